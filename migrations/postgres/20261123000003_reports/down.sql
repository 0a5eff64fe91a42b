DROP TABLE code_throttles;
DROP TABLE routing_decisions;
DROP TABLE flags;
DROP TABLE motivations;
DROP TABLE sealed_parts;
DROP TABLE report_key_wraps;
DROP TABLE reports;
DROP TABLE drafts;
