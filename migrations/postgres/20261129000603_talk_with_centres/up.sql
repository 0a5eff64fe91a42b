ALTER TABLE messages DROP CONSTRAINT messages_kind_check;
ALTER TABLE messages ADD CONSTRAINT messages_kind_check CHECK (kind IN ('from-team', 'from-reporter', 'note', 'to-centre', 'from-centre'));
DROP INDEX messages_unread;
CREATE INDEX messages_unread ON messages (kind, report_id) WHERE read_at IS NULL;

-- Somebody took back what they had agreed to: nobody is contacted, and nobody who helps is told anything, from then on. The report
-- stays.
CREATE TABLE withdrawals (
    report_id BYTEA NOT NULL PRIMARY KEY REFERENCES reports (id),
    withdrawn_at BIGINT NOT NULL
);
