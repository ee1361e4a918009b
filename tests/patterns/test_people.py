"""The people of patterns/: one row a person, and no full name that means two of them."""

import json
from collections import defaultdict
from pathlib import Path

from cablenlp.lexicon.models import Entity, unmark
from cablenlp.matching import PhraseIndex, split

PATH = Path(__file__).parents[2] / "patterns" / "people.jsonl"
ROWS = [json.loads(line) for line in PATH.read_text(encoding="utf-8").splitlines()]
PEOPLE = [Entity(**row) for row in ROWS]
#: Kinds of form that several people may share: who is meant depends on the rest of the document.
SHARED = ("surname", "cover_name")


def test_rows_are_sorted_and_unique() -> None:
    ids = [person.id for person in PEOPLE]
    assert ids == sorted(set(ids))
    assert ids == [f"person:{person.kb_id}" for person in PEOPLE]
    items = [person.wikidata for person in PEOPLE if person.wikidata]
    assert len(items) == len(set(items))


def test_no_two_people_share_a_full_name() -> None:
    bearers = defaultdict(set)
    for person in PEOPLE:
        for form in person.forms:
            if form.alone and form.form not in SHARED:
                bearers[tuple(split(form.text).words)].add(person.kb_id)
    assert {name: who for name, who in bearers.items() if len(who) > 1} == {}


def test_a_surname_that_stands_alone_means_one_person() -> None:
    bearers = defaultdict(set)
    for person in PEOPLE:
        for form in person.forms:
            if form.alone and form.form == "surname":
                bearers[tuple(split(form.text).words)].add(person.kb_id)
    assert {name: who for name, who in bearers.items() if len(who) > 1} == {}


def test_examples_name_the_person_where_marked() -> None:
    index: PhraseIndex[str] = PhraseIndex()
    for person in PEOPLE:
        for form in person.forms:
            index.add(form.text, person.id)
    wrong = []
    for person in PEOPLE:
        assert person.yes, person.id
        for example in person.yes:
            text, spans = unmark(example.text)
            if [(h.start, h.end) for h in index.find(split(text)) if person.id in h.values] != spans:
                wrong.append((person.id, example.text))
    assert wrong == []


def test_sources_exist_and_are_used() -> None:
    """One id a work: each row names one, and none stands there for nobody."""
    folder = PATH.parent
    sources = {json.loads(line)["id"] for line in (folder / "sources.jsonl").read_text(encoding="utf-8").splitlines()}
    named = {row["source"] for row in ROWS} | {f["source"] for row in ROWS for f in row["forms"] if "source" in f}
    assert named <= sources
    text = "".join(p.read_text(encoding="utf-8") for p in folder.glob("*.jsonl") if p.name != "sources.jsonl")
    assert {source for source in sources if f'"source": "{source}"' not in text} == set()


def test_the_dead_are_born_before() -> None:
    ages = {p.kb_id: int(p.until[:4]) - int(p.since[:4]) for p in PEOPLE if p.since and p.until}
    assert {who: age for who, age in ages.items() if not 18 <= age <= 108} == {}
