-- I8: No member is owed less than nothing; what could not be taken back is a receivable.
SELECT workspace_id, account, unit, sum(minor) AS minor
  FROM ledger.entry
 WHERE account ~ '^(liability|receivable):'
 GROUP BY workspace_id, account, unit
HAVING (account LIKE 'liability:%' AND sum(minor) > 0) OR (account LIKE 'receivable:%' AND sum(minor) < 0);
