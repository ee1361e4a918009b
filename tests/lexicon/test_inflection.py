"""Forms of words: what is written, and nothing that is another word's."""

from __future__ import annotations

import pytest

from cablenlp.lexicon.inflection import noun_forms, verb_forms
from cablenlp.lexicon.store import packaged


def of(kind: str, verb: str) -> set[str]:
    return {form for form, what in verb_forms(verb).items() if what == kind}


@pytest.mark.parametrize(
    ("verb", "past", "ing"),
    [
        ("relay", {"relayed"}, {"relaying"}),
        ("delay", {"delayed"}, {"delaying"}),
        ("unfreeze", {"unfroze", "unfrozen"}, {"unfreezing"}),
        ("overrun", {"overran", "overrun"}, {"overruning", "overrunning"}),
        ("lie", {"lay", "lain", "lied"}, {"lying"}),
        ("plead", {"pled", "pleaded"}, {"pleading"}),
        ("bivouac", {"bivouacked"}, {"bivouacking"}),
        ("permit", {"permited", "permitted"}, {"permiting", "permitting"}),
        ("answer", {"answered", "answerred"}, {"answering", "answerring"}),
        ("seat", {"seated"}, {"seating"}),
        ("quit", {"quit", "quitted"}, {"quitting"}),
    ],
)
def test_past_and_participle(verb: str, past: set[str], ing: set[str]) -> None:
    assert (of("past", verb) | ({verb} & past), of("ing", verb)) == (past, ing)


@pytest.mark.parametrize(
    ("verb", "other"),
    [
        ("sit", "siting"),
        ("bar", "baring"),
        ("scrap", "scraped"),
        ("bid", "biding"),
        ("ban", "baned"),
        ("plan", "planed"),
    ],
)
def test_short_words_have_no_form_of_another(verb: str, other: str) -> None:
    assert other not in verb_forms(verb)
    assert len(of("ing", verb)) == 1


def test_words_in_o_and_um() -> None:
    assert {"embargoes", "embargos"} <= noun_forms("embargo")
    assert {"vetoes"} <= of("s", "veto")
    assert of("s", "radio") == {"radios"}
    assert {"ultimatum", "ultimatums", "ultimata"} == noun_forms("ultimatum")


def test_every_verb_of_the_frames_has_its_forms() -> None:
    verbs = {text.split()[0] for frame in packaged().rows("frames") if frame.pos == "verb" for text in frame.forms}
    assert len(verbs) > 1000
    for verb in verbs:
        kinds = set(verb_forms(verb).values())
        assert {"base", "s", "ing"} <= kinds, verb
        assert "past" in kinds or verb[-1] in "td", verb  # "put" has none of its own
