"""Title and text that disagree: both are kept, with where each stands, and the document's own word counts."""

# ruff: noqa: E501  texts are compared as they stand, in one line
from __future__ import annotations

import pytest

from conftest import Annotate

BELOW = """CIPHERED TELEGRAM No. 4411
Top secret

To KRASOVSKY
for Comrade Mao Zedong

We agree to the place that you name.

FILIPPOV

5 July 1951
"""


def told(read: Annotate, text: str) -> list[tuple[str, str, str, str | None]]:
    note = read(text)
    assert all(r.zone in [z.zone for z in note.zones] for r in note.header.readings)
    return [(r.field, r.value, text[r.start : r.end], r.zone) for r in note.header.readings]


@pytest.mark.parametrize(
    "above",
    ["4 July 1951\n\nCable No. 4410, Stalin to Mao Zedong\n\nStalin agrees.\n\n", "Cable No. 4410, Stalin to Mao Zedong, 4 July 1951\n\n"],
    ids=["record", "title"],
)  # fmt: skip
def test_a_document_below_a_title_that_says_otherwise(above: str, read: Annotate) -> None:
    text = above + BELOW
    header = read(text).header
    assert (header.date, header.numbers) == ("1951-07-05", ["4410", "4411"])
    assert [[a.name for a in side] for side in (header.senders, header.recipients, header.for_)] == [
        ["Joseph Stalin"], ["Stepan Krasovsky"], ["Mao Zedong"],
    ]  # fmt: skip
    dated = "catalogue_date" if above[0].isdigit() else "title"
    assert told(read, text) == [
        ("date", "1951-07-04", "4 July 1951", dated), ("date", "1951-07-05", "5 July 1951", "closing"),
        ("numbers", "4410", "4410", "title"), ("numbers", "4411", "4411", "header"),
        ("senders", "Joseph Stalin", "Stalin", "title"), ("senders", "Joseph Stalin", "FILIPPOV", "closing"),
        ("recipients", "Mao Zedong", "Mao Zedong", "title"), ("recipients", "Stepan Krasovsky", "KRASOVSKY", "header"),
    ]  # fmt: skip


def test_a_catalogue_may_date_a_record_twice(read: Annotate) -> None:
    text = "3 May 1950\n\nConversation between Kim Il Sung and Shtykov, 4 May 1950\n\nKim asked for talks."
    assert [(value, zone) for _, value, _, zone in told(read, text)] == [
        ("1950-05-03", "catalogue_date"), ("1950-05-04", "title"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "May 1950\n\nLetter, Nehru to Attlee, 3 May 1950\n\nNehru thanks him.",  # a month holds its days
        "Letter from Nehru to Attlee\n\nNew Delhi, 3 May 1950\n\nDear Attlee,\n\nThank you.\n\nJawaharlal Nehru\n",
        # the post sends it, one official in it writes to another
        "The Ambassador in India (Henderson) to the Secretary of State\n\nNEW DELHI, May 3, 1950\n\n212. For Rusk from Kirk. He comes.\n\nHENDERSON\n",
        # what a matter says of other days
        "Memorandum of Conversation, Washington, June 3, 1955\n\nSUBJECT\nTalk of Ali with Zhou on May 7\n\nThe Ambassador came in.\n",
    ],
)  # fmt: skip
def test_where_all_agree_nothing_is_said(text: str, read: Annotate) -> None:
    assert told(read, text) == []


def test_an_abstract_is_no_document(read: Annotate) -> None:
    text = "4 July 1951\n\nCable No. 12, Stalin to Mao Zedong\n\nStalin agrees.\n\nTo Mao he says that talks may begin on 8 July.\n"
    assert [z.zone for z in read(text).zones] == ["catalogue_date", "title", "abstract"]
