"""American files: decimal and subject files, lots, record groups, Foreign Relations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablenlp.layers.indexes import marks
from cablenlp.layers.shapes.citations.parts import Citation, Parts, parts_of
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import split

# What stands alone in the first line of a printed document, where a file has no figures of the shapes below:
# "Executive Secretariat Files", "123 Smith, John B.: Telegram".
_HEADED = re.compile(
    r"\s{0,3}(?P<x>"
    r"(?P<files>(?:[A-Z][\w.&–-]* ){1,5}(?:files|papers)|[A-Z][\w.–-]* (?:(?:[A-Z][\w.&–-]*|of|the|and|for|on) ){0,6}"
    r"(?:Files?|Papers|Records))(?P<rest>[,:] [^\n]{2,60})?"
    r"|(?P<file>\d{3}[A-Z]?(?:\.[\w.]+)?(?: [A-Z][^\n/]{2,40}?|(?: [A-Z][^\n/]{0,30})?/[\d.–-]{4,12})))"
    r"(?P<kind>: (?:Telegram|Airgram|Despatch|Dispatch|Circular|Letter|Instruction)[ \w]{0,20})?[ \t]*(?:\n|$)"
)
# Decimal files end in a slash and the date they were filed under (an l stands for a 1 in some editions); what stands
# before it on the line is the file: three figures, perhaps a letter, a point, the rest.
_FILED = re.compile(r"\s?/\s?(?P<date>[\dl]{1,2}[–-]\d{3,4})(?![\d–-])")
_FILE = re.compile(r"(?<![\d.,/])\d{3}[A-Z]?(?:\.[\dA-Z][\w.]*|(?=\s[A-Z]))[^\n;:“”]{0,36}$", re.I)
#: A class without subject, at the head of a line: "320/1–2932".
_BARE_FILE = re.compile(r"(?:(?<=^)|(?<=\n))\d{3}[A-Z]?$")
# Until 1944 a decimal file counted its papers: "760D.61/559"; the number is a part of the file.
_COUNTED = re.compile(r"(?<![\d.,/$£])\d{3}[A-Z]?\.(?:\d{1,4}[A-Z]?\d{0,3}|[A-Z]{1,2}\d{0,2})(?:\s[A-Z]\w{2,14}){0,2}$")
_PAPER = re.compile(r"/(?P<x>\d{1,5}(?:½|[a-z])?)(?![\w/.–-]|,\d)")
#: So far before the slash a decimal file may begin.
_FILE_WIDTH = 44
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
_RECORD_GROUP = re.compile(r"\bRG (\d+)")
_LOT = re.compile(r"[Ll]ots?(?: [Ff]ile)?:? (?P<lot>\d{2} ?[–-]?[A-Z]+ ?[–-]?\d+)(?:, (?:[Bb]ox|“)[^;\n.]{0,80})?")
_LOT_FILES = re.compile(r"(?P<x>[A-Z][\w/–-]*(?: [A-Z][\w/–-]*){0,4} [Ff]iles)[,:]? $")
_GROUP = re.compile(
    r"\b(?:RG|Record Group|MG) ?(?P<rg>\d+)(?P<rest>[^;\n]{0,160}?)(?=(?<!\bvol)(?<!\bpt)(?<!\b[Nn]o)\.(?!\d)|[;\n]"
    r"|$)"
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
_FRUS = re.compile(
    r"\b(?:FRUS|Foreign Relations(?: of the United States)?),? (?P<years>\d{4}(?:[-–]\d{2,4})?),?"
    r" [Vv]ol(?:ume|\.)? ?(?P<volume>[IVXL\d]+(?:, (?:[Pp]art|[Pp]t\.?) \w+)?)"
    r"(?:, (?:pp?\.|pages?|[Dd]ocuments?|[Dd]ocs?\.) ?(?P<page>\d+(?:[-–]\d+)?))?"
)


def headed(text: str, lexicon: Lexicon) -> Iterator[Citation]:
    """The file that heads a printed document, where it has none of the shapes below."""
    m = _HEADED.match(text)
    if m and any(hit.end - hit.start == len(m["x"]) for hit in marks(lexicon).find(split(m["x"]))):
        return  # "Special File" says who may see it
    if m and m["files"] and not _LOT.search(m["rest"] or ""):
        rest = (m["rest"] or "").strip(",: ")
        yield Citation(*m.span("x"), "reference.files", [parts_of(series=m["files"], item=rest)])
    elif m and m["file"] and (m["kind"] or "/" in m["file"]) and not _FILED.search(m["file"]):
        yield Citation(*m.span("x"), "reference.decimal", [parts_of(file=m["file"])])


def decimal_file(text: str, slash: int) -> Citation | None:
    """A decimal file, from the slash within it: by the date it was filed under, or by the count of its papers."""
    filed = _FILED.match(text, slash - 1 if text[slash - 1 : slash].isspace() else slash)
    if filed:
        file = _FILE.search(text[max(0, slash - _FILE_WIDTH) : filed.start()])
        file = file or _BARE_FILE.search(text[max(0, slash - 5) : filed.start()])
        if file:
            parts = parts_of(file=file.group(), date=filed["date"].replace("l", "1"))
            return _kept(text, filed.start() - len(file.group()), filed.end(), parts)
    counted = _COUNTED.search(text[max(0, slash - _FILE_WIDTH) : slash])
    paper = _PAPER.match(text, slash) if counted else None
    if counted is None or paper is None:
        return None
    start = max(0, slash - _FILE_WIDTH) + counted.start()
    return _kept(text, start, paper.end(), parts_of(file=text[start : paper.end()]))


def subject_files(text: str, sources: list[tuple[int, int]]) -> Iterator[Citation]:
    """Files by subject, where the text says where it is kept."""
    for start, end in sources:
        for m in _SUBJECT.finditer(text, start, end):
            yield _kept(text, m.start(), m.end(), parts_of(file=m.group()))


def _kept(text: str, start: int, end: int, parts: Parts) -> Citation:
    """A file, with the name of who keeps it where that stands before it."""
    keeper = _KEEPER.search(text, max(0, start - 120), start)
    if keeper is None:
        return Citation(start, end, "reference.decimal", [parts])
    group = _RECORD_GROUP.search(keeper.group())
    return Citation(
        keeper.start(), end, "reference.decimal",
        [parts_of(archive=keeper["x"], record_group=group and group[1]) | parts],
    )  # fmt: skip


def lots(text: str) -> Iterator[Citation]:
    """Lots of the Department's files."""
    if not any(sign in text for sign in ("Lot", "lot ", "lots ", "lot:")):
        return
    for m in _LOT.finditer(text):
        before = text[max(0, m.start() - 60) : m.start()]
        files = _LOT_FILES.search(before)
        start = m.start() - len(before) + files.start() if files else m.start()
        keeper = _KEEPER.search(text, max(0, start - 120), start)
        box = _BOX.search(m.group())
        parts = parts_of(
            archive=keeper and keeper["x"], lot=m["lot"], series=files and files["x"], box=box and box[1]
        )  # fmt: skip
        yield Citation(keeper.start() if keeper else start, m.end(), "reference.lot", [parts])


def record_groups(text: str) -> Iterator[Citation]:
    """Record groups, American, Canadian or of the United Nations."""
    if "RG" not in text and "Record Group" not in text and "MG " not in text:
        return
    for m in _GROUP.finditer(text):
        before = text[max(0, m.start() - 90) : m.start()]
        archive = _GROUP_ARCHIVE.search(before)
        box, folder, lot, volume, item = (p.search(m["rest"]) for p in (_BOX, _FOLDER, _GROUP_LOT, _VOLUME, _PAPERS))
        subject = _SUBJECT.search(m["rest"])
        parts = parts_of(
            archive=archive and archive["x"], record_group=m["rg"], box=box and box[1],
            folder=folder and (folder["quoted"] or folder["bare"]),
            lot=lot and lot[1], volume=volume and volume[1], item=item and item[1], file=subject and subject[0],
        )  # fmt: skip
        start = m.start() - len(before) + archive.start() if archive else m.start()
        yield Citation(start, m.start() + len(m.group().rstrip(" ,.")), "reference.record-group", [parts])


def editions(text: str) -> Iterator[Citation]:
    """Volumes of Foreign Relations."""
    if "FRUS" not in text and "Foreign Relations" not in text:
        return
    for m in _FRUS.finditer(text):
        parts = parts_of(archive="FRUS", series=m["years"], volume=m["volume"], page=m["page"])
        yield Citation(m.start(), m.end(), "reference.edition", [parts])
