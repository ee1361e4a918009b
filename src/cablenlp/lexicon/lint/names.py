"""What is wrong with names: forms that say nothing new, words, and names that several people have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from cablenlp.importers.words import is_calendar, is_word
from cablenlp.layers.mentions.common import is_common
from cablenlp.lexicon import romanisation
from cablenlp.lexicon.lint.reading import Line
from cablenlp.lexicon.models import Entity, Form
from cablenlp.lexicon.store import Lexicon, packaged
from cablenlp.matching import split


def forms_of(row: Any) -> tuple[Form, ...]:
    """The names of a row; none of one that has no names."""
    return tuple(f for f in getattr(row, "forms", ()) if isinstance(f, Form))


def _words(form: Form) -> tuple[str, ...]:
    return tuple(split(form.text).words)


def _surface(form: Form) -> tuple[Any, ...]:
    """All that tells a form from others when names are matched: words, commas, capitals, the last bracket."""
    parts = split(form.text)
    capitals = form.text.isupper() and sum(c.isalpha() for c in form.text) > 1
    initials = tuple(form.text[s].isupper() for s in parts.starts)
    commas = tuple("," in form.text[e:s] for e, s in zip(parts.ends, parts.starts[1:], strict=False))
    bracket = form.text[-1] in ")]"
    return tuple(parts.words), commas, capitals, initials, bracket, form.since, form.until, form.line


def forms(line: Line) -> Iterator[str]:
    """Forms that say nothing, or nothing new."""
    seen: dict[tuple[Any, ...], str] = {}
    for form in forms_of(line.row):
        if not _words(form):
            yield line.says(f"the form {form.text!r} has no word", "leave it out")
            continue
        twin = seen.setdefault(_surface(form), form.text)
        if twin is not form.text:
            yield line.says(f"the forms {twin!r} and {form.text!r} match the same", "leave one of them out")


def common(line: Line, lexicon: Lexicon) -> Iterator[str]:
    """Names of people that texts have as words: "The", "July", or as what a country is called: "China"."""
    if not isinstance(line.row, Entity) or line.row.label != "PERSON":
        return
    things = lexicon.compiled("lint.things", _things)
    packed = packaged().row(line.row.id)
    ours = {f.text for f in forms_of(packed)} if packed else set()
    for form in forms_of(line.row):
        words = _words(form)
        if len(words) != 1 or not form.alone or form.text in ours:
            continue
        if words in things:
            what = f"is {things[words]} too"
        elif is_calendar(form.text) or is_common(form.text, lexicon) or (form.form == "surname" and is_word(form.text)):
            what = "is an ordinary word"
        else:
            continue
        right = "give it `alone: false`, so that it counts only beside more of the name, or leave it out"
        yield line.says(f"the form {form.text!r} {what}", right)


def _things(lexicon: Lexicon) -> dict[tuple[str, ...], str]:
    """The names of one word of places, bodies and groups, and what bears them."""
    rows = (e for e in lexicon.entities() if e.label in ("GPE", "LOC", "ORG", "NORP"))
    return {words: row.name for row in rows for form in row.forms if form.alone and len(words := _words(form)) == 1}


def shared(lines: Sequence[Line], lexicon: Lexicon) -> Iterator[str]:
    """Names of several people that nothing tells apart."""
    checked = {line.row.id: line for line in lines}
    bearers: dict[Any, list[tuple[Entity, Form]]] = defaultdict(list)
    for person in lexicon.rows("people"):
        for form in person.forms:
            if form.alone and form.certainty != "ambiguous":
                for words in dict.fromkeys(romanisation.keys(form.text)):
                    bearers[words].append((person, form))
    for words, bearing in sorted(bearers.items()):
        told: set[str] = set()  # one sentence a row, however many share its name
        for (a, f), (b, g) in combinations(bearing, 2):
            if b.id in told or a.id == b.id or _told_apart(f, g) or not (a.id in checked or b.id in checked):
                continue
            told.add(b.id)
            line = checked.get(b.id) or checked[a.id]
            yield line.says(
                f"{words!r} is {a.name} ({a.id}) and {b.name} ({b.id})",
                "give one of them `alone: false`, a window, a line or another certainty",
            )


def _told_apart(f: Form, g: Form) -> bool:
    """Whether two forms differ in their certainty, or hold at other times or on other lines."""
    if f.certainty != g.certainty:
        return True
    if set(f.line) ^ set(g.line) and not set(f.line) & set(g.line):
        return True
    if bool(f.since or f.until) != bool(g.since or g.until):
        return True
    first, second = sorted((f, g), key=lambda x: x.since or "")
    return bool(first.until and second.since and first.until < second.since[: len(first.until)])
