-- The duty inspector of a team: rung where nobody opens an urgent report.
ALTER TABLE teams ADD COLUMN inspector_address TEXT;
-- Which bells rang again for an urgent report that nobody of the team had opened.
CREATE TABLE urgent_bells (
    report_id BLOB NOT NULL REFERENCES reports (id),
    team_id BLOB NOT NULL REFERENCES teams (id),
    bell TEXT NOT NULL CHECK (bell IN ('night', 'inspector', 'desk')),
    rung_at BIGINT NOT NULL,
    PRIMARY KEY (report_id, team_id, bell)
);
CREATE INDEX reports_urgent_unopened ON reports (urgency) WHERE opened_at IS NULL;
