"""Mention -> entity: who is meant, in which form, how certainly; and what the text itself states about names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from cablenlp.knowledge import alive, held, holders, offices_of, within
from cablenlp.layers.base import Layer
from cablenlp.lexicon.models import Entity, Form, Role
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import fold
from cablenlp.table import Mark, key, placed, rewrite, section, table, text_of

_OPENS = re.compile(r"[ \t]*\n?[ \t]*[\[(][ \t]*(?:i\.e\.,?|that is,?|=)?[ \t]*", re.I)
_CLOSES = re.compile(r"[ \t]*[\])]")
_STATES = re.compile(
    r"(?:[ \t]*[,:(/\[-]+)?[ \t]*(?:x/|[*†])?[ \t]*(?:is[ \t]+|was[ \t]+)?(?:an?[ \t]+|the[ \t]+)?"
    r"(?:pseudonym|alias|cover[ -]name|code[ -]?name|nom de guerre|party name|also known as|a\.?k\.?a\.?|real name)"
    r"[ \t]*(?:of|for|used by)?[ \t]*:?[ \t]*(?:comrade|cde\.)?[ \t]*",
    re.I,
)
#: Zones in which a name stands for somebody who writes or is written to: his office on the date tells who.
_ROUTES = frozenset(("title", "header", "closing"))
_FULLER = ("name", "variant", "initials")


@dataclass(slots=True)
class Mention:
    """A mention as the links see it."""

    start: int
    end: int
    label: str
    text: str
    rows: list[tuple[Entity | Role, Form]]
    data: dict[str, Any]
    link: dict[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return key(self.start, self.end, self.label)

    @property
    def surname(self) -> str:
        """What is compared between a full name and a short one."""
        words = re.findall(r"[^\W\d_]+", fold(self.text))
        return words[-1] if words else ""


@Language.factory("cable_links", assigns=["doc.spans", "doc._.cable"], requires=["doc.spans"])
class Links(Layer):
    """Writes sections `links` and `aliases`, and the slugs on the spans of group `mentions`."""

    def __init__(self, nlp: Language, name: str = "cable_links"):
        super().__init__(nlp, name)

    def find(self, doc: Doc) -> tuple[list[Mention], list[dict[str, Any]]]:
        text = text_of(doc)
        date = section(doc, "document").get("date") or table(doc).get("date")
        mentions = _mentions(doc, text, self.lexicon)
        people = [m for m in mentions if m.label == "PERSON"]
        for _, _, zone in placed(doc, "zones"):
            if zone.label_ in _ROUTES:
                for m in people:
                    m.data["route"] = m.data.get("route") or zone.start_char <= m.start < zone.end_char
        link_people(people, date, self.lexicon)
        aliases = stated(people, text)
        bind(people, aliases)
        same: dict[str, dict[str, Any]] = {}  # what the same rows mean once, they mean in all the document
        for m in mentions:
            if m.label not in ("PERSON", "ROLE"):
                name = repr(m.data.get("rows"))
                m.link = same.get(name) or link_thing(m, date, self.lexicon)
                if m.rows:
                    same[name] = m.link
        link_roles([m for m in mentions if m.label == "ROLE"], people, text, date, self.lexicon)
        return mentions, [a | {"alias": x.key, "of": y.key} for a, x, y in aliases]

    def write(self, doc: Doc, found: tuple[list[Mention], list[dict[str, Any]]]) -> None:
        mentions, aliases = found
        linked = {m.key: m.link for m in mentions if m.link}
        changed = []
        for n, (start, end, mark) in enumerate(placed(doc, "mentions")):
            link = linked.get(key(start, end, mark.label_)) or {}
            kb_id, row = link.get("kb_id") or "", link.get("row")
            # of several rows with this name, the one that is meant
            rule = row if row and ":" in mark.id_ else mark.id_
            if (kb_id, rule) != (mark.kb_id_, mark.id_):
                changed.append((n, Mark(start, end, mark.label_, rule, kb_id)))
        rewrite(doc, "mentions", changed)
        table(doc)["links"] = linked
        table(doc)["aliases"] = aliases


def _mentions(doc: Doc, text: str, lexicon: Lexicon) -> list[Mention]:
    values = section(doc, "mentions")
    found = []
    for start, end, span in placed(doc, "mentions"):
        data = dict(values.get(key(start, end, span.label_)) or {})
        rows = []
        for row_id, n in data.get("rows") or ():
            row = lexicon.row(row_id)
            if isinstance(row, (Entity, Role)):
                rows.append((row, row.forms[n]))
        found.append(Mention(start, end, span.label_, text[start:end], rows, data))
    return found


def link_people(people: list[Mention], date: str | None, lexicon: Lexicon) -> None:
    """Resolve the names of people: full names first, then what is short for them."""
    full: dict[str, int] = {}  # kb_id -> where it is first named in full
    unlisted: dict[str, str] = {}  # surname -> full name that no list knows
    for m in people:
        living = [(r, f) for r, f in m.rows if isinstance(r, Entity) and alive(r, date)]
        m.rows = list(living)
        for r, f in living:
            if _is_full(r, f) or (m.data.get("grown") and len({row.kb_id for row, _ in living}) == 1):
                full.setdefault(r.kb_id or r.id, m.start)
        if not living and len(m.text.split()) > 1:
            unlisted.setdefault(m.surname, " ".join(m.text.split()))
    named: set[str | None] = {r.kb_id for m in people for r, _ in m.rows if isinstance(r, Entity) and r.kb_id}
    for m in people:
        m.link = _person(m, full, unlisted, named, date, lexicon)


def _is_full(row: Entity | Role, form: Form) -> bool:
    return form.form in _FULLER and len(re.findall(r"[^\W\d_]+", form.text)) > 1


def _person(
    m: Mention,
    full: dict[str, int],
    unlisted: dict[str, str],
    named: set[str | None],
    date: str | None,
    lexicon: Lexicon,
) -> dict[str, Any]:
    if not m.rows:
        name = unlisted.get(m.surname, " ".join(m.text.split()))
        return _unlisted(_plain(name), "name" if len(name.split()) > 1 else "surname", None)
    whole = [(r, f) for r, f in m.rows if _is_full(r, f)]
    if (
        not whole
        and m.surname in unlisted
        and not any((r.kb_id or r.id) in full for r, _ in m.rows if isinstance(r, Entity))
    ):
        return _unlisted(_plain(unlisted[m.surname]), "surname", "inferred")
    pool: list[Candidate] = []
    outside: list[Candidate] = []
    for r, f in m.rows:
        if isinstance(r, Entity):
            (outside if within(f, date) is False else pool).append((r, f))
    chosen, certainty = _choose(m, pool, full, named, date, lexicon)
    if chosen is None:
        candidates = [r.kb_id for r, _ in (*pool, *outside) if r.kb_id]
        note = "outside the window of this cover name" if not pool and outside else None
        return {"kb_id": None, "wikidata": None, "name": None, "form": m.rows[0][1].form, "certainty": "ambiguous",
                "candidates": list(dict.fromkeys(candidates)), "note": note}  # fmt: skip
    row, form = chosen
    others = [r.kb_id for r, _ in pool if isinstance(r, Entity) and r.kb_id and r.kb_id != row.kb_id]
    return _link(row, form.form, certainty, list(dict.fromkeys(others)))


Candidate = tuple[Entity, Form]


def _choose(
    m: Mention,
    pool: list[Candidate],
    full: dict[str, int],
    named: set[str | None],
    date: str | None,
    lexicon: Lexicon,
) -> tuple[Candidate | None, str]:
    """The one who is meant, and how certainly; None when the name leaves it open.

    The tests go from what the document itself says to what is merely usual; the first that only one person passes
    decides, and one that several pass leaves those.
    """
    if not pool:
        return None, "ambiguous"

    def on_line(row: Entity, form: Form) -> bool:
        return form.form == "cover_name" and any(who in named for who in form.line)

    def whole(row: Entity, form: Form) -> bool:
        return _is_full(row, form) or bool(m.data.get("grown"))

    def named_before(row: Entity, form: Form) -> bool:
        return whole(row, form) or full.get(row.kb_id or row.id, m.start) < m.start

    def named_anywhere(row: Entity, form: Form) -> bool:
        return whole(row, form) or (row.kb_id or row.id) in full

    def by_title(row: Entity, form: Form) -> bool:
        return bool(m.data.get("title")) and _holds(row, str(m.data["title"]), date, lexicon)

    def by_rank(row: Entity, form: Form) -> bool:
        return bool(m.data.get("title") and row.kb_id and date and offices_of(lexicon, row.kb_id, date))

    def by_office(row: Entity, form: Form) -> bool:
        return bool(m.data.get("route") and row.kb_id and date and offices_of(lexicon, row.kb_id, date))

    def alone(row: Entity, form: Form) -> bool:
        return form.alone and not (form.line and not on_line(row, form))

    def alone_off_line(row: Entity, form: Form) -> bool:
        return form.alone

    tests: tuple[Callable[[Entity, Form], bool], ...] = (
        on_line,
        whole,
        named_before,
        by_title,
        by_rank,
        by_office,
        alone,
        named_anywhere,
        alone_off_line,
    )
    everyone = {row.kb_id for row, _ in pool}
    for test in tests:
        passed = [(row, form) for row, form in pool if test(row, form)]
        people = {row.kb_id for row, _ in passed}
        if len(people) == 1:
            row, form = min(passed, key=lambda candidate: candidate[1].form == "misspelling")
            sure = form.certainty if whole(row, form) or len(everyone) == 1 else "inferred"
            return (row, form), sure
        pool = passed or pool
    if len(everyone) == 1 and m.data.get("title"):
        return pool[0], "inferred"
    return None, "ambiguous"


def _holds(row: Entity, title: str, date: str | None, lexicon: Lexicon) -> bool:
    """Whether somebody held an office called like this title on the date."""
    words = lexicon.words("office")
    office = words.get(fold(title).strip(". "))
    return bool(office and row.kb_id and any(r.office == office for r in offices_of(lexicon, row.kb_id, date)))


def _link(row: Entity, form: str, certainty: str, candidates: list[str]) -> dict[str, Any]:
    return {
        "kb_id": row.kb_id,
        "wikidata": row.wikidata,
        "name": row.name,
        "form": form,
        "certainty": certainty,
        "candidates": candidates,
        "row": row.id,
    }


def _plain(name: str) -> str:
    return re.sub(r"[\[\]]", "", name)


Stated = tuple[dict[str, Any], Mention, Mention]


def stated(people: list[Mention], text: str) -> list[Stated]:
    """The aliases that the text states: "Filippov [Stalin]", "Feng Xi, pseudonym of Stalin"."""
    found: list[Stated] = []
    for a, b in pairwise(people):
        gap = text[a.end : b.start]
        if len(gap) > 60:
            continue
        if _OPENS.fullmatch(gap):
            close = _CLOSES.match(text, b.end)
            if close:
                found.append(({"start": a.start, "end": close.end()}, a, b))
        elif _STATES.fullmatch(gap):
            found.append(({"start": a.start, "end": b.end}, a, b))
    return found


def bind(people: Iterable[Mention], aliases: list[Stated]) -> None:
    """What the text states about a name holds for that name in the whole document."""
    taught: dict[str, dict[str, Any]] = {}
    for _, a, b in aliases:
        known, other = b.link, a.link
        if not known.get("name") or (known.get("kb_id") is None and other.get("kb_id")):
            known, other = other, known
            b.link = known | {"form": b.link.get("form"), "certainty": "attested"}
        same = other.get("kb_id") and other.get("kb_id") == known.get("kb_id")
        form = other.get("form") if same else "cover_name" if a.link.get("certainty") == "ambiguous" else "variant"
        a.link = known | {"form": form or "variant", "certainty": "attested", "candidates": [], "note": None}
        taught[fold(" ".join(a.text.split()))] = a.link
    for m in people:
        lesson = taught.get(fold(" ".join(m.text.split())))
        if lesson and m.link.get("kb_id") != lesson.get("kb_id"):
            m.link = lesson


def link_thing(m: Mention, date: str | None, lexicon: Lexicon) -> dict[str, Any]:
    """Places, bodies, units: the row that fits the date; a composed name where no row has one."""
    rows = [(r, f) for r, f in m.rows if isinstance(r, Entity)]
    fitting = [(r, f) for r, f in rows if within(f, date) is not False and alive(r, date)] or rows
    slugs = list(dict.fromkeys(r.kb_id for r, _ in fitting if r.kb_id))
    if fitting:
        row, form = fitting[0]
        certainty = form.certainty if len(slugs) < 2 else "inferred" if form.alone else "ambiguous"
        return _link(row, form.form, certainty, [s for s in slugs if s != row.kb_id])
    if m.data.get("kb_id"):
        return _unlisted(m.data.get("name"), "name", "attested") | {"kb_id": m.data["kb_id"]}
    known, name = _composed(m, lexicon)
    if known:
        return _link(known, "name", "inferred", [])
    return _unlisted(name, None, "inferred") if name else {}


def _unlisted(name: str | None, form: str | None, certainty: str | None) -> dict[str, Any]:
    """The link of what no row names."""
    return {"kb_id": None, "wikidata": None, "name": name, "form": form, "certainty": certainty, "candidates": []}


def _composed(m: Mention, lexicon: Lexicon) -> tuple[Entity | None, str | None]:
    """The row, or a formal name, of what a grammar composed: "Embassy of Japan in the United States"."""
    data = m.data
    if m.label == "ORG" and data.get("body"):
        body, slug = str(data["body"]), str(data["body"]).replace(" ", "-")
        state = lexicon.entity(data["state"]) if data.get("state") else None
        place = lexicon.entity(data["at"]) if data.get("at") else None
        known = lexicon.entity(f"{state.kb_id}-{slug}") if state and not place else None
        owner = state or (lexicon.entity(data["of"]) if data.get("of") else None)
        owned, placed_in = f" of {owner.name}" if owner else "", f" in {place.name}" if place else ""
        if not owned and not placed_in:
            return known, " ".join(m.text.split())
        return known, body.capitalize() + owned + placed_in
    if m.label == "LOC" and data.get("place"):
        states = [e.name for s in data.get("states") or () if (e := lexicon.entity(s))]
        return None, f"{'–'.join(states)} {data['place']}" if states else None
    return None, None


def link_roles(roles: list[Mention], people: list[Mention], text: str, date: str | None, lexicon: Lexicon) -> None:
    """Offices: the person named beside them, else who held them on the date, `inferred`."""
    by_start = {m.start: m for m in people}
    for m in roles:
        beside = _BESIDE.match(text, m.end)
        person = by_start.get(beside.end()) if beside else None
        if person and not text[m.end : person.start].lstrip().startswith(","):
            m.link = person.link | {"form": "title", "certainty": "inferred", "row": None}
            continue
        found = _holders(m, date, lexicon)
        entity = lexicon.entity(found[0]) if len(found) == 1 else None
        if entity:
            m.link = _link(entity, "title", "inferred", [])
        elif found:
            m.link = _unlisted(None, "title", "ambiguous") | {"candidates": found}


def _holders(m: Mention, date: str | None, lexicon: Lexicon) -> list[str]:
    """Who may be meant by an office: by its row where it is a set phrase, else by what it is made of."""
    listed = [row for row, _ in m.rows if isinstance(row, Role)]
    if listed and date:
        return held(listed, date)
    if m.data.get("bare"):
        return []  # "the Ambassador": whose, only the document can tell
    office, of, at = str(m.data.get("office")), m.data.get("of"), m.data.get("at")
    return holders(lexicon, office, of, at, m.data.get("modifiers") or (), date)


_BESIDE = re.compile(r"(?:[ \t]*\n?[ \t]*[(\[]?|,\s+)(?:(?:Mr|Dr|Gen|Comrade|Cde)\.?\s+)?")
