"""The GraphQL schema over a knowledge graph."""
