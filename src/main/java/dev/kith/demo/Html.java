package dev.kith.demo;

import java.util.Collection;
import java.util.stream.Collectors;

/** A piece of a page that is safe to send: whatever somebody typed got into it escaped. */
record Html(String markup) {

    static final Html NOTHING = new Html("");

    static Html text(String typed) {
        var escaped = new StringBuilder(typed.length() + 16);
        typed.codePoints().forEach(letter -> {
            switch (letter) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(letter);
            }
        });
        return new Html(escaped.toString());
    }

    static Html all(Collection<Html> pieces) {
        return new Html(pieces.stream().map(Html::markup).collect(Collectors.joining("\n")));
    }
}
