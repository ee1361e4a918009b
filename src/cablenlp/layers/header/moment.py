"""The line of place, date and time; times of day; when a message was sent and received."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from cablenlp.layers.header.atoms import Cast
from cablenlp.layers.header.route import Actor
from cablenlp.table import key, placed, section

_HALF_DAY = re.compile(r"(?<![\d.,])(\d{1,2})(?:[.:](\d{2}))?\s*([ap])\.?\s?m\b", re.I)
_FULL_DAY = re.compile(r"(?<![\d.,])(\d{1,2})[:.](\d{2})(?![\d.])")
_ZULU = re.compile(r"(?<![\d.,])(\d{2})(\d{2})Z\b")
_HOURS = re.compile(r"(?<![\d.,])(\d{2})(\d{2})\s?(?:hours|hrs)\b", re.I)
_NAMED = (("12:00", re.compile(r"\bnoon\b", re.I)), ("00:00", re.compile(r"\bmidnight\b", re.I)))
_RECEIVED = re.compile(r"\b(?:Received|Rec['’]?d)\b", re.I)
#: "Z" is no place.
_SHORTEST = 3
_PLACE_WORD = r"(?:[A-ZÀ-Ž][\w’'.]*|of|de|the|la|el)"
_PLACE = re.compile(
    rf"(?:^|[\s\d])\[?(?P<x>(?=[A-ZÀ-Ž])(?!The\b|Dated?\b){_PLACE_WORD}(?:[ -]{_PLACE_WORD}){{0,5}})(?:,\])?"
    r"[\s,?>\]\[]*(?:(?<=[\s,])(?:on|the|this|dated)\s+){0,2}[\"“„]?$"
)


def clock(text: str) -> str | None:
    """A time of day as hh:mm, or hh:mmZ where the text gives it as Greenwich time."""
    for pattern in (_HALF_DAY, _ZULU, _FULL_DAY, _HOURS):
        if m := pattern.search(text):
            hour, minute = int(m[1]), int(m[2] or 0)
            if pattern is _HALF_DAY:
                hour = hour % 12 + (12 if m[3].lower() == "p" else 0)
            return f"{hour:02}:{minute:02}" + "Z" * (pattern is _ZULU) if hour < 24 and minute < 60 else None
    return next((time for time, pattern in _NAMED if pattern.search(text)), None)


def moment(doc: Doc, text: str, start: int, end: int, *, own: str | None = None) -> str | None:
    """The first date of a stretch in EDTF, with the time where it is given.

    Args:
        doc: The document, its dates read.
        text: Its text.
        start: Where the stretch begins.
        end: Where it ends.
        own: The day that a stretch without date means, with the time that stands there.
    """
    values = section(doc, "dates")
    day, times, rest = own, [], text[start:end]
    for s, e, span in placed(doc, "dates"):
        edtf = str((values.get(key(s, e, span.label_)) or {}).get("edtf") or "") if start <= s < end else ""
        if edtf and span.label_ == "DATE":
            if day is own:
                if "T" in edtf and "/" not in edtf:  # a date-time group has both
                    return edtf
                day = edtf.split("/")[0][:10]
            elif _BARE.fullmatch(text, s, e):
                continue  # "4 May 1963, 1840"
            rest = rest[: s - start] + "_" * (e - s) + rest[e - start :]
        elif "T" in edtf:
            times.append(edtf.split("/")[0].split("T")[1])
    if not day:
        return None
    time = next(iter(times), None) or clock(rest)
    if own and day is own:
        return f"{day}T{time}" if time and len(day) == 10 else None
    if not time and (bare := _BARE.search(rest)):
        time = f"{bare[1]}:{bare[2]}"
    if time and len(day) < len("1950-01-01"):  # the hour has no day: the month is that of something else
        return f"{own}T{time}" if own else None
    return f"{day}T{time}" if time else day


def moment_or_hour(doc: Doc, text: str, start: int, end: int) -> str | None:
    """`moment`; an hour alone is one of the document's own day: "[Received 6:12 a. m.]"."""
    own = str(section(doc, "document").get("date") or "")
    found = moment(doc, text, start, end)
    return found or (moment(doc, text, start, end, own=own) if own else None)


#: Four figures beside a date are an hour: "13 April 1965  1830".
_BARE = re.compile(r"(?<![\w./-])([01]\d|2[0-3])([0-5]\d)(?![\w/-]|\.\d)")


def place_and_time(doc: Doc, text: str, lines: list[tuple[int, str]], cast: Cast) -> dict[str, object]:
    """What the line of the document's own date says besides: `origin`, `sent`, `received`."""
    document = section(doc, "document")
    date, given = document.get("date"), str(document.get("date_from") or "")
    if not given:
        return {}
    at = int(given.split("-", maxsplit=1)[0])
    line = next(((start, words) for start, words in lines if start <= at < start + len(words)), None)
    if line is None:
        return {}
    start, end = line[0], line[0] + len(line[1])
    if came := list(_RECEIVED.finditer(text, start, at)):
        return {"origin": None, "received": moment_or_hour(doc, text, came[-1].start(), end)}
    cut = _RECEIVED.search(text, at, end)
    sent = moment(doc, text, start, cut.start() if cut else end)
    return {
        "origin": _origin(text, start, at, cast) or _origin_behind(text, start, at, end, given, cast),
        "sent": sent if sent and "T" in sent and date and sent.startswith(date[:10]) else None,
        "received": moment_or_hour(doc, text, cut.start(), end) if cut else None,
    }


def signed_at(doc: Doc, text: str, lines: list[tuple[int, str]]) -> str | None:
    """The hour beside the day below a signature, where that is the document's day."""
    day = section(doc, "document").get("date")
    for start, words in lines:
        found = None if _RECEIVED.search(words) else moment(doc, text, start, start + len(words))
        if day and found and found.startswith(f"{day}T"):
            return found
    return None


def received(doc: Doc, text: str, lines: list[tuple[int, str]]) -> str | None:
    """When the message came, where it stands behind something else: "to Mr. Bevin (Received 11 July, 8.44 p.m.)"."""
    for start, words in lines:
        if m := _RECEIVED.search(words):
            return moment_or_hour(doc, text, start + m.start(), start + len(words))
    return None


def _origin(text: str, start: int, end: int, cast: Cast) -> Actor | None:
    """The place that stands before a date."""
    found = _PLACE.search(text[start:end])
    if found is None:
        return None
    begin = start + found.start("x")
    stop = start + found.end("x")
    for s, e, span in cast.within(max(start, begin - 20), stop):
        if span.label_ in ("GPE", "LOC", "FAC") and begin < e:
            return _town(text, start, s, cast) or place(cast.actor(s, e, span.label_))
    words = text[begin:stop]
    if (
        len(words) < _SHORTEST
        or words.split()[-1].islower()
        or any(x[2].label_ in ("ORG", "PERSON", "ROLE") for x in cast.within(begin, stop))
    ):
        return None
    return {"text": words, "name": None, "kb_id": None, "wikidata": None, "mention": None}


_HOUSES = (
    "House|Hall|Palace|Palais|Hotel|Building|Embassy|Legation|Consulate|Mission|Commission|Office|Ministry|Department"
    "|Street|Square|Gardens|Residence|Castle|Headquarters|Apartment|Club|Villa|Airport"
)
#: A town before its state or country; a body or a house there is none.
_TOWN = re.compile(rf"\[?(?!The\s|[^,\n]*\b(?:{_HOUSES})\b)(?P<x>{_PLACE_WORD}(?:[ -]{_PLACE_WORD}){{0,2}}),\s$")


def _town(text: str, start: int, end: int, cast: Cast) -> Actor | None:
    """The town that stands before the state where it lies: "Augusta, Georgia, November 18, 1957"."""
    town = _TOWN.match(text[start:end])
    if town is None:
        return None
    begin, stop = start + town.start("x"), start + town.end("x")
    here = cast.within(begin, stop)
    if any(x.label_ not in ("GPE", "LOC", "FAC", "PERSON") for _, _, x in here):
        return None
    known = next((p for p in here if p[:2] == (begin, stop) and p[2].label_ in ("GPE", "LOC", "FAC")), None)
    if known:
        return place(cast.actor(known[0], known[1], known[2].label_))
    return {"text": town["x"], "name": None, "kb_id": None, "wikidata": None, "mention": None}


def _origin_behind(text: str, start: int, at: int, end: int, given: str, cast: Cast) -> Actor | None:
    """The place that stands behind a date at the end of its line: "26 December 1962, Beijing"."""
    stop = int(given.split("-")[1])
    if text[start:at].strip(' [(“"'):
        return None
    atoms = cast.atoms(stop, end)
    alone = len(atoms) == 1 and atoms[0].label == "GPE" and not text[stop : atoms[0].start].strip(" ,in")
    return place(atoms[0].actor) if alone and not text[atoms[0].end : end].strip(" .") else None


def place(actor: Actor) -> Actor:
    """An actor as a place of origin."""
    return {name: actor[name] for name in ("text", "name", "kb_id", "wikidata", "mention")}
