package dev.kith.platform.page;

import dev.kith.platform.web.Permission;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The console around a page: who reads it, which workspace they are in, and where else they may go.
 *
 * @param csrf the token every form of the page repeats
 * @param permissions what the reader may do here; a page shows no more than that
 */
public record Frame(Reader reader, Desk desk, List<Menu.Group> menu, String csrf, Set<Permission> permissions) {

    private static final String TEST = "~test";

    /** A place one can go to from the switch in the sidebar; {@code name} is ready to print. */
    public record Link(String icon, String name, String href) {}

    /**
     * The workspace somebody works in.
     *
     * @param key its name in addresses; the test twin's ends in {@code ~test}
     * @param person who is signed in, as the sidebar prints it
     * @param places shortcuts inside this workspace
     * @param others the other workspaces of this person
     */
    public record Desk(String key, String name, boolean test, String person, List<Link> places, List<Link> others) {

        public Desk {
            places = List.copyOf(places);
            others = List.copyOf(others);
        }
    }

    public Frame {
        menu = List.copyOf(menu);
        permissions = Set.copyOf(permissions);
    }

    public Words words() {
        return reader.words();
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** A name or an address, as far as this reader may know it: whole, {@code A. N.} or {@code a…@example.com}. */
    public String personal(String text) {
        if (may(Permission.PERSONAL_READ) || text.isEmpty()) {
            return text;
        }
        int at = text.lastIndexOf('@');
        return at > 0
                ? text.substring(0, text.offsetByCodePoints(0, 1)) + "…" + text.substring(at)
                : Arrays.stream(text.split("\\s+"))
                        .map(word -> Character.toString(word.codePointAt(0)) + ".")
                        .collect(Collectors.joining(" "));
    }

    /** Where this workspace's addresses start: {@code /norte}. */
    public String home() {
        return "/" + desk.key();
    }

    /** The same workspace's other side: from live to test data and back. */
    public String twinPath() {
        return desk.test() ? "/" + desk.key().replace(TEST, "") : home() + TEST;
    }
}
