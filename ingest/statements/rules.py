"""The rules that read what a document states, in the order in which they are applied: one table."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .descriptions import descriptions, insides
from .drawings import drawings
from .hands_on import examples, tools
from .matrix import matrices
from .names import names
from .order import arrows, foundations, levels, libraries, variants
from .passage import Passage
from .pointers import nothing, pointers
from .prerequisites import columns, sections, unlocks
from .reading import Reading
from .resources import exercises, links, named_sources, works
from .sentences import sentences
from .topics import acronyms, broader, definitions, topics
from .understood import understood
from .vocabularies import vocabularies

RULES: Mapping[str, Callable[[Reading, Passage], None]] = {
    "topics": topics,
    "acronyms": acronyms,
    "broader": broader,
    "definitions": definitions,
    "tools": tools,
    "examples": examples,
    "arrows": arrows,
    "drawings": drawings,
    "vocabularies": vocabularies,
    "prerequisite columns": columns,
    "matrices": matrices,
    "prerequisite sections": sections,
    "prerequisites for": unlocks,
    "sentences": sentences,
    "descriptions": descriptions,
    "insides": insides,
    "foundations": foundations,
    "variants": variants,
    "libraries": libraries,
    "names": names,
    "levels": levels,
    "links": links,
    "sources": named_sources,
    "works": works,
    "exercises": exercises,
    "understood": understood,
    "pointers": pointers,
    "nothing": nothing,
}
