-- I13: nobody brought themselves, nobody was brought twice in one group, and no chain of friends leads back to its start.
WITH RECURSIVE bond AS (
    SELECT referral.workspace_id, referral.id, referral.exclusive_group, membership.person_root AS advocate,
           referral.friend_root AS friend
      FROM referrals.referral
      JOIN referrals.membership ON membership.workspace_id = referral.workspace_id
                               AND membership.id = referral.advocate_id
     WHERE referral.state IN ('bound', 'qualified', 'review', 'approved')
), walk AS (
    SELECT workspace_id, exclusive_group, friend AS start, advocate AS at
      FROM bond
    UNION
    SELECT walk.workspace_id, walk.exclusive_group, walk.start, bond.advocate
      FROM walk
      JOIN bond ON bond.workspace_id = walk.workspace_id
               AND bond.exclusive_group = walk.exclusive_group
               AND bond.friend = walk.at
     WHERE walk.at <> walk.start
)
SELECT workspace_id, 'person ' || start AS place, 'is at both ends of a chain of referrals' AS finding
  FROM walk
 WHERE at = start
UNION ALL
SELECT workspace_id, 'friend ' || friend_root, 'was brought ' || count(*) || ' times'
  FROM referrals.referral
 WHERE state IN ('bound', 'qualified', 'review', 'approved')
 GROUP BY workspace_id, exclusive_group, friend_root
HAVING count(*) > 1
