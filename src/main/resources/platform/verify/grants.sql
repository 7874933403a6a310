-- I3: there is one grant per grant key, over all states and for ever, and each of its journals once.
SELECT workspace_id, 'grant ' || grant_key AS place, count(*) || ' rewards' AS finding
  FROM rewards.reward
 GROUP BY workspace_id, grant_key
HAVING count(*) > 1
UNION ALL
SELECT workspace_id, 'journal ' || natural_key, count(*) || ' times in the book'
  FROM ledger.journal
 GROUP BY workspace_id, natural_key
HAVING count(*) > 1
