-- Who of the team deals with a report. Lists of reports that are not closed have indexes of their own: closed ones are the many.
ALTER TABLE reports ADD COLUMN officer_id BYTEA REFERENCES people (id);
DROP INDEX reports_in_queue;
DROP INDEX reports_unopened;
CREATE INDEX reports_open ON reports (team_id, urgency, received_at, id) WHERE closed_at IS NULL;
CREATE INDEX reports_closed ON reports (team_id, urgency, received_at, id) WHERE closed_at IS NOT NULL;
CREATE INDEX reports_unopened ON reports (team_id, urgency, received_at, id) WHERE opened_at IS NULL;
CREATE INDEX reports_of_officer ON reports (team_id, officer_id, urgency, received_at, id) WHERE closed_at IS NULL;
CREATE INDEX reports_of_nobody ON reports (team_id, urgency, received_at, id) WHERE closed_at IS NULL AND officer_id IS NULL;
