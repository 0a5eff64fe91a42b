-- Which rows of files a centre has sent already: marks of their numbers, which tell nothing to whoever has the database alone.
CREATE TABLE imported_reports (
    team_id BYTEA NOT NULL REFERENCES teams (id),
    mark BYTEA NOT NULL,
    report_id BYTEA NOT NULL REFERENCES reports (id),
    PRIMARY KEY (team_id, mark, report_id)
);
