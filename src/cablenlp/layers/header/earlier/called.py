"""What stands before a number or a date, and makes it that of an earlier message: what it is called, whose it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cablenlp.layers.header.earlier.paper import Dated, Paper
from cablenlp.layers.header.earlier.words import (
    ADJECTIVE,
    ARTICLES,
    DIRECTIONS,
    NAME,
    PLAIN_SERIES,
    WHOSE,
    WRITTEN,
    first,
    last,
    steps,
)
from cablenlp.layers.shapes.prefix import is_series
from cablenlp.matching import fold

_ADJECTIVES = re.compile(rf"\s+{ADJECTIVE}", re.I)
_OWNER = re.compile(
    rf"\b(?P<x>(?i:my|our|your|ur|his|her|their|its)|(?i:the|an?|this|that|following|attached)|(?i:dept|emb|leg"
    rf"|embassy|department|legation)"
    rf"|(?:{NAME}\s+){{0,4}}{NAME}['’](?:s\b)?|the (?:latter|former)['’]s)\s+(?i:{ADJECTIVE})$"
)
#: Whose a bare number is: "To your No. 36".
_OWNED_NUMBER = re.compile(
    rf"\b(?P<x>(?i:my|our|your|ur)|(?:{NAME}\s+){{0,4}}{NAME}['’](?:s\b)?)\s+(?:[A-Z]{{1,2}}\.?\s+)?(?i:nos?|nrs?"
    rf"|n[º°o]|№|#)\.?\s*$"
)
_ANSWERED_NUMBER = re.compile(
    r"(?:^|\n|[.;]\s)\s*(?P<x>(?:In (?:reply|answer) )?[Tt]o\s(?:[Nn]os?|[Nn]rs?|N[º°]|№|#)\.?\s?)$"
)
_LEADING_OWNER = re.compile(
    rf"\b(?P<x>(?i:my|our|your|his|her|their|its|the)|(?:{NAME}\s+){{0,4}}{NAME}['’](?:s\b)?)\s+$"
)
#: Words of other things that have dates: "memorandum of conversation of 3 May", "note of thanks".
_NO_LETTER = re.compile(
    r"\s+of\s+(?:the\s+)?(?:conversation|discussion|meeting|understanding|agreement|protest|thanks)", re.I
)
#: ... but a record of a talk is a paper that is pointed to: "see the memorandum of conversation dated 3 May".
_POINTED = re.compile(
    r"\b(?:see|refers?(?:red)?\s+to|reference\s+to|attached|enclosed|in|our|my|your)\s+(?:the\s+|our\s+"
    r"|my\s+)?$",
    re.I,
)
_YOURS = re.compile(r"\b(?P<x>[Yy]ours)\s+(?:of|dated)\s+(?:the\s+)?$")
#: What is behind the date of a message and before its number.
_SIGN_BEHIND = re.compile(r"\s?[,(]?\s?\(?(?:(?i:nos?|nrs?)\.?|N[º°o]\.?|№|#)\s?$")
_REF_LINE = re.compile(r"\s*(?:refs?|reference|in reply)\b", re.I)
_BARE = re.compile(r"\b(?:in|by|with|to|see|reference|re|from|per|under)\s+$", re.I)
_SENTENCE = re.compile(r"[.!?]\s|\n")
#: So far before a number or date the words stand that tell what it belongs to.
_BACK = 130


@dataclass(slots=True)
class Called:
    """What a message is called, whose it is, and between whom it went, before its number or date."""

    start: int
    kind: str = ""
    owner: str = ""
    whose: tuple[int, int] = (0, 0)
    route: list[tuple[str, int, int]] = field(default_factory=list)
    date: Dated | None = None  # where that stands before the number
    end: int = 0  # where what stands behind the date ends


def called_number(paper: Paper, at: int, prefix: str) -> Called:
    """What stands before a number; `prefix` are the words right before it that belong to it."""
    begin = max(0, at - _BACK)
    before = paper.text[begin:at]
    line = before.rfind("\n\n") + 1
    if behind := _before_number(paper, begin, before):
        return behind
    bare = fold(prefix) in WHOSE or prefix.endswith(("'s", "’s"))  # "instructions, but in view of your 1268"
    m = None if bare else last(paper.said.before_number, before[line:], paper.said.hints)
    if m and (not prefix or fold(prefix) in fold(m[0])):
        return _called(paper, m, begin + line)
    return _prefixed(begin, before, prefix) if prefix else _owned(begin, before)


def _prefixed(begin: int, before: str, prefix: str) -> Called:
    """A number behind a word of its own: "Deptel 430", "your Security 209"."""
    start, own = begin + before.rfind(prefix), fold(prefix)
    owner = None if is_series(own) else _OWNER.search(before[: start - begin])
    if owner and fold(owner["x"]) in WHOSE:
        return Called(begin + owner.start(), "", fold(owner["x"]), (start, start + len(prefix)))
    return Called(start, "", own, (start, start + len(prefix)))


def _owned(begin: int, before: str) -> Called:
    """A number alone: "To No. 483/sh.", "your No. 36"."""
    if answered := _ANSWERED_NUMBER.search(before):
        return Called(begin + answered.start("x"), "", "your", (0, 0))
    if owner := _OWNED_NUMBER.search(before):
        start, own = begin + owner.start(), fold(owner["x"])
        return Called(start, "", own, (start, start + len(own)))
    at = begin + len(before)
    return Called(at, "", "", (at, at))


def _before_number(paper: Paper, begin: int, before: str) -> Called | None:
    """What a message is called whose date stands before its number: "your letter of 3 May, No. 12"."""
    sign = _SIGN_BEHIND.search(before)
    date = paper.before(begin + sign.start()) if sign else None
    called = called_date(paper, date) if date else None
    if called and date:
        called.date = date
        paper.take(date)
    return called


def _called(paper: Paper, m: re.Match[str], begin: int) -> Called:
    """A kind with its owner and its route, from a match in the text that begins at a place."""
    at = begin + m.start("kind")
    called = Called(at, fold(m["kind"]))
    near = paper.text[max(0, at - 90) : at]
    owner = _OWNER.search(near)
    if is_series(called.kind) and first(DIRECTIONS, called.kind):
        called.route = steps(m["route"], begin + m.start("route"))
        return called  # "Wilopo's objection Embtel 644": the word says itself whose it is
    if owner:
        called.owner = fold(owner["x"])
        called.start = at - len(near) + owner.start("x")
        called.whose = (called.start, called.start + len(owner["x"]))
        if called.owner in ARTICLES and (beside := _beside(paper, at)) and beside[0] > called.start:
            called.whose = beside  # "the United States note"
    elif beside := _beside(paper, at):
        called.whose, called.start = beside, beside[0]
    called.route = steps(m["route"], begin + m.start("route"))
    return called


def _beside(paper: Paper, at: int) -> tuple[int, int] | None:
    """The body or place whose name stands before a kind: "Dominions Office telegram", "Paris telegram"."""
    for s, e, x in reversed(paper.cast.within(at - 70, at)):
        if e <= at and x.label_ in ("ORG", "GPE", "ROLE") and _ADJECTIVES.fullmatch(paper.text, e, at):
            return s, e
    return None


def called_date(paper: Paper, date: Dated) -> Called | None:
    """What stands before or behind a date and makes it that of a message."""
    text = paper.text
    begin = max(0, date.start - _BACK)
    before = text[begin : date.start]
    line = before.rfind("\n\n") + 1
    m = last(paper.said.before_date, before[line:], paper.said.hints)
    called = _called(paper, m, begin + line) if m and (m["of"] or m["route"]) else None
    talk = m is not None and "conversation" in m["kind"].lower()
    if m and (talk or _NO_LETTER.match(text, begin + line + m.end("kind"))):
        if talk and called and _POINTED.search(text, max(0, called.start - 24), called.start):
            return Called(called.start, "memorandum of conversation", end=date.end)
        return None
    if called is None and "ours" in before and (yours := _YOURS.search(before)):
        called = Called(begin + yours.start(), "", "your", (begin + yours.start(), begin + yours.end("x")))
    called = called or _called_behind(paper, date, begin, before)
    if called is None:
        return None
    called.end = called.end or date.end
    return called if _is_named(paper, called, date, m["of"] if m else " of ") else None


def _called_behind(paper: Paper, date: Dated, begin: int, before: str) -> Called | None:
    """What stands behind a date that comes first: "Zhou's May 5 note"."""
    behind = paper.said.behind_date.match(paper.text, date.end)
    owner = _LEADING_OWNER.search(before) if behind else None
    if behind is None or owner is None or _NO_LETTER.match(paper.text, behind.end("kind")):
        return None
    start = begin + owner.start()
    called = Called(start, fold(behind["kind"]), fold(owner["x"]), (start, begin + owner.end("x")))
    called.route = steps(behind["route"], behind.start("route"))
    called.end = behind.end()
    return called


def _is_named(paper: Paper, called: Called, date: Dated, of: str) -> bool:
    """Whether a kind and a date name an earlier message, and not this one or one that it passes on."""
    zone = paper.zone(called.start)
    if zone in ("title", "source", "catalogue_date") or not date.edtf or date.edtf.startswith("../"):
        return False
    whose = called.owner in WHOSE or called.owner.endswith(("'s", "'"))
    serial = is_series(called.kind) and called.kind not in PLAIN_SERIES
    listed = _REF_LINE.match(paper.text, paper.text.rfind("\n", 0, called.start) + 1) is not None
    if zone == "header" and not (whose or serial or listed):
        return False
    if any(
        m["start"] <= called.start < m["end"]
        for m in paper.header.get("conveys") or ()
        if m["end"] - m["start"] < 200 and not _SENTENCE.search(paper.text, m["start"], m["end"])
    ):
        return False
    if called.kind in WRITTEN and not whose and not called.route:
        return False
    if whose or serial or (listed and called.route):
        return True
    told = bool(of.strip(" ,("))
    if told and called.owner in ("the", "a", "an", "this", "that"):
        return True
    # telegraphic: "contained in note of 9 September", "in letter March 8"
    bare = not called.owner and called.kind not in (*WRITTEN, *PLAIN_SERIES, "report", "reports")
    return bare and _BARE.search(paper.text, max(0, called.start - 16), called.start) is not None
