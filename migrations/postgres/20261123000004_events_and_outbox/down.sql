DROP TABLE outbox;
DROP TABLE alarms;
DROP TABLE events;
