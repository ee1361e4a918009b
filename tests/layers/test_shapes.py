"""Numbers of messages and marks, and numbers that are none."""

# ruff: noqa: E501  texts are compared as they stand, in one line
from __future__ import annotations

import pytest

from conftest import Annotate
from marked import entities, plain

NUMBERS = [
    "Ciphered Telegram No. «25553|CABLE_NUMBER», Roshchin to Filippov",
    "Telegram No. «1476/sh|CABLE_NUMBER» from Pyongyang. To No. «483/sh|CABLE_NUMBER». Letter Nº «72/III|CABLE_NUMBER» of 3 May.",
    "Re Embtel «577|CABLE_NUMBER», October 4, and Deptels «301|CABLE_NUMBER», «302|CABLE_NUMBER» and «305|CABLE_NUMBER».",
    "They answered #«734|CABLE_NUMBER» and No.«81|CABLE_NUMBER» at once.",
    "See our Gadel «14|CABLE_NUMBER» and your despatch No. «208|CABLE_NUMBER» of March 2.",
    "Resolution No. 376, order No. 12, article 5 and copy No. 3 are no messages; 1950 men, room 12, 40 per cent.",
    "In a telegram of 3 May and a letter of May 3, 1951 he said so.",
    "We saw no Il-12 transports and no Tu-16 at the field; see telegram no «K-103|CABLE_NUMBER».",
    "He spoke for 12 minutes on 14 November; 20,000 tons were sent in 1951.",
]  # fmt: skip
MARKS = [
    """CIPHERED TELEGRAM
«Strictly secret|CLASSIFICATION». «Copying prohibited|CLASSIFICATION»

To Cde. Filippov

Kim asks for help.
""",
    """The Minister in Hungary (Ravndal) to the Secretary of State
«CONFIDENTIAL|CLASSIFICATION» «PRIORITY|PRECEDENCE»
BUDAPEST, October 30, 1956—noon

The secret talks and the urgent requests were kept in strict secret.
""",
    """«TOP SECRET|CLASSIFICATION»    «NIACT|PRECEDENCE»
From: Vyshinsky

Nothing here is secret.
""",
]


@pytest.mark.parametrize("gold", NUMBERS)
def test_numbers(gold: str, read: Annotate) -> None:
    assert entities(read(plain(gold)), "CABLE_NUMBER") == gold


@pytest.mark.parametrize("gold", MARKS, ids=["soviet", "american", "short"])
def test_marks(gold: str, read: Annotate) -> None:
    assert entities(read(plain(gold)), "CLASSIFICATION", "PRECEDENCE") == gold


def test_letters_spaced_out_are_a_mark(read: Annotate) -> None:
    note = read("T O P  S E C R E T\nTo: Molotov\n\nNothing.\n")
    assert [e.name for e in note.entities if e.label == "CLASSIFICATION"] in ([], ["Top Secret"])


def test_the_number_that_opens_a_message_is_its_own(read: Annotate) -> None:
    note = read(
        "The Ambassador in Korea (Muccio) to the Secretary of State\nSECRET\nSEOUL, June 25, 1950—10 a.m.\n\n"
        "925. Reference Embtel 924. Tanks crossed the parallel.\n"
    )
    assert note.header.numbers == ["925"]
    assert [e.text for e in note.entities if e.label == "CABLE_NUMBER"] == ["925", "924"]
