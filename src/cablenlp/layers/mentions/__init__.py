"""People, places, bodies, units, roles, things and agreements: from the rows of `patterns/`, from grammars over
them, and from the statistical model where no row speaks.

Where mentions compete, the order of `RANK` decides, then the longer one; inside a `ROLE` or `TREATY` others stay.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterator
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

from cablenlp.layers.base import Layer
from cablenlp.layers.mentions import acronyms, groups, offices, persons, positions, taught, unlisted
from cablenlp.layers.mentions.common import is_common, is_english, message_words
from cablenlp.layers.mentions.items import Found, Item, Reading, described, read
from cablenlp.layers.mentions.tokens import matcher_of, token_patterns
from cablenlp.lexicon.models import Entity, Form, Role
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import fold
from cablenlp.stretches import Stretches
from cablenlp.table import Mark, key, placed, set_marks, table, text_of

#: What wins where two mentions overlap: smaller is stronger; equal ranks, the longer. `user`: rows of a spaCy ruler.
RANK = {"user": 0, "row": 1, "announced": 2, "model": 3}
#: These may hold other mentions.
NESTING = frozenset(("ROLE", "TREATY"))

_GRAMMARS: tuple[tuple[str, Callable[[Reading, int], Iterator[Found]]], ...] = (
    ("office", offices.offices),
    ("office_vague", offices.offices),
    ("force", groups.units),
    ("formation", groups.units),
    ("body_noun", groups.bodies),
    ("state_place_noun", groups.places),
    ("place_noun", groups.places),
    ("site_noun", groups.places),
    ("named_before", groups.before),
    ("pair_prefix", groups.paired),
    ("direction", groups.halves),
    ("agreement_noun", groups.agreements),
    ("title", persons.announced),
)


@Language.factory("cable_mentions", assigns=["doc.spans", "doc._.cable"])
class Mentions(Layer):
    """Writes group `mentions` and section `mentions`."""

    def __init__(self, nlp: Language, name: str = "cable_mentions"):
        super().__init__(nlp, name)
        self._matcher: Matcher | None = None

    def prepare(self) -> None:
        self._matcher = matcher_of(self.lexicon, self.vocab)

    def find(self, doc: Doc) -> list[Found]:
        text = text_of(doc)
        reading = read(text, self.lexicon)
        zones = [(z.label_, start, end) for start, end, z in placed(doc, "zones")]
        found = [
            *_listed(reading, self.lexicon),
            *_composed(reading),
            *positions.placed(reading, zones, self.lexicon),
            *positions.speaking(reading, self.lexicon),
            *groups.numbered(reading),
            *(token_patterns(doc, self._matcher, self.lexicon) if self._matcher else ()),
        ]
        taken = Stretches((s, e) for s, e, _ in placed(doc, "shapes"))
        found = settle([f for f in found if not taken.touch(f.start, f.end)])
        stated = (*acronyms.taught(reading, found), *taught.taught(reading, found, self.lexicon))
        if explained := [f for f in stated if not taken.touch(f.start, f.end)]:
            found = settle([*found, *explained])
        if modelled := list(_modelled(doc, found, taken, reading, self.lexicon)):
            found = settle([*found, *unlisted.settled(reading, modelled)])
        again = (*positions.repeated(reading, found), *unlisted.repeated(reading, found))
        if repeated := [f for f in again if not taken.touch(f.start, f.end)]:
            found = settle([*found, *repeated])
        return [
            f for f, following in zip(found, [*found[1:], None], strict=False) if not _mere_title(f, following, text)
        ]

    def write(self, doc: Doc, found: list[Found]) -> None:
        values: dict[str, Any] = {}
        for f in found:
            rows = [[row.id, _number(row, form)] for row, form in f.rows]
            values[key(f.start, f.end, f.label)] = {"rows": rows, **f.data}
        set_marks(doc, "mentions", (Mark(f.start, f.end, f.label, f.rule, _only_meaning(f)) for f in found))
        table(doc)["mentions"] = values


def _only_meaning(f: Found) -> str:
    """The slug of a name that means but one thing at any time; the links see to the others."""
    if len(f.rows) != 1:
        return ""
    row, form = f.rows[0]
    return (row.kb_id or "") if isinstance(row, Entity) and form.form != "cover_name" and form.alone else ""


def _number(row: Entity | Role, form: Form) -> int:
    """Which of its forms a row was found by."""
    for n, other in enumerate(row.forms):  # faster than `next`, and asked for every mention
        if other is form:
            return n
    raise ValueError(f"{form.text} is no form of {row.id}")


def _mere_title(f: Found, following: Found | None, text: str) -> bool:
    """Whether an office that names no country or body stands before a name: "Ambassador Kirk"."""
    bare = f.label == "ROLE" and f.data.get("bare") and following is not None and following.label == "PERSON"
    return bool(bare and following and not text[f.end : following.start].strip(" \t."))


def _listed(reading: Reading, lexicon: Lexicon) -> Iterator[Found]:
    """The listed names as they stand."""
    kinds = message_words(lexicon)
    for i, item in enumerate(reading.items):
        if not item.rows or _ordinary(reading, item):
            continue
        if item.has("MATERIEL") and fold(reading.text[item.start : item.end]) not in kinds:
            yield from groups.materiel(reading, i)
        other = bool(item.things) and (any(f.alone for _, f in item.things) or _supported(reading, i))
        # a name that a place, body or group shares is a person's only with a title
        if item.has("PERSON") and (not other or persons.title_of(reading, i, item.start)):
            yield from persons.person(reading, i)
        elif other:
            row = item.things[0][0]
            same = [(r, f) for r, f in item.things if r.label == row.label]
            loose = row.label == "EVENT" and described(reading.text, item)
            yield Found(item.start, item.end, row.label, row.id, same, {"described": True} if loose else {})
        elif item.has("TREATY") and reading.capital(item) and not reading.opens(item.start):
            yield Found(item.start, item.end, "TREATY", "treaty.named")  # "the Security Treaty": several are called so
        roles = [(r, f) for r, f in item.rows if isinstance(r, Role)] if item.has("ROLE") else []
        if roles and not item.classes:
            data: dict[str, Any] = {
                "office": roles[0][0].office,
                "of": roles[0][0].of,
                "at": roles[0][0].at,
                "modifiers": [],
                "bare": True,
            }
            yield Found(item.start, item.end, "ROLE", roles[0][0].id, roles, data)
    for item in reading.inner:
        rows = [(r, f) for r, f in item.rows if r.label in _INNER and f.alone]
        if rows:
            yield Found(item.start, item.end, rows[0][0].label, rows[0][0].id, rows)


#: What is a mention of its own within a set phrase.
_INNER = frozenset(("GPE", "NORP", "ORG", "LOC", "PERSON"))
#: Abbreviations that are ordinary words where everything is in capitals.
_WORDS = frozenset("US IT WHO AM NO ALL AID SEA AN OR IN BE SO HE DO GO MY PM".split())

_BEFORE_NAME = re.compile(r"(?<=\.)[ \t]+[A-Z]|\.[ \t]+[A-Z]")


def _ordinary(reading: Reading, item: Item) -> bool:
    """Whether an abbreviation is but a word among others in capitals, or a title: "LET US KNOW", "FOR DR. EVATT"."""
    text = reading.text
    if "title" in item.classes and _BEFORE_NAME.match(text, item.end):
        return True
    if item.end - item.start > 3 or text[item.start : item.end] not in _WORDS:
        return False
    before = re.search(r"([A-Z]{2,})\W{1,2}$", text[max(0, item.start - 14) : item.start])
    return bool(before and re.match(r"\W{1,2}([A-Z]{2,})\b", text[item.end : item.end + 14]))


def _supported(reading: Reading, i: int) -> bool:
    """Whether a name that means nothing alone stands as a name here: with a capital, within a sentence."""
    item = reading.items[i]
    text = reading.text
    if not reading.capital(item) or item.has("MATERIEL"):
        return False
    if text[item.start : item.end].isupper():  # an abbreviation, unless everything is in capitals
        around = text[max(0, item.start - 20) : item.start] + text[item.end : item.end + 20]
        return item.end - item.start > 2 and any(c.islower() for c in around)
    return item.has("ORG") and not reading.opens(item.start)


def _composed(reading: Reading) -> Iterator[Found]:
    """What the grammars build around their head words."""
    for i, item in enumerate(reading.items):
        if item.classes:
            for cls, grammar in _GRAMMARS:
                if cls in item.classes:
                    yield from grammar(reading, i)


def _modelled(doc: Doc, found: list[Found], taken: Stretches, reading: Reading, lexicon: Lexicon) -> Iterator[Found]:
    """Names that only the statistical model knows."""
    names = placed(doc, "names")
    if not names:
        return
    known = Stretches((f.start, f.end) for f in found if f.label not in NESTING)
    roles = Stretches((f.start, f.end) for f in found if f.label == "ROLE")
    words = {it.start: it for it in reading.items if it.classes and not it.rows}
    plain = {it.start for it in reading.items if _ordinary(reading, it)}
    offices_there = Stretches((it.start, it.end) for it in reading.items if "office" in it.classes)
    for _, _, span in names:
        start, end = _trimmed(doc, span.start_char, span.end_char, reading)
        text = reading.text[start:end]
        if end - start < 2 or not re.search(r"[A-Z]", text) or re.search(r"\d", text):
            continue
        if known.touch(start, end) or taken.touch(start, end) or start in plain:
            continue
        if (start in words and end <= words[start].end) or is_common(text, lexicon):
            continue
        if span.label_ == "PERSON" and " " not in text and persons.only_capital(reading, start, end):
            continue
        if span.label_ == "ORG" and (
            offices_there.touch(start, end)
            or (reading.text[start - 4 : start].lower() != "the " and text.istitle() and is_english(text))
        ):
            continue  # the "State" of its Secretary; "Facility" in a list
        if span.label_ == "ORG" and (
            _NO_BODY.search(text) or (roles.touch(start, end) and all(map(is_english, text.split())))
        ):
            continue  # "National Security Law"; the "Political Affairs" of their Under Secretary
        if text.isupper() and " " not in text and is_english(text) and persons.in_capitals(reading.text, end):
            continue  # "IN ADDITION"
        if span.label_ == "PERSON" and len(text.split()) > 2 and all(map(is_english, text.split())):
            continue  # "Reference Criminal Jurisdiction"
        label = "PERSON" if span.label_ == "ORG" and _like_surname(reading, start, end) else span.label_
        yield Found(start, end, label, span.id_, data={})


def _like_surname(reading: Reading, start: int, end: int) -> bool:
    """Whether what the model takes for a body is one word with a capital and no article: "Taruc said"."""
    text = reading.text[start:end]
    plain = text.isalpha() and len(text) > 3 and text[1:].islower() and not is_english(text)
    return plain and reading.text[max(0, start - 4) : start].lower() != "the "


#: What ends or begins no name of a body.
_NO_BODY = re.compile(
    r"\b(?:Law|Act|Bill|Code|Plan|Report|Dinner|Luncheon|Speech|Statement|Address|Day|Week|Proposal|Declaration|Order)$"
    r"|^(?:Neo|Pro|Anti|Non|Pre|Post)-"
)


def _trimmed(doc: Doc, start: int, end: int, reading: Reading) -> tuple[int, int]:
    """A name of the model without article, title, possessive and stray signs."""
    text = reading.text[start:end]
    if cut := re.match(r"(?:the|The|a|an|Near|In|At|From|With)\s+", text):
        start += cut.end()
    for item in reading.items:
        if item.start == start and "title" in item.classes and item.end < end:
            start = item.end
            start += len(reading.text[start:end]) - len(reading.text[start:end].lstrip(" .\n\t"))
    body = re.sub(r"(?:['’]s?|[\s.,;:\-–—(\[\"“]+)$", "", reading.text[start:end])
    return start, start + len(body)


_ANNOUNCED = frozenset(("person.after-title", "person.in-route", "person.in-heading", "person.signature"))


def _rank(f: Found) -> int:
    if f.rule.startswith("model"):
        return RANK["model"]
    if f.rule.startswith("ruler:"):
        return RANK["user"]
    return RANK["announced" if f.rule in _ANNOUNCED else "row"]


def settle(found: list[Found]) -> list[Found]:
    """The mentions that stay, in the order of the text: no two overlap but inside a `ROLE`, a `TREATY`
    or an `EVENT` that is described rather than named.
    """
    plain, holding = _Taken(), _Taken()
    kept: list[Found] = []
    for f in sorted(found, key=lambda f: (_rank(f), f.start - f.end, f.start, not f.rows)):
        if f.label in NESTING or f.data.get("described"):
            if holding.clashes(f.start, f.end, inside=False) or plain.clashes(f.start, f.end, inside=True):
                continue
            holding.add(f.start, f.end)
        else:
            if plain.clashes(f.start, f.end, inside=False) or holding.clashes(f.start, f.end, within=True):
                continue
            plain.add(f.start, f.end)
        kept.append(f)
    return sorted(kept, key=lambda f: (f.start, -f.end))


class _Taken:
    """Stretches that do not overlap, kept in order."""

    def __init__(self) -> None:
        self.spans: list[tuple[int, int]] = []

    def add(self, start: int, end: int) -> None:
        insort(self.spans, (start, end))

    def clashes(self, start: int, end: int, *, inside: bool = False, within: bool = False) -> bool:
        """Whether a stretch overlaps one that is there.

        `inside` allows smaller ones in it, `within` itself in a larger one.
        """
        for k in range(max(0, bisect_left(self.spans, (start, start)) - 1), len(self.spans)):
            s, e = self.spans[k]
            if s >= end:
                return False
            if e > start and (s, e) == (start, end):
                return True
            if e > start and not (inside and start <= s and e <= end) and not (within and s <= start and end <= e):
                return True
        return False
