"""Learning-order diagrams: a `Drawing` is made of a path or a map, and each format writes one, in one file a format."""
