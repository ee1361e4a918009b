"""Earlier messages that a text names: by number or date, whose, from whom to whom."""

# ruff: noqa: E501  texts are compared as they stand, in one line
from __future__ import annotations

import json
from pathlib import Path

import pytest

import cablenlp
from cablenlp.annotation import Annotation
from cablenlp.pipeline import STATISTICAL, make_doc
from conftest import Annotate

HEAD = """611.41/10-2054: Telegram
The Ambassador in Burma (Sebald) to the Secretary of State
RANGOON, October 20, 1954-4 p.m.
SECRET
318. """
#: The words of a message; of each reference what gold gives: kind, number, direction, date, senders, recipients.
NAMED: list[tuple[str, list[str]]] = [
    ("Reurtel 204, Oct 17. Done.", ["telegram 204 from the recipient 1954-10-17 : Secretary of State > Sebald"]),
    ("Further to mytels 301 and 307 of October 12.", [
        "telegram 301 from the sender 1954-10-12 : Sebald > Secretary of State",
        "telegram 307 from the sender 1954-10-12 : Sebald > Secretary of State",
    ]),
    ("See Deptel 190, October 2, 7 p.m., and 196, October 5.", [
        "telegram 190 from the department 1954-10-02 : Secretary of State > Sebald",
        "telegram 196 from the department 1954-10-05 : Secretary of State > Sebald",
    ]),
    ("Bangkok 741, October 9, says less.", ["telegram 741 - 1954-10-09 : Bangkok > "]),
    ("As CINCPAC’s C-40211 shows, no.", ["telegram C-40211 - - : CINCPAC > "]),
    ("To your No. 55 of 3/X. I shall see him.", ["telegram 55 from the recipient 1954-10-03 : Secretary of State > Sebald"]),
    ("Nehru's letter to Eden of 9 October is long.", ["letter - - 1954-10-09 : Nehru > Eden"]),
    ("He showed me a note dated October 8 from Zhou Enlai.", ["note - - 1954-10-08 : Zhou Enlai > "]),
    ("Your letters of October 1 and October 4 have come.", [
        "letter - from the recipient 1954-10-01 : Secretary of State > Sebald",
        "letter - from the recipient 1954-10-04 : Secretary of State > Sebald",
    ]),
    ("I answer yours of the 9th instant.", ["telegram - from the recipient 1954-10-09 : Secretary of State > Sebald"]),
    ("I am grateful for your message. He wept.", ["message - from the recipient - : Secretary of State > Sebald"]),
    ("Yours of 9 October, No. 31, has come.", ["telegram 31 from the recipient 1954-10-09 : Secretary of State > Sebald"]),
    ("See Embtel 290, repeated Bangkok 14, October 9.", ["telegram 290 from the embassy 1954-10-09 : Sebald > Secretary of State"]),
    ("Deptel 190, October 2 (Usgoc 12) was clear.", ["telegram 190 from the department 1954-10-02 : Secretary of State > Sebald"]),
    ("A–77, September 30, 1954 says more.", ["airgram A–77 - 1954-09-30 :  > "]),
    ("I have orders, but in view of your 204 I wait.", ["telegram 204 from the recipient - : Secretary of State > Sebald"]),
    ("My telegram D. No. 61 of 9th October. Speak as in my D. No. 61.", [
        "telegram 61 from the sender 1954-10-09 : Sebald > Secretary of State",
        "telegram 61 from the sender 1954-10-09 : Sebald > Secretary of State",
    ]),
    ("Refer our Security 45.", ["telegram 45 from the sender - : Sebald > Secretary of State"]),
    ("In my telegram Johcu No. 38 I said so (Rangoon 2902).", [
        "telegram 38 from the sender - : Sebald > Secretary of State",
        "telegram 2902 - - : Rangoon > ",
    ]),
    ("Ref O.JA2832, O.JA2834.", ["telegram O.JA2832 - - :  > ", "telegram O.JA2834 - - :  > "]),
    ("On 9 October (JA2461) we told them so.", ["telegram JA2461 - - :  > "]),
    ("Your memorandum 2-1-5 of 2nd October is here.", ["memorandum 2-1-5 from the recipient 1954-10-02 : Secretary of State > Sebald"]),
    ("The United States note of 9th October was read.", ["note - - 1954-10-09 : United States > "]),
    ("Objective No. 2 and objective No. 3 of the Agreed Minute 1953 are met.", []),
    ("As reported in Bangkok’s 930 to Department.", ["telegram 930 - - : Bangkok > Department"]),
    ("To No. 483/sh. We agree.", ["telegram 483/sh from the recipient - : Secretary of State > Sebald"]),
    ("Your telegram of the 9th, No. 318, is here.", ["telegram 318 from the recipient 1954-10-09 : Secretary of State > Sebald"]),
    ("Your telegrams Nos. 316-317 came.", ["telegram 316-317 from the recipient - : Secretary of State > Sebald"]),
    ("To your 2/01877 of October 7: he denies it.", ["telegram 2/01877 from the recipient 1954-10-07 : Secretary of State > Sebald"]),
    ("According to a telegram of the Soviet ambassador in Sofia of 7 October, all is quiet.", ["telegram - - 1954-10-07 : Soviet ambassador in Sofia > "]),
    ("He knows telegram No. 277, sent to you on October 9.", ["telegram 277 - 1954-10-09 :  > "]),
    ("We rely on our Article 4, your Section 3 and paragraph (number 7).", []),
    ("He says no more than in note of October 8.", ["note - - 1954-10-08 :  > "]),
    ("I refer to the memorandum of conversation dated October 7.", ["memorandum of conversation - - 1954-10-07 :  > "]),
    ("We have our instructions.\n2. Done.", []),
    ("He wrote to No. 10 Downing Street from No. 77 Squadron.", []),
    ("Please pass this to London as my telegram No. 88.", []),
    ("Memorandum of conversation of October 9, law No. 12 and the treaty of 4 May 1950 name nobody.", []),
]  # fmt: skip


@pytest.mark.parametrize(("words", "gold"), NAMED, ids=[n[0][:30] for n in NAMED])
def test_named(words: str, gold: list[str], read: Annotate) -> None:
    found = []
    for r in read(f"{HEAD}{words}\nSEBALD\n").header.refers_to:
        sides = " > ".join(", ".join(str(a.text) for a in side) for side in (r.senders, r.recipients))
        found.append(f"{r.kind} {r.number or '-'} {r.direction or '-'} {r.date or '-'} : {sides}")
    assert found == gold


def test_named_again_it_keeps_its_date(read: Annotate) -> None:
    found = read(f"{HEAD}Embtel 290, October 9, was short. More than Embtel 290 nobody knows.\n").header.refers_to
    assert [r.date for r in found] == ["1954-10-09", "1954-10-09"]


def test_what_a_message_is_called_is_data(tmp_path: Path) -> None:
    rows = [
        {"id": "word:message-noun.mine", "class": "message_noun", "name": "telegram", "forms": ["Eilbrief"]},
        {"id": "word:counted-noun.mine", "class": "counted_noun", "name": "mine", "forms": ["ukase"]},
    ]
    mine = tmp_path / "mine.jsonl"
    mine.write_text("\n".join(json.dumps(r | {"source": "my notes", "yes": [f"«{r['forms'][0]}»"]}) for r in rows))
    words = "His Eilbrief of 3 May and Ukase No. 5144 are known. See Eilbrief 77."
    for patterns, found in (([], ["5144"]), ([mine], [None, "77"])):
        nlp = cablenlp.load(patterns=patterns, exclude=STATISTICAL)
        note = Annotation.from_doc(nlp(make_doc(nlp, words, date="1956-05-09")))
        assert [r.number for r in note.header.refers_to] == found


@pytest.mark.parametrize(
    "unit", ["Your telegram No. 12 of ", "letter of the ", "mytel ", "Paris 230, ", "and ", "No. 3 "]
)
def test_no_text_makes_it_slow(unit: str, read: Annotate) -> None:
    assert read(f"{HEAD}{unit * (20_000 // len(unit))}") is not None
