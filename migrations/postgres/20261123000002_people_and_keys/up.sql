CREATE TABLE people (
    id BYTEA NOT NULL PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kdf TEXT NOT NULL,
    auth BYTEA NOT NULL,
    sealed_seed BYTEA NOT NULL,
    sealing_key BYTEA NOT NULL,
    sealed_totp BYTEA,
    totp_step BIGINT,
    failures INTEGER NOT NULL,
    blocked_until BIGINT NOT NULL,
    enrolled_at BIGINT NOT NULL
);

CREATE TABLE memberships (
    person_id BYTEA NOT NULL REFERENCES people (id),
    team_id BYTEA NOT NULL REFERENCES teams (id),
    role TEXT NOT NULL,
    PRIMARY KEY (person_id, team_id)
);
CREATE INDEX memberships_by_team ON memberships (team_id);

CREATE TABLE invitations (
    id BYTEA NOT NULL PRIMARY KEY,
    team_id BYTEA NOT NULL REFERENCES teams (id),
    role TEXT NOT NULL,
    email TEXT NOT NULL,
    ends_at BIGINT NOT NULL,
    used_at BIGINT
);

CREATE TABLE team_keys (
    team_id BYTEA NOT NULL REFERENCES teams (id),
    epoch INTEGER NOT NULL,
    sealing_key BYTEA NOT NULL,
    signing_key BYTEA NOT NULL,
    signature BYTEA,
    retired BOOLEAN NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (team_id, epoch)
);

CREATE TABLE team_key_wraps (
    team_id BYTEA NOT NULL,
    epoch INTEGER NOT NULL,
    holder_kind TEXT NOT NULL CHECK (holder_kind IN ('person', 'escrow')),
    holder_id BYTEA NOT NULL,
    suite INTEGER NOT NULL,
    encapsulated BYTEA NOT NULL,
    ciphertext BYTEA NOT NULL,
    PRIMARY KEY (team_id, epoch, holder_kind, holder_id),
    FOREIGN KEY (team_id, epoch) REFERENCES team_keys (team_id, epoch)
);

CREATE TABLE sessions (
    id BYTEA NOT NULL PRIMARY KEY,
    person_id BYTEA NOT NULL REFERENCES people (id),
    stage TEXT NOT NULL CHECK (stage IN ('password', 'whole')),
    sealed_seed BYTEA NOT NULL,
    made_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_end ON sessions (ends_at);
