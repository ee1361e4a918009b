"""Numbers of messages, by the words before them: "No. 25553", "Embtel 577", "my K.103", "Repeated London 78".

Every run of figures is looked at once, with the last words before it; prose costs little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cablenlp.layers.indexes import posts, series
from cablenlp.layers.shapes.bare import bare, repeated
from cablenlp.layers.shapes.figures import AFTER, CLOCK, DAY, DAY_MONTH, FILE_NUMBER, MONTH_DAY, SIGNS
from cablenlp.layers.shapes.openings import opening_numbers, registry_numbers
from cablenlp.layers.shapes.prefix import Prefixes, is_sign
from cablenlp.layers.zones import Zone
from cablenlp.lexicon.store import Lexicon

#: What stands between runs of figures: a search passes over it faster than it finds figures.
_NO_DIGITS = re.compile(r"\D+")
#: Letters joined to the figures, or a registry's signs before them.
_LETTERS = re.compile(
    r"(?<![\w’'/–-])(?:(?:[A-Z]\w{0,5}(?:\(\w{1,5}\))?[./–-]){1,5}[A-Z]{0,3}|[A-Z]{1,6}|[A-Z]{1,2}\.\s|[A-Z]\s)$"
)
#: What such letters end in, if not in a capital.
_JOINS = frozenset("./–-")
_MORE = re.compile(
    rf"\s{{0,3}}(?:,\s{{0,3}}(?:and\s{{1,3}}|&\s{{0,3}})?|(?<=\s)and\s{{1,3}}|&\s{{0,3}}|/\s{{0,3}}"
    rf"|(?<=\s)through\s|(?<=\s)to\s)"
    rf"(?i:{SIGNS})?(?P<x>(?:[A-Z]\.)?(?:[A-Z]{{1,4}}[.–-]?)?\d{{1,6}}[A-Z]?)\b"
    r"(?![\d:]|\s?(?:[ap]\.? ?m|per|million|%|,\d))"
)
#: The same message's number in another series: "your 156 (BCOM1)".
_ASIDE = re.compile(r"\s\((?P<x>[A-Z]{2,6}[-–]?\d{1,6})\)")
#: A list that goes on behind a date: "Embtels 577, October 4, and 580, October 6".
_DATED_MORE = re.compile(
    rf"(?:,\s|\s(?:of|dated)\s(?:the\s)?|\s)(?:{MONTH_DAY}(?:,\s\d{{4}})?|{DAY_MONTH}(?:\s\d{{4}})?)"
    rf"(?:,?\s\d{{1,2}}(?::\d\d)?\s?[ap]\.?\s?m\.?)?(?:,?\sand\s|[,;]\s(?!(?:18|19"
    rf"|20)\d\d\b)(?:and\s)?)(?i:{SIGNS})?(?P<x>(?:[A-Z]{{1,4}}-?)?\d{{2,6}})"
    rf"(?=(?:,\s|\s(?:of|dated)\s(?:the\s)?|\s)(?:{MONTH_DAY}|{DAY_MONTH})|[);.](?:\s|$))"
)
#: Houses, units and ranks have numbers too: "No. 10 Downing Street", "No. 77 Squadron", "No. 1 enemy".
_THING = re.compile(
    r"[A-Z]?\s(?:[A-Z][\w’']+\s(?:Street|St\.|Road|Avenue|Square|Lane|Terrace|Place|Gardens)\b|(?i:squadron|flight"
    r"|wing|regiment"
    r"|battery|dock|berth|wharf|mine|factory|prison|camp|hangar|gate|reactor|priority|enemy|man|task|problem|choice"
    r"|aim)\b)"
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_SIGNED = re.compile(r"(?:Nos?|Nr|NO|№|Nº|#)[.:]?\s?$")
#: What a registry writes behind "No.": figures with letters, strokes, brackets.
_REGISTRY = re.compile(r"[A-Z0-9]{1,12}(?:\.?[/(.–-][A-Za-z0-9]{1,12}\)?){1,5}(?![\w/])")
_EDITION = re.compile(r"\d+ +[A-Z][a-z][^\n]{0,80}? (?:to|of|by|between|for|from|on|in)\b")
#: As far back as the name of a kind may stand.
_NEAR = 48


class Number(NamedTuple):
    """A number, the rule that found it, what its message is called before it, and whether it is the document's."""

    start: int
    end: int
    rule: str
    prefix: str | None = None
    own: bool = False


def numbers(text: str, zones: list[Zone], lexicon: Lexicon) -> Iterator[Number]:
    """The numbers of messages in a text, in its order; a document's own come with their rule."""
    opened = [Number(*place, own=True) for place in opening_numbers(text, zones, DAY, series(lexicon))]
    opened += [Number(*place) for place in registry_numbers(text, zones)]
    opened += [more for own in opened if own.rule == "number.heading" for more in _listed_more(text, own.end)]
    yield from opened
    reader = _Reader(text, zones, lexicon)
    done, head = 0, max((o.end for o in opened), default=0)
    for start, end in _figures(text):
        before = text[max(0, start - 2) : start]
        if start < done or before[-1:] in (":", ",") or (before[-1:] == "/" and before[:1].isdigit()):
            continue
        if start < head and any(o.start <= start < o.end for o in opened):
            continue
        for number in reader.read(start, end):
            yield number
            done = number.end


def _listed_more(text: str, end: int) -> Iterator[Number]:
    """The further numbers of the document behind the one of its heading: "Telegram No. 14417, 14419"."""
    line = text.find("\n", end)
    stop = line if line >= 0 else len(text)
    while (more := _MORE.match(text, end, stop)) and len(more["x"]) > 2 and more.start("x") > end + 1:
        yield Number(*more.span("x"), "number.heading", own=True)
        end = more.end("x")


def _figures(text: str) -> Iterator[tuple[int, int]]:
    """Where the runs of figures stand."""
    at = 0
    for gap in _NO_DIGITS.finditer(text):
        if at < gap.start():
            yield at, gap.start()
        at = gap.end()
    if at < len(text):
        yield at, len(text)


class _Reader:
    """Reads the numbers of one text, with the words and posts that the lexicon knows."""

    def __init__(self, text: str, zones: list[Zone], lexicon: Lexicon):
        self.text, self.zones, self.cities = text, zones, posts(lexicon)
        self.prefixes = Prefixes(text, lexicon)

    def read(self, start: int, end: int) -> Iterator[Number]:
        """The number whose figures stand here, and those that follow it."""
        text = self.text
        if how := repeated(text, start, end):
            yield Number(start, end, "number.repeated", how)
            return
        found = self._first(start, end)
        if found is None:
            return
        begin, prefix, rule = found
        if _ORDINAL.match(text, end) or (prefix == "" and rule == "number.sign" and _THING.match(text, end)):
            return
        if self._is_day(begin, end, prefix) or _is_edition(text, begin, end, self.zones):
            return
        done = self._end(begin, end)
        yield Number(begin, done, rule, prefix or None)
        while more := _MORE.match(text, done) or _DATED_MORE.match(text, done) or _ASIDE.match(text, done):
            if more.re is _MORE and self._is_day(more.start("x"), more.end("x"), ""):
                break
            yield Number(*more.span("x"), "number.more", prefix or None)
            done = more.end("x")

    def _first(self, start: int, end: int) -> tuple[int, str, str] | None:
        """Where the number of some figures begins, what its message is called, and the rule."""
        near = self.text[max(0, start - _NEAR) : start]
        letters = _letters(near)
        begin = start - len(letters)
        prefix = self.prefixes.read(near[: len(near) - len(letters)], begin, end)
        if prefix is None and letters:  # the letters are a series: "USUN 112"
            begin = start
            prefix = self.prefixes.read(near, begin, end)
        if prefix is None:
            return bare(self.text, near, start, end, self.cities)
        return begin, prefix, "number.series" if prefix else "number.sign"

    def _end(self, begin: int, end: int) -> int:
        """Where a number ends, with the signs of a registry or file behind its figures."""
        signed = _SIGNED.search(self.text, max(0, begin - 6), begin)
        signs = _REGISTRY.match(self.text, begin) if signed else None
        after = FILE_NUMBER.match(self.text, begin) or AFTER.match(self.text, end)
        return max(signs.end() if signs else end, after.end() if after else end)

    def _is_day(self, begin: int, end: int, prefix: str) -> bool:
        """Whether the figures are a day or a time after all; a day has two at most, and is 31 or less."""
        figures = self.text[begin:end]
        day = len(figures) < 3 and figures.isdigit() and int(figures) <= 31 and DAY.match(self.text, end)
        return bool(day) or (not prefix and bool(CLOCK.match(self.text, end)))


def _letters(near: str) -> str:
    """The letters that are joined to figures, at the end of the text before them; none where they are a sign."""
    last = near[-2:].rstrip()[-1:]
    letters = _LETTERS.search(near) if last in _JOINS or "A" <= last <= "Z" else None
    return "" if letters is None or is_sign(letters.group().rstrip(" .–-")) else letters.group()


def _is_edition(text: str, begin: int, end: int, zones: list[Zone]) -> bool:
    """Whether this is an edition's own number before a heading: "No. 178 The Ambassador ..."."""
    zone = next((z for z in zones if z.start <= begin < z.end), None)
    if zone is None or zone.name not in ("title", "header"):
        return False
    left = text.rfind("\n", 0, begin) + 1
    return text[left:begin] == "No. " and bool(_EDITION.match(text, begin))
