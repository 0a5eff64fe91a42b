-- How many questions of a report were asked and answered; how often the force asked the centre for more, and since when it waits.
ALTER TABLE assisted_reports ADD COLUMN asked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE assisted_reports ADD COLUMN answered INTEGER NOT NULL DEFAULT 0;
ALTER TABLE assisted_reports ADD COLUMN sent_back INTEGER NOT NULL DEFAULT 0;
ALTER TABLE assisted_reports ADD COLUMN needs_more_since BIGINT;
-- Whether the police may know which centre helped: only then does the force that vouches for it count the report.
ALTER TABLE assisted_reports ADD COLUMN centre_named BOOLEAN NOT NULL DEFAULT FALSE;
-- When the centre was last reminded of what waits for it, or that it is quiet.
ALTER TABLE centres ADD COLUMN reminded_at BIGINT;
