-- A draft that somebody left, to come back to with a code, leaves that code in its place for some minutes.
ALTER TABLE drafts DROP CONSTRAINT drafts_state_check;
ALTER TABLE drafts ADD CONSTRAINT drafts_state_check CHECK (state IN ('open', 'sent', 'saved'));
