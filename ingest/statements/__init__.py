"""What a document states: one rule a file or a few of a kind, one table of rules in `rules`."""
