"""Who and what is named: whole sentences with every mention marked."""

# ruff: noqa: E501  texts are compared as they stand, in one line
from __future__ import annotations

import pytest

from conftest import Annotate
from marked import entities, plain

GOLD = [
    # people, with what belongs to their names and what does not
    "Chairman «Mao [Zedong]|PERSON» sent Cde. «Kang Sheng|PERSON» to «I.V. Stalin|PERSON» with Gen. «Peng Dehuai|PERSON»'s maps.",
    "«Pak Heon-yeong|PERSON» [«Pak Hon Yong|PERSON»] and «KIM IL\nSUNG|PERSON» met «S H T Y K O V|PERSON» at «Mukden|GPE».",
    "Cde. «Tolmachin|PERSON» called on Dr. «Aldo Ferri|PERSON». «Tolmachin|PERSON» was told nothing.",
    "In «Stalingrad|GPE» they read «Stalin|PERSON»'s letter to «[N.V.] Roshchin|PERSON».",
    "«Nasser|PERSON», «Ben-Gurion|PERSON» and «Eden|PERSON»; «Castro|PERSON», «Khrushchev|PERSON» and «U Thant|PERSON».",
    "«Kim Il|PERSON» carried a letter of «Kim Il Sung|PERSON».",
    "They lie to lead; the young man took the lead and a long march.",
    # offices
    "The ««Soviet|NORP» Chargé to the «PRC|GPE»|ROLE» saw the «Ambassador in «Indonesia|GPE»|ROLE» («Cochran|PERSON»).",
    "The «Chairman of the «USSR Council of Ministers|ORG»|ROLE» was ill; the «Ambassador|ROLE» told «FonMin|ROLE» so.",
    "««Chinese|NORP» Foreign Minister|ROLE» «Zhou Enlai|PERSON» saw Ambassador «Kirk|PERSON».",
    # states and bodies
    "The «Hungarian Government|ORG» and the «Government of India|ORG» protested to the «Security Council|ORG».",
    "«Soviet Embassy in Peking|ORG» told the «British Legation at Budapest|ORG» so.",
    "The «VKP(b) CC Politburo|ORG» and the «USSR Council of Ministers|ORG» decided; the «UN General Assembly|ORG» adjourned.",
    # forces
    "«5-6 divisions|MIL_UNIT» and «two Soviet fighter air divisions|MIL_UNIT» crossed the «Yalu|LOC»; «Chinese troops|MIL_UNIT» held the «38th parallel|LOC».",
    "«American|NORP» pilots and «Korean|NORP» officers saw «three battalions|MIL_UNIT» and the «64th Fighter Air Corps|MIL_UNIT».",
    "«UN forces|MIL_UNIT» near «Panmunjom|GPE»; «ROK Army|MIL_UNIT»; «KPA|MIL_UNIT»; the «PLA|MIL_UNIT».",
    # places, things, agreements, events
    "The «Chinese-Korean border|LOC», the «Yellow River|LOC», the «Suez Canal|LOC», the «Bay of Pigs|LOC» and the «Formosa Strait|LOC».",
    "He asked for 40 «jet planes|MATERIEL» and 300 «trucks|MATERIEL».",
    "The «Sino-Soviet Treaty|TREATY» and the ««Sino-Indian|NORP» Agreement|TREATY» stand.",
    "After the «Geneva Conference|EVENT» and the «Korean War|EVENT» came the «Cuban missile crisis|EVENT».",
]  # fmt: skip


@pytest.mark.parametrize("gold", GOLD)
def test_mentions(gold: str, read: Annotate) -> None:
    assert entities(read(plain(gold))) == gold


def test_a_mention_says_which_row_found_it(read: Annotate) -> None:
    note = read("Zhou Enlai spoke of two divisions.")
    assert [e.found_by for e in note.entities] == ["person:zhou-enlai", "unit.composed"]
