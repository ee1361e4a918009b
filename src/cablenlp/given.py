"""The date that a user gives a document, apart from its text."""

from __future__ import annotations

import re

from cablenlp.errors import InputError

_DATE = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?[~?%]?"
#: A day, month or year, or an interval of them that may be open on one side.
_FORM = re.compile(rf"{_DATE}(?:/(?:{_DATE}|\.\.)?)?|(?:\.\.)?/{_DATE}")
#: The time of day, as databases add it.
_CLOCK = re.compile(r"(?<=\d\d-\d\d)[T ]\d\d:\d\d\S*$")
#: Two numbers and a year: which is the month?
_EITHER = re.compile(r"(\d\d?)[/-](\d\d?)[/-]\d{4}")


def given_date(text: str) -> str:
    """A date as EDTF: given so, or as a date that is written out or numeric with dots (the day first).

    Raises:
        InputError: it cannot be read, the calendar does not have it, or day and month may be exchanged.
    """
    from cablenlp.layers.dates.edtf import in_order, is_valid

    date = _CLOCK.sub("", text.strip())
    if not _FORM.fullmatch(date):
        date = _written(date) or ""
    first, _, last = date.partition("/")
    if not (_FORM.fullmatch(date) and is_valid(date) and in_order(first, last or first)):
        forms = "1956-11-04, 1956-11, 1956, 1956-11-04/1956-11-06 or 4 November 1956"
        raise InputError(f"the date {text!r} cannot be read without doubt; write it like one of {forms}")
    return date


def _written(text: str) -> str | None:
    """The value of a text that is one date and nothing else."""
    from cablenlp.layers.dates import find, resolve, standing

    either = _EITHER.fullmatch(text)
    if either and int(either[1]) <= 12 and int(either[2]) <= 12 and either[1] != either[2]:
        return None
    raws = standing(find(text), None)
    if len(raws) != 1 or text[: raws[0].start].strip(" [(") or text[raws[0].end :].strip(" .])"):
        return None
    [value] = resolve(raws, text, None)
    return value.edtf
