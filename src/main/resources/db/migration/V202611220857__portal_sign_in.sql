-- What the pages of advocates and friends remember by themselves: who asked to be let in, and who is in.
CREATE SCHEMA portal;

-- Known and unknown addresses leave the same row; whether a link is sent is found out later, out of sight.
CREATE TABLE portal.sign_in (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    id           uuid        NOT NULL,
    address      text        NOT NULL,
    language     text        NOT NULL,
    browser      text        NOT NULL,
    nonce_hash   text        NOT NULL,
    asked_at     timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    token_hash   text,
    root_id      uuid,
    used_at      timestamptz,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT a_link_leads_to_somebody CHECK ((token_hash IS NULL) = (root_id IS NULL))
);
CREATE UNIQUE INDEX sign_in_by_token ON portal.sign_in (workspace_id, token_hash);
CREATE INDEX sign_in_by_address ON portal.sign_in (workspace_id, address, asked_at);

CREATE TABLE portal.session (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    token_hash   text        NOT NULL,
    carrier      text        NOT NULL,
    root_id      uuid        NOT NULL,
    began_at     timestamptz NOT NULL,
    seen_at      timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, token_hash),
    CONSTRAINT a_session_is_carried_somehow CHECK (carrier IN ('cookie', 'bearer'))
);
CREATE INDEX session_by_root ON portal.session (workspace_id, root_id, began_at);

-- Friends who agreed that whoever invited them may read their first name.
CREATE TABLE portal.open_friend (
    workspace_id uuid NOT NULL DEFAULT platform.workspace(),
    root_id      uuid NOT NULL,
    PRIMARY KEY (workspace_id, root_id)
);

CALL platform.isolate('portal.sign_in');
CALL platform.isolate('portal.session');
CALL platform.isolate('portal.open_friend');
GRANT SELECT, INSERT, UPDATE, DELETE ON portal.sign_in, portal.session, portal.open_friend TO kith_app;
