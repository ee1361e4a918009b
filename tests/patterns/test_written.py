"""The manners in which a list, a head, a catalogue and a typist write a person: held against many of the people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

import pytest
from spacy.language import Language

import cablenlp
from cablenlp.lexicon.models import Entity
from cablenlp.lexicon.store import packaged
from cablenlp.matching import fold

#: Where « » stands for the whole of the mention.
MANNERS: dict[str, Callable[[str, str], str]] = {
    "surname first": lambda given, surname: f"«{surname}, {given}», came later.",
    "surname first, in capitals": lambda given, surname: f"«{surname.upper()}, {given}», envoy.",
    "surname, then an initial": lambda given, surname: f"«{surname}, {given[0]}.», came later.",
    "an initial after it": lambda given, surname: f"The letter of «{surname} {given[0]}.» is here.",
    "an initial before it": lambda given, surname: f"We saw {given[0]}.«{surname}» there.",
    "capitals": lambda given, surname: f"TEXT OF THE LETTER OF «{given.upper()} {surname.upper()}» OF TODAY",
    "a possessive": lambda _, surname: f"We have «{surname}»'s letter.",
    "a possessive of a plural's kind": lambda _, surname: f"We have «{surname}»’ letter.",
    "spaced out": lambda _, surname: f"letter of «{' '.join(surname.upper())}» here",
    "spaced out whole": lambda given, surname: (
        f"letter of «{' '.join(given.upper())}  {' '.join(surname.upper())}» here"
    ),
}


def _people() -> list[tuple[Entity, str, str]]:
    """People of two names whose surname is nobody else's nor anything's: the person, given name, surname."""
    bearers = defaultdict(set)
    for entity in packaged().entities():
        for form in entity.forms:
            bearers[fold(form.text)].add(entity.id)
    found = []
    for person in packaged().rows("people"):
        given, _, surname = person.name.rpartition(" ")
        alone = any(f.text == surname and f.form == "surname" and f.alone for f in person.forms)
        if alone and given.isalpha() and surname.isalpha() and len(given) > 2 and bearers[fold(surname)] == {person.id}:
            found.append((person, given, surname))
    return found


PEOPLE = _people()[::10]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return cablenlp.load(exclude=["cable_names", "cable_syntax", "cable_events"])


@pytest.mark.parametrize("manner", MANNERS)
def test_people_in_every_manner(nlp: Language, manner: str) -> None:
    assert len(PEOPLE) > 60
    missed = []
    for person, given, surname in PEOPLE:
        marked = MANNERS[manner](given, surname)
        start, end = marked.index("«"), marked.index("»") - 1
        doc = nlp(cablenlp.make_doc(nlp, marked.replace("«", "").replace("»", "")))
        places = [(e.start_char, e.end_char) for e in doc.ents if e.kb_id_ == person.kb_id]
        if not any(b <= start and end <= e for b, e in places):
            missed.append((marked, places))
    assert len(missed) <= len(PEOPLE) // 50, missed


def test_what_follows_a_comma_may_be_no_given_name(nlp: Language) -> None:
    for text in ("Drafted by Rusk, UN", "With Dulles, Allen and Lodge he spoke.", "Stalin, Molotov and Mao met."):
        assert not [e.text for e in nlp(text).ents if "," in e.text], text
