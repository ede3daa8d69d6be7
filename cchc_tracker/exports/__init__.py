"""Documents out: reports, tables and JSON records; one format a file, a large one a folder."""
