package dev.kith.ledger;

import static java.util.function.UnaryOperator.identity;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.kith.kernel.Money;
import dev.kith.kernel.Unit;
import dev.kith.ledger.LedgerStore.Head;
import dev.kith.ledger.LedgerStore.Movement;
import dev.kith.platform.Workspace;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.Workspaces;
import dev.kith.platform.database.Tally;
import dev.kith.platform.database.Tenant;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The ledger module's front door: post journals, ask for balances, check the book. */
@Component
public final class Ledger {

    private static final int NO_LANE = -1;

    private final Tenant tenant;
    private final Workspaces workspaces;
    private final LedgerStore store;
    private final LedgerReports reports;
    private final InstantSource clock;

    Ledger(Tenant tenant, Workspaces workspaces, LedgerStore store, LedgerReports reports, InstantSource clock) {
        this.tenant = tenant;
        this.workspaces = workspaces;
        this.store = store;
        this.reports = reports;
        this.clock = clock;
    }

    /**
     * Writes journals into the book, in the transaction that is open, and answers the natural keys that are new. A key
     * the book holds already changes nothing, so posting again is safe. Takes five statements, however many journals.
     */
    public Set<String> post(List<Journal> journals) {
        Map<String, Journal> wanted = new LinkedHashMap<>();
        journals.forEach(journal -> wanted.putIfAbsent(journal.naturalKey(), journal));
        if (wanted.isEmpty()) {
            return Set.of();
        }
        Map<Integer, Head> heads = lock(lanesOf(wanted.values()));
        wanted.keySet().removeAll(store.known(wanted.keySet()));
        if (!wanted.isEmpty()) {
            write(List.copyOf(wanted.values()), heads);
        }
        return Set.copyOf(wanted.keySet());
    }

    /** What is on these accounts now. Accounts that were never used are missing. */
    public Map<Account, Map<Unit, Money>> balances(Collection<Account> accounts) {
        return store.balances(accounts).entrySet().stream()
                .collect(toUnmodifiableMap(
                        Map.Entry::getKey,
                        balance -> balance.getValue().stream().collect(toUnmodifiableMap(Money::unit, identity()))));
    }

    /** What is left of each lot on these accounts, per account the oldest lot first; used-up lots are left out. */
    public List<Lot> lots(Collection<Account> accounts) {
        return reports.lots(accounts);
    }

    /** The journals with these natural keys, in the order they were written. */
    public List<PostedJournal> journals(WorkspaceId workspace, Collection<String> naturalKeys) {
        return tenant.run(workspace, () -> reports.named(naturalKeys));
    }

    /** The newest journals after {@code from}, newest first; with an account, only those that touch it. */
    public List<PostedJournal> newest(WorkspaceId workspace, JournalPlace from, Optional<Account> account, int limit) {
        return tenant.run(workspace, () -> reports.newest(from, account.map(Account::name), limit));
    }

    /** How many {@link #newest} leads through. */
    public Tally count(WorkspaceId workspace, Optional<Account> account) {
        return tenant.run(workspace, () -> reports.count(account.map(Account::name)));
    }

    /** Every account that is not empty now. */
    public TrialBalance trialBalance(WorkspaceId workspace) {
        Instant now = clock.instant();
        return tenant.run(workspace, () -> new TrialBalance(now, TrialBalance.Basis.RECORDED, reports.balancesNow()));
    }

    /** Every account that was not empty at that instant, computed from the entries. */
    public TrialBalance trialBalance(WorkspaceId workspace, Instant asOf, TrialBalance.Basis basis) {
        return tenant.run(workspace, () -> new TrialBalance(asOf, basis, reports.balancesAsOf(asOf, basis)));
    }

    /** Recomputes every chain of the workspace. */
    public Verification verifyChain(WorkspaceId workspace) {
        return tenant.run(workspace, () -> new ChainCheck(chainOf(workspace.value()), reports).check(store.heads()));
    }

    private Map<Integer, Head> lock(SortedSet<Integer> lanes) {
        List<Head> heads = store.lock(lanes);
        if (heads.size() < lanes.size()) {
            store.open(lanes);
            heads = store.lock(lanes);
        }
        return heads.stream().collect(toMap(Head::lane, identity(), (one, _) -> one, TreeMap::new));
    }

    private void write(List<Journal> journals, Map<Integer, Head> heads) {
        Instant now = clock.instant();
        Chain chain = chainOf(heads.values().iterator().next().workspace());
        List<PostedJournal> posted = new ArrayList<>();
        for (Journal journal : journals) {
            Head head = Objects.requireNonNull(heads.get(journal.lane()), "lane not locked");
            PostedJournal next = PostedJournal.after(head, journal, now, chain);
            posted.add(next);
            heads.put(journal.lane(), Head.at(next, head.workspace()));
        }
        if (store.insert(posted, heads.values()) < posted.size()) {
            throw lostARace("somebody else posted one of these journals meanwhile");
        }
        store.insertEntries(posted);
        move(posted);
    }

    private void move(List<PostedJournal> posted) {
        try {
            store.move(movements(posted));
        } catch (DuplicateKeyException bothWereFirst) {
            throw lostARace("somebody else opened one of these accounts meanwhile");
        }
    }

    private static List<Movement> movements(List<PostedJournal> posted) {
        record Row(String account, String unit, int lane) {}
        Map<Row, Long> sums = new HashMap<>();
        for (PostedJournal journal : posted) {
            for (PostedJournal.Line line : journal.lines()) {
                int lane = Account.of(line.account()).isMembers() ? NO_LANE : journal.lane();
                sums.merge(new Row(line.account(), line.unit(), lane), line.minor(), Math::addExact);
            }
        }
        return sums.entrySet().stream()
                .map(sum -> new Movement(
                        sum.getKey().account(),
                        sum.getKey().unit(),
                        sum.getKey().lane(),
                        sum.getValue()))
                .toList();
    }

    /** The transaction is tried again by {@link Tenant} and then finds what the other one did. */
    private static CannotAcquireLockException lostARace(String how) {
        return new CannotAcquireLockException(how, new SQLException(how, "40001"));
    }

    private Chain chainOf(UUID workspace) {
        boolean test = workspaces
                .find(new WorkspaceId(workspace))
                .filter(Workspace::isTest)
                .isPresent();
        return new Chain(workspace, test ? "test" : "live");
    }

    private static SortedSet<Integer> lanesOf(Collection<Journal> journals) {
        return journals.stream().map(Journal::lane).collect(toCollection(TreeSet::new));
    }
}
