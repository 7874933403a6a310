-- What reports may read of other modules: their facts without their workings. Each view looks at one schema only and asks
-- as whoever reads it, so row security holds; insights joins them.
CREATE VIEW people.v_root WITH (security_invoker = true) AS
    SELECT root_id, person_id FROM people.person_map;

CREATE VIEW people.v_written_name WITH (security_invoker = true) AS
    SELECT root_id, value #>> '{}' AS text
      FROM people.trait
     WHERE layer = 'trusted' AND key IN ('name', 'firstName', 'first_name', 'lastName', 'last_name');

CREATE VIEW people.v_address WITH (security_invoker = true) AS
    SELECT root_id, type, value AS text
      FROM people.identifier
     WHERE type IN ('user_id', 'email') AND state = 'active';

-- An order counts in reports once somebody trustworthy told of it; what was given back is not revenue.
CREATE VIEW journeys.v_order WITH (security_invoker = true) AS
    SELECT order_id, buyer_root, placed_at, currency, net - refunded_net AS kept
      FROM journeys.purchase_order
     WHERE state IN ('completed', 'partly_refunded', 'refunded');

CREATE VIEW referrals.v_membership WITH (security_invoker = true) AS
    SELECT id, program_id, person_root, state, joined_at FROM referrals.membership;

CREATE VIEW referrals.v_code WITH (security_invoker = true) AS
    SELECT membership_id, text, drawn, created_at FROM referrals.share_code;

CREATE VIEW referrals.v_share WITH (security_invoker = true) AS
    SELECT membership_id, channel, pressed_at FROM referrals.share;

-- Visits of humans. Repeated clicks are touches, but no visits of their own.
CREATE VIEW referrals.v_visit WITH (security_invoker = true) AS
    SELECT id, membership_id, program_id, clicked_at, channel, visitor
      FROM referrals.click
     WHERE class = 'human' AND NOT repeated;

-- Which visit turned out to be whose.
CREATE VIEW referrals.v_visitor WITH (security_invoker = true) AS
    SELECT DISTINCT click.visitor, touch.root_id
      FROM referrals.touch
      JOIN referrals.click ON click.workspace_id = touch.workspace_id AND click.id = touch.click_id;

CREATE VIEW referrals.v_referral WITH (security_invoker = true) AS
    SELECT id, program_id, advocate_id, friend_root, state, bound_at FROM referrals.referral;

-- The first time a goal was reached that still stands.
CREATE VIEW referrals.v_first_goal WITH (security_invoker = true) AS
    SELECT referral_id, min(at) AS reached_at
      FROM referrals.qualification
     WHERE state IN ('pending', 'approved')
     GROUP BY referral_id;

CREATE VIEW rewards.v_reward WITH (security_invoker = true) AS
    SELECT id, program_id, referral_id, member_root, side, state, unit, minor FROM rewards.reward;

CREATE VIEW ledger.v_entry WITH (security_invoker = true) AS
    SELECT entry.account, entry.unit, entry.minor, entry.lot, journal.effective_at
      FROM ledger.entry
      JOIN ledger.journal USING (workspace_id, lane, seq);

GRANT SELECT ON people.v_root, people.v_written_name, people.v_address, journeys.v_order, referrals.v_membership,
    referrals.v_code, referrals.v_share, referrals.v_visit, referrals.v_visitor, referrals.v_referral,
    referrals.v_first_goal, rewards.v_reward, ledger.v_entry TO kith_app;
