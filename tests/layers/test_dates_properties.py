"""Any date in any supported writing reads back as itself; nothing throws; time is linear."""

from __future__ import annotations

import datetime as dt
import sys
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


def parted(month: int, at: int, before: str, after: str) -> str:
    """A month in two halves; May is too short for that."""
    name = MONTHS[month - 1]
    return name if month == 5 else f"{name[:at]}{before}{name[at:]}{after}"


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
    lambda d: f"{d.day:02d}/1530Z {MONTHS[d.month - 1][:3].upper()} {d.year % 100:02d}",
    lambda d: f"{d.year} {MONTHS[d.month - 1]} {d.day}",
    lambda d: f"{d.year}.{d.month:02d}.{d.day:02d}",
    lambda d: f"{d.year}.{ROMAN[d.month - 1]}.{d.day}",
    lambda d: f"{d.day} {ROMAN[d.month - 1]} {d.year}",
    lambda d: f"{d.day}/{ROMAN[d.month - 1]}/{d.year % 100:02d}",
    lambda d: f"{d.day}{MONTHS[d.month - 1][:3].upper()}{d.year % 100:02d}",
    lambda d: f"{d.day} {parted(d.month, 2, '-' + chr(10), '')} {d.year}",
    lambda d: f"{d.day} {parted(d.month, 3, '[', ']')} {d.year}",
    lambda d: f"{str(d.day).replace('1', 'l')} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{MONTHS[d.month - 1]} {str(d.day).replace('0', 'O')}, {d.year}",
    lambda d: f"{d.day} {MONTHS[d.month - 1]} [{d.year}]",
    lambda d: f"the {d.day}{SUFFIX.get(d.day, 'th')} day of {MONTHS[d.month - 1]}, {d.year}",
    lambda d: f"Mon., {MONTHS[d.month - 1][:3]} {d.day}, '{d.year % 100:02d}",
    lambda d: f"week beginning {d.day} {MONTHS[d.month - 1]} {d.year}",
]  # fmt: skip
days = st.dates(dt.date(1860, 1, 1), dt.date(1999, 12, 31))


@settings(max_examples=300, deadline=None)
@given(
    days,
    st.sampled_from(WRITINGS),
    st.sampled_from(["On {} it was signed.", "({})", "{}", "Telegram of {}; to Moscow"]),
)
def test_a_written_date_reads_back(day: dt.date, write, frame: str) -> None:
    written = write(day)
    text = frame.format(written)
    raws = find(text)
    found = resolve(raws, text, f"{day.year}-12-31")
    assert [v.edtf[:10] for v in found if v.edtf] == [day.isoformat()], text
    assert found[0].earliest == day.isoformat()
    assert found[0].latest == day.isoformat() or "week" in written


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


def one_value(text: str, document: str | None = None):
    """The value of the one mention of a text."""
    (value,) = resolve(find(text), text, document)
    return value


@settings(max_examples=200, deadline=None)
@given(days, st.integers(1, 27), st.sampled_from([
    "{a}.{m}.-{b}.{n}.{y}", "{a}.{i}-{b}.{j}.{y}", "{a}.{m}.{x}-{b}.{n}.{y}", "{a} {A} {x} - {b} {B} {y}",
    "{A} {a}, {x} to {B} {b}, {y}",
]))  # fmt: skip
def test_a_range_of_two_days_reads_back(first: dt.date, length: int, frame: str) -> None:
    last = first + dt.timedelta(days=length)
    text = frame.format(
        a=first.day, b=last.day, m=first.month, n=last.month, i=ROMAN[first.month - 1], j=ROMAN[last.month - 1],
        x=first.year, y=last.year, A=MONTHS[first.month - 1], B=MONTHS[last.month - 1],
    )  # fmt: skip
    assert one_value(f"From {text} they met.").edtf == f"{first}/{last}", text


@settings(max_examples=200, deadline=None)
@given(days, st.integers(0, 23), st.integers(0, 59), st.sampled_from([
    "{h:02d}:{m:02d}", "{h:02d}{m:02d} hours", "{h:02d}.{m:02d} hrs", "{h:02d} hrs {m:02d} min.", "{t}.{m:02d} {p}.m.",
    "{t}:{m:02d} {p}. m.", "at {h:02d}{m:02d}",
]))  # fmt: skip
def test_a_written_time_reads_back(day: dt.date, hour: int, minute: int, frame: str) -> None:
    written = frame.format(h=hour, m=minute, t=hour % 12 or 12, p="p" if hour > 11 else "a")
    text = f"Received {written} on {day.day} {MONTHS[day.month - 1]} {day.year}."
    time_of_day, date = resolve(find(text), text)
    assert (time_of_day.edtf, date.edtf) == (f"{day}T{hour:02d}:{minute:02d}", f"{day}"), text


NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
UNITS = {"day": "D", "week": "W", "month": "M", "year": "Y"}


@settings(max_examples=150, deadline=None)
@given(st.integers(2, 12), st.sampled_from(sorted(UNITS)), st.booleans(), days)
def test_durations_and_distances_read_back(n: int, unit: str, spelled: bool, day: dt.date) -> None:
    amount = NUMBERS[n - 1] if spelled else str(n)
    assert one_value(f"They stay for {amount} {unit}s.").duration == f"P{n}{UNITS[unit]}"
    assert one_value(f"He comes every {amount} {unit}s.").duration == f"P{n}{UNITS[unit]}"
    if unit in ("day", "week"):
        there = dt.timedelta(days=n * (7 if unit == "week" else 1))
        assert one_value(f"He left {amount} {unit}s ago.", f"{day}").edtf == f"{day - there}"
        written = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
        assert one_value(f"It fell {amount} {unit}s after {written}.").edtf == f"{day + there}"
        assert one_value(f"It fell {amount} {unit}s before {written}.").edtf == f"{day - there}"


@settings(max_examples=150, deadline=None)
@given(
    st.dates(dt.date(1800, 1, 14), dt.date(1950, 12, 18)),
    st.sampled_from(
        ["{b} {B} ({a} {A}) {y}", "{a} {A} ({b} {B}) {y}", "{B} {b} ({A} {a}), {y}", "{a} {A}/{b} {B} {y}"]
    ),
)
def test_a_day_by_two_calendars_reads_back(julian: dt.date, frame: str) -> None:
    if (julian.month, julian.day) == (2, 29):
        return
    new = dt.date(*cal.from_julian(julian.year, julian.month, julian.day))
    if new.year == julian.year:
        text = frame.format(
            a=julian.day, A=MONTHS[julian.month - 1], b=new.day, B=MONTHS[new.month - 1], y=new.year
        )  # fmt: skip
        value = one_value(f"The note of {text} is lost.")
        assert (value.edtf, value.note) == (f"{new}", f"Old Style, {julian} in the Julian calendar"), text


_PIECES = [
    *MONTHS, *ROMAN, "12", "31", "1950", "50", "th", "of", "the", "last", "next", "night", "morning",
    "early", "mid-", "end of", "and", "or", "to", "-", "–", "/", ".", ",", "(", ")", "[", "]", "?", "'",
    "\n", "a.m.", "10:30", "noon", "Monday", "today", "two", "weeks", "ago", "year", "FY", "BC", "n.d.",
    "O.S.", "century", "19th", "1950s", "spring", "252130Z", "JUN", "№", "İ", "fiscal", "half", "quarter",
    "since", "before", "31 June", "0", "1/1/1", "9999", "Octo-\n", "ber", "Oct[", "l2", "1O", "o'clock", "at 1530",
    "quarter", "half past", "weekend", "fifties", "every", "twice a", "week", "days", "after", "5-7.X.1950", "X/1950",
    "7 (20)", "first", "ten", "in", "midnight", "tonight", "before last", "time", "summer", "Mondays", "\xad", "[19]51",
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
    "first ten days of ", "day", "XIX.", "12.X.", "to 1950 ", "years", "in the ", ". A", "Octo-\n", "-\n", "l ",
    "1l", "[19]", "Oct[", "7 November (", "25 October 1917 (", "5-7.", "X/1950 ", "at 1530 ", "o'clock ", "quarter ",
    "every ", "three days after ", "\xad", "1950 ", "1950\n\n1951\n\n", "10 p.m. to ", "last night ", "252130Z JUN ",
    "spring and ", "undated ", "?", "or later ", " ", "12 Oct. ", "1 May 1950? ",
]  # fmt: skip


def _steps(text: str) -> int:
    """How many lines of Python are run to read a text: what it costs, whatever else the machine does."""
    steps = 0

    def count(*_: object):
        nonlocal steps
        steps += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        resolve(find(text), text, "1950-10-12")
    finally:
        sys.settrace(before)
    return steps


def test_steps_grow_with_the_length_of_hostile_text() -> None:
    for piece in HOSTILE:
        n = 600 // len(piece)
        short, long = _steps(piece * n), _steps(piece * n * 4)
        assert long <= 5 * short + 100, f"{piece!r}: {short} steps, then {long} for four times the text"


def test_no_expression_is_slow_on_hostile_text() -> None:
    """What a step may hide: expressions that go over a text again and again would take minutes here."""
    for piece in HOSTILE:
        text = piece * (60_000 // len(piece))
        start = time.process_time()
        find(text)
        assert time.process_time() - start < 30, piece


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
