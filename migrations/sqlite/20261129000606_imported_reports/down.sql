DROP TABLE imported_reports;
