package dev.kith.platform.docs;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kith.platform.web.AmountJson;
import dev.kith.platform.web.IdPrefix;
import dev.kith.platform.web.MoneyJson;
import dev.kith.platform.web.PageJson;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * How our records become schemas: a component that is not {@link Optional} is required, ids are texts with their prefix,
 * amounts are what {@link AmountJson} reads, and {@code OrderApi.OrderJson} is called {@code Order}.
 */
@Component
final class SchemaRules implements ModelConverter {

    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final Map<String, Class<?>> names = new ConcurrentHashMap<>();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Class<?> raw = Json.mapper().constructType(type.getType()).getRawClass();
        if (raw == AmountJson.class) {
            return amount(context);
        }
        if (JsonNode.class.isAssignableFrom(raw)) {
            return new Schema<>().type("object").types(Types.only("object")).additionalProperties(true);
        }
        IdPrefix prefix = raw.getAnnotation(IdPrefix.class);
        if (prefix != null) {
            return id(prefix.value());
        }
        if (!chain.hasNext()) {
            return null;
        }
        boolean ours = raw.isRecord() && raw.getName().startsWith("dev.kith.");
        if (ours && raw.getTypeParameters().length == 0 && type.getName() == null) {
            type.name(nameOf(raw));
        }
        if (raw == PageJson.class && type.getName() == null) {
            type.name("PageOf" + nameOf(rowOf(type)));
        }
        Schema<?> schema = chain.next().resolve(type, context, chain);
        if (ours && schema != null) {
            require(raw, schema, context);
        }
        return schema;
    }

    private static Schema<?> id(String prefix) {
        return new Schema<String>()
                .types(Types.only("string"))
                .pattern("^" + prefix + "_" + UUID + "$")
                .example(prefix + "_0199b2a0-7c1e-7d42-8a55-0c9b6f1d2e3f");
    }

    private static Schema<?> amount(ModelConverterContext context) {
        Schema<?> money = context.resolve(new AnnotatedType(MoneyJson.class).resolveAsRef(true));
        Schema<?> decimal = new Schema<String>()
                .types(Types.only("string"))
                .pattern("^-?[0-9]{1,18}([.][0-9]{1,9})?$")
                .description("A decimal in the currency beside it.")
                .example("12.50");
        return new Schema<>().oneOf(List.of(decimal, money)).example("12.50");
    }

    private static Class<?> rowOf(AnnotatedType type) {
        return Json.mapper()
                .constructType(type.getType())
                .containedTypeOrUnknown(0)
                .getRawClass();
    }

    /** Two records of one name would overwrite each other, so that is a mistake. */
    private String nameOf(Class<?> record) {
        io.swagger.v3.oas.annotations.media.Schema said =
                record.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        String name = said != null && !said.name().isEmpty() ? said.name() : derived(record);
        Class<?> other = names.putIfAbsent(name, record);
        if (other != null && other != record) {
            throw new IllegalStateException(record + " and " + other + " would both be called " + name);
        }
        return name;
    }

    private static String derived(Class<?> record) {
        String own = record.getSimpleName().replaceFirst("Json$", "");
        Class<?> around = record.getEnclosingClass();
        if (around == null) {
            return own;
        }
        String outer = around.getSimpleName().replaceFirst("(Json|Api)$", "");
        return own.contains(outer) ? own : outer + own;
    }

    private static void require(Class<?> record, Schema<?> schema, ModelConverterContext context) {
        Schema<?> model = schema.get$ref() == null
                ? schema
                : context.getDefinedModels()
                        .get(schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1));
        if (model == null || model.getProperties() == null) {
            return;
        }
        List<String> required = new ArrayList<>();
        for (RecordComponent component : record.getRecordComponents()) {
            String name = nameOf(component);
            boolean mayBeAbsent = component.getType() == Optional.class || isLeftOutWhenEmpty(component);
            if (!mayBeAbsent && model.getProperties().containsKey(name)) {
                required.add(name);
            }
        }
        model.setRequired(required.isEmpty() ? null : required);
    }

    private static boolean isLeftOutWhenEmpty(RecordComponent component) {
        JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.NON_EMPTY;
    }

    private static String nameOf(RecordComponent component) {
        if (component.getAccessor().isAnnotationPresent(JsonAnyGetter.class)) {
            return "";
        }
        JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
        return renamed == null ? component.getName() : Objects.requireNonNull(renamed.value());
    }
}
