-- I4: every journal balances in every unit, and every unit balances over all accounts.
SELECT workspace_id, 'journal ' || lane || '/' || seq AS place,
       'off by ' || sum(minor) || ' ' || unit || ' over ' || count(*) || ' entries' AS finding
  FROM ledger.entry
 GROUP BY workspace_id, lane, seq, unit
HAVING sum(minor) <> 0 OR count(*) < 2
UNION ALL
SELECT workspace_id, 'journal ' || lane || '/' || seq, 'has no entries'
  FROM ledger.journal
 WHERE NOT EXISTS (SELECT
                     FROM ledger.entry
                    WHERE entry.workspace_id = journal.workspace_id
                      AND entry.lane = journal.lane AND entry.seq = journal.seq)
UNION ALL
SELECT workspace_id, 'entry ' || lane || '/' || seq || '/' || line, 'belongs to no journal'
  FROM ledger.entry
 WHERE NOT EXISTS (SELECT
                     FROM ledger.journal
                    WHERE journal.workspace_id = entry.workspace_id
                      AND journal.lane = entry.lane AND journal.seq = entry.seq)
UNION ALL
SELECT workspace_id, 'lane ' || lane, 'has ' || count(*) || ' journals, the last of them ' || max(seq)
  FROM ledger.journal
 GROUP BY workspace_id, lane
HAVING count(*) <> max(seq)
