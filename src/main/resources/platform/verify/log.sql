-- I2: the log holds each message once, and knows each message it holds.
SELECT workspace_id, 'message ' || message_id AS place, 'is in the log ' || count(*) || ' times' AS finding
  FROM events.event_log
 GROUP BY workspace_id, message_id
HAVING count(*) > 1
