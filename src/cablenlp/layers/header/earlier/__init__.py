"""Earlier messages that a text names: "your telegram of 13 June", "Embtel 577, October 4", "Clark's letter to Kim".

A message is known by its number or by its date; what it is called, whose it is and to whom it went stands before that,
or behind. One that has neither is named where the text answers it: "with reference to your letter".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from cablenlp.layers.header.atoms import Cast
from cablenlp.layers.header.earlier.called import Called, called_date, called_number
from cablenlp.layers.header.earlier.paper import Paper
from cablenlp.layers.header.earlier.reference import reference
from cablenlp.layers.header.earlier.words import DIRECTIONS, first
from cablenlp.layers.header.own import is_own, is_repetition
from cablenlp.layers.header.plain import Plain
from cablenlp.matching import fold
from cablenlp.table import key, placed, section

__all__ = ["earlier_messages"]


#: What is written of a message now on its way.
_PASSED = re.compile(r"\bas\s+(?:(?:my|our|your|unnumbered)\s+)?(?:\w+\s+)?(?:nos?\.?\s*)?$", re.I)
#: Where such words may begin, found fast by their letters; no match begins inside another.
_FIRST_ANSWERED = re.compile(r"[YyUuMmOoRr](?<!\w.)(?i:our|ur|y|r|e[myou])")
_AND = re.compile(r"\s*(?:,|,?\s+and)\s+(?:of\s+)?(?:the\s+)?")
_ASIDE = re.compile(r"\s\((?:[A-Z][A-Za-z]{2,9}\s)?")


def earlier_messages(doc: Doc, text: str, title: tuple[int, int] | None, header: Plain, cast: Cast) -> list[Plain]:
    """The references of a document, in its order; numbers of the document itself are none."""
    paper = Paper(doc, text, title, header, cast)
    found = _numbered(paper)
    found += _dated(paper)
    found += _answered(paper, found)
    for r in found:
        del r["list"], r["told"]
    return sorted(found, key=lambda r: int(r["start"]))


def _numbered(paper: Paper) -> list[Plain]:
    """Messages named by their numbers; those of one list share what the first is called, and the last's date."""
    values = section(paper.doc, "shapes")
    found: list[Plain] = []
    called, last, joined = Called(0), 0, False
    for start, end, span in placed(paper.doc, "shapes"):
        value = values.get(key(start, end, span.label_)) or {}
        if span.label_ != "CABLE_NUMBER" or span.id_ == "number.repeated" or value.get("own"):
            continue
        if found and _is_aside(paper, found[-1]["end"], start, end):
            continue
        more = span.id_ == "number.more"
        if more and called.start:
            joined = paper.rank(last) == paper.rank(start)
        else:
            called, joined = called_number(paper, start, str(value.get("prefix") or "")), False
        last = end
        if _is_other(paper, start, end, called):
            continue
        called.start = called.start or start
        r = reference(paper, called, paper.text[start:end], start, end)
        if more and found:
            r["start"] = max(r["start"], start)
        if joined and r["date"]:
            _share(found, called, r["date"])
        found.append(r)
    _settle(found)
    return found


def _share(found: list[Plain], called: Called, date: str) -> None:
    """Give the date behind the last number of a list to those before it."""
    for r in reversed(found):
        if r["date"] or r["list"] != called.start:
            return
        r["date"] = date


def _settle(found: list[Plain]) -> None:
    """A message that is named again has the date and the kind that it had."""
    known: dict[tuple[str, str | None], Plain] = {}
    for r in found:
        before = known.setdefault((r["number"], r["direction"]), r)
        r["date"] = before["date"] = r["date"] or before["date"]
        if not r["told"]:
            r["kind"] = before["kind"]


def _is_other(paper: Paper, start: int, end: int, called: Called) -> bool:
    """Whether a number is the document's own, or one under which it went elsewhere."""
    text = paper.text
    if is_repetition(text, start) or paper.in_title(start):
        return True
    own = is_own(text[start:end], paper.header.get("numbers") or [])
    if own and first(DIRECTIONS, called.owner) != "from the recipient":
        return True
    return bool(_PASSED.search(text[max(0, called.start or start) - 24 : start]))


def _is_aside(paper: Paper, last: int, start: int, end: int) -> bool:
    """Whether a number in brackets is the same message's, in another series: "Deptel 213, March 12 (Gocus 625)"."""
    return paper.text[end : end + 1] == ")" and _ASIDE.fullmatch(paper.text, last, start) is not None


def _dated(paper: Paper) -> Iterator[Plain]:
    """Messages named by their dates alone."""
    last: Plain | None = None
    for date in paper.dates:
        if not paper.is_free(date):
            continue
        r: Plain | None = None
        if called := called_date(paper, date):
            r = reference(paper, called, None, date.start, called.end, date.edtf)
        elif last and date.edtf and _AND.fullmatch(paper.text, last["end"], date.start):
            r = last | {"date": date.edtf, "start": date.start, "end": date.end}  # "letters of 4 and 9 May"
        if r is not None:
            yield r
        last = r


def _answered(paper: Paper, found: list[Plain]) -> list[Plain]:
    """Messages that are answered and have neither number nor date; one of each sort, where nothing tells more."""
    known = {r["direction"] for r in found}
    spans = [(r["start"], r["end"]) for r in found]
    more: list[Plain] = []
    for begin in _FIRST_ANSWERED.finditer(paper.text):
        m = paper.said.answered.match(paper.text, begin.start())
        if m is None:
            continue
        name = "x" if m["x"] else "short" if m["short"] else "last"
        start, end = m.span(name)
        direction = first(DIRECTIONS, fold(m[name]))
        if direction in known or any(a - 3 <= end and start <= b for a, b in spans) or paper.in_title(start):
            continue
        known.add(direction)
        kind = fold(m["kind"] or m["kind2"] or m["short"])
        more.append(reference(paper, Called(start, kind, fold(m[name]).split()[0]), None, end, end))
    return more
