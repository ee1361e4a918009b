"""What is looked up is what spaCy's own pipes say."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from cablenlp import model, tokenrules
from cablenlp.tokenrules import Analysed, TokenRules

TEXTS = [
    "There is no doubt that he isn't coming; let's have those who did it do it again, won't you?",
    "The envoy, whose note had been refused, told us that that was not what Cairo had in mind.",
    "Dept desires you inform FonMin soonest US unable accept proposal. Something must be done.",
    "There's nothing that y'all or the others gotta do, and we ain't gonna do it. There were none.",
    "",
]


@pytest.fixture(scope="module")
def parser() -> Language:
    return spacy.load(model.installed() or "", exclude=["ner", "senter"])


def parsed(nlp: Language, doc: Doc) -> Doc:
    with nlp.select_pipes(disable=tokenrules.PIPES):
        return nlp(doc)


def said(doc: Doc) -> list[Analysed]:
    return [Analysed(t.tag, t.pos, t.lemma_, t.dep) for t in doc]


@pytest.mark.parametrize("text", TEXTS)
def test_a_parse_gets_the_same(parser: Language, text: str) -> None:
    rules = TokenRules(parser)
    for _ in range(2):  # the second time by look-up alone
        assert rules(parsed(parser, parser.make_doc(text))) == said(parser(text))


words = st.sampled_from("there is are 's let us y' y all gon na That to 1st Envoys better \n ai n't won't".split(" "))
labels = st.sampled_from(["NN", "NNS", "VBZ", "VBP", "VBD", "MD", "EX", "PRP", "JJR", "RBR", "TO", "_SP"])
relations = st.sampled_from(["expl", "aux", "nsubj", "ROOT", "det"])


@settings(deadline=None)
@given(tokens=st.lists(st.tuples(words, labels, relations), max_size=12))
def test_whatever_the_parser_says(parser: Language, tokens: list[tuple[str, str, str]]) -> None:
    columns: tuple[list[str], ...] = tuple(map(list, zip(*tokens, strict=True))) or ([], [], [])
    doc, other = (
        Doc(parser.vocab, words=columns[0], tags=columns[1], deps=columns[2], heads=list(range(len(tokens))))
        for _ in range(2)
    )
    for name in tokenrules.PIPES:
        other = parser.get_pipe(name)(other)
    assert TokenRules(parser)(doc) == said(other)


def test_conditions_of_every_kind() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"}).initialize(lambda: [], nlp=nlp)
    patterns = [
        ([{"LOWER": {"IN": ["kim", "mao"]}}], "PROPN"),
        ([{"LOWER": {"NOT_IN": ["kim", "mao"]}, "IS_SPACE": False}], "NOUN"),
        ([{"IS_SPACE": True}], "SPACE"),
        ([{"LOWER": {"REGEX": "^to+$"}}], "PART"),
        ([{"LOWER": "kim"}, {"LOWER": "to"}], "ADP"),
        ([{"LENGTH": {"==": 3}}, {"LOWER": "\n"}], "NUM"),
        ([{"ORTH": "MAO"}], "X"),
    ]
    for pattern, pos in patterns:
        ruler.add(patterns=[pattern], attrs={"POS": pos})
    text = "Kim to MAO \n too"
    read = TokenRules(nlp)(nlp.make_doc(text))
    assert [nlp.vocab.strings[row.pos] for row in read] == [t.pos_ for t in nlp(text)]
    assert [nlp.vocab.strings[row.pos] for row in read] == ["ADP", "PART", "X", "SPACE", "PART"]
