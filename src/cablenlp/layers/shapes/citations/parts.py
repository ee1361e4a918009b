"""What a citation is: its place and its parts, and the name of the archive before it."""

from __future__ import annotations

import re
from typing import NamedTuple

from cablenlp.layers.indexes import archives
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import split

Parts = dict[str, str]


class Citation(NamedTuple):
    """One mention, with the parts of each citation in it."""

    start: int
    end: int
    rule: str
    parts: list[Parts]


def parts_of(**parts: str | None) -> Parts:
    """The parts that are there, each in one line."""
    return {name: " ".join(value.split()) for name, value in parts.items() if value and value.strip()}


def archive_before(text: str, at: int, lexicon: Lexicon, between: re.Pattern[str]) -> tuple[int, str | None]:
    """Where the archive's name before a citation begins, and the name as it stands; the short one of two."""
    begin = max(0, at - 160)
    words = split(text[begin:at])
    hits = archives(lexicon).find(words)
    for n in reversed(range(len(hits))):
        gap = words.text[hits[n].end :]
        if between.fullmatch(gap) and "\n" not in gap.strip():
            full = hits[n - 1] if n and words.text[hits[n - 1].end : hits[n].start] == " (" else hits[n]
            return begin + full.start, words.text[hits[n].start : hits[n].end]
    return at, None
