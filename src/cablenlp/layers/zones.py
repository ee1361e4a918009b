"""The parts of a document by their function: catalogue date, title, abstract, or header, body, closing and the rest.

A catalogue record is a date line, a title and an abstract with blank lines between. Anything else is read as a
document: lines at the head that a clerk, typist or editor put above the message, the message, what stands below.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span

from cablenlp.layers.base import Layer
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import PhraseIndex, split
from cablenlp.table import make_span, set_group, table, text_of


class Zone(NamedTuple):
    """A zone and its place."""

    name: str
    start: int
    end: int


class Line(NamedTuple):
    """A line that is not empty, without the space around it."""

    start: int
    end: int
    text: str
    gap: bool  # a blank line stands before it


_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_DATE_LINE = re.compile(
    rf"[\[(]?(?:date:?\s*)?(?:(?:c\.|ca\.?|circa|about|approximately|around|before|after|between|early|mid|late|undated|n\.?\s?d\.?"
    rf"|no date|date unknown|unknown|spring|summer|autumn|fall|winter|{_MONTH}\.?|\d{{1,2}}(?:st|nd|rd|th)?|\d{{4}}s?|and|to|or|of|the|\?)"
    rf"[\s,./–—\-?\])(]*)+",
    re.I,
)
_LINES = re.compile(r"[^\n]+")
_ROUTE = re.compile(r"\b(?:to|from|between|by|with|of)\b", re.I)
_HEAD = re.compile(
    r"""(?:to|from|for|copy|copies|copied|via|through|received|rec'd|sent|dispatched|transmitted|date|place|subject|re|ref|reference|participants
    |present|attendees|info|information|action|distribution|drafted|telegram|cable|cablegram|ciphered|cipher|no|nos|nr|priority|classification
    |series|special|repeated|time|office|file|location|delivered|outgoing|incoming|attention|eyes\ only|in\ attendance)\b\s*(?:[:.#№]|No|$|\(|\d|[A-Z])
    |[A-Z]?\d{3}[.\dA-Z]*(?:\ [\w .]+)?/\d|\[?(?:enclosure|extract|attachment|translation|draft|paraphrase|received)\b""",
    re.I | re.X,
)
_PLACE_DATE = re.compile(
    rf"\[?[A-Z][\w’'. ]+,?\]?,?\s+(?:\[?\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}|\[?{_MONTH}\.?\s+\[?\d{{1,2}})[^a-z]{{0,4}},?\s+\[?\d{{4}}", re.I
)
_HEADING = re.compile(r"(?:(?:No\.\s*)?\d+\.?\s+)?(?:The|An?|Memorandum|Telegram|Letter|Despatch|Airgram|Note|Message|Draft|Paper|Record|Minutes|"
                      r"Notes|Report|Editorial|Special|National|Summary|Circular|Aide|Oral|Statement|Cablegram|Cable|Instruction|"
                      r"President|Prime|Secretary|Ambassador|Premier|Mr|Dr|Sir|Lord|Ciphered|Dispatch|Minute|Joint|[A-Z][a-z]+)\b")  # fmt: skip
_GREETING = re.compile(
    r"(?:Dear\b|My dear\b|Sir\s*[:,]|Excellency|Your Excellency|Mr\. (?:Ambassador|Minister|President|Secretary)\s*[:,]|(?:Respected|Esteemed|Dear) [Cc]omrade"
    r"|Comrade [A-Z]\w+\s*[:,!])"
)
_SOURCE = re.compile(
    r"\[?\s*(?:(?:AA|NAA|NLA|AWM)\s*:|Source\s*:|Sources?\s*:|(?:APRF|AVPRF|AVP RF|RGASPI|RGANI|GARF|TsAMO|RGVA|TsKhSD|PRO|TNA|NARA|FO \d{3}/|PRCFMA|PA AA|SAPMO|MOL|Library of Congress|Archive of)\b)",
)
_DISTRIBUTION = re.compile(r"(?:Distribution|Copies? (?:to|sent|for)|Copies:|Sent to:?|Circulated to|cc:|Printed in|Typed in|\d+ copies)", re.I)
_NOTE = re.compile(
    r"(?:\[?(?:Translator|Editor)['’]?s?['’]?\s+note|\[?Note\b|(?:x|\d+|\*+|†)[/)]\s*(?:Pseudonym|Translator|Note|Handwritten|In the)|\[\d+\]|\*\s|Footnote|Handwritten)",
    re.I,
)
#: Longer lines of the head are prose.
HEAD_LINE = 230
#: As many lines may stand above the message, and below it.
HEAD_LINES, TAIL_LINES = 40, 14


@Language.factory("cable_zones", assigns=["doc.spans", "doc._.cable"])
class Zones(Layer):
    """Writes group `zones`; the label of a span is the name of its zone."""

    def __init__(self, nlp: Language, name: str = "cable_zones"):
        super().__init__(nlp, name)

    def find(self, doc: Doc) -> list[Zone]:
        return find(text_of(doc), self.lexicon)

    def write(self, doc: Doc, found: list[Zone]) -> None:
        spans: list[Span] = [make_span(doc, z.start, z.end, z.name, "zone." + z.name) for z in found]
        set_group(doc, "zones", spans)
        table(doc).setdefault("zones", {})


def find(text: str, lexicon: Lexicon) -> list[Zone]:
    """The zones of a text, in its order, without overlaps."""
    lines = _lines(text)
    if not lines:
        return []
    return _record(text, lines, lexicon) or _document(text, lines, lexicon)


def _lines(text: str) -> list[Line]:
    found: list[Line] = []
    for m in _LINES.finditer(text):
        stripped = m.group().strip()
        if stripped:
            start = m.start() + len(m.group()) - len(m.group().lstrip())
            gap = bool(found) and text.count("\n", found[-1].end, start) > 1
            found.append(Line(start, start + len(stripped), stripped, gap))
    return found


def kinds(lexicon: Lexicon) -> PhraseIndex[str]:
    """The names of kinds of messages; the value is the kind."""

    def build(lex: Lexicon) -> PhraseIndex[str]:
        built: PhraseIndex[str] = PhraseIndex()
        for row in lex.rows("kinds"):
            for form in row.forms:
                built.add(form.text, row.kind, case=False)
        return built

    return lexicon.compiled("kinds", build)


def _names_kind(text: str, lexicon: Lexicon) -> bool:
    return bool(kinds(lexicon).find(split(text[:200])))


def is_date_line(text: str) -> bool:
    """Whether a line holds a date and nothing else."""
    return len(text) < 60 and bool(_DATE_LINE.fullmatch(text))


def _record(text: str, lines: list[Line], lexicon: Lexicon) -> list[Zone] | None:
    """A catalogue record: date line, title, abstract; or a title and an abstract, or a title alone."""
    dated = is_date_line(lines[0].text)
    at = 1 if dated else 0
    if at >= len(lines):
        return [Zone("catalogue_date", lines[0].start, lines[0].end)]
    title = lines[at]
    rest = lines[at + 1 :]
    zones = [Zone("catalogue_date", lines[0].start, lines[0].end)] if dated else []
    if dated and not (len(lines) > 1 and (lines[1].gap or len(lines) <= 3)):
        return None
    if not dated:
        if _HEAD.match(title.text) and not _ROUTE.search(title.text):
            return None
        if rest and not (rest[0].gap and _names_kind(title.text, lexicon) and not any(_PLACE_DATE.match(x.text) for x in rest[:4])):
            return None
        if not rest:
            return _headline(text, title, lexicon)
        if len(rest) > 6 or any(_GREETING.match(x.text) for x in rest[:3]):
            return None
    if len(title.text) > 400 or (rest and not rest[0].gap and len(rest) > 1):
        return None
    zones.append(Zone("title", title.start, title.end))
    if rest:
        zones.append(Zone("abstract", rest[0].start, rest[-1].end))
    return zones


_COLON = re.compile(r":\s+(?=[A-Z“\"])")


def _headline(text: str, line: Line, lexicon: Lexicon) -> list[Zone] | None:
    """One line: a title, a title with its abstract behind a colon, or prose."""
    hit = kinds(lexicon).find(split(line.text[:120]))
    if not hit or hit[0].start > 40 or not _ROUTE.search(line.text):
        return None
    colon = _COLON.search(line.text)
    if colon and line.text.endswith((".", "!", "?", "”", '"')):
        cut = line.start + colon.start()
        return [Zone("title", line.start, cut), Zone("abstract", line.start + colon.end(), line.end)]
    if not line.text.endswith(".") and len(line.text) < 300 and hit[0].start < 20:
        return [Zone("title", line.start, line.end)]
    return None


def _document(text: str, lines: list[Line], lexicon: Lexicon) -> list[Zone]:
    """A document: head, message, and what stands below it."""
    head = _head(lines, lexicon)
    tail = _tail(lines, head)
    zones = []
    if head:
        zones.append(Zone("header", lines[0].start, lines[head - 1].end))
    first_below = tail[0][0] if tail else len(lines)
    if head < first_below:
        zones.append(Zone("body", lines[head].start, lines[first_below - 1].end))
    for i, name in tail:
        if zones and zones[-1].name == name and zones[-1].end <= lines[i].start:
            zones[-1] = Zone(name, zones[-1].start, lines[i].end)
        else:
            zones.append(Zone(name, lines[i].start, lines[i].end))
    return zones


def _head(lines: list[Line], lexicon: Lexicon) -> int:
    """How many lines stand above the message."""
    count, listing = 0, False
    for n, line in enumerate(lines[:HEAD_LINES]):
        text = line.text
        if _GREETING.match(text):
            return n
        if re.match(r"(?:participants|present|attendees|subjects?|distribution|copies|copy|to|from|in attendance)\b\W*$", text, re.I):
            count, listing = n + 1, True
            continue
        if _is_head(text, n, lexicon) or _above_head(lines, n, lexicon) or (listing and len(text) < 100 and not text.endswith(".")):
            count = n + 1
            listing = listing and not _PLACE_DATE.match(text)
            continue
        break
    return count


def _above_head(lines: list[Line], n: int, lexicon: Lexicon) -> bool:
    """Whether a first line that is no sentence stands above lines of a head."""
    text = lines[n].text
    return n == 0 and len(text) < 160 and not text.endswith((".", "?", "!", ":")) and any(
        _is_head(line.text, 5, lexicon) for line in lines[1:3]
    )  # fmt: skip


def _is_head(text: str, n: int, lexicon: Lexicon) -> bool:
    if len(text) > HEAD_LINE:
        return False
    if is_date_line(text) or _HEAD.match(text) and len(text) < 140 and not re.search(r"[a-z]{3,}\. [A-Z]", text):
        return True
    if _PLACE_DATE.search(text) and len(text) < 120:
        return True
    if n < 4 and _HEADING.match(text) and not text.endswith(".") and (_names_kind(text, lexicon) or (_ROUTE.search(text) and n < 3 and len(text) < 200)):
        return True
    if _is_mark(text, lexicon):
        return True
    if n < 3 and len(text) < 90 and not text.endswith((".", "?", "!")) and re.search(r"\d", text):
        return True
    return len(text) < 120 and text.isupper() and not re.match(r"\d+\.\s", text)


def marks(lexicon: Lexicon) -> PhraseIndex[tuple[str, str, str]]:
    """Secrecy and urgency marks: label, name and row id."""

    def build(lex: Lexicon) -> PhraseIndex[tuple[str, str, str]]:
        built: PhraseIndex[tuple[str, str, str]] = PhraseIndex()
        for row in lex.rows("marks"):
            for form in row.forms:
                built.add(form.text, (row.label, row.name, row.id), case=False)
        return built

    return lexicon.compiled("marks", build)


def _is_mark(text: str, lexicon: Lexicon) -> bool:
    """Whether a short line begins with a mark and holds little besides."""
    if len(text) > 70:
        return False
    hits = marks(lexicon).find(split(text))
    covered = sum(h.end - h.start for h in hits)
    return bool(hits) and covered * 2 >= len(text.replace(" ", ""))


def _tail(lines: list[Line], head: int) -> list[tuple[int, str]]:
    """The lines below the message, each with its zone."""
    found: list[tuple[int, str]] = []
    for i in range(len(lines) - 1, max(head, len(lines) - TAIL_LINES) - 1, -1):
        zone = _below(lines[i].text)
        if zone is None:
            break
        found.append((i, zone))
    if len(found) == len(lines) - head and len(found) > 1 and found[-1][1] == "closing":
        found.pop()
    return found[::-1]


def _below(text: str) -> str | None:
    if _SOURCE.match(text) and len(text) < 400:
        return "source"
    if _DISTRIBUTION.match(text):
        return "distribution"
    if _NOTE.match(text):
        return "note"
    if is_date_line(text) or re.fullmatch(r"(?:No|Nr|Nº|№)\.?\s*[\w/-]{1,12}", text):
        return "closing"
    if len(text) < 60 and not text.endswith((".", "?", "!", ":", ";", ",")) and not re.match(r"[\d(a-z]", text) and len(text.split()) < 8:
        return "closing"
    if re.match(r"(?:\[?Signature|Signed|\(Signed\)|Sincerely|Yours|Respectfully|With (?:communist|comradely|Bolshevik)|\[?Sent Department)", text, re.I) and len(text) < 140:
        return "closing"
    return None
