package dev.kith.referrals;

import dev.kith.platform.WorkspaceId;
import dev.kith.platform.database.Tenant;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The front door to clicks. What reads wants an open transaction. */
@Component
public final class Clicks {

    private final Tenant tenant;
    private final ClickStore store;

    Clicks(Tenant tenant, ClickStore store) {
        this.tenant = tenant;
        this.store = store;
    }

    /** Those of these clicks that were taken down by now. */
    public Map<ClickId, Click> load(Collection<ClickId> ids) {
        return ids.isEmpty() ? Map.of() : store.withIds(ids);
    }

    /** A page that was fetched in advance was shown after all, so the click was a person's. */
    public boolean wasShown(WorkspaceId workspace, ClickId click) {
        return tenant.run(workspace, () -> store.changeClass(click, ClickClass.PREFETCH, ClickClass.HUMAN)) == 1;
    }
}
