PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, 'channel IN (''public'', ''centre'', ''phone'', ''counter'', ''street'')', 'channel IN (''public'', ''centre'')') WHERE type = 'table' AND name = 'reports';
PRAGMA writable_schema = RESET;
