CREATE SCHEMA referrals;
GRANT USAGE ON SCHEMA referrals TO kith_app;

-- A person takes part in a program as an advocate. The row hangs on the root it was made with; merges are read through
-- the identity map.
CREATE TABLE referrals.membership (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    id           uuid        NOT NULL,
    program_id   uuid        NOT NULL,
    person_root  uuid        NOT NULL,
    state        text        NOT NULL,
    shown_name   text,
    joined_at    timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, program_id) REFERENCES programs.program,
    CONSTRAINT a_person_joins_a_program_once UNIQUE (workspace_id, program_id, person_root),
    CONSTRAINT a_membership_is_in_a_known_state CHECK (state IN ('invited', 'active', 'paused', 'left', 'blocked')),
    CONSTRAINT a_shown_name_fits_on_a_card CHECK (length(shown_name) BETWEEN 1 AND 40)
);
CREATE INDEX membership_by_person ON referrals.membership (workspace_id, person_root);
CALL platform.isolate('referrals.membership');
CALL platform.door('referrals.membership');
GRANT SELECT, INSERT, UPDATE (state, shown_name) ON referrals.membership TO kith_app;

-- A code is never deleted and never given to anyone else. Codes that look alike have one look-alike key. A code that
-- stands alone was the first of its look in the whole installation: on a host that workspaces share, the link without the
-- name of a workspace is its.
CREATE TABLE referrals.share_code (
    workspace_id   uuid        NOT NULL DEFAULT platform.workspace(),
    text           text        NOT NULL,
    look_alike     text        NOT NULL,
    drawn          boolean     NOT NULL,
    alone          boolean     NOT NULL,
    membership_id  uuid        NOT NULL,
    created_at     timestamptz NOT NULL,
    blocked_at     timestamptz,
    blocked_reason text,
    PRIMARY KEY (workspace_id, text),
    CONSTRAINT no_two_codes_look_alike UNIQUE (workspace_id, look_alike),
    CONSTRAINT a_blocked_code_says_why CHECK ((blocked_at IS NULL) = (blocked_reason IS NULL)),
    FOREIGN KEY (workspace_id, membership_id) REFERENCES referrals.membership
);
CREATE INDEX share_code_by_membership ON referrals.share_code (workspace_id, membership_id, created_at);
CREATE INDEX share_code_by_look ON referrals.share_code (look_alike);
-- Nobody chooses a drawn code, so it may be unique over all workspaces: a link on a shared host finds its own.
CREATE UNIQUE INDEX a_drawn_code_is_one_of_a_kind ON referrals.share_code (text) WHERE drawn;
CALL platform.isolate('referrals.share_code');
CALL platform.door('referrals.share_code');
GRANT SELECT, INSERT, UPDATE (blocked_at, blocked_reason) ON referrals.share_code TO kith_app;

-- The door of the redirect: who stands behind these codes, before any workspace is known. Exact matches only.
CREATE FUNCTION referrals.door_links(wanted text[])
    RETURNS TABLE (workspace_id uuid, text text, look_alike text, drawn boolean, alone boolean, blocked boolean,
                   membership_id uuid, program_id uuid, person_root uuid, state text, shown_name text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ''
    AS $$
        SELECT code.workspace_id, code.text, code.look_alike, code.drawn, code.alone, code.blocked_at IS NOT NULL,
               code.membership_id, member.program_id, member.person_root, member.state, member.shown_name
          FROM referrals.share_code AS code
          JOIN referrals.membership AS member
            ON member.workspace_id = code.workspace_id AND member.id = code.membership_id
         WHERE code.look_alike = ANY (wanted)
         ORDER BY code.drawn DESC, code.alone DESC, code.created_at, code.workspace_id
    $$;
REVOKE ALL ON FUNCTION referrals.door_links(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION referrals.door_links(text[]) TO kith_app;
