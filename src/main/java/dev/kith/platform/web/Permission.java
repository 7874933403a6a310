package dev.kith.platform.web;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody may do. Every route needs exactly one of these; roles and key scopes are sets of them.
 *
 * <p>An API key holds scopes, and a scope opens every permission that names it. Permissions without a scope are for
 * signed-in people only.
 */
public enum Permission {
    /** Needs nobody to be known: sign-in pages, documentation, public pages. */
    ANYONE(""),
    /** Needs an account, whatever its role. */
    SIGNED_IN(""),
    /** Needs the secret in the data folder: only who runs the server has it. */
    OPERATE(""),

    EVENTS_WRITE("events:write"),
    /** To say what pays. The scope is that of events, but a public key, which anybody can read in a page, never has it. */
    ORDERS_WRITE("events:write"),
    EVENTS_READ("events:read"),
    /** To have failed events handled once more, or to let them go. Like orders, never for a public key. */
    EVENTS_SETTLE("events:write"),
    OFFERS_READ("offers:read"),
    PEOPLE_READ("people:read"),
    PEOPLE_WRITE("people:write"),
    PROGRAMS_READ("programs:read"),
    PROGRAMS_EDIT("programs:write"),
    PROGRAMS_PUBLISH("programs:write"),
    REFERRALS_READ("referrals:read"),
    REFERRALS_WRITE("referrals:write"),
    CASES_DECIDE("referrals:write"),
    REWARDS_READ("rewards:read"),
    REWARDS_GRANT("rewards:write"),
    LEDGER_READ("rewards:read"),
    PAYOUTS_SUBMIT("payouts:write"),
    PAYOUTS_APPROVE(""),
    MESSAGES_READ("messages:write"),
    MESSAGES_EDIT("messages:write"),
    REPORTS_READ("reports:read"),
    PERSONAL_READ("people:read"),
    PERSONAL_EXPORT("privacy:write"),
    PEOPLE_ERASE("privacy:write"),
    KEYS_READ("keys:write"),
    KEYS_EDIT("keys:write"),
    WEBHOOKS_EDIT("webhooks:write"),
    DOMAINS_EDIT(""),
    SETTINGS_READ(""),
    SETTINGS_EDIT(""),
    TEAM_EDIT(""),
    AUDIT_READ("");

    private final String scope;

    Permission(String scope) {
        this.scope = scope;
    }

    /** The scope by which a key gets this permission. */
    public Optional<String> scope() {
        return scope.isEmpty() ? Optional.empty() : Optional.of(scope);
    }

    /** Everything these scopes open. */
    public static Set<Permission> openedBy(Set<String> scopes) {
        return Arrays.stream(values())
                .filter(permission ->
                        permission.scope().filter(scopes::contains).isPresent())
                .collect(Collectors.toUnmodifiableSet());
    }

    public static Set<String> allScopes() {
        return Arrays.stream(values())
                .flatMap(permission -> permission.scope().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
