-- One report can be a record for each of two forces; the reporter has the reference of the first.
ALTER TABLE reports ADD COLUMN companion_of BLOB REFERENCES reports (id);
CREATE INDEX reports_by_companion ON reports (companion_of) WHERE companion_of IS NOT NULL;
