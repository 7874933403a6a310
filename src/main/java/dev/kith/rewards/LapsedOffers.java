package dev.kith.rewards;

import dev.kith.platform.WorkspaceId;
import dev.kith.platform.jobs.TimerHandler;
import dev.kith.referrals.Referrals;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Has referrals looked at again whose friends did not use their code in time. */
@Component
final class LapsedOffers implements TimerHandler {

    static final String TIMER = "offer";

    private final Referrals referrals;

    LapsedOffers(Referrals referrals) {
        this.referrals = referrals;
    }

    @Override
    public String kind() {
        return TIMER;
    }

    @Override
    public void due(WorkspaceId workspace, List<UUID> subjects, Instant now) {
        referrals.lookAgain(workspace, subjects, now);
    }
}
