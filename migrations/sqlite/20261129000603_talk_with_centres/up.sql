-- Only what the table allows changes: see 20261129000601_centres.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'kind IN (''from-team'', ''from-reporter'', ''note'')', 'kind IN (''from-team'', ''from-reporter'', ''note'', ''to-centre'', ''from-centre'')') WHERE type = 'table' AND name = 'messages';
PRAGMA writable_schema = RESET;
DROP INDEX messages_unread;
CREATE INDEX messages_unread ON messages (kind, report_id) WHERE read_at IS NULL;

-- Somebody took back what they had agreed to: nobody is contacted, and nobody who helps is told anything, from then on. The report
-- stays.
CREATE TABLE withdrawals (
    report_id BLOB NOT NULL PRIMARY KEY REFERENCES reports (id),
    withdrawn_at BIGINT NOT NULL
);
