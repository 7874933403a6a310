package dev.kith.platform.docs;

import dev.kith.platform.page.Pages;
import dev.kith.platform.page.Reader;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Permission;
import dev.kith.platform.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API as a page, made of the same description that programs get. */
@Controller
final class DocsPages {

    private final OpenApiWebMvcResource description;
    private final Pages pages;

    DocsPages(OpenApiWebMvcResource description, Pages pages) {
        this.description = description;
        this.pages = pages;
    }

    @GetMapping("/docs")
    @Needs(Permission.ANYONE)
    View docs(HttpServletRequest request, Reader reader) throws IOException {
        byte[] json = description.openapiJson(request, "/openapi.json", Locale.ENGLISH);
        return pages.show(
                "platform/docs/docs",
                page(reader, new Described(JsonMapper.shared().readTree(json))));
    }

    static DocsPage page(Reader reader, Described described) {
        JsonNode api = described.api();
        String server = api.path("servers").path(0).path("url").asString("");
        Map<String, List<DocsPage.Route>> byTag = new TreeMap<>();
        for (Map.Entry<String, JsonNode> path : api.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                String tag = method.getValue().path("tags").path(0).asString("Other");
                byTag.computeIfAbsent(tag, _ -> new ArrayList<>())
                        .add(route(described, server, method.getKey(), path.getKey(), method.getValue()));
            }
        }
        var groups = byTag.entrySet().stream()
                .map(tag -> new DocsPage.Group(
                        anchor(tag.getKey()), tag.getKey(), aboutTag(api, tag.getKey()), tag.getValue()))
                .toList();
        var refusals = Arrays.stream(Problem.values())
                .map(problem -> new DocsPage.Refusal(problem.code(), problem.status(), problem.title()))
                .toList();
        return new DocsPage(
                reader, server, paragraphs(api.path("info").path("description").asString("")), groups, refusals);
    }

    private static DocsPage.Route route(
            Described described, String server, String method, String path, JsonNode operation) {
        JsonNode body = operation.path("requestBody").path("content").path("application/json");
        return new DocsPage.Route(
                operation.path("operationId").asString(""),
                method.toUpperCase(Locale.ROOT),
                path,
                operation.path("summary").asString(path),
                paragraphs(operation.path("description").asString("").replaceFirst("\\s*Scope: `[^`]*`\\.$", "")),
                operation.path("x-scope").asString(""),
                StreamSupport.stream(operation.path("parameters").spliterator(), false)
                        .map(described::parameter)
                        .toList(),
                described.fields(body.path("schema")),
                answers(described, operation),
                refusals(operation),
                curl(described, server, method.toUpperCase(Locale.ROOT), path, body));
    }

    private static List<DocsPage.Answer> answers(Described described, JsonNode operation) {
        return operation.path("responses").properties().stream()
                .filter(answer -> answer.getKey().startsWith("2"))
                .map(answer -> new DocsPage.Answer(
                        answer.getKey(),
                        answer.getValue().path("description").asString(""),
                        described.fields(answer.getValue()
                                .path("content")
                                .path("application/json")
                                .path("schema"))))
                .toList();
    }

    private static String refusals(JsonNode operation) {
        return operation.path("responses").properties().stream()
                .map(Map.Entry::getKey)
                .filter(status -> !status.startsWith("2"))
                .collect(Collectors.joining(" "));
    }

    private static String curl(Described described, String server, String method, String path, JsonNode body) {
        var lines = new ArrayList<String>();
        lines.add("curl " + (method.equals("GET") ? "" : "-X " + method + " ") + "'" + server + path + "'");
        lines.add("  -H 'Authorization: Bearer ks_test_…'");
        if (!body.isMissingNode()) {
            JsonNode example =
                    body.has("example") ? body.get("example") : described.example(body.path("schema"), new HashSet<>());
            lines.add("  -H 'Content-Type: application/json'");
            lines.add("  -d '" + Described.pretty(example).replace("'", "'\\''") + "'");
        }
        return String.join(" \\\n", lines);
    }

    private static String aboutTag(JsonNode api, String name) {
        return StreamSupport.stream(api.path("tags").spliterator(), false)
                .filter(tag -> tag.path("name").asString("").equals(name))
                .map(tag -> tag.path("description").asString(""))
                .findFirst()
                .orElse("");
    }

    private static List<String> paragraphs(String text) {
        return Arrays.stream(text.split("\n\n")).filter(part -> !part.isBlank()).toList();
    }

    private static String anchor(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
