"""What is known by its shape: cable numbers, archival references, marks of secrecy and urgency.

Numbers are looked at one by one with what stands before and after them, so that prose costs little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from cablenlp.layers.base import Layer
from cablenlp.layers.references import citations
from cablenlp.layers.zones import marks
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import split
from cablenlp.table import group, key, make_span, set_group, table, text_of


class Shape(NamedTuple):
    """A number, citation or mark found, and its value in the table."""

    start: int
    end: int
    label: str
    rule: str
    value: dict[str, Any]


_DIGITS = re.compile(r"\d+")
#: What a message may be called before its number.
_KIND = (
    r"(?:tele(?:gram|type)s?|tels?|cables?|cablegrams?|messages?|despatch(?:es)?|dispatch(?:es)?|desps?|airgrams?|letters?|notes?|notas?|"
    r"circulars?|instructions?|signals?|memorand(?:um|a)|memos?|reports?|ciphergrams?|radiograms?|savingrams?|directives?|wires?)"
)
_SERIES = (
    r"(?:(?:re|ref|rep|my|our|ur|your|under)?(?:emb|dept?|leg|con(?:gen)?|cons|pol|circ|depcirc?|embcirc|ur|my|our|usun|mission)?"
    r"(?:tels?|desp(?:s|atch(?:es)?)?|inst(?:r|rs)?|airs?|lets?|cirtels?|circ?tels?|airgrams?|circulars?|memos?)"
    r"|Gadels?|Delgas?|Tosecs?|Sectos?|Poltos?|Topols?|Tedul|Dulte|Toeca|Ecato|Repto|Torep|Topads?|Hag|Johcu|Gocus?|Usgoc|Usuns?|Depcirtels?|Musto|Usfoto|Fotop"
    r"|Excon|Noforn|Tropic|Winch|Unsun|Cahto|Tocah|Usito|Tousi|Aidac|Toaid|Vistel|Confintel|Usmun|Wirom|Deptel|Embtel)"
)
_NUMBER_SIGN = r"(?:no?s?\.?\s?|n[º°o]s?\.?\s?|nr\.?\s?|numbers?\s|№\s?|#\s?)"
_CONTEXT = re.compile(
    rf"(?:^|[^\w])(?P<prefix>(?i:{_SERIES}|{_KIND})(?:,?\s(?:of|from|to)\s[\w ]{{2,20}})?(?:,)?\s+(?:(?i:{_NUMBER_SIGN})\s?)?"
    rf"|(?:(?i:special|series|outgoing|incoming|ciphered)\s)?(?:(?:No|Nos|NO|no|nos|Nr)\b|Nº|N°|№|#)\.?\s{{0,2}})"
    rf"(?P<letters>[A-Z]{{1,6}}\.?[\s–-]?)?$"
)
#: "Sent Department 164, repeated Saigon 5, Paris as 156"
_REPEATED = re.compile(
    r"\b(?P<how>[Ss]ent|SENT|[Rr]epeated|REPEATED|[Rr]ptd|[Rr]epeat|[Rr]pt)\s(?:(?:to|info)\s)?[^.\n]{0,70}?[A-Z][a-z]\w+\s(?:as\s)?(?:(?:telegram|No\.?)\s)?$"
)
_OTHER = re.compile(r"(?:resolution|order|decree|article|chapter|page|part|document|annex|room|division|regiment|army|doc|vol|volume|bureau|"
                    r"decision|law|plan|copy|copies|enclosure|paragraph|para|section|book|appendix|table|tab|box|case|group|protocol|"
                    r"corps|brigade|battalion|point|question|item|nsc|nie|snie|executive)\W*(?:No|Nos|Nr|#|№|Nº)?\W*$", re.I)  # fmt: skip
_AFTER = re.compile(r"(?:/(?:\d{1,6}(?!\d)|[A-Za-z]{1,5}\b|[IVX]{1,5}\b))?(?:-?[A-Za-z]{1,2}\b(?!\.))?")
_MORE = re.compile(rf"\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s*/\s*)(?:(?i:{_NUMBER_SIGN}))?(?P<x>(?:[A-Z]{{1,4}}-?)?\d{{1,5}}[A-Z]?)\b(?![\d:]|\s?(?:[ap]\.? ?m|per|million|%|,\d))")
_UNIT = re.compile(r"\s*(?:%|per\s?cent|million|thousand|billion|tons?|km|kilomet|miles|men|troops|divisions|dollars|yen|hours|a\.? ?m\b|p\.? ?m\b|years|days|percent)", re.I)
#: The number that opens the message below the lines of the head: "246. Gocus 624. ..."
_OPENING = re.compile(
    r"(?:(?:niact|unnumbered|priority|immediate|secret|sanitized)\b[\s.]*){0,3}"
    r"(?:(?P<series>[A-Z]\w+)\s+)?(?P<x>(?:[A-Z]{1,5}[–.-]?\s?)?\d{1,7}(?:/[A-Za-z0-9]+)?[A-Z]?)\.(?=\s+[A-Z\[(“\"’])",
    re.I,
)
_TITLE_NUMBER = re.compile(r"(?:cablegram|telegram|dispatch|despatch|airgram|savingram|cable|message|memorandum|letter|signal)s?\s+(?P<x>(?:[A-Z]{1,6}[.–-]?\s?)?\d[\d/]*[A-Z]?)(?=[\s,.(\[]|$)", re.I)
_DFAT_LINE = re.compile(r"(?:^|\n)(?:O\.|I\.)?(?P<x>\d?\.?[A-Z]{1,6}[. ]?\d+[A-Z]?|\d{1,6}[A-Z]?)\s+(?=[A-Z]{4,})")


@Language.factory("cable_shapes", assigns=["doc.spans", "doc._.cable"], requires=["doc.spans"])
class Shapes(Layer):
    """Writes group `shapes` and section `shapes`."""

    def __init__(self, nlp: Language, name: str = "cable_shapes"):
        super().__init__(nlp, name)

    def find(self, doc: Doc) -> list[Shape]:
        zones = [(z.label_, z.start_char, z.end_char) for z in group(doc, "zones")]
        return find(text_of(doc), zones, self.lexicon)

    def write(self, doc: Doc, found: list[Shape]) -> None:
        set_group(doc, "shapes", [make_span(doc, s.start, s.end, s.label, s.rule) for s in found])
        table(doc)["shapes"] = {key(s.start, s.end, s.label): s.value for s in found}


Zones = list[tuple[str, int, int]]


def find(text: str, zones: Zones, lexicon: Lexicon) -> list[Shape]:
    """The shapes of a text, in its order, without overlaps."""
    found = [Shape(c.start, c.end, "ARCHIVE_REF", c.rule, {"parts": c.parts}) for c in citations(text, lexicon)]
    taken = [(s.start, s.end) for s in found]
    for shape in (*_opening(text, zones), *_numbers(text, zones), *_marks(text, zones, lexicon)):
        if not any(s < shape.end and shape.start < e for s, e in taken):
            found.append(shape)
            taken.append((shape.start, shape.end))
    return sorted(found)


def _zone_at(zones: Zones, at: int) -> str | None:
    return next((name for name, start, end in zones if start <= at < end), None)


def _opening(text: str, zones: Zones) -> Iterator[Shape]:
    """The document's own number where its head or the first words of its message give it without a sign."""
    for name, start, end in zones:
        if name == "header":
            for m in _TITLE_NUMBER.finditer(text, start, min(end, start + 200)):
                yield _number(m.start("x"), m.end("x"), "number.heading", own=True)
                break
        if name in ("body", "header"):
            lines = [start] if name == "body" else [m.end() for m in re.compile(r"\n+").finditer(text, start, end)]
            for at in lines:
                m = _OPENING.match(text, at)
                if m and any(z[0] == "header" for z in zones):
                    yield _number(m.start("x"), m.end("x"), "number.opening", own=True)


def _number(start: int, end: int, rule: str, prefix: str | None = None, own: bool = False) -> Shape:
    return Shape(start, end, "CABLE_NUMBER", rule, {"prefix": prefix, "own": own})


def _numbers(text: str, zones: Zones) -> Iterator[Shape]:
    """Numbers of messages: after a sign, the name of a kind, or the word of a series."""
    done = 0
    for m in _DIGITS.finditer(text):
        start = m.start()
        if start < done:
            continue
        before = text[max(0, start - 90) : start]
        if not before[-1:] in " .#№ºo°–-\n\t(/" and not before[-1:].isupper():
            continue
        if repeated := _REPEATED.search(before):
            yield _number(start, m.end(), "number.repeated", repeated["how"])
            done = m.end()
            continue
        context = _CONTEXT.search(before)
        if not context or _OTHER.search(before[: context.start("letters") if context["letters"] else len(before)]):
            continue
        prefix = context["prefix"].strip(" .,\n\t#№")
        letters = context["letters"] or ""
        zone = _zone_at(zones, start)
        bare = re.fullmatch(r"(?i)(?:special |series |outgoing |incoming |ciphered )?(?:no|nos|nº|n°|nr|)", prefix)
        if bare and zone == "header" and re.search(r"(?:^|\n)No\. $", before) and re.match(r"\d+\s+[A-Z][a-z]", text[start : start + 30]):
            continue  # the edition's own number before a heading
        if not bare and "#" not in context["prefix"] and _UNIT.match(text, m.end()):
            continue
        if re.fullmatch(r"(?i)(?:letters?|notes?|reports?|memos?|memorand(?:um|a)|messages?|directives?)", prefix) and len(m.group()) < 4 and not re.search(_NUMBER_SIGN, context["prefix"][len(prefix):], re.I):
            continue
        if _looks_like_day(text, m.end(), prefix):
            continue
        end = m.end() + len(after.group() if (after := _AFTER.match(text, m.end())) else "")
        begin = start - len(letters.rstrip()) - (len(letters) - len(letters.rstrip())) if letters.strip(" .–-") else start
        rule = "number.sign" if bare else "number.series"
        yield _number(begin, end, rule, prefix or None)
        done = end
        while more := _MORE.match(text, done):
            if _looks_like_day(text, more.end("x"), ""):
                break
            yield _number(more.start("x"), more.end("x"), "number.more", prefix or None)
            done = more.end("x")


_DAY = re.compile(r"(?:st|nd|rd|th)?\s+(?:of\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")


def _looks_like_day(text: str, end: int, prefix: str) -> bool:
    return bool(_DAY.match(text, end)) or (not prefix and bool(re.match(r"[.:/]\d", text[end : end + 2])))


def _marks(text: str, zones: Zones, lexicon: Lexicon) -> Iterator[Shape]:
    """Marks in the head and at the foot, where they stand as marks."""
    for name, start, end in zones:
        if name == "header":
            spans = [(start, end)]
            body = next(((s, e) for n, s, e in zones if n == "body"), None)
            if body:  # the typist may put the mark before the first words
                spans.append((body[0], min(body[1], body[0] + 60)))
            for s, e in spans:
                words = split(text[s:e])
                for hit in marks(lexicon).find(words):
                    if s == start or hit.start < 2 or words.text[: hit.start].strip(" .\n").isupper():
                        label, mark, row = hit.values[0]
                        if _stands_as_mark(words.text, hit.start, hit.end):
                            yield Shape(s + hit.start, s + hit.end, label, row, {"name": mark})
        elif name in ("closing", "distribution"):
            words = split(text[start:end])
            for hit in marks(lexicon).find(words):
                label, mark, row = hit.values[0]
                if _stands_as_mark(words.text, hit.start, hit.end):
                    yield Shape(start + hit.start, start + hit.end, label, row, {"name": mark})


def _stands_as_mark(text: str, start: int, end: int) -> bool:
    """Whether a mark stands alone, among marks, or beside a number; not within a sentence."""
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", end)
    line = text[left : right if right >= 0 else len(text)]
    words = [w for w in re.findall(r"[A-Za-z]+", line)]
    return len(words) <= 6 or line.isupper() or start - left < 3
