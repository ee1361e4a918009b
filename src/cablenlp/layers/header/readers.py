"""Who was given a copy: lists of names, bodies and offices, the latter often by their letters alone.

"Copies: P.S. to P.M.; S.G.; F.S.", "Copies to: Embassy London; USMission Berlin", "MIN. & DEPT. E.A.   J.I.C.".
"""

from __future__ import annotations

import re

from cablenlp.layers.header.atoms import Cast, unlisted
from cablenlp.layers.header.route import Actor

#: What parts the readers of a list.
_PARTING = re.compile(r"[;\n]|,\s| {3,}|\t|(?<=\w)\s[-–—]\s|(?<=[a-z]{3})\.\s(?=[A-Z])|\s?\(\d{1,2}\),?\s(?=[A-Z])")
#: Copies of each, and the number of the copy: "(2)", "No. 3", "- 4 copies".
_COUNT = re.compile(
    r"\s*(?:\(\d{1,3}\)|\[\d{1,3}\]|[-–—]?\s?\b\d{1,3}(?:\s?cop(?:y|ies))?\s*$|(?:copy\s)?(?:No\.?|Nº"
    r"|№)\s?\d{1,3}(?:[-–]\d{1,3})?\b)"
)
#: A line for each reader, with his number of copies: "1 x Comrade Axen, Central Committee".
_COUNTED = re.compile(r"\d{1,2}\s?[xX×]\s")
#: Where a paper was put, and no reader.
_FILED = re.compile(
    r"(?:the\s)?(?:(?:to\s)?(?:case\s?)?files?|archives?|originals?|cop(?:y|ies)|registry|books?|cases?|others?|etc"
    r"|and|\d+)\.?$",
    re.I,
)
#: A reader whom no mention tells: a body, an office, letters.
_READER = re.compile(r"(?:the\s)?[A-Z][\w’'.&/()-]*(?:\s(?:of|for|to|the|in|and|&|[A-Z][\w’'.&/()-]*)){0,6}")
_LABELS = ("PERSON", "ROLE", "ORG")
#: Letters that stand for an office: "S.G.", "J.I.C.", "MIN. & DEPT. E.A.", "P.M.'S".
_LETTERS = re.compile(r"(?:[A-Z]{1,6}\.?[’'/&]?\s?)+(?:[’'][Ss])?")


def readers(start: int, end: int, cast: Cast) -> list[Actor]:
    """Everybody whom a list between two places names, in its order."""
    found: list[Actor] = []
    at = start
    cuts = [
        m
        for m in _PARTING.finditer(cast.text, start, end)
        if not _inside(m.start(), m.end(), cast) and not (m[0].startswith(",") and _counts_one(cast.text, m.start()))
    ]
    for stop, after in [*((m.start(), m.end()) for m in cuts), (end, end)]:
        found += [a for a in _reader(at, stop, cast) if a not in found]
        at = after
    return found


def _counts_one(text: str, at: int) -> bool:
    return _COUNTED.match(text, text.rfind("\n", 0, at) + 1) is not None


def _inside(start: int, end: int, cast: Cast) -> bool:
    """Whether a parting stands inside a name."""
    here = (x for x in cast.within(max(0, start - 80), start) if x[0] < start and end < x[1])
    return any(x.label_ != "ROLE" or not cast.text[s:e].isupper() for s, e, x in here)  # "SEC, A/S" are two


def _reader(start: int, end: int, cast: Cast) -> list[Actor]:
    """Whom one item of a list names; nobody where it says where the paper was put."""
    start += len(cast.text[start:end]) - len(cast.text[start:end].lstrip(" \t.,:;-–—[("))
    words = _COUNT.sub("", cast.text[start:end]).strip(
        " \t.,:;-–—]" if cast.text[end - 1 : end] != "." else " \t,:;-–—]"
    )
    atoms = [a for a in cast.atoms(start, end) if a.label in _LABELS]
    if _COUNTED.match(cast.text, start):
        atoms = atoms[:1]  # what follows him is where he sits
    people = [a.actor for a in atoms if a.label == "PERSON"]
    if people and not _LETTERS.fullmatch(words):
        return people
    whole = next((a for a in atoms if a.start <= start + 4 and a.end >= start + len(words) - 1), None)
    if whole is not None:
        return [whole.actor]
    if not words or _FILED.match(words) or not _READER.fullmatch(words):
        return [a.actor for a in atoms]
    return [unlisted(" ".join(words.split()))]
