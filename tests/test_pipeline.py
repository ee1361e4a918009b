"""The pipeline as spaCy's users know pipelines: loading, saving, overlays, rulers, DocBin, displaCy."""

# ruff: noqa: E501  texts are compared as they stand, in one line
from __future__ import annotations

import json
import pickle
from importlib import metadata
from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.cli.info import info_model
from spacy.language import Language
from spacy.tokens import DocBin, Span
from spacy.training import Example
from spacy.util import is_compatible_version
from spacy.vocab import Vocab

import cablenlp
from cablenlp.annotation import Annotation
from cablenlp.errors import InputError, PatternError
from cablenlp.lexicon.rulers import ruler_rows
from cablenlp.lexicon.store import packaged
from cablenlp.pipeline import LAYERS, STATISTICAL, make_doc
from test_contract import TEXTS, seen

NOTE = "Message from Mao Zedong to Filippov [Stalin], 8 October 1950"


def test_spacy_loads_the_package_by_name() -> None:
    nlp = spacy.load("cablenlp", exclude=list(STATISTICAL))
    assert nlp.meta["name"] == "cablenlp"
    assert nlp.pipe_names == [name for name in LAYERS if name not in STATISTICAL]
    assert [(e.text, e.label_, e.kb_id_) for e in nlp(NOTE).ents] == [
        ("Mao Zedong", "PERSON", "mao-zedong"),
        ("Filippov", "PERSON", "stalin"),
        ("Stalin", "PERSON", "stalin"),
        ("8 October 1950", "DATE", ""),
    ]


def test_spacy_s_own_commands_know_the_package() -> None:
    meta = info_model("cablenlp")  # `spacy validate` fails for every model where one has no meta.json
    assert meta["version"] == cablenlp.__version__ == metadata.version("cablenlp")
    assert is_compatible_version(spacy.__version__, meta["spacy_version"])


def test_the_whole_pipeline_has_all_layers_in_order(nlp: Language) -> None:
    assert tuple(nlp.pipe_names) == LAYERS


def test_load_honours_disable_enable_exclude_config_and_vocab() -> None:
    vocab = Vocab()
    nlp = spacy.load(
        "cablenlp", vocab=vocab, disable=["cable_links"], exclude=list(STATISTICAL), config={"components": {}}
    )
    assert nlp.vocab is vocab
    assert nlp.disabled == ["cable_links"]
    only = cablenlp.load(enable=["cable_zones", "cable_shapes"], exclude=STATISTICAL)
    assert only.pipe_names == ["cable_zones", "cable_shapes"]
    assert set(only.disabled) == set(LAYERS) - {"cable_zones", "cable_shapes"} - set(STATISTICAL)
    assert cablenlp.load(exclude=(*STATISTICAL, "cable_header")).has_pipe("cable_header") is False
    # as everywhere in spaCy, names that are not there may be excluded
    assert cablenlp.load(exclude=[*STATISTICAL, "ner"]).pipe_names[0] == "cable_zones"
    with pytest.raises(InputError, match="no layer is called 'cable_rhymes'"):
        cablenlp.load(config={"components": {"cable_rhymes": {}}})
    assert cablenlp.load(exclude=STATISTICAL, config={"nlp.batch_size": 7}).batch_size == 7
    with pytest.raises(TypeError, match="pattern"):  # a slip of the pen is no wish fulfilled
        cablenlp.load(pattern=["mine.jsonl"])  # type: ignore[call-arg]


def test_initialize_and_evaluate_are_those_of_spacy() -> None:
    nlp = cablenlp.load(exclude=STATISTICAL)
    nlp.initialize()
    gold = nlp.make_doc("Stalin wrote to Mao.")
    gold.set_ents([Span(gold, 0, 1, label="PERSON"), Span(gold, 3, 4, label="PERSON")])
    scores = nlp.evaluate([Example(nlp.make_doc(gold.text), gold)])
    assert scores["ents_f"] == 1.0


def test_config_reaches_the_layer() -> None:
    with pytest.raises(ValueError, match="rhyme"):
        cablenlp.load(exclude=STATISTICAL, config={"components": {"cable_zones": {"rhyme": True}}})


def test_annotate_takes_id_and_date() -> None:
    note = cablenlp.annotate("Roshchin replied on 3 May.", id="own/7", date="1952-05-09")
    assert note.id == "own/7"
    assert note.header.date == "1952-05-09"
    assert [(e.text, e.edtf) for e in note.entities if e.label == "DATE"] == [("3 May", "1952-05-03")]


def test_the_text_gives_its_date_before_the_caller(rules: Language) -> None:
    doc = rules(make_doc(rules, "8 May 1952\n\nTelegram, Roshchin to Vyshinsky", date="1960"))
    note = Annotation.from_doc(doc)
    assert note.header.date == "1952-05-08"
    assert note.header.date_from == "e1"


def test_every_span_says_which_rule_found_it(nlp: Language) -> None:
    for text in TEXTS:
        doc = nlp(text)
        assert [(key, s.text) for key, group in doc.spans.items() for s in group if not s.id_] == []


def test_serialised_pipelines_read_alike(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "saved")
    copies = [
        spacy.load(tmp_path / "saved"),
        pickle.loads(pickle.dumps(nlp)),
        cablenlp.load().from_bytes(nlp.to_bytes()),
    ]
    read = [seen(nlp(text)) for text in TEXTS]
    assert [[seen(copy(text)) for text in TEXTS] for copy in copies] == [read] * 3


def test_two_processes_read_as_one_does(nlp: Language) -> None:
    texts = TEXTS * 2
    serial = [seen(doc) for doc in nlp.pipe(texts)]
    assert [seen(nlp(text)) for text in texts] == serial
    assert [seen(doc) for doc in nlp.pipe(texts, n_process=2, batch_size=4)] == serial


def test_docbin_keeps_everything(nlp: Language) -> None:
    docs = [nlp(text) for text in TEXTS]
    stored = DocBin(docs=docs, store_user_data=True).to_bytes()
    back = list(DocBin().from_bytes(stored).get_docs(nlp.vocab))
    assert [seen(doc) for doc in back] == [seen(doc) for doc in docs]
    assert [Annotation.from_doc(doc) for doc in back] == [Annotation.from_doc(doc) for doc in docs]


def test_displacy_renders(nlp: Language) -> None:
    page = displacy.render(nlp(TEXTS[0]), style="ent", page=True, jupyter=False)
    assert "Filippov" in page
    assert "CABLE_NUMBER" in page
    doc = nlp(TEXTS[0])
    doc.spans["sc"] = doc.spans["mentions"]
    assert "MIL_UNIT" in displacy.render(doc, style="span", jupyter=False)


class TestOverlays:
    """Rows of one's own, laid over the packaged ones."""

    def load(self, tmp_path: Path, *rows: dict[str, object], name: str = "own.jsonl") -> Language:
        file = tmp_path / name
        file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf8")
        return cablenlp.load(exclude=STATISTICAL, patterns=[file])

    def people(self, nlp: Language, text: str) -> list[tuple[str, str, str]]:
        return [(e.text, e.label_, e.kb_id_) for e in nlp(text).ents]

    def test_add_replace_and_drop(self, tmp_path: Path) -> None:
        added = {"id": "person:orlov-pavel", "label": "PERSON", "kb_id": "orlov-pavel", "name": "Pavel Orlov",
                 "forms": ["Pavel Orlov", {"text": "Quixote", "form": "cover_name"}], "source": "own"}  # fmt: skip
        replaced = {"id": "person:vyshinsky", "label": "PERSON", "kb_id": "vyshinsky", "name": "Andrei Vyshinsky",
                    "forms": ["Andrei Vyshinsky"], "source": "own"}  # fmt: skip
        nlp = self.load(tmp_path, added, replaced, {"id": "person:roshchin", "drop": True})
        text = "They say Quixote met Roshchin and Andrei Vyshinsky in Prague."
        assert self.people(nlp, text) == [
            ("Quixote", "PERSON", "orlov-pavel"), ("Roshchin", "PERSON", ""),  # a name like others, of nobody known
            ("Andrei Vyshinsky", "PERSON", "vyshinsky"), ("Prague", "GPE", "prague"),
        ]  # fmt: skip

    def test_a_folder_of_files(self, tmp_path: Path) -> None:
        row = {
            "id": "place:qarth",
            "label": "GPE",
            "kb_id": "qarth",
            "name": "Qarth",
            "forms": ["Qarth"],
            "source": "own",
        }
        (tmp_path / "places.jsonl").write_text(json.dumps(row), encoding="utf8")
        nlp = cablenlp.load(exclude=STATISTICAL, patterns=tmp_path)  # one alone needs no list
        assert self.people(nlp, "A courier left for Qarth.") == [("Qarth", "GPE", "qarth")]

    def test_rows_of_spacys_rulers(self, tmp_path: Path) -> None:
        nlp = self.load(
            tmp_path,
            {"label": "PERSON", "pattern": "Sancho Panza", "id": "sancho"},
            {"label": "ORG", "pattern": [{"LOWER": "board"}, {"LOWER": "of"}, {"IS_TITLE": True}], "id": "boards"},
            {"label": "GPE", "pattern": "Barataria"},
        )
        assert self.people(nlp, "We told Sancho Panza that the Board of Millers meets in Barataria.") == [
            ("Sancho Panza", "PERSON", "sancho"), ("Board of Millers", "ORG", "boards"), ("Barataria", "GPE", "")
        ]  # fmt: skip

    def test_ours_load_into_spacys_rulers(self) -> None:
        rows = list(ruler_rows(iter(packaged().rows("people"))))
        nlp = spacy.blank("en")
        ruler = nlp.add_pipe("entity_ruler")
        ruler.add_patterns(rows)  # type: ignore[attr-defined]
        doc = nlp("Nikita Khrushchev wrote to Zhou Enlai.")
        assert [(e.text, e.label_, e.ent_id_) for e in doc.ents] == [
            ("Nikita Khrushchev", "PERSON", "khrushchev"), ("Zhou Enlai", "PERSON", "zhou-enlai")
        ]  # fmt: skip
        spans = spacy.blank("en")
        spans.add_pipe("span_ruler").add_patterns(rows)  # type: ignore[attr-defined]
        doc = spans("Nikita Khrushchev")
        assert {s.id_ for s in doc.spans["ruler"]} >= {"khrushchev"}

    def test_an_overlay_is_saved_with_the_pipeline(self, tmp_path: Path) -> None:
        nlp = self.load(tmp_path, {"label": "PERSON", "pattern": "Sancho Panza", "id": "sancho"})
        nlp.to_disk(tmp_path / "saved")
        text = "Sancho Panza to Filippov"
        copies = [spacy.load(tmp_path / "saved"), pickle.loads(pickle.dumps(nlp))]
        assert [self.people(copy, text) for copy in copies] == [self.people(nlp, text)] * 2
        assert self.people(nlp, text)[0] == ("Sancho Panza", "PERSON", "sancho")

    @pytest.mark.parametrize(
        ("row", "message"),
        [
            ({"id": "person:x", "label": "PERSON", "name": "X", "source": "own", "forms": ["X"], "born": 1900}, "field born"),
            ({"id": "person:x", "label": "PERSON", "name": "X", "source": "own"}, "field forms"),
            ({"id": "person:x", "label": "PERSONS", "name": "X", "source": "own", "forms": ["X"]}, "field label"),
            ({"id": "thing", "name": "X"}, "what kind of row"),
            ({"id": "person:nobody-at-all", "drop": True}, "no row"),
            ({"label": "PERSON", "pattern": 7}, "neither a phrase nor a list"),
            ({"label": "PERSON", "pattern": "X", "ids": "x"}, "unknown key 'ids'"),
            ({"label": "NAME", "pattern": "X"}, "label"),
        ],
    )  # fmt: skip
    def test_a_wrong_row_is_named_with_its_line(self, row: dict[str, object], message: str, tmp_path: Path) -> None:
        good: dict[str, object] = {"label": "PERSON", "pattern": "Sancho Panza"}
        with pytest.raises(PatternError, match=rf"own\.jsonl, line 2: .*{message}"):
            self.load(tmp_path, good, row)
