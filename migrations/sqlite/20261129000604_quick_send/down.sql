ALTER TABLE assisted_drafts DROP COLUMN sent_mark;
ALTER TABLE assisted_drafts DROP COLUMN sent_as;
