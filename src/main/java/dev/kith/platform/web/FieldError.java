package dev.kith.platform.web;

import io.swagger.v3.oas.annotations.media.Schema;

/** One thing wrong with one field. */
public record FieldError(
        @Schema(description = "JSON Pointer to the field.", example = "/items/0/sku")
        String pointer,

        @Schema(description = "Stable name of what is wrong, for programs.", example = "required")
        String code,

        @Schema(description = "What is wrong and what would be right, for people.")
        String detail) {}
