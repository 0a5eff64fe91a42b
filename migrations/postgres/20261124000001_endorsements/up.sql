-- The team's own signature over the member whose key the secret was wrapped to; none on escrow's wraps.
ALTER TABLE team_key_wraps ADD COLUMN endorsement BYTEA;
