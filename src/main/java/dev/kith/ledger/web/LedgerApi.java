package dev.kith.ledger.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kith.kernel.Money;
import dev.kith.ledger.Account;
import dev.kith.ledger.JournalPlace;
import dev.kith.ledger.Ledger;
import dev.kith.ledger.PostedJournal;
import dev.kith.ledger.TrialBalance;
import dev.kith.ledger.TrialBalance.Basis;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.web.Findings;
import dev.kith.platform.web.MoneyJson;
import dev.kith.platform.web.Needs;
import dev.kith.platform.web.Paging;
import dev.kith.platform.web.Permission;
import dev.kith.platform.web.Returns;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The book over HTTP. */
@RestController
@RequestMapping("/api/v1/ledger")
@Needs(Permission.LEDGER_READ)
@Tag(name = "Ledger", description = "What is owed to whom: balanced entries, never edited.")
final class LedgerApi {

    @Schema(description = "Every account with what is on it; each unit sums to zero.")
    record TrialBalanceJson(
            @Schema(description = "Entries up to and including this instant are counted.")
            Instant asOf,

            @Schema(
                    description = "Which time of a journal counts.",
                    allowableValues = {"effective", "recorded"})
            String by,

            @Schema(
                    description = "Accounts that are not empty. Members' accounts are summed in one line per sort,"
                            + " such as liability:pending:*, unless each is asked for.")
            List<LineJson> accounts,

            @Schema(description = "One line per unit.") List<SumJson> sums) {}

    record LineJson(
            @Schema(description = "The account.", example = "expense:reward:prg_0199b2a0-7c11-7d6e-8000-5a2b1c3d4e5f")
            String account,

            @Schema(description = "Debits are positive, credits negative.")
            MoneyJson balance) {}

    record SumJson(
            @Schema(description = "ISO 4217 currency, or another unit.", example = "EUR")
            String unit,

            @Schema(description = "The sum of all debit balances.")
            MoneyJson debits,

            @Schema(description = "Zero, or the book is broken.")
            MoneyJson sum) {}

    @Schema(description = "One balanced act of the book.")
    record JournalJson(
            @Schema(description = "0 to 67; each lane is a chain of its own.")
            int lane,

            @Schema(description = "Its place in its lane.") long seq,

            @Schema(description = "What was done.", example = "accrue")
            String kind,

            @Schema(description = "What it is for; posted once for ever.")
            String key,

            @Schema(description = "When it happened.") Instant effectiveAt,

            @Schema(description = "When it was written down.")
            Instant recordedAt,

            @Schema(description = "What led to it.") String cause,
            @Schema(description = "Who did it.") String actor,

            @JsonInclude(JsonInclude.Include.NON_ABSENT) @Schema(description = "The key of the journal it takes back.")
            Optional<String> reverses,

            @Schema(description = "They sum to zero in every unit.")
            List<EntryJson> entries,

            @Schema(description = "SHA-256 over the hash before it and everything above.")
            String hash) {

        static JournalJson of(PostedJournal posted) {
            return new JournalJson(
                    posted.lane(),
                    posted.seq(),
                    posted.kind(),
                    posted.naturalKey(),
                    posted.effectiveAt(),
                    posted.recordedAt(),
                    posted.cause(),
                    posted.actor(),
                    posted.reverses(),
                    posted.lines().stream().map(EntryJson::of).toList(),
                    posted.hash());
        }
    }

    record EntryJson(
            @Schema(description = "The account.") String account,

            @Schema(description = "Debits are positive, credits negative.")
            MoneyJson amount,

            @JsonInclude(JsonInclude.Include.NON_ABSENT)
            @Schema(description = "The reward this is about, on a member's account.")
            Optional<String> lot) {

        static EntryJson of(PostedJournal.Line line) {
            return new EntryJson(line.account(), new MoneyJson(line.minor(), line.unit()), line.lot());
        }
    }

    private final Ledger ledger;

    LedgerApi(Ledger ledger) {
        this.ledger = ledger;
    }

    @Returns(TrialBalanceJson.class)
    @GetMapping("/trial-balance")
    @Operation(summary = "Show what stands on every account, now or at an earlier instant")
    ResponseEntity<Object> trialBalance(
            WorkspaceId workspace,
            @Parameter(description = "An instant; now, if absent.") @RequestParam Optional<String> asOf,
            @Parameter(description = "`effective`: when it counted; `recorded`: when the book learned of it.")
                    @RequestParam(defaultValue = "effective")
                    String by,
            @Parameter(description = "`folded`: one line for all members; `each`: a line for each.")
                    @RequestParam(defaultValue = "folded")
                    String members) {
        var findings = new Findings();
        Optional<Instant> instant = asOf.flatMap(text -> findings.instant("/asOf", text));
        if (!List.of("effective", "recorded").contains(by)) {
            findings.add("/by", "unknown_basis", "Write effective or recorded.");
        }
        if (!List.of("folded", "each").contains(members)) {
            findings.add("/members", "unknown_form", "Write folded or each.");
        }
        return findings.orElse(() -> {
            Basis basis = Basis.valueOf(by.toUpperCase(Locale.ROOT));
            TrialBalance balance = instant.map(at -> ledger.trialBalance(workspace, at, basis))
                    .orElseGet(() -> ledger.trialBalance(workspace));
            return ResponseEntity.ok(json(members.equals("each") ? balance : balance.folded(), by));
        });
    }

    private static TrialBalanceJson json(TrialBalance balance, String by) {
        var debits = balance.debits();
        return new TrialBalanceJson(
                balance.asOf(),
                by,
                balance.lines().stream()
                        .map(line -> new LineJson(line.account(), MoneyJson.of(line.balance())))
                        .toList(),
                balance.sums().values().stream()
                        .sorted(Comparator.comparing(sum -> sum.unit().code()))
                        .map(sum -> new SumJson(
                                sum.unit().code(),
                                MoneyJson.of(debits.getOrDefault(sum.unit(), Money.zero(sum.unit()))),
                                MoneyJson.of(sum)))
                        .toList());
    }

    @Returns(value = JournalJson.class, page = true)
    @GetMapping("/journal")
    @Operation(summary = "List the journals, the newest first")
    ResponseEntity<Object> journal(
            WorkspaceId workspace,
            Paging paging,
            @Parameter(description = "Only journals that touch this account.") @RequestParam Optional<String> account) {
        var findings = new Findings();
        Optional<Account> touched = account.flatMap(name -> {
            Optional<Account> known = Account.parse(name);
            if (known.isEmpty()) {
                findings.add("/account", "not_an_account", "Write an account such as expense:reward:spring.");
            }
            return known;
        });
        return findings.orElse(() -> {
            JournalPlace from = JournalPlace.after(paging.after());
            List<PostedJournal> page = ledger.newest(workspace, from, touched, paging.fetch());
            return ResponseEntity.ok(paging.page(page, LedgerApi::sortedBy, JournalJson::of));
        });
    }

    private static List<String> sortedBy(PostedJournal journal) {
        return JournalPlace.of(journal).sortedBy();
    }
}
