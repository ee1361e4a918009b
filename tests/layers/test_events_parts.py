"""Who does what to whom, where the parts of an event stand far from its words or are left to grammar."""

from __future__ import annotations

import pytest
from spacy.language import Language

from cablenlp.annotation import Annotation

#: Sentence -> trigger, role and words of what is looked for.
GOLD = {
    # the doer of an infinitive, gerund or noun is told elsewhere
    "Stalin's refusal to send bombers angered Mao.": "send agent Stalin",
    "The refusal of the Chinese to withdraw their troops was noted.": "withdraw agent Chinese",
    "Ho's appeal to Bidault to release the prisoners failed.": "release agent Bidault",
    "An attempt by the rebels to seize Camaguey failed.": "seize agent the rebels",
    "Nkrumah's efforts to mediate between Cairo and Riyadh failed.": "mediate agent Nkrumah",
    "Paris had no intention of selling tanks to Spain.": "selling agent Paris",
    "Israel is embarking on aggression against Syria.": "aggression agent Israel",
    "The Dutch resumed the bombing of Jogja.": "bombing agent Dutch",
    "Sukarno denied having ordered the attack.": "ordered agent Sukarno",
    "By shelling Quemoy the Chinese Communists prevented talks.": "shelling agent Chinese Communists",
    # whose word it is
    "The Cuban request for wheat and the promise of the Canadians were discussed.": "promise agent Canadians",
    "Nehru rejected the American-British offer of aircraft.": "offer agent British",
    # who suffers
    "The invasion of Kuwait by Iraq was condemned.": "invasion target Kuwait",
    "The shelling of Khe Sanh went on.": "shelling target Khe Sanh",
    # passives, participles
    "As proposed by Rapacki, troops will be withdrawn.": "proposed agent Rapacki",
    "Nkrumah, asked to restrain Lumumba, has cabled.": "asked target Nkrumah",
    "Asked whether Rome would sign, Fanfani laughed.": "Asked target Fanfani",
    # what the words of the event name themselves
    "Britain lifted the blockade of Beira.": "lifted the blockade theme blockade",
    # who is asked
    "Kennedy requests that Diem dismiss Nhu.": "requests target Diem",
    # who or what acts
    "American jets attacked the port of Haiphong.": "attacked agent jets",
    "All of the delegations accepted the plan.": "accepted agent delegations",
}


@pytest.mark.parametrize("text", GOLD)
def test_who_does_what(nlp: Language, text: str) -> None:
    note = Annotation.from_doc(nlp(text))
    names = {e.id: e.text for e in note.entities}
    said = [
        f"{e.trigger.text} {a.role} {names.get(a.entity or '') or a.text}" for e in note.events for a in e.arguments
    ]
    trigger, role, who = _split(GOLD[text])
    assert any(line.startswith(f"{trigger} {role} ") and who in line for line in said), said


def _split(line: str) -> tuple[str, str, str]:
    role = next(r for r in ("agent", "target", "theme") if f" {r} " in line)
    trigger, who = line.split(f" {role} ")
    return trigger, role, who


MEMORANDUM = """Memorandum of Conversation

Washington, May 3, 1957

PARTICIPANTS
Mr. Dulles
Ambassador Menshikov

Mr. Dulles said that Washington would not leave. Ambassador Menshikov stressed the danger. Said that Moscow would not.
"""


def test_of_two_who_talk_the_other_hears(nlp: Language) -> None:
    note = Annotation.from_doc(nlp(MEMORANDUM))
    names = {e.id: e.text for e in note.entities}
    told = {
        e.trigger.text: [(a.role, names[a.entity], a.certainty) for a in e.arguments if a.entity] for e in note.events
    }
    assert ("target", "Menshikov", "inferred") in told["said"]
    assert ("target", "Dulles", "inferred") in told["stressed the danger"]
    assert ("agent", "Menshikov", "inferred") in told["Said"]


def test_who_arrives_for_a_visit_visits_once(nlp: Language) -> None:
    note = Annotation.from_doc(nlp("Tito arrived in Delhi on Monday for a secret visit."))
    assert [(e.type, e.trigger.text) for e in note.events] == [("VISIT", "arrived")]


ANSWERS = {
    "Tirana has offered to mediate. Bonn rejected this at once.": ("rejected", "offered", "coref"),
    "Oslo proposed a truce; Reykjavik accepted it.": ("accepted", "proposed", "coref"),
    "Quito asked that the fishermen be released; this was refused.": ("refused", "asked that", "coref"),
    "The Danes are said to have supplied mines; Copenhagen denies it.": ("denies", "supplied", "coref"),
    "Lisbon invited Mobutu to the ceremony. He accepted.": ("accepted", "invited", "inferred"),
}


@pytest.mark.parametrize("text", ANSWERS)
def test_an_answer_has_what_it_answers(nlp: Language, text: str) -> None:
    events = {e.id: e for e in Annotation.from_doc(nlp(text)).events}
    answer = next(e for e in events.values() if e.type in ("AGREE", "REFUSE"))
    found = [(events[a.event], a.certainty) for a in answer.arguments if a.role == "content" and a.event]
    assert [(answer.trigger.text, e.trigger.text, certainty) for e, certainty in found] == [ANSWERS[text]]


def test_an_answer_to_nothing_told_keeps_its_word(nlp: Language) -> None:
    events = Annotation.from_doc(nlp("Hoxha said that he accepted this.")).events
    assert [a.text for a in events[1].arguments if a.role == "content"] == ["this"]
