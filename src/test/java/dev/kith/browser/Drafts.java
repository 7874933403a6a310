package dev.kith.browser;

import dev.kith.testkit.Shop;
import dev.kith.testkit.Terms;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Drafts that somebody sent through the API and looks at in the console. */
final class Drafts {

    private static final JsonMapper JSON = new JsonMapper();

    private Drafts() {}

    /** Example A, which warns of a few things, with a case that expects more than it pays; answers its path. */
    static String keepOneThatFails(Shop shop) {
        ObjectNode program = version("12.00 EUR").put("key", "broken").put("name", "Bring a friend");
        return "/api/v1/programs/"
                + shop.server()
                        .post("/api/v1/programs", program)
                        .orThrow()
                        .get("id")
                        .asString();
    }

    static void mend(Shop shop, String path) {
        shop.server().post(path + "/versions", version("10.00 EUR")).orThrow();
    }

    private static ObjectNode version(String expected) {
        ObjectNode version = JSON.createObjectNode();
        version.set("terms", Terms.exampleA().json());
        version.set("examples", JSON.readTree("""
                [{"name": "a first order pays", "at": "P20D",
                  "facts": [{"click": {"advocate": "ada"}, "at": "PT0S"}, {"signup": {"person": "bruno"}, "at": "PT1H"},
                            {"order": {"person": "bruno", "id": "o-1", "net": "40.00 EUR"}, "at": "P1D"}],
                  "expect": {"rewards": [{"to": "ada", "rule": "adv", "value": "%s", "state": "available"}]}}]""".formatted(expected)));
        return version;
    }
}
