"""The lines above a message: where the document is kept, an edition's heading, what clerks and typists put there."""

from __future__ import annotations

import re

from cablenlp.layers.indexes import kinds
from cablenlp.layers.zones.lines import (
    STAMP,
    Line,
    is_date_line,
    is_mark,
    is_place_and_date,
    is_source,
    kind_at,
    opens_with_marks,
)
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import split

#: Longer lines of the head are prose.
HEAD_LINE = 230
#: As many lines may stand above the message.
HEAD_LINES = 40
#: A heading stands among the first lines.
HEADING_LINES = 4

ROUTE = re.compile(r"\b(?:to|from|between|by|with|of)\b", re.I)
GREETING = re.compile(
    r"(?:my\s+)?dear\b|sir\s*[:,]|(?:your\s+)?excellency|mr\.\s+(?:ambassador|minister|president|secretary|chairman)\s*[:,]"
    r"|(?:respected|esteemed|highly\s+esteemed)\s+(?:comrades?|(?:mr|prime|chairman|premier|president)\b)|comrade\s+[a-z]\w+\s*[:,!]",
    re.I,
)
#: Words that name what stands in a line of the head, and the sign, number or name behind them.
FIELD = re.compile(
    r"""(?:to|from|for|copy|copies|copied|via|through|received|rec'd|sent|dispatched|transmitted|date|place|subject|subj
    |participants|present|attendees|info|information|action|distribution|drafted|telegram|cable|cablegram|ciphered
    |cipher|no|nos|nr|priority|classification|series|special|repeated|rptd|time|office|file|location|delivered|outgoing|incoming
    |attention|eyes\ only|in\ attendance)\b\s*(?:[:.\#№]|No|$|\(|\d|[A-Z])
    |\[?(?:enclosure|extract|attachment|translation|draft|paraphrase|received)\b""",
    re.I | re.X,
)
_LISTING = re.compile(
    r"(?:participants|present|attendees|subjects?|distribution|copies|copy|to|from|in attendance)\b\W*$", re.I
)
_ADDRESS = re.compile(r"(?:(?:the\s+)?following|for|from)\b.*\b(?:from|for)\b.*[.:]$|following\b.*[.:]$", re.I)
# What a message refers to belongs to the head only when more of the head follows.
_REFERENCE = re.compile(r"(?:re|refs?|reference)\b\s*(?:[:.#№]|\d|[A-Za-z]|$)", re.I)
#: A heading that goes on in the next line: "RECORD OF CONVERSATION", "with Mao Zedong".
_TALK = re.compile(r"\b(?:conversation|meeting|talks?|discussion)$", re.I)
_WITH_WHOM = re.compile(r"(?:with|between)\s[^\n]{2,110}(?<![.!?])$", re.I)
_SENTENCES = re.compile(r"[a-z]{3}\. [A-Z]")
_PARAGRAPH = re.compile(r"\(?\d{1,2}[.)]\s")
_NUMBERED_KIND = re.compile(r"[A-Z][\w ]{2,30}?\s+(?:No\.?\s*)?[A-Z\[]{0,6}[.–-]?\d")


def head_length(lines: list[Line], lexicon: Lexicon) -> int:
    """How many lines stand above the message."""
    count, listing = 0, False
    for n, line in enumerate(lines[:HEAD_LINES]):
        text = line.text
        if GREETING.match(text):
            return n
        if _REFERENCE.match(text) and len(text) < 140:
            continue
        if _LISTING.match(text):
            count, listing = n + 1, True
            continue
        if text.isupper() and text.endswith((".", "?", "!")) and not FIELD.match(text) and _loud(lines):
            break  # where everything is in capitals, capitals say nothing
        with_whom = n > 0 and bool(_WITH_WHOM.match(text)) and _TALK.search(lines[n - 1].text) is not None
        if not (
            with_whom or is_head(text, n, lexicon) or _above_head(lines, n, lexicon) or (listing and _is_item(text))
        ):
            break
        count = n + 1
        listing = listing and not is_place_and_date(text)
    return count


def _loud(lines: list[Line]) -> bool:
    """Whether a document is in capitals, but for a stray "No."."""
    small = sum(c.islower() for line in lines[:HEAD_LINES] for c in line.text)
    capitals = sum(c.isupper() for line in lines[:HEAD_LINES] for c in line.text)
    return small * 10 < capitals


def _is_item(text: str) -> bool:
    """Whether a line may belong to a list of people or subjects."""
    return len(text) < 100 and not text.endswith(".")


def _above_head(lines: list[Line], n: int, lexicon: Lexicon) -> bool:
    """Whether a first line that is no sentence stands above lines of a head."""
    text = lines[n].text
    if n or len(text) >= 160 or text.endswith((".", "?", "!", ":")):
        return False
    return any(is_head(line.text, HEADING_LINES + 1, lexicon) for line in lines[1:3])


def is_head(text: str, n: int, lexicon: Lexicon) -> bool:
    """Whether the line with this number, from 0, belongs to the head."""
    if len(text) > HEAD_LINE or _ADDRESS.match(text):
        return False
    if is_date_line(text) or (len(text) < 140 and FIELD.match(text) and not _SENTENCES.search(text)):
        return True
    if len(text) < 120 and (is_place_and_date(text) or STAMP.match(text)):
        return True
    if n < HEADING_LINES and (_is_heading(text, n, lexicon) or _is_short(text, n) or is_source(text, lexicon)):
        return True
    if is_mark(text, lexicon) or opens_with_marks(text, lexicon):
        return True
    return len(text) < 120 and text.isupper() and not _PARAGRAPH.match(text)


def _is_short(text: str, n: int) -> bool:
    """Whether one of the first three lines holds a figure and is no sentence."""
    return n < 3 and len(text) < 90 and not text.endswith((".", "?", "!")) and any(map(str.isdigit, text))


def _is_heading(text: str, n: int, lexicon: Lexicon) -> bool:
    """Whether a line names a kind of message, or who wrote to whom."""
    if text.endswith(".") or not (text[0].isupper() or text[0].isdigit()):
        return False
    if kind_at(text, lexicon, 200) is not None:
        return True
    return n < 3 and len(text) < 200 and bool(ROUTE.search(text))


#: A heading does not begin with one of these: they name what stands in their line.
_NAMED = re.compile(r"(?:to|from|for|via|copy|copies|no|nr|date|place|subject|received|sent|excerpt|extract)\b", re.I)
_EDITION = re.compile(r"(?:No\.\s*)?\d{1,4}\.?\s+(?=[A-Z])")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\b")


def labels(lines: list[Line], lexicon: Lexicon) -> list[str]:
    """The zones of the lines of a head; an edition's heading stands once, above all but the place of keeping."""
    found: list[str] = []
    for line in lines:
        if is_source(line.text, lexicon):
            found.append("source")
        elif set(found) <= {"source"} and _is_title(line.text, lexicon):
            found.append("title")
        else:
            found.append("header")
    return found


def _is_title(text: str, lexicon: Lexicon) -> bool:
    """Whether an editor wrote this line: who to whom, or what it is, in more than capitals."""
    bare = text[m.end() :] if (m := _EDITION.match(text)) else text
    if _ORDINAL.sub("", text).isupper() or _NAMED.match(bare) or is_place_and_date(text) or is_mark(text, lexicon):
        return False
    if _NUMBERED_KIND.match(bare):
        return False
    hits = kinds(lexicon).find(split(bare[:80]))
    if hits and not bare[hits[0].end :].strip(" ."):  # a kind alone is a clerk's, unless an edition numbers it
        return len(bare) < len(text)
    return bool(hits and hits[0].start < 40) or bool(ROUTE.search(bare))


#: What opens a telegram: its number in the head's series, perhaps a second series and number, for whom it is.
_OPENING = re.compile(
    r"(?:(?i:niact|unnumbered|priority|immediate|secret|sanitized)\b[\s.]{0,3}){0,3}"
    r"(?P<number>(?:(?!(?i:to|no|your|my|our|ref?|reference)\b)[A-Z][\w–-]{0,9}\.?\s)?(?:[A-Z]{1,5}[–.-]?)?\d{1,7}(?:/[A-Za-z0-9]{1,6})?[A-Z]?)\."
    r"(?P<second>[ \t]+(?!(?i:your|my|our|ref))[A-Z][\w–-]{1,9}\.?[ \t]\d{1,5}\.)?"
    r"(?P<address>\s+(?:[A-Z]{3,6}\s)?(?:For|Eyes [Oo]nly|Personal [Ff]or)\s[^.\n]{2,60}\.)?(?=\s|$)"
)


def opening_end(text: str, start: int, end: int) -> int:
    """Where the number that opens a message ends, with what belongs to it; `start` where none does.

    A lone 1 is the number of a paragraph when a paragraph 2 follows.
    """
    m = _OPENING.match(text, start, end)
    if not m or not text[m.start("number")].isalnum() or len(text[m.end() : end].strip()) < 3:
        return start
    if m["number"] == "1" and not text.startswith(" 1.", m.end("number") + 1):
        return start
    return m.end()
