package dev.kith.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kith.platform.CannotStart;
import dev.kith.platform.DataFolder;
import dev.kith.platform.FolderLock;
import dev.kith.platform.RunningKith;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Speaks to the running server of a data folder, with the secret that lies in it. */
final class Operator {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int FIRST_REFUSAL = 400;

    private final RunningKith kith;
    private final String secret;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private Operator(RunningKith kith, String secret) {
        this.kith = kith;
        this.secret = secret;
    }

    /** Empty if no Kith runs on this folder, whatever a note from earlier says. */
    static Optional<Operator> of(DataFolder folder) {
        if (!Files.isDirectory(folder.path())) {
            return Optional.empty();
        }
        Optional<FolderLock> free = FolderLock.take(folder);
        if (free.isPresent()) {
            release(free.get());
            return Optional.empty();
        }
        return RunningKith.in(folder).map(kith -> new Operator(kith, secret(folder)));
    }

    /** For the commands that cannot do without. */
    static Operator on(DataFolder folder) {
        return of(folder)
                .orElseThrow(() -> new CannotStart(
                        "No Kith is running on the data folder " + folder.path() + ".",
                        "Start one with: kith start --data " + folder.path()));
    }

    private static void release(FolderLock lock) {
        try {
            lock.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String secret(DataFolder folder) {
        try {
            return Files.readString(folder.operatorSecret(), UTF_8).strip();
        } catch (IOException unreadable) {
            throw new CannotStart(
                    "The operator's secret in " + folder.operatorSecret() + " cannot be read.",
                    "Run this as the user who started Kith.",
                    unreadable);
        }
    }

    RunningKith kith() {
        return kith;
    }

    JsonNode get(String path) {
        return send(request(path).GET());
    }

    JsonNode post(String path, ObjectNode body) {
        var text = HttpRequest.BodyPublishers.ofString(body.toString(), UTF_8);
        return send(request(path).header("Content-Type", "application/json").POST(text));
    }

    JsonNode put(String path) {
        return send(request(path).PUT(HttpRequest.BodyPublishers.noBody()));
    }

    JsonNode delete(String path) {
        return send(request(path).DELETE());
    }

    static String inUrl(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(kith.url() + "/api/v1/operator" + path))
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header("Authorization", "Bearer " + secret);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
            JsonNode body = read(answer.body());
            if (answer.statusCode() >= FIRST_REFUSAL) {
                throw refused(answer.statusCode(), body);
            }
            return body;
        } catch (IOException silent) {
            throw new CannotStart(
                    "Kith at " + kith.url() + " does not answer.",
                    "Look at its log, or stop it with kith stop and start it again.",
                    silent);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted.", "Run the command again.", stopping);
        }
    }

    private static JsonNode read(String body) {
        try {
            return Console.JSON.readTree(body.isBlank() ? "{}" : body);
        } catch (JacksonException notJson) {
            return Console.JSON.createObjectNode().put("detail", body.strip());
        }
    }

    private static CannotStart refused(int status, JsonNode problem) {
        String title = problem.path("title").asString("Kith refused this (" + status + ")");
        StringBuilder detail = new StringBuilder(problem.path("detail").asString(""));
        problem.path("errors")
                .forEach(error -> detail.append(detail.isEmpty() ? "" : "\n")
                        .append(error.path("pointer").asString(""))
                        .append(": ")
                        .append(error.path("detail").asString("")));
        return new CannotStart(title + (title.endsWith(".") ? "" : "."), detail.toString());
    }
}
