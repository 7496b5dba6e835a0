"""Exports of the graph to the formats of other programs for graphs."""
