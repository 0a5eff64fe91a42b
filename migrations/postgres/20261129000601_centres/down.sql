DROP TABLE training;
DROP TABLE centres;
DELETE FROM teams WHERE kind = 'centre';
DELETE FROM organisations WHERE kind = 'centre';
ALTER TABLE organisations DROP CONSTRAINT organisations_kind_check;
ALTER TABLE organisations ADD CONSTRAINT organisations_kind_check CHECK (kind IN ('force', 'national-desk'));
ALTER TABLE teams DROP CONSTRAINT teams_kind_check;
ALTER TABLE teams ADD CONSTRAINT teams_kind_check CHECK (kind IN ('main', 'professional-standards'));
