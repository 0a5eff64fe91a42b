-- Bytes in the store that no row names, and since when nobody found a row for them.
CREATE TABLE unnamed_files (
    object_id BLOB NOT NULL PRIMARY KEY,
    since BIGINT NOT NULL
);
