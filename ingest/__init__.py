"""Reading: a document's bytes become what that document states, and many of those become one graph."""
