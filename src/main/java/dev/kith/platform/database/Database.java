package dev.kith.platform.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Where the database is. Kith comes in through four roles of its own: one owns the tables and migrates them, one serves
 * requests, one works, one copies. Their passwords follow from the password of the user who made them, so that every
 * node of an installation knows them and no file has to be carried around.
 */
public record Database(Login maker) {

    static final String OWNER = "kith_owner";
    static final String APP = "kith_app";
    static final String WORKER = "kith_worker";
    static final String BACKUP = "kith_backup";

    public Login owner() {
        return role(OWNER);
    }

    public Login app() {
        return role(APP);
    }

    public Login worker() {
        return role(WORKER);
    }

    public Login backup() {
        return role(BACKUP);
    }

    Login role(String name) {
        return new Login(maker.url(), name, derived(maker.password(), name));
    }

    private static String derived(String secret, String role) {
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(("kith role " + role + "\n" + secret).getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
