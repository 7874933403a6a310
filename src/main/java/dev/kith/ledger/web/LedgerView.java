package dev.kith.ledger.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import dev.kith.ledger.Account;
import dev.kith.ledger.PostedJournal;
import dev.kith.ledger.TrialBalance;
import dev.kith.platform.page.Address;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts the book into the words of its reader. Nothing is added up here that the book does not add up itself. */
final class LedgerView {

    private final Frame frame;
    private final Words w;
    private final AccountName accounts;

    LedgerView(Frame frame, AccountName accounts) {
        this.frame = frame;
        this.w = frame.words();
        this.accounts = accounts;
    }

    List<TrialBalancePage.Section> sections(TrialBalance balance) {
        Map<String, List<TrialBalance.Line>> byUnit = balance.lines().stream()
                .collect(groupingBy(line -> line.balance().unit().code(), TreeMap::new, toList()));
        return byUnit.entrySet().stream()
                .map(unit -> section(new Unit(unit.getKey()), unit.getValue(), balance))
                .toList();
    }

    private TrialBalancePage.Section section(Unit unit, List<TrialBalance.Line> lines, TrialBalance balance) {
        Map<String, List<TrialBalance.Line>> families = lines.stream()
                .collect(groupingBy(line -> Account.of(line.account()).family(), TreeMap::new, toList()));
        Money debits = Optional.ofNullable(balance.debits().get(unit)).orElse(Money.zero(unit));
        Money sum = Optional.ofNullable(balance.sums().get(unit)).orElse(Money.zero(unit));
        return new TrialBalancePage.Section(
                unit.code(),
                families.entrySet().stream()
                        .map(family -> line(family.getKey(), family.getValue()))
                        .toList(),
                w.exact(debits),
                w.exact(debits.minus(sum)));
    }

    private TrialBalancePage.Line line(String family, List<TrialBalance.Line> members) {
        Money sum = members.stream()
                .map(TrialBalance.Line::balance)
                .reduce(Money::plus)
                .orElseThrow();
        boolean many = family.endsWith(":*");
        return new TrialBalancePage.Line(
                accounts.of(family),
                family,
                many ? "" : journalsOf(family),
                many ? w.n("ledger.members", members.size()) : "",
                sum.isPositive() ? w.exact(sum) : "",
                sum.isPositive() ? "" : w.exact(sum.negated()));
    }

    String journalsOf(String account) {
        return Address.of(frame.home() + "/ledger/journals")
                .with("account", account)
                .toString();
    }

    JournalsPage.Row row(PostedJournal journal) {
        return new JournalsPage.Row(
                Address.of(frame.home() + "/ledger/journal")
                        .with("key", journal.naturalKey())
                        .toString(),
                kind(journal.kind()),
                w.moment(journal.recordedAt()),
                w.exactMoment(journal.recordedAt()),
                amount(journal),
                accounts(journal, 1),
                accounts(journal, -1),
                cause(journal.cause()));
    }

    String kind(String kind) {
        return w.find("ledger.kind." + kind).orElse(kind);
    }

    /** What moved, per unit: the sum of the debits. */
    private String amount(PostedJournal journal) {
        Map<String, Long> debits = new TreeMap<>();
        journal.lines().stream()
                .filter(line -> line.minor() > 0)
                .forEach(line -> debits.merge(line.unit(), line.minor(), Math::addExact));
        List<String> shown = new ArrayList<>();
        debits.forEach((unit, minor) -> shown.add(w.exact(new Money(minor, new Unit(unit)))));
        return String.join(", ", shown);
    }

    private String accounts(PostedJournal journal, int sign) {
        return String.join(
                ", ",
                journal.lines().stream()
                        .filter(line -> Long.signum(line.minor()) == sign)
                        .map(line -> accounts.of(line.account()))
                        .distinct()
                        .toList());
    }

    JournalPage page(PostedJournal journal) {
        return new JournalPage(
                frame,
                kind(journal.kind()),
                journal.naturalKey(),
                w.exactMoment(journal.effectiveAt()),
                w.exactMoment(journal.recordedAt()),
                cause(journal.cause()),
                causeHref(journal.cause()),
                actor(journal.actor()),
                w.t("ledger.place", w.num(journal.lane()), w.num(journal.seq())),
                journal.previousHash(),
                journal.hash(),
                journal.lines().stream().map(this::entry).toList());
    }

    private JournalPage.Line entry(PostedJournal.Line line) {
        Money amount = new Money(line.minor(), new Unit(line.unit()));
        return new JournalPage.Line(
                accounts.of(line.account()),
                line.account(),
                journalsOf(line.account()),
                amount.isPositive() ? w.exact(amount) : "",
                amount.isPositive() ? "" : w.exact(amount.negated()));
    }

    /** What a person calls it; a cause of a newer version is shown as it was written. */
    private String cause(String cause) {
        if (cause.startsWith("order:")) {
            return w.t("ledger.cause.order", cause.substring("order:".length()));
        }
        return w.find("ledger.cause." + cause.replaceAll("[^a-z_]", "")).orElse(cause);
    }

    private String actor(String actor) {
        return w.find("ledger.actor." + actor).orElse(actor);
    }

    /** Orders and events are found through the search; other causes explain themselves. */
    private String causeHref(String cause) {
        boolean findable = cause.startsWith("order:");
        return findable
                ? Address.of(frame.home() + "/find")
                        .with("q", cause.substring("order:".length()))
                        .toString()
                : "";
    }
}
