-- I7: a balance is the fold of its entries. A row is a broken promise.
WITH folded AS (
    SELECT account, unit, sum(minor) AS minor FROM ledger.entry GROUP BY account, unit
), kept AS (
    SELECT account, unit, sum(minor) AS minor FROM ledger.balance GROUP BY account, unit
)
SELECT 'balance ' || account || ' ' || unit AS place,
       'is ' || coalesce(kept.minor, 0) || ', its entries say ' || coalesce(folded.minor, 0) AS finding
  FROM folded
  FULL JOIN kept USING (account, unit)
 WHERE coalesce(kept.minor, 0) <> coalesce(folded.minor, 0)
