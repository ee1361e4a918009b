"""The document's own date, and the line that gave it."""

from __future__ import annotations

import pytest

from cablenlp.annotation import Annotation
from conftest import Annotate


def given_by(note: Annotation) -> str | None:
    return next((e.text for e in note.entities if e.id == note.header.date_from), None)


@pytest.mark.parametrize(
    ("text", "date", "by"),
    [
        ("12 October 1950\n\nTelegram, Roshchin to Filippov\n\nOn 3 October he left.", "1950-10-12", "12 October 1950"),
        ("October 1950\n\nTelegram, Roshchin to Filippov", "1950-10", "October 1950"),
        ("1956\n\nReport on Hungary", "1956", "1956"),
        (
            "The Ambassador in Korea (Muccio) to the Secretary of State\nSECRET\nSEOUL, June 25, 1950—10 a.m.\n"
            "[Received June 24—9:26 p.m.]\n\n925. Tanks crossed the parallel.",
            "1950-06-25",
            "June 25, 1950",
        ),
        ("Dear Comrade Stalin,\n\nWe need trucks.\n\nKim Il Sung\n7 June 1951", "1951-06-07", "7 June 1951"),
        ("Night of 6-7 May 1954\n\nTelegram, Molotov to Zhou Enlai", "1954-05-06/1954-05-07", "Night of 6-7 May 1954"),
        ("Record of conversation of Yudin with Mao Zedong, 3 May 1955", "1955-05-03", "3 May 1955"),
        ("Letter from Nehru to Zhou Enlai in reply to his of 3 May 1955", None, None),
        ("Nothing here says when; he only came back.", None, None),
    ],
)
def test_the_date_of_a_document(text: str, date: str | None, by: str | None, read: Annotate) -> None:
    note = read(text)
    assert (note.header.date, given_by(note)) == (date, by)


def test_what_the_caller_knows_serves_where_the_text_is_silent(read: Annotate) -> None:
    note = read("He left on 3 May.", date="1951-05-09")
    assert (note.header.date, note.header.date_from) == ("1951-05-09", None)
    assert [e.edtf for e in note.entities if e.label == "DATE"] == ["1951-05-03"]
