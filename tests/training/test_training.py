"""The training project on a volume of a page: TEI to texts, texts to a DocBin, a few steps, the pipe in its place."""

from __future__ import annotations

import gzip
import importlib
import json
from pathlib import Path
from types import ModuleType

import pytest
import spacy
from spacy.cli.train import train
from spacy.tokens import DocBin

import cablenlp
from cablenlp import model
from cablenlp.layers.names import LABELS, Names

TRAINING = Path(__file__).parents[2] / "training"
ENVOYS = ("Aldous Penrose", "Ruth Hathaway", "Lucien Morel", "Karl Brandauer", "Ines Quintela", "Olaf Tandberg")

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A volume</title></titleStmt>
</fileDesc></teiHeader><text><front><p>Not a document: <persName>Nobody</persName>.</p></front><body>
<div type="compilation"><head>Relations</head>
"""
DOCUMENT = """<div type="document" xml:id="d{n}" n="{n}">
  <head>{n}. Telegram From <persName corresp="#p_{n}" type="from">{name}</persName> to the Department<note n="1"
    xml:id="d{n}fn1">Drafted by <persName>{other}</persName>.</note></head>
  <dateline><placeName>Lisbon</placeName>, <date when="1957-05-0{n}">May {n}, 1957</date>.</dateline>
  <p>1. Mr. <persName
      corresp="#p_{n}">{surname}</persName>’s talk with the <gloss target="#t_FO1">FonOff</gloss> about Portugal<pb
      n="4"/>
    was short; {unmarked} stayed away.</p>
  <closer><signed><hi rend="strong">{surname}</hi></signed></closer>
</div>
"""


@pytest.fixture
def project(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(TRAINING))
    return importlib.import_module("make_corpus")


@pytest.fixture
def volume(tmp_path: Path) -> Path:
    documents = "".join(
        DOCUMENT.format(
            n=n, name=name, surname=name.split()[1], other=ENVOYS[n - 2], unmarked=ENVOYS[(n + 2) % 6].split()[1]
        )
        for n, name in enumerate(ENVOYS, 1)
    )
    path = tmp_path / "mini.xml.gz"
    path.write_bytes(gzip.compress(f"{HEAD}{documents}</div></body></text></TEI>".encode()))
    return path


def test_documents_are_read_with_their_marks(project: ModuleType, volume: Path) -> None:
    texts = list(project.documents(volume))
    assert [t.id for t in texts] == [f"mini/d{n}" for n in range(1, 7)]
    text = texts[0].text
    assert text == (
        "Telegram From Aldous Penrose to the Department\n\nLisbon, May 1, 1957.\n\n"
        "1. Mr. Penrose’s talk with the FonOff about Portugal was short; Brandauer stayed away.\n\n"
        "Penrose\n\nDrafted by Olaf Tandberg."
    )
    assert [(m.kind, text[m.start : m.end], m.key) for m in texts[0].marks] == [
        ("heading", "Telegram From Aldous Penrose to the Department", None),
        ("person", "Aldous Penrose", "p_1"),
        ("place", "Lisbon", None),
        ("person", "Penrose", "p_1"),
        ("abbreviation", "FonOff", "t_FO1"),
        ("person", "Olaf Tandberg", None),
    ]


def test_what_nobody_knows_is_left_open(project: ModuleType, volume: Path) -> None:
    texts = list(project.documents(volume))
    known = project.surnames(texts)
    assert known == {name.split()[1] for name in ENVOYS}
    voices = project.load()
    doc = project.annotate(texts[0], known, voices._replace(small=spacy.blank("en")))
    assert [(e.text, e.label_) for e in doc.ents if e.label_ in ("PERSON", "GPE")] == [
        ("Aldous Penrose", "PERSON"),
        ("Lisbon", "GPE"),
        ("Penrose", "PERSON"),
        ("Portugal", "GPE"),  # by our rules alone
        ("Penrose", "PERSON"),  # a signature: by our rules too
        ("Olaf Tandberg", "PERSON"),
    ]
    # The editors left it unmarked, but it is a surname they mark elsewhere: neither a name nor none.
    assert [t.text for t in doc if t.ent_iob == 0] == ["Brandauer"]
    parts = list(project.cut(doc, tokens=5))
    assert len(parts) > 1
    assert "".join(t.text_with_ws for part in parts for t in part) == texts[0].text
    assert sum(len(p.ents) for p in parts) == len(doc.ents)


def test_from_a_volume_to_the_pipeline(project: ModuleType, volume: Path, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus" / "train.spacy"
    project.main([str(volume), "-o", str(corpus)])
    docs = list(DocBin().from_disk(corpus).get_docs(spacy.blank("en").vocab))
    assert len(docs) >= 6
    assert {e.label_ for d in docs for e in d.ents} <= LABELS
    steps = {"training.max_steps": 6, "training.eval_frequency": 3, "training.patience": 0}
    paths = {"paths.train": str(corpus), "paths.dev": str(corpus)}
    train(TRAINING / "configs" / "names.cfg", tmp_path / "models", overrides=steps | paths)

    best = tmp_path / "models" / "model-best"
    nlp = cablenlp.load(exclude=["cable_syntax", "cable_events"])
    names = nlp.get_pipe("cable_names")
    assert isinstance(names, Names)
    names.model = model.read(best)
    text = "Telegram from Quentin Ashgrove to the Department\n\nMr. Ashgrove left Lisbon."
    before = nlp(text)
    assert {s.label_ for s in before.spans["names"]} <= LABELS
    nlp.to_disk(tmp_path / "whole")  # the trained pipes travel with the pipeline
    after = spacy.load(tmp_path / "whole")(text)
    assert [(e.text, e.label_) for e in after.ents] == [(e.text, e.label_) for e in before.ents]

    gold = tmp_path / "gold.jsonl"
    entity = {"start": 0, "end": 6, "label": "GPE"}
    gold.write_text(json.dumps({"text": "Lisbon is calm.", "entities": [entity]}) + "\n")
    importlib.import_module("measure").main([str(best), "--volume", str(volume), "--gold", str(gold)])


def test_a_package_of_names_serves_beside_the_model_that_parses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = model.installed(model.PARSE)
    package = tmp_path / "en_cable_names" / "en_cable_names-0.1.0"
    package.mkdir(parents=True)
    (package.parent / "__init__.py").touch()
    (package / "meta.json").write_text(json.dumps({"pipeline": ["tok2vec", "ner"]}))
    monkeypatch.syspath_prepend(str(tmp_path))
    assert model.installed(model.NAMES) == "en_cable_names"
    assert model.installed(model.PARSE) == before
