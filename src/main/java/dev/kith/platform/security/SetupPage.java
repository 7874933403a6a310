package dev.kith.platform.security;

import dev.kith.platform.page.Reader;
import java.util.List;
import java.util.Map;

/**
 * The form of the first owner.
 *
 * @param good false if the link was used or is too old
 * @param withShop true if there is no workspace yet
 * @param errors what is wrong, by field
 */
record SetupPage(
        Reader reader,
        boolean good,
        String token,
        boolean withShop,
        Map<String, String> typed,
        Map<String, String> errors,
        List<String> currencies) {

    SetupPage {
        typed = Map.copyOf(typed);
        errors = Map.copyOf(errors);
        currencies = List.copyOf(currencies);
    }

    /** What somebody with a terminal types to get a fresh link. */
    String command() {
        return "./kith login-link";
    }

    String typed(String field) {
        return typed.getOrDefault(field, "");
    }

    String error(String field) {
        return errors.getOrDefault(field, "");
    }
}
