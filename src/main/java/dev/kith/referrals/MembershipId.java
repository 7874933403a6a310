package dev.kith.referrals;

import dev.kith.platform.web.IdPrefix;
import java.util.UUID;

/** Names one person's membership in one program as an advocate. */
@IdPrefix("adv")
public record MembershipId(UUID value) {}
