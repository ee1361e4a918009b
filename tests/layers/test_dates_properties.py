"""Any date in any supported writing reads back as itself; nothing throws; time is linear."""

from __future__ import annotations

import datetime as dt
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from cablenlp.layers.dates import calendar as cal
from cablenlp.layers.dates import find, resolve
from cablenlp.layers.dates.edtf import bounds, is_valid, qualify

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
SUFFIX = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}

WRITINGS = [
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{MONTHS[d.month - 1]} {d.day} {d.year}",
    lambda d: f"{MONTHS[d.month - 1].upper()} {d.day}, {d.year}",
    lambda d: f"{d.day} {MONTHS[d.month - 1][:3]}. {d.year}",
    lambda d: f"{MONTHS[d.month - 1][:3]} {d.day}, {d.year}",
    lambda d: f"{d.day}{SUFFIX.get(d.day, 'th')} {MONTHS[d.month - 1]}, {d.year}",
    lambda d: f"{d.day}{SUFFIX.get(d.day, 'th')} of {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{d.day}.{ROMAN[d.month - 1]}.{d.year}",
    lambda d: f"{d.day}.{d.month}.{d.year}",
    lambda d: f"{d.month}/{d.day}/{d.year}",
    lambda d: f"{d.day}/{d.month}-{d.year % 100:02d}",
    lambda d: f"{d.day}.{ROMAN[d.month - 1].lower()}.{d.year % 100:02d}",
    lambda d: f"{d.day}-{MONTHS[d.month - 1][:3]}-{d.year}",
    lambda d: f"{d.isoformat()}",
    lambda d: f"{d.day}\n{MONTHS[d.month - 1]}  {d.year}",
    lambda d: f"[{MONTHS[d.month - 1]} {d.day}, {d.year}]",
    lambda d: f"{d:%A}, {MONTHS[d.month - 1]} {d.day}, {d.year}",
    lambda d: f"{d.day:02d}1530Z {MONTHS[d.month - 1][:3].upper()} {d.year % 100:02d}",
]  # fmt: skip
days = st.dates(dt.date(1860, 1, 1), dt.date(1999, 12, 31))


@settings(max_examples=300, deadline=None)
@given(
    days,
    st.sampled_from(WRITINGS),
    st.sampled_from(["On {} it was signed.", "({})", "{}", "Telegram of {}; to Moscow"]),
)
def test_a_written_date_reads_back(day: dt.date, write, frame: str) -> None:
    text = frame.format(write(day))
    raws = find(text)
    found = resolve(raws, text, f"{day.year}-12-31")
    assert [v.edtf[:10] for v in found if v.edtf] == [day.isoformat()], text
    assert found[0].earliest == found[0].latest == day.isoformat()


@settings(max_examples=150, deadline=None)
@given(
    days,
    st.integers(1, 27),
    st.sampled_from(["{a} {m} to {b} {n}", "{m} {a} to {n} {b}", "{a} {m} - {b} {n}"]),
)
def test_a_written_range_reads_back(first: dt.date, length: int, frame: str) -> None:
    last = first + dt.timedelta(days=length)
    text = "From " + frame.format(a=first.day, m=MONTHS[first.month - 1], b=last.day, n=MONTHS[last.month - 1])
    text += f", {last.year}." if text.endswith(str(last.day)) else f" {last.year}."
    (value,) = resolve(find(text), text)
    assert value.edtf == f"{first}/{last}", text


_PIECES = [
    *MONTHS, *ROMAN, "12", "31", "1950", "50", "th", "of", "the", "last", "next", "night", "morning",
    "early", "mid-", "end of", "and", "or", "to", "-", "–", "/", ".", ",", "(", ")", "[", "]", "?", "'",
    "\n", "a.m.", "10:30", "noon", "Monday", "today", "two", "weeks", "ago", "year", "FY", "BC", "n.d.",
    "O.S.", "century", "19th", "1950s", "spring", "252130Z", "JUN", "№", "İ", "fiscal", "half", "quarter",
    "since", "before", "31 June", "0", "1/1/1", "9999",
]  # fmt: skip
PIECES = st.sampled_from(_PIECES)


@settings(max_examples=600, deadline=None)
@given(
    st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=40),
    st.sampled_from([" ", "", "  ", "\n"]),
    st.sampled_from([None, "1950-10-12", "1950", "1950-02", "nonsense", "-0300", "1950-10/1951"]),
)
def test_no_text_throws_and_offsets_hold(pieces: list[str], glue: str, document: str | None) -> None:
    text = glue.join(pieces)
    raws = find(text)
    values = resolve(raws, text, document)
    at = 0
    for raw, value in zip(raws, values, strict=True):
        assert at <= raw.start < raw.end <= len(text)
        assert text[raw.start : raw.end].strip()
        at = raw.end
        if value.edtf is not None:
            assert is_valid(value.edtf), (value.edtf, text)
            assert bounds(value.edtf) == (value.earliest, value.latest) or raw.label == "TIME"
        elif value.duration is None:
            assert value.note


HOSTILE = [
    "1", "1 ", "1,", "1, 2 and ", "the ", "12 October ", "October ", "October 12, ", "early ",
    "end of the ", "1950-", "1950/", "12.", "12.10.", "12/", "a ", "one ", "two weeks ", "last ",
    "last year ", "[", "[12", "May ", "and ", "- ", "'", "1:1", "Monday ", "\n", "night of ", "n.d.",
    "first ten days of ", "day", "XIX.", "12.X.", "to 1950 ", "years", "in the ", ". A",
]  # fmt: skip


def _seconds(text: str) -> float:
    best = 9.0
    for _ in range(3):
        start = time.perf_counter()
        raws = find(text)
        resolve(raws, text, "1950-10-12")
        best = min(best, time.perf_counter() - start)
    return best


def test_time_is_linear_on_hostile_text() -> None:
    for piece in HOSTILE:
        n = 1600 // len(piece)
        short, long = _seconds(piece * n), _seconds(piece * n * 8)
        assert long < 40 * short + 0.05, f"{piece!r}: {short:.4f} s, then {long:.4f} s for eight times the text"


@given(st.integers(-600, 2600), st.integers(1, 12), st.integers(1, 28))
def test_days_and_numbers(year: int, month: int, day: int) -> None:
    n = cal.number(year, month, day)
    assert cal.day_of(n) == (year, month, day)
    if year >= 1:
        assert cal.weekday(n) == dt.date(year, month, day).weekday()


def test_old_style() -> None:
    assert cal.from_julian(1917, 10, 25) == (1917, 11, 7)
    assert cal.from_julian(1700, 2, 29) == (1700, 3, 11)


def test_bounds_of_values() -> None:
    assert bounds("195X") == ("1950-01-01", "1959-12-31")
    assert bounds("1950-24") == ("1950-12-01", "1951-02-28")
    assert bounds("[1956-11-01,1956-11-02]") == ("1956-11-01", "1956-11-02")
    assert bounds("1949-07/1950-06") == ("1949-07-01", "1950-06-30")
    assert bounds("1952-02~") == ("1952-02-01", "1952-02-29")
    assert bounds("-0148/-0145") == ("-0148-01-01", "-0145-12-31")
    assert bounds("../1950") == (None, "1950-12-31")
    assert bounds("XX50-03") == (None, None)
    assert bounds("1950-06-25T21:30:00Z") == ("1950-06-25", "1950-06-25")
    assert qualify("1950-10-12/1950-10-14", "?") == "1950-10-12?/1950-10-14?"
    assert not is_valid("1950-02-30")
    assert not is_valid("1950-13")
