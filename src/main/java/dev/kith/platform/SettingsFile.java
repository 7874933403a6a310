package dev.kith.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The operator's {@code kith.properties}: written with every setting commented, and refused with a misspelled one. */
public final class SettingsFile {

    private static final Pattern SETTING = Pattern.compile("#?(kith\\.[a-z.-]+)=.*");

    private SettingsFile() {}

    /** Written once; afterwards it belongs to the operator. */
    public static void writeIfAbsent(DataFolder folder) {
        if (!Files.exists(folder.settings())) {
            var text =
                    new StringBuilder("# Settings of this Kith. Remove the # to change one; a restart reads them.\n");
            defaults().stream()
                    .skip(1)
                    .map(line -> SETTING.matcher(line).matches() && !line.startsWith("#") ? "#" + line : line)
                    .forEach(line -> text.append(line).append('\n'));
            DataFolder.writePrivately(folder.settings(), text.toString());
        }
    }

    /** Refuses settings that nobody reads, because somebody meant something by them. */
    public static void refuseUnknown(DataFolder folder, Collection<String> named) {
        var known = known();
        for (String key : named) {
            refuseUnknown(key, known, "on the command line");
        }
        var settings = new Properties();
        if (Files.exists(folder.settings())) {
            try (var reader = Files.newBufferedReader(folder.settings())) {
                settings.load(reader);
            } catch (IOException unreadable) {
                throw new CannotStart(
                        "The settings in " + folder.settings() + " cannot be read.",
                        "Start Kith as the user who started it first.",
                        unreadable);
            }
        }
        for (String key : settings.stringPropertyNames()) {
            refuseUnknown(key, known, "in " + folder.settings());
        }
    }

    private static void refuseUnknown(String key, Collection<String> known, String where) {
        if (key.startsWith("kith.") && !known.contains(key)) {
            String nearest = known.stream()
                    .min(Comparator.comparingInt(candidate -> distance(key, candidate)))
                    .orElseThrow();
            throw new CannotStart("There is no setting " + key + " (" + where + ").", "Did you mean " + nearest + "?");
        }
    }

    /** Every setting there is: each one has its line among the defaults. */
    public static Collection<String> known() {
        var keys = new TreeSet<String>();
        for (String line : defaults()) {
            var setting = SETTING.matcher(line);
            if (setting.matches()) {
                keys.add(setting.group(1));
            }
        }
        return keys;
    }

    /** Our part of {@code application.properties}, which ends where the framework's begins. */
    private static List<String> defaults() {
        try (InputStream file = Objects.requireNonNull(
                SettingsFile.class.getClassLoader().getResourceAsStream("application.properties"))) {
            return new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .takeWhile(line -> !line.startsWith("# --- The framework"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** How many letters have to change to make one of the other. */
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] here = new int[other.length() + 1];
            here[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int swap = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
                here[column] = Math.min(above[column - 1] + swap, Math.min(above[column], here[column - 1]) + 1);
            }
            above = here;
        }
        return above[other.length()];
    }
}
