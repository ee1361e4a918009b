"""How many lines stand above a message: what clerks, typists and editors put there."""

from __future__ import annotations

import re

from cablenlp.layers.zones.beside import GREETING, HEAD_LINES, LISTS, belongs, goes_on, greeted
from cablenlp.layers.zones.head_line import is_field, is_head
from cablenlp.layers.zones.labels import labels_in
from cablenlp.layers.zones.lines import Line, cells, ends_sentence, is_date_line, is_mark, is_place_and_date
from cablenlp.layers.zones.wire import is_wire_line, is_wired
from cablenlp.lexicon.store import Lexicon

# What a message refers to belongs to the head only when more of the head follows; so do the signs of its pages.
_PASSED = re.compile(
    r"(?:re|refs?|reference)\b\s*(?:[:.#№]|\d|[A-Za-z]|$)|[-–—\s]*\d{1,3}[-–—\s]*$|\[?page\s+\d+\]?$|declassified\b"
    r"|(?:authority\s+)?nnd\s|(?:workers of the world|proletarians of all \w+),? unite",
    re.I,
)
_RE = re.compile(r"(?:Re|RE|Ref|REF|Reference|REFERENCE)\s?:\s")
#: How the parts of a paper are headed: what stands there is its matter.
_SECTION = re.compile(
    r"(?:[IVX1]{1,3}\.?\s)?(?:Discussion|Summary|Background|Introduction|Overview|(?:The )?Problem|Conclusions?"
    r"|Recommendations?|Facts Bearing on the Problem|Purpose|Issues?|Analysis|Estimate)\s?[:.—-]*",
    re.I,
)
#: The subject of a talk takes up to so many characters.
_LONGEST_SUBJECT = 300
#: So many characters are counted at once.
_PIECE = 200


def head_length(lines: list[Line], lexicon: Lexicon) -> int:
    """How many lines stand above the message."""
    loud = _is_loud(lines)
    wired = loud and any(is_wired(line.text) for line in lines[:HEAD_LINES])
    count, listing = 0, ""
    named = 0  # the line below a label that has its line alone
    rank = -1  # the number of a line, pages not counted
    greeting = greeted(lines)
    for n, line in enumerate(lines[:HEAD_LINES]):
        text = line.text
        if GREETING.match(text) or (n and _SECTION.fullmatch(text)):
            return n
        rank += not _PASSED.match(text)
        if wired and is_wire_line(text):
            count = n + 1
            continue
        if _PASSED.match(text) and len(text) < 140 and not (0 < n == count and _RE.match(text)):
            continue
        label = next((x for x in labels_in(text, lexicon) if x.start < 3 and x.slot in LISTS and x.sign != " "), None)
        if label and (label.slot != "repeated_to" or n == count):
            alone = label.end >= len(cells(line)[0].text)
            count, listing, named = n + 1, "alone" if alone else label.slot, n + 1 if alone else named
            continue
        if wired:
            head = is_wire_line(text) or _is_plain_head(text, lexicon) or goes_on(lines, n)
        elif n and n == count == named and len(text) < _LONGEST_SUBJECT:
            head = True  # what a label alone in its line names
        elif loud and ends_sentence(text) and not is_field(text, lexicon) and not is_place_and_date(text):
            head = False  # where everything is in capitals, capitals say nothing
        else:
            head = is_head(text, rank, lexicon) or n < greeting or belongs(lines, n, count, listing, lexicon)
        if not head:
            break
        count = n + 1
        listing = "" if is_place_and_date(text) or labels_in(text, lexicon)[:1] else listing
    return count


def _is_loud(lines: list[Line]) -> bool:
    """Whether a document is in capitals, but for a stray "No."."""
    small = capitals = 0
    left = sum(len(line.text) for line in lines[:HEAD_LINES])
    for line in lines[:HEAD_LINES]:
        for at in range(0, len(line.text), _PIECE):
            piece = line.text[at : at + _PIECE]
            left -= len(piece)
            small += sum(map(str.islower, piece))
            capitals += sum(map(str.isupper, piece))
            if small * 10 >= capitals + left:
                return False  # whatever follows
    return small * 10 < capitals


def _is_plain_head(text: str, lexicon: Lexicon) -> bool:
    """Whether a line in capitals says by more than these that it belongs to the head."""
    return is_mark(text, lexicon) or is_date_line(text) or is_field(text, lexicon)
