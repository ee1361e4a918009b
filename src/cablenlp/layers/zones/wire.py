"""Lines as a teleprinter types them: page lines, date-time groups, addresses, captions, the end of a message.

"PAGE 01  KABUL 09029  271752Z", "R 271735Z DEC 79", "FM AMEMBASSY KABUL", "TAGS: PINS, AF", "NNNN". The forms are those
of the Department of State's electronic telegrams since 1973 and of military message forms (ACP 121, DD 173).
"""

from __future__ import annotations

import re

#: A teleprinter's line is no longer.
WIDTH = 100
#: Who sends, whom it is for, who is told: each line begins with one of these, the lines below it go on.
ADDRESS = re.compile(r"(?P<who>FM|TO|INFO|XMT|RUEH\w*|ZEN/?)[ \t:]+(?=[A-Z])")
#: Place and number, behind the page or the marks: "KABUL 09029", "STATE 123456".
NUMBERED = re.compile(
    r"(?:PAGE\s+\d+(?:\s+OF\s+\d+)?\s+)?(?P<marks>(?:[A-Z](?:\s[A-Z])+\s+"
    r"|[A-Z/]+\s+){0,4}?)(?:SECTION\s+\d+\s+OF\s+\d+\s+)?"
    r"(?P<place>[A-Z][A-Z.]{2,}(?: [A-Z.]{3,})?)\s+(?P<number>\d{3,6})"
    r"(?:\s+\d{6}Z(?:\s+[A-Z]{3}\s+\d\d)?|\s+\(?SECTION\b.*)?$"
)
_GROUP = re.compile(r"(?:[ZOPRY](?:\s[ZOPRY])*\s+)?\d{6}Z\s+[A-Z]{3}\s+\d\d(?!\d)")
_CAPTION = re.compile(
    r"(?:E\.?O\.?\s?1\d{4}|TAGS?\s?:|SUBJ(?:ECT)?\s?:|REFS?\s?:|REF(?:TEL)?\s?:|PAGE\s+\d+\s|DECL\s?:|CLAS\b"
    r"|UNCLAS\b|ACTION\s+[A-Z]+-\d|ORIGIN\s+[A-Z]+-\d"
    r"|INFO\s+(?:OCT|LOG)-|DRAFTED BY |APPROVED BY |-{6,}|PASS(?:\sTO)?\s[A-Z])"
)
_END = re.compile(r"(?:NNNN|BT|#\d{4}|END OF MESSAGE|ENDMSG)\W*$")


def is_wired(text: str) -> bool:
    """Whether a line can only be a teleprinter's: an address, a date-time group, a page line."""
    return bool(_GROUP.match(text) or (text.isupper() and re.match(r"(?:FM|PAGE\s+\d+)\s", text)))


def is_wire_line(text: str) -> bool:
    """Whether a line belongs to the head of a message off the teleprinter."""
    if len(text) > WIDTH:
        return False
    return bool(ADDRESS.match(text) or NUMBERED.match(text) or _GROUP.match(text) or _CAPTION.match(text))


def ends_wire(text: str) -> bool:
    """Whether a line says but that the message ends."""
    return _END.match(text) is not None
