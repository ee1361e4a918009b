"""Names as systems: tables that are whole, and readings that come back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cablenlp.lexicon.models import Romanisation
from cablenlp.lexicon.romanisation import Reading, additions, korean, missing, readings, variants, write
from cablenlp.lexicon.store import packaged

LEXICON = packaged()
CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
INITIALS, VOWELS, FINALS = "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ", "ㅏㅐㅑㅓㅔㅕㅗㅘㅚㅛㅜㅝㅟㅠㅡㅢㅣ", " ㄱㄴㄹㅁㅂㅇ"

syllables_of_hangul = st.builds(
    korean.hangul, st.sampled_from(INITIALS), st.sampled_from(VOWELS), st.sampled_from(FINALS)
)


def system(name: str) -> Romanisation:
    row = LEXICON.row(f"romanisation:{name}")
    assert isinstance(row, Romanisation)
    return row


def texts(name: str, language: str | None = None) -> list[str]:
    return [variant.text for variant in variants(name, LEXICON, language)]


def test_every_system_of_chinese_has_every_syllable() -> None:
    pinyin = set(system("chinese-pinyin").tables["syllable"])
    assert len(pinyin) > 400
    for row in LEXICON.rows("romanisations"):
        if "syllable" in row.tables:
            assert set(row.tables["syllable"]) == pinyin, row.id


@pytest.mark.parametrize("name", ["chinese-pinyin", "chinese-wade-giles"])
def test_every_syllable_comes_back(name: str) -> None:
    row = system(name)
    for unit in row.tables["syllable"]:
        reading: Reading = (("mao",), (unit, "lan"))
        for text in write(reading, row, LEXICON):
            assert reading in readings(text, "chinese", LEXICON), text


def test_wade_giles_against_the_table() -> None:
    table = system("chinese-wade-giles").tables["syllable"]
    some = {"zhou": "chou", "qing": "ch'ing", "xu": "hsü", "ri": "jih", "ci": "tz'u", "ke": "k'o", "gui": "kuei",
            "hui": "hui", "zhong": "chung", "duo": "to", "shuo": "shuo", "yue": "yüeh", "jian": "chien", "er": "erh",
            "he": "ho", "bo": "po", "quan": "ch'üan", "zuo": "tso", "guo": "kuo", "rong": "jung"}  # fmt: skip
    assert {unit: table[unit] for unit in some} == some


@given(syllables_of_hangul, syllables_of_hangul)
def test_korean_given_names_come_back(first: str, second: str) -> None:
    reading: Reading = (("박",), (first, second))
    for name in ("korean-mccune-reischauer", "korean-revised"):
        for text in write(reading, system(name), LEXICON):
            assert reading in readings(text, "korean", LEXICON), text


@pytest.mark.parametrize(
    ("name", "hangul", "spelled"),
    [
        ("korean-mccune-reischauer", "김일성", "Kim Il-sŏng"),
        ("korean-mccune-reischauer", "백학림", "Paek Hang-nim"),
        ("korean-mccune-reischauer", "남일", "Nam Il"),
        ("korean-mccune-reischauer", "박일우", "Pak Ir-u"),
        ("korean-mccune-reischauer", "이승엽", "Yi Sŭng-yŏp"),
        ("korean-revised", "박금철", "Bak Geum-cheol"),
        ("korean-dprk", "리승엽", "Ri Sung Yop"),
        ("korean-russian", "최용건", "Tsoi En Gen"),
    ],
)
def test_korean_names(name: str, hangul: str, spelled: str) -> None:
    [reading] = readings(hangul, "korean", LEXICON)
    assert spelled in write(reading, system(name), LEXICON)


def test_every_system_of_russian_has_every_letter() -> None:
    for row in LEXICON.rows("romanisations"):
        if row.language == "russian":
            assert set(CYRILLIC) <= set(row.tables["letter"]), row.id


@pytest.mark.parametrize(
    ("name", "spelled"),
    [
        ("Vyshinsky", ["Vyshinskiĭ", "Vyshinskiy", "Vishinsky", "Wyschinski", "Vychinski"]),
        ("Khrushchev", ["Khrushchov", "Khrushchëv", "Chruschtschow", "Khrouchtchev"]),
        ("Molotov", ["Molotoff", "Molotow"]),
        ("Yakov Malik", ["Iakov Malik", "Jakow Malik"]),
        ("Ignatiev", ["Ignat'ev", "Ignat'yev", "Ignatyev"]),
        ("Евсеев", ["Yevseyev", "Evseev", "Jewsejew"]),
        ("Nikolayevich", ["Nikolaevich", "Nikolajewitsch"]),
        ("Afanasyev", ["Afanas'ev", "Afanasiev"]),
        ("Mayorov", ["Maiorov", "Majorov"]),
    ],
)
def test_russian_names(name: str, spelled: list[str]) -> None:
    assert set(spelled) <= set(texts(name, "russian"))


@given(st.text(alphabet="абвгдезиклмнопрстуфхч", min_size=2, max_size=7))
def test_what_popular_spelling_writes_it_reads_to_the_same_spelling(word: str) -> None:
    popular = system("russian-popular")
    for text in write(((word.capitalize(),),), popular, LEXICON)[:1]:
        found = readings(text, "russian", LEXICON)
        assert not found or text in write(found[0], popular, LEXICON)


def test_other_languages() -> None:
    assert "Fam Van Dong" in texts("Phạm Văn Đồng", "vietnamese")
    assert "Yosida Sigeru" in texts("Yoshida Shigeru", "japanese")
    assert "Jamal Abd al-Nasir" in texts("Gamal Abdel Nasser", "arabic")
    assert "Nagy Imre" in texts("Imre Nagy")


def test_a_known_name_is_read_as_its_row_is() -> None:
    assert "Kim Il-sŏng" in texts("Kim Il Sung")
    assert texts("Kim Il Sung") == texts("Kim Ir Sen")
    assert texts("Qwertz") == []


def test_no_row_of_ours_lacks_what_was_reviewed_as_sure() -> None:
    for slug in ("zhou-enlai", "mao-zedong", "vyshinsky", "molotov", "pak-hon-yong"):
        entity = LEXICON.entity(slug)
        assert entity is not None
        assert list(missing(entity, LEXICON)) == [], slug


def test_what_a_row_lacks_takes_over_what_it_says_of_the_surname() -> None:
    row = {"id": "person:x", "label": "PERSON", "kb_id": "x", "name": "Ivan Zarevsky", "state": "ussr", "source": "x",
           "forms": ["Ivan Zarevsky", {"text": "Zarevsky", "form": "surname", "alone": False}]}  # fmt: skip
    lexicon = LEXICON.with_rows([row])
    entity = lexicon.entity("x")
    assert entity is not None
    found = {form.text: (form.form, form.alone) for form in missing(entity, lexicon)}
    assert found["Zarevskiy"] == ("surname", False)
    assert found["Ivan Zarevskiy"] == ("variant", True)
    added = [raw for raw in additions("people", lexicon, "russian") if raw["id"] == "person:x"]
    assert lexicon.with_rows(added).entity("x") != entity


def test_what_somebody_else_is_called_is_not_proposed() -> None:
    row = {"id": "person:x", "label": "PERSON", "kb_id": "x", "name": "Qiu Ba", "state": "china", "source": "x",
           "forms": ["Qiu Ba"]}  # fmt: skip
    other = {
        "id": "person:y",
        "label": "PERSON",
        "kb_id": "y",
        "name": "Ch'iu Pa",
        "source": "x",
        "forms": ["Ch'iu Pa"],
    }
    assert [r for r in additions("people", LEXICON.with_rows([row]), "chinese") if r["id"] == "person:x"]
    assert not [r for r in additions("people", LEXICON.with_rows([row, other]), "chinese") if r["id"] == "person:x"]
