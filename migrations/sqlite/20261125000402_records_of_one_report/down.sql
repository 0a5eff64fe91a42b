DROP INDEX reports_by_companion;
ALTER TABLE reports DROP COLUMN companion_of;
