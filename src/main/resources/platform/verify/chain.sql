-- I10: every reward explains itself by a decision on what the friend did, and stands in the book with exactly what it is worth.
WITH booked AS (
    SELECT entry.workspace_id,
           substring(journal.natural_key FROM '^[a-z_]+\|(.*)\|[0-9]+$') AS grant_key,
           entry.unit,
           sum(entry.minor) FILTER (WHERE entry.account LIKE 'expense:reward:%') AS cost,
           sum(entry.minor) FILTER (WHERE entry.account LIKE 'memo:offered:%') AS promised,
           -sum(entry.minor) FILTER (WHERE entry.account LIKE 'liability:pending:%') AS pending
      FROM ledger.entry
      JOIN ledger.journal USING (workspace_id, lane, seq)
     GROUP BY entry.workspace_id, grant_key, entry.unit
)
SELECT reward.workspace_id, 'reward ' || reward.id AS place, 'has no decision behind it' AS finding
  FROM rewards.reward
 WHERE NOT EXISTS (SELECT
                     FROM rewards.decision
                    WHERE decision.workspace_id = reward.workspace_id
                      AND decision.referral_id = reward.referral_id)
UNION ALL
SELECT reward.workspace_id, 'reward ' || reward.id,
       reward.state || ' with ' || reward.minor || ' ' || reward.unit || ', but the book says cost '
           || coalesce(booked.cost, 0) || ', promised ' || coalesce(booked.promised, 0)
           || ', pending ' || coalesce(booked.pending, 0)
  FROM rewards.reward
  LEFT JOIN booked USING (workspace_id, grant_key, unit)
 WHERE (reward.state IN ('pending', 'held')
        AND (coalesce(booked.cost, 0), coalesce(booked.pending, 0)) <> (reward.minor, reward.minor))
    OR (reward.state IN ('available', 'issued')
        AND (coalesce(booked.cost, 0), coalesce(booked.pending, 0)) <> (reward.minor, 0::bigint))
    OR (reward.state = 'offered' AND coalesce(booked.promised, 0) <> reward.minor)
    OR (reward.state IN ('refused', 'cancelled', 'reversed')
        AND (coalesce(booked.cost, 0), coalesce(booked.promised, 0), coalesce(booked.pending, 0)) <> (0, 0, 0))
UNION ALL
SELECT booked.workspace_id, 'grant ' || booked.grant_key, 'was booked without a reward'
  FROM booked
 WHERE booked.grant_key LIKE 'p%|%|%'
   AND EXISTS (SELECT FROM rewards.reward WHERE reward.workspace_id = booked.workspace_id)
   AND NOT EXISTS (SELECT
                     FROM rewards.reward
                    WHERE reward.workspace_id = booked.workspace_id AND reward.grant_key = booked.grant_key)
