-- What the virus scanner says of a file's bytes. The capsule is the file's key, sealed to the worker, until it has been scanned.
-- The mark is made with a secret of the key folder: a state that somebody wrote here by hand does not hold.
CREATE TABLE scans (
    object_id BYTEA NOT NULL PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'clean', 'infected', 'unclear')),
    mark BYTEA NOT NULL,
    capsule BYTEA,
    attempts INTEGER NOT NULL,
    next_at BIGINT NOT NULL,
    asked_at BIGINT NOT NULL,
    scanned_at BIGINT,
    found TEXT
);
CREATE INDEX scans_waiting ON scans (next_at) WHERE state = 'waiting';
