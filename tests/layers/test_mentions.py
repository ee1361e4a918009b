"""Who and what is named: whole sentences with every mention marked."""

# ruff: noqa: E501  texts are compared as they stand, in one line
from __future__ import annotations

import re

import pytest

import cablenlp
from cablenlp.table import make_span, placed, set_group
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
    "«Khru-\nshchev|PERSON» met «Dillon Anderson|PERSON» and «W. Park Armstrong, Jr.|PERSON»",
    "See Page 5: the West agrees, on a new page. Page upon page. Wine and the «Ambassador to «Brazil|GPE»|ROLE» «West|PERSON» left.",
    "West of the river they wait. O for a horse.",
    "They lie to lead; the young man took the lead and a long march.",
    "Mr. «O’Hara|PERSON» saw «O’Connor|PERSON», who had read NIE 13-60 and Article XI. The «Foreign Minister|ROLE». He left.",
    "«Monday|DATE» came, and Mr. «Monday|PERSON». The Home Affairs rules. Little is known.",
    "«Noel Hemmendinger|PERSON» wrote to «RFK|PERSON» and «JFK|PERSON».",
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
    "A mass in the «Vosanka cathedral|FAC», a hearing in the «Moncada Barracks|FAC» and no word of a hospital.",
    "The ««1954|DATE» trade agreement|TREATY», the «Treaty of Mutual Assistance|TREATY» and the «Economic Cooperation Agreement|TREATY» stand; there is no agreement.",
    "They landed at «Orly airport|FAC» and drove to «Lake Kivu|LOC» and «Mount Hermon|LOC»; «Radio Kabul|ORG» was silent.",
    "«Embassy Tehran|ORG» and «AmEmbassy Amman|ORG» agree; «Foreign Office|ORG» does not.",
    "The «Supreme Council of the Armed Forces|ORG» met; a «Dutch|NORP» news agency says so.",
    "The «407th AEG|MIL_UNIT», «VII Corps|MIL_UNIT» and «three thousand Belgian troops|MIL_UNIT» stayed.",
    # what belongs to a force, a ship, a half of a country, a land, two peoples in one word
    "The «garrison of Basra|MIL_UNIT» yields; «units of the Polish Army|MIL_UNIT» and «Egypt|GPE»'s «battalion|MIL_UNIT» stay.",
    "The «rebel troops|MIL_UNIT» saw the «HMS Tolmach|MATERIEL» and went back to the «South|LOC»; the ship left.",
    "He owns the «Province of Sinkiang|LOC» and holds the «East Coast of Malaya|LOC»; south of it there is rain.",
    "The «Franco-Turkish|NORP» and the «Anglo-Iraqi|NORP» talks were named; «Franco|PERSON» was not.",
    "At «2 a. m.|TIME» «March 3|DATE» agreement was near. The ««US|GPE»–«Thai|NORP» agreement|TREATY» bars it, and the «Charter|TREATY» too.",
    "Each Party may end the «Security Treaty|TREATY»; the «Mutual Defense Treaty|TREATY» with «Norway|GPE» binds any Government.",
    "«Uppsala University|ORG» and «Leipzig University|ORG» keep the papers.",
    # whose office it is, and where; and what is none
    "The «President’s Special Assistant for National Security Affairs|ROLE» and the «Secretary|ROLE»'s «Special Assistant|ROLE» agree.",
    "The ««Iraqi|NORP» Ambassador «Amman|GPE»|ROLE» saw the «Political Adviser to «SCAP|ORG»|ROLE», I think; «Dalai Lama|PERSON» to «UN|ORG».",
    "On this «Australia|GPE» Day, General Election near, he told his Government: «US|GPE» and West.",
    "«Embassy|ORG» telegram No. «12|CABLE_NUMBER» names «Nguyen Quan Long|PERSON», Conveying «Sadat|PERSON»'s thanks.",
    # names that a verb or a suffix tells
    "«Tolmachin|PERSON» told me so. «Yesterday|DATE» «Ferri|PERSON» replied. Both said no. Heavy rain added to it.",
    "They saw «James C. Thomson, Jr.|PERSON» with Gen. «Aldo Ferri|PERSON», Sr. «Roa|PERSON» and Bishop «Tolmachin|PERSON».",
    "Following from «Prime Minister|ROLE». Begins: no change.",
    "«Arab|NORP» oil ministers asked for 40 «trucks|MATERIEL».",
    "The envoy «Binnya\nTolmachin|PERSON» told me so. THIS IS FOR DR. «BEASLEY|PERSON» ALONE.",
    # short forms that the text explains
    "The «Zagreb Mission for Repatriation|ORG» («ZMR|ORG») left. «ZMR|ORG» will not come back.",
    "After the «Geneva Conference|EVENT» and the «Korean War|EVENT» came the ««Cuban|NORP» missile crisis|EVENT».",
    "The «blockade of «Berlin|GPE»|EVENT» ended; the «war in «Korea|GPE»|EVENT» did not.",
]  # fmt: skip


@pytest.mark.parametrize("gold", GOLD)
def test_mentions(gold: str, read: Annotate) -> None:
    assert entities(read(plain(gold))) == gold


def test_a_mention_says_which_row_found_it(read: Annotate) -> None:
    note = read("Zhou Enlai spoke of two divisions.")
    assert [e.found_by for e in note.entities] == ["person:zhou-enlai", "unit.composed"]


def judged(text: str) -> list[tuple[str, str]]:
    """The mentions of a text, where the statistical model judged as the marks in it say."""
    nlp = cablenlp.load(exclude=["cable_names", "cable_syntax", "cable_events"])
    bare, marks = "", []
    for part in re.split(r"(«[^»]+»)", text):
        if part.startswith("«"):
            name, label = part.strip("«»").split("|")
            marks.append((len(bare), len(bare) + len(name), label))
            bare += name
        else:
            bare += part
    doc = cablenlp.make_doc(nlp, bare)
    set_group(doc, "names", [make_span(doc, *mark, "model") for mark in marks])
    for name in ("cable_zones", "cable_shapes", "cable_mentions"):
        doc = nlp.get_pipe(name)(doc)
    return [(doc.text[s:e], m.label_) for s, e, m in placed(doc, "mentions")]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Near «Vosanka|PERSON» they dug in. The town of «Vosanka|GPE» fell. «Vosanka|PERSON» burns.", "GPE"),
        ("«Vosanka|ORG», Finland, is quiet. We saw «Vosanka|GPE».", "GPE"),
        ("«Vosanka|NORP» said no. «Vosanka|PERSON» told us so.", "PERSON"),
        ("The «VSNK|GPE» met; we told «VSNK|NORP» so.", "ORG"),
    ],
)
def test_a_name_means_one_thing_in_a_document(text: str, label: str) -> None:
    assert {found for name, found in judged(text) if name.upper() != "FINLAND"} == {label}


def test_what_the_model_found_once_and_overlooked_is_found() -> None:
    assert judged("«Ilmar Vosanka|PERSON» left. «Vosanka|ORG» came back with the «VSNK|ORG». The VSNK thanked him.") == [
        ("Ilmar Vosanka", "PERSON"), ("Vosanka", "PERSON"), ("VSNK", "ORG"), ("VSNK", "ORG"),
    ]  # fmt: skip
