CREATE SCHEMA IF NOT EXISTS journeys;
GRANT USAGE ON SCHEMA journeys TO kith_app, kith_backup;

-- Everything told of one order id. A refund, a change or a cancellation may be here before the order: then it is awaited.
-- The amounts are those told; total, net and what is refunded are computed from them and kept for reports.
CREATE TABLE journeys.purchase_order (
    workspace_id       uuid        NOT NULL DEFAULT platform.workspace(),
    order_id           text        NOT NULL,
    state              text        NOT NULL,
    buyer_root         uuid,
    trust              smallint,
    placed_at          timestamptz,
    placed_position    bigint,
    received_at        timestamptz,
    placed_by          text,
    currency           text,
    paid               bigint,
    subtotal           bigint,
    revenue            bigint,
    shipping           bigint,
    tax                bigint,
    discount           bigint,
    products           bigint,
    total              bigint,
    net                bigint,
    refunded_total     bigint      NOT NULL DEFAULT 0,
    refunded_net       bigint      NOT NULL DEFAULT 0,
    coupons            text[]      NOT NULL,
    lines              jsonb       NOT NULL,
    remarks            text[]      NOT NULL,
    amended_at         timestamptz,
    amended_position   bigint,
    cancelled_at       timestamptz,
    cancelled_position bigint,
    refunds            integer     NOT NULL,
    revision           integer     NOT NULL,
    PRIMARY KEY (workspace_id, order_id),
    CONSTRAINT an_order_is_in_a_known_state CHECK
        (state IN ('awaited', 'unverified', 'completed', 'partly_refunded', 'refunded', 'cancelled')),
    CONSTRAINT an_order_that_is_here_has_a_buyer CHECK
        (state = 'awaited' OR buyer_root IS NOT NULL AND placed_at IS NOT NULL AND net IS NOT NULL),
    CONSTRAINT never_more_is_refunded_than_was_paid CHECK
        (refunded_total BETWEEN 0 AND coalesce(total, 0) AND refunded_net BETWEEN 0 AND coalesce(net, 0))
);
CREATE INDEX purchase_order_by_buyer ON journeys.purchase_order (workspace_id, buyer_root, placed_at);
CREATE INDEX purchase_order_by_time ON journeys.purchase_order (workspace_id, placed_at) WHERE state <> 'awaited';
CALL platform.isolate('journeys.purchase_order');
GRANT SELECT, INSERT, UPDATE ON journeys.purchase_order TO kith_app;

-- A refund may come before its order, so there is no foreign key. Amounts stay decimals until the currency is known.
CREATE TABLE journeys.refund (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    order_id     text        NOT NULL,
    refund_id    text        NOT NULL,
    extent       text        NOT NULL,
    amount       numeric     NOT NULL,
    lines        numeric,
    currency     text,
    dispute      boolean     NOT NULL,
    refunded_at  timestamptz NOT NULL,
    position     bigint      NOT NULL,
    message_id   text        NOT NULL,
    PRIMARY KEY (workspace_id, order_id, refund_id),
    CONSTRAINT a_refund_says_how_much CHECK (extent IN ('rest', 'amount', 'to_date')),
    CONSTRAINT a_refund_gives_back CHECK (amount >= 0)
);
CALL platform.isolate('journeys.refund');
GRANT SELECT, INSERT ON journeys.refund TO kith_app;

-- Which event moved an order where.
CREATE TABLE journeys.order_transition (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    order_id     text        NOT NULL,
    from_state   text,
    to_state     text        NOT NULL,
    message_id   text        NOT NULL,
    happened_at  timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, order_id, message_id),
    FOREIGN KEY (workspace_id, order_id) REFERENCES journeys.purchase_order
);
CALL platform.isolate('journeys.order_transition');
GRANT SELECT, INSERT ON journeys.order_transition TO kith_app;

-- What could not be used or had to be assumed, for the health card and the live view.
CREATE TABLE journeys.notice (
    workspace_id uuid        NOT NULL DEFAULT platform.workspace(),
    message_id   text        NOT NULL,
    remark       text        NOT NULL,
    order_id     text,
    happened_at  timestamptz NOT NULL,
    noticed_at   timestamptz NOT NULL,
    PRIMARY KEY (workspace_id, message_id, remark)
);
CREATE INDEX notice_by_time ON journeys.notice (workspace_id, noticed_at);
CALL platform.isolate('journeys.notice');
GRANT SELECT, INSERT ON journeys.notice TO kith_app;
