package dev.kith.platform.web;

import java.lang.reflect.Constructor;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Writes and reads ids that carry an {@link IdPrefix}. */
public final class IdText {

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private IdText() {}

    public static String of(Record id) {
        try {
            var value = id.getClass().getRecordComponents()[0].getAccessor();
            value.setAccessible(true);
            return prefix(id.getClass()) + value.invoke(id);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("an id is a record of one UUID: " + id.getClass(), impossible);
        }
    }

    /** Empty if the text names something of another kind, or nothing. */
    public static <T extends Record> Optional<T> parse(Class<T> type, String text) {
        String prefix = prefix(type);
        if (!text.startsWith(prefix)
                || !UUID_TEXT.matcher(text.substring(prefix.length())).matches()) {
            return Optional.empty();
        }
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(UUID.class);
            constructor.setAccessible(true);
            return Optional.of(constructor.newInstance(UUID.fromString(text.substring(prefix.length()))));
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("an id is a record of one UUID: " + type, impossible);
        }
    }

    static String prefix(Class<?> type) {
        return Objects.requireNonNull(type.getAnnotation(IdPrefix.class), type.getName())
                        .value() + "_";
    }

    static boolean isId(Class<?> type) {
        return type.isRecord() && type.isAnnotationPresent(IdPrefix.class);
    }
}
