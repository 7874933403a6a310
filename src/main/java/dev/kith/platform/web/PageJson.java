package dev.kith.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;

/** One page of a list. */
public record PageJson<T>(
        @Schema(description = "The rows of this page.") List<T> data,

        @JsonProperty("next_cursor")
        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Schema(
                description = "Send it as `cursor` to get the next page; null on the last one.",
                types = {"string", "null"})
        Optional<String> nextCursor) {

    public PageJson {
        data = List.copyOf(data);
    }

    /** A list that is short by its nature. */
    public static <T> PageJson<T> whole(List<T> data) {
        return new PageJson<>(data, Optional.empty());
    }
}
