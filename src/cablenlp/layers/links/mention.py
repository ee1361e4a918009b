"""A mention as the links see it, and the link that it gets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from cablenlp.lexicon.models import Entity, Form, Role
from cablenlp.matching import fold
from cablenlp.table import key

Link = dict[str, Any]
Candidate = tuple[Entity, Form]

_FULLER = ("name", "variant", "initials")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass
class Mention:
    """A mention: where, what, the rows it may stand for, what the mentions layer saw around it, and its link."""

    start: int
    end: int
    label: str
    text: str
    rows: list[tuple[Entity | Role, Form]]
    data: dict[str, Any]
    link: Link = field(default_factory=dict)
    steps: list[Any] = field(default_factory=list)  # what each test made of those whom a person's name may mean

    @property
    def key(self) -> str:
        return key(self.start, self.end, self.label)

    @cached_property
    def plain(self) -> str:
        """The name as it is compared: folded, in one line, without brackets."""
        return fold(" ".join(self.text.split())).replace("[", "").replace("]", "")

    @cached_property
    def surname(self) -> str:
        """What is compared between a full name and a short one."""
        words = _WORD.findall(self.plain)
        return words[-1] if words else ""

    @cached_property
    def entities(self) -> list[Candidate]:
        return [(r, f) for r, f in self.rows if isinstance(r, Entity)]

    def known(self) -> Entity | None:
        """Who is meant, as far as it is clear: by the link, before there is one by the only row."""
        rows = {slug(r): r for r, _ in self.entities}
        if self.link:
            return rows.get(self.link.get("kb_id") or "")
        return rows.popitem()[1] if len(rows) == 1 else None


def slug(row: Entity) -> str:
    """What tells two people apart: the kb_id, or the id of a row that has none."""
    return row.kb_id or row.id


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
