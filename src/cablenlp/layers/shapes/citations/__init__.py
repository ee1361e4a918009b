"""Citations of archives and editions, taken apart: fond and opis, decimal files, record groups, series, classes.

Each system is looked for only where something rare that belongs to it stands in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablenlp.layers.shapes.citations import american, australian, british, chinese, russian, shelved
from cablenlp.layers.shapes.citations.parts import Citation
from cablenlp.lexicon.store import Lexicon

__all__ = ["Citation", "citations"]

#: A line that says by itself that it tells where the document is kept, in whatever part of it.
_SOURCE_LINE = re.compile(r"^\[?\s{0,3}(?:Archival )?[Ss]ources?\s?:\s{1,3}(?P<x>[^\n]{3,600})", re.M)


def citations(text: str, sources: list[tuple[int, int]], lexicon: Lexicon) -> list[Citation]:
    """The citations of a text, in its order, without overlaps.

    Args:
        text: The document.
        sources: The stretches that say where the document is kept; there an archive's name opens a citation.
        lexicon: Rows of archives.
    """
    sources = [*sources, *(m.span("x") for m in _SOURCE_LINE.finditer(text))] if "ource" in text else sources
    found = [
        *american.headed(text, lexicon),
        *_slashed(text),
        *american.subject_files(text, sources),
        *american.lots(text),
        *american.record_groups(text),
        *american.editions(text),
        *australian.series(text),
        *chinese.ministry_files(text, lexicon),
        *russian.fonds(text, lexicon),
    ]
    for start, end in sources:
        if not any(start <= c.start < end for c in found):
            found += shelved.shelved(text, start, end, lexicon)
    found += shelved.bracketed(text, lexicon)
    kept: list[Citation] = []
    for c in sorted(found, key=lambda c: (c.start, -c.end)):
        if not kept or c.start >= kept[-1].end:
            kept.append(c._replace(end=_end(text, c)))
    return kept


def _slashed(text: str) -> Iterator[Citation]:
    """Decimal files and British classes, from the slash within them."""
    at = text.find("/")
    while at >= 0:
        if file := american.decimal_file(text, at):
            yield file
        elif text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit() and (piece := british.piece(text, at)):
            yield piece
        at = text.find("/", at + 1)


def _end(text: str, citation: Citation) -> int:
    """Where a citation ends: before a bracket that it did not open, and without the space behind it."""
    words = text[citation.start : citation.end]
    if (close := words.find("]")) >= 0 and "[" not in words[:close]:
        words = words[:close]
    return citation.start + len(words.rstrip())
