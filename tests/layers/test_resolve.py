"""`doc.ents` and the settled mentions: nothing overlaps but what may nest."""

# ruff: noqa: E501  texts are compared as they stand, in one line
from __future__ import annotations

from itertools import pairwise

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Span

from cablenlp.table import bounds, group, make_span, set_group
from test_contract import TEXTS

NESTING = ("ROLE", "TREATY")


@pytest.mark.parametrize("text", TEXTS)
def test_settled_mentions_overlap_only_where_they_nest(text: str, rules: Language) -> None:
    doc = rules(text)
    plain = [bounds(s) for s in group(doc, "entities") if s.label_ not in NESTING]
    assert [(a, b) for a, b in pairwise(plain) if b[0] < a[1]] == []


def test_the_stronger_group_wins_and_only_offices_and_treaties_hold_others() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("cable_resolve")
    doc = nlp.make_doc("Mrs. May wrote on 3 May 1951 of the 1950 Treaty with Peru.")
    set_group(doc, "dates", [make_span(doc, 18, 28, "DATE", "d"), make_span(doc, 36, 40, "DATE", "d")])
    people = [make_span(doc, 5, 8, "PERSON", "p"), make_span(doc, 20, 23, "PERSON", "p")]
    set_group(doc, "mentions", [*people, make_span(doc, 36, 57, "TREATY", "t"), make_span(doc, 53, 57, "GPE", "g")])
    resolved = nlp.get_pipe("cable_resolve")(doc)
    assert [(s.text, s.label_) for s in resolved.spans["entities"]] == [
        ("May", "PERSON"), ("3 May 1951", "DATE"), ("1950 Treaty with Peru", "TREATY"), ("1950", "DATE"), ("Peru", "GPE")
    ]  # fmt: skip
    assert [e.text for e in resolved.ents] == ["May", "3 May 1951", "1950 Treaty with Peru"]


def test_ents_are_a_view_of_the_settled_mentions(rules: Language) -> None:
    doc = rules("The Soviet Ambassador to the PRC told Mao [Zedong] on 3 May 1951 of telegram No. 812/sh.")
    seen = [(s.text, s.label_) for s in doc.ents]
    assert seen == [
        ("Soviet Ambassador to the PRC", "ROLE"), ("Mao [Zedong]", "PERSON"), ("3 May 1951", "DATE"), ("812/sh", "CABLE_NUMBER")
    ]  # fmt: skip
    assert [s.text for s in group(doc, "entities") if s.label_ in ("NORP", "GPE")] == ["Soviet", "PRC"]
    assert all(e.id_ for e in doc.ents)


def test_a_number_in_a_citation_is_neither_date_nor_message(rules: Language) -> None:
    doc = rules("Source: APRF, f. 45, op. 1, d. 1950, ll. 12-14")
    assert [(s.text, s.label_) for s in doc.ents] == [("APRF, f. 45, op. 1, d. 1950, ll. 12-14", "ARCHIVE_REF")]


def test_a_second_run_changes_nothing(rules: Language) -> None:
    doc = rules(TEXTS[0])
    before = [(e.text, e.label_, e.kb_id_) for e in doc.ents]
    again = rules.get_pipe("cable_resolve")(doc)
    assert [(e.text, e.label_, e.kb_id_) for e in again.ents] == before
    assert isinstance(again.ents[0], Span)
