"""Records of catalogues: a date line, a title and an abstract with blank lines between, or a part of these."""

from __future__ import annotations

import re

from cablenlp.layers.zones.beside import GREETING
from cablenlp.layers.zones.head import head_length
from cablenlp.layers.zones.head_line import ROUTE, is_field
from cablenlp.layers.zones.labels import labels_in
from cablenlp.layers.zones.lines import DIARY, Line, ends_sentence, is_date_line, is_mark, is_place_and_date, kind_at
from cablenlp.lexicon.store import Lexicon

Parts = list[tuple[str, int, int]]
#: Longer lines are no titles.
TITLE = 400
_COLON = re.compile(r":\s+(?=[A-Z“\"])")


def record(lines: list[Line], lexicon: Lexicon) -> Parts | None:
    """The zones of a record; None when the text is none."""
    if is_date_line(lines[0].text):
        return _dated(lines)
    title, rest = lines[0], lines[1:]
    if is_field(title.text, lexicon) and not ROUTE.search(title.text):
        return None
    if not rest:
        return _headline(title, lexicon)
    if len(title.text) > TITLE or len(rest) > 6 or not rest[0].gap or kind_at(title.text, lexicon, 200) is None:
        return None
    if DIARY.match(title.text) and any(is_date_line(x.text) for x in rest[:3]):
        return None
    if any(is_place_and_date(x.text) for x in rest[:4]) or any(GREETING.match(x.text) for x in rest[:3]):
        return None
    if any(m.sign == ":" and m.start == 0 for x in rest[:2] for m in labels_in(x.text, lexicon)[:1]):
        return None
    if is_date_line(rest[0].text):  # a title first, its date below
        if len(rest) > 3 or not rest[-1].gap:
            return None
        dated = ("catalogue_date", rest[0].start, rest[0].end)
        return [("title", title.start, title.end), dated, *_zones([], title, rest[1:])[1:]]
    return _zones([], title, rest)


#: The document may stand below the record, behind so many lines of abstract.
_ABSTRACT_LINES = 6
#: Who to whom, alone on a line and in capitals: "FILIPPOV to KRASOVSKY".
_CAPITALS_ROUTE = re.compile(r"[A-Z][A-Z. -]{2,40} (?:to|TO) [A-Z][A-Z. -]{2,40}")


def text_below(lines: list[Line], lexicon: Lexicon) -> int:
    """The line with which the document itself begins below its record; 0 where the record is all there is.

    It begins with a head of its own, of which one line can belong to nothing else: a mark, a place with a date, a
    named line, a kind in capitals.
    """
    title = next((n for n, x in enumerate(lines[:2]) if not is_date_line(x.text)), 0)
    for n in range(title + 1, min(len(lines) - 1, title + 2 + _ABSTRACT_LINES)):
        if not lines[n].gap or is_date_line(lines[n].text) or not _opens(lines[n], lexicon):
            continue
        head = lines[n : n + head_length(lines[n : n + 12], lexicon)]
        if len(head) < len(lines) - n and any(_is_sure(x.text, lexicon) for x in head):
            return n
    return 0


def _opens(line: Line, lexicon: Lexicon) -> bool:
    """Whether a line may begin a document: it is no sentence of an abstract."""
    return len(line.text) < TITLE // 2 and (not ends_sentence(line.text) or is_place_and_date(line.text))


def _is_sure(text: str, lexicon: Lexicon) -> bool:
    if is_mark(text, lexicon) or is_place_and_date(text) or _CAPITALS_ROUTE.fullmatch(text):
        return True
    if text.isupper() and kind_at(text, lexicon, 40) is not None:
        return True
    return any(m.start == 0 and m.slot in ("recipients", "senders", "received") for m in labels_in(text, lexicon)[:1])


def _dated(lines: list[Line]) -> Parts | None:
    """A record that begins with its date."""
    found: Parts = [("catalogue_date", lines[0].start, lines[0].end)]
    if len(lines) == 1:
        return found
    title, rest = lines[1], lines[2:]
    if (
        GREETING.match(title.text)
        or (not title.gap and len(lines) > 3)
        or len(title.text) > TITLE
        or (len(rest) > 1 and not rest[0].gap)
    ):
        return None
    return _zones(found, title, rest)


def _zones(found: Parts, title: Line, rest: list[Line]) -> Parts:
    found.append(("title", title.start, title.end))
    if rest:
        found.append(("abstract", rest[0].start, rest[-1].end))
    return found


def _headline(line: Line, lexicon: Lexicon) -> Parts | None:
    """One line: a title, a title with its abstract behind a colon, or (None) prose."""
    kind = kind_at(line.text, lexicon, 41)
    if kind is None or not ROUTE.search(line.text):
        return None
    colon = _COLON.search(line.text)
    if colon and line.text.endswith((".", "!", "?", "”", '"')):
        cut = line.start + colon.start()
        return [("title", line.start, cut), ("abstract", line.start + colon.end(), line.end)]
    if not line.text.endswith(".") and len(line.text) < 300 and kind < 20:
        return [("title", line.start, line.end)]
    return None
