-- Timers: nothing that is due waits for longer than ten minutes, and nothing fails for ever.
SELECT workspace_id, kind, subject, due, tries
  FROM platform.timer
 WHERE due < now() - interval '10 min' OR tries > 10;
