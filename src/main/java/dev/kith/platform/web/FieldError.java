package dev.kith.platform.web;

/**
 * One thing wrong with one field.
 *
 * @param pointer JSON Pointer to the field, {@code /items/0/sku}
 * @param code stable, for programs
 * @param detail says what is wrong and what would be right, for people
 */
public record FieldError(String pointer, String code, String detail) {}
