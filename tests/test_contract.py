"""What every layer promises, held against each of them on a blank English pipeline."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from cablenlp.layers.base import Layer
from cablenlp.pipeline import LAYERS
from cablenlp.table import table

Json = dict[str, Any]

RECORD = """4 June 1951

Ciphered Telegram No. 812/sh, Roshchin to Filippov [Stalin], via Vyshinsky

Roshchin reports that Zhou Enlai asked on 2 June for 40 jet planes. The Soviet Ambassador promised
to ask Moscow, and proposed that two Chinese divisions withdraw north of the 38th parallel.
Source: APRF, f. 45, op. 1, d. 340, ll. 12-13.
"""
DESPATCH = """The Ambassador in Burma (Key) to the Secretary of State
SECRET PRIORITY
RANGOON, March 9, 1951—4 p.m.

118. Embtel 97, March 2. FonMin told Brit Amb yesterday that U Nu refused Peking’s offer.
KEY
"""
TEXTS = [RECORD, DESPATCH, "", " \n\t ", "Nothing to see.", "\U0001f4dc Zhou\u0308 wrote to Nehru."]
OVERLAY = {
    "id": "person:orlov",
    "label": "PERSON",
    "kb_id": "orlov",
    "name": "Orlov",
    "forms": ["Orlov"],
    "source": "own",
}


def blank(name: str) -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe(name)
    return nlp


def seen(doc: Doc) -> Json:
    """Everything a layer may have written, as plain values."""
    spans = {
        key: [(s.start_char, s.end_char, s.label_, s.id_, s.kb_id_) for s in group] for key, group in doc.spans.items()
    }
    ents = [(e.start_char, e.end_char, e.label_, e.id_, e.kb_id_) for e in doc.ents]
    tokens = [(t.text, t.tag_, t.dep_, t.head.i, t.lemma_) for t in doc]
    found: Json = json.loads(json.dumps([doc.text, spans, ents, tokens, table(doc)], ensure_ascii=False))
    return found


@pytest.fixture(scope="module")
def alone() -> dict[str, Language]:
    """Each layer alone in a pipeline of its own."""
    return {name: blank(name) for name in LAYERS}


@pytest.fixture(scope="module")
def elsewhere(alone: dict[str, Language], tmp_path_factory: pytest.TempPathFactory) -> Json:
    """What a fresh process makes of the texts with each of the pipelines saved."""
    folder = tmp_path_factory.mktemp("saved")
    for name, nlp in alone.items():
        nlp.to_disk(folder / name)
    script = (
        "import json, sys, spacy\n"
        "from test_contract import LAYERS, TEXTS, seen\n"
        "names = {name: spacy.load(f'{sys.argv[1]}/{name}') for name in LAYERS}\n"
        "print(json.dumps({name: [seen(nlp(text)) for text in TEXTS] for name, nlp in names.items()}))\n"
    )
    command = [sys.executable, "-W", "error", "-c", script, str(folder)]
    done = subprocess.run(command, cwd=Path(__file__).parent, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: Json = json.loads(done.stdout)
    return found


def test_the_installed_entry_points_are_the_layers() -> None:
    installed = {e.name: e.value for e in entry_points(group="spacy_factories") if e.name.startswith("cable_")}
    assert installed == {
        "cable_zones": "cablenlp.layers.zones:Zones",
        "cable_shapes": "cablenlp.layers.shapes:Shapes",
        "cable_names": "cablenlp.layers.names:Names",
        "cable_mentions": "cablenlp.layers.mentions:Mentions",
        "cable_frame": "cablenlp.layers.frame:Frame",
        "cable_dates": "cablenlp.layers.dates:Dates",
        "cable_links": "cablenlp.layers.links:Links",
        "cable_header": "cablenlp.layers.header:Header",
        "cable_syntax": "cablenlp.layers.syntax:Syntax",
        "cable_events": "cablenlp.layers.events:Events",
        "cable_resolve": "cablenlp.layers.resolve:Resolve",
    }
    assert set(installed) == set(LAYERS)
    [model] = entry_points(group="spacy_models", name="cablenlp")
    assert model.value == "cablenlp"


@pytest.mark.parametrize("name", LAYERS)
class TestLayer:
    def test_keeps_the_text_and_writes_plain_values(self, name: str, alone: dict[str, Language]) -> None:
        for text in TEXTS:
            doc = alone[name](text)
            assert doc.text == text
            assert json.loads(json.dumps(table(doc))) == table(doc)

    def test_says_why(self, name: str, alone: dict[str, Language]) -> None:
        for text in TEXTS:
            doc = alone[name](text)
            assert [s for group in doc.spans.values() for s in group if not s.id_] == []

    def test_runs_twice_to_the_same_end(self, name: str, alone: dict[str, Language]) -> None:
        for text in TEXTS:
            doc = alone[name](text)
            once = seen(doc)
            assert seen(alone[name].get_pipe(name)(doc)) == once

    def test_survives_bytes(self, name: str, alone: dict[str, Language]) -> None:
        copy = blank(name).from_bytes(alone[name].to_bytes())
        assert [seen(copy(t)) for t in TEXTS] == [seen(alone[name](t)) for t in TEXTS]

    def test_survives_the_disk_and_another_process(
        self, name: str, alone: dict[str, Language], elsewhere: Json
    ) -> None:
        assert elsewhere[name] == [seen(alone[name](t)) for t in TEXTS]

    def test_survives_pickling(self, name: str, alone: dict[str, Language]) -> None:
        copy = pickle.loads(pickle.dumps(alone[name]))
        assert [seen(copy(t)) for t in TEXTS] == [seen(alone[name](t)) for t in TEXTS]

    def test_gives_the_same_in_two_processes(self, name: str, alone: dict[str, Language]) -> None:
        texts = TEXTS * 2
        serial = [seen(doc) for doc in alone[name].pipe(texts)]
        assert [seen(doc) for doc in alone[name].pipe(texts, n_process=2, batch_size=3)] == serial

    def test_takes_other_rows_and_keeps_them(self, name: str, tmp_path: Path) -> None:
        (tmp_path / "own.jsonl").write_text(json.dumps(OVERLAY), encoding="utf8")
        nlp = blank(name)
        layer = nlp.get_pipe(name)
        assert isinstance(layer, Layer)
        layer.initialize(lambda: [], nlp=nlp, patterns=[tmp_path / "own.jsonl"])
        nlp.to_disk(tmp_path / "saved")
        copies = [
            blank(name).from_bytes(nlp.to_bytes()), spacy.load(tmp_path / "saved"), pickle.loads(pickle.dumps(nlp))
        ]  # fmt: skip
        kept = [copy.get_pipe(name).lexicon for copy in copies]
        assert [lexicon.overlay_rows() for lexicon in kept] == [[OVERLAY]] * 3
        assert [lexicon.entity("orlov").name for lexicon in kept] == ["Orlov"] * 3
        layer.initialize(lambda: [], nlp=nlp)
        assert layer.lexicon.overlay_rows() == []
