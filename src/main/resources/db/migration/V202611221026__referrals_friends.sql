-- Who a friend of a program is, said once: figures and the lists behind them look through these two views, so that a
-- list is as long as the figure that leads to it. A friend is a person, or a browser as long as nobody knows whose it is.
CREATE VIEW referrals.v_friend_visit WITH (security_invoker = true) AS
    WITH known AS (
        SELECT visitor.visitor, min(root.person_id::text)::uuid AS person_id
          FROM referrals.v_visitor AS visitor
          JOIN people.v_root AS root USING (root_id)
         GROUP BY visitor.visitor
    )
    SELECT seen.program_id, seen.membership_id, coalesce(known.person_id, seen.visitor) AS friend, seen.clicked_at,
           seen.channel, seen.position
      FROM referrals.v_visit AS seen
      LEFT JOIN known USING (visitor);

-- One referral stands for a friend: the one that came furthest, and of equals the latest.
CREATE VIEW referrals.v_friend_bond WITH (security_invoker = true) AS
    SELECT DISTINCT ON (told.program_id, root.person_id) told.program_id, root.person_id AS friend, told.id, told.state
      FROM referrals.v_referral AS told
      JOIN people.v_root AS root ON root.root_id = told.friend_root
     ORDER BY told.program_id, root.person_id,
              array_position(ARRAY['approved', 'qualified', 'review', 'bound'], told.state), told.bound_at DESC;

GRANT SELECT ON referrals.v_friend_visit, referrals.v_friend_bond TO kith_app;
