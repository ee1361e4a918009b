"""Australian records: archive, series, item; an edition may put the name of another archive first in its bracket."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablenlp.layers.shapes.citations.parts import Citation, parts_of

# Australian records: archive, series, item; an edition may put the name of another archive first in its bracket.
_NAMED_SERIES = ("AA:", "AA :", "NLA:", "AWM:", "CRS:", "FA:")
_SERIES_ARCHIVE = re.compile(r"[NACF](?<!\w.)(?:(?<=N)(?:AA|LA)|(?<=A)(?:A|WM)|(?<=C)RS|(?<=F)A)(?= ?:)")
_BRACKET_ARCHIVE = re.compile(r"(?:[A-Z][A-Z&’ ]{1,7}|[A-Z][A-Z ]{1,12}ARCHIVES?)(?= ?:)")
_SERIES = re.compile(
    r" ?: ?(?P<series>[A-Z]{0,3} ?\d+(?:/\d+)?(?: [A-Z]\d+)?|[A-Z][^,\]\n]{2,40})"
    r"(?P<rest>(?:,[^\n,;]+?(?=[,;\n]|\]\s*(?:\n|$)|$)){0,6})"
)
_LAST_PART = re.compile(r"\s(?:[Pp]art|[Pp]t\.?)\s(?P<x>\w{1,5})$")
_SERIES_PART = re.compile(r"[ivxlc]+|part \w+|\d", re.I)


def series(text: str) -> Iterator[Citation]:
    """Citations such as "[AA : A1838, 3123/7/27, ii]"."""
    for archive in _series_archives(text):
        m = _SERIES.match(text, archive.end())
        if m is None:
            continue
        rest = [r.strip() for r in m["rest"].split(",") if r.strip()]
        part = rest.pop() if len(rest) > 1 and _SERIES_PART.fullmatch(rest[-1]) else None
        if part is None and rest and (last := _LAST_PART.search(rest[-1])):  # "696/8/4 Part 9"
            part, rest[-1] = last["x"], rest[-1][: last.start()]
        end = m.start() + len(m.group().rstrip(" ,."))
        parts = parts_of(archive=archive.group(), series=m["series"], item=", ".join(rest), part=part)
        yield Citation(archive.start(), end, "reference.series", [parts])


def _series_archives(text: str) -> Iterator[re.Match[str]]:
    """The names of archives before a colon: Australian anywhere, others behind the bracket of a line."""
    if any(sign in text for sign in _NAMED_SERIES):
        yield from _SERIES_ARCHIVE.finditer(text)
    bracket = 0 if text.startswith("[") else text.find("\n[") + 1 or -1
    while bracket >= 0:
        if archive := _BRACKET_ARCHIVE.match(text, bracket + 1):
            yield archive
        bracket = text.find("\n[", bracket) + 1 or -1
