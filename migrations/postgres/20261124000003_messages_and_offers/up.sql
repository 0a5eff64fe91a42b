ALTER TABLE reports ADD COLUMN closed_at BIGINT;

-- What team and reporter write to each other, and notes that only staff see; each sealed under the report's key.
CREATE TABLE messages (
    id BYTEA NOT NULL PRIMARY KEY,
    report_id BYTEA NOT NULL REFERENCES reports (id),
    kind TEXT NOT NULL CHECK (kind IN ('from-team', 'from-reporter', 'note')),
    team_id BYTEA REFERENCES teams (id),
    person_id BYTEA REFERENCES people (id),
    sent_at BIGINT NOT NULL,
    read_at BIGINT,
    sealed BYTEA NOT NULL
);
CREATE INDEX messages_by_report ON messages (report_id, sent_at, id);
CREATE INDEX messages_unread ON messages (report_id) WHERE read_at IS NULL AND kind = 'from-reporter';

-- By when a team said that it would write again, and when it did.
CREATE TABLE promises (
    report_id BYTEA NOT NULL REFERENCES reports (id),
    made_at BIGINT NOT NULL,
    team_id BYTEA NOT NULL REFERENCES teams (id),
    due_at BIGINT NOT NULL,
    kept_at BIGINT,
    PRIMARY KEY (report_id, made_at)
);

-- A reporter who has shown the access code, for a short while: the report's key, sealed under the browser's cookie.
CREATE TABLE reporter_visits (
    id BYTEA NOT NULL PRIMARY KEY,
    report_id BYTEA NOT NULL REFERENCES reports (id),
    sealed BYTEA NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX reporter_visits_by_end ON reporter_visits (ends_at);

-- A report offered by the team that owns it to another.
CREATE TABLE offers (
    id BYTEA NOT NULL PRIMARY KEY,
    report_id BYTEA NOT NULL REFERENCES reports (id),
    from_team BYTEA NOT NULL REFERENCES teams (id),
    to_team BYTEA NOT NULL REFERENCES teams (id),
    state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'declined', 'withdrawn', 'timed-out')),
    made_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE UNIQUE INDEX offers_one_open ON offers (report_id) WHERE state = 'open';
CREATE INDEX offers_to_team ON offers (to_team, state);
CREATE INDEX offers_by_end ON offers (state, ends_at);
