-- Where there is a national desk already, the few of its people who may read reports about the police. They have no address
-- yet: the desk's own mailbox must not hear of such reports.
INSERT INTO teams (id, organisation_id, kind, slug, name, bell_address, night_address, reading_hours)
SELECT decode(replace(gen_random_uuid()::text, '-', ''), 'hex'), organisation_id, 'professional-standards', 'national-desk-standards',
    'National desk, professional standards', NULL, NULL, reading_hours
FROM teams WHERE slug = 'national-desk';
