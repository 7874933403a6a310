package dev.kith.programs.web;

import dev.kith.platform.page.Frame;
import java.util.List;

/**
 * What {@code program.jte} shows: one program in plain words, its versions, and what can be done with it.
 *
 * @param line what its state means
 * @param said what was just done; empty otherwise
 * @param warns whether that is a refusal
 * @param obstacles what keeps a draft from being launched
 * @param warnings what else is worth another look in it
 */
record ProgramPage(
        Frame frame,
        String name,
        String key,
        String promise,
        String state,
        String tone,
        String line,
        String said,
        boolean warns,
        List<Act> acts,
        List<Fact> facts,
        List<Version> versions,
        String terms,
        boolean launched,
        Install install,
        List<Objection> obstacles,
        List<Objection> warnings) {

    /**
     * Something about a draft that is to be mended, or to be known.
     *
     * @param section which part of the terms
     * @param element which of several, as the draft calls it; may be empty
     * @param pointer where exactly
     * @param language of the text: the reader's, or English
     */
    record Objection(String section, String element, String pointer, String text, String language) {}

    /** Something that can be done: a button that names its effect; what cannot be undone asks for the name first. */
    record Act(String path, String name, String icon, boolean primary, boolean forGood) {}

    /** A label and its value. */
    record Fact(String label, String value) {}

    /** One version of the terms. */
    record Version(String name, String when, String by, String note, String hash, boolean current) {}

    /** What a developer puts into the shop. */
    record Install(String tracker, String widget) {}

    ProgramPage {
        acts = List.copyOf(acts);
        facts = List.copyOf(facts);
        versions = List.copyOf(versions);
        obstacles = List.copyOf(obstacles);
        warnings = List.copyOf(warnings);
    }
}
