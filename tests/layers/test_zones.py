"""Zones of catalogue records, telegrams, cablegrams, letters and memoranda."""

from __future__ import annotations

import pytest

from cablenlp.layers.zones import find, head
from cablenlp.lexicon.store import Lexicon, packaged
from conftest import Annotate
from marked import marked, plain

GOLD = [
    # catalogue records
    """«October 12, 1950|catalogue_date»

«Ciphered Telegram, Roshchin to Filippov [Stalin]|title»

«Roshchin reports that Mao has halted two divisions.|abstract»""",
    """«1956|catalogue_date»

«Report on the Situation in Budapest|title»""",
    """«[undated]|catalogue_date»

«Letter, Nehru to Zhou Enlai|title»

«Nehru asks for talks. He names Delhi.|abstract»""",
    """«Letter from Nehru to Zhou Enlai|title»

«Nehru asks for talks on the border.|abstract»""",
    "«Telegram from Tito to Khrushchev|title»: «Tito refuses to come.|abstract»",
    "«Telegram from Filippov to Krasovsky, for Cde. Mao Zedong|title»",
    # telegrams of the State Department
    """«795.00/6-2550: Telegram|source»
«The Ambassador in Korea (Muccio) to the Secretary of State|title»

«TOP SECRET    NIACT
SEOUL, June 25, 1950—10 a.m.
[Received June 24—9:26 p.m.]

925.|header» «According Korean Army reports, North Korean forces invaded at several points.|body»

«MUCCIO|closing»""",
    # Australian cablegrams
    """«Cablegram 118 from Critchley to Department of External Affairs

Batavia, 14 March 1949
SECRET IMMEDIATE|header»

«Hatta called on me this morning.|body»

«Critchley|closing»

«[AA : A1838, 403/3/1/1, xxii]|source»""",
    # memoranda and letters
    """«Memorandum of Conversation
Date: May 5, 1954
Place: Geneva
Participants: Molotov, Zhou Enlai, Pham Van Dong
Subject: Truce in Indochina|header»

«Molotov asked about the front.|body»
«Copies: Stalin (2), Molotov|distribution»""",
    """«Dear Comrade Stalin,

We need trucks.|body»

«With communist greetings,
Kim Il Sung
7 June 1951|closing»""",
    "«Nothing here looks like a document, only prose that ends with a stop.|body»",
]


@pytest.mark.parametrize("gold", GOLD, ids=range(len(GOLD)))
def test_zones(gold: str, read: Annotate) -> None:
    text = plain(gold)
    assert marked(text, [(z.start, z.end, z.zone) for z in read(text).zones]) == gold


def test_empty_texts_have_no_zones(read: Annotate) -> None:
    assert [read(text).zones for text in ("", " \n\n ")] == [[], []]


@pytest.mark.parametrize("row", ["Aaaa   ", "To: Aaaa   ", "No. 12   ", "3 May 1950    "])
def test_a_row_of_a_table_is_not_read_column_by_column(row: str, monkeypatch: pytest.MonkeyPatch) -> None:
    counted = 0
    whole = head.is_head

    def counting(text: str, n: int, lexicon: Lexicon) -> bool:
        nonlocal counted
        counted += 1
        return whole(text, n, lexicon)

    monkeypatch.setattr(head, "is_head", counting)
    steps = []
    for columns in (100, 20_000):
        counted = 0
        find(row * columns + "\n\nIt rained.\n", packaged())
        steps.append(counted)
    assert steps[1] <= steps[0]
