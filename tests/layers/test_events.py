"""Sentences of diplomatic language and the events in them: types, statuses, who, to whom, what."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

import cablenlp
from cablenlp.annotation import Annotation, Event
from cablenlp.layers.events.times import bounded
from cablenlp.layers.syntax import LONGEST
from cablenlp.pipeline import make_doc

GOLD = {
    "Mao has given orders to halt the divisions crossing into Tibet.": [
        "ORDER asserted given orders: agent Mao, content v2",
        "MOVE_TROOPS halted crossing into: agent the divisions, destination Tibet",
    ],
    "The Shah asked Washington for two hundred tanks, and Washington refused.": [
        "REQUEST asserted asked Washington for: agent Shah, target Washington, content tanks",
        "REFUSE asserted refused: agent Washington, content v1",
    ],
    "Nehru offered to mediate between Cairo and London.": [
        "PROPOSE asserted offered: agent Nehru, content v2",
        "MEDIATE proposed mediate: agent Nehru, target Cairo, target London",
    ],
    "If Rhee rejects the truce, Clark will withdraw the UN troops from Pusan.": [
        "REFUSE possible rejects: agent Rhee, content v2",
        "CEASEFIRE possible truce:",
        "WITHDRAW planned withdraw: agent Clark, theme UN troops, origin Pusan",
    ],
    "The Burmese Government failed to deliver the rice to Ceylon.": [
        "SUPPLY negated deliver: agent Burmese Government, theme rice, beneficiary Ceylon",
    ],
    "Tito received the Indian delegation in Belgrade.": [
        "VISIT asserted received: agent Indian delegation, target Tito, place Belgrade",
    ],
    "Bulganin informed Nasser that Prague would sell tanks to Egypt.": [
        "INFORM asserted informed: agent Bulganin, target Nasser, content v2",
        "SUPPLY planned sell: agent Prague, theme tanks, beneficiary Egypt",
    ],
    "The Politburo decided to send military advisers to Hanoi.": [
        "DECIDE asserted decided: agent Politburo, content v2",
        "SUPPLY planned send military advisers: agent Politburo, beneficiary Hanoi, theme military advisers",
    ],
    "Ho Chi Minh asked whether Moscow would recognize his Government.": [
        "INQUIRE asserted asked: agent Ho Chi Minh, content v2",
        "ADMIT possible recognize: agent Moscow, theme his Government",
    ],
    "The Polish proposal to withdraw foreign troops from Germany was rejected by Bonn.": [
        "PROPOSE asserted proposal: agent Polish, content v2",
        "WITHDRAW refused withdraw: theme foreign troops, origin Germany",
        "REFUSE asserted rejected: agent Bonn, content v1",
    ],
    "London urged Paris to accept the ceasefire.": [
        "ADVISE asserted urged: agent London, target Paris, content v2",
        "AGREE proposed accept: agent Paris, content v3",
        "CEASEFIRE proposed ceasefire:",
    ],
    "The Premier sent for Nehru this morning and read a telegram.": [
        "INVITE asserted sent for: agent Premier, target Nehru",
        "CONVEY asserted read: agent Premier, content a telegram",
    ],
    "Havana expects an American air strike.": ["ATTACK possible air strike: agent American"],
    "Nasser did not exclude an invasion of Sinai.": ["ATTACK possible invasion: target Sinai"],
    "Bonn does not rule out an attack on Berlin.": [
        "REFUSE negated rule out: agent Bonn, content v2",
        "ATTACK possible attack: target Berlin",
    ],
    "The Cabinet decided against crossing the frontier.": [
        "DECIDE asserted decided against: agent Cabinet, content v2",
        "MOVE_TROOPS negated crossing: agent Cabinet, destination the frontier",
    ],
    "Burma voted in favour of the resolution.": ["AGREE asserted voted in favour: agent Burma, content the resolution"],
    "Molotov reports his talk with Tito.": [
        "INFORM asserted reports: agent Molotov, content v2",
        "MEET asserted talk: agent Molotov, target Tito",
    ],
    "The Politburo resolves to dispatch two divisions to Hungary.": [
        "DECIDE asserted resolves: agent Politburo, content v2",
        "MOVE_TROOPS planned dispatch: agent Politburo, theme two divisions, destination Hungary",
    ],
    "Peng will withdraw four divisions to Pyongyang.": [
        "WITHDRAW planned withdraw: agent Peng, theme four divisions, destination Pyongyang",
    ],
    "Kim intends to visit Moscow in June.": ["VISIT planned visit: agent Kim, destination Moscow"],
    "Castro accused the Americans of bombing the port.": [
        "ACCUSE asserted accused: agent Castro, target Americans, content v2",
        "ATTACK asserted bombing: agent Americans, target the port",
    ],
    "The Chinese volunteers captured the town and moved to the border.": [
        "ATTACK asserted captured: agent Chinese volunteers, target the town",
        "MOVE_TROOPS asserted moved to: agent Chinese volunteers, destination the border",
    ],
    "Syria demanded that Israel withdraw from the zone.": [
        "DEMAND asserted demanded: agent Syria, content v2, target Israel",
        "WITHDRAW requested withdraw: agent Israel, origin the zone",
    ],
    "The Foreign Minister promised the Ambassador to release the American pilots.": [
        "PROMISE asserted promised: agent Foreign Minister, target Ambassador, content v2",
        "REPATRIATE planned release: agent Foreign Minister, theme the American pilots",
    ],
    "Peking's request for further loans was turned down.": [
        "REQUEST asserted request: agent Peking, content loans",
        "REFUSE asserted turned down: content v1",
    ],
    "Zhou proposes to resume the armistice negotiations at Panmunjom.": [
        "PROPOSE asserted proposes: agent Zhou, content v2",
        "NEGOTIATE proposed resume the armistice negotiations: agent Zhou, place Panmunjom, content v3",
        "CEASEFIRE proposed armistice:",
    ],
    "Please advise the Foreign Ministry that Washington agrees.": [
        "INFORM requested advise: target Foreign Ministry, content v2",
        "AGREE asserted agrees: agent Washington",
    ],
    "Told the Foreign Minister that Washington opposed the plan.": [
        "INFORM asserted Told: target Foreign Minister, content v2",
        "REFUSE asserted opposed: agent Washington, content the plan",
    ],
    "Hanoi will not release the prisoners.": ["REPATRIATE negated release: agent Hanoi, theme the prisoners"],
    # telegraphic English
    "Brit willing send one brigade Hong Kong.": [
        "PROMISE asserted willing: agent Brit, content v2",
        "MOVE_TROOPS planned send: agent Brit, theme one brigade, destination Hong Kong",
    ],
    "Diem refuses remove Nhu repeat Nhu.": [
        "REFUSE asserted refuses: agent Diem, content v2",
        "APPOINT refused remove: agent Diem, theme Nhu",
    ],
    "Legation overrun by students.": ["ATTACK asserted overrun: agent students, target Legation"],
    # what the parser gets wrong
    "At Bandung Nehru agreed to meet Chou En-lai.": [
        "AGREE asserted agreed to: agent Nehru, content v2",
        "MEET agreed meet: agent Nehru, target Chou En-lai",
    ],
    "Instead of inviting Tito, Stalin invited Dimitrov.": [
        "INVITE negated inviting: agent Stalin, target Tito",
        "INVITE asserted invited: agent Stalin, target Dimitrov",
    ],
    "On the orders of Sadat, Soviet advisers are leaving Egypt.": [
        "ORDER asserted orders: agent Sadat, content v2",
        "WITHDRAW ongoing leaving: agent Soviet, origin Egypt",
    ],
    "Menon had no intention of signing the treaty.": ["SIGN_AGREEMENT negated signing: agent Menon, theme the treaty"],
    "You are to inform Nehru that Canberra agrees.": [
        "INFORM ordered inform: agent You, target Nehru, content v2",
        "AGREE asserted agrees: agent Canberra",
    ],
    "Ghana was the first state to recognise the rebels.": ["ADMIT asserted recognise: agent Ghana, theme the rebels"],
    "The convoy left in order to reach the port.": [],
    "The question of the islands is a difficult one.": [],
}


def line(note: Annotation, event: Event) -> str:
    """An event in a line: type, status, trigger, arguments."""
    names = {e.id: e.text for e in note.entities}
    said = [f"{a.role} {a.event or names.get(a.entity or '') or a.text}" for a in event.arguments if a.role != "time"]
    return f"{event.type} {event.status} {event.trigger.text}: {', '.join(said)}".rstrip()


@pytest.mark.parametrize("text", GOLD)
def test_sentences(nlp: Language, text: str) -> None:
    note = Annotation.from_doc(nlp(text))
    assert [line(note, e) for e in note.events] == [e.rstrip() for e in GOLD[text]]


RECORD = """3 April 1955

Ciphered telegram, Molotov to Nehru, via Menshikov

Telegram informing Nehru that Moscow is ready to receive an Indian mission. Molotov also asks him to visit the
Soviet Union by 15 May.
"""


def test_the_route_fills_what_the_sentence_leaves_out(nlp: Language) -> None:
    note = Annotation.from_doc(nlp(RECORD))
    names = {e.id: e.text for e in note.entities}
    inform = note.events[0]
    assert [(a.role, names.get(a.entity or ""), a.certainty) for a in inform.arguments if a.entity] == [
        ("target", "Nehru", "stated"),
        ("agent", "Molotov", "inferred"),
    ]
    visit = next(e for e in note.events if e.type == "VISIT" and e.trigger.text == "visit")
    assert (visit.status, visit.time) == ("requested", "../1955-05-15")
    assert [(names[a.entity or ""], a.certainty) for a in visit.arguments if a.role == "agent"] == [("Nehru", "coref")]
    assert {names.get(e.source or "") for e in note.events} == {"Molotov"}


def test_a_title_tells_no_event(nlp: Language) -> None:
    assert all(
        e.trigger.start > RECORD.index("Telegram informing") - 1 for e in Annotation.from_doc(nlp(RECORD)).events
    )


def test_a_cue_goes_with_the_status(nlp: Language) -> None:
    [event] = Annotation.from_doc(nlp("Paris may withdraw its troops from Bizerte.")).events
    assert event.cue is not None
    assert (event.status, event.cue.text) == ("possible", "may")


@pytest.mark.parametrize(
    ("text", "plover"),
    [
        ("Prague will sell rifles to Syria.", ["AGREE"]),
        ("Prague sold rifles to Syria.", ["AID"]),
        ("Prague refused to sell rifles to Syria.", ["REJECT", "REJECT"]),
        ("Students demonstrated against the pact.", ["PROTEST"]),
        ("The police arrested two editors.", ["COERCE"]),
        ("The Premier said that it rained.", [None]),
    ],
)
def test_codes_follow_type_and_status(nlp: Language, text: str, plover: list[str | None]) -> None:
    assert [e.codes.plover for e in Annotation.from_doc(nlp(text)).events] == plover


@pytest.mark.parametrize(
    ("edtf", "bound", "expected"),
    [
        ("1950-10-15", "until", "../1950-10-15"),
        ("1950-12-05", "after", "1950-12-05/.."),
        ("1950-12-05", None, "1950-12-05"),
        ("1950-10/1950-12", "before", "1950-10/1950-12"),
    ],
)
def test_bounds(edtf: str, bound: str | None, expected: str) -> None:
    assert bounded(edtf, bound) == expected


def test_without_a_parse_there_are_no_events() -> None:
    nlp = cablenlp.load(exclude=("cable_names", "cable_syntax"))
    assert Annotation.from_doc(nlp("Kim asked Stalin for trucks.")).events == []


def test_on_a_blank_pipeline() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("cable_syntax")
    nlp.add_pipe("cable_events")
    doc = nlp(make_doc(nlp, "The envoy asked for grain, and the court refused it."))
    assert [(s.text, s.label_, s.id_) for s in doc.spans["events"]] == [
        ("asked for", "REQUEST", "request.ask"),
        ("refused", "REFUSE", "refuse.refuse"),
    ]
    again = nlp(doc)
    assert len(again.spans["events"]) == 2


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("The rebels attacked the fort. The attack failed.", True),
        ("The police arrested two editors. The assault was long.", False),
        ("Kim refused to reply. The refusal came late.", True),
        ("The rebels attacked the fort on 3 May 1951. The attack of 4 June 1951 failed.", False),
    ],
)
def test_a_noun_takes_up_what_words_of_its_family_told(nlp: Language, text: str, same: bool) -> None:
    events = Annotation.from_doc(nlp(text)).events
    assert (events[-1].same_as == events[0].id) is same


def test_a_heading_in_the_body_tells_nothing(nlp: Language) -> None:
    assert Annotation.from_doc(nlp("Memorandum of a Conversation, Bern, January 19, 1955")).events == []
    assert Annotation.from_doc(nlp("Request from Tito for a meeting.")).events


def test_no_sentence_is_too_long_to_parse(nlp: Language) -> None:
    text = "asked for " * 400 + "."
    assert max(s.end - s.start for s in nlp(text).sents) <= LONGEST
