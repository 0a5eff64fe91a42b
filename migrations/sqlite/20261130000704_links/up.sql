-- By what in a report another of the same team can be known: marks under a key of the team's, made when the report is opened.
CREATE TABLE case_tokens (
    report_id BLOB NOT NULL REFERENCES reports (id),
    token BLOB NOT NULL,
    PRIMARY KEY (report_id, token)
);
CREATE INDEX case_tokens_by_token ON case_tokens (token, report_id);

-- What somebody decided of two reports that may belong together. The first is the older of the two.
CREATE TABLE case_links (
    report_id BLOB NOT NULL REFERENCES reports (id),
    other_id BLOB NOT NULL REFERENCES reports (id),
    answer TEXT NOT NULL CHECK (answer IN ('same-victim', 'same-suspect', 'same-place', 'same-event', 'not-linked')),
    person_id BLOB NOT NULL REFERENCES people (id),
    linked_at BIGINT NOT NULL,
    PRIMARY KEY (report_id, other_id)
);
CREATE INDEX case_links_by_other ON case_links (other_id);
