DROP TABLE withdrawals;
DROP INDEX messages_unread_of_centres;
ALTER TABLE messages DROP CONSTRAINT messages_kind_check;
ALTER TABLE messages ADD CONSTRAINT messages_kind_check CHECK (kind IN ('from-team', 'from-reporter', 'note'));
