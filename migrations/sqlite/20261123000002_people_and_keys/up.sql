CREATE TABLE people (
    id BLOB NOT NULL PRIMARY KEY,
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kdf TEXT NOT NULL,
    auth BLOB NOT NULL,
    sealed_seed BLOB NOT NULL,
    sealing_key BLOB NOT NULL,
    sealed_totp BLOB,
    totp_step BIGINT,
    failures INTEGER NOT NULL,
    blocked_until BIGINT NOT NULL,
    enrolled_at BIGINT NOT NULL
);

CREATE TABLE memberships (
    person_id BLOB NOT NULL REFERENCES people (id),
    team_id BLOB NOT NULL REFERENCES teams (id),
    role TEXT NOT NULL,
    PRIMARY KEY (person_id, team_id)
);
CREATE INDEX memberships_by_team ON memberships (team_id);

CREATE TABLE invitations (
    id BLOB NOT NULL PRIMARY KEY,
    team_id BLOB NOT NULL REFERENCES teams (id),
    role TEXT NOT NULL,
    email TEXT NOT NULL,
    ends_at BIGINT NOT NULL,
    used_at BIGINT
);

CREATE TABLE team_keys (
    team_id BLOB NOT NULL REFERENCES teams (id),
    epoch INTEGER NOT NULL,
    sealing_key BLOB NOT NULL,
    signing_key BLOB NOT NULL,
    signature BLOB,
    retired BOOLEAN NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (team_id, epoch)
);

CREATE TABLE team_key_wraps (
    team_id BLOB NOT NULL,
    epoch INTEGER NOT NULL,
    holder_kind TEXT NOT NULL CHECK (holder_kind IN ('person', 'escrow')),
    holder_id BLOB NOT NULL,
    suite INTEGER NOT NULL,
    encapsulated BLOB NOT NULL,
    ciphertext BLOB NOT NULL,
    PRIMARY KEY (team_id, epoch, holder_kind, holder_id),
    FOREIGN KEY (team_id, epoch) REFERENCES team_keys (team_id, epoch)
);

CREATE TABLE sessions (
    id BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL REFERENCES people (id),
    stage TEXT NOT NULL CHECK (stage IN ('password', 'whole')),
    sealed_seed BLOB NOT NULL,
    made_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_end ON sessions (ends_at);
