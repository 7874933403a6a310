package dev.kith.platform.security;

import dev.kith.kernel.Unit;
import dev.kith.platform.NewWorkspace;
import dev.kith.platform.Workspace;
import dev.kith.platform.Workspaces;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes the first owner, and the first workspace if there is none. */
@Component
final class SetUp {

    static final List<String> CURRENCIES =
            List.of("EUR", "USD", "GBP", "CHF", "PLN", "RUB", "SEK", "CZK", "CAD", "AUD", "JPY");

    private final Accounts accounts;
    private final Workspaces workspaces;
    private final Keys keys;

    SetUp(Accounts accounts, Workspaces workspaces, Keys keys) {
        this.accounts = accounts;
        this.workspaces = workspaces;
        this.keys = keys;
    }

    boolean needsShop() {
        return workspaces.all().isEmpty();
    }

    /** The word of what is wrong, by field; empty if all is well. */
    Map<String, String> objections(Map<String, String> typed) {
        var wrong = new LinkedHashMap<String, String>();
        String email = typed.getOrDefault("email", "");
        if (Accounts.address(email).isEmpty()) {
            wrong.put("email", "address");
        }
        if (typed.getOrDefault("name", "").isBlank()) {
            wrong.put("name", "empty");
        }
        accounts.objection(typed.getOrDefault("password", ""), email).ifPresent(word -> wrong.put("password", word));
        if (needsShop() && typed.getOrDefault("shop", "").isBlank()) {
            wrong.put("shop", "empty");
        }
        if (needsShop()
                && Unit.parse(typed.getOrDefault("currency", ""))
                        .filter(Unit::isCurrency)
                        .isEmpty()) {
            wrong.put("currency", "currency");
        }
        return wrong;
    }

    /** The new owner, who has the highest seat everywhere. What was typed has no objections any more. */
    Account make(Map<String, String> typed, String language) {
        if (needsShop()) {
            openShop(typed, language);
        }
        String email = Accounts.address(typed.getOrDefault("email", "")).orElseThrow();
        Account owner = accounts.openOrFind(email, shortened(typed.getOrDefault("name", "")));
        accounts.changePassword(owner.id(), typed.getOrDefault("password", ""));
        for (Workspace workspace : workspaces.all()) {
            if (!workspace.isTest()) {
                accounts.seat(workspace.id(), owner.id(), Role.OWNER);
            }
        }
        return owner;
    }

    private void openShop(Map<String, String> typed, String language) {
        var shop = workspaces.create(new NewWorkspace(
                shortened(typed.getOrDefault("shop", "")),
                Unit.parse(typed.getOrDefault("currency", "")).orElseThrow(),
                Optional.empty(),
                Optional.empty(),
                zone(typed.getOrDefault("zone", "")),
                language));
        keys.create(shop.id(), NewKey.publicKey("Website", keys.newSource(), "setup"));
    }

    private static String shortened(String text) {
        String bare = text.strip();
        return bare.substring(0, Math.min(120, bare.length()));
    }

    private static ZoneId zone(String named) {
        try {
            return named.isBlank() ? ZoneOffset.UTC : ZoneId.of(named);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
