DROP TABLE sessions;
DROP TABLE team_key_wraps;
DROP TABLE team_keys;
DROP TABLE invitations;
DROP TABLE memberships;
DROP TABLE people;
