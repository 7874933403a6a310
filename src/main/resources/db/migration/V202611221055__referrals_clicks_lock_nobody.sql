-- A foreign key locks what it points at: every click would write to the row of its advocate. A click is what the log told,
-- by a link that had an advocate, and advocates are never removed.
ALTER TABLE referrals.click DROP CONSTRAINT click_workspace_id_membership_id_fkey;
