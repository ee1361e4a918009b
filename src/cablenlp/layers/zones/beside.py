"""Whether a line belongs to the head of a document by the lines around it: a list, a block, a heading that goes on."""

from __future__ import annotations

import re

from cablenlp.layers.zones.head_line import HEADING_LINES, KIND_ALONE, PARAGRAPH, SENTENCES, SHORT, is_head
from cablenlp.layers.zones.labels import labels_in
from cablenlp.layers.zones.lines import (
    HEAD_WIDTH,
    Line,
    ends_sentence,
    is_date_line,
    is_mark,
    is_place_and_date,
    kind_at,
)
from cablenlp.layers.zones.wire import is_wire_line
from cablenlp.lexicon.store import Lexicon

GREETING = re.compile(
    r"[“\"«'‘]?(?:my\s+)?dear\b|[“\"«'‘]?sir\s*[:,]|(?:your\s+)?excellency|mr\.\s+(?:ambassador|minister|president"
    r"|secretary|chairman)\b[^.]{0,40}[:,]"
    r"|(?:respected|esteemed|highly\s+esteemed)\s+(?:comrades?|(?:mr|prime|chairman|premier|president)\b)"
    r"|comrade\s+[a-z]\w+\s*[:,!]",
    re.I,
)
#: A heading that goes on in the next line: "RECORD OF CONVERSATION", "with Mao Zedong"; "TELEGRAM", "to the Embassy".
_WITH_WHOM = re.compile(r"(?:with|between|WITH|BETWEEN|With|Between|to|from|for|of|on|by)\s[^\n]{2,110}(?<![.!?])$")
#: Whom the message is for, below the one who gets it: "To KRASOVSKY", "for Comrade Mao Zedong".
FOR_WHOM = re.compile(r"(?:to be (?:given|passed|handed) to|for)\s(?:the\s)?(?P<x>(?-i:[A-Z])[^\n.!?;]{2,60})$", re.I)
#: A clerk's or editor's word on the document: "(Working transcript)", "[Paraphrase]".
_BRACKETED = re.compile(r"\([^()]{3,60}\)|\[[^\[\]]{3,120}\]")
_UNFINISHED = re.compile(r"\b(?:to|of|the|and|in|for|from|with|at)$", re.I)
#: Somebody with his office behind the name, in a list of participants.
_OFFICIAL = re.compile(r"(?:[A-Z][\w.’'-]*\s){1,4}[A-Z][\w’'-]+(?:, (?:Jr|Sr|Esq)\.)?,\s(?:the\s)?[A-Z]")
#: The last of a list may have a full stop.
_TITLES = re.compile(r"[A-Z][\w.’'-]*(?:,?\s(?:[A-Z][\w.’'-]*|for|of|the|and|to|in|at)){2,30}\.")
#: Lists that go on over the lines below.
LISTS = ("participants", "subjects", "distribution", "recipients", "senders", "repeated_to")
#: The heading of an edition may be as long above the place and date, if it names the kind so early.
_LONG_HEADING, _EARLY = 600, 60
_IN_TOWN = re.compile(r"(?:in|at)\s[A-ZÀ-Ž]\w+$")
#: So many short lines may stand above one that is surely of the head.
_UNSURE = 4
#: Longer lines were wrapped, and go on.
_WRAPPED = 50
#: As many lines may stand above the message.
HEAD_LINES = 40


def goes_on(lines: list[Line], n: int) -> bool:
    """Whether a line of a teleprinter goes on with the addresses or the subject above it."""
    text = lines[n].text
    if lines[n].gap or n == 0 or PARAGRAPH.match(text) or text.endswith("."):
        return False
    above = next((m for m in reversed(lines[:n]) if is_wire_line(m.text)), None)
    return above is not None and len(text) < _WRAPPED + bool(above.text.startswith("SUBJ")) * 30


def belongs(lines: list[Line], n: int, count: int, listing: str, lexicon: Lexicon) -> bool:
    """Whether a line is one of the head, of which `count` lines are known and a list perhaps goes on."""
    return (
        _tops_dateline(lines, n, lexicon)
        or _above_head(lines, n, lexicon)
        or _continues(lines, n, count, listing, lexicon)
        or (n == count and (_in_block(lines, n) or _tops_block(lines, n, lexicon)))
    )


def _tops_dateline(lines: list[Line], n: int, lexicon: Lexicon) -> bool:
    """Whether a first line, however long, names a kind of message right above the line of place and date."""
    text = lines[n].text
    if n > 1 or len(text) > _LONG_HEADING or n + 1 >= len(lines) or not is_place_and_date(lines[n + 1].text):
        return False
    return kind_at(text, lexicon, _EARLY) is not None and (text[0].isupper() or text[0].isdigit())


def _continues(lines: list[Line], n: int, count: int, listing: str, lexicon: Lexicon) -> bool:
    """Whether a line is one more of a list, or the rest of the line above it."""
    text, above = lines[n].text, lines[n - 1].text
    if n == 0 or count < n:
        return False
    heads = _WITH_WHOM.match(above) or kind_at(above, lexicon, KIND_ALONE) is not None
    if heads and _WITH_WHOM.match(text) and len(above) < KIND_ALONE:
        return True
    if _BRACKETED.fullmatch(text):
        return True
    if FOR_WHOM.match(text) and any(x.slot == "recipients" for x in labels_in(above, lexicon)[:1]):
        return True
    if len(text) < KIND_ALONE and _UNFINISHED.search(above) and not ends_sentence(text):
        return True
    if above.endswith(("-", "\xad")) and text[0].islower() and len(text) < SHORT:
        return True
    ended = ends_sentence(text) and not _TITLES.fullmatch(text)
    if not listing or len(text) >= (160 if _OFFICIAL.match(text) else 100) or ended:
        return False
    if listing in ("alone", "participants"):
        return listing == "alone" or not lines[n].gap
    return not lines[n].gap and (
        above.endswith((",", ";", " and")) or (listing == "subjects" and _WRAPPED < len(above) < 100)
    )


def _in_block(lines: list[Line], n: int) -> bool:
    """Whether a line stands in a block of short lines, of which the first belong to the head: a place, an office."""
    if n == 0 or lines[n].gap:
        return False
    end = next((m for m in range(n + 1, len(lines)) if lines[m].gap), None)
    return end is not None and end - n <= 3 and all(_is_scrap(line.text) for line in lines[n:end])


def _tops_block(lines: list[Line], n: int, lexicon: Lexicon) -> bool:
    """Whether a short line stands right above a line of the head: a name above a number."""
    if n == 0 or n + 1 >= len(lines) or lines[n + 1].gap or not _is_scrap(lines[n].text):
        return False
    return is_head(lines[n + 1].text, HEADING_LINES + 1, lexicon) and not lines[n + 1].text.isupper()


def _is_scrap(text: str) -> bool:
    """Whether a line is short, begins with a capital and is no sentence."""
    begins = text[0].isupper() or _IN_TOWN.match(text) is not None
    return len(text) < SHORT and begins and not text.endswith((":", ";", ",")) and not ends_sentence(text)


def greeted(lines: list[Line]) -> int:
    """The number of the line that greets the reader, where only short lines stand above it; else 0."""
    for n, line in enumerate(lines[:HEAD_LINES]):
        if GREETING.match(line.text):
            return n
        if len(line.text) > HEAD_WIDTH or SENTENCES.search(line.text) or PARAGRAPH.match(line.text):
            return 0
        if ends_sentence(line.text) and not is_place_and_date(line.text):
            return 0
    return 0


def _above_head(lines: list[Line], n: int, lexicon: Lexicon) -> bool:
    """Whether a line that is no sentence stands above lines of a head: the first, or the parts of a letterhead."""
    text = lines[n].text
    if len(text) >= 160 or text.endswith(":") or ends_sentence(text):
        return False
    if n == 0 and any(is_head(line.text, HEADING_LINES + 1, lexicon) for line in lines[1:3]):
        return True
    if n >= 2 * HEADING_LINES:
        return False
    for line in lines[n : n + _UNSURE + 1]:
        if line is not lines[n] and (
            any(
                x.start < 3 and (x.sign == ":" or (not x.sign and x.slot in LISTS))
                for x in labels_in(line.text, lexicon)[:1]
            )
            or is_mark(line.text, lexicon)
            or is_place_and_date(line.text)
            or is_date_line(line.text)
        ):
            return True
        if not _is_scrap(line.text) or PARAGRAPH.match(line.text):
            return False
    return False
