-- Which rows of files a centre has sent already: marks of their numbers, which tell nothing to whoever has the database alone.
CREATE TABLE imported_reports (
    team_id BLOB NOT NULL REFERENCES teams (id),
    mark BLOB NOT NULL,
    report_id BLOB NOT NULL REFERENCES reports (id),
    PRIMARY KEY (team_id, mark, report_id)
);
