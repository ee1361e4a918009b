"""Citations of archives and editions, taken apart: fond and opis, decimal files, record groups, series, classes.

Each system is looked for only where something rare that belongs to it stands in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cablenlp.layers.indexes import archives
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import split

Parts = dict[str, str]


class Citation(NamedTuple):
    """One mention, with the parts of each citation in it."""

    start: int
    end: int
    rule: str
    parts: list[Parts]


def citations(text: str, sources: list[tuple[int, int]], lexicon: Lexicon) -> list[Citation]:
    """The citations of a text, in its order, without overlaps.

    Args:
        text: The document.
        sources: The stretches that say where the document is kept; there an archive's name opens a citation.
        lexicon: Rows of archives.
    """
    found = [
        *_slashed(text),
        *_subjects(text, sources),
        *_lots(text),
        *_record_groups(text),
        *_editions(text),
        *_series(text),
    ]
    found += [*_chinese(text), *_fonds(text, lexicon)]
    for start, end in sources:
        if not any(start <= c.start < end for c in found):
            found += _shelved(text, start, end, lexicon)
    kept: list[Citation] = []
    for c in sorted(found, key=lambda c: (c.start, -c.end)):
        if not kept or c.start >= kept[-1].end:
            kept.append(c._replace(end=_end(text, c)))
    return kept


def _end(text: str, citation: Citation) -> int:
    """Where a citation ends: before a bracket that it did not open, and without the space behind it."""
    words = text[citation.start : citation.end]
    if (close := words.find("]")) >= 0 and "[" not in words[:close]:
        words = words[:close]
    return citation.start + len(words.rstrip())


def _parts(**parts: str | None) -> Parts:
    return {name: " ".join(value.split()) for name, value in parts.items() if value and value.strip()}


# Decimal files end in a slash and the date they were filed under (an l stands for a 1 in some editions); what stands
# before it on the line is the file: three figures, perhaps a letter, a point, the rest.
_FILED = re.compile(r"\s?/\s?(?P<date>[\dl]{1,2}[–-]\d{3,4})(?![\d–-])")
_FILE = re.compile(r"(?<![\d.,/])\d{3}[A-Z]?(?:\.[\dA-Z][\w.]*|(?=\s[A-Z]))[^\n;:“”]{0,36}$", re.I)
# Until 1944 a decimal file counted its papers: "760D.61/559"; the number is a part of the file.
_COUNTED = re.compile(r"(?<![\d.,/$£])\d{3}[A-Z]?\.(?:\d{1,4}[A-Z]?\d{0,3}|[A-Z]{1,2}\d{0,2})(?:\s[A-Z]\w{2,14}){0,2}$")
_PAPER = re.compile(r"/(?P<x>\d{1,5}(?:½|[a-z])?)(?![\w/.–-]|,\d)")
#: Who keeps a file, before it.
_KEEPER = re.compile(
    r"(?P<x>Department of State|National Archives(?: and Records Administration)?|NARA)"
    r"(?:, [A-Z][\w.&’ –-]{2,40}){0,2}, $"
)
#: Files of 1963 to 1973, by subject: "POL 27 VIET S".
_SUBJECT = re.compile(
    r"\b(?:POL|DEF|AID|ECON|FT|INCO|SOC|CUL|ORG|FN|AV|PET|STR|CSM|LAB|AE)\s\d{1,2}(?:[–-]\d{1,2}){0,2}"
    r"(?:\s[A-Z][A-Z-]*){0,4}(?:/[A-Z]+)?(?=[.,;\n]|\s*$)"
)
#: So far before the slash a decimal file may begin.
_FILE_WIDTH = 44
# British records: the class and its number before a slash, the piece behind it.
_CLASS = re.compile(r"\b(?:FO|CAB|PREM|DEFE|DO|CO|WO|FCO|T|BT|ADM|AIR|GFM|KV) ?\d{1,4}$")
_PIECE = re.compile(r"/(?P<piece>\d+)(?:(?:[,/] ?| )(?:[A-Z]{1,3} ?\d[\d/]*[A-Z]?|no\. ?\d+|ff?\. ?\d[-–\d]*)\b){0,3}")
_BRITISH_ARCHIVE = re.compile(r"\b(?P<x>PRO|TNA|Public Record Office|The National Archives)[,:]?\s*[,:]?\s*$")


def _slashed(text: str) -> Iterator[Citation]:
    """Decimal files and British classes, from the slash within them."""
    at = text.find("/")
    while at >= 0:
        filed = _FILED.match(text, at - 1 if text[at - 1 : at].isspace() else at)
        file = _FILE.search(text[max(0, at - _FILE_WIDTH) : filed.start()]) if filed else None
        counted = _COUNTED.search(text[max(0, at - _FILE_WIDTH) : at]) if not file else None
        paper = _PAPER.match(text, at) if counted else None
        if filed and file:
            start = max(0, at - _FILE_WIDTH) + file.start()
            date = filed["date"].replace("l", "1")
            yield _kept(text, start, filed.end(), _parts(file=file.group(), date=date))
        elif counted and paper:
            start = max(0, at - _FILE_WIDTH) + counted.start()
            yield _kept(text, start, paper.end(), _parts(file=text[start : paper.end()]))
        elif text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit():
            yield from _class(text, at)
        at = text.find("/", at + 1)


def _subjects(text: str, sources: list[tuple[int, int]]) -> Iterator[Citation]:
    """Files by subject, where the text says where it is kept."""
    for start, end in sources:
        for m in _SUBJECT.finditer(text, start, end):
            yield _kept(text, m.start(), m.end(), _parts(file=m.group()))


def _kept(text: str, start: int, end: int, parts: Parts) -> Citation:
    """A file, with the name of who keeps it where that stands before it."""
    keeper = _KEEPER.search(text, max(0, start - 120), start)
    if keeper is None:
        return Citation(start, end, "reference.decimal", [parts])
    group = _RECORD_GROUP.search(keeper.group())
    return Citation(
        keeper.start(), end, "reference.decimal",
        [_parts(archive=keeper["x"], record_group=group and group[1]) | parts],
    )  # fmt: skip


_RECORD_GROUP = re.compile(r"\bRG (\d+)")


def _class(text: str, at: int) -> Iterator[Citation]:
    series, piece = _CLASS.search(text[max(0, at - 10) : at]), _PIECE.match(text, at)
    if series and piece:
        start = at - len(series.group())
        archive = _BRITISH_ARCHIVE.search(text[max(0, start - 30) : start])
        begin = start - len(archive.group()) if archive else start
        parts = _parts(archive=archive and archive["x"], piece=piece["piece"]) | {"class": series.group()}
        yield Citation(begin, piece.end(), "reference.class", [parts])


_LOT = re.compile(r"[Ll]ots?(?: [Ff]ile)?:? (?P<lot>\d{2} ?[–-]?[A-Z]+ ?[–-]?\d+)(?:, (?:[Bb]ox|“)[^;\n.]{0,80})?")
_LOT_FILES = re.compile(r"(?P<x>[A-Z][\w/–-]*(?: [A-Z][\w/–-]*){0,4} [Ff]iles)[,:]? $")


def _lots(text: str) -> Iterator[Citation]:
    if not any(sign in text for sign in ("Lot", "lot ", "lots ", "lot:")):
        return
    for m in _LOT.finditer(text):
        before = text[max(0, m.start() - 60) : m.start()]
        files = _LOT_FILES.search(before)
        start = m.start() - len(before) + files.start() if files else m.start()
        yield Citation(start, m.end(), "reference.lot", [_parts(lot=m["lot"], series=files and files["x"])])


_GROUP = re.compile(
    r"\b(?:RG|Record Group|MG) ?(?P<rg>\d+)(?P<rest>[^;\n]{0,160}?)(?=(?<!\bvol)(?<!\bpt)(?<!\b[Nn]o)\.(?!\d)|[;\n]|$)"
)
_GROUP_ARCHIVE = re.compile(
    r"(?P<x>National Archives|Department of State|NARA|LAC|NAC|PAC|Library and Archives Canada|UNA|UN Archives)"
    r"[^.;\n]{0,60}$"
)
_VOLUME = re.compile(r"\b[Vv]ol(?:ume|\.)? ?(\w+)")
_PAPERS = re.compile(r"\b[Ff]ile (?:[Nn]o\.? ?)?([\w-]*\d[\w-]*(?:, (?:pt\.?|part) ?\w+)?)")
_BOX = re.compile(r"[Bb]ox (\w+)")
_FOLDER = re.compile(r"[Ff]older:? (?:[“\"](?P<quoted>[^”\"]+)[”\"]|(?P<bare>[^,;]+))")
_GROUP_LOT = re.compile(r"[Ll]ot (\d+ ?[A-Z]+ ?\d+)")


def _record_groups(text: str) -> Iterator[Citation]:
    if "RG" not in text and "Record Group" not in text and "MG " not in text:
        return
    for m in _GROUP.finditer(text):
        before = text[max(0, m.start() - 90) : m.start()]
        archive = _GROUP_ARCHIVE.search(before)
        box, folder, lot, volume, item = (p.search(m["rest"]) for p in (_BOX, _FOLDER, _GROUP_LOT, _VOLUME, _PAPERS))
        parts = _parts(
            archive=archive and archive["x"], record_group=m["rg"], box=box and box[1],
            folder=folder and (folder["quoted"] or folder["bare"]),
            lot=lot and lot[1], volume=volume and volume[1], item=item and item[1],
        )  # fmt: skip
        start = m.start() - len(before) + archive.start() if archive else m.start()
        yield Citation(start, m.start() + len(m.group().rstrip(" ,.")), "reference.record-group", [parts])


_FRUS = re.compile(
    r"\b(?:FRUS|Foreign Relations(?: of the United States)?),? (?P<years>\d{4}(?:[-–]\d{2,4})?),?"
    r" [Vv]ol(?:ume|\.)? ?(?P<volume>[IVXL\d]+(?:, (?:[Pp]art|[Pp]t\.?) \w+)?)"
    r"(?:, (?:pp?\.|pages?|[Dd]ocuments?|[Dd]ocs?\.) ?(?P<page>\d+(?:[-–]\d+)?))?"
)


def _editions(text: str) -> Iterator[Citation]:
    if "FRUS" not in text and "Foreign Relations" not in text:
        return
    for m in _FRUS.finditer(text):
        parts = _parts(archive="FRUS", series=m["years"], volume=m["volume"], page=m["page"])
        yield Citation(m.start(), m.end(), "reference.edition", [parts])


_CHINESE = re.compile(
    r"\b(?P<archive>PRCFMA|CFMA|PRC FMA|PRC Foreign Ministry Archives?)[ ,:]*"
    r"(?:[Nn]os?\.? ?)?(?P<item>\d{3}-\d{4,5}(?:-\d+)?(?:\(\d\))?)"
    r"(?:[,;] ?(?:pp?\. ?)?(?P<page>\d+[-–]\d+|\d+))?"
)


def _chinese(text: str) -> Iterator[Citation]:
    if "FMA" not in text and "Foreign Ministry Arch" not in text:
        return
    for m in _CHINESE.finditer(text):
        yield Citation(m.start(), m.end(), "reference.chinese", [_parts(**m.groupdict())])


# Australian records: archive, series, item; an edition may put the name of another archive first in its bracket.
_NAMED_SERIES = ("AA:", "AA :", "NLA:", "AWM:", "CRS:", "FA:")
_SERIES_ARCHIVE = re.compile(r"[NACF](?<!\w.)(?:(?<=N)(?:AA|LA)|(?<=A)(?:A|WM)|(?<=C)RS|(?<=F)A)(?= ?:)")
_BRACKET_ARCHIVE = re.compile(r"(?:[A-Z][A-Z&’ ]{1,7}|[A-Z][A-Z ]{1,12}ARCHIVES?)(?= ?:)")
_SERIES = re.compile(
    r" ?: ?(?P<series>[A-Z]{0,3} ?\d+(?:/\d+)?(?: [A-Z]\d+)?|[A-Z][^,\]\n]{2,40})"
    r"(?P<rest>(?:,[^\n,;]+?(?=[,;\n]|\]\s*(?:\n|$)|$)){0,6})"
)
_SERIES_PART = re.compile(r"[ivxlc]+|part \w+|\d", re.I)


def _series(text: str) -> Iterator[Citation]:
    for archive in _series_archives(text):
        m = _SERIES.match(text, archive.end())
        if m is None:
            continue
        rest = [r.strip() for r in m["rest"].split(",") if r.strip()]
        part = rest.pop() if len(rest) > 1 and _SERIES_PART.fullmatch(rest[-1]) else None
        end = m.start() + len(m.group().rstrip(" ,."))
        parts = _parts(archive=archive.group(), series=m["series"], item=", ".join(rest), part=part)
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


# Russian citations: the fond, and at least one of opis, papka, delo and listy behind it.
_FOND_SIGNS = (
    " op.",
    "opis",
    "Opis",
    ", op",
    ";op",
    "papka",
    " por.",
    " d. ",
    "delo",
    " inv",
    " l. ",
    " ll. ",
    "оп.",
    "op ",
)
_FOND = re.compile(
    r"[fFфФ](?:(?<=[fF])(?<![A-Za-z].)(?:ond)?s?\.?|(?<=[фФ])(?<!\w.)(?:онд)?\.?)\s?"
    r"(?P<fond>(?:[A-Z]{1,2}-)?\d+(?:/\d+)?(?:-[A-Z]{1,2}\b)?[a-zа-я]?)"
)
_FOND_PARTS = (
    ("opis", re.compile(r"\s*[,.;]?\s*(?:op(?:is)?\.?|inv(?:entory)?\.?|list|оп(?:ись)?\.?)\s?(?P<x>\d[\w/-]*)", re.I)),
    ("papka", re.compile(r"\s*[,.;]?\s*(?:p(?:apka)?\.?|folder|por(?:tfel)?\.?|п(?:апка)?\.?)\s?(?P<x>\d+\w*)", re.I)),
    (
        "delo",
        re.compile(r"\s*[,.;]?\s*(?:d(?:elo)?\.?|file|д(?:ело)?\.?|a\.\s?[ej]\.|ё\.?\s?e\.)\s?(?P<x>\d+\w*)", re.I),
    ),
    (
        "listy",
        re.compile(
            r"\s*[,.;]?\s*(?:l{1,2}(?:ist(?:y|s)?)?\.?|pages?|pp?\.|fol\.|л{1,2}(?:ист(?:ы)?)?\.?)\s?"
            r"(?P<x>\d+(?:\s?ob\.?)?(?:\s?[-–,]\s?\d+(?:\s?ob\.?)?)*)",
            re.I,
        ),
    ),
)


def _fonds(text: str, lexicon: Lexicon) -> Iterator[Citation]:
    """Russian citations, several in one line joined into one mention, the archive before them included."""
    if not any(sign in text for sign in _FOND_SIGNS):
        return
    current: Citation | None = None
    for m in _FOND.finditer(text):
        end, parts = _fond_parts(text, m)
        if len(parts) < 2:
            continue
        start, archive = _archive_before(text, m.start(), lexicon)
        if archive:
            parts = {"archive": archive, **parts}
        if current and not text[current.end : start].strip(" ;,.and"):
            current = Citation(current.start, end, "reference.fond", [*current.parts, parts])
            continue
        if current:
            yield current
        current = Citation(start, end, "reference.fond", [parts])
    if current:
        yield current


def _fond_parts(text: str, m: re.Match[str]) -> tuple[int, Parts]:
    """Where a citation that begins with a fond ends, and its parts, in whatever order they stand."""
    end, parts = m.end(), _parts(fond=m["fond"])
    while True:
        further = ((name, x) for name, pattern in _FOND_PARTS if name not in parts and (x := pattern.match(text, end)))
        name, more = next(further, ("", None))
        if more is None:
            return end, parts
        parts[name] = " ".join(more["x"].split())
        end = more.end()


_BEFORE_FOND = re.compile(r"[\s,.:;()A-Z]*(?:of the Russian Federation)?[\s,.:;()\w]{0,24}")


def _archive_before(text: str, at: int, lexicon: Lexicon) -> tuple[int, str | None]:
    """Where the archive's name before a citation begins, and the name as it stands."""
    begin = max(0, at - 120)
    words = split(text[begin:at])
    for hit in reversed(archives(lexicon).find(words)):
        between = words.text[hit.end :]
        if _BEFORE_FOND.fullmatch(between) and "\n" not in between.strip():
            return begin + hit.start, words.text[hit.start : hit.end]
    return at, None


def _shelved(text: str, start: int, end: int, lexicon: Lexicon) -> Iterator[Citation]:
    """A line that an archive's name opens: "SAPMO-BArch, DY 30/3682; PA AA, A 6855", "Kennedy Library, ..., Box 37"."""
    for line in re.compile(r"[^\n]+").finditer(text, start, end):
        hits = archives(lexicon).find(split(line.group()))
        if not hits:
            continue
        first = hits[0]
        closed = _SENTENCE.search(line.group(), first.end)
        stop = len((line.group()[: closed.start()] if closed else line.group()).rstrip(" .])"))
        found: list[Parts] = []
        at = first.start
        for piece in line.group()[first.start : stop].split(";"):
            begin = at + len(piece) - len(piece.lstrip(" ,"))
            hit = next((h for h in hits if h.start == begin), None)
            archive = line.group()[hit.start : hit.end] if hit else (found[-1].get("archive") if found else None)
            found.append(_units(line.group()[hit.end if hit else begin : at + len(piece)].strip(" ,:;"), archive))
            at += len(piece) + 1
        yield Citation(line.start() + first.start, line.start() + max(stop, first.end), "reference.shelf", found)


#: Where a citation's sentence ends, and not an abbreviation in it.
_SENTENCE = re.compile(r"(?<!\b[Vv]ol)(?<!\bNo)(?<!\b[A-Z])(?<!\bOp)(?<!\bBd)(?<!\bDoc)\.\s+(?=[A-Z])")
#: What the parts of a citation are called, in the languages of archives.
_UNITS = (
    ("record_group", re.compile(r"\b(?:RG|Record Group) ?(?P<x>\d+)")),
    ("lot", re.compile(r"\b[Ll]ot (?:[Ff]ile )?(?P<x>\d{2} ?[A-Z]+ ?\d+)")),
    ("fond", re.compile(r"(?P<y>\d+)\. ?f\.(?= ?\d)|(?<!\w)(?:f\.|fond|z\.) ?(?P<x>\d[\w/-]*|[A-Z][\w ]{2,30})")),
    ("opis", re.compile(r"(?<!\w)(?:op\.|opis) ?(?P<x>\d[\w-]*)", re.I)),
    ("papka", re.compile(r"(?<!\w)papka ?(?P<x>\d\w*)", re.I)),
    ("delo", re.compile(r"(?<!\w)(?:d\.|delo|a\. ?[ej]\.|dosar) ?(?P<x>\d[\w/]*)", re.I)),
    ("listy", re.compile(r"(?<!\w)(?:l{1,2}\.|listy?) ?(?P<x>\d+(?: ?ob\.?)?(?:[-–, ]+\d+(?: ?ob\.?)?)*)", re.I)),
    ("box", re.compile(r"\b(?:[Bb]ox|sv\.|w\.|[Bb]ox No\.) ?(?P<x>\d\w*)|(?P<y>\d+)\. ?doboz")),
    ("folder", re.compile(r"\b[Ff]older:? (?:[“\"](?P<x>[^”\"]+)[”\"]|(?P<y>[^,;]+))|(?<!\w)t\. ?(?P<z>\d\w*)")),
    ("volume", re.compile(r"\b(?:[Vv]ol(?:ume|\.)?|Bd\.) ?(?P<x>\w+)")),
    ("page", re.compile(r"(?<!\w)(?:pp?\.|pages?|Bl\.|k\.|ff\.|S\.) ?(?P<x>\d+(?:[-–]\d+)?)")),
)


def _units(words: str, archive: str | None) -> Parts:
    """The parts of what stands behind an archive's name; what has no name of its own is the item."""
    parts: Parts = {}
    rest = words
    for name, pattern in _UNITS:
        if m := pattern.search(rest):
            parts[name] = next(v for v in m.groups() if v)
            rest = rest[: m.start()] + rest[m.end() :]
    named = set(parts) & {"box", "folder", "fond", "papka", "delo"}
    rest = "" if named and not any(map(str.isdigit, rest)) else re.sub(r"(?:\s*,)+\s*", ", ", rest).strip(" ,.")
    return _parts(archive=archive, item=rest) | _parts(**parts)
