package dev.kith.platform.security;

import dev.kith.kernel.Ids;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The front door to the people who sign in to the console. */
@Component
public final class Accounts {

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>\"(),:;\\[\\]\\\\]{1,64}@[^\\s@]{1,185}\\.[^\\s@.]{2,}");

    private final Tenant tenant;
    private final AccountStore store;
    private final Passwords passwords;
    private final Ids ids;
    private final InstantSource clock;

    Accounts(Tenant tenant, AccountStore store, Passwords passwords, Ids ids, InstantSource clock) {
        this.tenant = tenant;
        this.store = store;
        this.passwords = passwords;
        this.ids = ids;
        this.clock = clock;
    }

    /** How an address is stored, if it is one. */
    public static Optional<String> address(String typed) {
        String bare = typed.strip().toLowerCase(Locale.ROOT);
        return ADDRESS.matcher(bare).matches() && bare.length() <= 254 ? Optional.of(bare) : Optional.empty();
    }

    public Optional<Account> find(String email) {
        return store.byEmail(email).filter(found -> !found.closed()).map(AccountStore.Found::account);
    }

    public Optional<Account> find(AccountId id) {
        return store.byId(id).filter(found -> !found.closed()).map(AccountStore.Found::account);
    }

    /** True as soon as anybody can sign in; from then on nobody can make the first owner. */
    public boolean isSetUp() {
        return store.first().isPresent();
    }

    /** The oldest account: who runs the server usually means that one. */
    public Optional<Account> first() {
        return store.first().map(AccountStore.Found::account);
    }

    /** The account of this address: the one there is, or a new one without a password, which a link signs in. */
    public Account openOrFind(String email, String name) {
        var fresh = new Account(new AccountId(ids.next()), email, name);
        return store.open(fresh, Optional.empty(), clock.instant())
                ? fresh
                : find(email).orElseThrow();
    }

    public void seat(WorkspaceId workspace, AccountId account, Role role) {
        tenant.run(workspace, () -> store.seat(account, role, clock.instant()));
    }

    public List<Seat> seats(AccountId account) {
        return store.seats(account);
    }

    public List<TeamMember> team(WorkspaceId workspace) {
        return tenant.run(workspace, store::team);
    }

    /** The word of what is wrong with a new password, if anything is. */
    public Optional<String> objection(String password, String email) {
        return passwords.objection(password, email);
    }

    public boolean hasPassword(AccountId account) {
        return store.byId(account).flatMap(AccountStore.Found::passwordHash).isPresent();
    }

    public void changePassword(AccountId account, String password) {
        store.changePassword(account, passwords.hash(password));
    }

    /** The account, if the two belong together. Takes equally long whether or not there is such an account. */
    Optional<Account> authenticate(String email, String password) {
        Optional<AccountStore.Found> found = store.byEmail(email).filter(account -> !account.closed());
        Optional<String> hash = found.flatMap(AccountStore.Found::passwordHash);
        if (password.length() > Passwords.LONGEST * 4 || !passwords.matches(password, hash)) {
            return Optional.empty();
        }
        hash.filter(passwords::isOutdated)
                .ifPresent(_ -> changePassword(found.orElseThrow().account().id(), password));
        return found.map(AccountStore.Found::account);
    }
}
