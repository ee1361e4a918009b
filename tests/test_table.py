"""The table on the Doc, and spans that keep their exact place."""

from __future__ import annotations

import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from cablenlp.annotation import Annotation
from cablenlp.table import as_read, bounds, group, key, make_span, placed, section, set_group, span_key, table, unkey

NLP = spacy.blank("en")


def test_a_table_is_empty_at_first_and_stays_with_the_doc() -> None:
    doc = NLP("Nehru left.")
    assert table(doc) == {}
    assert section(doc, "links") == {}
    table(doc)["links"] = {"0-5-PERSON": {"kb_id": "nehru"}}
    assert section(doc, "links") == {"0-5-PERSON": {"kb_id": "nehru"}}
    assert table(NLP("Nehru left.")) == {}


def test_the_extension_is_the_table_also_where_no_layer_wrote_a_value() -> None:
    table(NLP(""))
    doc = NLP("Nehru left.")
    assert doc._.cable == {}
    doc._.cable = {"date": "1950"}
    assert table(doc) is doc._.cable
    back = Doc(NLP.vocab).from_bytes(doc.to_bytes())
    assert back._.cable == doc.copy()._.cable == {"date": "1950"}
    assert Doc(NLP.vocab).from_json(doc.to_json(underscore=["cable"]))._.cable == {"date": "1950"}


def test_keys_come_apart_again() -> None:
    assert key(16, 24, "MIL_UNIT") == "16-24-MIL_UNIT"
    assert unkey("16-24-MIL_UNIT") == (16, 24, "MIL_UNIT")


def test_a_span_on_token_bounds() -> None:
    doc = NLP("Nehru left.")
    span = make_span(doc, 0, 5, "PERSON", "person:nehru", kb_id="nehru")
    assert (span.text, span.label_, span.id_, span.kb_id_) == ("Nehru", "PERSON", "person:nehru", "nehru")
    assert bounds(span) == (0, 5)
    assert "exact" not in table(doc)


def test_a_span_within_a_token_keeps_its_place() -> None:
    doc = NLP("MaoZedong left.")
    span = make_span(doc, 0, 3, "PERSON", "x")
    assert span.text == "MaoZedong"
    assert bounds(span) == (0, 3)
    assert span_key(span) == "0-3-PERSON"


def test_two_spans_within_one_token_keep_theirs() -> None:
    doc = NLP("Stalin/Filippov/Mao left.")
    text = doc.text
    names = ["Stalin", "Filippov", "Mao"]
    set_group(doc, "mentions", [make_span(doc, text.index(n), text.index(n) + len(n), "PERSON", "x") for n in names])
    assert [text[s:e] for s, e in map(bounds, group(doc, "mentions"))] == names
    assert [text[s:e] for s, e, _ in placed(doc, "mentions")] == names


def test_a_group_is_in_the_order_of_the_text_and_is_replaced() -> None:
    doc = NLP("Nehru left Delhi.")
    spans = [make_span(doc, 11, 16, "GPE", "b"), make_span(doc, 0, 5, "PERSON", "a")]
    set_group(doc, "mentions", spans)
    assert [s.text for s in group(doc, "mentions")] == ["Nehru", "Delhi"]
    set_group(doc, "mentions", spans[:1])
    assert [s.text for s in group(doc, "mentions")] == ["Delhi"]
    assert group(doc, "dates") == []


@given(st.text(alphabet="ab \r\n\x0b\x0c\x85\u2028\u2029\xa0\u2003\u3000é", max_size=40))
def test_a_text_is_read_sign_for_sign(text: str) -> None:
    read = as_read(text)
    assert len(read) == len(text)
    assert not set(read) - set("ab \né")
    assert [c for c in read if not c.isspace()] == [c for c in text if not c.isspace()]
    assert as_read(read) == read


def test_a_file_of_another_system_reads_the_same(rules: Language) -> None:
    lines = "To: MOLOTOV\nFrom: KUZNETSOV\n\n3 May 1955\n\nI conveyed the letter.\n\nKUZNETSOV"
    windows = lines.replace("\n", "\r\n").replace("3 May", "3\xa0May")
    note, other = (Annotation.from_doc(rules(text)) for text in (lines, windows))
    assert other.text == windows
    assert all(windows[e.start : e.end] == e.text for e in other.entities)
    assert [(e.label, " ".join(e.text.split()), e.edtf) for e in note.entities] == [
        (e.label, " ".join(e.text.split()), e.edtf) for e in other.entities
    ]
    assert [p.name for p in note.header.senders] == [p.name for p in other.header.senders] != []


def test_spans_that_somebody_else_wrote_are_looked_at_anew() -> None:
    doc = NLP("Nehru left Delhi.")
    set_group(doc, "mentions", [make_span(doc, 0, 5, "PERSON", "x")])
    assert [start for start, _, _ in placed(doc, "mentions")] == [0]
    doc.spans["mentions"] = [make_span(doc, 11, 16, "GPE", "y")]
    assert [(start, mark.label_) for start, _, mark in placed(doc, "mentions")] == [(11, "GPE")]
