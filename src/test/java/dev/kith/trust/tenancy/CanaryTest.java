package dev.kith.trust.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.platform.Workspaces;
import dev.kith.platform.security.Accounts;
import dev.kith.platform.security.LoginLinks;
import dev.kith.platform.security.Role;
import dev.kith.testkit.Http;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Shop;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Terms;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * TR I19. Norte is full of canaries; Bloom asks for each of them by its id, through every route there is. The answers must
 * be those to an id that nobody has, and no canary may sing in them.
 */
@KithTest
class CanaryTest {

    private static final String CANARY = "canary";
    private static final String NOBODYS = "0199b2a0-7c1e-7d42-8a55-0c9b6f1d2e3f";

    private final Http http;
    private final Shop bloom;
    private final Shop norte;
    private final Workspaces workspaces;
    private final Accounts accounts;
    private final LoginLinks links;
    private final RequestMappingHandlerMapping routes;
    private final Map<String, List<String>> norteHas;

    CanaryTest(
            @LocalServerPort int port,
            Shops shops,
            Workspaces workspaces,
            Accounts accounts,
            LoginLinks links,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
        this.http = new Http(port);
        this.bloom = shops.open();
        this.norte = shops.open();
        this.workspaces = workspaces;
        this.accounts = accounts;
        this.links = links;
        this.routes = routes;
        String program = norte.launches("canary_program", Terms.everybodyMayShare());
        var ada = norte.enrolls(program, "canary-ada", "CANARY-ADA");
        String membership = norte.server()
                .get("/api/v1/advocates?limit=1")
                .orThrow()
                .at("/data/0/id")
                .asString();
        this.norteHas = Map.of(
                "id", List.of(program, membership, "ref_" + NOBODYS),
                "userId", List.of("canary-ada"),
                "code", List.of(ada.code()),
                "orderId", List.of("canary-order"));
    }

    @Test
    void answersAsIfNothingOfTheNeighborExisted() {
        var different = new TreeSet<String>();
        for (Call call : calls()) {
            for (String id : call.ids()) {
                var theirs = ask(call, id);
                var nobodys = ask(call, nobodys(id));
                if (theirs.statusCode() != nobodys.statusCode()
                        || !bare(theirs, id).equals(bare(nobodys, nobodys(id)))) {
                    different.add(call + " with " + id + ": " + theirs.body() + " but " + nobodys.body());
                }
            }
        }

        assertThat(calls()).hasSizeGreaterThan(10);
        assertThat(different).isEmpty();
    }

    @Test
    void listsNothingOfTheNeighbor() {
        var singing = new TreeSet<String>();
        for (Call call : calls()) {
            if (call.parameter().isEmpty()
                    && call.method().equals("GET")
                    && http.get(call.path(), "Authorization", "Bearer " + bloom.secretKey())
                            .body()
                            .contains(CANARY)) {
                singing.add(call.toString());
            }
        }

        assertThat(singing).isEmpty();
        assertThat(norte.server().get("/api/v1/programs").body().toString()).contains(CANARY);
    }

    @Test
    void showsNoPageOfTheNeighborsConsole() {
        String cookie = cookieOfBloomsOwner();
        String theirs = workspaces.get(norte.workspace()).key();
        var shown = new TreeSet<String>();
        for (String pattern : consolePages()) {
            String rest = pattern.substring("/{ws}".length()).replaceAll("\\{[^}]*}", "x");
            for (String key : List.of(theirs, theirs + "~test", "no-such-shop")) {
                var answer = http.get("/" + key + rest, "Cookie", cookie, "Accept", "text/html");
                if (answer.statusCode() != 404 || answer.body().contains(CANARY)) {
                    shown.add(answer.statusCode() + " " + key + rest);
                }
            }
        }

        assertThat(shown).isEmpty();
        assertThat(consolePages()).isNotEmpty();
    }

    private record Call(String method, String path, String parameter, List<String> ids) {}

    private List<Call> calls() {
        var calls = new ArrayList<Call>();
        JsonNode api = Http.json(http.get("/openapi.json"));
        for (Map.Entry<String, JsonNode> path : api.get("paths").properties()) {
            if (!path.getKey().startsWith("/api/")) {
                continue;
            }
            String parameter = path.getKey().replaceFirst("^[^{]*\\{?([A-Za-z]*)}?.*$", "$1");
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                calls.add(new Call(
                        method.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        parameter,
                        parameter.isEmpty() ? List.of() : norteHas.getOrDefault(parameter, List.of("canary-ada"))));
            }
        }
        return calls;
    }

    private HttpResponse<String> ask(Call call, String id) {
        String path = call.path().replace("{" + call.parameter() + "}", id).replaceAll("\\{[^}]*}", "x");
        String body = call.method().equals("GET") || call.method().equals("DELETE") ? "" : "{}";
        return http.send(call.method(), path, body, "Authorization", "Bearer " + bloom.secretKey());
    }

    /** An id of the same kind that nobody has. */
    private static String nobodys(String id) {
        return id.contains("_") && id.length() > 36
                ? id.substring(0, id.indexOf('_') + 1) + NOBODYS
                : id.startsWith("canary-") ? "nobody-" + id.substring(7) : "NOBODY-ADA";
    }

    /** The answer without what differs from request to request. */
    private static String bare(HttpResponse<String> answer, String id) {
        String text = answer.body();
        if (text.startsWith("{")) {
            var json = (ObjectNode) Http.json(answer);
            json.remove(List.of("instance", "request_id"));
            text = json.toString();
        }
        return text.replace(id, "?");
    }

    private List<String> consolePages() {
        return routes.getHandlerMethods().keySet().stream()
                .filter(info -> info.getMethodsCondition().getMethods().stream()
                        .anyMatch(method -> method.name().equals("GET")))
                .flatMap(info -> info.getPatternValues().stream())
                .filter(pattern -> pattern.startsWith("/{ws}"))
                .sorted()
                .toList();
    }

    private String cookieOfBloomsOwner() {
        var owner = accounts.openOrFind("owner-" + bloom.workspace().value() + "@bloom.example", "Bloom's owner");
        accounts.seat(bloom.workspace(), owner.id(), Role.OWNER);
        String token = links.make(owner.id()).replaceFirst(".*token=", "");
        var signedIn = http.post(
                "/login/link",
                "token=" + token,
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Sec-Fetch-Site",
                "same-origin");
        return Http.header(signedIn, "Set-Cookie").split(";", 2)[0];
    }
}
