CREATE TABLE events (
    chain BYTEA NOT NULL,
    sequence BIGINT NOT NULL,
    at BIGINT NOT NULL,
    entry TEXT NOT NULL,
    hash BYTEA NOT NULL,
    PRIMARY KEY (chain, sequence)
);

CREATE TABLE alarms (
    id BYTEA NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    team_id BYTEA REFERENCES teams (id),
    report_id BYTEA REFERENCES reports (id),
    raised_at BIGINT NOT NULL,
    cleared_at BIGINT
);

CREATE TABLE outbox (
    id BYTEA NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    report_id BYTEA REFERENCES reports (id),
    team_id BYTEA REFERENCES teams (id),
    message_id TEXT NOT NULL UNIQUE,
    domain_mark BYTEA NOT NULL,
    capsule BYTEA,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'dead')),
    attempts INTEGER NOT NULL,
    next_at BIGINT NOT NULL,
    lease BYTEA,
    lease_until BIGINT NOT NULL,
    last_fault TEXT,
    made_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX outbox_due ON outbox (state, domain_mark, next_at);
CREATE INDEX outbox_by_report ON outbox (report_id);
