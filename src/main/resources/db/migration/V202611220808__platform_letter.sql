-- Every letter is kept, sent or not: on a fresh machine the console is its mailbox. A letter is stored as its blocks;
-- page and plain text are made of them when somebody reads it or it leaves.
CREATE TABLE platform.letter (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    id           uuid        NOT NULL,
    natural_key  text        NOT NULL,
    kind         text        NOT NULL,
    care         text        NOT NULL,
    recipient    text        NOT NULL,
    subject      text        NOT NULL,
    head         jsonb       NOT NULL,
    blocks       jsonb       NOT NULL,
    state        text        NOT NULL,
    reason       text        NOT NULL DEFAULT '',
    attempts     int         NOT NULL DEFAULT 0,
    written_at   timestamptz NOT NULL,
    lapses_at    timestamptz NOT NULL,
    settled_at   timestamptz,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT a_letter_is_written_once UNIQUE (workspace_id, natural_key),
    CONSTRAINT a_letter_is_known_by_its_care CHECK (care IN ('security', 'transactional', 'program')),
    CONSTRAINT a_letter_is_somewhere
        CHECK (state IN ('kept', 'queued', 'sending', 'sent', 'failed', 'unknown', 'lapsed')),
    CONSTRAINT a_letter_not_sent_says_why CHECK (state NOT IN ('failed', 'unknown', 'lapsed') OR reason <> '')
);

CALL platform.isolate('platform.letter');
GRANT SELECT, INSERT, UPDATE ON platform.letter TO kith_app;
