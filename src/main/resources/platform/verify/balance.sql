-- I7: every balance is the fold of its entries.
WITH folded AS (
    SELECT workspace_id, account, unit, sum(minor) AS minor FROM ledger.entry GROUP BY workspace_id, account, unit
), kept AS (
    SELECT workspace_id, account, unit, sum(minor) AS minor FROM ledger.balance GROUP BY workspace_id, account, unit
)
SELECT workspace_id, 'balance ' || account || ' ' || unit AS place,
       'is ' || coalesce(kept.minor, 0) || ', its entries say ' || coalesce(folded.minor, 0) AS finding
  FROM folded
  FULL JOIN kept USING (workspace_id, account, unit)
 WHERE coalesce(kept.minor, 0) <> coalesce(folded.minor, 0)
