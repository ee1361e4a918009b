"""A mention as the links see it, and the link that it gets."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from cablenlp.lexicon.models import Entity, Form, Role
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import fold

Link = dict[str, Any]
Candidate = tuple[Entity, Form]

_FULLER = ("name", "variant", "initials")
_WORD = re.compile(r"[^\W\d_]+")


class Meanings(NamedTuple):
    """What a name may stand for by the rows that have it, whatever the document; made once for a lexicon."""

    rows: list[tuple[Entity | Role, Form]]
    entities: list[Candidate]
    slugs: frozenset[str]  # of the entities
    states: frozenset[str | None]  # to which they belong


def meanings(rows: Sequence[Sequence[Any]], lexicon: Lexicon) -> Meanings:
    """The meanings of rows as the mentions layer writes them: pairs of an id and the number of a form."""
    known: dict[tuple[tuple[Any, ...], ...], Meanings] = lexicon.cache("links.meanings")
    name = tuple(map(tuple, rows))
    found = known.get(name)
    if found is None:
        named = [(row, row.forms[n]) for i, n in name if isinstance(row := lexicon.row(i), (Entity, Role))]
        entities = [(row, form) for row, form in named if isinstance(row, Entity)]
        slugs, states = frozenset(slug(r) for r, _ in entities), frozenset(state_of(r) for r, _ in entities)
        found = known[name] = Meanings(named, entities, slugs, states)
    return found


@dataclass
class Mention:
    """A mention: where, what, whom it may stand for, what the mentions layer saw around it, and its link."""

    key: str
    start: int
    end: int
    label: str
    text: str
    means: Meanings
    entities: list[Candidate]  # those of its meanings that are left
    data: Mapping[str, Any]
    route: bool = False  # it stands where the document tells who writes to whom
    link: Link = field(default_factory=dict)
    steps: list[Any] = field(default_factory=list)  # what each test made of those whom a person's name may mean

    @cached_property
    def plain(self) -> str:
        """The name as it is compared: folded, in one line, without brackets."""
        return fold(" ".join(self.text.split())).replace("[", "").replace("]", "")

    @cached_property
    def surname(self) -> str:
        """What is compared between a full name and a short one."""
        words = _WORD.findall(self.plain)
        return words[-1] if words else ""

    def known(self) -> Entity | None:
        """Who is meant, as far as it is clear: by the link, before there is one by the only row."""
        rows = {slug(r): r for r, _ in self.entities}
        if self.link:
            return rows.get(self.link.get("kb_id") or "")
        return rows.popitem()[1] if len(rows) == 1 else None


def slug(row: Entity) -> str:
    """What tells two people apart: the kb_id, or the id of a row that has none."""
    return row.kb_id or row.id


def state_of(row: Entity) -> str | None:
    """The state that a row belongs to or is."""
    return row.state or (row.kb_id if row.label == "GPE" else None)


def is_full(form: Form) -> bool:
    """Whether a form holds more than a surname."""
    return form.form in _FULLER and len(_WORD.findall(form.text)) > 1


def linked(row: Entity, form: str, certainty: str, candidates: list[str], why: str) -> Link:
    """The link to a row; `why` names the evidence that decided."""
    return {
        "kb_id": row.kb_id,
        "wikidata": row.wikidata,
        "name": row.name,
        "form": form,
        "certainty": certainty,
        "candidates": candidates,
        "row": row.id,
        "why": why,
    }


def unlisted(name: str | None, form: str | None, certainty: str | None, why: str = "in no list") -> Link:
    """The link of what no row names."""
    return {
        "kb_id": None,
        "wikidata": None,
        "name": name,
        "form": form,
        "certainty": certainty,
        "candidates": [],
        "why": why,
    }


def left_open(form: str, candidates: list[str], why: str, note: str | None = None) -> Link:
    """The link of a name that may mean several, or nobody on this date."""
    return unlisted(None, form, "ambiguous", why) | {"candidates": list(dict.fromkeys(candidates)), "note": note}
