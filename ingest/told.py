"""What a phrase names, without what is said or asked of it."""

from __future__ import annotations

from .words import Words


def told(text: str, words: Words) -> tuple[str, bool]:
    """What a text names without "What is", "and how it works" around it, and whether it compares: "difference between".

    >>> from roadgraph.ingest.words import words
    >>> [told(text, words())[0] for text in ("What is a keel?", "Keels and how they work", "Keels")]
    ['keel', 'Keels', 'Keels']
    >>> told("The difference between a jib and a spinnaker", words())
    ('a jib and a spinnaker', True)
    """
    if asked := words.naming.match(text):
        text = text[asked.end() :].rstrip("?？¿ ")
    after = words.after.search(text)
    if after and words.joints.and_.match(after.group()):
        text = text[: after.start()]
    compared = words.comparing.match(text)
    return (text[compared.end() :] if compared else text), compared is not None
