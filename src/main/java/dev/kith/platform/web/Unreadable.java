package dev.kith.platform.web;

import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a JSON body: 400 if it is no JSON, 422 with a pointer if it is not the JSON we expect. */
final class Unreadable {

    private Unreadable() {}

    static ResponseEntity<Object> explain(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refused refused) {
                return refused.answer();
            }
            if (cause instanceof JacksonException json) {
                return explain(json);
            }
        }
        return Problem.MALFORMED_REQUEST.because("A JSON body is needed here.");
    }

    static ResponseEntity<Object> explain(JacksonException json) {
        String pointer = pointer(json);
        return switch (json) {
            case UnrecognizedPropertyException unknown ->
                Problem.INVALID_FIELDS.at(
                        pointer, "unknown_field", "This field is not known here" + known(unknown) + ".");
            case InvalidNullException _ -> Problem.INVALID_FIELDS.at(pointer, "required", "This field is needed.");
            case InvalidFormatException format ->
                Problem.INVALID_FIELDS.at(pointer, "wrong_format", wanted(format.getTargetType()));
            case MismatchedInputException mismatch
            when isMissing(mismatch) ->
                Problem.INVALID_FIELDS.at(missing(pointer, mismatch), "required", "This field is needed.");
            case MismatchedInputException _ ->
                Problem.INVALID_FIELDS.at(pointer, "wrong_type", "This value has another type than expected.");
            case StreamConstraintsException _ ->
                Problem.MALFORMED_REQUEST.because(
                        "The JSON is nested too deeply, or holds a name or number that is too long.");
            case DatabindException _ ->
                Problem.INVALID_FIELDS.at(pointer, "wrong_format", "This value cannot be read.");
            default -> Problem.MALFORMED_REQUEST.because("The body is not well-formed JSON" + where(json) + ".");
        };
    }

    private static String known(UnrecognizedPropertyException unknown) {
        return unknown.getKnownPropertyIds().stream()
                .map(Object::toString)
                .sorted()
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(", "), names -> names.isEmpty() ? "" : "; known are " + names));
    }

    private static String wanted(Class<?> type) {
        return IdText.isId(type)
                ? "Write an id that starts with " + IdText.prefix(type) + "."
                : "This value cannot be read.";
    }

    private static String where(JacksonException json) {
        var location = json.getLocation();
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static boolean isMissing(MismatchedInputException mismatch) {
        String said = String.valueOf(mismatch.getOriginalMessage());
        return said.startsWith("Missing required creator property")
                || said.startsWith("Null value for creator property");
    }

    /** The library names a missing field in its text only, between quotes; its path ends at the field already or not. */
    private static String missing(String pointer, MismatchedInputException mismatch) {
        String[] quoted = String.valueOf(mismatch.getOriginalMessage()).split("'");
        String name = quoted.length > 1 ? quoted[1] : "";
        return pointer.endsWith("/" + name) ? pointer : pointer + "/" + name;
    }

    private static String pointer(JacksonException json) {
        return json.getPath().stream().map(Unreadable::step).collect(Collectors.joining());
    }

    private static String step(Reference step) {
        return "/"
                + (step.getPropertyName() == null
                        ? Integer.toString(step.getIndex())
                        : step.getPropertyName().replace("~", "~0").replace("/", "~1"));
    }
}
