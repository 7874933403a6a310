package dev.kith.programs;

import dev.kith.kernel.Unit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills in what terms leave out, so that what is published says everything it means and never changes its meaning when a
 * default does.
 */
final class TermsDefaults {

    private static final JsonMapper JSON = new JsonMapper();

    private static final ObjectNode TOP = object("""
            {"schema": "kith.terms/1", "template": "custom",
             "active": {"from": null, "until": null, "friendUntil": null},
             "who": {"advocate": {"when": "true", "join": "auto"},
                     "friend": {"newCustomer": true, "lookback": "lifetime", "when": "true", "household": "flag"},
                     "exclude": {"segments": [], "emailDomains": []}},
             "attribution": {"clickWindow": "P30D", "touch": "last", "bindAt": "identify", "exclusiveGroup": "main",
                             "priority": 100,
                             "methods": ["personal_coupon", "share_code", "name_claim", "click_id", "app_click",
                                         "link_param", "claimed_email", "claimed_phone", "share_email", "friend_claim",
                                         "advocate_claim", "network"],
                             "lateTouch": "flag", "barPaidSearch": false,
                             "claims": {"friend": "P30D", "advocate": "P30D", "perPerson": 3}},
             "caps": [{"key": "adv_30d", "per": "advocate", "side": "advocate", "measure": "count", "limit": 10,
                       "period": {"rolling": "P30D"}, "over": "reject"}],
             "budget": null,
             "holds": {"advocate": "P14D", "friend": "PT0S", "from": "event"},
             "approval": {"advocate": "auto", "friend": "auto"}, "validation": null,
             "refunds": {"partial": "recalculate", "afterHold": {"claw": true, "until": "P60D"},
                         "chargeback": {"until": "P180D"}},
             "risk": {"flagAt": 34, "reviewAt": 67, "blockAt": 90, "signals": {}},
             "copy": {}, "legal": {},
             "landing": {"show": "hosted", "ask": "email", "deliver": "email", "to": "shop_home"}}""");

    private static final ObjectNode AFFILIATE =
            object("{\"attribution\": {\"bindAt\": \"goal\", \"lateTouch\": \"void\"}}");

    private static final ObjectNode GOAL = object("""
            {"when": "true", "base": "net", "within": "P90D", "conversion": false}""");

    private static final ObjectNode RULE = object("{\"issue\": \"after\"}");

    private static final ObjectNode CAP = object("{\"side\": \"any\", \"over\": \"reject\"}");

    private static final ObjectNode BUDGET =
            object("{\"alertAt\": [\"0.5\", \"0.8\", \"0.95\"], \"soft\": null, \"overrun\": \"0.10\"}");

    private TermsDefaults() {}

    /** A full copy of {@code written}. What is there already stays, right or wrong; the reader judges it. */
    static ObjectNode fill(ObjectNode written, Unit currency) {
        ObjectNode terms = written.deepCopy();
        if ("affiliate".equals(terms.path("template").asString(""))) {
            merge(terms, AFFILIATE);
        }
        merge(terms, TOP);
        if (!terms.has("currency")) {
            terms.put("currency", currency.code());
        }
        fillGoals(terms.path("goals"));
        fillEach(terms.path("rules"), RULE);
        fillEach(terms.path("caps"), CAP);
        if (terms.path("budget") instanceof ObjectNode budget) {
            merge(budget, BUDGET);
        }
        for (JsonNode reward : terms.path("rewards")) {
            if (reward instanceof ObjectNode object) {
                fillReward(object);
            }
        }
        return terms;
    }

    private static void fillGoals(JsonNode goals) {
        if (goals instanceof ArrayNode list && list.size() == 1 && list.get(0) instanceof ObjectNode only) {
            merge(only, object("{\"conversion\": true}"));
        }
        for (JsonNode goal : goals) {
            if (goal instanceof ObjectNode object) {
                merge(object, GOAL);
                merge(object, object("{\"occurrence\": {\"take\": \"first\"}}"));
                String take = object.path("occurrence").path("take").asString("");
                String count = take.equals("first") ? "lifetime" : "since_bind";
                merge(object, object("{\"occurrence\": {\"count\": \"" + count + "\"}}"));
            }
        }
    }

    private static void fillReward(ObjectNode reward) {
        String defaults = switch (reward.path("kind").asString("")) {
            case "store_credit" -> "{\"expires\": \"P12M\"}";
            case "points" -> "{\"expires\": \"P24M\", \"unit\": \"pt\"}";
            case "discount_code" -> "{\"expires\": \"P30D\", \"supplier\": \"shop\", \"uses\": 1}";
            default -> "{}";
        };
        merge(reward, object(defaults));
        merge(reward, object("{\"label\": {}}"));
    }

    private static void fillEach(JsonNode list, ObjectNode defaults) {
        for (JsonNode element : list) {
            if (element instanceof ObjectNode object) {
                merge(object, defaults);
            }
        }
    }

    private static void merge(ObjectNode into, ObjectNode defaults) {
        for (var field : defaults.properties()) {
            JsonNode there = into.get(field.getKey());
            if (there == null) {
                into.set(field.getKey(), field.getValue().deepCopy());
            } else if (there instanceof ObjectNode deeper && field.getValue() instanceof ObjectNode more) {
                merge(deeper, more);
            }
        }
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) JSON.readTree(json);
    }
}
