"""Ids that point at nothing, and holders of offices who cannot have held them."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import TypeAdapter, ValidationError

from cablenlp.lexicon.lint.names import forms_of
from cablenlp.lexicon.lint.reading import Line
from cablenlp.lexicon.models import Entity, Role, Slug
from cablenlp.lexicon.store import Lexicon
from cablenlp.lexicon.tenure import tenures

_SLUG: TypeAdapter[str] = TypeAdapter(Slug)


def known(lexicon: Lexicon) -> dict[str, set[str]]:
    """What ids may point at."""
    people = {e.kb_id for e in lexicon.rows("people") if e.kb_id}
    return {
        "person": people,
        "entity": {e.kb_id for e in lexicon.entities() if e.kb_id},
        "source": {s.id for s in lexicon.rows("sources")},
        "office": set(lexicon.words("office").values()),
    }


def dangling(line: Line, lexicon: Lexicon, there: dict[str, set[str]]) -> Iterator[str]:
    """Slugs that point at nothing."""
    row = line.row
    for field in ("state", "within", "of", "at"):
        slug = getattr(row, field, None)
        if isinstance(row, (Entity, Role)) and slug and slug not in there["entity"]:
            yield line.says(f"{field} {slug!r} is no kb_id of any row", "name a kb_id, or leave the field out")
    if isinstance(row, Entity) and row.kb_id:
        others = [row_id for row_id in _bearers(lexicon)[row.kb_id] if row_id != row.id]
        if others:
            yield line.says(f"kb_id {row.kb_id!r} is that of {', '.join(others)} too", "one kb_id, one row")
    if isinstance(row, Role) and row.office not in there["office"]:
        yield line.says(f"office {row.office!r} is no word of class office", "name one of words.jsonl")
    people = [(f"line of the form {f.text!r}", slug) for f in forms_of(row) for slug in f.line]
    people += [("holder", h.kb_id) for h in row.holders] if isinstance(row, Role) else []
    for what, slug in people:
        if slug not in there["person"]:
            yield line.says(f"the {what} names {slug!r}, who is nobody in people.jsonl", "name a person's kb_id")
    parts = [row, *forms_of(row), *(row.holders if isinstance(row, Role) else ())]
    for source in dict.fromkeys(s for p in parts if (s := getattr(p, "source", None))):
        if _is_slug(source) and source not in there["source"]:
            yield line.says(f"source {source!r} is not in sources.jsonl", "add it there, or give a citation")


def holders(line: Line, lexicon: Lexicon) -> Iterator[str]:
    """Holders of an office who did not live, or were there together."""

    def build(lex: Lexicon) -> dict[str, Entity]:
        return {person.kb_id: person for person in lex.rows("people") if person.kb_id}

    if isinstance(line.row, Role):
        for what, right in tenures(line.row, lexicon.compiled("lint.people", build)):
            yield line.says(what, right)


def _bearers(lexicon: Lexicon) -> dict[str, list[str]]:
    """The rows that have each kb_id."""

    def build(lex: Lexicon) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for entity in lex.entities():
            found.setdefault(entity.kb_id or "", []).append(entity.id)
        return found

    return lexicon.compiled("lint.bearers", build)


def _is_slug(text: str) -> bool:
    try:
        _SLUG.validate_python(text)
    except ValidationError:
        return False
    return True
