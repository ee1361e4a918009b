"""Examples, run through the layers themselves: a row that another row, a grammar or a shape keeps from firing is found.

Those of frames and cues need a parse, and are left to the tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from cablenlp.layers.zones import kinds
from cablenlp.lexicon import romanisation
from cablenlp.lexicon.lint.names import forms_of
from cablenlp.lexicon.lint.reading import Line
from cablenlp.lexicon.models import Abbreviation, Archive, Entity, Kind, Mark, Role, Romanisation, Word, unmark
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import PhraseIndex, split
from cablenlp.table import bounds, group, section, unkey

#: The layers that examples run through.
LAYERS = ("cable_zones", "cable_shapes", "cable_mentions", "cable_frame", "cable_links")

Place = tuple[int, int]


def failing(lines: Sequence[Line], lexicon: Lexicon) -> Iterator[str]:
    """Examples that do not come out as they are marked."""
    lines = [line for line in lines if getattr(line.row, "yes", ()) or getattr(line.row, "no", ())]
    if not lines:
        return
    nlp = _pipeline(lexicon)
    for line in lines:
        fires = _firing(line.row, lexicon)
        if fires is None:
            continue
        for wanted, examples in ((True, line.row.yes), (False, line.row.no)):
            for example in examples:
                text, marked = unmark(example.text)
                doc = _doc(nlp, text, example.date) if isinstance(line.row, (Entity, Role, Mark)) else None
                found = sorted(set(fires(text if doc is None else doc, example.date)))
                if wanted and not marked:
                    yield line.says(f"{example.text!r} marks nothing", "put the mention in « »")
                elif not wanted and found:
                    yield line.says(f"{text!r} should not fire, and does at {_quoted(text, found)}", "narrow the form")
                elif wanted and _trimmed(text, found) != _trimmed(text, marked):
                    other = _instead(doc, marked) if doc is not None else ""
                    yield line.says(
                        f"{example.text!r} fires at {_quoted(text, found)}{other}",
                        "it should where it is marked",
                    )


Firing = Callable[[Any, "str | None"], Iterable[Place]]


def _pipeline(lexicon: Lexicon) -> Language:
    from cablenlp.layers.base import Layer
    from cablenlp.pipeline import LAYERS as ALL
    from cablenlp.pipeline import build

    nlp = build(exclude=[name for name in ALL if name not in LAYERS])
    for _, layer in nlp.pipeline:
        if isinstance(layer, Layer):
            layer.lexicon = lexicon
    return nlp


def _doc(nlp: Language, text: str, date: str | None) -> Doc:
    from cablenlp.pipeline import make_doc

    return nlp(make_doc(nlp, text, date=date))


def _firing(row: Any, lexicon: Lexicon) -> Firing | None:
    """Where a row fires: in a Doc for what layers find, in a text for words that grammars ask for."""
    if isinstance(row, (Entity, Role)):
        return lambda doc, date: _mentioned(row, doc, date)
    if isinstance(row, Mark):
        return lambda doc, _: [bounds(s) for s in group(doc, "shapes") if s.id_ == row.id]
    if isinstance(row, Kind):
        return lambda text, _: [(h.start, h.end) for h in kinds(lexicon).find(split(text)) if row.kind in h.values]
    if isinstance(row, Romanisation):
        return lambda text, _: _written(row, text, lexicon)
    if isinstance(row, (Word, Archive, Abbreviation)):
        phrases = _phrases(row, lexicon)
        return lambda text, _: [(h.start, h.end) for h in phrases.find(split(text)) if row.id in h.values]
    return None


def _written(row: Romanisation, text: str, lexicon: Lexicon) -> Iterator[Place]:
    """Where in an example, "Zhou Enlai: Chou En-lai", the spellings of a system stand."""
    name, _, rest = text.partition(": ")
    spelled = {
        t for r in romanisation.readings(name, row.language, lexicon) for t in romanisation.write(r, row, lexicon)
    }
    at = len(name) + 2
    for spelling in rest.split(", "):
        if spelling in spelled:
            yield at, at + len(spelling)
        at += len(spelling) + 2


def _phrases(row: Word | Archive | Abbreviation, lexicon: Lexicon) -> PhraseIndex[str]:
    """The phrases among which a row's own compete: its class of words, or its table."""

    def build(lex: Lexicon) -> PhraseIndex[str]:
        built: PhraseIndex[str] = PhraseIndex()
        if isinstance(row, Word):
            rows = [w for w in lex.rows("words") if w.cls == row.cls]
        else:
            rows = lex.rows("archives" if isinstance(row, Archive) else "abbreviations")
        for r in rows:
            for text in [f.text for f in forms_of(r)] or [r.form]:
                built.add(text, r.id, case=not isinstance(row, Word))
        return built

    name = row.cls if isinstance(row, Word) else type(row).__name__
    return lexicon.compiled(f"lint.phrases.{name}", build)


def _mentioned(row: Entity | Role, doc: Doc, date: str | None) -> Iterator[Place]:
    """The mentions that rest on a row; with a date, those that it resolves."""
    links = section(doc, "links")
    for name, value in section(doc, "mentions").items():
        start, end, label = unkey(name)
        by_row = any(row_id == row.id for row_id, _ in value.get("rows", ()))
        if isinstance(row, Role):
            office = (value.get("office"), value.get("of"), value.get("at"))
            if label == "ROLE" and (by_row or office == (row.office, row.of, row.at)):
                yield start, end
        elif by_row and (date is None or row.kb_id is None or (links.get(name) or {}).get("kb_id") == row.kb_id):
            yield start, end


def _trimmed(text: str, places: Iterable[Place]) -> list[Place]:
    """Places without the dot of an abbreviation at their end."""
    return [(s, s + len(text[s:e].rstrip(". "))) for s, e in places]


def _quoted(text: str, places: list[Place]) -> str:
    return ", ".join(repr(text[s:e]) for s, e in places) or "nothing"


def _instead(doc: Doc, marked: list[Place]) -> str:
    """What stands where a row should have fired."""
    spans = [*group(doc, "mentions"), *group(doc, "shapes")]
    found = [s for s in spans if any(bounds(s)[0] < e and b < bounds(s)[1] for b, e in marked)]
    return " (there: " + ", ".join(f"{s.text!r} {s.label_} {s.id_}" for s in found) + ")" if found else ""
