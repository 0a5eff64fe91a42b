ALTER TABLE reports DROP CONSTRAINT reports_channel_check;
ALTER TABLE reports ADD CONSTRAINT reports_channel_check CHECK (channel IN ('public', 'centre'));

-- An assisted report that is not sent yet: sealed under its report's key, and that key wrapped to the centre, so that any colleague
-- there can go on with it.
CREATE TABLE assisted_drafts (
    id BYTEA NOT NULL PRIMARY KEY,
    team_id BYTEA NOT NULL REFERENCES teams (id),
    number TEXT NOT NULL UNIQUE,
    version BIGINT NOT NULL,
    started_by BYTEA NOT NULL REFERENCES people (id),
    started_at BIGINT NOT NULL,
    changed_by BYTEA NOT NULL REFERENCES people (id),
    changed_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    commitment BYTEA NOT NULL,
    epoch INTEGER NOT NULL,
    suite INTEGER NOT NULL,
    encapsulated BYTEA NOT NULL,
    ciphertext BYTEA NOT NULL,
    sealed BYTEA NOT NULL
);
CREATE INDEX assisted_drafts_of_centre ON assisted_drafts (team_id, changed_at);
CREATE INDEX assisted_drafts_by_end ON assisted_drafts (ends_at);

-- What a centre keeps of a report that it helped with: no word of it, but what the person agreed to, and the key of what the centre
-- and the force write to each other, wrapped to the centre.
CREATE TABLE assisted_reports (
    report_id BYTEA NOT NULL PRIMARY KEY REFERENCES reports (id),
    team_id BYTEA NOT NULL REFERENCES teams (id),
    person_id BYTEA NOT NULL REFERENCES people (id),
    sent_at BIGINT NOT NULL,
    reach TEXT NOT NULL CHECK (reach IN ('person', 'centre', 'nobody')),
    shares_outcome BOOLEAN NOT NULL,
    helps_on BOOLEAN NOT NULL,
    countersign TEXT NOT NULL CHECK (countersign IN ('not-needed', 'waits', 'signed')),
    countersigned_by BYTEA REFERENCES people (id),
    countersigned_at BIGINT,
    commitment BYTEA NOT NULL,
    epoch INTEGER NOT NULL,
    suite INTEGER NOT NULL,
    encapsulated BYTEA NOT NULL,
    ciphertext BYTEA NOT NULL,
    known_by BYTEA
);
CREATE INDEX assisted_reports_of_centre ON assisted_reports (team_id, sent_at);
