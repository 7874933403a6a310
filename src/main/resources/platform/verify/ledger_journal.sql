-- I4: Every journal balances in every unit it moves.
SELECT workspace_id, natural_key, unit, sum(minor) AS off_by
  FROM ledger.journal
  LEFT JOIN ledger.entry USING (workspace_id, lane, seq)
 GROUP BY workspace_id, natural_key, unit
HAVING sum(minor) IS DISTINCT FROM 0;
