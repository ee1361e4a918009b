"""Marks of secrecy and urgency in the head and at the foot, where they stand as marks and not as words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cablenlp.layers.indexes import marks
from cablenlp.layers.zones import Zone
from cablenlp.layers.zones.lines import columns
from cablenlp.lexicon.models import Mark
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import Words, split


class Found(NamedTuple):
    """A mark, its place and its row."""

    start: int
    end: int
    row: Mark


#: The typist may put a mark before the first words of the message.
_BODY_MARKS = 60
#: A hyphen that parts a word at the end of its line.
_BROKEN = re.compile(r"(?<=[a-zA-Z])-(?=\n[a-z])")
#: Where an edition's note tells the marks, they are a sentence: "Secret; Niact."
_SENTENCE = re.compile(r"[^.]+")


def marks_of(text: str, zones: list[Zone], lexicon: Lexicon) -> Iterator[Found]:
    """Marks in the head and at the foot, where they stand as marks."""
    seen_body = False
    for name, start, end in zones:
        if name == "body" and not seen_body and any(z.name == "header" for z in zones):
            seen_body = True
            yield from _chain(text, start, min(end, start + _BODY_MARKS), 0, lexicon)
        elif name in ("header", "closing", "distribution"):
            at = end
            for line in columns(text, start, end):
                if not line.text.endswith("-"):  # else its last word goes on in the next line
                    yield from _chain(text, min(at, line.start), line.end, _FEW, lexicon)
                    at = end
                else:
                    at = min(at, line.start)
        elif name == "source" and text[start:end].lstrip("[ ").startswith("Source"):
            for m in _SENTENCE.finditer(text, start, end):
                found = list(_chain(text, *m.span(), 0, lexicon))
                if found and not text[found[-1].end : m.end()].strip(" ;,)]\n"):
                    yield from found


def _chain(text: str, start: int, end: int, few: int, lexicon: Lexicon) -> Iterator[Found]:
    """The marks of one line: those that open it, follow its number or each other, or stand among few words."""
    words = split(_BROKEN.sub("\xad", text[start:end]))
    hits = marks(lexicon).find(words)
    for n, hit in enumerate(hits):
        alone = len(words.words) <= few or words.text.isupper() or _opens(words, hit.first)
        if not alone and not (n and _joined(words, hits[n - 1].end, hit.start)):
            return
        if words.text[hit.end : hit.end + 1] == ":" and hits[n + 1 : n + 2]:
            continue  # "Priority: Urgent"
        row = hit.values[0]
        yield Found(start + hit.start, start + hit.end, row)


#: A line of so few words is no sentence.
_FEW = 6


def _opens(words: Words, first: int) -> bool:
    """Whether only a number stands before this word: "No. 812. Secret."."""
    sign = first == len(("No", "812")) and words.words[0] in ("no", "nr")
    return first == 0 or ((first == 1 or sign) and words.words[first - 1].isdigit())


def _joined(words: Words, end: int, start: int) -> bool:
    return not words.text[end:start].strip(" .,;:/-–—")
