"""The faces: command line and HTTP server."""
