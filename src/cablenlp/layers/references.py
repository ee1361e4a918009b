"""Citations of archives and editions, taken apart: fond and opis, decimal files, record groups, series, classes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import PhraseIndex, split

Parts = dict[str, str]


class Citation(NamedTuple):
    """One mention, with the parts of each citation in it."""

    start: int
    end: int
    rule: str
    parts: list[Parts]


# A decimal file ends in a slash and the date it was filed under; what stands before on the line is the file.
_FILED = re.compile(r"\s?/\s?(?P<date>\d{1,2}[–-]\d{3,4})(?![\d–-])")
_FILE = re.compile(r"(?<![\d.,/])\d{3}[A-Z]?(?:\.[\dA-Z][\w.]*|(?=\s[A-Z]))[^\n;:“”]{0,36}$", re.I)
_SUBJECT = re.compile(
    r"(?:(?P<archive>National Archives|Department of State|NARA)[^.;\n]{0,60}?)?(?:RG|Record Group)\s*(?P<rg>\d+)(?P<rest>[^;\n]{0,160}?)(?=[.;\n]|$)"
)
_LOT = re.compile(r"(?:(?P<files>[A-Z][\w/–-]*(?: [A-Z][\w/–-]*){0,4} [Ff]iles),? )?\b[Ll]ots?(?: [Ff]ile)?:? (?P<lot>\d{2} ?[–-]?[A-Z]+ ?[–-]?\d+)(?P<rest>(?:, (?:[Bb]ox|“)[^;\n.]{0,80})?)")
_AUSTRALIAN = re.compile(
    r"(?:\b(?P<archive>AA|NAA|NLA|AWM|CRS|FA)|(?:(?<=\n\[)|(?<=^\[))(?P<other>[A-Z][A-Z&’ ]{1,7})) ?: ?(?P<series>[A-Z]{0,3} ?\d+(?:/\d+)?(?: [A-Z]\d+)?|[A-Z][^,\]\n]{2,40})"
    r"(?P<rest>(?:,[^\n,;]+?(?=[,;\n]|\](?:\n|$)|$)){0,6})"
)
_BRITISH = re.compile(
    r"\b(?:(?P<archive>PRO|TNA|Public Record Office|The National Archives),?\s*(?:[:,]\s*)?)?(?P<class>(?:FO|CAB|PREM|DEFE|DO|CO|WO|FCO|T|BT|ADM|AIR|GFM|KV) ?\d{1,4})/(?P<piece>\d+)(?P<rest>(?:[,/] ?(?:[A-Z]{1,3} ?\d+[/\d]*|no\. ?\d+|ff?\. ?\d+[-–\d]*)){0,3})"
)
# Cheap looks whether the costly expressions have anything to find.
_HAS_CLASS = re.compile(r"(?:FO|CAB|PREM|DEFE|DO|CO|WO|FCO|T|BT|ADM|AIR|GFM|KV) ?\d{1,4}/\d")
_HAS_SERIES = re.compile(r"(?:A|M|S) ?: ?[A-Z\d]|\[[A-Z][A-Z&’ ]{1,7} ?:")
_FOND = re.compile(r"(?:(?<![A-Za-z])[fF](?:ond)?s?\.?|[фФ]\.)\s?(?P<fond>[A-Z]?-?\d+[a-z]?)")
_FOND_PARTS = (
    ("opis", re.compile(r"\s*[,.;]?\s*(?:op(?:is)?\.?|inv(?:entory)?\.?|list)\s?(?P<x>[\w/-]+)", re.I)),
    ("papka", re.compile(r"\s*[,.;]?\s*(?:p(?:apka)?\.?|folder|por(?:tfel)?\.?)\s?(?P<x>\d+\w*)", re.I)),
    ("delo", re.compile(r"\s*[,.;]?\s*(?:d(?:elo)?\.?|file)\s?(?P<x>\d+\w*)", re.I)),
    ("listy", re.compile(r"\s*[,.;]?\s*(?:l{1,2}(?:ist(?:y|s)?|ist)?\.?|pages?|pp?\.|fol\.)\s?(?P<x>\d+(?:\s?ob\.?)?(?:\s?[-–,]\s?\d+(?:\s?ob\.?)?)*)", re.I)),
)  # fmt: skip
_FRUS = re.compile(
    r"\b(?:FRUS|Foreign Relations(?: of the United States)?),? (?P<years>\d{4}(?:[-–]\d{2,4})?),? [Vv]ol(?:ume|\.)? ?(?P<volume>[IVXL\d]+(?:, (?:[Pp]art|[Pp]t\.?) \w+)?)(?:, (?:pp?\.|[Dd]ocument|[Dd]oc\.) ?(?P<page>\d+(?:[-–]\d+)?))?"
)
_CHINESE = re.compile(r"\b(?P<archive>PRCFMA|CFMA|PRC FMA|PRC Foreign Ministry Archives?)[ ,:]*(?P<item>\d{3}-\d{4,5}(?:-\d+)?(?:\(\d\))?)(?:[,;] ?(?:pp?\. ?)?(?P<page>\d+[-–]\d+|\d+))?")


def citations(text: str, lexicon: Lexicon) -> list[Citation]:
    """The citations of a text, in its order, without overlaps. Cheap where there is no slash and no archive's name."""
    found: list[Citation] = []
    if "/" in text:
        found += _decimal(text)
    if _HAS_CLASS.search(text):
        found += _simple(text, _BRITISH, "reference.class", {"archive": "archive", "class": "class", "piece": "piece"})
    if _HAS_SERIES.search(text):
        found += _australian(text)
    if "ot " in text or "Lot" in text:
        found += _simple(text, _LOT, "reference.lot", {"lot": "lot", "series": "files"})
    if "RG" in text or "Record Group" in text:
        found += _record_groups(text)
    if "FRUS" in text or "Foreign Relations" in text:
        found += _simple(text, _FRUS, "reference.edition", {"series": "years", "volume": "volume", "page": "page"}, archive="FRUS")
    if "FMA" in text or "Foreign Ministry Arch" in text:
        found += _simple(text, _CHINESE, "reference.chinese", {"archive": "archive", "item": "item", "page": "page"})
    found += _fonds(text, lexicon)
    kept: list[Citation] = []
    for c in sorted(found, key=lambda c: (c.start, -c.end)):
        if not kept or c.start >= kept[-1].end:
            kept.append(c)
    return kept


def _parts(**parts: str | None) -> Parts:
    return {name: " ".join(value.split()) for name, value in parts.items() if value and value.strip()}


def _simple(text: str, pattern: re.Pattern[str], rule: str, names: dict[str, str], archive: str | None = None) -> Iterator[Citation]:
    for m in pattern.finditer(text):
        parts = _parts(**{field: m[part] for field, part in names.items()})
        yield Citation(m.start(), m.end(), rule, [({"archive": archive} if archive else {}) | parts])


def _decimal(text: str) -> Iterator[Citation]:
    for m in _FILED.finditer(text):
        file = _FILE.search(text, max(0, m.start() - 44), m.start())
        if file:
            yield Citation(file.start(), m.end(), "reference.decimal", [_parts(file=file.group(), date=m["date"])])


def _australian(text: str) -> Iterator[Citation]:
    for m in _AUSTRALIAN.finditer(text):
        rest = [r.strip() for r in m["rest"].split(",") if r.strip()]
        part = rest.pop() if len(rest) > 1 and re.fullmatch(r"[ivxlc]+|part \w+|\d", rest[-1], re.I) else None
        end = m.start() + len(m.group().rstrip(" ,."))
        yield Citation(m.start(), end, "reference.series", [_parts(archive=m["archive"] or m["other"], series=m["series"], item=", ".join(rest), part=part)])


def _record_groups(text: str) -> Iterator[Citation]:
    for m in _SUBJECT.finditer(text):
        box = re.search(r"[Bb]ox (\w+)", m["rest"])
        folder = re.search(r"[Ff]older:? ([^,;]+)", m["rest"])
        lot = re.search(r"[Ll]ot (\d+ ?[A-Z]+ ?\d+)", m["rest"])
        parts = _parts(archive=m["archive"], record_group=m["rg"], box=box and box[1], folder=folder and folder[1], lot=lot and lot[1])
        yield Citation(m.start(), m.start() + len(m.group().rstrip(" ,.")), "reference.record-group", [parts])


def _fonds(text: str, lexicon: Lexicon) -> Iterator[Citation]:
    """Russian citations, several in one line joined into one mention, the archive before them included."""
    current: Citation | None = None
    for m in _FOND.finditer(text):
        end, parts = m.end(), _parts(fond=m["fond"])
        for _ in _FOND_PARTS:
            for name, pattern in _FOND_PARTS:
                if name not in parts and (more := pattern.match(text, end)):
                    parts[name] = " ".join(more["x"].split())
                    end = more.end()
        if len(parts) < 2:
            continue
        start, archive = _archive_before(text, m.start(), lexicon)
        if archive:
            parts = {"archive": archive, **parts}
        if current and text[current.end : start].strip(" ;,.and") == "" and "\n" not in text[current.end : start]:
            current = Citation(current.start, end, "reference.fond", [*current.parts, parts])
            continue
        if current:
            yield current
        current = Citation(start, end, "reference.fond", [parts])
    if current:
        yield current


def _archive_before(text: str, at: int, lexicon: Lexicon) -> tuple[int, str | None]:
    """Where the archive's name before a citation begins, and the name as it stands."""

    def build(lex: Lexicon) -> PhraseIndex[str]:
        built: PhraseIndex[str] = PhraseIndex()
        for row in lex.rows("archives"):
            for form in row.forms:
                built.add(form.text, row.name)
        return built

    begin = max(0, at - 120)
    words = split(text[begin:at])
    for hit in reversed(lexicon.compiled("archives", build).find(words)):
        between = words.text[hit.end :]
        if re.fullmatch(r"[\s,.:;()A-Z]*(?:of the Russian Federation)?[\s,.:;()\w]{0,24}", between) and "\n" not in between.strip():
            return begin + hit.start, words.text[hit.start : hit.end]
    return at, None
