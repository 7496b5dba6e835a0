"""roadgraph: published learning roadmaps, read into one graph of topics, prerequisites and resources."""
