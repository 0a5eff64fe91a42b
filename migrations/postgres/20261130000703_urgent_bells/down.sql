DROP INDEX reports_urgent_unopened;
DROP TABLE urgent_bells;
ALTER TABLE teams DROP COLUMN inspector_address;
