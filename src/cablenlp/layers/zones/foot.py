"""The lines below a message: signature, distribution, notes, where the document is kept."""

from __future__ import annotations

import re

from cablenlp.layers.zones.labels import labels_in, names_itself
from cablenlp.layers.zones.lines import (
    MOST_COLUMNS,
    TYPIST,
    Line,
    cells,
    ends_sentence,
    is_date_line,
    is_mark,
    is_place_and_date,
    is_source,
)
from cablenlp.layers.zones.wire import ends_wire
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import fold

#: As many lines may stand below the message.
FOOT_LINES = 14

_DISTRIBUTION = re.compile(
    r"printed in|typed in|\d+ copies|(?:min(?:ister)?s?\.?|p\.?m\.?['’]?s?) (?:(?:&|and) )?dept"
    r"|\[?(?:this\s+(?:tel\w*|cable|message)\s+(?:being\s+)?)?(?:sent|repeated|rptd|repeat|rpt)\s+"
    r"(?:to:|(?:to\s+|info\s+)?[A-Z][\w’' ]{2,40}?(?:\s+as)?\s+(?:No\.\s*)?\d"
    r"|(?:to\s+)?[A-Z][\w ,]{2,80}[.\]]{0,2}$)",
    re.I,
)
#: Readers by their letters, as Canberra's cable rooms listed them: "MIN. (2) A/SEC.", "E.A. (3) P.M.'s, Defence".
_LETTERS = (
    r"(?:MIN(?:ISTER)?S?|A?CTG|SECS?|[AD]/SECS?|A/S|F\.?A\.?S|DEPTS?|D?\.?E\.A|P\.M|J\.I\.[BC]|C\.R\.O)\b"
    r"[.’'sS]*(?:\s?\(\d{1,2}\))?"
)
_LISTED = re.compile(rf"{_LETTERS}(?:[\s,;:&/]+(?:{_LETTERS}|[A-Z][\w.’'/&()-]*(?:\s\(\d\))?))+[\s,;.]*")
_NOTE = re.compile(
    r"\[?(?:translator|editor)['’]?s?['’]?\s+note|\[?note\b|\[\d+\]|\*\s|footnote|\[?handwritten|\[[^\]]{12,300}\]$"
    r"|(?:x|\d{1,3}|\*{1,3}|†)[/)]\s*(?:pseudonym|translator|note|handwritten|in the)"
    r"|\[?(?:(?:(?:document|text|copy)\s+)?(?:translated|contributed|obtained|provided|edited|introduced)|handed"
    r"|published)"
    r"(?:\s+(?:and|from)\s+\w+)*\s+(?:by|to|in|for)\s+(?:the\s+)?(?-i:[A-ZÀ-Ž])",
    re.I,
)
_CLOSING = re.compile(
    r"\[?signature|signed|\(signed\)|sincerely|yours|respectfully|with (?:communist|comradely|bolshevik|warm|best)"
    r"|\[?sent department|transmitted by|greetings|enclosures?\b|encls?\b|(?:attachments?|annex(?:es)?)\s?:"
    r"|fraternally\b",
    re.I,
)
#: How a copy shows that the paper was signed: "/s/ A. Puzanov", "(ss)", "/-/ Henke", "[signed]", "/P. Mladenov/".
SIGNED = re.compile(
    r"[/(\[]\s?(?:ss?|[-–—]{1,3}|sgd\.?|signed|signature|seal|stamp|l\.s\.)\s?[/)\]]:?|(?:s/|ss/"
    r"|sgd\.)\s?(?=[A-ZÀ-Ž])"
    r"|[/(](?=(?:[A-ZÀ-Ž]\w{0,2}\.[\s-]?){1,3}[A-ZÀ-Ž][\w’'-]+[/)]$)",
    re.I,
)
#: One reader of a list that counts its copies: "1 x Comrade Axen", "2 - Cde. Kuznetsov", "3 - to file".
_COUNTED = re.compile(
    r"(?:No\.?\s?)?\d{1,2}(?:[-–]\d{1,2})?\s?(?:[xX×]|[-–—:])\s?(?:(?:to|for)\s)?(?:the\s)?(?:[A-ZÀ-Ž]|file"
    r"|archive)[^.?!;]{2,70}\.?$"
)
#: The rest of a list of numbered readers.
_ITEM = re.compile(r"(?:[-–—•*]|\d{1,2}[.)])?\s?[A-ZÀ-Ž][^.?!;]{2,70}\.?$")
_SOURCE_NOTE = re.compile(
    r"(?:[\[(]?\d{1,2}[\])]?\.?\s{1,3})?\[?Sources?:\s[^\n]{0,160}?\b(?:[Ff]iles?|[Aa]rchives?|[Pp]apers|[Ll]ibrary"
    r"|[Cc]ollection|[Rr]ecords"
    r"|[Pp]rinted|[Ii]bid)\b"
)
_NUMBER_ALONE = re.compile(r"(?:No|Nr|Nº|№)\.?\s*[\w/-]{1,12}")
_OPENS_TEXT = re.compile(r"[\d(a-z]")
#: Names of lines that stand at the foot, and the zone that they make.
_LABELLED = {
    "distribution": "distribution", "repeated_to": "distribution", "drafters": "closing", "approvers": "closing",
}  # fmt: skip


def below(lines: list[Line], head: int, lexicon: Lexicon) -> list[tuple[int, str]]:
    """The lines below the message, each with its zone."""
    noted = next((n for n in range(head + 1, len(lines)) if _SOURCE_NOTE.match(lines[n].text)), len(lines))
    # an edition's note on where it found the document begins its notes: nothing below it is the document's
    found = [(n, "note" if n > noted else "source") for n in range(len(lines) - 1, noted - 1, -1)]
    for i in range(noted - 1, max(head, noted - FOOT_LINES) - 1, -1):
        columns = cells(lines[i])  # the signature may stand beside the date
        if len(columns) > MOST_COLUMNS:
            break
        zones = [_zone(c.text, lexicon) for c in columns]
        zone = None if None in zones else "distribution" if "distribution" in zones else zones[-1]
        if zone in (None, "closing"):
            zone = _listed(lines, i, head, lexicon) or zone or _goes_on(lines, i, head, lexicon)
        if zone is None:
            break
        found.append((i, zone))
    if len(found) == len(lines) - head and found and found[-1][1] == "closing":
        found.pop()  # something was said
    return found[::-1]


def _zone(text: str, lexicon: Lexicon) -> str | None:
    label = next(iter(labels_in(text, lexicon)), None)
    if label and label.start < 3 and label.slot in _LABELLED and names_itself(label, text) and len(text) < 400:
        return _LABELLED[label.slot]
    if TYPIST.fullmatch(text):
        return "closing"
    if len(text) < 120 and _LISTED.fullmatch(text):
        return "distribution"
    if (label and label.slot == "sent" and label.sign == ":") or (_DISTRIBUTION.match(text) and len(text) < 300):
        return "distribution"
    if is_source(text, lexicon):
        return "source"
    if SIGNED.match(text) and len(text) < 100:
        return "closing"
    if _COUNTED.match(text):
        return "distribution"
    if _NOTE.match(text):
        return "note"
    if ends_wire(text) or is_mark(text, lexicon) or (len(text) < 80 and is_place_and_date(text)):
        return "closing"
    if is_date_line(text) or _NUMBER_ALONE.fullmatch(text) or (len(text) < 140 and _CLOSING.match(text)):
        return "closing"
    return "closing" if _is_signature(text, lexicon) else None


#: The address below a letter.
_ADDRESSED = re.compile(
    r"(?:H\.E\.|(?:His|Her) (?:Excellency|Majesty)|The (?:Right |Rt\.? )?Hon(?:ou?rable|\.)?)\s?", re.I
)


def _listed(lines: list[Line], n: int, head: int, lexicon: Lexicon) -> str | None:
    """Whether a line belongs to a list below the words "Distribution" or "Copies to" alone."""
    for line in reversed(lines[max(head, n - 5) : n + 1]):
        if len(line.text) > 60:
            break
        if _ADDRESSED.match(line.text):
            return "closing"
    for m in range(n, max(head, n - FOOT_LINES) - 1, -1):
        text = lines[m].text
        if _COPIED.fullmatch(text) and m < n:
            return "distribution"
        if len(text) > 80 or ends_sentence(text):
            return None
        label = next(iter(labels_in(text, lexicon)), None)
        if label and label.slot == "distribution" and not text[label.end :].strip(" -–:."):
            return "distribution"
        if lines[m].gap and m < n and _is_signature(lines[n].text, lexicon):
            return None  # who signed may stand below a list
    return None


#: How many were made, above the list of those who were given them: "Typed in 3 copies", "5 copies:".
_COPIED = re.compile(
    r"[^.;:]{0,30}\b(?:\d{1,2}|two|three|four|five|six)\s(?:typewritten\s)?cop(?:y|ies)(?:\s(?:made|typed"
    r"|printed))?[.:]?",
    re.I,
)
_NO_FIGURE = re.compile(r"[^\d:;?!]{3,70}")


def _goes_on(lines: list[Line], n: int, head: int, lexicon: Lexicon) -> str | None:
    """What a line is that no signature and no note begins: an office below or above a name, the rest of a note."""
    text = lines[n].text
    bare = text.strip(" :()")
    if _NO_FIGURE.fullmatch(bare) and not ends_sentence(bare) and n > head and _names_office(bare, lexicon):
        beside = lines[n - 1].text if not text.endswith(":") else lines[n + 1].text if n + 1 < len(lines) else ""
        if beside and (SIGNED.match(beside) or _is_signature(beside, lexicon)):
            return "closing"
    first = next((m for m in range(n, max(head, n - 5), -1) if lines[m].gap), n)
    return "note" if first < n and _NOTE.match(lines[first].text) else None


def _names_office(text: str, lexicon: Lexicon) -> bool:
    """Whether a line begins with an office, perhaps behind "acting" or "deputy"."""
    words = fold(text[:60]).replace(",", " ").split()
    offices = lexicon.words("office")
    while words and words[0] in lexicon.words("office_modifier"):
        words = words[1:]
    return any(" ".join(words[:k]) in offices for k in (1, 2, 3)) or words[:2] in (["head", "of"], ["director", "of"])


def _is_signature(text: str, lexicon: Lexicon) -> bool:
    """Whether a line is short, begins with a capital and is no sentence; an office takes more words."""
    if len(text) >= 80 or text.endswith((":", ";", ",")) or ends_sentence(text) or _OPENS_TEXT.match(text):
        return False
    return len(text.split()) < (8 if len(text) < 60 and not _names_office(text, lexicon) else 13)
