"""The knowledge graph: plain data types, questions, exports, diagrams and the store."""
