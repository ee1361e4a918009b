"""Russian citations: the fond, and at least one of opis, papka, delo and listy behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablenlp.layers.shapes.citations.parts import Citation, Parts, archive_before, parts_of
from cablenlp.lexicon.store import Lexicon

# Russian citations: the fond, and at least one of opis, papka, delo and listy behind it.
_FOND_SIGNS = (
    " op.", " Op.", "opis", "Opis", ", op", ";op", "papka", "Papka", " por.", " d. ", " D. ", "delo", " inv", " l. ",
    " ll. ", "оп.", "op ",
)  # fmt: skip
_FOND = re.compile(
    r"[fFфФ](?:(?<=[fF])(?<![A-Za-z].)(?:ond)?s?\.?|(?<=[фФ])(?<!\w.)(?:онд)?\.?)\s?"
    r"(?:(?P<fond>(?:[A-Z]{1,2}-)?\d+(?:/\d+)?(?:-[A-Z]{1,2}\b)?[a-zа-я]?)"
    r"|(?:,|and|&)?\s?[Oo]p(?:is|\.)? (?:not given|not indicated|unknown|illegible))",
    re.I,
)
_NEXT = r"\s*[,.;:]?\s*"
_FOND_PARTS = tuple(
    (name, re.compile(rf"{_NEXT}(?:{words})\s?(?P<x>{figures})", re.I))
    for name, words, figures in (
        ("opis", r"op(?:is)?\.?|inv(?:entory)?\.?|list|оп(?:ись)?\.?|per(?:echen['’]?)?\.?|dans", r"\d[\w/-]*"),
        ("papka", r"p(?:ap(?:ka)?)?\.?|folder|п(?:апка)?\.?", r"\d+\w*"),
        (
            "delo",
            r"d(?:elo)?\.?|file|д(?:ело)?\.?|do[kc](?:ument)?\.?|por(?:yadok)?\.?|kh/n|a\.\s?[ej]\.|ё\.?\s?e\.",
            r"\d+\w*",
        ),
        (
            "listy",
            r"l{1,2}(?:ist(?:y|s)?)?\.?|pages?|pp?\.|fol\.|л{1,2}(?:ист(?:ы)?)?\.?",
            r"\d+(?:\s?ob\.?)?(?:\s?[-–,]\s?\d+(?:\s?ob\.?)?)*",
        ),
    )
)
#: The reel of a film stands between, and is no part.
_REEL = re.compile(_NEXT + r"(?:rolik|reel|r\.|film)\s?\d[\d.]*", re.I)
_BEFORE_FOND = re.compile(r"[\s,.:;()A-Z]*(?:of the Russian Federation)?[\s,.:;()\w]{0,24}")


def fonds(text: str, lexicon: Lexicon) -> Iterator[Citation]:
    """Russian citations, several in one line joined into one mention, the archive before them included."""
    if not any(sign in text for sign in _FOND_SIGNS):
        return
    current: Citation | None = None
    for m in _FOND.finditer(text):
        end, parts = _fond_parts(text, m)
        if len(parts) < 1 + bool(m["fond"]):
            continue
        start, archive = archive_before(text, m.start(), lexicon, _BEFORE_FOND)
        if archive:
            parts = {"archive": archive, **parts}
        if current and not text[current.end : start].strip(" ;,.and"):
            if not archive and (before := current.parts[-1].get("archive")):
                parts = {"archive": before, **parts}
            current = Citation(current.start, end, "reference.fond", [*current.parts, parts])
            continue
        if current:
            yield current
        current = Citation(start, end, "reference.fond", [parts])
    if current:
        yield current


def _fond_parts(text: str, m: re.Match[str]) -> tuple[int, Parts]:
    """Where a citation that begins with a fond ends, and its parts, in whatever order they stand."""
    end, parts = m.end(), parts_of(fond=m["fond"])
    left = [(name, pattern) for name, pattern in _FOND_PARTS if m["fond"] or name != "opis"]
    while True:
        reel = _REEL.match(text, end)
        end = reel.end() if reel else end
        further = ((name, x) for name, pattern in left if name not in parts and (x := pattern.match(text, end)))
        name, more = next(further, ("", None))
        if more is None:
            return end, parts
        parts[name] = " ".join(more["x"].split())
        end = more.end()
