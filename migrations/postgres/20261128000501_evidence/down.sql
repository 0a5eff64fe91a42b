DROP TABLE evidence;
DROP INDEX drafts_by_report;
ALTER TABLE drafts DROP COLUMN report_id;
