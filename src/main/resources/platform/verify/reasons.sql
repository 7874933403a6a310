-- I10: whoever earned nothing can be told why.
SELECT workspace_id, 'decision ' || id AS place, outcome || ' without a reason' AS finding
  FROM rewards.decision
 WHERE outcome IN ('refused', 'rejected') AND reason IS NULL
UNION ALL
SELECT workspace_id, 'referral ' || id, state || ' without a reason'
  FROM referrals.referral
 WHERE state IN ('rejected', 'expired', 'reversed', 'superseded') AND reason IS NULL
UNION ALL
SELECT workspace_id, 'event ' || message_id, 'could not be handled: ' || error
  FROM events.dead_letter
