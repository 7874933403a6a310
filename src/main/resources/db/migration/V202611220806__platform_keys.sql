-- A key as it may be stored: its hash finds it, its first characters name it for people.
CREATE TABLE platform.api_key (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    id           uuid        NOT NULL,
    source_id    uuid        NOT NULL,
    kind         text        NOT NULL,
    name         text        NOT NULL,
    prefix       text        NOT NULL,
    hash         bytea       NOT NULL,
    scopes       text[]      NOT NULL,
    created_by   text        NOT NULL,
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz,
    expires_at   timestamptz,
    revoked_at   timestamptz,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT a_key_is_public_or_secret CHECK (kind IN ('PUBLIC', 'SECRET')),
    CONSTRAINT a_key_has_a_name CHECK (length(name) BETWEEN 1 AND 120),
    FOREIGN KEY (workspace_id) REFERENCES platform.workspace
);
-- Random by construction: nobody can choose a hash, so it may be unique over all workspaces.
CREATE UNIQUE INDEX a_hash_belongs_to_one_key ON platform.api_key (hash);
CREATE INDEX api_key_by_source ON platform.api_key (workspace_id, source_id);

CALL platform.isolate('platform.api_key');
CALL platform.door('platform.api_key');
GRANT SELECT, INSERT, UPDATE (revoked_at, last_used_at, name) ON platform.api_key TO kith_app;

CREATE FUNCTION platform.door_key(presented bytea) RETURNS SETOF platform.api_key
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
    AS $$ SELECT * FROM platform.api_key WHERE hash = presented $$;

REVOKE ALL ON FUNCTION platform.door_key(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.door_key(bytea) TO kith_app;

-- What a command answered, kept so that saying it again changes nothing. The body is sealed: it may hold anything.
CREATE TABLE platform.idempotency (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    scope        bytea       NOT NULL,
    fingerprint  bytea       NOT NULL,
    status       int         NOT NULL,
    headers      bytea       NOT NULL,
    body         bytea       NOT NULL,
    answered_at  timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, scope),
    FOREIGN KEY (workspace_id) REFERENCES platform.workspace
);
CREATE INDEX idempotency_by_age ON platform.idempotency (answered_at);

CALL platform.isolate('platform.idempotency');
GRANT SELECT, INSERT, DELETE ON platform.idempotency TO kith_app;

-- What a shop's server signs identity tokens with. Needed in clear to check them, so it is sealed, not hashed.
CREATE TABLE platform.widget_key (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    id           uuid        NOT NULL,
    secret       bytea       NOT NULL,
    created_by   text        NOT NULL,
    created_at   timestamptz NOT NULL,
    revoked_at   timestamptz,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id) REFERENCES platform.workspace
);
CALL platform.isolate('platform.widget_key');
GRANT SELECT, INSERT, UPDATE (revoked_at) ON platform.widget_key TO kith_app;
