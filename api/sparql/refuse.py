"""The clauses that no query may have, told in plain words.

That they do nothing does not rest on this: see `evaluate` and `confine`. It is for the one who asks.
"""

from __future__ import annotations

import re

CHANGES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})

# What may hold such a word without meaning it comes first. Of a name with a colon, what stands before it is bounded,
# so that a text without colons is read in one pass.
TOKEN = re.compile(
    r"""
    \#[^\r\n]*+
    | <[^<>"{}|^`\x00-\x20]*+>
    | '''(?:[^'\\]|\\.|'(?!''))*+'''
    | \"""(?:[^"\\]|\\.|"(?!""))*+\"""
    | '(?:[^'\\\r\n]|\\.)*+'
    | "(?:[^"\\\r\n]|\\.)*+"
    | [?$]\w++
    | @[\w-]++
    | (?:\w[\w.-]{0,99})?:(?:[\w:%-]|\\.|\.(?=[\w:%-]))*+
    | (?P<word>\w++)
    """,
    re.VERBOSE | re.DOTALL,
)


def refused(query: str) -> str | None:
    """Why a query is refused for one of its clauses, None where it is not.

    >>> refused("SELECT * FROM <http://example.com/> { ?from ?p 'FROM' }")
    'there is one graph here, the default one: leave FROM and FROM NAMED out'
    >>> refused("SELECT ?service { ?service skos:prefLabel 'SERVICE' } # LOAD") is None
    True
    """
    words = {found["word"].upper() for found in TOKEN.finditer(query) if found["word"]}
    if "FROM" in words:
        return "there is one graph here, the default one: leave FROM and FROM NAMED out"
    if "SERVICE" in words:
        return "no other server is asked from here: leave SERVICE out"
    if words & CHANGES:
        return "nothing can be changed here: ask with SELECT, ASK, CONSTRUCT or DESCRIBE"
    return None
