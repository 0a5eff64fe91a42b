-- A draft of a report that was sent in a hurry already: what is added to it later goes after it.
ALTER TABLE assisted_drafts ADD COLUMN sent_as BLOB REFERENCES reports (id);
