package dev.kith.platform.security;

import static dev.kith.testkit.Http.header;
import static dev.kith.testkit.Http.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.kernel.Unit;
import dev.kith.platform.DataFolder;
import dev.kith.platform.NewWorkspace;
import dev.kith.platform.Workspace;
import dev.kith.platform.Workspaces;
import dev.kith.platform.crypto.Secrets;
import dev.kith.testkit.Http;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.TestClock;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@KithTest
class LoginTest {

    private static final String PASSWORD = "three purple ladders";

    private final Http http;
    private final int port;
    private final Accounts accounts;
    private final LoginLinks links;
    private final TestClock clock;
    private final Workspace bloom;
    private final Workspace other;
    private final Account ada;
    private final String operator;

    LoginTest(
            @LocalServerPort int port,
            Accounts accounts,
            LoginLinks links,
            Workspaces workspaces,
            TestClock clock,
            Secrets secrets,
            DataFolder folder)
            throws IOException {
        this.http = new Http(port);
        this.port = port;
        this.accounts = accounts;
        this.links = links;
        this.clock = clock;
        this.operator = "Bearer " + Files.readString(folder.operatorSecret()).strip();
        this.bloom = workspaces.create(NewWorkspace.named("Bloom", new Unit("EUR")));
        this.other = workspaces.create(NewWorkspace.named("Other", new Unit("EUR")));
        String unique = secrets.token().toLowerCase(Locale.ROOT);
        this.ada = accounts.openOrFind("ada-" + unique + "@bloom.example", "Ada");
        accounts.changePassword(ada.id(), PASSWORD);
        accounts.seat(bloom.id(), ada.id(), Role.MARKETER);
    }

    @Test
    void signsInWithAPasswordAndOutAgain() {
        var signedIn = login(ada.email(), PASSWORD);
        String cookie = cookieOf(signedIn);

        assertThat(signedIn.statusCode()).isEqualTo(303);
        assertThat(header(signedIn, "Location")).isEqualTo("/");
        assertThat(header(signedIn, "Set-Cookie")).contains("HttpOnly", "SameSite=Lax", "Path=/");
        assertThat(header(http.get("/", "Cookie", cookie), "Location")).isEqualTo("/" + bloom.key());
        String account = http.get("/account", "Cookie", cookie).body();
        assertThat(account).contains("Ada", ada.email(), "This browser");

        var out = form("/sign-out", "_csrf=" + csrfIn(account), "Cookie", cookie);
        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(header(out, "Clear-Site-Data")).contains("cache");
        assertThat(header(http.get("/account", "Cookie", cookie, "Accept", "text/html"), "Location"))
                .isEqualTo("/login?next=%2Faccount");
    }

    @Test
    void tellsNothingAboutAnAccountItRefuses() {
        var wrong = login(ada.email(), "wrong wrong wrong");
        var unknown = login("nobody-" + ada.email(), "wrong wrong wrong");

        assertThat(wrong.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(422);
        assertThat(wrong.body().replace(ada.email(), "?"))
                .isEqualTo(unknown.body().replace("nobody-" + ada.email(), "?"));
        assertThat(header(wrong, "Set-Cookie")).isEmpty();
    }

    @Test
    void needsAboutEquallyLongForKnownAndUnknownAddresses() {
        long[] known = new long[11];
        long[] unknown = new long[11];
        for (int i = 0; i < known.length; i++) {
            String wrong = "wrong " + i;
            known[i] = nanos(() -> accounts.authenticate(ada.email(), wrong));
            unknown[i] = nanos(() -> accounts.authenticate("nobody@bloom.example", wrong));
        }
        Arrays.sort(known);
        Arrays.sort(unknown);

        assertThat(unknown[5]).isBetween(known[5] / 2, known[5] * 2);
    }

    @Test
    void slowsDownWhoGuesses() {
        for (int i = 0; i < SignInBrake.FREE; i++) {
            assertThat(login(ada.email(), "wrong " + i).statusCode()).isEqualTo(422);
        }
        var slowed = login(ada.email(), PASSWORD);

        assertThat(slowed.statusCode()).isEqualTo(429);
        assertThat(header(slowed, "Retry-After")).isNotEmpty();
        clock.stopAt(clock.instant().plusSeconds(3));
        assertThat(login(ada.email(), PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void opensALinkOnlyAtThePressOfItsButtonAndOnlyOnce() {
        String path = pathOf(links.make(ada.id()));
        var shown = http.get(path);
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains("The link works once");
        assertThat(http.get(path).statusCode()).isEqualTo(200);

        var used = form("/login/link", path.substring(path.indexOf('?') + 1));
        assertThat(used.statusCode()).isEqualTo(303);
        assertThat(header(http.get("/", "Cookie", cookieOf(used)), "Location")).isEqualTo("/" + bloom.key());

        assertThat(form("/login/link", path.substring(path.indexOf('?') + 1)).statusCode())
                .isEqualTo(410);
        assertThat(http.get(path).statusCode()).isEqualTo(410);
    }

    @Test
    void forgetsALinkAfterTenMinutesOrWhenANewerOneIsMade() {
        String first = pathOf(links.make(ada.id()));
        String second = pathOf(links.make(ada.id()));
        assertThat(http.get(first).statusCode()).isEqualTo(410);
        assertThat(http.get(second).statusCode()).isEqualTo(200);

        clock.stopAt(clock.instant().plus(LoginLinks.GOOD_FOR));

        assertThat(http.get(second).statusCode()).isEqualTo(410);
    }

    @Test
    void endsASessionThatRestsTooLongOrLastsTooLong() {
        var start = clock.instant();
        clock.stopAt(start);
        String cookie = cookieOf(login(ada.email(), PASSWORD));
        for (int minutes = 0; minutes < Sessions.LONGEST.toMinutes(); minutes += 100) {
            clock.stopAt(start.plus(Duration.ofMinutes(minutes)));
            assertThat(http.get("/account", "Cookie", cookie).statusCode()).isEqualTo(200);
        }
        clock.stopAt(start.plus(Sessions.LONGEST));
        assertThat(http.get("/account", "Cookie", cookie).statusCode()).isEqualTo(401);

        String resting = cookieOf(login(ada.email(), PASSWORD));
        clock.stopAt(clock.instant().plus(Sessions.IDLE));
        assertThat(http.get("/account", "Cookie", resting).statusCode()).isEqualTo(401);
    }

    @Test
    void letsASeatIntoItsWorkspaceAndItsTestTwinOnly() {
        String cookie = cookieOf(login(ada.email(), PASSWORD));

        assertThat(http.get("/" + bloom.key() + "/echo", "Cookie", cookie).body())
                .isEqualTo("Ada in " + bloom.id().value());
        assertThat(http.get("/" + bloom.key() + "~test/echo", "Cookie", cookie).body())
                .startsWith("Ada in ")
                .doesNotContain(bloom.id().value().toString());
        var foreign = http.get("/" + other.key() + "/echo", "Cookie", cookie);
        var nothing = http.get("/no-such-shop/echo", "Cookie", cookie);
        assertThat(foreign.statusCode()).isEqualTo(nothing.statusCode()).isEqualTo(404);
        assertThat(http.get("/" + bloom.key() + "/echo/keys", "Cookie", cookie).statusCode())
                .isEqualTo(403);
    }

    @Test
    void changesARoleWithTheNextRequest() {
        String cookie = cookieOf(login(ada.email(), PASSWORD));
        accounts.seat(bloom.id(), ada.id(), Role.DEVELOPER);

        assertThat(http.get("/" + bloom.key() + "/echo/keys", "Cookie", cookie).statusCode())
                .isEqualTo(200);
        assertThat(accounts.team(bloom.id())).extracting(TeamMember::role).containsExactly(Role.DEVELOPER);
    }

    @Test
    void refusesFormsThatWereNotSentFromItsOwnPages() {
        var elsewhere = http.post(
                "/login",
                "email=a",
                "Content-Type",
                "application/x-www-form-urlencoded",
                "Sec-Fetch-Site",
                "cross-site");
        assertThat(elsewhere.statusCode()).isEqualTo(403);
        assertThat(http.post("/login", "email=a", "Content-Type", "application/x-www-form-urlencoded")
                        .statusCode())
                .isEqualTo(403);
        String cookie = cookieOf(login(ada.email(), PASSWORD));
        assertThat(form("/account/password", "fresh=" + "x".repeat(12), "Cookie", cookie)
                        .statusCode())
                .isEqualTo(403);
        assertThat(form("/account/password", "_csrf=guess&fresh=" + "x".repeat(12), "Cookie", cookie)
                        .statusCode())
                .isEqualTo(403);
        assertThat(http.get("/account", "Cookie", cookie).statusCode()).isEqualTo(200);
    }

    @Test
    void leadsFromARefusedFormToNoPageButOnesOwn() {
        String cookie = cookieOf(login(ada.email(), PASSWORD));
        String ours = "http://localhost:" + port;

        assertThat(staleForm(cookie, ours + "/account?x=1")).contains("href=\"/account?x=1\"");
        assertThat(staleForm(cookie, "https://evil.example/account"))
                .doesNotContain("evil.example", "href=\"/account\"");
        assertThat(staleForm(cookie, ours + "//evil.example/")).doesNotContain("evil.example");
        assertThat(form("/account/password", "fresh=x", "Accept", "text/html", "Referer", ours + "/account")
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(place -> assertThat(place).endsWith("/login?next=%2Faccount"));
    }

    @Test
    void letsSomebodyWhoIsSignedInSignInAnew() {
        String cookie = cookieOf(login(ada.email(), PASSWORD));
        String link = links.make(ada.id());
        String token = link.substring(link.indexOf("token=") + "token=".length());

        assertThat(form("/login/link", "token=" + token, "Cookie", cookie).statusCode())
                .isEqualTo(303);
        assertThat(form("/login", "email=" + ada.email() + "&password=" + PASSWORD.replace(" ", "+"), "Cookie", cookie)
                        .statusCode())
                .isEqualTo(303);
    }

    private String staleForm(String cookie, String referer) {
        return form("/account/password", "_csrf=old", "Cookie", cookie, "Referer", referer, "Accept", "text/html")
                .body();
    }

    @Test
    void endsOtherBrowsersWhenThePasswordChanges() {
        String here = cookieOf(login(ada.email(), PASSWORD));
        String there = cookieOf(login(ada.email(), PASSWORD));
        String csrf = csrfIn(http.get("/account", "Cookie", here).body());

        assertThat(form("/account/password", "_csrf=" + csrf + "&old=wrong&fresh=four+green+bicycles", "Cookie", here)
                        .statusCode())
                .isEqualTo(422);
        assertThat(form(
                                "/account/password",
                                "_csrf=" + csrf + "&old=three+purple+ladders&fresh=four+green+bicycles",
                                "Cookie",
                                here)
                        .statusCode())
                .isEqualTo(303);

        assertThat(http.get("/account", "Cookie", here).statusCode()).isEqualTo(200);
        assertThat(http.get("/account", "Cookie", there).statusCode()).isEqualTo(401);
        assertThat(login(ada.email(), "four green bicycles").statusCode()).isEqualTo(303);
    }

    @Test
    void refusesPasswordsEverybodyTries() {
        for (String weak : List.of(
                "short",
                "password1234",
                "qwertyuiop123",
                "aaaaaaaaaaaa",
                "dragondragon",
                ada.email().split("@")[0])) {
            assertThat(accounts.objection(weak, ada.email())).as(weak).isPresent();
        }
        assertThat(accounts.objection(PASSWORD, ada.email())).isEmpty();
        assertThat(accounts.objection("пять жёлтых слонов", ada.email())).isEmpty();
    }

    @Test
    void returnsToAddressesOfItsOwnOnly() {
        for (String next : List.of("//evil.example", "/\\evil", "https://evil.example", "/%5cevil", "/%2fevil", "x")) {
            assertThat(WayBack.of(next)).as(next).isEqualTo("/");
        }
        assertThat(WayBack.of("/bloom/p/spring?x=1")).isEqualTo("/bloom/p/spring?x=1");
    }

    @Test
    void makesUsersAndTheirLinksForTheOperator() {
        String email = "bruno-" + ada.email();
        var made = http.post(
                "/api/v1/operator/users",
                "{\"email\":\"" + email + "\",\"name\":\"Bruno\",\"role\":\"finance\",\"workspace\":\"" + bloom.key()
                        + "\"}",
                "Authorization",
                operator);
        var link =
                http.post("/api/v1/operator/login-links", "{\"email\":\"" + email + "\"}", "Authorization", operator);

        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(json(link).get("purpose").asString()).isEqualTo("sign_in");
        assertThat(http.get(pathOf(json(link).get("url").asString())).statusCode())
                .isEqualTo(200);
        assertThat(http.post(
                                "/api/v1/operator/users",
                                "{\"email\":\"x\",\"role\":\"king\",\"workspace\":\"nowhere\"}",
                                "Authorization",
                                operator)
                        .statusCode())
                .isEqualTo(422);
    }

    private HttpResponse<String> login(String email, String password) {
        return form("/login", "email=" + email + "&password=" + password.replace(' ', '+'));
    }

    private HttpResponse<String> form(String path, String body, String... more) {
        String[] headers = new String[more.length + 4];
        headers[0] = "Content-Type";
        headers[1] = "application/x-www-form-urlencoded";
        headers[2] = "Sec-Fetch-Site";
        headers[3] = "same-origin";
        System.arraycopy(more, 0, headers, 4, more.length);
        return http.post(path, body, headers);
    }

    private static String cookieOf(HttpResponse<String> answer) {
        assertThat(header(answer, "Set-Cookie")).as(answer.body()).isNotEmpty();
        return header(answer, "Set-Cookie").split(";", 2)[0];
    }

    private static String csrfIn(String page) {
        return page.replaceFirst("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    }

    private static String pathOf(String url) {
        return url.replaceFirst("https?://[^/]+", "");
    }

    private static long nanos(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }
}
