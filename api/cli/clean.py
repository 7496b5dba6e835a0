"""Makes text of untrusted documents harmless to a terminal."""

from __future__ import annotations

import re

_HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters, line separators, marks that turn the direction of what follows, and halves of surrogate pairs."""


def clean(text: str) -> str:
    """The text in one line, with U+FFFD for what could steer a terminal.

    >>> clean("a\\tb\\nc"), clean("red: \\x1b[31m")
    ('a b c', 'red: \ufffd[31m')
    """
    return _HARMFUL.sub("\ufffd", re.sub(r"\s+", " ", text))


def clean_lines(text: str) -> str:
    """The same with lines and tabs as they are.

    >>> clean_lines("a\\tb\\nc\\x9b")
    'a\\tb\\nc\ufffd'
    """
    return _HARMFUL.sub(lambda found: found[0] if found[0] in "\t\n" else "\ufffd", text)


def escape(json: str) -> str:
    """JSON text with the same characters escaped; what it says is unchanged.

    >>> escape('"a\\x9b"')
    '"a\\\\u009b"'
    """
    return _HARMFUL.sub(lambda found: found[0] if found[0] == "\n" else f"\\u{ord(found[0]):04x}", json)
