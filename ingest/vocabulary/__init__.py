"""Vocabularies in RDF: the concepts that they tell of, what these require and belong to, and what teaches them."""
