-- What a team says to everybody in an area for a while, in both languages. Shown since shown_from until shown_until, or until
-- somebody ended it. Never deleted: it was said in the team's name. Each row follows an entry in the team's chain.
CREATE TABLE area_banners (
    id BYTEA NOT NULL PRIMARY KEY,
    team_id BYTEA NOT NULL REFERENCES teams (id),
    area TEXT NOT NULL,
    heading_en TEXT NOT NULL,
    heading_cy TEXT NOT NULL,
    text_en TEXT NOT NULL,
    text_cy TEXT NOT NULL,
    written_by BYTEA NOT NULL REFERENCES people (id),
    shown_from BIGINT NOT NULL,
    shown_until BIGINT NOT NULL CHECK (shown_until > shown_from),
    ended_at BIGINT,
    ended_by BYTEA REFERENCES people (id),
    CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE INDEX area_banners_by_end ON area_banners (shown_until) WHERE ended_at IS NULL;
CREATE INDEX area_banners_by_team ON area_banners (team_id, shown_from);
