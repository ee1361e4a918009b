"""Numbers and citations written in any form read back as their parts; no text makes them slow."""

# ruff: noqa: E501  texts are compared as they stand, in one line
from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablenlp.layers.shapes.citations import citations
from cablenlp.layers.shapes.numbers import numbers
from cablenlp.lexicon.store import packaged

#: What stands before a number, and behind it.
CALLED = ("telegram No. ", "Telegram Nº ", "your tel ", "Embtel ", "Reurtel ", "Deptels ", "my ", "Your telegram ", "Gadel ",
          "Secto ", "despatch no. ", "To No. ", "cable #", "Dept’s ", "CABLE Nº ", "Special No. ", "Bombay’s ")  # fmt: skip
AFTER = (".", ", May 3,", " of 3 May 1951.", " of May 3.", "; see below", ") was", " dated the 3rd of May")
NUMBER = st.integers(100, 99_999).map(str)


@given(st.sampled_from(CALLED), NUMBER, st.sampled_from(AFTER))
def test_a_number_reads_back(called: str, number: str, after: str) -> None:
    text = f"He saw {called}{number}{after} and so on."
    if called.startswith("Bombay") and (number[:2] in ("18", "19", "20") or len(number) > 4):
        return  # a year, or a command's
    assert [text[n.start : n.end] for n in numbers(text, [], packaged())] == [number]


@given(
    st.sampled_from(("Embtels ", "telegrams Nos. ", "your tels ")),
    st.lists(NUMBER, min_size=2, max_size=5, unique=True),
)
def test_a_list_reads_back(called: str, listed: list[str]) -> None:
    text = f"See {called}{', '.join(listed[:-1])} and {listed[-1]}."
    assert [text[n.start : n.end] for n in numbers(text, [], packaged())] == listed


@given(
    st.sampled_from(("APRF", "AVPRF", "RGASPI", "TsKhSD", "GARF")),
    st.lists(st.integers(1, 4000), min_size=4, max_size=4),
    st.booleans(),
    st.sampled_from((", ", "; ", " ")),
)
def test_a_fond_reads_back(archive: str, figures: list[int], short: bool, comma: str) -> None:
    names = ("f.", "op.", "d.", "l.") if short else ("fond", "opis", "delo", "list")
    words = comma.join(f"{name} {n}" for name, n in zip(names, figures, strict=True))
    text = f"Source: {archive}, {words}."
    found = citations(text, [(0, len(text))], packaged())
    want = {"archive": archive} | dict(zip(("fond", "opis", "delo", "listy"), map(str, figures), strict=True))
    assert [p for c in found for p in c.parts] == [want]


@given(st.integers(200, 999), st.integers(0, 99), st.integers(1, 12), st.integers(1, 28), st.integers(45, 63))
def test_a_decimal_file_reads_back(file: int, rest: int, month: int, day: int, year: int) -> None:
    text = f"{file}.{rest:02}/{month}–{day}{year}: Telegram"
    (found,) = citations(text, [], packaged())
    assert found.parts == [{"file": f"{file}.{rest:02}", "date": f"{month}–{day}{year}"}]
    (older,) = citations(f"{file}.{rest:02}/{day}{year}: Telegram", [], packaged())
    assert older.parts == [{"file": f"{file}.{rest:02}/{day}{year}"}]


@given(st.sampled_from(("FO 371", "PREM 11", "CAB 128", "DO 35")), st.integers(1, 99_999))
def test_a_class_reads_back(series: str, piece: int) -> None:
    (found,) = citations(f"See {series}/{piece}.", [], packaged())
    assert found.parts == [{"class": series, "piece": str(piece)}]


@given(st.sampled_from(("A1838", "A981", "A4534/1")), st.integers(1, 999), st.sampled_from(("", "i", "iii", "Part 2")))
def test_a_series_reads_back(series: str, item: int, part: str) -> None:
    (found,) = citations(f"[AA: {series}, {item}/3{f', {part}' if part else ''}]", [], packaged())
    want = {"archive": "AA", "series": series, "item": f"{item}/3"} | ({"part": part} if part else {})
    assert found.parts == [want]


UNITS = (
    "No. 1 ",
    "Embtel 1, October 4, and ",
    "12\n\n\n",
    "D.1-",
    "Paris 230 ",
    "f. 1, op. ",
    "RG 1 ",
    "FO 371/",
    "Lot 1",
    "1/",
)


@pytest.mark.parametrize("unit", UNITS)
def test_time_is_linear(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        list(numbers(text, [], packaged()))
        citations(text, [(0, len(text))], packaged())
        return time.process_time() - start

    seconds(1_000)
    assert seconds(100_000) < 40 * max(seconds(10_000), 0.005)


@given(st.text(alphabet="No. 1/-f,[]ABtelyur\n“:", max_size=300))
@settings(max_examples=200)
def test_nothing_throws(text: str) -> None:
    for n in numbers(text, [], packaged()):
        assert 0 <= n.start < n.end <= len(text)
    for c in citations(text, [(0, len(text))], packaged()):
        assert 0 <= c.start < c.end <= len(text)
