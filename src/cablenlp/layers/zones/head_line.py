"""Whether a line belongs to the head of a document by what stands in it alone."""

from __future__ import annotations

import re

from cablenlp.layers.zones.labels import labels_in, names_itself
from cablenlp.layers.zones.lines import (
    DIARY,
    MOST_COLUMNS,
    STAMP,
    Line,
    cells,
    ends_sentence,
    is_date_line,
    is_mark,
    is_place_and_date,
    is_source,
    kind_at,
    opens_with_marks,
)
from cablenlp.lexicon.store import Lexicon

#: Longer lines of the head are prose.
HEAD_LINE = 230
#: A heading stands among the first lines.
HEADING_LINES = 4
#: Longer lines are no mere kind.
KIND_ALONE = 60
ROUTE = re.compile(r"\b(?:to|from|between|by|with|of)\b", re.I)
#: What else names itself at the beginning of a line: a kind or series with its number, a part in brackets.
_FIELD = re.compile(
    r"""c[iy]pher(?:/\w{2,6})?$|en\ clair$|(?:sent|passed|delivered|forwarded)\ to\b[^.]{3,60}\d[:.]\d\d$
    |(?:h\.e\.|(?:his|her)\ excellency)\ (?:the|mr|dr|sir|[a-z][^.]{2,60}$)
    |(?:prepared|made|typed|printed)\ in\ \w+\ cop
    |(?:telegram|cable|cablegram|cipher(?:ed)?|delivered|eyes\ only|no|nos|nr|special|series|copy)\b\s*
    (?:[:.\#№]|No|$|\(|\d|[A-Z]+\d)|\[?(?:enclosure|extract|attachment|translation|draft|paraphrase|received)\b""",
    re.I | re.X,
)
_ADDRESS = re.compile(r"(?:(?:the\s+)?following|for|from)\b.*\b(?:from|for)\b.*[.:]$|following\b.*[.:]$", re.I)
_ADDRESSED = re.compile(r"(?:Addressed to|Repeated|Repeat|Rptd)\b", re.I)
#: "For Prime Minister. Most Secret."
_FOR_AND_MARK = re.compile(r"(?:For|FOR)\s(?:the\s|THE\s)?[A-Z][^.\n]{2,50}\.\s+(?=[A-Z])")
#: As editions print a route: "The Ambassador in India (Henderson) to the".
_NAMED_ROUTE = re.compile(r"[A-Z][^.\n()]{3,80}\([A-Z][\w.’' -]{2,30}\)\s+to\b")
SENTENCES = re.compile(r"[a-z]{3}\. [A-Z]")
#: So many small words in a row are a sentence.
_PROSE = re.compile(r"(?:\b[a-z]{2,}\s){4}")
PARAGRAPH = re.compile(r"\(?\d{1,2}[.)]\s")
#: A number behind a date: "of 19 March 1953, No. 858-372ss".
_NUMBER = re.compile(r"[,\s]+(?:No|Nr|№|#)\.?\s?[\w/-]{1,20}$")
#: A registry's number alone on its line: "004125/1957/Sz.T.", "VVS 14/70", "(56) Fa No. 318".
REGISTERED = re.compile(
    r"(?:\(\d{2,4}\)\s)?(?:[A-ZÀ-Ž][\w.-]{0,11}\s){0,3}?(?:(?:No|Nr|№)\.?\s?)?"
    r"(?P<x>(?=[^\s]*\d[^\s]*[/-])[A-Z0-9][\w.]{0,11}(?:[/-][\w.]{1,12}){1,5}|(?<=[or№.]\s)\d{2,7})"
)
#: The whole head in one line, as British offices print it: "No. 812. Secret. From Sir F. Roberts to Foreign Office."
ONE_LINE = re.compile(
    r"(?=[^\n]{0,160}\bNo\.\s?\d)(?:(?:No\.\s?\d{1,5}|[A-Z][\w ]{3,30})\.\s){0,4}"
    r"From\s(?:(?:[A-Z][\w.’'-]*|of|the|at|in|de|and),?\s){1,12}to\s(?:the\s)?(?:(?:Mr|Dr)\.\s)?[A-Z][^\n.]{2,80}\."
)
#: A line so short may be a part of a block of the head.
SHORT = 60


def is_head(text: str, n: int, lexicon: Lexicon) -> bool:
    """Whether the line with this number, from 0, belongs to the head."""
    columns = cells(Line(0, len(text), text, False))
    if len(columns) > MOST_COLUMNS:
        return False
    if len(columns) > 1:
        heads = [is_head(c.text, n, lexicon) for c in columns]
        return any(heads) and all(head or len(c.text) < SHORT for head, c in zip(heads, columns, strict=True))
    if len(text) > HEAD_LINE or _ADDRESS.match(text):
        return False
    if is_date_line(text) or is_date_line(_NUMBER.sub("", text)) or is_field(text, lexicon):
        return True
    if n == 0 and ONE_LINE.match(text):
        return True
    if REGISTERED.fullmatch(text):
        return True
    if len(text) < 120 and (is_place_and_date(text) or STAMP.match(text)):
        return True
    if n > 1 and PARAGRAPH.match(text) and not is_mark(text, lexicon) and not opens_with_marks(text, lexicon):
        return False
    if (
        n < 2 * HEADING_LINES
        and (DIARY.match(text) or kind_at(text, lexicon, 1) == 0)
        and _is_heading(text, n, lexicon)
    ):
        return True
    if n < HEADING_LINES and (_is_heading(text, n, lexicon) or _is_short(text, n) or is_source(text, lexicon)):
        return True
    if (addressed := _FOR_AND_MARK.match(text)) and is_mark(text[addressed.end() :], lexicon):
        return True
    if is_mark(text, lexicon) or opens_with_marks(text, lexicon):
        return True
    if n < 2 * HEADING_LINES and _NAMED_ROUTE.match(text):
        return True
    return len(text) < 120 and text.isupper() and not PARAGRAPH.match(text)


def is_field(text: str, lexicon: Lexicon) -> bool:
    """Whether a line names what stands in it, or is numbered."""
    label = next(iter(labels_in(text, lexicon)), None)
    if label and label.start < 3 and _ADDRESSED.match(text) and len(text) < HEAD_LINE:
        return True
    if len(text) >= 140 or SENTENCES.search(text):
        return False
    if _FIELD.match(text):
        return not (text.endswith(".") and _PROSE.search(text))
    return label is not None and label.start < 3 and names_itself(label, text)


def _is_short(text: str, n: int) -> bool:
    """Whether one of the first three lines holds a figure and is no sentence."""
    open_ended = ends_sentence(text) or text.endswith((":-", ":—"))
    return n < 3 and len(text) < 90 and not open_ended and any(map(str.isdigit, text))


def _is_heading(text: str, n: int, lexicon: Lexicon) -> bool:
    """Whether a line names a kind of message, or who wrote to whom."""
    if ends_sentence(text) or not (text[0].isupper() or text[0].isdigit()):
        return False
    if text.endswith((";", ":-", ":—")) or (text.endswith(":") and len(text) > KIND_ALONE):
        return False
    if kind_at(text, lexicon, 200) is not None:
        return True
    return n < 3 and len(text) < 200 and bool(ROUTE.search(text))
