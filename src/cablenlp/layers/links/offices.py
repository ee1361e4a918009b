"""Who is meant by an office: the one named beside it, else its holder on the date, always `inferred`.

What an office leaves out is told by the document: a bare "the Ambassador" is the last ambassador named in full, or
the one whom the service that writes has where it writes from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from cablenlp.knowledge import LESSER, held, holders
from cablenlp.layers.links.mention import Link, Mention, left_open, linked
from cablenlp.layers.links.setting import Setting
from cablenlp.lexicon.models import Role
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import fold

_BESIDE = re.compile(r"(?:[ \t]*\n?[ \t]*[(\[]?|,\s+)(?:(?:Mr|Dr|Gen|Comrade|Cde)\.?\s+)?", re.I)
#: What may stand before the office in a list of people: names and titles, no sentence.
_ENTRY = re.compile(r"[\W\d]*(?:[A-Z][\w.’'-]*[\s,–—-]+|of\s|and\s){0,8}?(?P<the>The\s|THE\s)?")
_TITLED = re.compile(r"\n\s*(?:Mr|Dr|Gen|Comrade|Cde)\.?\s+$", re.I)
_APPOSED = re.compile(r",\s+the\s+")
_CLOSED = re.compile(r"\s*[,.;)]")
_SENT_BY = re.compile(r"[ \t]+from[ \t]+(?:the[ \t]+)?", re.I)
_GREETING = re.compile(r"\b(?:Dear|Respected|Esteemed)(?:\s(?:Mr\.?|Madam|Comrade|Cde\.?))?\s$")
#: How far before an office its greeting stands.
_WIDTH = 30
#: Offices whose holder is sent to another state.
_SENT = frozenset(("ambassador", "minister", "chargé d'affaires", "high commissioner", "consul general", "chargé"))
#: What a short office may be short for.
_SHORT = {
    "secretary": ("secretary of state", "foreign secretary"),
    "minister": ("minister", "foreign minister"),
    "premier": ("prime minister",),
    "chargé": ("chargé d'affaires",),
}


@dataclass(slots=True)
class Seen:
    """Whom a document last named with an office.

    Attributes:
        ids: For each office, who it may have been.
        names: The same as the name that stood there, where one did.
    """

    ids: dict[str, list[str]] = field(default_factory=dict)
    names: dict[str, Mention] = field(default_factory=dict)

    def person(self, office: str, person: Mention) -> None:
        """Take down who stood beside an office."""
        self.names[office], self.ids[office] = person, _known(person)

    def none(self, office: str, found: list[str]) -> None:
        """Take down who may be meant by an office without a name."""
        self.ids[office] = found
        self.names.pop(office, None)


def link_roles(mentions: Sequence[Mention], text: str, setting: Setting, lexicon: Lexicon) -> None:
    """Resolve the offices, in the order of the text."""
    people = [m for m in mentions if m.label == "PERSON"]
    by_start = {m.start: m for m in people}
    parties = {who.kb_id for m in people if m.route and (who := m.known())}
    named = {str(m.link.get("kb_id")) for m in people}
    titles = lexicon.words("office")
    seen = Seen()
    for before, m in zip([None, *mentions], mentions, strict=False):
        if m.label == "PERSON" and (office := titles.get(fold(str(m.data.get("title"))))):
            seen.person(office, m)
        if m.label != "ROLE" or to_another(text, m):
            continue
        if person := _beside(m, before, by_start, text):
            m.link = _as_title(person, "named beside")
            seen.person(str(m.data.get("office")), person)
            continue
        found = holders_of(m, setting, lexicon)
        if _GREETING.search(text, max(0, m.start - _WIDTH), m.start):  # nobody greets himself
            found = [who for who in found if who not in parties]
        m.link = _by_office(m, found, seen, named, lexicon)


def _beside(m: Mention, before: Mention | None, people: dict[int, Mention], text: str) -> Mention | None:
    """The person who stands beside an office: "Ambassador Kirk", "Kirk, the Ambassador,"."""
    link = _BESIDE.match(text, m.end)
    after = people.get(link.end()) if link else None
    if after and not ends_entry(text, m, after.start) and not text[m.end : after.start].lstrip().startswith(","):
        return after
    if before is None or before.label != "PERSON":
        return None
    apposed = _APPOSED.fullmatch(text, before.end, m.start) and _CLOSED.match(text, m.end)
    return before if apposed else None


def _by_office(m: Mention, found: list[str], seen: Seen, named: set[str], lexicon: Lexicon) -> Link:
    """The link of an office beside which nobody is named, by who may have held it and whom the document named so."""
    office, bare, why = str(m.data.get("office")), m.data.get("bare"), "held the office on the date"
    if not bare:
        seen.none(office, found)
    elif office in seen.ids:
        found = list(dict.fromkeys((*seen.ids[office], *found))) if seen.ids[office] else []
        why = "last named with the office"
    if len(found) > 1 and len(told := [who for who in found if who in named]) == 1:
        found, why = told, "held the office on the date, and is named"
    if not found and bare and (one := seen.names.get(office)) and one.link.get("name"):
        return _as_title(one, "last named with the office")
    entity = lexicon.entity(found[0]) if len(found) == 1 else None
    if entity:
        return linked(entity, "title", "inferred", [], why)
    return left_open("title", found, "several held the office") if found else m.link


def _as_title(person: Mention, why: str) -> Link:
    """The link of an office that stands for somebody who is named."""
    return person.link | {"form": "title", "certainty": "inferred", "row": None, "why": why}


def to_another(text: str, m: Mention) -> bool:
    """Whether it is written to by who has the same office elsewhere: "for Prime Minister from Prime Minister"."""
    sent = _SENT_BY.match(text, m.end)
    return bool(sent and text[sent.end() : sent.end() + m.end - m.start].lower() == text[m.start : m.end].lower())


def ends_entry(text: str, m: Mention, name: int) -> bool:
    """Whether an office, or its state, ends a line of a list: the name below, "Mr. Koo", is the next one's.

    An office without article above a plain name is that of who signs.
    """
    if "\n" not in text[m.end : name]:
        return False
    before = _ENTRY.fullmatch(text, text.rfind("\n", 0, m.start) + 1, m.start)
    return before is not None and bool(
        before["the"] or before[0].endswith((", ", "–", "—")) or _TITLED.search(text, m.end, name)
    )


def _known(m: Mention) -> list[str]:
    """Who a person is, where the rows know him."""
    return [m.link["kb_id"]] if m.link.get("kb_id") else []


def holders_of(m: Mention, setting: Setting, lexicon: Lexicon) -> list[str]:
    """Who may be meant by an office: by its row where it is a set phrase, else by what it is made of."""
    date, data = setting.date, m.data
    if not LESSER.isdisjoint(data.get("modifiers") or ()):
        return []
    listed = [row for row, _ in m.means.rows if isinstance(row, Role)]
    if listed or not date:
        return held(listed, date) if date else []
    office, modifiers = str(data.get("office")), data.get("modifiers") or ()
    for called in _SHORT.get(office, (office,)):
        found = [
            holders(lexicon, called, of, at, modifiers, date)
            for of, at in _readings(called, data.get("of"), data.get("at"), setting)
        ]
        if any(found):
            return list(dict.fromkeys(who for one in found for who in one))
    return [] if data.get("bare") else holders(lexicon, office, data.get("of"), data.get("at"), modifiers, date)


def _readings(office: str, of: str | None, at: str | None, setting: Setting) -> list[tuple[str, str | None]]:
    """Whose office it may be and where, as far as the document fills in what the words leave out."""
    home, abroad = setting.home, setting.abroad
    if of and (at or office not in _SENT):
        return [(of, at)]
    if of:
        post = abroad if abroad and abroad != of else home
        return [(of, post)] if post and post != of else []
    if office in _SENT:
        return [(home, at or abroad)] if home and (at or abroad) else []
    return [(state, at) for state in (home, abroad) if state]
