-- Waiting is data: a timer only makes someone look at a row again.
CREATE TABLE platform.timer (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    kind         text        NOT NULL,
    subject      uuid        NOT NULL,
    due          timestamptz NOT NULL,
    tries        int         NOT NULL DEFAULT 0,
    PRIMARY KEY (workspace_id, kind, subject)
);
CREATE INDEX timer_by_due ON platform.timer (due);

CALL platform.isolate('platform.timer');
CALL platform.worker_reads('platform.timer');
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.timer TO kith_app;
