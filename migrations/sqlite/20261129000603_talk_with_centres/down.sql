DROP TABLE withdrawals;
DROP INDEX messages_unread_of_centres;
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'kind IN (''from-team'', ''from-reporter'', ''note'', ''to-centre'', ''from-centre'')', 'kind IN (''from-team'', ''from-reporter'', ''note'')') WHERE type = 'table' AND name = 'messages';
PRAGMA writable_schema = RESET;
