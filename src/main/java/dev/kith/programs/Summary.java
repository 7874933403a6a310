package dev.kith.programs;

import dev.kith.kernel.Money;
import dev.kith.kernel.Rate;
import dev.kith.kernel.Span;
import dev.kith.kernel.Unit;
import dev.kith.platform.page.Words;
import dev.kith.programs.Cap.Limit;
import dev.kith.programs.Goal.Count;
import dev.kith.programs.Goal.Take;
import dev.kith.programs.RewardSpec.Discount;
import dev.kith.programs.Rule.Issue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Says in a few plain sentences what terms promise. It is shown beside the editor and printed in the legal text. */
public final class Summary {

    private final Terms terms;
    private final Words words;
    private final boolean onPage;
    private final Set<String> mentioned = new HashSet<>();

    private Summary(Terms terms, Words words, boolean onPage) {
        this.terms = terms;
        this.words = words;
        this.onPage = onPage;
    }

    /** To the cent and with the code of the currency, as it is agreed: 10.00 EUR. */
    public static String of(Terms terms, Words words) {
        return new Summary(terms, words, false).text();
    }

    /** The same with figures as the reader's other pages write them: €10. */
    public static String onPage(Terms terms, Words words) {
        return new Summary(terms, words, true).text();
    }

    private String text() {
        List<String> sentences = new ArrayList<>();
        for (Side side : List.of(Side.FRIEND, Side.ADVOCATE)) {
            terms.rules().stream()
                    .filter(rule -> rule.to() == side)
                    .map(this::sentence)
                    .forEach(sentences::add);
        }
        terms.caps().stream()
                .filter(cap -> cap.per() == Cap.Per.ADVOCATE)
                .map(this::limit)
                .forEach(sentences::add);
        return String.join(" ", sentences);
    }

    private String sentence(Rule rule) {
        RewardSpec reward = terms.reward(rule.reward()).orElseThrow();
        String side = rule.to() == Side.FRIEND ? "friend" : "advocate";
        if (rule.issue() == Issue.UPFRONT) {
            return upfront(side, reward);
        }
        Span hold = terms.holds().of(rule.to());
        String what = what(rule.value(), reward);
        String after = after(rule.goal());
        return hold.equals(Span.NONE) || rule.goal().equals(Rule.APPROVED)
                ? t(side + ".now", what, after)
                : t(side + ".after", what, words.span(hold), after);
    }

    private String upfront(String side, RewardSpec reward) {
        Goal goal = terms.conversion();
        mentioned.add(goal.key());
        return reward.discount()
                .map(discount -> t(side + ".off", off(discount), goal("goal", goal)))
                .orElseGet(() -> t(side + ".now", label(reward), t("after.bind")));
    }

    private String off(Discount discount) {
        return switch (discount) {
            case Discount.AmountOff off -> money(off.amounts());
            case Discount.PercentOff off ->
                off.most().isEmpty() ? percent(off.rate()) : t("percent.most", percent(off.rate()), money(off.most()));
        };
    }

    private String after(String goalKey) {
        Optional<Goal> goal = terms.goal(goalKey);
        if (goal.isEmpty()) {
            return t(goalKey.equals(Rule.APPROVED) ? "after.approved" : "after.bind");
        }
        boolean known = !mentioned.add(goalKey);
        return known && goal.get().isOrder() ? t("after.that") : goal("after", goal.get());
    }

    /** The goal in the form that fits its place: what a discount is on, or what something comes after. */
    private String goal(String form, Goal goal) {
        if (!goal.isOrder()) {
            return t(form + ".event", goal.event());
        }
        String which = goal.occurrence().take() == Take.EVERY
                ? "every"
                : goal.occurrence().count() == Count.SINCE_BIND ? "bound" : "first";
        return goal.minOrder().isEmpty()
                ? t(form + "." + which)
                : t(form + "." + which + ".min", money(goal.minOrder()));
    }

    private String what(Value value, RewardSpec reward) {
        return switch (value) {
            case Value.Flat(var amounts) -> flat(amounts, reward);
            case Value.Item _ -> pieces(reward);
            case Value.Percent share ->
                share.most().isEmpty()
                        ? t("value.percent", percent(share.rate()), label(reward))
                        : t("value.percent.most", percent(share.rate()), label(reward), money(share.most()));
            case Value.PerUnit(var every, var give) -> t("value.per", amount(give), label(reward), amount(every));
            case Value.Decay decay -> t("value.decay", what(decay.value(), reward));
            case Value.ByOrder _ -> t("value.by_order", label(reward));
            case Value.ByTier _, Value.ByCount _, Value.ByPayment _ -> t("value.varies", label(reward));
        };
    }

    private String flat(Amounts amounts, RewardSpec reward) {
        String form = shown(amounts).unit().isCurrency() ? "value.flat" : "value.counted";
        return t(form, amount(shown(amounts)), label(reward));
    }

    private String pieces(RewardSpec reward) {
        return reward.discount()
                .map(discount -> t("value.code", off(discount)))
                .orElseGet(() -> t("value.item", label(reward)));
    }

    private String limit(Cap cap) {
        String most = switch (cap.limit()) {
            case Limit.Times(var times) -> words.n("programs.summary.times", times);
            case Limit.Worth(var worth)
            when worth.unit().code().startsWith("pt") -> t("value.counted", amount(worth), t("kind.points"));
            case Limit.Worth(var worth) -> amount(worth);
        };
        return switch (cap.period()) {
            case Period.Rolling(var span) -> t("most.rolling", most, words.span(span));
            case Period.Calendar(var step) -> t("most." + step.name().toLowerCase(Locale.ROOT), most);
            case Period.Lifetime _ -> t("most.ever", most);
        };
    }

    private String money(Amounts amounts) {
        return amount(shown(amounts));
    }

    /** In the program's currency if there is an amount in it. */
    private Money shown(Amounts amounts) {
        return amounts.pick(List.of(terms.currency()))
                .orElseGet(() -> amounts.list().getFirst());
    }

    private String amount(Money money) {
        Unit unit = money.unit();
        if (onPage && (unit.isCurrency() || unit.decimals() == 0)) {
            return unit.isCurrency() ? words.money(money) : words.num(money.minor());
        }
        return unit.isCurrency() || unit.code().equals("MB")
                ? decimal(money.decimal()) + " " + unit.code()
                : decimal(money.decimal());
    }

    private String percent(Rate rate) {
        if (onPage && rate.millionths() % 1_000 == 0) {
            double share = rate.millionths() / 1e6;
            return rate.millionths() % 10_000 == 0 ? words.pct0(share) : words.pct(share);
        }
        String hundredfold = new BigDecimal(rate.decimal())
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString();
        return decimal(hundredfold) + " %";
    }

    private String decimal(String plain) {
        return words.language().equals("en") ? plain : plain.replace('.', ',');
    }

    /** As the terms name it in this language; else what its kind is called. */
    private String label(RewardSpec reward) {
        String own = reward.label().get(words.language());
        return own != null ? own : t("kind." + reward.kind().code());
    }

    private String t(String key, Object... values) {
        return words.t("programs.summary." + key, values);
    }
}
