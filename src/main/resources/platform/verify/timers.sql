-- Timers: nothing that is due waits for longer than ten minutes, and nothing fails for ever.
SELECT workspace_id, kind || ' ' || subject AS place, 'due ' || due || ', tried ' || tries || ' times' AS finding
  FROM platform.timer
 WHERE due < now() - interval '10 min' OR tries > 10;
