ALTER TABLE invitations DROP COLUMN waits;
ALTER TABLE invitations DROP COLUMN asked_by;
