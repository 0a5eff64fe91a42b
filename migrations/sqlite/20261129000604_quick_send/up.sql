-- A draft of a report that was sent in a hurry already: what is added to it later goes after it.
ALTER TABLE assisted_drafts ADD COLUMN sent_as BLOB REFERENCES reports (id);
-- Ties the two together: whoever writes the database alone can send nothing to another report.
ALTER TABLE assisted_drafts ADD COLUMN sent_mark BLOB;
