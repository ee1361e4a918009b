"""Any text at all: no exception, offsets that cut out their text, and time that grows with the text alone."""

# ruff: noqa: E501  texts are compared as they stand, in one line
from __future__ import annotations

import gc
import time
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from conftest import Annotate

#: What cables are made of, to be thrown together in any order.
PIECES = [
    "Zhou Enlai", "Filippov", "[Stalin]", "KIM IL\nSUNG", "Cde. ", "Amb. Kirk", "Soviet Ambassador to the PRC", "5-6 divisions",
    "38th parallel", "No. ", "Nº 72/III", "25553", "1476/sh", "Embtel 97, March 2", "f. 45, op. 1, d. 3, l. 4", "795.00/6-2550",
    "FO 371/8", "[AA : A1838, 1]", "RG 59", "TOP SECRET", "PRIORITY", "14 November", "12.X.1950", "mid-July", "1949-1950", "10 a.m.",
    "\n", "\n\n", " ", "\t", "\u00a0", "\u00ad", "—", "(", ")", "[", "]", "{", "/", ".", ",", ";", ":", "'s", "’", "“", "\U0001f4dc",
    "u\u0308", "İ", "ß", "from", "to", "via", "conveying a telegram from", "Letter", "Telegram", "Participants:", "Copies:", "Source:",
    "Signed", "x/ Pseudonym of", "VKP(b) CC", "Chinese-Korean border", "X. Y. Z. Orlov", "S H T Y K O V", "of the", "and",
]  # fmt: skip
SETTINGS = settings(
    max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def holds(read: Annotate, text: str) -> None:
    note = read(text, date="1951-06-04")
    assert note.text == text
    assert [(e.start, e.end) for e in note.entities if not e.text or e.text != text[e.start : e.end]] == []
    assert [e.text for e in note.entities if e.text != e.text.strip()] == []
    outer = [e for e in note.entities if e.label not in ("ROLE", "TREATY")]
    assert [(a.text, b.text) for a, b in pairwise(outer) if b.start < a.end] == []
    assert [(z.start, z.end) for z in note.zones if not 0 <= z.start < z.end <= len(text)] == []
    assert [(a.zone, b.zone) for a, b in pairwise(note.zones) if b.start < a.end] == []


@SETTINGS
@given(text=st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_pieces_of_cables_without_spaces(read: Annotate, text: str) -> None:
    holds(read, text)


@SETTINGS
@given(text=st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join))
def test_pieces_of_cables(read: Annotate, text: str) -> None:
    holds(read, text)


@SETTINGS
@given(text=st.text(max_size=200))
def test_any_text(read: Annotate, text: str) -> None:
    holds(read, text)


#: Repeated to any length. Runs of brackets without spaces are left out: spaCy's own tokenizer is quadratic there.
HOSTILE = {
    "brackets": "[ ", "closed brackets": "[] ", "open parentheses": "( ", "numbers signs": "No. ", "digits": "1", "years": "1950 ",
    "ranges": "1-", "slashes": "1/", "initials": "f. ", "capitals": "A. ", "spaced letters": "A B C D ", "marks": "SECRET ",
    "names": "Stalin ", "bracketed names": "Stalin [", "offices": "Ambassador of the ", "states": "Soviet Chinese ", "dots": ". ",
    "lines": "a\n", "blank lines": "\n\n", "heads": "TO: STALIN\n", "fonds": "f. 1, ", "citations": "f. 1, op. 2, d. 3; ",
    "decimal files": "795.00/6-2550 ", "series": "A: A1, ", "references": "Embtel 97, March 2; ", "routes": "from Mao to Zhou, ", "dates": "14 November ", "hyphens": "Kim-", "soft hyphens": "Fi\u00adlip\u00adpov ",
    "titles": "Cde. General Mr. ", "unknown people": "Cde. Tolmachin, ", "units": "5-6 divisions and ", "quotes": "“ ",
    "conveys": "conveying a telegram from Mao ", "words": "peace ",
}  # fmt: skip


def seconds(rules: Language, text: str) -> float:
    gc.collect()
    gc.disable()  # a collection over all rows would drown the rest
    started = time.process_time()
    rules(text)
    took = time.process_time() - started
    gc.enable()
    return took


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("head", ["", "Telegram from Mao to Stalin\n\n"], ids=["bare", "titled"])
def test_time_is_linear(unit: str, head: str, rules: Language) -> None:
    short, long = (head + unit * (size // len(unit)) for size in (2_000, 8_000))
    least = min(seconds(rules, short) for _ in range(2))
    took = seconds(rules, long)
    if took > 8 * least + 0.05:  # a busy machine gets another chance
        least, took = min(seconds(rules, short) for _ in range(3)), min(seconds(rules, long) for _ in range(2))
    assert took < 8 * least + 0.05
