DROP INDEX reports_of_nobody;
DROP INDEX reports_of_officer;
DROP INDEX reports_unopened;
DROP INDEX reports_closed;
DROP INDEX reports_open;
CREATE INDEX reports_in_queue ON reports (team_id, urgency DESC, received_at, id);
CREATE INDEX reports_unopened ON reports (team_id, state, urgency DESC, received_at, id);
ALTER TABLE reports DROP COLUMN officer_id;
