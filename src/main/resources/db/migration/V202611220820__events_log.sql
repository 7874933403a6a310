-- Everything that happened, once. Rows are added and never changed; who they belong to is the people module's map.
CREATE SCHEMA events;
GRANT USAGE ON SCHEMA events TO kith_app;

-- A unique key of a partitioned log must hold the partition's time, so "once" is promised by a table of its own.
CREATE TABLE events.event_key (
    workspace_id uuid        NOT NULL,
    id_hash      uuid        NOT NULL,
    received_at  timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, id_hash)
) PARTITION BY HASH (id_hash);

DO $$
BEGIN
    FOR part IN 0..15 LOOP
        EXECUTE format('CREATE TABLE events.event_key_%s PARTITION OF events.event_key
                        FOR VALUES WITH (MODULUS 16, REMAINDER %s)', part, part);
    END LOOP;
END $$;
CALL platform.isolate_across('events.event_key');
GRANT SELECT, INSERT ON events.event_key TO kith_app;

-- Read in the order of (txid, pos), and only what is older than every transaction still open: see the shard worker.
CREATE TABLE events.event_log (
    pos            bigint      GENERATED ALWAYS AS IDENTITY,
    txid           xid8        NOT NULL DEFAULT pg_current_xact_id(),
    received_at    timestamptz NOT NULL,
    workspace_id   uuid        NOT NULL,
    shard          smallint    NOT NULL,
    subject_key    text        NOT NULL COLLATE "C",
    source_id      uuid        NOT NULL,
    trust          smallint    NOT NULL,
    kind           smallint    NOT NULL,
    name           text        NOT NULL COLLATE "C",
    message_id     text        NOT NULL COLLATE "C",
    user_id        text        COLLATE "C",
    anonymous_id   text        COLLATE "C",
    original_time  timestamptz,
    sent_at        timestamptz,
    event_time     timestamptz NOT NULL,
    flags          integer     NOT NULL,
    properties     jsonb       NOT NULL,
    context        jsonb       NOT NULL,
    traits         jsonb       NOT NULL,
    PRIMARY KEY (workspace_id, txid, pos, received_at),
    CONSTRAINT there_are_64_shards CHECK (shard BETWEEN 0 AND 63)
) PARTITION BY RANGE (received_at);
CREATE INDEX event_log_by_shard ON events.event_log (shard, txid, pos);
CREATE INDEX event_log_by_subject ON events.event_log (workspace_id, subject_key, event_time);
CALL platform.isolate_across('events.event_log');
CALL platform.worker_reads('events.event_log');
GRANT SELECT, INSERT ON events.event_log TO kith_app;
GRANT SELECT, USAGE ON SEQUENCE events.event_log_pos_seq TO kith_app;

-- The log has a part for every week. The app owns nothing, so it asks for the weeks it needs.
CREATE FUNCTION events.door_open_weeks(first timestamptz, last timestamptz) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
DECLARE
    week   timestamptz := date_trunc('week', first, 'UTC');
    opened integer := 0;
    part   text;
BEGIN
    IF last - first > interval '70 weeks' THEN
        RAISE EXCEPTION 'too many weeks at once';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('events.event_log weeks', 0));
    WHILE week <= last LOOP
        part := 'event_log_' || to_char(week AT TIME ZONE 'UTC', 'IYYY"w"IW');
        IF to_regclass('events.' || part) IS NULL THEN
            EXECUTE format('CREATE TABLE events.%I PARTITION OF events.event_log FOR VALUES FROM (%L) TO (%L)',
                           part, week, week + interval '7 days');
            opened := opened + 1;
        END IF;
        week := week + interval '7 days';
    END LOOP;
    RETURN opened;
END $$;
REVOKE ALL ON FUNCTION events.door_open_weeks FROM PUBLIC;
GRANT EXECUTE ON FUNCTION events.door_open_weeks TO kith_app;
SELECT events.door_open_weeks(now() - interval '7 days', now() + interval '28 days');

-- How far each consumer has handled each shard, and who may go on. A taker-over raises the fence, which shuts out a zombie.
CREATE TABLE events.shard_cursor (
    consumer    text        NOT NULL,
    shard       smallint    NOT NULL,
    txid        xid8        NOT NULL DEFAULT '0',
    pos         bigint      NOT NULL DEFAULT 0,
    holder      text        NOT NULL DEFAULT '',
    fence       bigint      NOT NULL DEFAULT 0,
    lease_until timestamptz NOT NULL DEFAULT '-infinity',
    PRIMARY KEY (consumer, shard)
) WITH (fillfactor = 50);
INSERT INTO events.shard_cursor (consumer, shard) SELECT 'main', shard FROM generate_series(0, 63) AS shard;
GRANT SELECT ON events.shard_cursor TO kith_app;
GRANT UPDATE ON events.shard_cursor TO kith_worker;

-- Who works here at the moment, so that each node takes its share of the shards and no more.
CREATE TABLE events.node (
    name    text        PRIMARY KEY,
    seen_at timestamptz NOT NULL
);
GRANT SELECT ON events.node TO kith_app;
GRANT INSERT, UPDATE, DELETE ON events.node TO kith_worker;

-- Events that could not be handled. The log still has them; here stands why, until somebody decides.
CREATE TABLE events.dead_letter (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    pos          bigint      NOT NULL,
    txid         xid8        NOT NULL,
    shard        smallint    NOT NULL,
    message_id   text        NOT NULL,
    name         text        NOT NULL,
    error        text        NOT NULL,
    stack_hash   text        NOT NULL,
    attempts     integer     NOT NULL,
    failed_at    timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, pos)
);
CALL platform.isolate('events.dead_letter');
GRANT SELECT, INSERT, UPDATE, DELETE ON events.dead_letter TO kith_app;
