package dev.kith.ledger.web;

import dev.kith.kernel.Money;
import dev.kith.ledger.Account;
import dev.kith.ledger.JournalPlace;
import dev.kith.ledger.Ledger;
import dev.kith.ledger.PostedJournal;
import dev.kith.ledger.Subjects;
import dev.kith.ledger.TrialBalance;
import dev.kith.ledger.TrialBalance.Basis;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.chart.DataTable;
import dev.kith.platform.page.Address;
import dev.kith.platform.page.Frame;
import dev.kith.platform.page.Pages;
import dev.kith.platform.page.Refusals;
import dev.kith.platform.page.Words;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Paging;
import dev.kith.platform.web.Permission;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The book, for people: what stands on each account at a day of their choice, and every journal behind it. */
@Controller
@Needs(Permission.LEDGER_READ)
final class LedgerPages {

    private final Ledger ledger;
    private final Subjects subjects;
    private final Pages pages;
    private final Refusals refusals;
    private final InstantSource clock;

    LedgerPages(Ledger ledger, Subjects subjects, Pages pages, Refusals refusals, InstantSource clock) {
        this.ledger = ledger;
        this.subjects = subjects;
        this.pages = pages;
        this.refusals = refusals;
        this.clock = clock;
    }

    @GetMapping("/{ws}/ledger")
    View trialBalance(
            WorkspaceId workspace,
            Frame frame,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "effective") String by) {
        Words w = frame.words();
        TrialBalance balance = balance(workspace, w, day, by);
        boolean even = balance.sums().values().stream().allMatch(Money::isZero);
        String asOf = date(day).map(LocalDate::toString).orElse("");
        String sentence = asOf.isEmpty()
                ? w.t("ledger.now", w.moment(balance.asOf()))
                : w.t("ledger.asof", w.date(LocalDate.parse(asOf)));
        String csv = Address.of(frame.home() + "/ledger/trial-balance.csv")
                .with("day", asOf)
                .with("by", by)
                .toString();
        return pages.show(
                "ledger/web/trialBalance",
                new TrialBalancePage(
                        frame,
                        sentence,
                        asOf,
                        basis(by) == Basis.RECORDED,
                        new LedgerView(frame, names(workspace, frame)).sections(balance),
                        csv,
                        even ? w.t("ledger.even") : ""));
    }

    @GetMapping("/{ws}/ledger/trial-balance.csv")
    ResponseEntity<String> trialBalanceCsv(
            WorkspaceId workspace,
            Frame frame,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "effective") String by) {
        Words w = frame.words();
        var columns = List.of(
                DataTable.words(w.t("ledger.account")),
                DataTable.words(w.t("ledger.unit")),
                DataTable.numbers(w.t("ledger.balance")));
        var rows = balance(workspace, w, day, by).lines().stream()
                .map(line -> List.of(
                        DataTable.cell(line.account()),
                        DataTable.cell(line.balance().unit().code()),
                        DataTable.cell(
                                w.major(line.balance()), w.exact(line.balance().unit()))))
                .toList();
        return new DataTable(columns, rows).download("trial-balance", w.locale());
    }

    @GetMapping("/{ws}/ledger/journals")
    View journals(
            WorkspaceId workspace,
            Frame frame,
            Paging paging,
            @RequestParam(defaultValue = "") String account,
            @RequestHeader(name = "HX-Request-Type", defaultValue = "full") String wanted) {
        var view = new LedgerView(frame, names(workspace, frame));
        Address address = Address.of(frame.home() + "/ledger/journals").with("account", account);
        var found = ledger.newest(workspace, JournalPlace.after(paging.after()), named(account), paging.fetch());
        var page = paging.page(found, LedgerPages::sortedBy, view::row);
        String next = page.nextCursor()
                .map(cursor -> address.with("cursor", cursor).toString())
                .orElse("");
        String count = frame.words().total("ledger.count", ledger.count(workspace, named(account)));
        String name = account.isEmpty() ? "" : names(workspace, frame).of(account);
        return pages.show(
                wanted.equals("partial") ? "ledger/web/journalRows" : "ledger/web/journals",
                new JournalsPage(frame, address, account, name, page.data(), count, next));
    }

    @GetMapping("/{ws}/ledger/journal")
    View journal(WorkspaceId workspace, Frame frame, @RequestParam String key, HttpServletRequest request) {
        return ledger.journals(workspace, List.of(key)).stream()
                .findFirst()
                .map(journal ->
                        pages.show("ledger/web/journal", new LedgerView(frame, names(workspace, frame)).page(journal)))
                .orElseGet(() -> refusals.show(404, request));
    }

    private AccountName names(WorkspaceId workspace, Frame frame) {
        return new AccountName(frame.words(), account -> subjects.nameOf(workspace, account));
    }

    /** Without a day the book as it stands; with one, its last instant in the workspace's calendar. */
    private TrialBalance balance(WorkspaceId workspace, Words w, String day, String by) {
        return date(day)
                .map(date -> date.plusDays(1).atStartOfDay(w.zone()).toInstant().minusNanos(1_000))
                .map(end -> ledger.trialBalance(workspace, earlier(end), basis(by)))
                .orElseGet(() -> ledger.trialBalance(workspace));
    }

    private Instant earlier(Instant end) {
        Instant now = clock.instant();
        return end.isBefore(now) ? end : now;
    }

    private static Basis basis(String by) {
        return by.equals("recorded") ? Basis.RECORDED : Basis.EFFECTIVE;
    }

    private static Optional<LocalDate> date(String day) {
        try {
            return day.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(day));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Account> named(String account) {
        try {
            return account.isEmpty() ? Optional.empty() : Optional.of(Account.of(account));
        } catch (IllegalArgumentException noAccount) {
            return Optional.of(Account.of("external:nowhere"));
        }
    }

    private static List<String> sortedBy(PostedJournal journal) {
        return JournalPlace.of(journal).sortedBy();
    }
}
