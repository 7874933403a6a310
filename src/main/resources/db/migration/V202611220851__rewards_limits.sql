-- What was used of a program's limits. The counter row is what concurrent grants queue at; the uses are what is counted.
CREATE TABLE rewards.cap_counter (
    workspace_id uuid NOT NULL DEFAULT platform.workspace(),
    program_id   uuid NOT NULL,
    cap          text NOT NULL,
    subject      text NOT NULL,
    PRIMARY KEY (workspace_id, program_id, cap, subject)
);

CREATE TABLE rewards.cap_use (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    program_id   uuid        NOT NULL,
    cap          text        NOT NULL,
    subject      text        NOT NULL,
    grant_key    text        NOT NULL,
    at           timestamptz NOT NULL,
    minor        bigint      NOT NULL,
    given_back   boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (workspace_id, program_id, cap, subject, grant_key)
);
CREATE INDEX cap_use_by_time ON rewards.cap_use (workspace_id, program_id, cap, subject, at);
CREATE INDEX cap_use_of_grant ON rewards.cap_use (workspace_id, grant_key);

CALL platform.isolate('rewards.cap_counter');
CALL platform.isolate('rewards.cap_use');
-- Locking a row for update asks for the right to update it.
GRANT SELECT, INSERT, UPDATE ON rewards.cap_counter TO kith_app;
GRANT SELECT, INSERT, UPDATE ON rewards.cap_use TO kith_app;
