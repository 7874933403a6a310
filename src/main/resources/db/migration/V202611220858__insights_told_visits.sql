-- A visit is also what a shop's own pages tell: a page view that names a share code. Those who report with any
-- Segment client never pass the redirect, and their friends are no less friends. A channel is told in the context.
CREATE OR REPLACE VIEW referrals.v_visit WITH (security_invoker = true) AS
    SELECT id, membership_id, program_id, clicked_at, channel, visitor, NULL::bigint AS position
      FROM referrals.click
     WHERE class = 'human' AND NOT repeated
     UNION ALL
    SELECT NULL, member.id, member.program_id, told.at, 'other', told.root_id, told.position
      FROM referrals.evidence AS told
      JOIN referrals.membership AS member
        ON member.workspace_id = told.workspace_id AND member.id = told.membership_id
     WHERE told.method = 'link_param' AND told.root_id <> member.person_root;

CREATE OR REPLACE VIEW referrals.v_visitor WITH (security_invoker = true) AS
    SELECT click.visitor, touch.root_id
      FROM referrals.touch
      JOIN referrals.click ON click.workspace_id = touch.workspace_id AND click.id = touch.click_id
     UNION
    SELECT root_id, root_id FROM referrals.evidence WHERE method = 'link_param';

-- Few events tell a channel; this index holds those alone.
CREATE INDEX event_log_with_channel ON events.event_log (workspace_id, pos)
    WHERE context -> 'kith' ->> 'channel' IS NOT NULL;
CREATE VIEW events.v_told_channel WITH (security_invoker = true) AS
    SELECT pos, context -> 'kith' ->> 'channel' AS channel
      FROM events.event_log
     WHERE context -> 'kith' ->> 'channel' IS NOT NULL;
GRANT SELECT ON events.v_told_channel TO kith_app;
