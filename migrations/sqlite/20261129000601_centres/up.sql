-- Only what the tables allow changes, not what they hold: the way that SQLite's own documentation gives for that.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, '(''force'', ''national-desk'')', '(''force'', ''national-desk'', ''centre'')') WHERE type = 'table' AND name = 'organisations';
UPDATE sqlite_schema SET sql = replace(sql, '(''main'', ''professional-standards'')', '(''main'', ''professional-standards'', ''centre'')') WHERE type = 'table' AND name = 'teams';
PRAGMA writable_schema = RESET;

-- A third-party reporting centre: its team, who vouches for it and until when, and what people must know to find it. What it says
-- of itself is public.
CREATE TABLE centres (
    team_id BLOB NOT NULL PRIMARY KEY REFERENCES teams (id),
    vouched_by BLOB NOT NULL REFERENCES teams (id),
    vouched_epoch INTEGER,
    registered_at BIGINT NOT NULL,
    accredited_from TEXT NOT NULL,
    accredited_until TEXT NOT NULL CHECK (accredited_until >= accredited_from),
    suspended_at BIGINT,
    address TEXT NOT NULL,
    postcode TEXT NOT NULL,
    phone TEXT NOT NULL,
    opening TEXT NOT NULL,
    languages TEXT NOT NULL,
    access TEXT NOT NULL,
    strands TEXT NOT NULL
);
CREATE INDEX centres_by_voucher ON centres (vouched_by);

-- What somebody at a centre learned, when, and until when it counts. Never deleted: it says who was trained when a report was taken.
CREATE TABLE training (
    id BLOB NOT NULL PRIMARY KEY,
    team_id BLOB NOT NULL REFERENCES teams (id),
    person_id BLOB NOT NULL REFERENCES people (id),
    course TEXT NOT NULL,
    done_on TEXT NOT NULL,
    valid_until TEXT NOT NULL CHECK (valid_until >= done_on),
    recorded_by BLOB NOT NULL REFERENCES people (id),
    recorded_at BIGINT NOT NULL
);
CREATE INDEX training_of_person ON training (team_id, person_id, valid_until);
