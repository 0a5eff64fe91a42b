-- What a team did with a report, step by step. Why, and what was answered to each question, is in a note, sealed under the report's key.
CREATE TABLE case_steps (
    report_id BYTEA NOT NULL REFERENCES reports (id),
    step TEXT NOT NULL,
    answer TEXT NOT NULL,
    team_id BYTEA REFERENCES teams (id),
    person_id BYTEA REFERENCES people (id),
    taken_at BIGINT NOT NULL,
    PRIMARY KEY (report_id, taken_at)
);

-- When a report next falls due: 0 where that was not worked out yet. Lists stand in this order.
ALTER TABLE reports ADD COLUMN due_at BIGINT NOT NULL DEFAULT 0;
-- Since when its clocks stand still.
ALTER TABLE reports ADD COLUMN paused_at BIGINT;
-- The step that falls due then, how great the risk was found to be, and since when another supervisor is to look at that.
ALTER TABLE reports ADD COLUMN due_step TEXT;
ALTER TABLE reports ADD COLUMN risk TEXT;
ALTER TABLE reports ADD COLUMN review_at BIGINT;
DROP INDEX reports_of_nobody;
DROP INDEX reports_of_officer;
DROP INDEX reports_unopened;
DROP INDEX reports_closed;
DROP INDEX reports_open;
CREATE INDEX reports_open ON reports (team_id, urgency, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX reports_closed ON reports (team_id, urgency, due_at, id) WHERE closed_at IS NOT NULL;
CREATE INDEX reports_unopened ON reports (team_id, urgency, due_at, id) WHERE opened_at IS NULL;
CREATE INDEX reports_of_officer ON reports (team_id, officer_id, urgency, due_at, id) WHERE closed_at IS NULL;
CREATE INDEX reports_of_nobody ON reports (team_id, urgency, due_at, id) WHERE closed_at IS NULL AND officer_id IS NULL;
CREATE INDEX reports_paused ON reports (team_id, urgency, due_at, id) WHERE paused_at IS NOT NULL;
CREATE INDEX reports_to_work_out ON reports (id) WHERE due_at = 0 AND closed_at IS NULL;
CREATE INDEX reports_to_review ON reports (team_id, urgency, due_at, id) WHERE review_at IS NOT NULL;
