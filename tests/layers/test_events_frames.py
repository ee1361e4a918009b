"""Every row of the frames, held to its own examples."""

from __future__ import annotations

import pytest
from spacy.language import Language

from cablenlp.layers.events.templates import TEMPLATES
from cablenlp.layers.events.triggers import index
from cablenlp.lexicon.frames import Cue, EventType, Frame
from cablenlp.lexicon.inflection import noun_forms, verb_forms
from cablenlp.lexicon.models import unmark
from cablenlp.lexicon.store import packaged
from cablenlp.table import table

FRAMES: list[Frame] = packaged().rows("frames")
CUES: list[Cue] = packaged().rows("cues")


def fired(nlp: Language, text: str) -> list[tuple[str, int, int]]:
    """Which frames fire in a text, and where."""
    return [(e["found_by"], e["trigger"]["start"], e["trigger"]["end"]) for e in table(nlp(text))["events"]]


@pytest.mark.parametrize("frame", FRAMES, ids=lambda f: f.id)
def test_a_frame_fires_on_its_examples(nlp: Language, frame: Frame) -> None:
    assert frame.yes
    for example in frame.yes:
        text, marks = unmark(example.text)
        found = [(a, b) for by, a, b in fired(nlp, text) if by == frame.id]
        assert any(a < end and b > start for a, b in found for start, end in marks), text
    for example in frame.no:
        text, _ = unmark(example.text)
        assert frame.id not in {by for by, _, _ in fired(nlp, text)}, text


def test_the_frames_cover_every_type() -> None:
    types = EventType.__args__  # type: ignore[attr-defined]
    assert sorted({f.type for f in FRAMES}) == sorted(types)
    assert len(FRAMES) >= 250
    assert len({(form, f.pos) for f in FRAMES for form in f.forms}) >= 500


@pytest.mark.parametrize("frame", FRAMES, ids=lambda f: f.id)
def test_a_frame_names_what_there_is(frame: Frame) -> None:
    assert frame.roles in TEMPLATES
    assert frame.id.partition(".")[0].upper() == frame.type
    classes = {c.cls for c in CUES}
    for wanted in (*frame.only.values(), *frame.never.values()):
        assert not [w for w in wanted if w[0] == "@" and w[1:] not in classes]


@pytest.mark.parametrize("cue", CUES, ids=lambda c: c.id)
def test_a_cue_stands_in_its_example(cue: Cue) -> None:
    lookup = index(packaged())
    for example in cue.yes:
        text, marks = unmark(example.text)
        words = tuple(text[slice(*marks[0])].lower().split())
        assert any(
            form == words or (len(form) == 1 and form[0] in lookup.base(words[0]))
            for table in lookup.cues[cue.cls].values()
            for form, row in table
            if row.id == cue.id
        ), text


def test_inflection() -> None:
    assert {"carries": "s", "carrying": "ing", "carried": "past", "carry": "base"}.items() <= verb_forms(
        "carry"
    ).items()
    assert {"gave", "given", "giving"} <= set(verb_forms("give"))
    assert {"permitted", "recognised", "was", "tying", "frolicked"} <= {
        form for verb in ("permit", "recognize", "be", "tie", "frolic") for form in verb_forms(verb)
    }
    assert noun_forms("ally") == {"ally", "allies"}
    assert "organisations" in noun_forms("organization")
