"""Learning-order diagrams, one file a format."""
