-- I5: Nothing in the book was changed or taken out after it was written.
WITH told AS (
    SELECT workspace_id, lane, seq,
           string_agg('[' || to_json(line::text) || ',' || to_json(account) || ',' || to_json(unit) || ','
                          || to_json(minor::text) || ',' || coalesce(to_json(lot)::text, 'null') || ']',
                      ',' ORDER BY line) AS entries
      FROM ledger.entry
     GROUP BY workspace_id, lane, seq
), link AS (
    SELECT journal.workspace_id, journal.lane, journal.seq, journal.natural_key, journal.prev_hash, journal.hash,
           lag(journal.seq, 1, 0::bigint) OVER chain AS seq_before,
           lag(journal.hash, 1, decode(repeat('00', 32), 'hex')) OVER chain AS hash_before,
           sha256(journal.prev_hash || convert_to(
               '{"actor":' || to_json(journal.actor)
               || ',"cause":' || to_json(journal.cause)
               || ',"effectiveAt":"'
               || to_char(journal.effective_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
               || '","entries":[' || coalesce(told.entries, '')
               || '],"key":' || to_json(journal.natural_key)
               || ',"kind":' || to_json(journal.kind)
               || ',"lane":' || journal.lane
               || ',"mode":"' || CASE WHEN workspace.test_twin_of IS NULL THEN 'live' ELSE 'test' END
               || '","recordedAt":"'
               || to_char(journal.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
               || '","reverses":' || coalesce(to_json(journal.reverses)::text, 'null')
               || ',"schema":"kith.journal/1","seq":"' || journal.seq
               || '","workspace":"' || journal.workspace_id || '"}', 'UTF8')) AS computed
      FROM ledger.journal
      LEFT JOIN told USING (workspace_id, lane, seq)
      LEFT JOIN platform.workspace USING (workspace_id)
    WINDOW chain AS (PARTITION BY journal.workspace_id, journal.lane ORDER BY journal.seq)
)
SELECT workspace_id, lane, seq, natural_key
  FROM link
 WHERE seq <> seq_before + 1 OR prev_hash <> hash_before OR hash <> computed
UNION ALL
SELECT lane.workspace_id, lane.lane, lane.seq, 'the end of the lane is missing'
  FROM ledger.lane
  LEFT JOIN ledger.journal USING (workspace_id, lane, seq)
 WHERE lane.seq > 0 AND journal.hash IS DISTINCT FROM lane.hash;
