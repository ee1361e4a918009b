"""What is meant by the names of places, bodies, units and agreements."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cablenlp.knowledge import alive, within
from cablenlp.layers.links.mention import Candidate, Link, Mention, left_open, linked, slug, state_of, unlisted
from cablenlp.layers.links.setting import Setting
from cablenlp.lexicon.models import Entity, Form
from cablenlp.lexicon.store import Lexicon

#: What stands between a place and the larger one it lies in: "Andong, Korea", "Antung (Manchuria)".
_LIES_IN = re.compile(r",[ \t]*\n?[ \t]*|[ \t]*\(|[ \t]+in[ \t]+(?:the[ \t]+)?")
_LARGER = frozenset(("GPE", "LOC"))
#: Bodies that a service has abroad: bare, they are its own.
_MISSIONS = frozenset(("embassy", "legation", "consulate", "consulate general", "high commission"))


def link_things(mentions: Sequence[Mention], text: str, setting: Setting, lexicon: Lexicon) -> None:
    """Resolve what is no person and no office; what the same rows mean once, they mean in all the document."""
    same: dict[int, Link] = {}
    for n, m in enumerate(mentions):
        if m.label in ("PERSON", "ROLE"):
            continue
        name = id(m.means) if m.means.rows else None
        beside = _beside(mentions, n, text) if len(m.means.slugs) > 1 else []
        if name in same and not beside:
            m.link = same[name]
            continue
        m.link = link_thing(m, beside, setting, lexicon)
        if name is not None:
            same[name] = m.link


def _beside(mentions: Sequence[Mention], n: int, text: str) -> list[Entity]:
    """The places told beside a place as what it lies in or what lies in it: "Andong, Korea", "Atlanta, Georgia"."""
    found = []
    for first, second, other in ((n, n + 1, n + 1), (n - 1, n, n - 1)):
        if first < 0 or second == len(mentions) or mentions[other].label not in _LARGER:
            continue
        if _LIES_IN.fullmatch(text[mentions[first].end : mentions[second].start]):
            found += [r for r, _ in mentions[other].entities[:1]]
    return found


def link_thing(m: Mention, beside: list[Entity], setting: Setting, lexicon: Lexicon) -> Link:
    """The row that fits the date, the place around it and the states spoken of; a composed name where none has one."""
    if not m.entities:
        return _unlisted_thing(m, setting, lexicon)
    if len(m.entities) == 1:
        row, form = m.entities[0]
        if within(form, setting.date) is False:
            return unlisted(" ".join(m.text.split()), None, None)
        return linked(row, form.form, form.certainty, [], "the only one of this name")
    fitting, why = m.entities, "the only one of this name" if _one(m.entities) else "usual for this name"
    if not _one(fitting):
        dated = [(r, f) for r, f in fitting if within(f, setting.date) is not False and alive(r, setting.date)]
        fitting, why = dated or fitting, "the only one then" if _one(dated) else why
    candidates = list(dict.fromkeys(slug(r) for r, _ in fitting))
    for reason, test in (("place told beside it", _by_place), ("state in the document", _spoken_of)):
        if not _one(fitting) and _one(found := test(fitting, beside, setting)):
            fitting, why = found, reason
    row, form = fitting[0]
    if not _one(fitting) and not _usual(form):
        return left_open(form.form, candidates, "several are possible")
    sure = form.certainty if why.startswith("the only") else "inferred"
    return linked(row, form.form, sure, [s for s in candidates if s != slug(row)], why)


def _one(found: list[Candidate]) -> bool:
    return len({slug(r) for r, _ in found}) == 1


def _usual(form: Form) -> bool:
    """Whether a name may stand for its first meaning: it is no mere abbreviation, and does not hang on the date."""
    return form.alone and form.certainty != "ambiguous" and not (form.since or form.until)


def _lies_in(row: Entity, larger: Entity) -> bool:
    state = state_of(larger)
    return row.within == larger.kb_id or (state is not None and row.state == state) or row.state == larger.kb_id


def _by_place(fitting: list[Candidate], beside: list[Entity], setting: Setting) -> list[Candidate]:
    """Those that belong to the place told beside the name."""
    return [c for c in fitting if any(_lies_in(c[0], place) or _lies_in(place, c[0]) for place in beside)]


def _spoken_of(fitting: list[Candidate], beside: list[Entity], setting: Setting) -> list[Candidate]:
    """Those whose state the document names more than twice as often as that of any other."""
    counts = {s: setting.states[s or ""] + (s == setting.home) for s in (state_of(r) for r, _ in fitting)}
    best = max(counts, key=lambda state: counts[state])
    others = max((n for state, n in counts.items() if state != best), default=0)
    return [c for c in fitting if state_of(c[0]) == best] if counts[best] > 2 * others else []


def _unlisted_thing(m: Mention, setting: Setting, lexicon: Lexicon) -> Link:
    """The link of a name that a row of the user or a grammar made."""
    if (
        m.data.get("body") in _MISSIONS
        and setting.home
        and setting.abroad
        and not (m.data.keys() & {"state", "at", "of"})
    ):
        m.data = {**m.data, "state": setting.home, "at": setting.abroad}
    if m.data.get("kb_id"):
        return unlisted(m.data.get("name"), "name", "attested", "given by the row") | {"kb_id": m.data["kb_id"]}
    known, name = _composed(m, lexicon)
    if known:
        return linked(known, "name", "inferred", [], "what the name is made of")
    return unlisted(name, None, "inferred", "what the name is made of") if name else {}


def _composed(m: Mention, lexicon: Lexicon) -> tuple[Entity | None, str | None]:
    """The row, or a formal name, of what a grammar composed: "Embassy of Japan in the United States"."""
    data = m.data
    if m.label == "ORG" and data.get("body"):
        body, name = str(data["body"]), str(data["body"]).replace(" ", "-")
        state = lexicon.entity(data["state"]) if data.get("state") else None
        place = lexicon.entity(data["at"]) if data.get("at") else None
        known = lexicon.entity(f"{state.kb_id}-{name}") if state and not place else None
        owner = state or (lexicon.entity(data["of"]) if data.get("of") else None)
        if owner and not place and (owner.kb_id or "").endswith(f"-{name}"):  # "the Bao Dai regime Government"
            return owner, owner.name
        owned, placed_in = f" of {owner.name}" if owner else "", f" in {place.name}" if place else ""
        if not owned and not placed_in:
            return known, " ".join(m.text.split())
        return known, body.capitalize() + owned + placed_in
    if m.label == "LOC" and data.get("place"):
        states = [e.name for s in data.get("states") or () if (e := lexicon.entity(s))]
        return None, f"{'–'.join(states)} {data['place']}" if states else None
    return None, None
