DROP TABLE assisted_reports;
DROP TABLE assisted_drafts;
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'channel IN (''public'', ''centre'')', 'channel IN (''public'')') WHERE type = 'table' AND name = 'reports';
PRAGMA writable_schema = RESET;
