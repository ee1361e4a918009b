"""The wire form: its schema, its offsets, its ids, and every field always there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError
from spacy.language import Language

from cablenlp.annotation import Annotation, json_schema
from cablenlp.export import to_dict
from conftest import Annotate
from test_contract import DESPATCH, RECORD, TEXTS

SCHEMA = Path(__file__).parents[1] / "docs" / "annotation.schema.json"
Json = dict[str, Any]


def test_the_committed_schema_is_that_of_the_models() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf8")) == json_schema()


def test_every_field_says_what_it_is() -> None:
    schema = json_schema()
    assert [name for name, part in schema["$defs"].items() if not part.get("description")] == []


def test_offsets_count_code_points(read: Annotate) -> None:
    text = "\U0001f4dc\U0001f4dc Zhou Enla\u0069\u0301 met Nehru in De\u0301lhi.\U00020000 Nehru left Geneva."
    note = read(text)
    assert note.text == text
    assert [(text[e.start : e.end], e.text) for e in note.entities if e.text != text[e.start : e.end]] == []
    assert [e.text for e in note.entities if e.kb_id == "nehru"] == ["Nehru", "Nehru"]
    assert [(e.text, e.start) for e in note.entities if e.label == "GPE"][-1] == ("Geneva", text.index("Geneva"))


@pytest.mark.parametrize("text", TEXTS)
def test_everything_cuts_out_its_text(text: str, nlp: Language) -> None:
    note = Annotation.from_doc(nlp(text))
    cut = [(e.start, e.end, e.text) for e in note.entities]
    cut += [(p.start, p.end, p.text) for v in note.events for p in (v.trigger, *([v.cue] if v.cue else []))]
    cut += [(a.start, a.end, a.text) for v in note.events for a in v.arguments if a.text is not None]  # type: ignore[misc]
    assert [(s, e, t) for s, e, t in cut if text[s:e] != t] == []
    assert all(0 <= z.start < z.end <= len(text) for z in note.zones)
    assert [e.id for e in note.entities] == [f"e{n}" for n in range(1, len(note.entities) + 1)]
    assert [v.id for v in note.events] == [f"v{n}" for n in range(1, len(note.events) + 1)]
    assert [(e.start, -e.end) for e in note.entities] == sorted((e.start, -e.end) for e in note.entities)


@pytest.mark.parametrize("text", TEXTS)
def test_ids_point_at_something(text: str, nlp: Language) -> None:
    note = Annotation.from_doc(nlp(text))
    known = {e.id for e in note.entities}
    events = {v.id for v in note.events}
    header = note.header
    routes = [header, *header.conveys, *(c for m in header.conveys for c in m.conveys), *header.refers_to]
    actors = [a for r in routes for a in (*r.senders, *r.recipients, *getattr(r, "via", ()), *getattr(r, "for_", ()))]
    pointers = [a.mention for a in actors] + [header.date_from, header.origin.mention if header.origin else None]
    pointers += [i for a in note.aliases for i in (a.alias, a.of)]
    pointers += [a.entity for v in note.events for a in v.arguments] + [v.source for v in note.events]
    assert {p for p in pointers if p} - known == set()
    assert {p for v in note.events for p in (v.same_as, *(a.event for a in v.arguments)) if p} - events == set()


def fields(model: type[BaseModel]) -> set[str]:
    return {f.alias or name for name, f in model.model_fields.items()}


def missing(value: Any, wire: Any, path: str = "") -> list[str]:
    """The fields of models that the wire form lacks, all the way down."""
    if isinstance(value, BaseModel):
        lacking = [f"{path}.{name}" for name in fields(type(value)) - set(wire)]
        for name, field in type(value).model_fields.items():
            lacking += missing(getattr(value, name), wire[field.alias or name], f"{path}.{name}")
        return lacking
    if isinstance(value, list):
        return [x for v, w in zip(value, wire, strict=True) for x in missing(v, w, path)]
    return []


def test_every_field_is_always_there(nlp: Language) -> None:
    for text in TEXTS:
        doc = nlp(text)
        note = Annotation.from_doc(doc)
        assert missing(note, note.to_dict()) == []
        assert missing(note, to_dict(doc)) == []
        assert json.loads(note.to_json()) == note.to_dict() == to_dict(doc)
        assert list(note.to_dict()) == [
            "schema",
            "id",
            "text",
            "source",
            "zones",
            "header",
            "entities",
            "aliases",
            "events",
        ]


def test_the_same_text_gives_the_same_bytes(nlp: Language) -> None:
    once = [Annotation.from_doc(nlp(text)).to_json() for text in (RECORD, DESPATCH)]
    again = [Annotation.from_doc(nlp(text)).to_json() for text in (DESPATCH, RECORD)]
    assert once == again[::-1]


def test_a_text_without_an_id_is_named_by_its_digest(read: Annotate) -> None:
    assert read("Nehru left.").id == read("Nehru left.").id != read("Nehru stayed.").id
    assert read("Nehru left.", id="own").id == "own"


def test_the_wire_form_reads_back(nlp: Language) -> None:
    note = Annotation.from_doc(nlp(RECORD))
    assert Annotation.model_validate_json(note.to_json()) == note
    assert Annotation.model_validate(note.to_dict()) == note


def test_unknown_keys_are_refused(read: Annotate) -> None:
    wire = read("Nehru left.").to_dict()
    with pytest.raises(ValidationError, match="rhymes"):
        Annotation.model_validate(wire | {"rhymes": True})
