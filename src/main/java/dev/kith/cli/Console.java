package dev.kith.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Where the commands print: for people by default, as JSON if that was asked for. */
record Console(PrintWriter out, PrintWriter err) {

    static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    void say(String line) {
        out.println(line);
    }

    void show(JsonNode answer, boolean asJson) {
        if (asJson) {
            out.println(JSON.writeValueAsString(answer));
        } else if (answer.isArray()) {
            table(answer);
        } else if (answer.path("data").isArray()) {
            table(answer.get("data"));
        } else {
            fields(answer);
        }
        out.flush();
    }

    private void fields(JsonNode answer) {
        var fields = new LinkedHashMap<String, String>();
        collect(answer, "", fields);
        int width = fields.keySet().stream().mapToInt(String::length).max().orElse(0);
        fields.forEach((name, value) -> out.printf("%-" + (width + 2) + "s%s%n", name, value));
    }

    /** What lies within a field is named after it: {@code widgetKey.id}. */
    private static void collect(JsonNode answer, String prefix, Map<String, String> fields) {
        answer.properties().forEach(field -> {
            String name = prefix + field.getKey();
            if (field.getValue().isObject()) {
                collect(field.getValue(), name + ".", fields);
            } else {
                fields.put(name, text(field.getValue()));
            }
        });
    }

    private void table(JsonNode rows) {
        if (rows.isEmpty()) {
            out.println("none");
            return;
        }
        var names = new LinkedHashSet<String>();
        rows.forEach(row -> names.addAll(row.propertyNames()));
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.copyOf(names));
        rows.forEach(row ->
                lines.add(names.stream().map(name -> text(row.path(name))).toList()));
        for (List<String> line : lines) {
            var shown = new StringBuilder();
            for (int column = 0; column < line.size(); column++) {
                int at = column;
                int width = lines.stream()
                        .mapToInt(each -> each.get(at).length())
                        .max()
                        .orElse(0);
                shown.append(line.get(column))
                        .repeat(' ', width + 2 - line.get(column).length());
            }
            out.println(shown.toString().stripTrailing());
        }
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(Console::text).collect(Collectors.joining(" "));
        }
        return value.isMissingNode() || value.isNull() ? "" : value.isValueNode() ? value.asString() : value.toString();
    }
}
