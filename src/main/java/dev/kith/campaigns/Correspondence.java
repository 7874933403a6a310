package dev.kith.campaigns;

import dev.kith.events.Slice;
import dev.kith.events.SliceClosed;
import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import dev.kith.referrals.ReferralBound;
import dev.kith.rewards.RewardNews;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Hears what happened to invitations and rewards, and has the letters about it written together: at the end of the slice
 * the news came from, or else at the end of the transaction. Either way they are part of it.
 */
@Component
final class Correspondence {

    /** What one transaction announced and nobody has written about yet. */
    private final class Unwritten implements TransactionSynchronization {

        /** Before the commit nobody can be asked any more where the transaction is. */
        private final WorkspaceId workspace = tenant.here();

        private final List<RewardNews> rewards = new ArrayList<>();
        private final List<ReferralBound> bonds = new ArrayList<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            writeAll(this, Optional.empty());
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Correspondence.this);
        }
    }

    private final Letters letters;
    private final Tenant tenant;

    Correspondence(Letters letters, Tenant tenant) {
        this.letters = letters;
        this.tenant = tenant;
    }

    @EventListener
    void on(RewardNews news) {
        unwritten().rewards.add(news);
    }

    @EventListener
    void on(ReferralBound news) {
        unwritten().bonds.add(news);
    }

    @EventListener
    @Order(10)
    void on(SliceClosed news) {
        if (TransactionSynchronizationManager.getResource(this) instanceof Unwritten unwritten) {
            writeAll(unwritten, Optional.of(news.slice()));
            TransactionSynchronizationManager.unbindResourceIfPossible(this);
        }
    }

    private void writeAll(Unwritten unwritten, Optional<Slice> slice) {
        if (unwritten.rewards.isEmpty() && unwritten.bonds.isEmpty()) {
            return;
        }
        letters.write(unwritten.workspace, new Letters.Occasions(unwritten.rewards, unwritten.bonds, slice));
        unwritten.rewards.clear();
        unwritten.bonds.clear();
    }

    private Unwritten unwritten() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Unwritten known) {
            return known;
        }
        var fresh = new Unwritten();
        TransactionSynchronizationManager.bindResource(this, fresh);
        TransactionSynchronizationManager.registerSynchronization(fresh);
        return fresh;
    }
}
