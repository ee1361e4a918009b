"""Which sentences are parsed, what the parser is given, and what comes back."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from cablenlp.layers.sentences import sentences
from cablenlp.layers.syntax import Syntax
from cablenlp.table import make_span, set_group


@pytest.fixture(scope="module")
def blank() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("cable_syntax")
    return nlp


def split(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text, [(0, len(text))])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mao left. Kim stayed.", ["Mao left.", "Kim stayed."]),
        ("Cde. Mao saw Gen. Li. He left.", ["Cde. Mao saw Gen. Li.", "He left."]),
        (
            "Telegram No. 12 came at 4 p.m. from the U.S. Embassy.",
            ["Telegram No. 12 came at 4 p.m. from the U.S. Embassy."],
        ),
        ("He met I.V. Stalin and\nComrade K. on Monday.", ["He met I.V. Stalin and\nComrade K. on Monday."]),
        ("Three points:\n(a) rice\n(b) coal", ["Three points:", "(a) rice", "(b) coal"]),
        ("He asked “why?” Nobody knew.", ["He asked “why?”", "Nobody knew."]),
        ("One line\n\nand another", ["One line", "and another"]),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_only_sentences_with_a_trigger_are_parsed(blank: Language) -> None:
    doc = blank("The weather was fine. Kim asked Stalin for trucks. Roses grew tall.")
    assert [(s.text, s[1].tag_ != "") for s in doc.sents] == [
        ("The weather was fine.", False),
        ("Kim asked Stalin for trucks.", True),
        ("Roses grew tall.", False),
    ]
    asked = doc[6]
    assert (asked.text, asked.dep_, [c.text for c in asked.children]) == (
        "asked",
        "ROOT",
        ["Kim", "Stalin", "for", "."],
    )


def test_all_are_parsed_without_the_gate() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("cable_syntax", config={"gate": False})
    assert all(t.tag_ for t in nlp("The weather was fine. Roses grew tall."))


def test_line_breaks_and_repeats_are_not_given_to_the_parser(blank: Language) -> None:
    doc = blank("Kim asked Filippov [Stalin]\nfor more trucks.")
    assert [(t.text, t.head.text) for t in doc if t.text in ("Stalin", "\n", "for")] == [
        ("Stalin", "Filippov"),
        ("\n", "Filippov"),
        ("for", "asked"),
    ]


def test_titles_are_not_parsed() -> None:
    nlp = spacy.blank("en")
    syntax = Syntax(nlp)
    doc = nlp.make_doc("Telegram asking for trucks\n\nKim asked for trucks.")
    set_group(doc, "zones", [make_span(doc, 0, 26, "title", "x"), make_span(doc, 28, 49, "abstract", "x")])
    doc = syntax(doc)
    assert [t.text for t in doc if t.tag_] == ["Kim", "asked", "for", "trucks", "."]


@pytest.mark.parametrize("text", ["", " \n ", "Asked.", "(Asked)"])
def test_short_texts(blank: Language, text: str) -> None:
    assert blank(text).text == text


def test_a_batch_is_read_as_one_by_one(blank: Language) -> None:
    texts = ["Kim asked for trucks.", "", "Nothing here.", "Mao refused. Stalin agreed."]
    one = [[(t.tag_, t.dep_, t.head.i) for t in blank(text)] for text in texts]
    assert [[(t.tag_, t.dep_, t.head.i) for t in doc] for doc in blank.pipe(texts)] == one


def test_the_parser_is_saved_with_the_pipeline(blank: Language, tmp_path: Path) -> None:
    blank.to_disk(tmp_path)
    assert (tmp_path / "cable_syntax" / "model" / "parser").is_dir()
    text = "Mao refused the offer."
    expected = [(t.tag_, t.dep_) for t in blank(text)]
    assert [(t.tag_, t.dep_) for t in spacy.load(tmp_path)(text)] == expected
    assert [(t.tag_, t.dep_) for t in pickle.loads(pickle.dumps(blank))(text)] == expected
