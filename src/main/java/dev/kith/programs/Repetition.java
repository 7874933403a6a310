package dev.kith.programs;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Several friends of whom an example case tells the same. They are called {@code f1}, {@code f2}, …; {@code $f} in a text
 * stands for each of them.
 */
record Repetition(String as, int count) {

    static final Repetition NONE = new Repetition("", 0);

    /** The place once for each friend. */
    List<Section> everybody(Section section) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> section.mapping(text -> text.replace("$" + as, as + number)))
                .toList();
    }

    /** The place once for each friend if it is about them, else just once. */
    List<Section> each(Section section) {
        return count > 0 && section.mentions("$" + as) ? everybody(section) : List.of(section);
    }
}
