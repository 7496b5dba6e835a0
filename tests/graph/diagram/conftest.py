from __future__ import annotations

import pytest

HOSTILE = {
    "mermaid": '"]; click n1 "javascript:alert(1)"',
    "svg": "</svg><script>alert(1)</script>",
    "cdata": "]]>",
    "newlines": 'one\ntwo\r\n  end\n"}\nn1 --> n2',
    "bidi": "safe \u202egnp.exe\u202c \u2066x\u2069 \u200f",
    "backticks": '`**bold** <b onclick="x()">` $$x$$',
    "controls": "nul\x00 bell\x07 escape\x1b next\x85 lone\ud800 none\uffff",
    "dot": '\\" URL="javascript:alert(1)" \\N \\G &lt;b&gt; \\',
    "list": "1. - + # %% ; end subgraph",
    "frontmatter": "---\ntitle: x\n---",
    "emoji": "🏳️‍🌈 深度学习 مرحبا",
    "empty": "",
}


@pytest.fixture(params=list(HOSTILE.values()), ids=list(HOSTILE))
def hostile(request: pytest.FixtureRequest) -> str:
    label: str = request.param
    return label
