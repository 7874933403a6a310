-- The doctor and the metrics say how many events wait for somebody to decide, in all workspaces together.
CALL platform.worker_reads('events.dead_letter');
