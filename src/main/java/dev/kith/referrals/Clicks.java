package dev.kith.referrals;

import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The front door to clicks. What reads wants an open transaction. */
@Component
public final class Clicks {

    private final ClickStore store;

    Clicks(ClickStore store) {
        this.store = store;
    }

    /** Those of these clicks that were taken down by now. */
    public Map<ClickId, Click> load(Collection<ClickId> ids) {
        return ids.isEmpty() ? Map.of() : store.withIds(ids);
    }
}
