"""A process that is shut in can open nothing, whatever it tries: no filter of texts is asked."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from typing import Any

PATIENCE = 60

# Shuts itself in and writes to its standard output what it could do; a line means that something was possible.
PROGRAM = """
import json, os, socket, sys
import pyoxigraph
from roadgraph.api.sparql.confine import confine
from roadgraph.api.sparql.terms import Bounds

def attempt(name, act):
    try:
        act()
    except BaseException as error:
        said[name] = type(error).__name__
    else:
        said[name] = "done"

store, said, port = pyoxigraph.Store(), {}, sys.argv[1]
service = "SELECT * {{ {}SERVICE {}<http://127.0.0.1:" + port + "/> {{ ?s ?p ?o }} }}"
confine(1, Bounds(30, 100_000_000, 10, 10))
attempt("file", lambda: open("/etc/hostname"))
attempt("socket", socket.socket)
attempt("pipe", os.pipe)
attempt("input", lambda: os.read(0, 1))
attempt("service", lambda: list(store.query(service.format("", ""))))
attempt("silent", lambda: list(store.query(service.format("", "SILENT "))))
attempt("from", lambda: list(store.query("SELECT * FROM <file:///etc/hostname> { ?s ?p ?o }")))
attempt("load", lambda: store.update("LOAD <http://127.0.0.1:" + port + "/>"))
attempt("memory", lambda: bytearray(200_000_000))
sys.stdout.write(json.dumps(said))
sys.stdout.flush()
os._exit(0)
"""


def test_nothing_can_be_opened() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        command = [sys.executable, "-c", PROGRAM, str(listener.getsockname()[1])]
        ended = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=True)
        listener.setblocking(False)
        try:
            listener.accept()
        except BlockingIOError:
            reached = False
        else:
            reached = True
    said: dict[str, Any] = json.loads(ended.stdout)
    assert not reached
    assert said == {
        "file": "OSError",
        "socket": "OSError",
        "pipe": "OSError",
        "input": "OSError",
        "service": "OSError",
        "silent": "done",  # that is what the word means: nothing was found
        "from": "done",  # an empty graph of that name
        "load": "OSError",
        "memory": "MemoryError",
    }


def test_it_ends_when_its_time_is_over() -> None:
    program = """
from roadgraph.api.sparql.confine import confine
from roadgraph.api.sparql.terms import Bounds
confine(1, Bounds(0.2, 10**8, 1, 1))
while True: pass
"""
    ended = subprocess.run([sys.executable, "-c", program], timeout=PATIENCE, check=False)
    assert ended.returncode == -signal.SIGALRM
