-- Who brought whom. What a friend told us is kept as facts; a referral is what the rules made of them.
CREATE TABLE referrals.sign_up (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    root_id      uuid        NOT NULL,
    at           timestamptz NOT NULL,
    position     bigint      NOT NULL,
    PRIMARY KEY (workspace_id, root_id)
);

-- A click that came back with somebody. The click itself may still be on its way.
CREATE TABLE referrals.touch (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    root_id      uuid        NOT NULL,
    click_id     uuid        NOT NULL,
    told_at      timestamptz NOT NULL,
    position     bigint      NOT NULL,
    PRIMARY KEY (workspace_id, root_id, click_id)
);
CREATE INDEX touch_by_click ON referrals.touch (workspace_id, click_id);

CREATE TABLE referrals.evidence (
    workspace_id  uuid        NOT NULL DEFAULT platform.workspace(),
    root_id       uuid        NOT NULL,
    method        text        NOT NULL,
    source        text        NOT NULL,
    membership_id uuid        NOT NULL,
    code          text        NOT NULL,
    at            timestamptz NOT NULL,
    position      bigint      NOT NULL,
    recorded_at   timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, root_id, method, source),
    FOREIGN KEY (workspace_id, membership_id) REFERENCES referrals.membership
);

-- What a program names as a goal and is no order.
CREATE TABLE referrals.happening (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    message_id   text        NOT NULL,
    root_id      uuid        NOT NULL,
    event        text        NOT NULL,
    at           timestamptz NOT NULL,
    position     bigint      NOT NULL,
    recorded_at  timestamptz NOT NULL,
    trust        text        NOT NULL,
    properties   jsonb       NOT NULL,
    PRIMARY KEY (workspace_id, message_id)
);
CREATE INDEX happening_by_person ON referrals.happening (workspace_id, root_id, at);

CREATE TABLE referrals.referral (
    workspace_id    uuid        NOT NULL DEFAULT platform.workspace(),
    id              uuid        NOT NULL,
    program_id      uuid        NOT NULL,
    version_id      uuid        NOT NULL,
    exclusive_group text        NOT NULL,
    advocate_id     uuid        NOT NULL,
    friend_root     uuid        NOT NULL,
    method          text        NOT NULL,
    source          text        NOT NULL,
    code            text        NOT NULL,
    touched_at      timestamptz NOT NULL,
    bound_at        timestamptz NOT NULL,
    deadline        timestamptz NOT NULL,
    state           text        NOT NULL,
    reason          text,
    changed_at      timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT what_ended_says_why CHECK (state NOT IN ('rejected', 'expired', 'reversed', 'superseded') OR reason IS NOT NULL),
    CONSTRAINT a_referral_is_in_a_known_state CHECK
        (state IN ('bound', 'qualified', 'review', 'approved', 'rejected', 'expired', 'reversed', 'superseded')),
    FOREIGN KEY (workspace_id, program_id) REFERENCES programs.program,
    FOREIGN KEY (workspace_id, advocate_id) REFERENCES referrals.membership
);
CREATE UNIQUE INDEX a_friend_is_brought_once_per_group ON referrals.referral (workspace_id, exclusive_group, friend_root)
    WHERE state IN ('bound', 'qualified', 'review', 'approved');
CREATE INDEX referral_by_friend ON referrals.referral (workspace_id, friend_root);
CREATE INDEX referral_by_advocate ON referrals.referral (workspace_id, advocate_id, bound_at);
CREATE INDEX referral_by_time ON referrals.referral (workspace_id, bound_at DESC, id DESC);

-- All but state and reason of a referral is final, whoever asks.
CREATE FUNCTION referrals.keep_the_bond() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.program_id, OLD.version_id, OLD.advocate_id, OLD.friend_root, OLD.source, OLD.touched_at, OLD.bound_at)
       IS DISTINCT FROM
       (NEW.program_id, NEW.version_id, NEW.advocate_id, NEW.friend_root, NEW.source, NEW.touched_at, NEW.bound_at) THEN
        RAISE EXCEPTION 'a bond is final';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keep_the_bond BEFORE UPDATE ON referrals.referral
    FOR EACH ROW EXECUTE FUNCTION referrals.keep_the_bond();

CREATE TABLE referrals.qualification (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    referral_id  uuid        NOT NULL,
    goal         text        NOT NULL,
    occurrence   text        NOT NULL,
    happening    text        NOT NULL,
    at           timestamptz NOT NULL,
    hold_ends    timestamptz NOT NULL,
    base_minor   bigint      NOT NULL DEFAULT 0,
    kept_minor   bigint      NOT NULL DEFAULT 0,
    unit         text        NOT NULL DEFAULT '',
    state        text        NOT NULL,
    reason       text,
    PRIMARY KEY (workspace_id, referral_id, goal, occurrence),
    CONSTRAINT what_was_lost_says_why CHECK (state NOT IN ('cancelled', 'reversed') OR reason IS NOT NULL),
    FOREIGN KEY (workspace_id, referral_id) REFERENCES referrals.referral
);
CREATE INDEX qualification_by_happening ON referrals.qualification (workspace_id, happening);

CREATE TABLE referrals.referral_transition (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    referral_id  uuid        NOT NULL,
    at           timestamptz NOT NULL,
    from_state   text        NOT NULL,
    to_state     text        NOT NULL,
    reason       text,
    FOREIGN KEY (workspace_id, referral_id) REFERENCES referrals.referral
);
CREATE INDEX transition_of_referral ON referrals.referral_transition (workspace_id, referral_id, at);

CALL platform.isolate('referrals.sign_up');
CALL platform.isolate('referrals.touch');
CALL platform.isolate('referrals.evidence');
CALL platform.isolate('referrals.happening');
CALL platform.isolate('referrals.referral');
CALL platform.isolate('referrals.qualification');
CALL platform.isolate('referrals.referral_transition');
GRANT SELECT, INSERT, UPDATE ON referrals.sign_up TO kith_app;
GRANT SELECT, INSERT ON referrals.touch, referrals.evidence, referrals.happening, referrals.referral_transition TO kith_app;
GRANT SELECT, INSERT, UPDATE (state, reason, changed_at) ON referrals.referral TO kith_app;
GRANT SELECT, INSERT, UPDATE ON referrals.qualification TO kith_app;
