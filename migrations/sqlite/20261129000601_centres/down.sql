DROP TABLE training;
DROP TABLE centres;
DELETE FROM teams WHERE kind = 'centre';
DELETE FROM organisations WHERE kind = 'centre';
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, '(''force'', ''national-desk'', ''centre'')', '(''force'', ''national-desk'')') WHERE type = 'table' AND name = 'organisations';
UPDATE sqlite_schema SET sql = replace(sql, '(''main'', ''professional-standards'', ''centre'')', '(''main'', ''professional-standards'')') WHERE type = 'table' AND name = 'teams';
PRAGMA writable_schema = RESET;
