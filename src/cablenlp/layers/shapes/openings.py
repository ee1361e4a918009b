"""A document's own numbers where its head gives them in a place of their own: behind the kind, before the first words.

"Cablegram UN751 NEW YORK", "925. According ...", "Dulte 94" alone on its line, "PAGE 01 KABUL 09029 271752Z"; and the
numbers of registries, "No. 858-372ss", whose signs are more than figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablenlp.layers.zones import Zone
from cablenlp.layers.zones.head_line import REGISTERED
from cablenlp.layers.zones.lines import Line, columns, is_date_line
from cablenlp.layers.zones.opening import OTHERS
from cablenlp.layers.zones.wire import NUMBERED, is_wired

#: Where a number stands and the rule that found it.
Place = tuple[int, int, str]

_HEADING = re.compile(
    r"(?:cablegram|telegram|dispatch|despatch|airgram|savingram|cable|message|memorandum|letter|signal|note"
    r"|minute)s?\s+"
    r"(?:(?:no|nr|nº|№)\b\.?\s*|(?-i:[A-Z][a-z]+)\s+(?:(?-i:[A-Z][a-z]+)\s+)?)?(?P<open>\[)?"
    r"(?P<x>(?:(?-i:[A-Z]{1,6})[.–-]?\s?)?(?:\d{1,3},\d{3}|\d[\d/]*[A-Z]?))(?=[\s,.(\[\]]|$)",
    re.I,
)
_OPENING = re.compile(
    r"(?:(?i:niact|unnumbered|priority|immediate|secret|sanitized)\b[\s.]{0,3}){0,3}(?:(?!(?i:to|no|your|my|our"
    r"|ref?|reference)\b)[A-Z][a-z]+\s+)?"
    r"(?:[A-Z]{2,5}\s(?!\d{5}))?(?P<x>(?:[A-Z]{2,6}\s(?=\d{5})|[A-Z]{1,5}[–.-]?"
    r"|[A-Z]\s)?\d{1,7}(?:/[A-Za-z0-9]{1,6})?[A-Z]?)\.(?=\s|$)"
)
_SECOND = re.compile(
    rf"[ \t]+(?!{OTHERS}|(?i:part|section|para|page|copy)\b)[A-Z][\w–-]{{1,9}}\.?[ \t]"
    rf"(?P<x>\d{{1,5}})(?:\.|(?=[ \t](?:from|for|From|For)[ \t][A-Z]))"
)
#: Where the words follow at once only the name of a series tells: "1092. Gocus 518 from Cochran. Stuyt ...".
_SECOND_OF = re.compile(r"[ \t]+(?P<series>[A-Z][A-Za-z]{2,9})[ \t](?P<x>\d{1,5})[ \t](?i:from|for)[ \t](?=[A-Z])")
#: A series of a conference or office with its number, alone: "Dulte 94", "TEDUL 12".
_SERIES = re.compile(
    r"(?!(?i:no|nos|nr|page|copy|part|section|room|box|sheet|series|volume|re|ref)\b)"
    r"[A-Z][A-Za-z]{2,9} (?P<x>\d{1,5}[A-Z]?)$"
)
#: "ACTION: AmEmbassy NEW DELHI NIACT 2167"
_ACTION = re.compile(r"(?:ACTION|Action|TO|To)\s?:\s?[^\n\d]{4,60}\s(?P<x>\d{1,5})$")
#: The heading of a document stands within so many characters.
_HEADING_WIDTH = 200
#: Signs of a registry: figures with letters, strokes, hyphens, or a range of numbers.
_REGISTERED = re.compile(
    r"(?:^|(?<=[\s(,-]))(?:[Nn]os?|[Nn]r|№|Nº"
    r"|N[oº])[.:]{0,2}\s?(?P<x>(?=[A-Za-z./(–-]{0,12}\d)[A-Z0-9]{1,12}(?:[/(.–-][A-Za-z0-9]{1,12}\)?){1,5})(?![\w/])"
)
#: A ministry's own count of what comes in and goes out: "I. 13407", "O.2214".
_REGISTER = re.compile(r"[IO]\.\s?(?P<x>\d{3,6}(?:/\d{1,3})*)")
#: ... or with the letters of the post, before the marks of its line: "O.CH285927 SECRET PRIORITY".
_REGISTER_LINE = re.compile(r"(?P<x>[IO]\.[A-Z]{1,3}\d{3,6})(?=\s+[A-Z]{4,}|\s*$)")
#: A number in a column of its own: "1219      SECRET   PRIORITY", "FROM: AMEMBASSY, MOSCOW        514".
_FIGURES = re.compile(r"\d{2,5}")
_NOT_NUMBERED = re.compile(r"\b(?:[Cc]op(?:y|ies)|[Rr]esolution|[Bb]ox|[Ff]ile|[Aa]rticle)\s*$")


def opening_numbers(
    text: str, zones: list[Zone], day: re.Pattern[str], series: frozenset[str] = frozenset()
) -> Iterator[Place]:
    """The document's own numbers where its head gives them without a sign.

    `day` matches what makes figures a day; `series` holds the names of series, folded.
    """
    heads = [z for z in zones if z.name in ("title", "header")]
    if not any(z.name == "header" for z in heads):
        return
    titles, lines = (
        [line for z in heads if z.name == name for line in columns(text, z.start, z.end)]
        for name in ("title", "header")
    )
    wired = _wired([*titles, *lines])
    if wired:
        yield wired
        return
    for zone in heads:
        stop = min(zone.end, zone.start + _HEADING_WIDTH)
        m = next((m for m in _HEADING.finditer(text, zone.start, stop) if not _of_another(text, m.start())), None)
        if m and not day.match(text, m.end("x")):
            yield m.start("open") if m["open"] else m.start("x"), m.end("x") + bool(m["open"]), "number.heading"
            break
    else:
        yield from _alone(lines)
    yield from _column(text, lines)
    for line in lines:
        m = _OPENING.match(text, line.start, line.end)
        if m and not (_YEAR.fullmatch(m["x"]) and text[: line.start].rstrip().endswith(",")):
            yield *m.span("x"), "number.opening"
            second = _SECOND.match(text, m.end(), line.end) or _SECOND_OF.match(text, m.end())
            if second and (second.re is _SECOND or second["series"].lower() in series):
                yield *second.span("x"), "number.opening"


#: Behind a comma in the line above, the year of its date.
_YEAR = re.compile(r"(?:18|19|20)\d\d")
#: A line that tells of other messages: the subject, what is answered.
TOLD = re.compile(r"\s*(?:subj(?:ect)?|re|refs?|reference|in reply)\b", re.I)


def _of_another(text: str, at: int) -> bool:
    """Whether a kind that begins here is another's: "SUBJECT Summary of Tokyo's despatch 541"."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return TOLD.match(line) is not None or line.rstrip().endswith(("'s", "’s"))


def _wired(lines: list[Line]) -> Place | None:
    """The number behind the place that sends, off a teleprinter."""
    if not any(is_wired(line.text) for line in lines):
        return None
    found = [
        (line, m)
        for line in lines
        if (m := NUMBERED.match(line.text)) and not line.text.startswith(("TO ", "INFO ", "REF"))
    ]
    best = next((x for x in found if not x[0].text.startswith("PAGE")), found[0] if found else None)
    return (
        (best[0].start + best[1].start("number"), best[0].start + best[1].end("number"), "number.wire")
        if best
        else None
    )


def _alone(lines: list[Line]) -> Iterator[Place]:
    """A series and number alone on a line, or the number behind the one whom a form addresses."""
    for line in lines:
        if m := _SERIES.match(line.text) or _ACTION.match(line.text):
            yield line.start + m.start("x"), line.start + m.end("x"), "number.heading"
            return


def _column(text: str, lines: list[Line]) -> Iterator[Place]:
    """Figures in a column of their own."""
    for line in lines:
        if register := _REGISTER.fullmatch(line.text) or _REGISTER_LINE.match(line.text):
            yield line.start + register.start("x"), line.start + register.end("x"), "number.heading"
        if _FIGURES.fullmatch(line.text) and not (_is_alone(text, line.start, line.end) or _is_hour(text, line)):
            yield line.start, line.end, "number.heading"
            return


#: A line that ends in a date of sending or receipt, below which the hour may stand.
_STAMPED = re.compile(r"\b(?:Dated|Rec['’]?d|Received|Sent|Despatched)\s?:[^\n]*\d{4}\s*\n(?:[^\n]*\n)?[^\n]*$", re.I)


def _is_hour(text: str, line: Line) -> bool:
    """Whether figures are the hour below a date."""
    hour = len(line.text) == len("2359") and line.text < "2400" and line.text[2] < "6"
    return hour and _STAMPED.search(text, max(0, line.start - 200), line.start) is not None


def _is_alone(text: str, start: int, end: int) -> bool:
    """Whether nothing else stands in the line."""
    return text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("", "\n")


#: Of how many pages, and which.
_PAGE = re.compile(r"\d{1,2}[/-]\d{1,2}")


def registry_numbers(text: str, zones: list[Zone]) -> Iterator[Place]:
    """Numbers of the head whose signs are more than figures."""
    for zone in zones:
        if zone.name == "header":
            for m in _REGISTERED.finditer(text, zone.start, zone.end):
                if not _NOT_NUMBERED.search(text, max(zone.start, m.start() - 14), m.start()):
                    yield *m.span("x"), "number.registry"
            for line in columns(text, zone.start, zone.end):
                alone = REGISTERED.fullmatch(line.text)
                if (
                    alone
                    and not is_date_line(line.text)
                    and not _PAGE.fullmatch(line.text)
                    and line.text[0] not in "Nn№"
                ):
                    yield line.start + alone.start("x"), line.start + alone.end("x"), "number.registry"
