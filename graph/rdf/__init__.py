"""Exports of the graph in RDF."""
