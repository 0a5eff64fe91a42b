-- A checkpoint of the log looks for what is new in it.
CREATE INDEX events_by_time ON events (at);
