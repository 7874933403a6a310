package dev.kith.platform.web;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.ValueSerializerModifier;
import tools.jackson.databind.ser.std.StdSerializer;

/** Reads and writes typed ids in JSON. */
final class IdJson {

    private IdJson() {}

    static final class Writers extends ValueSerializerModifier {

        @Override
        public ValueSerializer<?> modifySerializer(
                SerializationConfig config, BeanDescription.Supplier bean, ValueSerializer<?> usual) {
            return IdText.isId(bean.getBeanClass()) ? new Writer() : usual;
        }
    }

    static final class Readers extends ValueDeserializerModifier {

        @Override
        public ValueDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription.Supplier bean, ValueDeserializer<?> usual) {
            return IdText.isId(bean.getBeanClass())
                    ? new Reader(bean.getBeanClass().asSubclass(Record.class))
                    : usual;
        }
    }

    private static final class Writer extends StdSerializer<Record> {

        Writer() {
            super(Record.class);
        }

        @Override
        public void serialize(Record id, JsonGenerator out, SerializationContext context) {
            out.writeString(IdText.of(id));
        }
    }

    private static final class Reader extends StdDeserializer<Record> {

        private final Class<? extends Record> type;

        Reader(Class<? extends Record> type) {
            super(type);
            this.type = type;
        }

        @Override
        public Record deserialize(JsonParser in, DeserializationContext context) {
            String text = in.getValueAsString("");
            return IdText.parse(type, text)
                    .orElseThrow(() -> context.weirdStringException(
                            text, type, "an id of this kind starts with " + IdText.prefix(type)));
        }
    }
}
