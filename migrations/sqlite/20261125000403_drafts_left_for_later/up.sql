-- A draft that somebody left, to come back to with a code, leaves that code in its place for some minutes.
CREATE TABLE drafts_anew (
    id BLOB NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'sent', 'saved')),
    sealed BLOB NOT NULL,
    ends_at BIGINT NOT NULL
);
INSERT INTO drafts_anew SELECT id, version, state, sealed, ends_at FROM drafts;
DROP TABLE drafts;
ALTER TABLE drafts_anew RENAME TO drafts;
CREATE INDEX drafts_by_end ON drafts (ends_at);
