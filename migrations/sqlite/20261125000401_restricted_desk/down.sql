DELETE FROM teams WHERE slug = 'national-desk-standards';
