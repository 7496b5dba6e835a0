"""What a document states: one rule a file, one table of rules."""
