-- I7: Every balance is the sum of its entries.
WITH kept AS (
    SELECT workspace_id, account, unit, sum(minor) AS minor FROM ledger.balance GROUP BY workspace_id, account, unit
), folded AS (
    SELECT workspace_id, account, unit, sum(minor) AS minor FROM ledger.entry GROUP BY workspace_id, account, unit
)
SELECT workspace_id, account, unit, kept.minor AS kept, folded.minor AS folded
  FROM kept
  FULL JOIN folded USING (workspace_id, account, unit)
 WHERE coalesce(kept.minor, 0) <> coalesce(folded.minor, 0);
