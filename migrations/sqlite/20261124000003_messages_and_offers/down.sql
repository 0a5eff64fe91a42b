DROP TABLE offers;
DROP TABLE reporter_visits;
DROP TABLE promises;
DROP TABLE messages;
ALTER TABLE reports DROP COLUMN closed_at;
