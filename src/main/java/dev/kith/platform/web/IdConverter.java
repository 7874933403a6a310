package dev.kith.platform.web;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;

/** Reads typed ids from addresses. */
final class IdConverter implements ConditionalGenericConverter {

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(String.class, Record.class));
    }

    @Override
    public boolean matches(TypeDescriptor from, TypeDescriptor to) {
        return IdText.isId(to.getType());
    }

    @Override
    public Object convert(@Nullable Object text, TypeDescriptor from, TypeDescriptor to) {
        Class<? extends Record> type = to.getType().asSubclass(Record.class);
        return IdText.parse(type, String.valueOf(text))
                .orElseThrow(() -> new IllegalArgumentException("not such an id"));
    }
}
