-- An invitation for an address that has an account lets its owner sign in again, with a new password and second factor.
-- Who asked for it, and whether a second steward has still to agree.
ALTER TABLE invitations ADD COLUMN asked_by BLOB;
ALTER TABLE invitations ADD COLUMN waits BOOLEAN NOT NULL DEFAULT FALSE;
