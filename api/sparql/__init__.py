"""SPARQL over the served graph: each query in a process of its own, which can open nothing and ends in time."""
