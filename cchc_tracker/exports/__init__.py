"""Documents out: rows and counts as JSON, tables, CSV, Markdown and HTML; one format a file."""
