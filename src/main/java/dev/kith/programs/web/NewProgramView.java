package dev.kith.programs.web;

import dev.kith.kernel.Money;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Words;
import dev.kith.programs.web.GiveGet.Mistake;
import dev.kith.programs.web.GiveGet.Recipe;
import dev.kith.programs.web.NewProgramPage.Problem;
import dev.kith.programs.web.NewProgramPage.Verdict;
import java.util.List;
import java.util.stream.Stream;

/** Puts a recipe into words. */
final class NewProgramView {

    private final Frame frame;
    private final Words w;

    NewProgramView(Frame frame) {
        this.frame = frame;
        this.w = frame.words();
    }

    /** {@code refused} is what the rules of terms said on top of what the form itself knows. */
    NewProgramPage page(GiveGet draft, List<Problem> refused) {
        List<Problem> problems = Stream.concat(draft.mistakes().stream().map(this::problem), refused.stream())
                .toList();
        Verdict verdict =
                problems.isEmpty() ? verdict(draft.recipe().orElseThrow()) : new Verdict("", "", false, problems);
        String one = w.money(new Money(wholeOf(draft), draft.unit()));
        boolean before = !Character.isDigit(one.charAt(0));
        String sign = one.replaceAll("[\\d\\s\\u00a0]", "");
        return new NewProgramPage(frame, draft.typed(), verdict, before ? sign : "", before ? "" : sign);
    }

    private static long wholeOf(GiveGet draft) {
        return (long) Math.pow(10, draft.unit().decimals());
    }

    private Verdict verdict(Recipe recipe) {
        String says = w.n(
                "recipe.says",
                recipe.holdDays(),
                w.money(recipe.gift()),
                w.money(recipe.smallestOrder()),
                w.money(recipe.reward()),
                w.num(recipe.cap()));
        Money cost = recipe.cost();
        boolean warns = cost.compareTo(recipe.smallestOrder()) >= 0;
        double share = cost.minor() / (double) recipe.smallestOrder().minor();
        String money = w.t(warns ? "recipe.money.much" : "recipe.money", w.money(cost), w.pct0(share));
        return new Verdict(says, money, warns, List.of());
    }

    private Problem problem(Mistake mistake) {
        Object[] values = mistake.values().toArray();
        return new Problem(mistake.field(), w.t("recipe.field." + mistake.field()), w.t(mistake.key(), values));
    }
}
