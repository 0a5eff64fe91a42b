ALTER TABLE team_key_wraps DROP COLUMN endorsement;
