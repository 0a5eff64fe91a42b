CREATE TABLE events (
    chain BLOB NOT NULL,
    sequence BIGINT NOT NULL,
    at BIGINT NOT NULL,
    entry TEXT NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (chain, sequence)
);

CREATE TABLE alarms (
    id BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    team_id BLOB REFERENCES teams (id),
    report_id BLOB REFERENCES reports (id),
    raised_at BIGINT NOT NULL,
    cleared_at BIGINT
);

CREATE TABLE outbox (
    id BLOB NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    report_id BLOB REFERENCES reports (id),
    team_id BLOB REFERENCES teams (id),
    message_id TEXT NOT NULL UNIQUE,
    domain_mark BLOB NOT NULL,
    capsule BLOB,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'dead')),
    attempts INTEGER NOT NULL,
    next_at BIGINT NOT NULL,
    lease BLOB,
    lease_until BIGINT NOT NULL,
    last_fault TEXT,
    made_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX outbox_due ON outbox (state, domain_mark, next_at);
CREATE INDEX outbox_by_report ON outbox (report_id);
