"""The meaning of a document's tables: which is the annex, what its columns and rows say."""
