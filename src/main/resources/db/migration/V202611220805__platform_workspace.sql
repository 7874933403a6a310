-- One business. Its test twin is a row of its own with its own id, so no query can mix the two.
CREATE TABLE platform.workspace (
    workspace_id uuid        NOT NULL PRIMARY KEY DEFAULT platform.workspace(),
    key          text        NOT NULL,
    name         text        NOT NULL,
    currency     text        NOT NULL,
    zone         text        NOT NULL,
    language     text        NOT NULL,
    languages    text[]      NOT NULL DEFAULT '{en,it,ru}',
    test_twin_of uuid,
    shop_url     text,
    accent       text,
    created_at   timestamptz NOT NULL,
    CONSTRAINT a_key_names_one_workspace UNIQUE (key),
    CONSTRAINT a_workspace_has_one_test_twin UNIQUE (test_twin_of),
    CONSTRAINT a_name_fits_on_a_page CHECK (length(name) BETWEEN 1 AND 120),
    CONSTRAINT the_accent_is_a_color CHECK (accent ~ '^#[0-9a-f]{6}$'),
    FOREIGN KEY (test_twin_of) REFERENCES platform.workspace
);
CALL platform.isolate('platform.workspace');
CALL platform.door('platform.workspace');
GRANT SELECT, INSERT, UPDATE (name, zone, language, languages, shop_url, accent) ON platform.workspace TO kith_app;

-- Where the workspace may send people. Verified by DNS, by a file, or by the word of the operator.
CREATE TABLE platform.domain (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    host         text        NOT NULL,
    verified_at  timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, host),
    CONSTRAINT a_host_is_written_in_lower_case CHECK (host = lower(host) AND length(host) <= 253),
    FOREIGN KEY (workspace_id) REFERENCES platform.workspace
);
CALL platform.isolate('platform.domain');
CREATE INDEX domain_by_host ON platform.domain (host);
CALL platform.door('platform.domain');
GRANT SELECT, INSERT, DELETE ON platform.domain TO kith_app;

-- Doors: the questions that must be answered before anybody knows which workspace is meant.
CREATE FUNCTION platform.door_workspace(wanted text) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
    AS $$ SELECT workspace_id FROM platform.workspace WHERE key = wanted $$;

-- Whose links a host may serve: a workspace and its test twin share theirs.
CREATE FUNCTION platform.door_host(wanted text) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
    AS $$ SELECT workspace_id FROM platform.domain WHERE host = wanted $$;

-- The one door that answers with many rows: names and settings for the operator, nothing a workspace owns.
CREATE FUNCTION platform.door_workspaces() RETURNS SETOF platform.workspace
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
    AS $$ SELECT * FROM platform.workspace $$;

REVOKE ALL ON FUNCTION platform.door_workspace(text), platform.door_workspaces(), platform.door_host(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION platform.door_workspace(text), platform.door_workspaces(), platform.door_host(text) TO kith_app;

-- Which master key this data was made with: a hash of it, by which a wrong key is noticed before it does harm.
CREATE TABLE platform.installation (
    only_one    boolean NOT NULL PRIMARY KEY DEFAULT true,
    fingerprint text    NOT NULL,
    CONSTRAINT there_is_one CHECK (only_one)
);
GRANT SELECT, INSERT ON platform.installation TO kith_app;
