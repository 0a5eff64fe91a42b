CREATE TABLE drafts (
    id BYTEA NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'sent')),
    sealed BYTEA NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX drafts_by_end ON drafts (ends_at);

CREATE TABLE reports (
    id BYTEA NOT NULL PRIMARY KEY,
    reference TEXT NOT NULL UNIQUE,
    code_salt BYTEA NOT NULL,
    commitment BYTEA NOT NULL,
    team_id BYTEA NOT NULL REFERENCES teams (id),
    state TEXT NOT NULL CHECK (state IN ('unopened', 'opened', 'acknowledged', 'closed')),
    urgency INTEGER NOT NULL CHECK (urgency BETWEEN 0 AND 3),
    channel TEXT NOT NULL CHECK (channel IN ('public')),
    received_at BIGINT NOT NULL,
    opened_at BIGINT,
    acknowledged_at BIGINT,
    nation TEXT NOT NULL,
    authority TEXT NOT NULL,
    incident_month TEXT NOT NULL
);
CREATE INDEX reports_in_queue ON reports (team_id, urgency DESC, received_at, id);
CREATE INDEX reports_unopened ON reports (team_id, state, urgency DESC, received_at, id);

CREATE TABLE report_key_wraps (
    report_id BYTEA NOT NULL REFERENCES reports (id),
    holder_kind TEXT NOT NULL CHECK (holder_kind IN ('team', 'reporter', 'escrow')),
    holder_id BYTEA NOT NULL,
    epoch INTEGER NOT NULL,
    suite INTEGER NOT NULL,
    encapsulated BYTEA NOT NULL,
    ciphertext BYTEA NOT NULL,
    PRIMARY KEY (report_id, holder_kind, holder_id, epoch)
);

CREATE TABLE sealed_parts (
    id BYTEA NOT NULL PRIMARY KEY,
    report_id BYTEA NOT NULL REFERENCES reports (id),
    part TEXT NOT NULL,
    sealed BYTEA NOT NULL,
    UNIQUE (report_id, part)
);

CREATE TABLE motivations (
    report_id BYTEA NOT NULL REFERENCES reports (id),
    strand TEXT NOT NULL,
    PRIMARY KEY (report_id, strand)
);

CREATE TABLE flags (
    report_id BYTEA NOT NULL REFERENCES reports (id),
    flag TEXT NOT NULL,
    set_at BIGINT NOT NULL,
    PRIMARY KEY (report_id, flag, set_at)
);

CREATE TABLE routing_decisions (
    report_id BYTEA NOT NULL REFERENCES reports (id),
    rule TEXT NOT NULL,
    reason TEXT NOT NULL,
    dataset TEXT NOT NULL,
    team_id BYTEA NOT NULL REFERENCES teams (id),
    decided_at BIGINT NOT NULL,
    PRIMARY KEY (report_id, decided_at)
);

CREATE TABLE code_throttles (
    report_id BYTEA NOT NULL PRIMARY KEY REFERENCES reports (id),
    failures INTEGER NOT NULL,
    blocked_until BIGINT NOT NULL
);
