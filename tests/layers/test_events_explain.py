"""Why a sentence tells the events that it tells."""

from __future__ import annotations

import pytest
from spacy.language import Language
from typer.testing import CliRunner

from cablenlp.cli import app
from cablenlp.layers.events import Events
from cablenlp.layers.events.explain import explain
from cablenlp.report.events import lines


def said(nlp: Language, text: str) -> list[str]:
    layer = nlp.get_pipe("cable_events")
    assert isinstance(layer, Events)
    return [" ".join(line.split()) for line in lines(explain(nlp(text), layer))]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Tito refused the offer.", "refused refuse.refuse: fired, asserted"),
        ("The court did not sign.", "sign sign_agreement.sign-bare: fired, negated"),
        ("The clerk signed the ledger.", "signed sign_agreement.sign: no theme that is TREATY, pact_noun"),
        (
            "The court signed a letter.",
            "signed sign_agreement.sign-bare: its theme is one of what it bars: message, PERSON, ROLE",
        ),
        ("Tito read the agreed text.", "agreed agree.agree: the word only describes the noun that follows"),
        ("The convoy left in order to turn.", "order it is part of a fixed phrase"),
        ("It rained on all days.", "nothing: no word in it is known to tell an event, so it was not parsed"),
        ("Memorandum of a conversation, Bern, 3 May 1955", "nothing: it is title: only abstract and body tell events"),
    ],
)  # fmt: skip
def test_a_line_says_why(nlp: Language, text: str, line: str) -> None:
    assert line in said(nlp, text)


def test_it_says_who_is_meant(nlp: Language) -> None:
    told = said(nlp, "The Thai envoy saw Tito. He asked for rice. Both sides agreed.")
    assert "He = Thai envoy: the likeliest of those named before" in told
    assert "sides = Thai envoy and Tito: the two named together before" in told


def test_each_sentence_stands_by_itself(nlp: Language) -> None:
    assert [line for line in said(nlp, "It rained on all days. Tito refused.") if not line.startswith("nothing")] == [
        "It rained on all days.",
        "Tito refused.",
        "refused refuse.refuse: fired, asserted",
    ]


def test_the_command() -> None:
    result = CliRunner().invoke(app, ["patterns", "explain", "--sentence", "Tito refused the offer."])
    assert result.exit_code == 0
    assert "refuse.refuse: fired, asserted" in result.output
    assert CliRunner().invoke(app, ["patterns", "explain"]).exit_code == 2
