r"""What a line's end, an editor or a scanner did to the words of a date is undone, sign for sign.

`Octo-\nber` and `Oct[ober]` become `October` behind blanks, `l2 May l95O` becomes `12 May 1950`; the text keeps its
length, so that every place in it stays what it was.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from cablenlp.layers.dates.grammar.anchors import Sign, signs
from cablenlp.layers.dates.words import FULL_MONTHS, MONTHS, WEEKDAYS, any_of, plain

#: Two halves of a word; beside a bracket the second may go on.
_LEFT = re.compile(r"(?<![a-z])[a-z]{2,9}$")
_RIGHT = re.compile(r"[a-z]{1,9}(?![a-z])")
_HYPHEN = re.compile(r"[-\xad][ \t]?\n[ \t]?|\xad")
_WHOLE = FULL_MONTHS | {w for w in WEEKDAYS if w.endswith("day")}

_SIGNS = str.maketrans("lIiOo", "11100")
_ALIKE = frozenset("lIiOo")
_BESIDE = frozenset("0123456789 ,.\n")
_OPENS = frozenset(("", " ", "\n", "(", "["))
_TOKEN = re.compile(r"[\dlIiOo]{1,4}(?=(?:st|nd|rd|th)?(?![\w]))")
_MONTH = rf"(?:{any_of(MONTHS)})\b\.?"
_DAY_BEHIND = re.compile(rf"\b{_MONTH}\s{{1,2}}$")
_DAY_BEFORE = re.compile(rf"(?:st|nd|rd|th)?\s{{1,2}}(?:of\s)?{_MONTH}(?P<year>,?\s{{1,2}}[1li][\dlio]{{3}}\b)?")
_YEAR_BEHIND = re.compile(rf"\b{_MONTH}\s{{1,2}}(?:[\dlio]{{1,2}}(?:st|nd|rd|th)?,?\s{{1,2}})?$")
_YEAR_AFTER_DAY = re.compile(r"(?:st|nd|rd|th)?,?\s{1,2}[1li][\dlio]{3}\b")
_NUMERIC = re.compile(
    r"(?<![\w./-])[\dlIiO]{1,2}([./-])(?:[\dlIiO]{1,2}|[IVX]{1,4})\1[1lI]?[\dlIiO]{2,3}(?![\w/]|[.-]\w)"
)


class Repair(NamedTuple):
    """A stretch that was written anew, and what a reader should know of it."""

    start: int
    end: int
    note: str | None


def repaired(text: str, found: list[Sign]) -> tuple[str, list[Repair]]:
    """The text, whose signs were found, as its writer meant it, and where it differs."""
    text, joined = _join_words(text)
    text, digits = _read_digits(text, signs(text) if joined else found)
    return text, sorted(joined + digits)


def _join_words(text: str) -> tuple[str, list[Repair]]:
    """Months and weekdays that a hyphen parts, or that an editor completed."""
    made: list[tuple[int, int, str, str | None]] = []
    for mark in ("-\n", "- \n", "\xad", "["):
        at = text.find(mark)
        while at >= 0:
            found = _whole_word(text, at)
            if found:
                made.append(found)
            at = text.find(mark, at + 1)
    if not made:
        return text, []
    made.sort()
    return _rewritten(text, [(s, e, word.rjust(e - s)) for s, e, word, _ in made]), [
        Repair(s, e, note) for s, e, _, note in made
    ]


def _whole_word(text: str, at: int) -> tuple[int, int, str, str | None] | None:
    left = _LEFT.search(text[max(0, at - 10) : at].lower())
    if left is None:
        return _century(text, at)
    start, stop = at - len(left[0]), at + 1
    supplied = text[at] == "["
    if not supplied:
        hyphen = _HYPHEN.match(text, at)
        if hyphen is None:
            return None
        stop = hyphen.end()
    right = _RIGHT.match(text[stop : stop + 10].lower())
    if right is None or (left[0] + right[0]) not in _WHOLE:
        return None
    end = stop + right.end()
    word = text[start:at] + text[stop:end]
    closed = supplied and text[end : end + 1] == "]"
    return start, end + closed, word, "supplied in brackets" if supplied else None


def _century(text: str, at: int) -> tuple[int, int, str, str | None] | None:
    """`[19]51`."""
    m = re.compile(r"\[(1[6-9])\](\d\d)(?!\d)").match(text, at)
    return (at, m.end(), m[1] + m[2], "supplied in brackets") if m else None


def _read_digits(text: str, found: list[Sign]) -> tuple[str, list[Repair]]:
    """Letters that stand for digits, where a month or the other numbers of a date tell so."""
    made: list[tuple[int, int, str]] = []
    done = 0
    for place in _letters(text, found):
        if place < done:
            continue
        start = place
        while start > max(done, place - 8) and text[start - 1] in "0123456789lIiO./-":
            start -= 1
        numeric = _NUMERIC.match(text, start)
        if numeric and sum(c.isdigit() for c in numeric[0]) > 2:
            made.append((start, numeric.end(), _numeric(numeric[0], numeric[1])))
        else:
            start = place
            while start > max(done, place - 3) and text[start - 1] in "0123456789lIiOo":
                start -= 1
            token = _TOKEN.match(text, start)
            if token is None or not _in_date(text, start, token.end()):
                continue
            made.append((start, token.end(), token[0].translate(_SIGNS)))
        done = made[-1][1]
    if not made:
        return text, []
    return _rewritten(text, made), [Repair(s, e, "misread digits put right") for s, e, _ in made if text[s:e] != ""]


def _letters(text: str, found: list[Sign]) -> list[int]:
    """Where letters may stand for digits: beside one, or alone beside a month."""
    places = []
    for start, end in found:
        if text[start] <= "9":
            if text[end : end + 1] in _ALIKE:
                places.append(end - 1)
            if text[start - 1] in "lI" and (start == 1 or text[start - 2] in _OPENS):
                places.append(start - 1)
        else:
            near = text[max(0, start - 5) : end + 4]
            if "l" in near or "I" in near:
                first = max(0, start - 5)
                places += [
                    k
                    for k, c in enumerate(near, first)
                    if c in "lI" and text[k - 1 : k] in _OPENS and text[k + 1 : k + 2] in _BESIDE
                ]
    return sorted(places)


def _numeric(text: str, sep: str) -> str:
    first, month, year = text.split(sep)
    if not month.strip("IVX"):
        return sep.join((first.translate(_SIGNS), month, year.translate(_SIGNS)))
    return text.translate(_SIGNS)


def _in_date(text: str, start: int, end: int) -> bool:
    """Whether letters for digits are a day or a year beside a month."""
    if start and text[start - 1].isalnum():
        return False
    low = plain(text[max(0, start - 24) : start]), plain(text[end : end + 32])
    if end - start == 4:
        return text[start + 1] in "89" and _YEAR_BEHIND.search(low[0]) is not None
    if end - start > 2:
        return False
    alone = not any(c.isdigit() for c in text[start:end])
    after = _DAY_BEFORE.match(low[1])
    if after:
        return not alone or after["year"] is not None
    return _DAY_BEHIND.search(low[0]) is not None and (not alone or _YEAR_AFTER_DAY.match(low[1]) is not None)


def _rewritten(text: str, made: list[tuple[int, int, str]]) -> str:
    """The text with stretches put in the place of others of the same length."""
    pieces, at = [], 0
    for start, end, new in made:
        pieces += [text[at:start], new]
        at = end
    return "".join([*pieces, text[at:]])
