DELETE FROM drafts WHERE state = 'saved';
ALTER TABLE drafts DROP CONSTRAINT drafts_state_check;
ALTER TABLE drafts ADD CONSTRAINT drafts_state_check CHECK (state IN ('open', 'sent'));
