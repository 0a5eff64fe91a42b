CREATE TABLE installation (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    kind TEXT NOT NULL CHECK (kind IN ('live', 'demo')),
    made_at BIGINT NOT NULL
);

CREATE TABLE organisations (
    id BYTEA NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('force', 'national-desk')),
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    joined_on TEXT,
    valid_from TEXT,
    valid_to TEXT
);

CREATE TABLE teams (
    id BYTEA NOT NULL PRIMARY KEY,
    organisation_id BYTEA NOT NULL REFERENCES organisations (id),
    kind TEXT NOT NULL CHECK (kind IN ('main', 'professional-standards')),
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    bell_address TEXT,
    night_address TEXT,
    reading_hours TEXT NOT NULL,
    UNIQUE (organisation_id, kind)
);

CREATE TABLE strands (
    code TEXT NOT NULL,
    nation TEXT NOT NULL,
    position INTEGER NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    PRIMARY KEY (code, nation, valid_from)
);

INSERT INTO strands (code, nation, position, valid_from) VALUES
    ('race', 'england', 1, '2008-04-01'),
    ('religion', 'england', 2, '2008-04-01'),
    ('sexual-orientation', 'england', 3, '2008-04-01'),
    ('disability', 'england', 4, '2008-04-01'),
    ('transgender', 'england', 5, '2008-04-01');
INSERT INTO strands (code, nation, position, valid_from) VALUES
    ('race', 'wales', 1, '2008-04-01'),
    ('religion', 'wales', 2, '2008-04-01'),
    ('sexual-orientation', 'wales', 3, '2008-04-01'),
    ('disability', 'wales', 4, '2008-04-01'),
    ('transgender', 'wales', 5, '2008-04-01');
INSERT INTO strands (code, nation, position, valid_from) VALUES
    ('race', 'scotland', 1, '2024-04-01'),
    ('religion', 'scotland', 2, '2024-04-01'),
    ('sexual-orientation', 'scotland', 3, '2024-04-01'),
    ('disability', 'scotland', 4, '2024-04-01'),
    ('transgender', 'scotland', 5, '2024-04-01'),
    ('age', 'scotland', 6, '2024-04-01'),
    ('variations-in-sex-characteristics', 'scotland', 7, '2024-04-01');
INSERT INTO strands (code, nation, position, valid_from) VALUES
    ('race', 'northern-ireland', 1, '2004-09-28'),
    ('religion', 'northern-ireland', 2, '2004-09-28'),
    ('sectarian', 'northern-ireland', 3, '2004-09-28'),
    ('sexual-orientation', 'northern-ireland', 4, '2004-09-28'),
    ('disability', 'northern-ireland', 5, '2004-09-28'),
    ('transgender', 'northern-ireland', 6, '2004-09-28');
