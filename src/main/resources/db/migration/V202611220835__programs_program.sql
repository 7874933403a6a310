-- What a shop promises. A draft may change; what was published never does.
CREATE SCHEMA programs;

CREATE TABLE programs.program (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    id           uuid        NOT NULL,
    key          text        NOT NULL,
    name         text        NOT NULL,
    state        text        NOT NULL CHECK (state IN ('draft', 'live', 'paused', 'ended', 'archived')),
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT a_program_key_names_one_program UNIQUE (workspace_id, key)
);

-- Terms that nobody was promised yet.
CREATE TABLE programs.draft (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    program_id   uuid        NOT NULL,
    terms        text        NOT NULL,
    examples     text        NOT NULL,
    saved_at     timestamptz NOT NULL,
    saved_by     text        NOT NULL,
    PRIMARY KEY (workspace_id, program_id),
    FOREIGN KEY (workspace_id, program_id) REFERENCES programs.program
);

-- Terms that are promised: canonical JSON and its hash, kept byte by byte.
CREATE TABLE programs.program_version (
    workspace_id  uuid        NOT NULL DEFAULT platform.workspace(),
    id            uuid        NOT NULL,
    program_id    uuid        NOT NULL,
    number        int         NOT NULL CHECK (number > 0),
    terms         text        NOT NULL,
    terms_sha256  text        NOT NULL CHECK (terms_sha256 = encode(sha256(convert_to(terms, 'UTF8')), 'hex')),
    examples      text        NOT NULL,
    note          text        NOT NULL,
    in_force_from timestamptz NOT NULL,
    published_at  timestamptz NOT NULL,
    published_by  text        NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT versions_are_numbered UNIQUE (workspace_id, program_id, number),
    FOREIGN KEY (workspace_id, program_id) REFERENCES programs.program
);

-- Who launched, paused and ended it, and from when that counts.
CREATE TABLE programs.program_transition (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    program_id   uuid        NOT NULL,
    number       int         NOT NULL CHECK (number > 0),
    from_state   text        NOT NULL,
    to_state     text        NOT NULL,
    effective_at timestamptz NOT NULL,
    recorded_at  timestamptz NOT NULL,
    actor        text        NOT NULL,
    PRIMARY KEY (workspace_id, program_id, number),
    FOREIGN KEY (workspace_id, program_id) REFERENCES programs.program
);

CREATE FUNCTION programs.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was published is never changed: publish a new version instead'
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON programs.program_version
    FOR EACH STATEMENT EXECUTE FUNCTION programs.refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON programs.program_transition
    FOR EACH STATEMENT EXECUTE FUNCTION programs.refuse_change();

CALL platform.isolate('programs.program');
CALL platform.isolate('programs.draft');
CALL platform.isolate('programs.program_version');
CALL platform.isolate('programs.program_transition');
GRANT SELECT, INSERT, UPDATE (name, state) ON programs.program TO kith_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON programs.draft TO kith_app;
GRANT SELECT, INSERT ON programs.program_version, programs.program_transition TO kith_app;
