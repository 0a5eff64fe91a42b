ALTER TABLE organisations DROP CONSTRAINT organisations_kind_check;
ALTER TABLE organisations ADD CONSTRAINT organisations_kind_check CHECK (kind IN ('force', 'national-desk', 'centre'));
ALTER TABLE teams DROP CONSTRAINT teams_kind_check;
ALTER TABLE teams ADD CONSTRAINT teams_kind_check CHECK (kind IN ('main', 'professional-standards', 'centre'));

-- A third-party reporting centre: its team, who vouches for it and until when, and what people must know to find it. What it says
-- of itself is public.
CREATE TABLE centres (
    team_id BYTEA NOT NULL PRIMARY KEY REFERENCES teams (id),
    vouched_by BYTEA NOT NULL REFERENCES teams (id),
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
    id BYTEA NOT NULL PRIMARY KEY,
    team_id BYTEA NOT NULL REFERENCES teams (id),
    person_id BYTEA NOT NULL REFERENCES people (id),
    course TEXT NOT NULL,
    done_on TEXT NOT NULL,
    valid_until TEXT NOT NULL CHECK (valid_until >= done_on),
    recorded_by BYTEA NOT NULL REFERENCES people (id),
    recorded_at BIGINT NOT NULL
);
CREATE INDEX training_of_person ON training (team_id, person_id, valid_until);
