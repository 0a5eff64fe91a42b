ALTER TABLE centres DROP COLUMN reminded_at;
ALTER TABLE assisted_reports DROP COLUMN centre_named;
ALTER TABLE assisted_reports DROP COLUMN needs_more_since;
ALTER TABLE assisted_reports DROP COLUMN sent_back;
ALTER TABLE assisted_reports DROP COLUMN answered;
ALTER TABLE assisted_reports DROP COLUMN asked;
