"""Tokens of cables: abbreviations and bodies stay whole, stuck signs come off, nothing is lost."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language


def tokenizer() -> Language:
    return spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "cablenlp.Tokenizer.v1"}}})


NLP = tokenizer()


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("telegram No. 25553 from Peking", "telegram|No.|25553|from|Peking"),
        ("No.25553", "No.|25553"),
        ("№734, #12", "№|734|,|#|12"),
        ("Cde. Roshchin", "Cde.|Roshchin"),
        ("the VKP(b) CC", "the|VKP(b)|CC"),
        ("Filippov[Stalin]", "Filippov|[|Stalin|]"),
        ("Mao]said", "Mao|]|said"),
        ("Roshchin/Stalin", "Roshchin|/|Stalin"),
        ("on 12/10", "on|12/10"),
        ("f. 45, op. 1, ll. 44", "f.|45|,|op.|1|,|ll.|44"),
        ("to Moscow.The reply", "to|Moscow|.|The|reply"),
        ("1949–1950", "1949|–|1950"),
        ("the Ambassador’s reply", "the|Ambassador|’s|reply"),
    ],
)
def test_tokens(text: str, tokens: str) -> None:
    assert [t.text for t in NLP(text)] == tokens.split("|")


@given(st.text())
def test_tokens_make_up_the_text(text: str) -> None:
    assert NLP(text).text == text
