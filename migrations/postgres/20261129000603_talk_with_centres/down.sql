DROP TABLE withdrawals;
DROP INDEX messages_unread;
CREATE INDEX messages_unread ON messages (report_id) WHERE read_at IS NULL AND kind = 'from-reporter';
ALTER TABLE messages DROP CONSTRAINT messages_kind_check;
ALTER TABLE messages ADD CONSTRAINT messages_kind_check CHECK (kind IN ('from-team', 'from-reporter', 'note'));
