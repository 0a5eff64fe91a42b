-- Staff of the police take reports down: by telephone, at the counter, in the street. Only what the table allows changes: see
-- 20261129000601_centres.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'channel IN (''public'', ''centre'')', 'channel IN (''public'', ''centre'', ''phone'', ''counter'', ''street'')') WHERE type = 'table' AND name = 'reports';
PRAGMA writable_schema = RESET;
