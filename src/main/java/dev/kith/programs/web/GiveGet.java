package dev.kith.programs.web;

import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import dev.kith.platform.page.Typed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The recipe "give and get" as somebody fills it in: a friend gets something off a first order, the advocate gets credit
 * for it. Six sentences, all of them filled from the start.
 *
 * @param typed what stands in the fields, as it was typed
 */
record GiveGet(Unit unit, Map<String, String> typed) {

    /** A field that needs another look; {@code key} is the text that says what to write. */
    record Mistake(String field, String key, List<String> values) {}

    /** What the recipe says once it can be read. */
    record Recipe(
            String name,
            Money gift,
            Money smallestOrder,
            Money reward,
            int holdDays,
            int cap,
            int clickDays,
            String landing) {

        /** What one new customer costs at most. */
        Money cost() {
            return gift.plus(reward);
        }
    }

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_HOLD = 90;
    private static final int LARGEST_CAP = 500;
    private static final int LONGEST_CLICK = 365;

    GiveGet {
        typed = Map.copyOf(typed);
    }

    /** Ready to launch as it is. {@code name} in the reader's language. */
    static GiveGet filled(Unit unit, String name) {
        return new GiveGet(
                unit,
                Map.of(
                        "name",
                        name,
                        "gift",
                        ten(unit),
                        "order",
                        ten(unit).replace("1", "3"),
                        "reward",
                        ten(unit),
                        "hold",
                        "14",
                        "cap",
                        "10",
                        "click",
                        "30",
                        "page",
                        "hosted"));
    }

    /** Ten euros and a thousand yen are about as much. */
    private static String ten(Unit unit) {
        return unit.decimals() == 0 ? "1000" : "10";
    }

    String field(String name) {
        return typed.getOrDefault(name, "");
    }

    /** Everything that cannot be read or contradicts itself, in the order of the fields. */
    List<Mistake> mistakes() {
        List<Mistake> found = new ArrayList<>();
        if (field("name").isBlank() || field("name").length() > LONGEST_NAME) {
            found.add(new Mistake("name", "recipe.bad.name", List.of(Integer.toString(LONGEST_NAME))));
        }
        for (String amount : List.of("gift", "order", "reward")) {
            if (money(amount).filter(Money::isPositive).isEmpty()) {
                found.add(new Mistake(amount, "recipe.bad.amount", List.of(unit.code())));
            }
        }
        if (giftIsAsLargeAsTheOrder()) {
            found.add(new Mistake("order", "recipe.bad.order", List.of()));
        }
        number(found, "hold", 0, LONGEST_HOLD);
        number(found, "cap", 1, LARGEST_CAP);
        number(found, "click", 1, LONGEST_CLICK);
        return found;
    }

    private boolean giftIsAsLargeAsTheOrder() {
        return money("gift")
                .flatMap(gift -> money("order").map(order -> gift.compareTo(order) >= 0))
                .orElse(false);
    }

    private void number(List<Mistake> found, String field, int least, int most) {
        if (Typed.whole(field(field), least, most).isEmpty()) {
            found.add(
                    new Mistake(field, "recipe.bad.number", List.of(Integer.toString(least), Integer.toString(most))));
        }
    }

    /** Empty while a field needs another look. */
    Optional<Recipe> recipe() {
        if (!mistakes().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Recipe(
                field("name").strip(),
                money("gift").orElseThrow(),
                money("order").orElseThrow(),
                money("reward").orElseThrow(),
                whole("hold"),
                whole("cap"),
                whole("click"),
                field("page").equals("shop") ? "redirect" : "hosted"));
    }

    private Optional<Money> money(String field) {
        return Typed.money(field(field), unit);
    }

    private int whole(String field) {
        OptionalInt number = Typed.whole(field(field), 0, LONGEST_CLICK + LARGEST_CAP);
        return number.orElseThrow();
    }
}
