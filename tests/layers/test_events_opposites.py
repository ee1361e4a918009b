"""Events that must not be told as their opposite, and dates that are not the act's own."""

from __future__ import annotations

import pytest
from spacy.language import Language

import cablenlp
from cablenlp.annotation import Annotation

TOLD = [
    ("Tito has given orders to halt Yugoslav troops preparing to cross the Italian border.", "MOVE_TROOPS", "halted"),
    ("Nehru instructed Menon not to attack the Chinese posts.", "ATTACK", "negated"),
    ("Stalin told Peng not to evacuate Seoul.", "WITHDRAW", "negated"),
    ("If fighting breaks out in Laos, we shall land troops.", "ATTACK", "possible"),
    ("An attack on Quemoy is not imminent.", "ATTACK", "negated"),
    ("A Moroccan attack would mean war.", "ATTACK", "possible"),
    ("It is doubtful that the Serbs will accept the note.", "AGREE", "possible"),
    ("Had the Somalis withdrawn, Addis would have released the captives.", "WITHDRAW", "possible"),
    ("There is no question of our supplying arms to Biafra.", "SUPPLY", "negated"),
    ("Castro's agents are reported to be arming rebels in Venezuela.", "SUPPLY", "ongoing"),
]


@pytest.mark.parametrize(("text", "kind", "status"), TOLD)
def test_how_real_it_is(nlp: Language, text: str, kind: str, status: str) -> None:
    assert [e.status for e in Annotation.from_doc(nlp(text)).events if e.type == kind] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "China will furnish armoured fighting vehicles to Burma.",
        "The argument is self-defeating.",
        "The rebels are seizing the initiative.",
        "The motion had an overwhelming majority.",
        "The issue exploded politically in Tokyo.",
        "Sukarno wants to destroy press freedom.",
        "They handed back the rifles that Korean officers had used.",
    ],
)
def test_no_use_of_force(nlp: Language, text: str) -> None:
    assert "ATTACK" not in {e.type for e in Annotation.from_doc(nlp(text)).events}


WHO = [
    ("Letter from Nehru informing Attlee that he will visit London.", "VISIT", "Nehru"),
    ("Stalin then told him the Chinese had, after all, decided to send troops.", "DECIDE", "Chinese"),
    ("Nasser rejected the plan, and Menzies, who had waited three days, left Cairo.", "VISIT", "Menzies"),
    ("The Council called on both sides to withdraw their forces.", "WITHDRAW", "both sides"),
]


@pytest.mark.parametrize(("text", "kind", "who"), WHO)
def test_who_does_it(nlp: Language, text: str, kind: str, who: str) -> None:
    note = Annotation.from_doc(nlp(text))
    names = {e.id: e.text for e in note.entities}
    event = next(e for e in note.events if e.type == kind)
    assert [names.get(a.entity or "", a.text) for a in event.arguments if a.role == "agent"] == [who]


def test_a_refusal_ends_where_the_next_clause_begins(nlp: Language) -> None:
    note = Annotation.from_doc(nlp("Castro refused on-site inspection, and Mikoyan, who had waited, stayed in Havana."))
    assert [a.text for e in note.events for a in e.arguments if a.role == "content"] == ["on-site inspection"]


TIMES = [
    ("Mao told Roshchin on 5 May that the troops would leave on 20 June.", {"1953-05-05", "1953-06-20"}),
    ("He remarked that the mood was like that in 1916.", set()),
    ("I doubt whether output will rise before July.", set()),
    ("Nehru handed over the note of 3 May.", set()),
    ("The talks will be held on 14 June.", {"1953-06-14"}),
    ("Their plan is the same as the British one which we opposed and identical with tries thirty years ago.", set()),
    ("Unlike twelve years ago, India will send troops.", set()),
    ("On 3 May the clerk burnt the letter which Nehru had rejected.", set()),
    ("Tito, who visited Delhi last month, is ill.", {"1953-05"}),
]


@pytest.mark.parametrize(("text", "times"), TIMES)
def test_a_date_of_the_matter_is_not_that_of_the_act(nlp: Language, text: str, times: set[str]) -> None:
    note = Annotation.from_doc(nlp(cablenlp.make_doc(nlp, text, date="1953-06-10")))
    assert {e.time for e in note.events if e.time} == times
