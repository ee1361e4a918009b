"""Lines of a text and what a line alone says: that it is a date, a place with a date, a mark, a citation."""

from __future__ import annotations

import re
from typing import NamedTuple

from cablenlp.layers.indexes import archives, kinds, marks
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import split


class Line(NamedTuple):
    """A line that is not empty, without the space around it."""

    start: int
    end: int
    text: str
    gap: bool  # a blank line stands before it


#: Every sign that ends a line, one character each, so that places add up; before a line feed `\\r` is space.
_ENDS = re.compile(r"\n|\r(?!\n)|[\x0b\x0c\x85\u2028\u2029]")
_BLANK = " \t\r\xa0\u2007\u202f\ufeff\u200b"


def lines_of(text: str) -> list[Line]:
    """The lines of a text that hold something."""
    found: list[Line] = []
    at, gap = 0, False
    for raw in _ENDS.split(text):
        stripped = raw.strip(_BLANK)
        if stripped:
            start = at + raw.index(stripped[0])
            found.append(Line(start, start + len(stripped), stripped, gap and bool(found)))
        gap = not stripped
        at += len(raw) + 1
    return found


#: A full stop that ends no sentence: "10 p.m.", "Washington, D.C.", "Haig, Jr."
_SHORTENED = re.compile(
    r"\b(?:[ap]\.? ?m|n\. ?d|[A-Z]\.[A-Z]|Jr|Sr|etc|Esq|(?i:dept|govt|min|gen)|Col|Amb|Mr|Dr|No|hrs)\.$"
)


def ends_sentence(text: str) -> bool:
    """Whether a line ends as sentences do."""
    bare = text.rstrip('"”’»)]')
    return bare.endswith((".", "?", "!")) and not _SHORTENED.search(bare[-12:])


#: Space that parts the columns of a head: "Immediate. Secret          Moscow, 11 July 1950".
_WIDE = re.compile(r"(?<=\S)(?:[ \xa0]{3,}|[ \xa0]?\t[ \xa0\t]*)(?=\S)")
#: An hour in a column of its own belongs to the date before it.
_HOUR = re.compile(r"\d{4}(?:\s?(?:[Hh]ours|[Hh]rs|[Zz]))?|\d{1,2}[.:]\d\d(?:\s?[ap]\.?\s?m\.?)?")
#: A column that names itself: "FROM:       Rec'd: 14th April, 1965".
_NAMED = re.compile(r"[A-Z][\w’'.]{1,12}\s?:\s")
#: A list of posts may be set wide: "REPEATED SAIGON 41   LONDON 77".
_POSTS = re.compile(r"(?:repeated|rptd)\s(?=[a-z .]+\s\d+\s)", re.I)
_SPACED = re.compile(r"\S(?: \S)+")


#: A line of more columns is a row of a table.
MOST_COLUMNS = 12


def cells(line: Line) -> list[Line]:
    """The columns of a line, mostly one; between words of letters s p a c e d   o u t no column ends."""
    if _POSTS.match(line.text):
        return [line]
    found: list[Line] = []
    at = 0
    for gap in _WIDE.finditer(line.text):
        before = line.text[at : gap.start()]
        if (
            (before.endswith(":") and not _NAMED.match(line.text, gap.end()))
            or (_HOUR.fullmatch(line.text, gap.end()) and any(map(str.isdigit, before)))
            or (_SPACED.fullmatch(before) and _SPACED.match(line.text, gap.end()))
        ):
            continue
        found.append(Line(line.start + at, line.start + gap.start(), before, line.gap and not found))
        at = gap.end()
    return [*found, Line(line.start + at, line.end, line.text[at:], line.gap and not found)] if at else [line]


def columns(text: str, start: int, end: int) -> list[Line]:
    """The columns of all lines of a stretch, with their places in the text."""
    lines = (x._replace(start=x.start + start, end=x.end + start) for x in lines_of(text[start:end]))
    return [cell for line in lines for cell in cells(line)]


#: Who drafted and who typed a paper: "JFD:ma", "EUR:RWoodward:mlm 3/4/58", "WBarbour/jt".
TYPIST = re.compile(
    r"(?:[A-Z]{1,5}(?:/[A-Z]{1,5}){0,2}\s?:\s?){0,2}"
    r"(?P<who>[A-Z]{2,4}|(?:[A-Z]\.? ?){1,3}[A-Z]?[a-z’'][\w’']{2,14})\s?[:/]\s?"
    r"(?P<typist>[a-z]{2,4})\b(?:[ ,]{1,3}\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})?\.?"
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_BETWEEN = re.compile(r"[\s,./–—\-?()\[\]:]+")
_DAY_OR_TIME = re.compile(r"\d{1,2}(?:st|nd|rd|th)?|[ivx]{1,4}|\d{4}z", re.I)
_MONTH_OR_YEAR = re.compile(rf"{_MONTH}|\d{{4}}s?|undated|unknown", re.I)
_MONTH_NUMBER = re.compile(r"\d{1,4}|[IVX]{1,4}", re.I)
#: What else a line that is but a date may hold.
_DATE_WORDS = frozenset(
    "date no n d c ca circa about approximately around before after between early mid late spring summer autumn"
    " fall winter and to or of the a p m am pm noon midnight night on hours".split()
)
_UNDATED = re.compile(r"[\[(]?(?:n\.\s?d\.?|no date)[\])]?\.?", re.I)
#: A letter that a machine read as a figure: "0ctober".
MISREAD = re.compile(r"\b0(?=[a-z]{3})")
#: Longer lines tell more than a date.
DATE_LINE = 60


#: Four figures and a stroke, of which no year is one: "0031/7/1964".
_REGISTRY = re.compile(r"0\d{3}[/-]")


def is_date_line(text: str) -> bool:
    """Whether a line holds a date, perhaps with the time of day, and nothing else."""
    if len(text) >= DATE_LINE or _REGISTRY.match(text):
        return False
    text = MISREAD.sub("O", text)
    if _UNDATED.fullmatch(text):
        return True
    words = [w for w in _BETWEEN.split(text) if w]
    known = False
    for w in words:
        if _MONTH_OR_YEAR.fullmatch(w):
            known = True
        elif w.lower() not in _DATE_WORDS and not _DAY_OR_TIME.fullmatch(w):
            return False
    return (known and words[0].lower() not in ("to", "a")) or (
        len(words) == 3 and all(w.isdigit() for w in words[::2]) and _MONTH_NUMBER.fullmatch(words[1]) is not None
    )


_DAY_MONTH = re.compile(
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b"
    rf"|\b{_MONTH}\.?\s+\[?\d{{1,2}}\b)[^.;:\n]{{0,24}}?\b\d{{4}}\b"
    r"|\b\d{1,2}(?:\.\s?\d{1,2}\.\s?|[ .]{1,2}(?-i:[IVX]{1,4})[ .]{1,2})(?:19)?\d{2}\b",
    re.I,
)
#: A sheet of an official's journal: "From the Diary of P. F. Yudin".
DIARY = re.compile(
    r"\s*(?:(?:excerpts?|extracts?)\s+)?from\s+the\s+(?:\w+\s+)?(?:diar(?:y|ies)|journals?)(?:\s+of\b"
    r"|\s*:)\s*:?",
    re.I,
)
#: When a British telegram was despatched and received: "D. Delhi 14.05 hours 3rd May 1949", "R. 15.20 hours".
STAMP = re.compile(
    rf"[\[(]?(?P<x>[DR]|Desp|Recd)\s?[.:]\s*(?=[^\n]{{0,60}}?(?:\d\s?(?:hours|hrs|[ap]\.?\s?m\b)|\d\s+{_MONTH}\b"
    rf"|{_MONTH}\s+\d))",
    re.I,
)
#: A place, at the beginning or behind the kind and number: "Cablegram D553 LONDON, ".
_NAME = r"[A-Z][\w’'.-]*(?:[\s,]+(?:[A-Z][\w’'.-]*|of|de|del|la|le|el|the|am)){0,5}"
_PLACE = re.compile(
    rf"(?:^|[\d\]A-Z]\s)\[?{_NAME}[\s,\].?>]*\[?(?:(?<=[\s,])(?:on|the|this|dated)\s+){{0,2}}[\"“„'’]?$"
)
#: ... or behind its date: "26 December 1962, Beijing".
_BEHIND = re.compile(r",\s(?:in\s)?[A-ZÀ-Ž][\w’'-]+(?:[ -][A-ZÀ-Ž][\w’'-]+)?\.?$")


#: "Hong Kong, undated."
_UNDATED_PLACE = re.compile(rf"\[?{_NAME}\??,\]?\s+\[?(?:undated|n\. ?d\.)[.\]]{{0,2}}\s*(?:\[|$)")


def is_place_and_date(text: str) -> bool:
    """Whether a line gives a place and a date: "Delhi, 3 May 1949", "[Washington,] June 2, 1951—4 p. m."."""
    text = MISREAD.sub("O", text[:120])
    if _UNDATED_PLACE.match(text):
        return True
    day = _DAY_MONTH.search(text)
    if day is None:
        return False
    return bool(_PLACE.search(text, 0, day.start())) or (
        not text[: day.start()].strip(" [(") and bool(_BEHIND.match(text, day.end()))
    )


def is_mark(text: str, lexicon: Lexicon) -> bool:
    """Whether a short line begins with a mark and holds little besides."""
    if len(text) > 70:
        return False
    hits = marks(lexicon).find(split(text))
    covered = sum(h.end - h.start for h in hits)
    return bool(hits) and covered * 2 >= len(text.replace(" ", ""))


#: A longer line has begun to say something.
HEAD_WIDTH = 140
_NUMBER_FIRST = re.compile(r"[A-Z]{0,5}\s?\d{1,7}(?:/\w{1,6})?\.\s+(?=[A-Z])")


def opens_with_marks(text: str, lexicon: Lexicon) -> bool:
    """Whether a line is a telegram's number and its marks: "206. Secret; Priority. Ref: Deptel 31."."""
    number = _NUMBER_FIRST.match(text)
    if not number or text.endswith(":") or len(text) > HEAD_WIDTH:
        return False
    hits = marks(lexicon).find(split(text[number.end() : number.end() + 40]))
    return bool(hits) and hits[0].start == 0


def kind_at(text: str, lexicon: Lexicon, limit: int) -> int | None:
    """Where a line first names a kind of message within its first characters."""
    hits = kinds(lexicon).find(split(text[: limit + 40]))
    return hits[0].start if hits and hits[0].start < limit else None


# A decimal file or lot, alone on its line or with the kind behind it: "795.00/10–450: Telegram".
_FILE_LINE = re.compile(r"[A-Z]?\d{3}[A-Z]?[.\d][^\n]{0,60}/\d{1,2}[–-]\d{2,4}\b(?:\s?:\s?[A-Z][a-z]+)?\.?$")
_CITED = re.compile(
    r"\[?\s*(?:[A-Z]{2,4}\s?:\s?[A-Z]{1,4}\d|(?:AA|NAA|NLA|AWM)\s*:|(?:FO|CAB|PREM|DEFE|DO|CO|WO|FCO) ?\d{3}/)"
)
#: An edition's note on where it found the document, and what stands on it.
_NOTED = re.compile(r"\[?\s*Sources?\s?:\s")
#: A registry's file alone on its line: "DEA/50134-40".
_FILED = re.compile(r"\[?(?![GV]VS\b|[A-Z]+ \d+\.$)[A-Z]{2,5}[/ ]\d[\w/.-]{2,30}\]?\.?")
_SHELVED = re.compile(r"\d|\b(?:[Ff]iles?|[Pp]apers|[Cc]ollection|[Bb]ox|[Ff]older|[Ff]ond)\b")


def is_source(text: str, lexicon: Lexicon) -> bool:
    """Whether a line says where the document is kept."""
    if _NOTED.match(text) and len(text) < 1500:
        return True
    if len(text) > 400 or text.endswith("?"):
        return False
    if _FILE_LINE.match(text) or _CITED.match(text) or _FILED.fullmatch(text):
        return True
    words = split(text[:100])
    hits = archives(lexicon).find(words)
    return bool(hits) and hits[0].start <= 1 and bool(re.match(r"[\s,.;:()]|$", text[hits[0].end :])) and bool(
        _SHELVED.search(text, hits[0].end)
    )  # fmt: skip
