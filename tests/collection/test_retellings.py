"""Pairs of short documents, made up: one event told twice in other words, or two that look alike; read whole."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

import cablenlp
from cablenlp.annotation import Annotation
from cablenlp.collection import events as told
from cablenlp.collection.same import FAMILY, tie
from cablenlp.lexicon.store import packaged

PAIRS: list[dict[str, Any]] = [
    json.loads(line) for line in Path(__file__).with_name("retellings.jsonl").read_text("utf-8").splitlines()
]


@pytest.fixture(scope="module")
def tied(nlp: Language) -> list[bool]:
    """Of each pair whether an event of the type that it is about is tied; all pairs are one collection."""
    notes = [
        Annotation.from_doc(nlp(cablenlp.make_doc(nlp, pair[side]["text"], date=pair[side]["date"]))).to_dict()
        | {"id": f"{side}{n}"}
        for n, pair in enumerate(PAIRS)
        for side in "ab"
    ]
    found = {event.id: event for event in tie(told.events(notes, packaged()))}
    ties = {
        (event.doc, found[str(other["id"])].doc, FAMILY.get(event.type, event.type))
        for event in found.values()
        for other in event.same_event
    }
    return [(f"a{n}", f"b{n}", FAMILY.get(pair["type"], pair["type"])) in ties for n, pair in enumerate(PAIRS)]


def test_what_only_looks_alike_is_not_tied(tied: list[bool]) -> None:
    wrong = [pair["b"]["text"] for pair, found in zip(PAIRS, tied, strict=True) if found and not pair["same"]]
    assert not wrong


def test_most_of_what_is_told_freely_is_tied(tied: list[bool]) -> None:
    right = [found for pair, found in zip(PAIRS, tied, strict=True) if pair["same"]]
    assert sum(right) >= 0.6 * len(right)
