"""What is printed at the head of a sheet: the body that writes, and its seat."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from cablenlp.layers.header.atoms import Cast
from cablenlp.layers.header.moment import place
from cablenlp.layers.header.plain import Lines
from cablenlp.layers.header.route import Actor
from cablenlp.table import placed

#: A letterhead stands among the first lines.
_LINES = 4
_UNDATED = re.compile(r"\??,\]?\s+\[?(?:undated|n\. ?d\.).*")
#: Longer lines hold more than a place.
_WIDTH = 40


def letterhead(lines: Lines, cast: Cast) -> list[Actor]:
    """The body that one of the first lines names alone."""
    for start, words in lines[:_LINES]:
        end = start + len(words.rstrip(" .,"))
        for s, e, span in cast.within(start, start + 5):
            if span.label_ == "ORG" and e >= end and not cast.text[start:s].strip("The ").strip():
                return [cast.actor(s, e, "ORG")]
    return []


#: What the body that issues a decision stands behind.
_ISSUED_BY = re.compile(
    r"\b(?:meeting|session|sitting|plenum|resolution|decision|decree|order|protocol|minutes)\b[^\n]{0,40}?\b(?:of"
    r"|by)\s+(?:the\s+)?$",
    re.I,
)
#: Lines of the head that name readers.
_READERS = re.compile(r"\s*(?:to|copies|copy|distribution|for)\b", re.I)


def issuer(lines: Lines, cast: Cast) -> list[Actor]:
    """The body that issued a decision: the one whose meeting or resolution the head names, else the first there."""
    bodies = [
        (a.actor, cast.text[start : a.start])
        for start, words in lines
        if not _READERS.match(words)
        for a in cast.atoms(start, start + len(words))
        if a.label == "ORG"
    ]
    named = [actor for actor, before in bodies if _ISSUED_BY.search(before)]
    return (named or [actor for actor, _ in bodies])[:1]


#: The head of a mission below the town where he is: "ULAN BATOR", "SOVIET AMBASSADOR".
_HEAD_OF_POST = re.compile(r"^(?:to\s)?(?:the\s)?(?:\w+\s)?(?:ambassador|chargé|minister|consul)\b", re.I)


def seat(lines: Lines, cast: Cast) -> Actor | None:
    """The city that a line of the head names alone: "WASHINGTON, D.C.", "Moscow, Kremlin"."""
    for n, (at, line) in enumerate(lines):
        if n + 1 < len(lines) and _HEAD_OF_POST.search(lines[n + 1][1]):
            continue  # the town of him to whom it goes
        words = _UNDATED.sub("", line)
        start, words = at + words.startswith("["), words.removeprefix("[")
        if len(words) < _WIDTH and not any(c.isdigit() for c in words):
            atoms = cast.atoms(start, start + len(words))
            if atoms and atoms[0].city and atoms[0].start == start and len(words.split(",")) <= 2 and len(atoms) == 1:
                rest = cast.text[atoms[0].end : start + len(words)].strip(" ,.")
                if len(rest.split()) < 3:
                    return place(atoms[0].actor)
    return None


#: A telegram and where it was written: "Telegram from Havana", "from Hanoi, sent on ...".
_WRITTEN_FROM = re.compile(
    r"(?:(?:ciphered|coded|secret)?\s?(?:tele|ciphero?|crypto)gram\s(?:No\.?\s?\S+\s)?)?from\s", re.I
)


def written_from(text: str, lines: Lines, cast: Cast) -> Actor | None:
    """The town that a line of the head gives behind "from", where nobody sends it from there."""
    for start, line in lines:
        if (m := _WRITTEN_FROM.match(line)) and (atoms := cast.atoms(start + m.end(), start + len(line))):
            after = text[atoms[0].end : start + len(line)].lstrip()
            if atoms[0].city and atoms[0].start == start + m.end() and (not after or after[0] in ",;("):
                return place(atoms[0].actor)
    return None


def beside_date(doc: Doc, lines: Lines, cast: Cast) -> Actor | None:
    """The town alone on a line above or below the date that stands under a signature."""
    days = [s for s, _, x in placed(doc, "dates") if x.label_ == "DATE"]
    dated = [any(at <= s < at + len(words) for s in days) for at, words in lines]
    for n, (at, words) in enumerate(lines):
        atoms = cast.atoms(at, at + len(words)) if any(dated[max(0, n - 1) : n + 2]) and not dated[n] else []
        if len(atoms) == 1 and atoms[0].city and len(words.strip(" .,")) <= atoms[0].end - atoms[0].start:
            return place(atoms[0].actor)
    return None
