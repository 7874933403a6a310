package dev.kith.platform.security;

import static dev.kith.platform.web.Permission.AUDIT_READ;
import static dev.kith.platform.web.Permission.CASES_DECIDE;
import static dev.kith.platform.web.Permission.DOMAINS_EDIT;
import static dev.kith.platform.web.Permission.EVENTS_READ;
import static dev.kith.platform.web.Permission.EVENTS_SETTLE;
import static dev.kith.platform.web.Permission.KEYS_EDIT;
import static dev.kith.platform.web.Permission.KEYS_READ;
import static dev.kith.platform.web.Permission.LEDGER_READ;
import static dev.kith.platform.web.Permission.MESSAGES_EDIT;
import static dev.kith.platform.web.Permission.MESSAGES_READ;
import static dev.kith.platform.web.Permission.OFFERS_READ;
import static dev.kith.platform.web.Permission.PAYOUTS_APPROVE;
import static dev.kith.platform.web.Permission.PAYOUTS_SUBMIT;
import static dev.kith.platform.web.Permission.PEOPLE_ERASE;
import static dev.kith.platform.web.Permission.PEOPLE_READ;
import static dev.kith.platform.web.Permission.PEOPLE_WRITE;
import static dev.kith.platform.web.Permission.PERSONAL_EXPORT;
import static dev.kith.platform.web.Permission.PERSONAL_READ;
import static dev.kith.platform.web.Permission.PROGRAMS_EDIT;
import static dev.kith.platform.web.Permission.PROGRAMS_PUBLISH;
import static dev.kith.platform.web.Permission.PROGRAMS_READ;
import static dev.kith.platform.web.Permission.REFERRALS_READ;
import static dev.kith.platform.web.Permission.REFERRALS_WRITE;
import static dev.kith.platform.web.Permission.REPORTS_READ;
import static dev.kith.platform.web.Permission.REWARDS_GRANT;
import static dev.kith.platform.web.Permission.REWARDS_READ;
import static dev.kith.platform.web.Permission.SETTINGS_EDIT;
import static dev.kith.platform.web.Permission.SETTINGS_READ;
import static dev.kith.platform.web.Permission.SIGNED_IN;
import static dev.kith.platform.web.Permission.TEAM_EDIT;
import static dev.kith.platform.web.Permission.WEBHOOKS_EDIT;

import dev.kith.platform.web.Permission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What somebody is in a workspace. The table of RR §17, as sets. */
public enum Role {
    OWNER(
            PERSONAL_READ,
            PERSONAL_EXPORT,
            PEOPLE_ERASE,
            PEOPLE_WRITE,
            EVENTS_READ,
            EVENTS_SETTLE,
            PROGRAMS_EDIT,
            PROGRAMS_PUBLISH,
            REFERRALS_WRITE,
            CASES_DECIDE,
            REWARDS_GRANT,
            PAYOUTS_SUBMIT,
            PAYOUTS_APPROVE,
            MESSAGES_EDIT,
            KEYS_READ,
            KEYS_EDIT,
            WEBHOOKS_EDIT,
            DOMAINS_EDIT,
            SETTINGS_EDIT,
            TEAM_EDIT,
            AUDIT_READ),
    MARKETER(PROGRAMS_EDIT, PROGRAMS_PUBLISH, MESSAGES_EDIT, SETTINGS_EDIT),
    REVIEWER(PERSONAL_READ, REFERRALS_WRITE, CASES_DECIDE, EVENTS_READ),
    FINANCE(PERSONAL_READ, PERSONAL_EXPORT, REWARDS_GRANT, PAYOUTS_SUBMIT, PAYOUTS_APPROVE, AUDIT_READ),
    SUPPORT(PERSONAL_READ, PEOPLE_WRITE, REFERRALS_WRITE, REWARDS_GRANT, EVENTS_READ),
    DEVELOPER(PROGRAMS_EDIT, KEYS_READ, KEYS_EDIT, WEBHOOKS_EDIT, DOMAINS_EDIT, EVENTS_READ, EVENTS_SETTLE),
    VIEWER();

    private static final Set<Permission> EVERYBODY = EnumSet.of(
            SIGNED_IN,
            OFFERS_READ,
            PEOPLE_READ,
            PROGRAMS_READ,
            REFERRALS_READ,
            REWARDS_READ,
            LEDGER_READ,
            REPORTS_READ,
            MESSAGES_READ,
            SETTINGS_READ);

    private final Set<Permission> more;

    Role(Permission... more) {
        this.more = Set.of(more);
    }

    public Set<Permission> permissions() {
        var all = EnumSet.copyOf(EVERYBODY);
        all.addAll(more);
        return Set.copyOf(all);
    }

    public static Optional<Role> parse(String word) {
        for (Role role : values()) {
            if (role.word().equals(word.toLowerCase(Locale.ROOT))) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
