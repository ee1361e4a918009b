"""The lines of a head, read one after the other: named ones, lists below them, addresses, headings, a name alone."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from cablenlp.layers.header.atoms import Cast
from cablenlp.layers.header.fields import LISTS, Field, fields_of, fill
from cablenlp.layers.header.foot import ADDRESSED
from cablenlp.layers.header.heading import read_heading
from cablenlp.layers.header.headline import read_headline
from cablenlp.layers.header.kind import is_talk
from cablenlp.layers.header.moment import moment
from cablenlp.layers.header.opening import ADDRESS, read_address, routed
from cablenlp.layers.header.plain import Lines, Plain
from cablenlp.layers.header.route import Actor
from cablenlp.layers.header.title import actors
from cablenlp.layers.indexes import kinds, marks
from cablenlp.layers.zones import Zone
from cablenlp.layers.zones.beside import FOR_WHOM
from cablenlp.layers.zones.lines import DIARY
from cablenlp.matching import split
from cablenlp.table import placed

#: A heading stands among the first lines.
_HEADING_LINES = 4
#: What a title above the head may say of the route.
_TITLED = ("senders", "recipients", "via", "for")
_TIMES = ("sent", "received", "date")
#: Lists that a blank line ends where they began beside their name.
_ENDED = ("distribution", "subjects")
#: Sides of the route, of which a list is one only below their name alone.
_SIDES = ("senders", "recipients")
#: An hour alone in its column: "2025".
_HOUR = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
#: So many columns below a date its hour may stand.
_BELOW = 3
#: Who writes does not call himself a comrade.
_COMRADE = re.compile(r"(?:Comrade|Cde\.|Com\.)\s", re.I)
#: As long may what stands beside a name alone be: "Mr.", "Sir".
_TITLE = 12
#: Whom an opening telegram is for: "2167. Eyes only Ambassador Galbraith.", "USUN For Lodge."
_FOR_ONE = re.compile(
    r"(?:[A-Z][a-z]{2,8}\s)?\d{1,6}\.\s+(?:[A-Z]{3,6}\s)?(?:Eyes [Oo]nly(?: for)?|For|Personal [Ff]or)\s+"
    r"(?P<x>(?=[A-Z])(?:(?<=Gen)\.|(?<=Amb)\.|(?<=Mr)\.|(?<=Dr)\.|[^.\n]){2,70})\."
)
#: As long may the marks be before whom a message is for.
_MARKS = 70
#: How a heading goes on in the next line, and how one ends that does.
_WITH = re.compile(r"\s*(?:(?i:with|between)|to|from|for|of|on|by)\s")
_UNFINISHED = re.compile(r"\b(?:to|of|the|and|in|for|from)$")
#: As far down the head of a journal's sheet may stand, and as many columns below it whose it is.
_DIARY_LINES, _OWNER_LINES = 8, 3


def read_lines(doc: Doc, lines: Lines, header: Plain, cast: Cast, titles: list[Zone], *, headed: bool) -> Plain:
    """Read the lines of a head into its header.

    Args:
        doc: The document, with its dates.
        lines: The columns of the head, each with its place.
        header: What is filled.
        cast: The mentions.
        titles: The zones that are titles.
        headed: Whether the title is the document's own, so that below it no other heading is looked for.

    Returns:
        The route that a title gives, by itself.
    """
    diary, owner = _owner(lines, cast)
    reader = _Reader(doc, lines, header, cast, titles, headed=headed)
    for n in range(diary, len(lines)):
        reader.read(n, heading=n < _HEADING_LINES + diary)
    slot = "participants" if header["participants"] else "senders"
    header[slot] = owner + [a for a in header[slot] if a not in owner]
    return reader.titled


class _Reader:
    """What one line of a head leaves for the next.

    Attributes:
        listing: The slot of the list that goes on, empty where none does.
        told: Whether that list began beside its name, so that a blank line ends it.
        titled: The route that a title gives.
    """

    def __init__(self, doc: Doc, lines: Lines, header: Plain, cast: Cast, titles: list[Zone], *, headed: bool):
        self.doc, self.lines, self.header, self.cast, self.text = doc, lines, header, cast, cast.text
        self.titles, self.headed = titles, headed
        self.talk = any(is_talk(cast.text[z.start : z.end], cast) for z in titles)
        self.listing, self.told = "", False
        self.titled: Plain = {}

    def read(self, n: int, *, heading: bool) -> None:
        """Read one line; `heading` lines are so far up that they may be a heading."""
        at, line = self.lines[n][0], self._whole(n)
        in_title = any(z.start <= at < z.end for z in self.titles)
        if parts := fields_of(line, at, self.cast.lexicon) or _behind_marks(line, at, self.cast):
            self._fill(n, parts)
        elif self.listing != "participants" and self._read_address(at, line, in_title):
            self.listing = ""
        elif self.header["recipients"] and (meant := FOR_WHOM.match(line)):
            fill(self.doc, self.header, Field("for", at + meant.start("x"), at + len(line)), self.cast)
        elif heading and self._may_head(in_title) and read_headline(self.doc, at, line, self.header, self.cast):
            self.listing = ""
            if in_title:
                self._set_aside()
        elif self._goes_on(n, line):
            fill(self.doc, self.header, Field(self.listing, at, at + len(line)), self.cast)
        else:
            self.listing = ""
            if not self.titled:
                _name_alone(at, line, self.header, self.cast)

    def _whole(self, n: int) -> str:
        """A line with those below it in which its heading goes on."""
        at, line = self.lines[n]
        below = self.lines[n + 1] if n + 1 < len(self.lines) else (at, "")
        if _WITH.match(below[1]) and not _WITH.match(line) and kinds(self.cast.lexicon).find(split(line[:120])):
            others = (m for m in range(n + 2, len(self.lines)) if not _WITH.match(self.lines[m][1]))
            start, last = self.lines[next(others, len(self.lines)) - 1]
            return self.text[at : start + len(last)]
        if _UNFINISHED.search(line) and read_heading(line) and not fields_of(line, at, self.cast.lexicon):
            return line + self.text[at + len(line) : below[0] + len(below[1])]
        return line

    def _fill(self, n: int, parts: list[Field]) -> None:
        """Read the named parts of a line."""
        at = self.lines[n][0]
        for part in parts:
            sent = list(self.header["senders"])
            fill(self.doc, self.header, part, self.cast)
            if part.slot == "for" and self.titled.get("senders"):
                self.header["senders"] = sent  # "For Lodge from Dulles": an address within what the title sends
        last = parts[-1]
        _hour_below(self.doc, self.lines, n, last, self.header, self.cast)
        if n and last.slot in _TIMES and "\n" not in self.text[self.lines[n - 1][0] : at]:
            return  # a column of its own beside the list
        beside = bool(self.text[last.start : last.end].strip(" :"))
        self.listing = "" if last.slot in _SIDES and beside else last.slot
        self.told = last.slot in _ENDED and beside

    def _read_address(self, at: int, line: str, in_title: bool) -> bool:
        """Read a line that says in words whom the message is for."""
        address = None if in_title else ADDRESS.match(line)
        if address and address.start("route") > len(line) - len(line.lstrip()):
            read_address(self.text, at, at + len(line), self.header, self.cast, self.titled)
            return True
        if not ADDRESSED.match(line):
            return False
        whom = actors([a for a in self.cast.atoms(at, at + len(line)) if a.label in ("PERSON", "ROLE")])
        self.header["recipients"] = self.header["recipients"] or whom
        return True

    def _may_head(self, in_title: bool) -> bool:
        """Whether a heading may stand here: none has been read, and this is no list of subjects."""
        if self.listing == "subjects" or (self.talk and not in_title):
            return False
        return not ((self.headed and self.titled) or routed(self.header))

    def _set_aside(self) -> None:
        """Put the route of a title aside: the lines below it may tell another."""
        self.titled = {slot: self.header[slot] for slot in _TITLED}
        self.titled["participants"] = list(self.header["participants"])
        self.header |= {slot: [] for slot in _TITLED}

    def _goes_on(self, n: int, line: str) -> bool:
        """Whether a line belongs to the list above it."""
        at = self.lines[n][0]
        if self.listing == "repeated_to" and self.text[max(0, at - 4) : at] == "    ":
            return True
        if self.listing not in LISTS or (self.listing in _SIDES and any(map(str.isdigit, line))):
            return False
        if _dated(self.doc, at, at + len(line)):
            return False
        return not (self.told and "\n\n" in self.text[self.lines[n - 1][0] : at])


def _hour_below(doc: Doc, lines: Lines, n: int, part: Field, header: Plain, cast: Cast) -> None:
    """Add to the day of a named line the hour that stands alone in the lines below it."""
    if part.slot not in _TIMES:
        return
    slot = "sent" if part.slot == "date" else part.slot
    day = header[slot] or moment(doc, cast.text, part.start, part.end) or ""
    if len(day) != len("1950-01-01"):
        return
    for _, words in lines[n + 1 : n + 1 + _BELOW]:
        if hour := _HOUR.fullmatch(words):
            header[slot] = f"{day}T{hour[1]}:{hour[2]}"
        if words[:1].isdigit():
            return


def _name_alone(at: int, line: str, header: Plain, cast: Cast) -> None:
    """A name alone on a line is who writes, where nobody else is said to."""
    atoms = cast.atoms(at, at + len(line))
    if len(atoms) == 1 and atoms[0].label == "PERSON" and not routed(header, "senders"):
        rest = line[: atoms[0].start - at] + line[atoms[0].end - at :]
        if len(rest.strip()) < _TITLE:
            side = "recipients" if _COMRADE.match(line) else "senders"
            header[side] = header[side] or [atoms[0].actor]


def _behind_marks(line: str, at: int, cast: Cast) -> list[Field]:
    """The named parts behind marks: "EYES ONLY FOR AMBASSADOR FROM SECRETARY"."""
    if for_one := _FOR_ONE.match(line):
        return [Field("for", at + for_one.start("x"), at + for_one.end("x"))]
    hits = marks(cast.lexicon).find(split(line[:_MARKS]))
    if not hits or hits[0].start:
        return []
    end = hits[-1].end
    end += len(line[end:]) - len(line[end:].lstrip(" .,;:/"))
    return [f for f in fields_of(line[end:], at + end, cast.lexicon) if f.slot in ("for", "recipients", "senders")]


def _owner(lines: Lines, cast: Cast) -> tuple[int, list[Actor]]:
    """How many lines at the top name an official's journal, and the official."""
    top = next((n for n, (_, line) in enumerate(lines[:_DIARY_LINES]) if DIARY.match(line)), None)
    if top is None:
        return 0, []
    for count, (at, line) in enumerate(lines[top : top + _OWNER_LINES], top + 1):
        found = [a for a in cast.atoms(at, at + len(line)) if a.label in ("PERSON", "ROLE")]
        if found:
            return count, actors(found[:1])
    return top + 1, []


def _dated(doc: Doc, start: int, end: int) -> bool:
    return any(start <= s < end for s, _, x in placed(doc, "dates") if x.label_ == "DATE")
