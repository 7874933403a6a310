-- Who asked for silence: a keyed hash of the address, so that a list of readers can be made of it by nobody.
CREATE SCHEMA campaigns;

CREATE TABLE campaigns.silence (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    address_hash text        NOT NULL,
    since        timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, address_hash)
);

CALL platform.isolate('campaigns.silence');
GRANT SELECT, INSERT ON campaigns.silence TO kith_app;
