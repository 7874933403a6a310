-- Who is who. Identifiers and claims are what we were told; person_map and person follow from them and can be rebuilt.
CREATE SCHEMA people;
GRANT USAGE ON SCHEMA people TO kith_app;

CREATE TABLE people.identifier (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    root_id      uuid        NOT NULL,
    no           bigint      GENERATED ALWAYS AS IDENTITY,
    type         text        NOT NULL COLLATE "C",
    value        text        NOT NULL COLLATE "C",
    first_seen   timestamptz NOT NULL,
    state        text        NOT NULL DEFAULT 'active',
    PRIMARY KEY (workspace_id, root_id),
    CONSTRAINT a_name_has_one_root UNIQUE (workspace_id, type, value),
    CONSTRAINT identifier_state CHECK (state IN ('active', 'shared', 'erased'))
);
CALL platform.isolate('people.identifier');
GRANT SELECT, INSERT, UPDATE (state) ON people.identifier TO kith_app;

-- Said once per pair, kind and trust; saying it again keeps the earliest time.
CREATE TABLE people.identity_claim (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    node_a       uuid        NOT NULL,
    node_b       uuid        NOT NULL,
    kind         text        NOT NULL,
    trust        smallint    NOT NULL,
    event_time   timestamptz NOT NULL,
    message_id   text        NOT NULL COLLATE "C",
    status       text        NOT NULL,
    reason       text,
    retracted_at timestamptz,
    retracted_by text,
    PRIMARY KEY (workspace_id, node_a, node_b, kind, trust),
    CONSTRAINT a_claim_names_two_in_order CHECK (node_a < node_b),
    CONSTRAINT claim_kind CHECK (kind IN ('link', 'alias', 'merge')),
    CONSTRAINT claim_status CHECK (status IN ('accepted', 'rejected')),
    CONSTRAINT a_rejected_claim_says_why CHECK ((status = 'rejected') = (reason IS NOT NULL)),
    FOREIGN KEY (workspace_id, node_a) REFERENCES people.identifier,
    FOREIGN KEY (workspace_id, node_b) REFERENCES people.identifier
);
CREATE INDEX claim_by_other_node ON people.identity_claim (workspace_id, node_b);
CALL platform.isolate('people.identity_claim');
GRANT SELECT, INSERT, UPDATE, DELETE ON people.identity_claim TO kith_app;

-- Every root has a row here from the transaction it first appears in. Person ids are roots: an old one finds its person too.
CREATE TABLE people.person_map (
    workspace_id      uuid   NOT NULL DEFAULT platform.workspace(),
    root_id           uuid   NOT NULL,
    person_id         uuid   NOT NULL,
    journey_person_id uuid   NOT NULL,
    version           bigint NOT NULL DEFAULT 1,
    PRIMARY KEY (workspace_id, root_id)
);
CREATE INDEX person_map_by_person ON people.person_map (workspace_id, person_id);
CREATE INDEX person_map_by_journey ON people.person_map (workspace_id, journey_person_id);
CALL platform.isolate('people.person_map');
GRANT SELECT, INSERT, UPDATE ON people.person_map TO kith_app;

-- What is locked before anything is decided about a person. The version tells whether names came or went meanwhile.
CREATE TABLE people.person (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    id           uuid        NOT NULL,
    claims_until timestamptz NOT NULL,
    version      bigint      NOT NULL DEFAULT 1,
    PRIMARY KEY (workspace_id, id)
) WITH (fillfactor = 80);
CALL platform.isolate('people.person');
GRANT SELECT, INSERT, UPDATE ON people.person TO kith_app;

-- The last writer by event time wins, whatever order the writers arrive in. Layer: trusted, or merely claimed.
CREATE TABLE people.trait (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    root_id      uuid        NOT NULL,
    layer        text        NOT NULL,
    key          text        NOT NULL COLLATE "C",
    value        jsonb       NOT NULL,
    event_time   timestamptz NOT NULL,
    message_id   text        NOT NULL COLLATE "C",
    PRIMARY KEY (workspace_id, root_id, layer, key),
    CONSTRAINT trait_layer CHECK (layer IN ('trusted', 'claimed')),
    CONSTRAINT a_trait_is_small CHECK (pg_column_size(value) <= 16384)
);
CALL platform.isolate('people.trait');
GRANT SELECT, INSERT, UPDATE ON people.trait TO kith_app;
