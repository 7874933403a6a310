package dev.kith.rewards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.ledger.Subjects;
import dev.kith.testkit.KithTest;
import dev.kith.testkit.Shop;
import dev.kith.testkit.Shops;
import dev.kith.testkit.Terms;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@KithTest
class ProgramAccountsTest {

    private final Shop shop;
    private final Subjects subjects;

    ProgramAccountsTest(Shops shops, Subjects subjects) {
        this.shop = shops.open();
        this.subjects = subjects;
    }

    @Test
    void callsTheAccountsOfAProgramByItsName() {
        ObjectNode program =
                JsonNodeFactory.instance.objectNode().put("key", "spring").put("name", "Bring a friend");
        program.set("terms", Terms.exampleA().json());
        shop.server().post("/api/v1/programs", program).orThrow();

        assertThat(subjects.nameOf(shop.workspace(), "expense:reward:spring")).contains("Bring a friend");
        assertThat(subjects.nameOf(shop.workspace(), "memo:offered:spring")).contains("Bring a friend");
        assertThat(subjects.nameOf(shop.workspace(), "clearing:supplier:spring"))
                .isEmpty();
        assertThat(subjects.nameOf(shop.workspace(), "expense:reward:autumn")).isEmpty();
    }
}
