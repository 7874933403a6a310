package dev.kith.platform.mail;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.net.URI;

/**
 * One part of a letter. A letter is a list of them, so its page and its plain text cannot tell different things. Plain
 * data: this is how a letter is stored.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "block")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Block.Title.class, name = "title"),
    @JsonSubTypes.Type(value = Block.Paragraph.class, name = "paragraph"),
    @JsonSubTypes.Type(value = Block.Code.class, name = "code"),
    @JsonSubTypes.Type(value = Block.Button.class, name = "button"),
    @JsonSubTypes.Type(value = Block.Fine.class, name = "fine")
})
public sealed interface Block {

    /** The news, in one line. */
    record Title(String text) implements Block {}

    record Paragraph(String text) implements Block {}

    /** A code to copy, large and selectable. */
    record Code(String label, String code) implements Block {}

    /** The one thing to do next; the host it leads to is shown under it. */
    record Button(String label, URI target) implements Block {}

    /** Conditions, in smaller type. */
    record Fine(String text) implements Block {}
}
