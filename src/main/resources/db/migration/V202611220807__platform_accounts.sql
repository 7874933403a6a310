-- People who sign in. An account belongs to the installation; what it may do is said per workspace. Nobody selects from
-- these tables: doors answer the few questions there are, one row at a time.
CREATE TABLE platform.account (
    id            uuid        NOT NULL PRIMARY KEY,
    email         text        NOT NULL,
    name          text        NOT NULL,
    password_hash text,
    opened_at     timestamptz NOT NULL,
    closed_at     timestamptz,
    CONSTRAINT an_address_opens_one_account UNIQUE (email),
    CONSTRAINT an_address_is_written_in_lower_case CHECK (email = lower(email) AND length(email) <= 254)
);

-- Who sits in which workspace. The test twin has no seats of its own: who may enter the one may enter the other.
CREATE TABLE platform.seat (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    account_id   uuid        NOT NULL,
    role         text        NOT NULL,
    taken_at     timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, account_id),
    CONSTRAINT a_role_is_known CHECK
        (role IN ('OWNER', 'MARKETER', 'REVIEWER', 'FINANCE', 'SUPPORT', 'DEVELOPER', 'VIEWER')),
    FOREIGN KEY (workspace_id) REFERENCES platform.workspace,
    FOREIGN KEY (account_id) REFERENCES platform.account
);
CREATE INDEX seat_by_account ON platform.seat (account_id);
CALL platform.isolate('platform.seat');
CALL platform.door('platform.seat');
GRANT SELECT, INSERT, UPDATE (role), DELETE ON platform.seat TO kith_app;

-- A signed-in browser. The cookie is random; only its hash is here.
CREATE TABLE platform.session (
    token_hash    bytea       NOT NULL PRIMARY KEY,
    id            uuid        NOT NULL UNIQUE,
    account_id    uuid        NOT NULL REFERENCES platform.account,
    client        text        NOT NULL,
    started_at    timestamptz NOT NULL,
    seen_at       timestamptz NOT NULL,
    stepped_up_at timestamptz NOT NULL,
    ended_at      timestamptz
);
CREATE INDEX session_by_account ON platform.session (account_id, started_at);

-- A link that works once: to sign in, or to make the first owner.
CREATE TABLE platform.one_time_link (
    hash       bytea       NOT NULL PRIMARY KEY,
    purpose    text        NOT NULL,
    account_id uuid        REFERENCES platform.account,
    made_at    timestamptz NOT NULL,
    good_until timestamptz NOT NULL,
    used_at    timestamptz,
    CONSTRAINT a_link_has_a_purpose CHECK (purpose IN ('SIGN_IN', 'SET_UP')),
    CONSTRAINT a_link_to_sign_in_names_an_account CHECK (purpose <> 'SIGN_IN' OR account_id IS NOT NULL)
);

CREATE FUNCTION platform.door_account(wanted text)
    RETURNS TABLE (id uuid, email text, name text, password_hash text, closed_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
    AS $$ SELECT a.id, a.email, a.name, a.password_hash, a.closed_at FROM platform.account a WHERE a.email = wanted $$;

CREATE FUNCTION platform.door_account_by_id(wanted uuid)
    RETURNS TABLE (id uuid, email text, name text, password_hash text, closed_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
    AS $$ SELECT a.id, a.email, a.name, a.password_hash, a.closed_at FROM platform.account a WHERE a.id = wanted $$;

-- The oldest open account: the one the operator means without naming it. Without one, Kith waits for its first owner.
CREATE FUNCTION platform.door_first_account()
    RETURNS TABLE (id uuid, email text, name text, password_hash text, closed_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
    AS $$
        SELECT a.id, a.email, a.name, a.password_hash, a.closed_at
          FROM platform.account a
         WHERE a.closed_at IS NULL
         ORDER BY a.opened_at, a.id
         LIMIT 1
    $$;

CREATE FUNCTION platform.door_open_account(new_id uuid, new_email text, new_name text, hashed text, at timestamptz)
    RETURNS boolean
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
    AS $$
        WITH opened AS (
            INSERT INTO platform.account (id, email, name, password_hash, opened_at)
            VALUES (new_id, new_email, new_name, hashed, at)
            ON CONFLICT (email) DO NOTHING
            RETURNING 1)
        SELECT EXISTS (SELECT FROM opened)
    $$;

CREATE FUNCTION platform.door_change_password(whose uuid, hashed text) RETURNS boolean
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
    AS $$
        WITH changed AS (UPDATE platform.account SET password_hash = hashed WHERE id = whose RETURNING 1)
        SELECT EXISTS (SELECT FROM changed)
    $$;

CREATE FUNCTION platform.door_seats(whose uuid) RETURNS TABLE (workspace_id uuid, key text, name text, role text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
    AS $$
        SELECT w.workspace_id, w.key, w.name, s.role
          FROM platform.seat s
          JOIN platform.workspace w ON w.workspace_id = s.workspace_id
         WHERE s.account_id = whose
         ORDER BY w.key
    $$;

-- Names and addresses of those who sit in the workspace of this transaction, and of nobody else.
CREATE FUNCTION platform.door_team() RETURNS TABLE (id uuid, email text, name text, role text, taken_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
    AS $$
        SELECT a.id, a.email, a.name, s.role, s.taken_at
          FROM platform.seat s
          JOIN platform.account a ON a.id = s.account_id
         WHERE s.workspace_id = platform.workspace()
         ORDER BY s.taken_at, a.email
    $$;

CREATE FUNCTION platform.door_start_session(hashed bytea, new_id uuid, whose uuid, seen_from text, at timestamptz)
    RETURNS boolean
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
    AS $$
        INSERT INTO platform.session (token_hash, id, account_id, client, started_at, seen_at, stepped_up_at)
        VALUES (hashed, new_id, whose, seen_from, at, at, at);
        -- Ten browsers are enough for one person; the oldest ends.
        UPDATE platform.session
           SET ended_at = at
         WHERE account_id = whose
           AND ended_at IS NULL
           AND token_hash NOT IN (SELECT s.token_hash
                                    FROM platform.session s
                                   WHERE s.account_id = whose
                                     AND s.ended_at IS NULL
                                   ORDER BY s.started_at DESC, s.id DESC
                                   LIMIT 10);
        SELECT true
    $$;

-- Finds a session and notes that it was seen, at most once a minute so that looking around does not cost writes.
CREATE FUNCTION platform.door_session(hashed bytea, at timestamptz, idle interval, longest interval)
    RETURNS TABLE (id uuid, account_id uuid, email text, name text, started_at timestamptz, stepped_up_at timestamptz)
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
    AS $$
        UPDATE platform.session
           SET seen_at = at
         WHERE token_hash = hashed
           AND ended_at IS NULL
           AND seen_at > at - idle
           AND started_at > at - longest
           AND seen_at < at - interval '1 minute';
        SELECT s.id, s.account_id, a.email, a.name, s.started_at, s.stepped_up_at
          FROM platform.session s
          JOIN platform.account a ON a.id = s.account_id
         WHERE s.token_hash = hashed
           AND s.ended_at IS NULL
           AND s.seen_at > at - idle
           AND s.started_at > at - longest
           AND a.closed_at IS NULL
    $$;

CREATE FUNCTION platform.door_sessions(whose uuid)
    RETURNS TABLE (id uuid, client text, started_at timestamptz, seen_at timestamptz)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
    AS $$
        SELECT s.id, s.client, s.started_at, s.seen_at
          FROM platform.session s
         WHERE s.account_id = whose
           AND s.ended_at IS NULL
         ORDER BY s.seen_at DESC
    $$;

-- Ends one session of the account, or all but one.
CREATE FUNCTION platform.door_end_session(whose uuid, which uuid, at timestamptz) RETURNS bigint
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
    AS $$
        WITH ended AS (
            UPDATE platform.session SET ended_at = at
             WHERE account_id = whose AND id = which AND ended_at IS NULL RETURNING 1)
        SELECT count(*) FROM ended
    $$;

CREATE FUNCTION platform.door_end_other_sessions(whose uuid, kept uuid, at timestamptz) RETURNS bigint
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
    AS $$
        WITH ended AS (
            UPDATE platform.session SET ended_at = at
             WHERE account_id = whose AND id <> kept AND ended_at IS NULL RETURNING 1)
        SELECT count(*) FROM ended
    $$;

-- The newest link voids the older ones of its kind.
CREATE FUNCTION platform.door_make_link(hashed bytea, what text, whose uuid, at timestamptz, until timestamptz)
    RETURNS boolean
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
    AS $$
        UPDATE platform.one_time_link
           SET used_at = at
         WHERE purpose = what
           AND account_id IS NOT DISTINCT FROM whose
           AND used_at IS NULL;
        INSERT INTO platform.one_time_link (hash, purpose, account_id, made_at, good_until)
        VALUES (hashed, what, whose, at, until);
        SELECT true
    $$;

CREATE FUNCTION platform.door_link(hashed bytea, what text, at timestamptz) RETURNS TABLE (account_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
    AS $$
        SELECT l.account_id
          FROM platform.one_time_link l
         WHERE l.hash = hashed AND l.purpose = what AND l.used_at IS NULL AND l.good_until > at
    $$;

CREATE FUNCTION platform.door_use_link(hashed bytea, what text, at timestamptz) RETURNS TABLE (account_id uuid)
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
    AS $$
        UPDATE platform.one_time_link l
           SET used_at = at
         WHERE l.hash = hashed AND l.purpose = what AND l.used_at IS NULL AND l.good_until > at
        RETURNING l.account_id
    $$;

-- Thirty days after its end nobody asks about a session, nor about a link that is over.
CREATE FUNCTION platform.door_forget_sessions(before timestamptz) RETURNS bigint
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = ''
    AS $$
        DELETE FROM platform.one_time_link WHERE good_until < before;
        WITH forgotten AS (
            DELETE FROM platform.session WHERE coalesce(ended_at, seen_at) < before RETURNING 1)
        SELECT count(*) FROM forgotten
    $$;

DO $$
DECLARE
    door regprocedure;
BEGIN
    FOR door IN SELECT p.oid::regprocedure FROM pg_proc p
                 WHERE p.pronamespace = 'platform'::regnamespace AND p.proname LIKE 'door\_%' LOOP
        EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', door);
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO kith_app', door);
    END LOOP;
END $$;
