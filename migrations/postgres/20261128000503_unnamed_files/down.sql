DROP TABLE unnamed_files;
