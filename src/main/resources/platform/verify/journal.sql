-- I4: every journal balances in every unit, and every unit balances over all accounts. A row is a broken promise.
SELECT 'journal ' || lane || '/' || seq AS place,
       'off by ' || sum(minor) || ' ' || unit || ' over ' || count(*) || ' entries' AS finding
  FROM ledger.entry
 GROUP BY lane, seq, unit
HAVING sum(minor) <> 0 OR count(*) < 2
UNION ALL
SELECT 'journal ' || lane || '/' || seq, 'has no entries'
  FROM ledger.journal
 WHERE NOT EXISTS (SELECT FROM ledger.entry WHERE entry.lane = journal.lane AND entry.seq = journal.seq)
UNION ALL
SELECT 'entry ' || lane || '/' || seq || '/' || line, 'belongs to no journal'
  FROM ledger.entry
 WHERE NOT EXISTS (SELECT FROM ledger.journal WHERE journal.lane = entry.lane AND journal.seq = entry.seq)
UNION ALL
SELECT 'lane ' || lane, 'has ' || count(*) || ' journals, the last of them ' || max(seq)
  FROM ledger.journal
 GROUP BY lane
HAVING count(*) <> max(seq)
