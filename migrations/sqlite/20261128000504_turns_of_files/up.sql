-- Whose turn it is to bring a file: each connection that goes on with it takes the next one, and the ones before may write no more.
ALTER TABLE evidence ADD COLUMN turn INTEGER NOT NULL DEFAULT 0;
