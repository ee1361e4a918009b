"""What is looked up is what spaCy's own matcher finds."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from cablenlp import model
from cablenlp.wordmatcher import WordMatcher

TEXTS = [
    "There is no doubt that he isn't coming; let's have those who did it do it again, won't you?",
    "The envoy, whose note had been refused, told us that that was not what Cairo had in mind.",
    "Dept desires you inform FonMin soonest US unable accept proposal. Something must be done.",
    "",
]


@pytest.fixture(scope="module")
def parser() -> Language:
    nlp = spacy.load(model.installed() or "")
    nlp.select_pipes(enable=["tok2vec", "tagger", "parser"])
    return nlp


def attributes(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.pos_, t.lemma_, str(t.morph), t.dep_) for t in doc]


@pytest.mark.parametrize("text", TEXTS)
def test_the_attributes_are_the_same(parser: Language, text: str) -> None:
    ruler = parser.get_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    expected = attributes(ruler(parser(text)))
    own = AttributeRuler(parser.vocab)
    own.add_patterns(ruler.patterns)
    assert isinstance(own.matcher, Matcher)
    own.matcher = WordMatcher(own)  # type: ignore[assignment]
    assert attributes(own(parser(text))) == expected
    assert own.patterns == ruler.patterns


def test_conditions_of_every_kind() -> None:
    nlp = spacy.blank("en")
    ruler = AttributeRuler(nlp.vocab)
    patterns = [
        ([{"LOWER": {"IN": ["kim", "mao"]}}], "PROPN"),
        ([{"LOWER": {"NOT_IN": ["kim", "mao"]}, "IS_SPACE": False}], "NOUN"),
        ([{"IS_SPACE": True}], "SPACE"),
        ([{"LOWER": {"REGEX": "^to+$"}}], "PART"),
        ([{"LOWER": "kim"}, {"LOWER": "to"}], "ADP"),
        ([{"ORTH": "MAO"}], "X"),
    ]
    for pattern, pos in patterns:
        ruler.add(patterns=[pattern], attrs={"POS": pos})
    text = "Kim to MAO \n too"
    expected = [t.pos_ for t in ruler(nlp(text))]
    ruler.matcher = WordMatcher(ruler)  # type: ignore[assignment]
    assert [t.pos_ for t in ruler(nlp(text))] == expected == ["ADP", "PART", "X", "SPACE", "PART"]
