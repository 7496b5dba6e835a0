"""The Python face: read documents or open a store, then ask; answers show themselves in a notebook.

This is the public module of the package; `docs/python.md` is a tour of it. The layers below may change.
"""

from __future__ import annotations

from .graph import Graph, UnreadWarning, ingest, open_store
from .path import Path
from .reason import Reason
from .table import Table

__all__ = ["Graph", "Path", "Reason", "Table", "UnreadWarning", "ingest", "open_store"]
