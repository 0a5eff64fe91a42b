-- Staff of the police take reports down: by telephone, at the counter, in the street.
ALTER TABLE reports DROP CONSTRAINT reports_channel_check;
ALTER TABLE reports ADD CONSTRAINT reports_channel_check CHECK (channel IN ('public', 'centre', 'phone', 'counter', 'street'));
