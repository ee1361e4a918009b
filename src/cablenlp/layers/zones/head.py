"""The lines above a message: where the document is kept, an edition's heading, what clerks and typists put there."""

from __future__ import annotations

import re

from cablenlp.layers.indexes import kinds
from cablenlp.layers.zones.labels import labels_in, names_itself
from cablenlp.layers.zones.lines import (
    DIARY,
    HEAD_WIDTH,
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
from cablenlp.layers.zones.wire import is_wire_line, is_wired
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import split

#: Longer lines of the head are prose.
HEAD_LINE = 230
#: As many lines may stand above the message.
HEAD_LINES = 40
#: A heading stands among the first lines.
HEADING_LINES = 4
#: A line so short may be a part of a block of the head; longer ones were wrapped, and go on.
_SHORT, _WRAPPED = 60, 50

#: The heading of an edition may be as long above the place and date, if it names the kind so early.
_LONG_HEADING, _EARLY = 600, 60

ROUTE = re.compile(r"\b(?:to|from|between|by|with|of)\b", re.I)
GREETING = re.compile(
    r"[“\"«'‘]?(?:my\s+)?dear\b|[“\"«'‘]?sir\s*[:,]|(?:your\s+)?excellency|mr\.\s+(?:ambassador|minister|president|secretary|chairman)\b[^.]{0,40}[:,]"
    r"|(?:respected|esteemed|highly\s+esteemed)\s+(?:comrades?|(?:mr|prime|chairman|premier|president)\b)|comrade\s+[a-z]\w+\s*[:,!]",
    re.I,
)
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
# What a message refers to belongs to the head only when more of the head follows; so do the signs of its pages.
_PASSED = re.compile(
    r"(?:re|refs?|reference)\b\s*(?:[:.#№]|\d|[A-Za-z]|$)|[-–—\s]*\d{1,3}[-–—\s]*$|\[?page\s+\d+\]?$|declassified\b"
    r"|(?:authority\s+)?nnd\s|(?:workers of the world|proletarians of all \w+),? unite",
    re.I,
)
_RE = re.compile(r"(?:Re|RE|Ref|REF|Reference|REFERENCE)\s?:\s")
#: A heading that goes on in the next line: "RECORD OF CONVERSATION", "with Mao Zedong"; "TELEGRAM", "to the Embassy".
_WITH_WHOM = re.compile(r"(?:with|between|WITH|BETWEEN|With|Between|to|from|for|of|on|by)\s[^\n]{2,110}(?<![.!?])$")
#: Whom the message is for, below the one who gets it: "To KRASOVSKY", "for Comrade Mao Zedong".
FOR_WHOM = re.compile(r"(?:to be (?:given|passed|handed) to|for)\s(?:the\s)?(?P<x>(?-i:[A-Z])[^\n.!?;]{2,60})$", re.I)
#: "For Prime Minister. Most Secret."
_FOR_AND_MARK = re.compile(r"(?:For|FOR)\s(?:the\s|THE\s)?[A-Z][^.\n]{2,50}\.\s+(?=[A-Z])")
#: As editions print a route: "The Ambassador in India (Henderson) to the".
_NAMED_ROUTE = re.compile(r"[A-Z][^.\n()]{3,80}\([A-Z][\w.’' -]{2,30}\)\s+to\b")
#: A clerk's or editor's word on the document: "(Working transcript)", "[Paraphrase]".
_BRACKETED = re.compile(r"\([^()]{3,60}\)|\[[^\[\]]{3,120}\]")
_UNFINISHED = re.compile(r"\b(?:to|of|the|and|in|for|from|with|at)$", re.I)
#: Longer lines are no mere kind.
_KIND_ALONE = 60
_ADDRESSED = re.compile(r"(?:Addressed to|Repeated|Repeat|Rptd)\b", re.I)
#: How the parts of a paper are headed: what stands there is its matter.
_SECTION = re.compile(
    r"(?:[IVX1]{1,3}\.?\s)?(?:Discussion|Summary|Background|Introduction|Overview|(?:The )?Problem|Conclusions?"
    r"|Recommendations?|Facts Bearing on the Problem|Purpose|Issues?|Analysis|Estimate)\s?[:.—-]*",
    re.I,
)
_SENTENCES = re.compile(r"[a-z]{3}\. [A-Z]")
#: So many small words in a row are a sentence.
_PROSE = re.compile(r"(?:\b[a-z]{2,}\s){4}")
_PARAGRAPH = re.compile(r"\(?\d{1,2}[.)]\s")
_NUMBERED_KIND = re.compile(r"[A-Z][\w ]{2,30}?\s+(?:No\.?\s*)?[A-Z\[]{0,6}[.–-]?\d")
#: Who to whom behind kind and number, as archives title what they hold: "..., Stalin to Mao Zedong".
_NUMBERED_ROUTE = re.compile(r"[\w/–-]{0,12},\s(?=[A-Z])[^,;\n]{0,60}?[a-z)\]][^,;\n]{0,60}?\sto\s(?:the\s)?[A-Z][a-z]")
#: A number behind a date: "of 19 March 1953, No. 858-372ss".
_NUMBER = re.compile(r"[,\s]+(?:No|Nr|№|#)\.?\s?[\w/-]{1,20}$")
#: Somebody with his office behind the name, in a list of participants.
_OFFICIAL = re.compile(r"(?:[A-Z][\w.’'-]*\s){1,4}[A-Z][\w’'-]+(?:, (?:Jr|Sr|Esq)\.)?,\s(?:the\s)?[A-Z]")
#: The last of a list may have a full stop.
_TITLES = re.compile(r"[A-Z][\w.’'-]*(?:,?\s(?:[A-Z][\w.’'-]*|for|of|the|and|to|in|at)){2,30}\.")
#: Lists that go on over the lines below.
_LISTS = ("participants", "subjects", "distribution", "recipients", "senders", "repeated_to")


def head_length(lines: list[Line], lexicon: Lexicon) -> int:
    """How many lines stand above the message."""
    loud = _is_loud(lines)
    wired = loud and any(is_wired(line.text) for line in lines[:HEAD_LINES])
    count, listing = 0, ""
    named = 0  # the line below a label that has its line alone
    rank = -1  # the number of a line, pages not counted
    greeted = _greeted(lines)
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
        label = next((x for x in labels_in(text, lexicon) if x.start < 3 and x.slot in _LISTS and x.sign != " "), None)
        if label and (label.slot != "repeated_to" or n == count):
            alone = label.end >= len(cells(line)[0].text)
            count, listing, named = n + 1, "alone" if alone else label.slot, n + 1 if alone else named
            continue
        if wired:
            head = is_wire_line(text) or _is_plain_head(text, lexicon) or _goes_on(lines, n)
        elif n and n == count == named and len(text) < _LONGEST_SUBJECT:
            head = True  # what a label alone in its line names
        elif loud and ends_sentence(text) and not is_field(text, lexicon) and not is_place_and_date(text):
            head = False  # where everything is in capitals, capitals say nothing
        else:
            head = (
                is_head(text, rank, lexicon)
                or _tops_dateline(lines, n, lexicon)
                or _above_head(lines, n, lexicon)
                or n < greeted
                or _continues(lines, n, count, listing, lexicon)
                or (n == count and (_in_block(lines, n) or _tops_block(lines, n, lexicon)))
            )
        if not head:
            break
        count = n + 1
        listing = "" if is_place_and_date(text) or labels_in(text, lexicon)[:1] else listing
    return count


#: The subject of a talk takes up to so many characters.
_LONGEST_SUBJECT = 300
#: So many characters are counted at once.
_PIECE = 200


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


def _goes_on(lines: list[Line], n: int) -> bool:
    """Whether a line of a teleprinter goes on with the addresses or the subject above it."""
    text = lines[n].text
    if lines[n].gap or n == 0 or _PARAGRAPH.match(text) or text.endswith("."):
        return False
    above = next((m for m in reversed(lines[:n]) if is_wire_line(m.text)), None)
    return above is not None and len(text) < _WRAPPED + bool(above.text.startswith("SUBJ")) * 30


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
    heads = _WITH_WHOM.match(above) or kind_at(above, lexicon, _KIND_ALONE) is not None
    if heads and _WITH_WHOM.match(text) and len(above) < _KIND_ALONE:
        return True
    if _BRACKETED.fullmatch(text):
        return True
    if FOR_WHOM.match(text) and any(x.slot == "recipients" for x in labels_in(above, lexicon)[:1]):
        return True
    if len(text) < _KIND_ALONE and _UNFINISHED.search(above) and not ends_sentence(text):
        return True
    if above.endswith(("-", "\xad")) and text[0].islower() and len(text) < _SHORT:
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


_IN_TOWN = re.compile(r"(?:in|at)\s[A-ZÀ-Ž]\w+$")


def _is_scrap(text: str) -> bool:
    """Whether a line is short, begins with a capital and is no sentence."""
    begins = text[0].isupper() or _IN_TOWN.match(text) is not None
    return len(text) < _SHORT and begins and not text.endswith((":", ";", ",")) and not ends_sentence(text)


def _greeted(lines: list[Line]) -> int:
    """The number of the line that greets the reader, where only short lines stand above it; else 0."""
    for n, line in enumerate(lines[:HEAD_LINES]):
        if GREETING.match(line.text):
            return n
        if len(line.text) > HEAD_WIDTH or _SENTENCES.search(line.text) or _PARAGRAPH.match(line.text):
            return 0
        if ends_sentence(line.text) and not is_place_and_date(line.text):
            return 0
    return 0


#: So many short lines may stand above one that is surely of the head.
_UNSURE = 4


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
                x.start < 3 and (x.sign == ":" or (not x.sign and x.slot in _LISTS))
                for x in labels_in(line.text, lexicon)[:1]
            )
            or is_mark(line.text, lexicon)
            or is_place_and_date(line.text)
            or is_date_line(line.text)
        ):
            return True
        if not _is_scrap(line.text) or _PARAGRAPH.match(line.text):
            return False
    return False


#: A registry's number alone on its line: "004125/1957/Sz.T.", "VVS 14/70", "(56) Fa No. 318".
REGISTERED = re.compile(
    r"(?:\(\d{2,4}\)\s)?(?:[A-ZÀ-Ž][\w.-]{0,11}\s){0,3}?(?:(?:No|Nr|№)\.?\s?)?"
    r"(?P<x>(?=[^\s]*\d[^\s]*[/-])[A-Z0-9][\w.]{0,11}(?:[/-][\w.]{1,12}){1,5}|(?<=[or№.]\s)\d{2,7})"
)


def is_head(text: str, n: int, lexicon: Lexicon) -> bool:
    """Whether the line with this number, from 0, belongs to the head."""
    columns = cells(Line(0, len(text), text, False))
    if len(columns) > MOST_COLUMNS:
        return False
    if len(columns) > 1:
        heads = [is_head(c.text, n, lexicon) for c in columns]
        return any(heads) and all(head or len(c.text) < _SHORT for head, c in zip(heads, columns, strict=True))
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
    if n > 1 and _PARAGRAPH.match(text) and not is_mark(text, lexicon) and not opens_with_marks(text, lexicon):
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
    return len(text) < 120 and text.isupper() and not _PARAGRAPH.match(text)


def is_field(text: str, lexicon: Lexicon) -> bool:
    """Whether a line names what stands in it, or is numbered."""
    label = next(iter(labels_in(text, lexicon)), None)
    if label and label.start < 3 and _ADDRESSED.match(text) and len(text) < HEAD_LINE:
        return True
    if len(text) >= 140 or _SENTENCES.search(text):
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
    if text.endswith((";", ":-", ":—")) or (text.endswith(":") and len(text) > _KIND_ALONE):
        return False
    if kind_at(text, lexicon, 200) is not None:
        return True
    return n < 3 and len(text) < 200 and bool(ROUTE.search(text))


#: The whole head in one line, as British offices print it: "No. 812. Secret. From Sir F. Roberts to Foreign Office."
ONE_LINE = re.compile(
    r"(?=[^\n]{0,160}\bNo\.\s?\d)(?:(?:No\.\s?\d{1,5}|[A-Z][\w ]{3,30})\.\s){0,4}"
    r"From\s(?:(?:[A-Z][\w.’'-]*|of|the|at|in|de|and),?\s){1,12}to\s(?:the\s)?(?:(?:Mr|Dr)\.\s)?[A-Z][^\n.]{2,80}\."
)
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
    if ONE_LINE.match(text):
        return False
    if (numbered := _NUMBERED_KIND.match(bare)) and not _NUMBERED_ROUTE.match(bare, numbered.end()):
        return False
    hits = kinds(lexicon).find(split(bare[:80]))
    if hits and not bare[hits[0].end :].strip(" ."):  # a kind alone is a clerk's, unless an edition numbers it
        return len(bare) < len(text)
    return bool(hits and hits[0].start < 40) or bool(ROUTE.search(bare))


#: What a message is called that is another: "Embtel 1977", "Your 12", "Reftel 3"; not the series of a conference.
OTHERS = (
    r"(?i:(?:your|my|our|ref|re)|(?:emb|dept?|leg|con(?:gen)?|ur|am|usun|mission|del|circ?)?"
    r"(?:tels?|desp(?:atch)?|airgrams?|airs?|lets?|instr?|circulars?|telegrams?)\b)"
)
#: What opens a telegram: its number in the head's series, perhaps a second series and number, for whom it is.
_OPENING = re.compile(
    r"(?:(?i:niact|unnumbered|priority|immediate|secret|sanitized)\b[\s.]{0,3}){0,3}"
    r"(?P<number>(?:(?!(?i:to|no|your|my|our|ref?|reference)\b)[A-Z][\w–-]{0,9}\.?\s)?(?:[A-Z]{1,5}[–.-]?)?\d{1,7}(?:/[A-Za-z0-9]{1,6})?[A-Z]?)\."
    rf"(?P<second>[ \t]+(?!{OTHERS})[A-Z][\w–-]{{1,9}}\.?[ \t]\d{{1,5}}\.)?"
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
