package dev.kith.platform.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/** A refusal as RFC 9457 problem details. */
@JsonPropertyOrder({"type", "title", "status", "code", "detail", "instance", "request_id", "errors"})
@Schema(name = "Problem", description = "A refusal (RFC 9457). Match on `code`; read `detail`.")
record ProblemJson(
        @Schema(description = "Address of a page that explains this kind of problem.")
        String type,

        @Schema(description = "What kind of problem it is, in a few words.")
        String title,

        @Schema(description = "The HTTP status, repeated.") int status,

        @Schema(description = "Stable name of the problem. Match on this.")
        String code,

        @Schema(description = "What happened this time and what to do about it.")
        String detail,

        @Schema(description = "The path that was asked for.")
        String instance,

        @JsonProperty("request_id") @Schema(description = "Also in the header `Request-Id` and in the server's log.")
        String requestId,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Schema(description = "Which fields are wrong, with JSON Pointers.")
        List<FieldError> errors,

        @JsonAnyGetter @Schema(hidden = true) Map<String, Object> more) {

    ProblemJson {
        errors = List.copyOf(errors);
        more = Map.copyOf(more);
    }

    /** What only the request knows is filled in when the answer is written. */
    ProblemJson askedFor(String host, String path, String requestId) {
        return new ProblemJson(
                type.startsWith("/") ? host + type : type, title, status, code, detail, path, requestId, errors, more);
    }
}
