package dev.kith.platform.web;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;

/** Tells what broke apart: the database is away, the disk is full, or we have a bug. Never shows the inside. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final String DISK_FULL = "53100";
    private static final String NUL_IN_A_TEXT = "22021";

    private Failures() {}

    static ResponseEntity<Object> explain(Throwable broken) {
        if (causes(broken).anyMatch(Refused.class::isInstance)) {
            return causes(broken)
                    .filter(Refused.class::isInstance)
                    .map(Refused.class::cast)
                    .findFirst()
                    .orElseThrow()
                    .answer();
        }
        if (sqlState(broken, DISK_FULL)) {
            return Problem.STORAGE_FULL.because("The server's disk is full. The operator has to free some space.");
        }
        if (isDatabaseAway(broken)) {
            LOG.warn("the database did not answer: {}", summary(broken));
            return Problem.UNAVAILABLE.because("The database does not answer at the moment. Try again in a moment.");
        }
        if (causes(broken).anyMatch(DuplicateKeyException.class::isInstance)) {
            LOG.info("two requests met at a unique key: {}", summary(broken));
            return Problem.ALREADY_EXISTS.because("Something with this name was created at the same moment.");
        }
        if (sqlState(broken, NUL_IN_A_TEXT)) {
            return Problem.MALFORMED_REQUEST.because("A text holds the character NUL, which nothing can be named.");
        }
        Optional<Integer> unreadable = unreadable(broken);
        if (unreadable.isPresent()) {
            return ErrorRoad.byStatus(unreadable.get()).because("The address or the form cannot be read.");
        }
        LOG.error("a request failed", broken);
        return Problem.INTERNAL.because("This is a bug. Tell the operator the request id, it is in the server's log.");
    }

    /** No connection, a lost one, a timeout, a lost race: all of it may work on the next try. */
    static boolean isDatabaseAway(Throwable broken) {
        return causes(broken)
                        .anyMatch(cause -> cause instanceof TransientDataAccessException
                                || cause instanceof TransientDataAccessResourceException
                                || cause instanceof NonTransientDataAccessResourceException
                                || cause instanceof QueryTimeoutException
                                || cause instanceof TransactionException)
                || sqlState(broken, "08")
                || sqlState(broken, "57P")
                || sqlState(broken, "57014")
                || sqlState(broken, "53");
    }

    /** Parameters are read late, so that the server's "bad query" arrives as an exception of whoever asked for one. */
    private static Optional<Integer> unreadable(Throwable broken) {
        return causes(broken)
                .filter(HttpException.class::isInstance)
                .map(refusal -> ((HttpException) refusal).getCode())
                .filter(code -> code >= 400 && code < 500)
                .findFirst();
    }

    private static boolean sqlState(Throwable broken, String prefix) {
        return causes(broken)
                .anyMatch(cause -> cause instanceof SQLException sql
                        && String.valueOf(sql.getSQLState()).startsWith(prefix));
    }

    private static String summary(Throwable broken) {
        return causes(broken)
                .reduce((_, last) -> last)
                .map(cause -> cause.getClass().getSimpleName())
                .orElse("");
    }

    private static Stream<Throwable> causes(Throwable broken) {
        return Stream.iterate(broken, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
