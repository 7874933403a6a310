-- What is earned. One row per grant key for ever: revived, never inserted again; the reasons stand beside the rows.
CREATE SCHEMA rewards;
GRANT USAGE ON SCHEMA rewards TO kith_app;

CREATE TABLE rewards.reward (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    id           uuid        NOT NULL,
    grant_key    text        NOT NULL,
    referral_id  uuid        NOT NULL,
    program_id   uuid        NOT NULL,
    version_id   uuid        NOT NULL,
    program_key  text        NOT NULL,
    rule         text        NOT NULL,
    reward_key   text        NOT NULL,
    kind         text        NOT NULL,
    side         text        NOT NULL,
    member_root  uuid        NOT NULL,
    cause        text        NOT NULL,
    unit         text        NOT NULL,
    minor        bigint      NOT NULL,
    revision     integer     NOT NULL,
    state        text        NOT NULL,
    reason       text,
    earned_at    timestamptz NOT NULL,
    hold_ends    timestamptz NOT NULL,
    available_at timestamptz,
    expires_at   timestamptz,
    code         text        NOT NULL DEFAULT '',
    changed_at   timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, id),
    CONSTRAINT one_grant_per_key UNIQUE (workspace_id, grant_key),
    CONSTRAINT no_reward_is_negative CHECK (minor >= 0),
    CONSTRAINT what_was_refused_says_why CHECK (state NOT IN ('refused', 'cancelled', 'reversed') OR reason IS NOT NULL),
    CONSTRAINT a_reward_is_in_a_known_state CHECK (state IN
        ('offered', 'pending', 'held', 'available', 'issued', 'redeemed', 'expired', 'refused', 'cancelled', 'reversed')),
    FOREIGN KEY (workspace_id, referral_id) REFERENCES referrals.referral
);
CREATE INDEX reward_by_referral ON rewards.reward (workspace_id, referral_id);
CREATE INDEX reward_by_member ON rewards.reward (workspace_id, member_root, earned_at);
CREATE INDEX reward_by_cause ON rewards.reward (workspace_id, cause);
CREATE INDEX reward_by_time ON rewards.reward (workspace_id, earned_at DESC, id DESC);
CREATE UNIQUE INDEX a_code_belongs_to_one_reward ON rewards.reward (workspace_id, code) WHERE code <> '';

CREATE TABLE rewards.reward_transition (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    reward_id    uuid        NOT NULL,
    at           timestamptz NOT NULL,
    from_state   text        NOT NULL,
    to_state     text        NOT NULL,
    revision     integer     NOT NULL,
    minor        bigint      NOT NULL,
    unit         text        NOT NULL,
    reason       text,
    FOREIGN KEY (workspace_id, reward_id) REFERENCES rewards.reward
);
CREATE INDEX transition_of_reward ON rewards.reward_transition (workspace_id, reward_id, at);

CREATE TABLE rewards.decision (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    id           uuid        NOT NULL,
    happening    text        NOT NULL,
    person_root  uuid        NOT NULL,
    referral_id  uuid,
    outcome      text        NOT NULL,
    reason       text,
    happened_at  timestamptz NOT NULL,
    decided_at   timestamptz NOT NULL,
    engine       integer     NOT NULL,
    trace        jsonb       NOT NULL,
    PRIMARY KEY (workspace_id, id)
);
CREATE INDEX decision_on_happening ON rewards.decision (workspace_id, happening, decided_at DESC, id DESC);
CREATE INDEX decision_of_referral ON rewards.decision (workspace_id, referral_id, decided_at DESC);

CALL platform.isolate('rewards.reward');
CALL platform.isolate('rewards.reward_transition');
CALL platform.isolate('rewards.decision');
GRANT SELECT, INSERT, UPDATE ON rewards.reward TO kith_app;
GRANT SELECT, INSERT ON rewards.reward_transition, rewards.decision TO kith_app;
