-- I15: nothing is released before its hold ends, and nothing waits long after.
SELECT workspace_id, 'reward ' || id AS place,
       'was released at ' || available_at || ', its hold ends at ' || hold_ends AS finding
  FROM rewards.reward
 WHERE available_at < hold_ends
UNION ALL
SELECT workspace_id, 'reward ' || id, 'still waits, its hold ended at ' || hold_ends
  FROM rewards.reward
 WHERE state = 'pending' AND hold_ends < now() - interval '1 hour'
