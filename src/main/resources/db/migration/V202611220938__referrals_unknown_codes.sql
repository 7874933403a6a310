-- Codes that came with an order and are nobody's: whoever asks why it earned nothing is told so.
CREATE TABLE referrals.unknown_code (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    root_id      uuid        NOT NULL,
    source       text        NOT NULL,
    code         text        NOT NULL,
    at           timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, root_id, source)
);

CALL platform.isolate('referrals.unknown_code');
GRANT SELECT, INSERT ON referrals.unknown_code TO kith_app;
