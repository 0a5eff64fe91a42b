DROP TABLE withdrawals;
DROP INDEX messages_unread;
CREATE INDEX messages_unread ON messages (report_id) WHERE read_at IS NULL AND kind = 'from-reporter';
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'kind IN (''from-team'', ''from-reporter'', ''note'', ''to-centre'', ''from-centre'')', 'kind IN (''from-team'', ''from-reporter'', ''note'')') WHERE type = 'table' AND name = 'messages';
PRAGMA writable_schema = RESET;
