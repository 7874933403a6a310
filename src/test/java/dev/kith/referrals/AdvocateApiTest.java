package dev.kith.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.demo.ApiClient;
import dev.kith.demo.ApiClient.Answer;
import dev.kith.testkit.Happening;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Shop;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Terms;
import dev.kith.testkit.Visitor;
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Advocates and codes as a shop's server asks for them. */
@KithTest
@Import(Flowers.class)
class AdvocateApiTest {

    private final Shop shop;
    private final ApiClient server;
    private final String spring;
    private final Environment environment;

    AdvocateApiTest(Shops shops, Flowers flowers, Environment environment) {
        this.environment = environment;
        this.shop = shops.open();
        this.server = shop.server();
        this.spring = "prg_"
                + flowers.launch(shop.workspace(), "spring", Terms.everybodyMayShare())
                        .value();
    }

    @Test
    void answers201OnceAndThen200WithTheSame() {
        var first = enroll(wish("ada"));
        var second = enroll(wish("ada"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(first.body().path("id").asString()).startsWith("adv_");
        assertThat(first.body().path("url").asString())
                .endsWith("/r/" + first.body().path("code").asString());
    }

    @Test
    void makesOneAdvocateOfTwentyRequestsAtOnce() throws Exception {
        try (var threads = Executors.newFixedThreadPool(20)) {
            var answers = IntStream.range(0, 20)
                    .mapToObj(_ -> threads.submit(() -> enroll(wish("bea"))))
                    .toList();
            var bodies = new HashSet<>();
            var statuses = new HashSet<Integer>();
            for (var answer : answers) {
                bodies.add(answer.get().body());
                statuses.add(answer.get().status());
            }

            assertThat(bodies).hasSize(1);
            assertThat(statuses).isSubsetOf(200, 201);
        }
    }

    @Test
    void pointsAtTheFieldThatIsWrong() {
        assertThat(pointer(enroll(wish("ada").put("code", "x")))).isEqualTo("/code");
        assertThat(pointer(enroll(wish("ada").put("code", "admin")))).isEqualTo("/code");
        assertThat(pointer(enroll(wish("ada").put("email", "nobody")))).isEqualTo("/email");
        assertThat(pointer(enroll(wish(" ")))).isEqualTo("/userId");
        assertThat(pointer(enroll(wish("null")))).isEqualTo("/userId");
        assertThat(pointer(enroll(wish("ada").put("programId", "prg_00000000-0000-7000-8000-000000000001"))))
                .isEqualTo("/programId");
        assertThat(enroll(wish("ada").put("surprise", 1)).status()).isIn(400, 422);
        assertThat(pointer(enroll(wish("ada").put("joinedAt", "yesterday")))).isEqualTo("/joinedAt");
        assertThat(pointer(enroll(wish("ada").put("joinedAt", "2999-01-01T00:00:00Z"))))
                .isEqualTo("/joinedAt");
        enroll(wish("ada").put("code", "tulip").put("joinedAt", "2026-03-01T00:00:00Z"));
        assertThat(pointer(enroll(wish("cleo").put("code", "tu-lip")))).isEqualTo("/code");
    }

    @Test
    void saysWhatWouldBeRight() {
        assertThat(detail(enroll(wish("ada").put("nickname", "Addie"))))
                .isEqualTo("This field is not known here; known are code, email, joinedAt, name, programId, userId.");
        assertThat(detail(enroll(wish("ada").put("programId", "spring"))))
                .isEqualTo("Write an id that starts with prg_.");
    }

    @Test
    void leavesThePersonTheNameThatTheShopHasToldOfThem() {
        var known = Happening.signUp("ada", Instant.parse("2026-01-01T12:00:00Z"));
        known.withObject("traits").put("name", "Ada Conti");
        var later = Happening.signUp("cleo", Instant.parse("2026-01-01T12:00:00Z"));
        later.withObject("traits").put("name", "Cleo Roux");

        shop.reports(known);
        enroll(wish("ada").put("name", "Addie"));
        enroll(wish("bea").put("name", "Bea"));
        enroll(wish("cleo").put("name", "Cleo"));
        shop.reports(later);

        assertThat(nameOf("ada")).isEqualTo("Ada Conti");
        assertThat(nameOf("bea")).isEqualTo("Bea");
        assertThat(nameOf("cleo")).isEqualTo("Cleo Roux");
    }

    @Test
    void needsASecretKey() {
        assertThat(shop.browser().post("/api/v1/advocates", wish("ada")).status())
                .isIn(401, 403);
        assertThat(new ApiClient(
                                URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port")),
                                "ks_live_nobody")
                        .post("/api/v1/advocates", wish("ada"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void listsAdvocatesPageByPage() {
        for (String name : new String[] {"ada", "bea", "cleo"}) {
            enroll(wish(name).put("name", name.toUpperCase(Locale.ROOT)));
        }

        var first = server.get("/api/v1/advocates?limit=2").body();
        var second = server.get("/api/v1/advocates?limit=2&cursor="
                        + first.path("next_cursor").asString())
                .body();

        assertThat(first.path("data").size()).isEqualTo(2);
        assertThat(first.path("data").path(0).path("userId").asString()).isEqualTo("cleo");
        assertThat(second.path("data").path(0).path("name").asString()).isEqualTo("ADA");
        assertThat(second.path("next_cursor").isNull()).isTrue();
    }

    @Test
    void saysWhetherACodeIsGoodForAFriend() {
        String code = enroll(wish("ada").put("name", "Ada")).body().path("code").asString();

        var good = server.get("/api/v1/codes/" + code + "?userId=bruno").body();
        assertThat(good.path("valid").asBoolean()).isTrue();
        assertThat(good.path("advocate").asString()).isEqualTo("Ada");
        assertThat(good.at("/offer/rewards/0/amounts/0/minor").asInt()).isEqualTo(1000);
        assertThat(reason(code + "?userId=ada")).isEqualTo("self_referral");
        assertThat(reason(code + "?email=Ada@example.org")).isEqualTo("self_referral");
        assertThat(reason("ADAR2C7K")).isEqualTo("code_not_valid");
        assertThat(reason("%3Cscript%3E")).isEqualTo("code_not_valid");
    }

    @Test
    void greetsAFriendByTheClickTheyArrivedWith() {
        String code = enroll(wish("ada").put("name", "Ada")).body().path("code").asString();
        var link =
                URI.create("http://localhost:" + environment.getRequiredProperty("local.server.port") + "/r/" + code);
        String click = new Visitor("phone").follow(link).clickId().orElseThrow();

        var good = server.get("/api/v1/codes/" + click + "?userId=bruno").body();
        assertThat(good.path("code").asString()).isEqualTo(code);
        assertThat(good.path("advocate").asString()).isEqualTo("Ada");
        assertThat(reason(click + "?userId=ada")).isEqualTo("self_referral");
        assertThat(reason("B" + click.substring(1))).isEqualTo("code_not_valid");
    }

    @Test
    void tellsNobodyWhoReadsAPageWhetherAnybodyIsACustomer() {
        String code = enroll(wish("ada").put("name", "Ada")).body().path("code").asString();

        assertThat(shop.browser()
                        .get("/api/v1/codes/" + code)
                        .body()
                        .path("valid")
                        .asBoolean())
                .isTrue();
        for (String person : List.of("?userId=ada", "?email=ada@example.org", "?userId=", "?userId=nobody&email=")) {
            Answer refused = shop.browser().get("/api/v1/codes/" + code + person);
            assertThat(refused.status()).as(person).isEqualTo(403);
            assertThat(refused.body().toString()).doesNotContain("self_referral", "valid");
        }
    }

    private static String detail(Answer refusal) {
        return refusal.body().path("detail").asString();
    }

    private String nameOf(String userId) {
        return server.get("/api/v1/people/" + userId).body().path("name").asString();
    }

    private String reason(String codeAndQuery) {
        var body = server.get("/api/v1/codes/" + codeAndQuery).body();
        assertThat(body.path("valid").asBoolean(true)).isFalse();
        return body.path("reason").asString();
    }

    private ObjectNode wish(String userId) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("programId", spring)
                .put("userId", userId)
                .put("email", userId.strip() + "@example.org");
    }

    private Answer enroll(ObjectNode wish) {
        return server.post("/api/v1/advocates", wish);
    }

    private static String pointer(Answer answer) {
        assertThat(answer.status()).isEqualTo(422);
        return answer.body().at("/errors/0/pointer").asString();
    }
}
