"""Measures whether a server under load fails any request while its store is replaced again and again.

`roadgraph serve` with two workers is asked on CONNECTIONS connections at a time for SECONDS; meanwhile its store is
replaced 20 times, by one of all bundled roadmaps and one of half of them in turn. Prints the numbers of requests, of
failed ones, which must be 0, and of answers from either store; and the milliseconds that requests took.
Run: python benchmarks/replaced.py [SECONDS [CONNECTIONS]]
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from itertools import cycle
from statistics import quantiles
from time import perf_counter

from refusals import GOOD, ROADMAPS, Server, running
from roadgraph.graph.store import save
from roadgraph.ingest.ingest import ingest
from roadgraph.ingest.merge import merge

TIMES = 20
"""How often the store is replaced."""

DOCUMENTS = "{ statistics { documents } }"


@dataclass
class Found:
    """What the requests came to; `answers` are numbers of documents with how often they were told."""

    milliseconds: list[float] = field(default_factory=list)
    failures: Counter[str] = field(default_factory=Counter)
    answers: Counter[int] = field(default_factory=Counter)


def request(query: str) -> bytes:
    """A query as it is sent."""
    body = json.dumps({"query": query}).encode()
    head = f"POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {len(body)}"
    return head.encode() + b"\r\n\r\n" + body


async def answer(reader: asyncio.StreamReader) -> tuple[int, bytes]:
    """The status and body of the next answer."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
    length = int(head.partition("content-length:")[2].partition("\r\n")[0])
    return int(head.split()[1]), await reader.readexactly(length)


async def asking(port: int, end: float, found: Found) -> None:
    """Ask on one connection until the end, and on another where that one fails."""
    mixed = cycle([request(DOCUMENTS), request(GOOD), b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"])
    while perf_counter() < end:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=2**24)
            while perf_counter() < end:
                sent = next(mixed)
                start = perf_counter()
                writer.write(sent)
                status, body = await asyncio.wait_for(answer(reader), 30)
                found.milliseconds.append(1000 * (perf_counter() - start))
                if status != 200 or b'"errors"' in body:
                    found.failures[f"{status} {body[:80]!r}"] += 1
                elif sent == request(DOCUMENTS):
                    found.answers[json.loads(body)["data"]["statistics"]["documents"]] += 1
            writer.close()
            await writer.wait_closed()
        except (OSError, EOFError, TimeoutError, ValueError) as error:
            found.failures[repr(error)] += 1


async def replacing(server: Server, seconds: float) -> None:
    """Replace the store `TIMES` times, at even intervals."""
    everything = ingest([ROADMAPS]).roadmaps
    stores = [(some, merge(some)) for some in (everything[::2], everything)]
    for at in range(TIMES):
        await asyncio.sleep(seconds / (TIMES + 1))
        await asyncio.to_thread(save, server.store, *stores[at % 2])


async def measured(server: Server, seconds: float, connections: int) -> Found:
    """What comes of asking for so many seconds."""
    found = Found()
    end = perf_counter() + seconds
    asked = [asking(server.port, end, found) for _ in range(connections)]
    await asyncio.gather(replacing(server, seconds), *asked)
    return found


def main(seconds: int = 30, connections: int = 16) -> None:
    """Print what was found; the exit code is 1 where a request failed."""
    with running(["--workers", "2"]) as server:
        found = asyncio.run(measured(server, seconds, connections))
    percentiles = quantiles(found.milliseconds, n=100)
    count = len(found.milliseconds)
    print(f"{count} requests in {seconds} s, {count / seconds:.0f} a second, on {connections} connections")
    print(f"{TIMES} replacements; answers by documents in the store: {dict(sorted(found.answers.items()))}")
    print(
        f"milliseconds: {percentiles[49]:.1f} median, {percentiles[98]:.1f} of 99 %, {max(found.milliseconds):.1f} most"
    )
    print(f"{found.failures.total()} failed", *(f"{n} x {said}" for said, n in found.failures.most_common(5)))
    sys.exit(found.failures.total() > 0)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
