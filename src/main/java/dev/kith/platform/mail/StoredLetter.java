package dev.kith.platform.mail;

import java.time.Instant;
import java.util.List;

/** A letter with all that is needed to send it. */
record StoredLetter(Envelope envelope, Letterhead head, List<Block> blocks, int attempts, Instant lapses) {

    Sheet sheet(Stationery stationery) {
        return stationery.write(head, envelope.subject(), blocks);
    }
}
