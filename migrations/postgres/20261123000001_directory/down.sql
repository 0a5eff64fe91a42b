DROP TABLE strands;
DROP TABLE teams;
DROP TABLE organisations;
DROP TABLE installation;
