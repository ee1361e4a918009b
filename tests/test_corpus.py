"""The sample corpus: gold that cuts out what it names, speaks the contract and comes from `marked/`."""

from __future__ import annotations

import gzip
import importlib.util
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from cablenlp.scoring import load, score

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"
SHARED = ROOT.parent / "shared"
Json = dict[str, Any]

FORMS = {"name", "variant", "initials", "surname", "cover_name", "title", "misspelling"}
RUN = 12  # words in a row that no other text may share


def _compiler() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_gold", CORPUS / "make_gold.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


make_gold = _compiler()
GOLD = load(CORPUS / "gold.jsonl")
SENTENCES = load(CORPUS / "sentences.gold.jsonl")
each_record = pytest.mark.parametrize("document", GOLD.values(), ids=GOLD.keys())
each_document = pytest.mark.parametrize(
    "document", [*GOLD.values(), *SENTENCES.values()], ids=[*GOLD.keys(), *SENTENCES.keys()]
)


def test_the_gold_is_what_the_marked_texts_say() -> None:
    compiled = make_gold.compile_folder(CORPUS / "marked")
    assert {d["id"]: d for d in compiled} == GOLD
    assert len(compiled) == len(GOLD)


def test_there_is_enough_of_everything() -> None:
    records = [key for key in GOLD if (CORPUS / "records" / f"{key.split('#')[0]}.txt").exists()]
    assert len(records) >= 40
    assert len(GOLD) - len(records) >= 43
    kinds = {d["header"]["kind"] for d in GOLD.values()}
    assert kinds >= {
        "ciphered telegram",
        "telegram",
        "cablegram",
        "letter",
        "memorandum of conversation",
        "decision",
    }
    assert {e["type"] for d in GOLD.values() for e in d.get("events", ())} >= make_gold.TYPES - {"SUSPEND_TALKS"}


def test_the_sentences_are_what_the_marked_texts_say() -> None:
    compiled = make_gold.compile_folder(CORPUS / "marked", sentences=True)
    assert {d["id"]: d for d in compiled} == SENTENCES
    rows = [json.loads(line) for line in (CORPUS / "sentences.jsonl").read_text(encoding="utf-8").splitlines()]
    assert rows == make_gold.sentence_rows(compiled)


def test_the_sentences_cover_the_ontology_in_all_registers() -> None:
    events = [e for d in SENTENCES.values() for e in d["events"] if not e.get("optional")]
    types, statuses = (Counter(e[key] for e in events) for key in ("type", "status"))
    assert min(types[name] for name in make_gold.TYPES) >= 4
    assert min(statuses[name] for name in make_gold.STATUSES) >= 8
    registers = Counter(key.split("#")[0] for key in SENTENCES)
    assert registers.keys() == {"abstract", "soviet", "telegraphese", "cablegram"}
    assert min(registers.values()) >= 45


@each_record
def test_the_text_is_that_of_its_file(document: Json) -> None:
    stem = document["id"].split("#")[0]
    cable, records = CORPUS / "cables" / f"{stem}.txt", CORPUS / "records" / f"{stem}.txt"
    if cable.exists():
        assert cable.read_text(encoding="utf-8") == document["text"]
    else:
        lines = re.sub(r"\n+", "\n", records.read_text(encoding="utf-8"))
        assert re.sub(r"\n+", "\n", document["text"]) in lines


def _spans(document: Json) -> Iterator[Json]:
    yield from document["entities"]
    for event in document.get("events", ()):
        yield event["trigger"]
        yield from event.get("also", ())
        yield from (a for a in event["arguments"] if "text" in a)


@each_document
def test_offsets_cut_out_their_texts(document: Json) -> None:
    text = document["text"]
    for span in _spans(document):
        assert text[span["start"] : span["end"]] == span["text"]
        assert span["text"] == span["text"].strip() != ""
    for zone in document["zones"]:
        assert 0 <= zone["start"] < zone["end"] <= len(text)


@each_document
def test_ids_are_unique_and_point_somewhere(document: Json) -> None:
    entities = [e["id"] for e in document["entities"]]
    events = [e["id"] for e in document.get("events", ())]
    assert len({*entities, *events}) == len(entities) + len(events)
    for event in document.get("events", ()):
        for argument in event["arguments"]:
            assert "entity" not in argument or argument["entity"] in entities
            assert "event" not in argument or argument["event"] in set(events) - {event["id"]}
    for alias in document["aliases"]:
        assert {alias["alias"], alias["of"]} <= set(entities)
    parties = [p for name in make_gold.ROUTE for p in document["header"][name]]
    assert all(p["mention"] in entities for p in parties if p["text"])


@each_document
def test_labels_types_roles_and_statuses_are_the_contracts(document: Json) -> None:
    for entity in document["entities"]:
        assert {entity["label"], *entity.get("label_ok", ())} <= set(make_gold.LETTERS.values())
        assert entity["form"] in {None, *FORMS}
        assert entity["wikidata"] is None or re.fullmatch(r"Q[1-9]\d*", entity["wikidata"])
        assert entity["edtf"] is None or entity["label"] in ("DATE", "TIME")
    for event in document.get("events", ()):
        assert {event["type"], *event.get("type_ok", ())} <= make_gold.TYPES
        assert {event["status"], *event.get("status_ok", ())} <= make_gold.STATUSES
        for argument in event["arguments"]:
            assert {argument["role"], *argument.get("role_ok", ())} <= make_gold.ROLES


@each_document
def test_mentions_nest_only_in_roles_and_treaties(document: Json) -> None:
    for outer in document["entities"]:
        inside = [
            e
            for e in document["entities"]
            if e is not outer and outer["start"] <= e["start"] and e["end"] <= outer["end"]
        ]
        assert not inside or outer["label"] in ("ROLE", "TREATY")


def test_one_name_has_one_item() -> None:
    items: dict[str, set[str | None]] = {}
    for document in (*GOLD.values(), *SENTENCES.values()):
        for entity in document["entities"]:
            if entity["name"]:
                items.setdefault(entity["name"], set()).add(entity["wikidata"])
    assert {name: found for name, found in items.items() if len(found) > 1} == {}


@pytest.mark.parametrize("gold", [GOLD, SENTENCES], ids=["corpus", "sentences"])
def test_the_gold_scores_itself_as_right(gold: dict[str, Json]) -> None:
    for name, row in score(gold, gold, names={}).items():
        if row.get("gold") == 0:  # nothing of the kind in these texts
            continue
        assert row.get("acc", 1.0) == row.get("r", 1.0) == 1.0, name
        # an optional filler beside a longer one ("Tito" in "Tito's leadership") counts as one too many
        assert (row.get("f", 1.0) or 1.0) > (0.97 if name.startswith("argument") else 0.999), name


@pytest.mark.parametrize(
    ("marked", "message"),
    [
        ("Telegram from {P Nobody}\n---\nkind: telegram", "who is 'Nobody'"),
        ("Telegram of {D March}\n---\nkind: telegram", "needs a value"),
        ("{X Telegram}\n---\nkind: telegram", "no label"),
        ("{G Delhi\n---\nkind: telegram", "does not end"),
        ("Telegram\n---\n", "no kind"),
        ("{A APRF, l. 4|list=4}\n---\nkind: telegram", "'list' is no part"),
        ("Telegram\n---\nkind: telegram\nv1 HELP asserted (Telegram)", "no such type"),
        ("Telegram\n---\nkind: telegram\nv1 INFORM asserted (cable)", "does not stand"),
        ("Telegram\n---\nkind: telegram\nv1 INFORM asserted (Telegram) agent=Delhi", "no mention 'Delhi'"),
        ("Telegram\n---\nkind: telegram\nv1 INFORM asserted (Telegram) content=v2", "no such event"),
    ],
)
def test_the_compiler_says_what_is_wrong(marked: str, message: str) -> None:
    with pytest.raises(make_gold.MarkError, match=message):
        [d.wire() for d in make_gold.documents(f"### x#0\n{marked}\n", {})]


def test_citations_references_and_messages_within_messages() -> None:
    marked = """### x#0
Letter to {P Tito|Josip Broz Tito}, see {A PREM 8/1|class=PREM 8; piece=1 & archive=TNA}
---
kind: letter
conveys: letter, -: - > Tito
conveys>: note, 1950-05: Tito > -
refers_to?: telegram, 5, from the sender/from the embassy, -: -
events: not asked
"""
    [gold] = [d.wire() for d in make_gold.documents(marked, {})]
    assert gold["entities"][1]["parts"] == [{"class": "PREM 8", "piece": "1"}, {"archive": "TNA"}]
    assert gold["header"]["conveys"][0]["conveys"][0]["date"] == "1950-05"
    [reference] = gold["header"]["refers_to"]
    assert reference["optional"]
    assert (reference["direction"], reference["direction_ok"]) == ("from the sender", ["from the embassy"])
    assert "events" not in gold


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {tuple(words[k : k + RUN]) for k in range(len(words) - RUN + 1)}


def _elsewhere() -> Iterator[tuple[str, str]]:
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        yield path.name, path.read_text(encoding="utf-8")
    for path in sorted((SHARED / "data").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                document = json.loads(line)
                yield f"{path.name} {document['id']}", document["text"]


@pytest.mark.skipif(not (SHARED / "data").is_dir(), reason="the texts to compare with are not beside this copy")
def test_no_sentence_is_taken_from_elsewhere() -> None:
    ours = {run for document in (*GOLD.values(), *SENTENCES.values()) for run in _runs(document["text"])}
    assert [name for name, text in _elsewhere() if not ours.isdisjoint(_runs(text))] == []
