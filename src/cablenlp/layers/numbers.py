"""Numbers of messages, by the words before them: "No. 25553", "Embtel 577", "my K.103", "Repeated London 78".

Every run of figures is looked at once, with the last words before it; prose costs little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cablenlp.layers.openings import opening_numbers, registry_numbers
from cablenlp.layers.zones import Zone
from cablenlp.months import MONTH_NAME


class Number(NamedTuple):
    """A number, the rule that found it, what its message is called before it, and whether it is the document's."""

    start: int
    end: int
    rule: str
    prefix: str | None = None
    own: bool = False


_DIGITS = re.compile(r"\d+")
#: What a message may be called before its number.
KIND = (
    r"(?:tele(?:gram|type)s?|tels?|cables?|cablegrams?|messages?|despatch(?:es)?|dispatch(?:es)?|desps?|airgrams?|letters?|notes?"
    r"|notas?|notes?\s(?:verbales?|nr)|circulars?|instructions?|signals?|memorand(?:um|a)|memos?|reports?|ciphergrams?"
    r"|radiograms?|savingrams?|directives?|wires?|minutes?)"
)
#: Series of telegrams that are built from who and what: "Embtel", "Dept's inst"; those with names are data.
SERIES = (
    r"(?:(?:re|ref|rep|my|our|ur|your|under)?(?:emb|dept?|leg|con(?:gen)?|cons|pol|circ|depcirc?|embcirc|ur|my|our|usun|mission"
    r"|amb|del|fon)?(?:tels?|desp(?:s|atch(?:es)?)?|inst(?:r|rs)?|airs?|lets?|cirtels?|circ?tels?|airgrams?|circulars?|memos?))"
)
#: Series with names, of which the abbreviations say no more.
_FURTHER = re.compile(r"(?:hag|usuns?|fotop|tropic|winch|unsun|aidac|vistel|confintel|usmun|wirom|uktels?)", re.I)
_NAMED = re.compile(rf"(?:{SERIES}|{KIND})", re.I)
_SIGN = re.compile(r"(?:no|nos|nr|nrs|n[º°o]|nºs|numbers?|[№#])", re.I)
_SIGNS = r"(?:no?s?\.?\s?|n[º°o]s?\.?\s?|nr\.?\s?|№\s?|#\s?)"
_WORD_BEFORE = re.compile(r"([^\W\d_][\w’'º°]*|[#№])[\s.,:]{0,3}$")
#: Letters joined to the figures, or a registry's signs before them.
_LETTERS = re.compile(
    r"(?<![\w’'/–-])(?:(?:[A-Z]\w{0,5}(?:\(\w{1,5}\))?[./–-]){1,5}|[A-Z]{1,6}(?:[.–\-\s]\s?)?|[A-Z]\.[\s]?)$"
)
_WHOSE = re.compile(r"(?:my|your|our|ur|re|ref|yours)", re.I)
#: Whose messages are known by the bare number: an office, a command, a post.
_OFFICE = re.compile(r"(?:dep(?:t|artment)|emb(?:assy)?|leg(?:ation)?|con(?:sulate|gen)?|mission|[A-Z]{4,})['’]s", re.I)
_OFFICES = re.compile(r"(?:dep(?:t|artment)|emb(?:assy)?|legation)", re.I)
#: What else is counted with "No.".
_OTHER = frozenset(
    "resolution order decree article chapter page part document annex room division regiment army doc vol volume bureau"
    " decision law plan copy copies enclosure paragraph para section book appendix table tab box case group protocol"
    " agendum corps brigade battalion point question item nsc nie snie executive series mission lot".split()
)
#: Short numbers after these words are mostly no numbers of messages: "two letters", "note 3".
_LOOSE = re.compile(r"(?:letters?|notes?|reports?|memos?|memorand(?:um|a)|messages?|directives?|minutes?)", re.I)
_LOOSE_OWNER = re.compile(r"\b(?:embassy['’]?s?|emb|legation['’]?s?|fonoff|ministry['’]?s?|my|your|our)\s+\w+\s*$", re.I)
_AFTER = re.compile(
    r"(?:[/–-]\d{1,6}(?![\d,])(?=[/)\s.,;:]|$)|/(?:\d{1,6}(?!\d)|[A-Za-z]{1,5}\b|[IVX]{1,5}\b)){0,3}(?:[-–]?[A-Za-z]{1,2}\b(?!\.\w|['’]))?"
)
_MORE = re.compile(
    rf"\s{{0,3}}(?:,\s{{0,3}}(?:and\s{{1,3}}|&\s{{0,3}})?|(?<=\s)and\s{{1,3}}|&\s{{0,3}}|/\s{{0,3}}|(?<=\s)through\s|(?<=\s)to\s)"
    rf"(?i:{_SIGNS})?(?P<x>(?:[A-Z]{{1,4}}-?)?\d{{1,6}}[A-Z]?)\b(?![\d:]|\s?(?:[ap]\.? ?m|per|million|%|,\d))"
)
#: The same message's number in another series: "your 156 (BCOM1)".
_ASIDE = re.compile(r"\s\((?P<x>[A-Z]{2,6}[-–]?\d{1,6})\)")
_UNIT = re.compile(
    r"\s*(?:%|per\s?cent|million|thousand|billion|tons?|km|kilomet|miles|men|troops|divisions|dollars|yen|hours|years"
    r"|days|[ap]\.? ?m\b|,\d)",
    re.I,
)
_MONTH_DAY = rf"{MONTH_NAME}\.?\s\d{{1,2}}(?!\d)"
_DAY_MONTH = rf"\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{MONTH_NAME}\b"
#: A day behind figures; "12 July 3" is a number and its date.
_DAY = re.compile(rf"(?:st|nd|rd|th)?\s{{1,3}}(?:of\s)?(?!{_MONTH_DAY}){MONTH_NAME}\b")
#: A list that goes on behind a date: "Embtels 577, October 4, and 580, October 6".
_DATED_MORE = re.compile(
    rf"(?:,\s|\s(?:of|dated)\s(?:the\s)?|\s)(?:{_MONTH_DAY}(?:,\s\d{{4}})?|{_DAY_MONTH}(?:\s\d{{4}})?)"
    rf"(?:,?\s\d{{1,2}}(?::\d\d)?\s?[ap]\.?\s?m\.?)?(?:,?\sand\s|[,;]\s(?:and\s)?)(?i:{_SIGNS})?(?P<x>(?:[A-Z]{{1,4}}-?)?\d{{2,6}})"
    rf"(?=(?:,\s|\s(?:of|dated)\s(?:the\s)?|\s)(?:{_MONTH_DAY}|{_DAY_MONTH})|[);.](?:\s|$))"
)
_DATED = re.compile(rf"(?:,\s|\s(?:of|dated)\s(?:the\s)?|\s|\s\()(?:{_MONTH_DAY}|{_DAY_MONTH}|\d{{1,2}}[./]\d{{1,2}}\b)")
_MONTH_BEHIND = re.compile(rf"\b{MONTH_NAME}\.?\s+$")
_CLOCK = re.compile(r"[.:/]\d")
#: "Your 235." is a telegram, "your 235 divisions" are none.
_CLOSED = re.compile(
    r"\s{0,3}(?:[.;:)\]\n]|,(?!\d)|$|(?:of|dated|para|paragraph|paras|paragraphs|page|section|part|re|and|to|last|I|we"
    r"|repeated|rptd|requesting|report(?:s|ing|ed)?|regarding|concerning|asking|suggesting|transmitting|instructing|giving|stating"
    r"|quoting|repeating|authorizing|containing|commenting|summarizing|recommending|proposing|which|was|has|crossed)\b)",
    re.I,
)
#: "Sent Department 164, repeated Saigon 5, Paris as 156"
_REPEATED = re.compile(
    r"\b(?P<how>[Ss]ent|SENT|[Rr]epeated|REPEATED|[Rr]ptd|RPTD|[Rr]epeat|[Rr]pt|RPT)\s(?:(?:to|info)\s)?"
    r"[^.\n]{0,70}?[A-Z][a-z]\w+,?\s(?:as\s)?(?:(?:telegram|No\.?)\s)?$"
)
_REPEATS = re.compile(r"[Ss]ent |SENT|epeat|EPEAT|ptd? |PTD? ")
#: Five or six figures behind the letters of a command: "WX-84975", "JCS 84681", "CINCFE C-51666"; but no money.
_COMMAND = re.compile(r"(?<![\w.’'/-])(?!(?:RM|DM|FF|US|HK|NT|SF|BF|RG|FO)\b)(?:[A-Z]{1,8}[ –-]){1,2}$")
_LOUD = re.compile(r"\b[A-Z]{3,}[ ,.]{1,2}(?:[A-Z]{1,8}[ –-]){1,2}$")
#: Before a post and its number there is no "in", "at": "Paris 2230", but "in Paris 2230 people".
_NO_POST = re.compile(r"\b(?:in|at|near|around|outside|for|with|left|reached|since|until|population of)\s+(?:the\s)?$", re.I)
_POST = re.compile(r"(?P<x>(?:[A-Z][\w.]{1,14}[ -]){0,2}[A-Z][\w.]{2,14})(?P<whose>['’]s?)?\s$")
_POST_CUE = re.compile(r"\b(?:re|ref|refs|reference|see|tels?|telegrams?|cf\.?|and|also|per)[\s:.,]{1,2}$", re.I)
#: As far back as the place of a repetition may stand, and the name of a kind.
_BACK, _NEAR = 90, 48


def numbers(text: str, zones: list[Zone]) -> Iterator[Number]:
    """The numbers of messages in a text, in its order; a document's own come with their rule."""
    opened = [Number(*place, own=True) for place in opening_numbers(text, zones, _DAY)]
    opened += [Number(*place) for place in registry_numbers(text, zones)]
    yield from opened
    done = 0
    for m in _DIGITS.finditer(text):
        start, end = m.span()
        if start < done or text[start - 1 : start] in ("/", ":", ",") or any(o.start <= start < o.end for o in opened):
            continue
        for number in _read(text, start, end, zones):
            yield number
            done = number.end


def _read(text: str, start: int, end: int, zones: list[Zone]) -> Iterator[Number]:
    """The number whose figures stand here, and those that follow it."""
    if repeated := _repeated(text, start, end):
        yield repeated
        return
    near = text[max(0, start - _NEAR) : start]
    letters = _LETTERS.search(near)
    if letters and _SIGN.fullmatch(letters.group().rstrip(" .–-")):
        letters = None
    begin = start - len(letters.group()) if letters else start
    prefix = _prefix(near[: len(near) - (start - begin)], text, begin, end, letters is not None)
    if prefix is None or _is_day(text, end, prefix):
        return
    if _is_edition(text, begin, end, zones):
        return
    done = end + len(m.group() if (m := _AFTER.match(text, end)) else "")
    yield Number(begin, done, "number.series" if prefix else "number.sign", prefix or None)
    while (more := _MORE.match(text, done)) and not _is_day(text, more.end("x"), ""):
        yield Number(*more.span("x"), "number.more", prefix or None)
        done = more.end("x")


def _prefix(before: str, text: str, begin: int, end: int, lettered: bool) -> str | None:
    """What the message is called before its number: "" after a bare sign, None where no number of a message stands."""
    word = _WORD_BEFORE.search(before)
    if word is None:
        return None
    name = word[1]
    if _SIGN.fullmatch(name):
        return _signed(before[: word.start()])
    if _NAMED.fullmatch(name):
        loose = (_LOOSE.fullmatch(name) and end - begin < 4) or _UNIT.match(text, end)
        return None if loose else name
    if _WHOSE.fullmatch(name):
        closed = _CLOSED.match(text, end) and (lettered or end - begin > 1)
        return name if closed and not _UNIT.match(text, end) else None
    return None


_BEFORE_SIGN = re.compile(r"(?P<last>[^\W\d_][\w’']*)[\s,.]*$")
_KIND_OF = re.compile(rf"\b(?P<x>{_KIND}),?\s(?:of|from|to)\s[\w ]{{2,20}},?\s*$", re.I)


def _signed(before: str) -> str | None:
    """What stands before "No."."""
    last = _BEFORE_SIGN.search(before)
    if last is None:
        return ""
    if last["last"].lower() in _OTHER:
        return None
    if _NAMED.fullmatch(last["last"]):
        return last["last"]
    of = _KIND_OF.search(before)
    return of["x"] if of else ""


def _repeated(text: str, start: int, end: int) -> Number | None:
    """The number under which a message was repeated to a place."""
    before = text[max(0, start - _BACK) : start]
    if not before[-1:].isspace() or not _REPEATS.search(before):
        return None
    found = _REPEATED.search(before)
    if found is None or _CLOCK.match(text, end) or _DAY.match(text, end) or _MONTH_BEHIND.search(before):
        return None
    return Number(start, end, "number.repeated", found["how"])


def _is_day(text: str, end: int, prefix: str) -> bool:
    """Whether the figures are a day or a time after all; a day has two at most."""
    day = not text[end - 3 : end].isdigit() and _DAY.match(text, end)
    return bool(day) or (not prefix and bool(_CLOCK.match(text, end)))


_EDITION = re.compile(r"\d+ +[A-Z][a-z][^\n]{0,80}? (?:to|of|by|between|for|from|on|in)\b")


def _is_edition(text: str, begin: int, end: int, zones: list[Zone]) -> bool:
    """Whether this is an edition's own number before a heading: "No. 178 The Ambassador ..."."""
    zone = next((z for z in zones if z.start <= begin < z.end), None)
    if zone is None or zone.name not in ("title", "header"):
        return False
    left = text.rfind("\n", 0, begin) + 1
    return text[left:begin] == "No. " and bool(_EDITION.match(text, begin))
