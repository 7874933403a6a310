package dev.kith.programs.web;

import dev.kith.kernel.Money;
import dev.kith.programs.web.GiveGet.Recipe;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the recipe as terms of a program, the same that could be sent through the API. */
final class GiveGetTerms {

    private static final JsonMapper JSON = JsonMapper.shared();

    private GiveGetTerms() {}

    static ObjectNode of(Recipe recipe) {
        ObjectNode terms = JSON.createObjectNode();
        terms.put("schema", "kith.terms/1").put("template", "give_get");
        terms.put("currency", recipe.gift().unit().code());
        terms.putObject("who").putObject("friend").put("newCustomer", true);
        terms.putObject("attribution").put("clickWindow", days(recipe.clickDays()));
        goal(terms.putArray("goals").addObject(), recipe);
        rewards(terms.putObject("rewards"), recipe);
        rules(terms.putArray("rules"), recipe);
        cap(terms.putArray("caps").addObject(), recipe);
        terms.putObject("holds").put("advocate", days(recipe.holdDays())).put("friend", "PT0S");
        terms.putObject("landing").put("show", recipe.landing());
        return terms;
    }

    /** One friend who buys and earns, one who buys too little: the program shows that it does what it says. */
    static ArrayNode examples(Recipe recipe) {
        ArrayNode examples = JSON.createArrayNode();
        example(examples.addObject(), "a first order rewards the advocate", recipe, recipe.smallestOrder(), true);
        Money tooSmall =
                recipe.smallestOrder().minus(new Money(1, recipe.smallestOrder().unit()));
        example(examples.addObject(), "a smaller order rewards nobody", recipe, tooSmall, false);
        return examples;
    }

    private static void goal(ObjectNode goal, Recipe recipe) {
        goal.put("key", "first_order").put("event", "Order Completed");
        goal.putObject("occurrence").put("take", "first").put("count", "lifetime");
        goal.put("base", "net");
        amounts(goal.putArray("minOrder"), recipe.smallestOrder());
        goal.put("within", "P90D").put("conversion", true);
    }

    private static void rewards(ObjectNode rewards, Recipe recipe) {
        ObjectNode credit = rewards.putObject("adv_credit");
        credit.put("kind", "store_credit").put("expires", "P12M");
        ObjectNode welcome = rewards.putObject("welcome");
        welcome.put("kind", "discount_code").put("uses", 1).put("expires", "P30D");
        ObjectNode discount = welcome.putObject("discount");
        amounts(discount.putArray("amountOff"), recipe.gift());
        amounts(discount.putArray("minOrder"), recipe.smallestOrder());
    }

    private static void rules(ArrayNode rules, Recipe recipe) {
        ObjectNode friend = rules.addObject();
        friend.put("key", "frd").put("to", "friend").put("goal", "@bind").put("reward", "welcome");
        friend.putObject("value").put("item", 1);
        friend.put("issue", "upfront");
        ObjectNode advocate = rules.addObject();
        advocate.put("key", "adv")
                .put("to", "advocate")
                .put("goal", "first_order")
                .put("reward", "adv_credit");
        amounts(advocate.putObject("value").putArray("flat"), recipe.reward());
    }

    private static void cap(ObjectNode cap, Recipe recipe) {
        cap.put("key", "adv_30d").put("per", "advocate").put("side", "advocate").put("measure", "count");
        cap.put("limit", recipe.cap());
        cap.putObject("period").put("rolling", "P30D");
        cap.put("over", "reject");
    }

    private static void example(ObjectNode example, String name, Recipe recipe, Money order, boolean earns) {
        example.put("name", name);
        ArrayNode facts = example.putArray("facts");
        facts.addObject().put("at", "PT0S").putObject("click").put("advocate", "ada");
        facts.addObject().put("at", "PT1H").putObject("signup").put("person", "bruno");
        ObjectNode bought = facts.addObject().put("at", "P1D").putObject("order");
        bought.put("person", "bruno").put("id", "o-1").put("net", order.toString());
        example.put("at", days(recipe.holdDays() + 2));
        ObjectNode expect = example.putObject("expect");
        ObjectNode reward =
                expect.putArray("rewards").addObject().put("to", "ada").put("rule", "adv");
        if (earns) {
            reward.put("value", recipe.reward().toString()).put("state", "available");
        } else {
            reward.put("times", 0);
            expect.putArray("reasons").add("order_below_minimum");
        }
    }

    private static void amounts(ArrayNode array, Money... amounts) {
        List.of(amounts).forEach(amount -> array.add(amount.toString()));
    }

    private static String days(int days) {
        return days == 0 ? "PT0S" : "P" + days + "D";
    }
}
