"""Word documents read from their XML: the text as printed, tables with their true merges."""
