-- The report that a draft will become, so that its files go when it goes. None on what only shows a code.
ALTER TABLE drafts ADD COLUMN report_id BYTEA;
CREATE INDEX drafts_by_report ON drafts (report_id) WHERE report_id IS NOT NULL;

-- Photos, films and other files that were given for a report, or for a draft that may become one: hence no reference to reports.
-- The bytes lie in the store under object_id, in so many pieces. Two records of one report share them.
CREATE TABLE evidence (
    id BYTEA NOT NULL PRIMARY KEY,
    report_id BYTEA NOT NULL,
    number INTEGER NOT NULL,
    object_id BYTEA NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('arriving', 'whole')),
    pieces INTEGER NOT NULL,
    person_id BYTEA REFERENCES people (id),
    given_at BIGINT NOT NULL,
    missing_at BIGINT,
    sealed BYTEA NOT NULL,
    UNIQUE (report_id, number)
);
CREATE INDEX evidence_by_object ON evidence (object_id);
