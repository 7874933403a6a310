-- Somebody followed a share link. Written from the log, or late, from a click id that came back with its seal intact.
-- There is no address and no user agent here, only keyed hashes that are emptied after 30 days.
CREATE TABLE referrals.click (
    workspace_id   uuid        NOT NULL DEFAULT platform.workspace(),
    id             uuid        NOT NULL,
    code           text        NOT NULL,
    membership_id  uuid        NOT NULL,
    program_id     uuid        NOT NULL,
    version_id     uuid,
    clicked_at     timestamptz NOT NULL,
    channel        text        NOT NULL,
    class          text        NOT NULL,
    visitor        uuid        NOT NULL,
    late           boolean     NOT NULL,
    repeated       boolean     NOT NULL,
    device         text,
    browser        text,
    language       text,
    referrer_host  text,
    fetch_dest     text,
    paid           boolean     NOT NULL DEFAULT false,
    campaign       jsonb,
    address_hash   text,
    network_hash   text,
    agent_hash     text,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT a_click_is_of_a_known_class CHECK
        (class IN ('head', 'prefetch', 'preview', 'bot', 'embedded', 'limited', 'own', 'human')),
    FOREIGN KEY (workspace_id, membership_id) REFERENCES referrals.membership
);
CREATE INDEX click_by_membership ON referrals.click (workspace_id, membership_id, clicked_at);
CREATE INDEX click_by_visitor ON referrals.click (workspace_id, visitor, clicked_at);
CREATE INDEX click_by_time ON referrals.click USING brin (clicked_at);
CALL platform.isolate('referrals.click');
GRANT SELECT, INSERT, UPDATE ON referrals.click TO kith_app;

-- A press on a share button. Whether anything was sent is unknown, and the statistics say so.
CREATE TABLE referrals.share (
    workspace_id  uuid        NOT NULL DEFAULT platform.workspace(),
    id            uuid        NOT NULL,
    membership_id uuid        NOT NULL,
    channel       text        NOT NULL,
    placement     text        NOT NULL,
    pressed_at    timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, id),
    FOREIGN KEY (workspace_id, membership_id) REFERENCES referrals.membership
);
CREATE INDEX share_by_membership ON referrals.share (workspace_id, membership_id, pressed_at);
CALL platform.isolate('referrals.share');
GRANT SELECT, INSERT ON referrals.share TO kith_app;
