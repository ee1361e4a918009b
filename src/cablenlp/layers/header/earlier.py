"""Earlier messages that a text names: "your telegram of 13 June", "Embtel 577, October 4", "Clark's letter to Kim".

A message is known by its number or by its date; what it is called, whose it is and to whom it went stands before that,
or behind. One that has neither is named where the text answers it: "with reference to your letter".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from spacy.tokens import Doc

from cablenlp.layers.header.atoms import Cast
from cablenlp.layers.header.own import is_own, is_repetition
from cablenlp.layers.header.route import Actor
from cablenlp.layers.numbers import SERIES
from cablenlp.layers.zones import zones_of
from cablenlp.matching import fold
from cablenlp.months import MONTH_NAME
from cablenlp.table import key, placed, section

Plain = dict[str, Any]


class Dated(NamedTuple):
    """A date of the text."""

    start: int
    end: int
    edtf: str | None


@dataclass(slots=True)
class Called:
    """What a message is called, whose it is, and between whom it went, before its number or date."""

    start: int
    kind: str = ""
    owner: str = ""
    whose: tuple[int, int] = (0, 0)
    route: list[tuple[str, int, int]] = field(default_factory=list)
    date: Dated | None = None  # where that stands before the number
    end: int = 0  # where what stands behind the date ends


#: What a word calls its message.
_KINDS = (
    ("telegram", re.compile(r"tel|wire|cipher|radiogram")),
    ("cablegram", re.compile(r"cablegram")), ("cable", re.compile(r"cable")),
    ("despatch", re.compile(r"desp|disp|des$")), ("airgram", re.compile(r"air|savingram")),
    ("letter", re.compile(r"let")),
    ("aide-mémoire", re.compile(r"aides?.m[eé]moire")), ("note", re.compile(r"not[ae]")),
    ("memorandum of conversation", re.compile(r"memorandum of c")), ("memorandum", re.compile(r"memo")),
    ("message", re.compile(r"mess|signal|communication|broadcast")),
    ("directive", re.compile(r"instr|direct")), ("report", re.compile(r"report")),
    ("other", re.compile(r"circ|minute")),
)  # fmt: skip
#: Which way the message went.
_DIRECTIONS = (
    ("from the recipient", re.compile(r"\bur|your|yrtel|^re?ur")),
    ("from the sender", re.compile(r"\bmy|\bour|^remy|^reour")),
    ("from the embassy", re.compile(r"\b(?:ref?)?(?:emb|leg)")),
    ("from the department", re.compile(r"\bde?pt|depart|^dep|^re(?:f)?dep|\bdep")),
    ("from the consulate", re.compile(r"\bcon(?:s|gen|tel|desp|air)")),
    ("from the mission", re.compile(r"usun|mission")),
)  # fmt: skip
#: What stands between an owner and a kind: "ciphered", "top secret", "immediately preceding".
_ADJECTIVE = r"(?:(?:top|[a-z-]{4,14})\s+){0,3}"
_ADJECTIVES = re.compile(rf"\s+{_ADJECTIVE}", re.I)
_NOUN = (
    r"(?:telegrams?|teletypes?|tels?|cables?|cablegrams?|messages?|letters?|notes?(?:\s+verbales?)?"
    r"|aides?[- ]m[eé]moires?"
    r"|despatch(?:es)?|dispatch(?:es)?|airgrams?|savingrams?|memorand(?:um|a)(?:\s+of\s+conversation)?|communications?|circulars?|wires?|radiograms?"
    rf"|ciphergrams?|instructions?|signals?|broadcasts?|{SERIES})"
)
_NAME = r"[A-ZÀ-Ž][\w.’'()&-]*"
#: Posts and bodies that a text writes small: "the telegram of the Soviet ambassador in Sofia".
_POSTED = r"ambassador|embassy|minister|ministry|government|committee|chargé|consul|delegation|president|chairman"
#: Between whom a message went: "from the Government of India to Comrade Kim", "addressed to me".
_ROUTE = (
    r"(?:,?\s+(?i:(?:addressed|sent|handed|delivered|received)\s+)?(?i:to|from|by|of)\s+"
    rf"(?:(?:(?i:the|of|and|for|in|on|a|an|me|him|you|us|comrades?|cdes?\.|mr\.?|{_POSTED})|{_NAME},?)\s+){{0,7}}?"
    rf"(?:{_NAME}|me|him|you|us|them|{_POSTED})){{0,2}}"
)
_SERIES_NAME = r"(?:\s+[A-Z][a-z]{2,8})?"  # "my cablegram Johcu No. 38"
_SIGN = r"(?:[,\s]+(?:[a-z]{1,2}\.\s?)?(?:nos?|nrs?|n[º°o]|№|#|numbers?)\.?)?[\s,.:(]{0,3}"
_OF = r"(?:\s*,|\s+of|\s+dated|\s+sent(?:\s+to\s+(?:you|us|me|him))?|\s+on|\s*\()*\s*(?:the\s+)?"
#: What stands before a number, and before a date.
_BEFORE_NUMBER = re.compile(rf"\b(?P<kind>(?i:{_NOUN}))(?P<route>{_ROUTE}){_SERIES_NAME}(?i:{_SIGN})$")
_BEFORE_DATE = re.compile(rf"\b(?P<kind>(?i:{_NOUN}))(?P<route>{_ROUTE})(?P<of>(?i:{_OF}))$")
_OWNER = re.compile(
    rf"\b(?P<x>(?i:my|our|your|ur|his|her|their|its)|(?i:the|an?|this|that|following|attached)|(?i:dept|emb|leg|embassy|department|legation)"
    rf"|(?:{_NAME}\s+){{0,4}}{_NAME}['’](?:s\b)?|the (?:latter|former)['’]s)\s+(?i:{_ADJECTIVE})$"
)
#: Whose a bare number is: "To your No. 36".
_OWNED_NUMBER = re.compile(
    rf"\b(?P<x>(?i:my|our|your|ur)|(?:{_NAME}\s+){{0,4}}{_NAME}['’](?:s\b)?)\s+(?:[A-Z]{{1,2}}\.?\s+)?(?i:nos?|nrs?|n[º°o]|№|#)\.?\s*$"
)
_ANSWERED_NUMBER = re.compile(
    r"(?:^|\n|[.;]\s)\s*(?P<x>(?:In (?:reply|answer) )?[Tt]o\s(?:[Nn]os?|[Nn]rs?|N[º°]|№|#)\.?\s?)$"
)
#: Behind a date that comes first: "the 3 May letter from Stalin", "Zhou's May 5 note".
_KIND_BEHIND = re.compile(rf"\s+(?i:{_ADJECTIVE})(?P<kind>(?i:{_NOUN}))\b(?P<route>{_ROUTE})")
_LEADING_OWNER = re.compile(
    rf"\b(?P<x>(?i:my|our|your|his|her|their|its|the)|(?:{_NAME}\s+){{0,4}}{_NAME}['’](?:s\b)?)\s+$"
)
_ROUTE_BEHIND = re.compile(r"\)?,?\s+(?:(?:addressed|sent|handed)\s+)?(?P<x>to|from|of|by)\s+(?=(?:the\s+)?[A-Z])")
_STEP = re.compile(r"\b(?P<x>to|from|by|of)\s", re.I)
#: What is written of a message now on its way.
_PASSED = re.compile(r"\bas\s+(?:(?:my|our|your|unnumbered)\s+)?(?:\w+\s+)?(?:nos?\.?\s*)?$", re.I)
#: Words of other things that have dates: "memorandum of conversation of 3 May", "note of thanks".
_NO_LETTER = re.compile(
    r"\s+of\s+(?:the\s+)?(?:conversation|discussion|meeting|understanding|agreement|protest|thanks)", re.I
)
#: ... but a record of a talk is a paper that is pointed to: "see the memorandum of conversation dated 3 May".
_POINTED = re.compile(
    r"\b(?:see|refers?(?:red)?\s+to|reference\s+to|attached|enclosed|in|our|my|your)\s+(?:the\s+|our\s+|my\s+)?$", re.I
)
#: Where such words may begin, found fast by their letters; no match begins inside another.
_FIRST_ANSWERED = re.compile(r"[YyUuMmOoRr](?<!\w.)(?i:our|ur|y|r|e[myou])")
#: A message that is answered without number or date.
_ANSWERED = re.compile(
    rf"(?<!await )(?<!awaiting )(?<!expect )(?<!send )(?<!pending )\b(?P<x>your\s+{_ADJECTIVE}"
    r"(?P<kind>telegram|cable|cablegram|letter|message|note|memorandum|despatch|dispatch)\b)"
    r"|\b(?P<short>(?:re)?(?:ur|my|our|your|yr)(?:tels?|cables?|desps?|lets?)\b)"
    rf"|\b(?P<last>(?:my|our)\s+(?:immediately\s+)?(?:preceding|last|previous)\s+(?P<kind2>{_NOUN})\b)",
    re.I,
)
_YOURS = re.compile(r"\b(?P<x>[Yy]ours)\s+(?:of|dated)\s+(?:the\s+)?$")
_POST = re.compile(
    r"\b(?:embassy|legation|consulate|mission|ambassador|chargé|consul|minister (?:in|to)|representative)\b", re.I
)
#: So far before a number or date the words stand that tell what it belongs to.
_BACK = 130


def earlier_messages(doc: Doc, text: str, title: tuple[int, int] | None, header: Plain, cast: Cast) -> list[Plain]:
    """The references of a document, in its order; numbers of the document itself are none."""
    return _Earlier(doc, text, title, header, cast).find()


class _Earlier:
    """The references of one document."""

    def __init__(self, doc: Doc, text: str, title: tuple[int, int] | None, header: Plain, cast: Cast):
        self.doc, self.text, self.title, self.header, self.cast = doc, text, title, header, cast
        values = section(doc, "dates")
        self.dates = [
            Dated(s, e, (values.get(key(s, e, x.label_)) or {}).get("edtf"))
            for s, e, x in placed(doc, "dates") if x.label_ == "DATE"
        ]  # fmt: skip
        self.starts = [d.start for d in self.dates]
        self.used: set[int] = set()  # dates that belong to a number
        self.zones = zones_of(doc)

    def find(self) -> list[Plain]:
        found = list(self._numbered())
        last: Plain | None = None
        for date in self.dates:
            if date.start in self.used:
                continue
            r = self._dated(date)
            if r is None and last and date.edtf and _AND.fullmatch(self.text, last["end"], date.start):
                r = last | {"date": date.edtf, "start": date.start, "end": date.end}  # "letters of 4 and 9 May"
            if r is not None:
                found.append(r)
            last = r
        found += self._answered(found)
        for r in found:
            del r["list"], r["told"]
        return sorted(found, key=lambda r: int(r["start"]))

    def _numbered(self) -> list[Plain]:
        """Messages named by their numbers; those of one list share what the first is called, and the last's date."""
        values = section(self.doc, "shapes")
        found: list[Plain] = []
        called, last, joined = Called(0), 0, False
        for s, e, span in placed(self.doc, "shapes"):
            value = values.get(key(s, e, span.label_)) or {}
            if span.label_ != "CABLE_NUMBER" or span.id_ == "number.repeated" or value.get("own"):
                continue
            if found and self._is_aside(found[-1]["end"], s, e):
                continue
            if span.id_ == "number.more" and called.start:
                joined = bisect_left(self.starts, last) == bisect_left(self.starts, s)
            else:
                called, joined = self._called_number(s, str(value.get("prefix") or "")), False
            last = e
            if not self._is_other(s, e, called):
                called.start = called.start or s
                found.append(self._reference(called, self.text[s:e], s, e))
                if span.id_ == "number.more" and found[-1]["start"] < s and len(found) > 1:
                    found[-1]["start"] = s
                if joined and len(found) > 1 and found[-1]["date"]:
                    n = len(found) - 2
                    while n >= 0 and not found[n]["date"] and found[n]["list"] == called.start:
                        found[n]["date"] = found[-1]["date"]
                        n -= 1
                found[-1]["list"] = called.start
        known: dict[tuple[str, str | None], Plain] = {}
        for r in found:  # named again, a message has the date and the kind that it had
            first = known.setdefault((r["number"], r["direction"]), r)
            r["date"] = first["date"] = r["date"] or first["date"]
            if not r["told"]:
                r["kind"] = first["kind"]
        return found

    def _is_other(self, start: int, end: int, called: Called) -> bool:
        """Whether a number is the document's own, or one under which it went elsewhere."""
        text = self.text
        if is_repetition(text, start) or (self.title and self.title[0] <= start < self.title[1]):
            return True
        if (
            is_own(text[start:end], self.header.get("numbers") or [])
            and _first(_DIRECTIONS, called.owner) != "from the recipient"
        ):
            return True
        return bool(_PASSED.search(text[max(0, called.start or start) - 24 : start]))

    def _is_aside(self, last: int, start: int, end: int) -> bool:
        """Whether a number in brackets is the same message's, in another series: "Deptel 213, March 12 (Gocus 625)"."""
        return self.text[end : end + 1] == ")" and _ASIDE.fullmatch(self.text, last, start) is not None

    def _called_number(self, at: int, prefix: str) -> Called:
        """What stands before a number."""
        begin = max(0, at - _BACK)
        before = self.text[begin:at]
        line = before.rfind("\n\n") + 1
        if behind := self._called_before(begin, before):
            return behind
        bare = fold(prefix) in _WHOSE or prefix.endswith(("'s", "’s"))  # "instructions, but in view of your 1268"
        m = None if bare else _last(_BEFORE_NUMBER, before[line:])
        if m is None or (prefix and fold(prefix) not in fold(m[0])):
            start = begin + before.rfind(prefix) if prefix else at
            own = fold(prefix)
            if not prefix and (answered := _ANSWERED_NUMBER.search(before)):  # "To No. 483/sh."
                return Called(begin + answered.start("x"), "", "your", (0, 0))
            if not prefix and (owner := _OWNED_NUMBER.search(before)):
                start, own = begin + owner.start(), fold(owner["x"])
                return Called(start, "", own, (start, start + len(own)))
            series = re.fullmatch(SERIES, own) is not None
            owner = _OWNER.search(before[: start - begin]) if prefix and not series else None
            if owner and fold(owner["x"]) in _WHOSE:  # "your Security 209"
                return Called(begin + owner.start(), "", fold(owner["x"]), (start, start + len(prefix)))
            return Called(start, "", own, (start, start + len(prefix)))
        return self._called(m, begin + line)

    def _called_before(self, begin: int, before: str) -> Called | None:
        """What a message is called whose date stands before its number: "your letter of 3 May, No. 12"."""
        sign = _SIGN_BEHIND.search(before)
        at = begin + sign.start() if sign else 0
        n = bisect_left(self.starts, at) - 1
        if sign is None or n < 0 or self.dates[n].end != at or self.dates[n].start in self.used:
            return None
        called = self._dated_called(self.dates[n])
        if called:
            called.date = self.dates[n]
            self.used.add(self.dates[n].start)
        return called

    def _called(self, m: re.Match[str], begin: int) -> Called:
        """A kind with its owner and its route, from a match in the text that begins at a place."""
        at = begin + m.start("kind")
        called = Called(at, fold(m["kind"]))
        near = self.text[max(0, at - 90) : at]
        owner = _OWNER.search(near)
        if re.fullmatch(SERIES, called.kind) and _first(_DIRECTIONS, called.kind):
            called.route = _steps(m["route"], begin + m.start("route"))
            return called  # "Wilopo's objection Embtel 644": the word says itself whose it is
        if owner:
            called.owner = fold(owner["x"])
            called.start = at - len(near) + owner.start("x")
            called.whose = (called.start, called.start + len(owner["x"]))
            if called.owner in _ARTICLES and (beside := self._beside(at)) and beside[0] > called.start:
                called.whose = beside  # "the United States note"
        elif beside := self._beside(at):
            called.whose, called.start = beside, beside[0]
        called.route = _steps(m["route"], begin + m.start("route"))
        return called

    def _beside(self, at: int) -> tuple[int, int] | None:
        """The body or place whose name stands before a kind: "Dominions Office telegram", "Paris telegram"."""
        for s, e, x in reversed(self.cast.within(at - 70, at)):
            if e <= at and x.label_ in ("ORG", "GPE", "ROLE") and _ADJECTIVES.fullmatch(self.text, e, at):
                return s, e
        return None

    def _dated(self, date: Dated) -> Plain | None:
        """A message named by its date alone."""
        called = self._dated_called(date)
        return self._reference(called, None, date.start, called.end, date.edtf) if called else None

    def _dated_called(self, date: Dated) -> Called | None:
        """What stands before or behind a date and makes it that of a message."""
        text = self.text
        begin = max(0, date.start - _BACK)
        before = text[begin : date.start]
        line = before.rfind("\n\n") + 1
        m = _last(_BEFORE_DATE, before[line:])
        called = self._called(m, begin + line) if m and (m["of"].strip() or m["route"] or m["of"]) else None
        end = date.end
        talk = m is not None and "conversation" in m["kind"].lower()
        if m and (talk or _NO_LETTER.match(text, begin + line + m.end("kind"))):
            if not (talk and called and _POINTED.search(text, max(0, called.start - 24), called.start)):
                return None
            return Called(called.start, "memorandum of conversation", end=end)
        if called is None and "ours" in before and (yours := _YOURS.search(before)):
            called = Called(begin + yours.start(), "", "your", (begin + yours.start(), begin + yours.end("x")))
        if called is None:
            behind = _KIND_BEHIND.match(text, date.end)
            owner = _LEADING_OWNER.search(before) if behind else None
            if behind is None or owner is None or _NO_LETTER.match(text, behind.end("kind")):
                return None
            called = Called(
                begin + owner.start(),
                fold(behind["kind"]),
                fold(owner["x"]),
                (begin + owner.start(), begin + owner.end("x")),
            )
            called.route = _steps(behind["route"], behind.start("route"))
            end = behind.end()
        called.end = end
        return called if self._is_named(called, date, m["of"] if m else " of ") else None

    def _is_named(self, called: Called, date: Dated, of: str) -> bool:
        """Whether a kind and a date name an earlier message, and not this one or one that it passes on."""
        zone = next((z.name for z in self.zones if z.start <= called.start < z.end), None)
        if zone in ("title", "source", "catalogue_date") or not date.edtf or date.edtf.startswith("../"):
            return False
        whose = called.owner in _WHOSE or called.owner.endswith(("'s", "'"))
        serial = re.fullmatch(SERIES, called.kind) is not None and called.kind not in _PLAIN_SERIES
        listed = _REF_LINE.match(self.text, self.text.rfind("\n", 0, called.start) + 1) is not None
        if zone == "header" and not (whose or serial or listed):
            return False
        if any(
            m["start"] <= called.start < m["end"]
            for m in self.header.get("conveys") or ()
            if m["end"] - m["start"] < 200 and not _SENTENCE.search(self.text, m["start"], m["end"])
        ):
            return False
        if called.kind in _WRITTEN and not whose and not called.route:
            return False
        if whose or serial or (listed and called.route):
            return True
        told = bool(of.strip(" ,("))
        if told and called.owner in ("the", "a", "an", "this", "that"):
            return True
        # telegraphic: "contained in note of 9 September", "in letter March 8"
        bare = not called.owner and called.kind not in (*_WRITTEN, *_PLAIN_SERIES, "report", "reports")
        return bare and _BARE.search(self.text, max(0, called.start - 16), called.start) is not None

    def _answered(self, found: list[Plain]) -> list[Plain]:
        """Messages that are answered and have neither number nor date; one of each sort, where nothing tells more."""
        known = {(r["direction"]) for r in found}
        spans = [(r["start"], r["end"]) for r in found]
        more: list[Plain] = []
        for first in _FIRST_ANSWERED.finditer(self.text):
            m = _ANSWERED.match(self.text, first.start())
            if m is None:
                continue
            name = "x" if m["x"] else "short" if m["short"] else "last"
            start, end = m.span(name)
            direction = _first(_DIRECTIONS, fold(m[name]))
            if direction in known or any(a - 3 <= end and start <= b for a, b in spans) or self._in_title(start):
                continue
            known.add(direction)
            kind = fold(m["kind"] or m["kind2"] or m["short"])
            more.append(self._reference(Called(start, kind, fold(m[name]).split()[0]), None, end, end))
        return more

    def _in_title(self, at: int) -> bool:
        return bool(self.title and self.title[0] <= at < self.title[1])

    def _reference(self, called: Called, number: str | None, start: int, end: int, date: str | None = None) -> Plain:
        """A reference with all that its words give."""
        stop = end
        route = list(called.route)
        if called.date:
            date, start = called.date.edtf, min(start, called.date.start)
        elif number and (after := self._after(end)):
            date, stop = after.edtf, after.end
            self.used.add(after.start)
        if behind := _ROUTE_BEHIND.match(self.text, stop):
            near = self.cast.atoms(behind.end(), min(len(self.text), behind.end() + 60))
            first = next((a for a in near if a.start <= behind.end() + 4), None)
            if first and not (behind["x"] == "of" and first.label == "GPE" and number):
                route.append((behind["x"], behind.end(), first.end))
                stop = first.end
                if number and not date and (after := self._after(stop)):
                    date, stop = after.edtf, after.end
                    self.used.add(after.start)
        direction = _first(_DIRECTIONS, called.owner) if called.owner not in _ARTICLES else None
        direction = direction or _first(_DIRECTIONS, called.kind)
        senders, recipients = _route(direction, self._around(start))
        told = called.owner.endswith(("'s", "'")) or direction is None
        beside = called.whose[0] > called.start
        whose = self.cast.atoms(*called.whose) if told and (called.owner not in _ARTICLES or beside) else []
        if whose:
            senders = [a.actor for a in whose][-1:]
            recipients = recipients if direction else []
        named: dict[str, list[Actor]] = {"to": [], "from": []}
        for step, s, e in route:
            atoms = self.cast.atoms(s, e)
            people = [a for a in atoms if a.label != "GPE"] or atoms
            named["to" if step == "to" else "from"] += [a.actor for a in people]
        known = {id(a) for a in named["to"]}
        senders = [a for a in named["from"] if id(a) not in known] or senders
        recipients = named["to"] or recipients
        kind = _first(_KINDS, called.kind)
        if not kind and re.fullmatch(SERIES, called.owner):  # and no place: "Cairo 316"
            kind = _first(_KINDS, called.owner)
        if number and _AIRGRAM.match(number):
            kind = "airgram"
        return {
            "kind": kind or self.header.get("kind") or "telegram", "told": bool(kind), "number": number,
            "direction": direction, "date": date, "senders": senders,
            "recipients": recipients, "start": called.start if 0 < called.start < start else start, "end": stop,
            "list": called.start,
        }  # fmt: skip

    def _around(self, at: int) -> Plain:
        """The message that speaks here: the document, or the innermost one whose text stands in it."""
        around, inside = self.header, self.header.get("conveys") or []
        while found := next((m for m in inside if m["start"] <= at < m["end"]), None):
            around, inside = found, found["conveys"]
        return around

    def _after(self, end: int) -> Dated | None:
        """The date that belongs to the number which ends here."""
        repeated = _REPEATED.match(self.text, end)  # "Embtel 196, repeated Seoul 18, August 15"
        end = repeated.end() if repeated else end
        n = bisect_left(self.starts, end)
        after = self.dates[n] if n < len(self.dates) else None
        return (
            after
            if after and after.start <= end + _DATE_NEAR and _DATE_OF.fullmatch(self.text, end, after.start)
            else None
        )


#: Airgrams have letters before their numbers.
_AIRGRAM = re.compile(r"(?:A|CA)[–-]\d")
_REPEATED = re.compile(
    r",\s(?:also\s)?(?:repeated|rptd|rpt)\s(?:to\s|info\s)?"
    rf"(?:(?!{MONTH_NAME}\b)[A-Z]\w+\s(?:as\s)?\d{{1,5}}(?:,\s|\sand\s)?){{1,4}}(?<=\d)"
)
#: What is behind the date of a message and before its number.
_SIGN_BEHIND = re.compile(r"\s?[,(]?\s?\(?(?:(?i:nos?|nrs?)\.?|N[º°o]\.?|№|#)\s?$")
_REF_LINE = re.compile(r"\s*(?:refs?|reference|in reply)\b", re.I)
_BARE = re.compile(r"\b(?:in|by|with|to|see|reference|re|from|per|under)\s+$", re.I)
_AND = re.compile(r"\s*(?:,|,?\s+and)\s+(?:of\s+)?(?:the\s+)?")
_SENTENCE = re.compile(r"[.!?]\s|\n")
_ASIDE = re.compile(r"\s\((?:[A-Z][A-Za-z]{2,9}\s)?")
#: So near behind a number its date stands.
_DATE_NEAR = 24
_DATE_OF = re.compile(
    r"\s*(?:,|\(|of|dated|,\s*dated|,?\s*sent(?:\s+to\s+(?:you|us|me|him))?)?\s*(?:on\s+)?(?:the\s+)?"
)
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "following", "attached"))
_WHOSE = frozenset(("my", "our", "your", "ur", "his", "her", "their", "its", "yours"))
#: Series words that are plain kinds too.
_PLAIN_SERIES = frozenset(
    "tel tels desp desps despatch despatches dispatch inst airgram airgrams circular circulars memo memos let lets air"
    " airs".split()
)
#: Kinds that are written for the file as often as for somebody.
_WRITTEN = frozenset(
    (
        "broadcast",
        "broadcasts",
        "memorandum",
        "memoranda",
        "instruction",
        "instructions",
        "communication",
        "communications",
        "signal",
    )
)


#: Every word for a message holds one of these.
_HINTS = (
    "tel", "cable", "mess", "let", "note", "aide", "desp", "disp", "air", "gram", "memo", "commun", "circ", "wire",
    "inst", "signal", "broadcast",
)  # fmt: skip


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The match that begins last: of "a note on the letter of", the letter."""
    low = text.lower()
    low = low if len(low) == len(text) else text
    starts = set()
    for hint in _HINTS:
        at = low.find(hint)
        while at >= 0:
            start = at
            while start and (low[start - 1].isalnum() or low[start - 1] == "_"):
                start -= 1
            starts.add(start)
            at = low.find(hint, at + 1)
    found = (pattern.match(text, start) for start in sorted(starts, reverse=True))
    return next((m for m in found if m), None)


def _steps(route: str | None, at: int) -> list[tuple[str, int, int]]:
    """The steps of a route in words, each with the stretch that names somebody."""
    steps = [m for m in _STEP.finditer(route or "") if m["x"].lower() != "of" or m.start() < 3]
    ends = [m.start() for m in steps[1:]] + [len(route or "")] * bool(steps)
    return [(m["x"].lower(), at + m.end(), at + e) for m, e in zip(steps, ends, strict=True)]


def _first(rules: tuple[tuple[str, re.Pattern[str]], ...], word: str) -> str | None:
    return next((name for name, pattern in rules if pattern.search(word)), None)


def _route(direction: str | None, header: Plain) -> tuple[list[Actor], list[Actor]]:
    """Who wrote an earlier message to whom, by its direction and the route of the document."""
    mine, yours = header.get("senders") or [], header.get("recipients") or []
    if direction == "from the sender":
        return mine, yours
    if direction == "from the recipient":
        return yours, mine
    post, department = (mine, yours) if _is_post(mine) else (yours, mine) if _is_post(yours) else ([], [])
    if direction == "from the department":
        return department, post
    return (
        (post, department) if direction in ("from the embassy", "from the consulate", "from the mission") else ([], [])
    )


def _is_post(side: list[Actor]) -> bool:
    """Whether a side of the route is a post abroad or its head."""
    return any(_POST.search(f"{a['role'] or ''} {a['text']}") for a in side)
