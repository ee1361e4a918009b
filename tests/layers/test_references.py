"""Citations of archives and editions, taken apart."""

# ruff: noqa: E501  texts are compared as they stand, in one line
from __future__ import annotations

from typing import Any

import pytest

from conftest import Annotate

CITED: list[tuple[str, str, list[dict[str, Any]]]] = [
    (
        "Source: «APRF, f. 45, op. 1, d. 348, ll. 44-45».",
        "",
        [{"archive": "APRF", "fond": "45", "opis": "1", "delo": "348", "listy": "44-45"}],
    ),
    (
        "Kept as «AVPRF, fond 0100, opis 43, papka 302, delo 10, list 89» in Moscow.",
        "",
        [{"archive": "AVPRF", "fond": "0100", "opis": "43", "papka": "302", "delo": "10", "listy": "89"}],
    ),
    (
        "Source: «APRF, f. 45, op. 1, d. 334, l. 8; f. 3, op. 65, d. 777, ll. 30-32»",
        "",
        [
            {"archive": "APRF", "fond": "45", "opis": "1", "delo": "334", "listy": "8"},
            {"archive": "APRF", "fond": "3", "opis": "65", "delo": "777", "listy": "30-32"},
        ],
    ),
    ("«795.00/6-2550»: Telegram", "", [{"file": "795.00", "date": "6-2550"}]),
    ("«611.93 Pressmen/3-1153»: Telegram", "", [{"file": "611.93 Pressmen", "date": "3-1153"}]),
    ("[«AA : A1838, 852/10/1, iii»]", "", [{"archive": "AA", "series": "A1838", "item": "852/10/1", "part": "iii"}]),
    ("See «FO 371/84080».", "", [{"class": "FO 371", "piece": "84080"}]),
    ("«RG 59, Central Files, Box 12»; more", "", [{"record_group": "59", "box": "12"}]),
    ("«Lot 55 D 128», no more", "", [{"lot": "55 D 128"}]),
    ("Printed in «FRUS, 1950, vol. VII, p. 125».", "", [{"archive": "FRUS", "series": "1950", "volume": "VII", "page": "125"}]),
    ("«PRCFMA 105-00110-01(1), pp. 12-14»", "", [{"archive": "PRCFMA", "item": "105-00110-01(1)", "page": "12-14"}]),
]  # fmt: skip


@pytest.mark.parametrize(("gold", "_", "parts"), CITED, ids=[c[0] for c in CITED])
def test_citations(gold: str, _: str, parts: list[dict[str, Any]], read: Annotate) -> None:
    text = gold.replace("«", "").replace("»", "")
    found = [e for e in read(text).entities if e.label == "ARCHIVE_REF"]
    cited = [{k: v for k, v in p.model_dump(by_alias=True).items() if v} for e in found for p in e.parts]
    assert [e.text for e in found] == [gold.split("«")[1].split("»", maxsplit=1)[0]]
    assert cited == parts


@pytest.mark.parametrize(
    "text",
    [
        "The ratio was 12/10-50 at best.",
        "He met f. Brown and d. Smith, ll. both.",
        "A: yes. B: no. Lot of talk in RG.",
        "At 10:30 and/or 11:45 they spoke of 3/4 of it.",
    ],
)
def test_what_is_no_citation(text: str, read: Annotate) -> None:
    assert [e.text for e in read(text).entities if e.label == "ARCHIVE_REF"] == []
