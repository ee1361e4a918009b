"""Who is meant by an office: the one named beside it, else its holder on the date, always `inferred`.

What an office leaves out is told by the document: a bare "the Ambassador" is the last ambassador named in full, or
the one whom the service that writes has where it writes from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from cablenlp.knowledge import LESSER, held, holders
from cablenlp.layers.links.mention import Mention, left_open, linked
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


def link_roles(mentions: Sequence[Mention], text: str, setting: Setting, lexicon: Lexicon) -> None:
    """Resolve the offices, in the order of the text."""
    people = [m for m in mentions if m.label == "PERSON"]
    by_start = {m.start: m for m in people}
    parties = {who.kb_id for m in people if m.route and (who := m.known())}
    named = {m.link.get("kb_id") for m in people}
    titles = lexicon.words("office")
    last: dict[str, list[str]] = {}  # office -> whom the document last named with it
    holder: dict[str, Mention] = {}  # the same, where it was a name
    before: Mention | None = None
    for m in mentions:
        person, before = before, m if m.label == "PERSON" else None
        if m.label == "PERSON" and (office := titles.get(fold(str(m.data.get("title"))))):
            holder[office], last[office] = m, _known(m)
        if m.label != "ROLE":
            continue
        if to_another(text, m):
            continue
        office = str(m.data.get("office"))
        beside = _BESIDE.match(text, m.end)
        after = by_start.get(beside.end()) if beside else None
        if after and ends_entry(text, m, after.start):
            after = None
        if after and not text[m.end : after.start].lstrip().startswith(","):
            person = after
        elif person and not (_APPOSED.fullmatch(text, person.end, m.start) and _CLOSED.match(text, m.end)):
            person = None
        if person:
            m.link = person.link | {"form": "title", "certainty": "inferred", "row": None, "why": "named beside"}
            holder[office], last[office] = person, _known(person)
            continue
        found, why = holders_of(m, setting, lexicon), "held the office on the date"
        if _GREETING.search(text, max(0, m.start - _WIDTH), m.start):  # nobody greets himself
            found = [who for who in found if who not in parties]
        if not m.data.get("bare"):
            last[office] = found
            holder.pop(office, None)
        elif office in last:
            found = list(dict.fromkeys((*last[office], *found))) if last[office] else []
            why = "last named with the office"
        if len(found) > 1 and len(told := [who for who in found if who in named]) == 1:
            found, why = told, "held the office on the date, and is named"
        if not found and m.data.get("bare") and (one := holder.get(office)) and one.link.get("name"):
            m.link = one.link | {
                "form": "title",
                "certainty": "inferred",
                "row": None,
                "why": "last named with the office",
            }
            continue
        entity = lexicon.entity(found[0]) if len(found) == 1 else None
        if entity:
            m.link = linked(entity, "title", "inferred", [], why)
        elif found:
            m.link = left_open("title", found, "several held the office")


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
