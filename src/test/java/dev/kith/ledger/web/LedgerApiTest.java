package dev.kith.ledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.demo.ApiClient;
import dev.kith.kernel.Money;
import dev.kith.ledger.Account;
import dev.kith.ledger.Entry;
import dev.kith.ledger.Journal;
import dev.kith.ledger.Ledger;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Shops;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@KithTest
class LedgerApiTest {

    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

    private final Ledger ledger;
    private final Tenant tenant;
    private final WorkspaceId workspace;
    private final ApiClient api;
    private final ApiClient browser;

    LedgerApiTest(Ledger ledger, Tenant tenant, Shops shops) {
        this.ledger = ledger;
        this.tenant = tenant;
        var shop = shops.open();
        this.workspace = shop.workspace();
        this.api = shop.server();
        this.browser = shop.browser();
    }

    @Test
    void showsWhatStandsOnEveryAccount() {
        accrue("r1", "ada", NOON, "10.00");
        accrue("r2", "cleo", NOON.plusSeconds(60), "5.00");

        JsonNode now = api.get("/api/v1/ledger/trial-balance").orThrow();
        JsonNode each = api.get("/api/v1/ledger/trial-balance?members=each").orThrow();
        JsonNode atNoon = api.get("/api/v1/ledger/trial-balance?asOf=" + NOON).orThrow();

        assertThat(accounts(now)).containsExactly("expense:reward:spring 1500 EUR", "liability:pending:* -1500 EUR");
        assertThat(accounts(each))
                .containsExactly(
                        "expense:reward:spring 1500 EUR",
                        "liability:pending:ada -1000 EUR",
                        "liability:pending:cleo -500 EUR");
        assertThat(accounts(atNoon)).containsExactly("expense:reward:spring 1000 EUR", "liability:pending:* -1000 EUR");
        assertThat(now.at("/sums/0/sum/minor").asLong()).isZero();
        assertThat(now.at("/sums/0/debits/minor").asLong()).isEqualTo(1500);
    }

    @Test
    void pagesThroughTheJournals() {
        for (int i = 0; i < 5; i++) {
            accrue("r" + i, "ada", NOON, "1.00");
        }

        List<String> keys = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = api.get("/api/v1/ledger/journal?limit=2" + cursor).orThrow();
            keys.addAll(page.get("data").findValuesAsString("key"));
            cursor = page.get("next_cursor").isNull()
                    ? ""
                    : "&cursor=" + page.get("next_cursor").asString();
        } while (!cursor.isEmpty());

        assertThat(keys).containsExactly("accrue|r4", "accrue|r3", "accrue|r2", "accrue|r1", "accrue|r0");
    }

    @Test
    void showsTheJournalsOfOneAccountWhole() {
        accrue("r1", "ada", NOON, "10.00");
        accrue("r2", "cleo", NOON, "5.00");
        String ada = URLEncoder.encode("liability:pending:ada", StandardCharsets.UTF_8);

        JsonNode journals =
                api.get("/api/v1/ledger/journal?account=" + ada).orThrow().get("data");

        assertThat(journals).hasSize(1);
        assertThat(journals.at("/0/entries/1/lot").asString()).isEqualTo("w-r1");
        assertThat(journals.at("/0/entries/1/amount/minor").asLong()).isEqualTo(-1000);
    }

    @Test
    void refusesQuestionsItCannotAnswer() {
        assertThat(api.get("/api/v1/ledger/trial-balance?asOf=yesterday").status())
                .isEqualTo(422);
        assertThat(api.get("/api/v1/ledger/trial-balance?by=heart").status()).isEqualTo(422);
        assertThat(api.get("/api/v1/ledger/journal?account=cash").status()).isEqualTo(422);
        assertThat(api.get("/api/v1/ledger/journal?cursor=AAAA").status()).isEqualTo(400);
        assertThat(browser.get("/api/v1/ledger/trial-balance").status()).isEqualTo(403);
    }

    private void accrue(String key, String member, Instant at, String amount) {
        var money = Money.of(amount, "EUR");
        var journal = new Journal(
                "accrue",
                "accrue|" + key,
                at,
                "decision:" + key,
                "system",
                7,
                Optional.empty(),
                List.of(
                        Entry.debit(Account.of("expense:reward:spring"), money),
                        Entry.credit(Account.of("liability:pending:" + member), money, "w-" + key)));
        tenant.run(workspace, () -> ledger.post(List.of(journal)));
    }

    private static List<String> accounts(JsonNode balance) {
        List<String> lines = new ArrayList<>();
        balance.get("accounts")
                .forEach(line -> lines.add(line.get("account").asString() + " "
                        + line.at("/balance/minor").asLong() + " "
                        + line.at("/balance/unit").asString()));
        return lines;
    }
}
