-- The book: what is written stays, and every journal balances. The database sees to both, whoever writes.
CREATE SCHEMA ledger;

-- A journal is named by its place in its lane's chain and, for the world, by its natural key.
CREATE TABLE ledger.journal (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    lane         smallint    NOT NULL CHECK (lane BETWEEN 0 AND 67),
    seq          bigint      NOT NULL CHECK (seq > 0),
    kind         text        NOT NULL,
    natural_key  text        NOT NULL,
    effective_at timestamptz NOT NULL,
    recorded_at  timestamptz NOT NULL,
    cause        text        NOT NULL,
    actor        text        NOT NULL,
    reverses     text,
    prev_hash    bytea       NOT NULL CHECK (length(prev_hash) = 32),
    hash         bytea       NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (workspace_id, lane, seq),
    CONSTRAINT a_journal_is_posted_once UNIQUE (workspace_id, natural_key)
);
CREATE INDEX journal_by_time ON ledger.journal (workspace_id, recorded_at, lane, seq);

CREATE TABLE ledger.entry (
    workspace_id uuid     NOT NULL DEFAULT platform.workspace(),
    lane         smallint NOT NULL,
    seq          bigint   NOT NULL,
    line         smallint NOT NULL CHECK (line > 0),
    account      text     NOT NULL,
    unit         text     NOT NULL,
    minor        bigint   NOT NULL,
    lot          text,
    PRIMARY KEY (workspace_id, lane, seq, line),
    CONSTRAINT an_entry_moves_something CHECK (minor <> 0),
    CONSTRAINT a_members_entry_names_its_lot
        CHECK (lot IS NOT NULL OR account !~ '^(liability|receivable|memo:contingent):')
);
CREATE INDEX entry_by_account ON ledger.entry (workspace_id, account, lane, seq);

-- The end of each lane's chain; its row lock is what makes a lane a queue.
CREATE TABLE ledger.lane (
    workspace_id uuid     NOT NULL DEFAULT platform.workspace(),
    lane         smallint NOT NULL,
    seq          bigint   NOT NULL,
    hash         bytea    NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (workspace_id, lane)
);

-- The sum of the entries so far. A member's account is one row (lane -1), the others are spread over the lanes,
-- so that nobody waits for the one row every reward would touch.
CREATE TABLE ledger.balance (
    workspace_id uuid     NOT NULL DEFAULT platform.workspace(),
    account      text     NOT NULL,
    unit         text     NOT NULL,
    lane         smallint NOT NULL,
    minor        bigint   NOT NULL,
    PRIMARY KEY (workspace_id, account, unit, lane),
    CONSTRAINT nobody_is_owed_less_than_nothing
        CHECK (account !~ '^(liability|memo:contingent):' OR minor <= 0),
    CONSTRAINT nobody_owes_less_than_nothing
        CHECK (account !~ '^receivable:' OR minor >= 0)
);

-- Checked when the transaction ends, or earlier when it changes the workspace: a journal that this check cannot see
-- is refused, because a check that sees nothing would let everything pass.
CREATE FUNCTION ledger.journal_balances() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    lines bigint;
    bad   text;
BEGIN
    SELECT sum(per_unit.lines), min(per_unit.unit) FILTER (WHERE per_unit.total <> 0 OR per_unit.lines < 2)
      INTO lines, bad
      FROM (SELECT entry.unit, sum(entry.minor) AS total, count(*) AS lines
              FROM ledger.journal
              JOIN ledger.entry USING (workspace_id, lane, seq)
             WHERE journal.workspace_id = NEW.workspace_id AND journal.lane = NEW.lane AND journal.seq = NEW.seq
             GROUP BY entry.unit) per_unit;
    IF lines IS NULL THEN
        RAISE EXCEPTION 'journal % has no entries, or its entries are out of sight', NEW.natural_key
            USING ERRCODE = 'check_violation';
    END IF;
    IF bad IS NOT NULL THEN
        RAISE EXCEPTION 'journal % does not balance in %', NEW.natural_key, bad USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER a_journal_balances AFTER INSERT ON ledger.journal
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ledger.journal_balances();

-- Entries arrive with their journal and all at once: nothing is added to a journal later. This check looks at a whole
-- statement, which is why it stands here instead of a foreign key that would look at each row and lock its journal.
CREATE FUNCTION ledger.entries_complete_their_journal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Subqueries that count, and not joins: each is one look into the index, however many journals there are.
    IF EXISTS (SELECT FROM (SELECT workspace_id, lane, seq, count(*) AS lines
                              FROM added GROUP BY workspace_id, lane, seq) arrived
                WHERE (SELECT count(*) FROM ledger.journal
                        WHERE journal.workspace_id = arrived.workspace_id
                          AND journal.lane = arrived.lane AND journal.seq = arrived.seq) = 0
                   OR (SELECT count(*) FROM ledger.entry
                        WHERE entry.workspace_id = arrived.workspace_id
                          AND entry.lane = arrived.lane AND entry.seq = arrived.seq) <> arrived.lines) THEN
        RAISE EXCEPTION 'a journal gets all its entries at once' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER entries_complete_their_journal AFTER INSERT ON ledger.entry
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger.entries_complete_their_journal();

-- Grants keep the application from changing the book; this keeps everybody else from doing it by accident.
CREATE FUNCTION ledger.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the book is never changed: post a correcting journal instead'
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.journal
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER never_changed BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.entry
    FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

CALL platform.isolate('ledger.journal');
CALL platform.isolate('ledger.entry');
CALL platform.isolate('ledger.lane');
CALL platform.isolate('ledger.balance');
GRANT SELECT, INSERT ON ledger.journal, ledger.entry TO kith_app;
GRANT SELECT, INSERT, UPDATE ON ledger.lane, ledger.balance TO kith_app;
