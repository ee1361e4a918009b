"""Names as systems: a name is read to what it is in its own script, and written as each system of romanisation does.

A reading is a name by words, each of them by its units: syllables of pinyin, syllables of hangul, or a whole word in
Cyrillic or Latin letters. The tables stand in `patterns/romanisations.jsonl`. Nothing here runs over texts: variants
are made once, reviewed, and kept as forms of the rows.

    >>> from cablenlp.lexicon.store import packaged
    >>> [text for _, text in variants("Zhou Enlai", packaged())][:3]
    ['Zhou Enlai', 'Zhou En-lai', 'Chou En-lai']
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from cablenlp.lexicon.files import RawRow
from cablenlp.lexicon.models import Entity, Form, Romanisation
from cablenlp.lexicon.romanisation import chinese, korean, letters
from cablenlp.lexicon.romanisation.common import Reading, some
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import closed, split

__all__ = [
    "Reading",
    "Variant",
    "additions",
    "keys",
    "language_of",
    "languages",
    "missing",
    "readings",
    "variants",
    "write",
    "written",
]


class Variant(NamedTuple):
    """A spelling, and the system it follows."""

    system: Romanisation
    text: str


def languages(lexicon: Lexicon) -> list[str]:
    """The languages that there are systems of."""
    return list(dict.fromkeys(row.language for row in lexicon.rows("romanisations")))


def variants(name: str, lexicon: Lexicon, language: str | None = None, *, rare: bool = True) -> list[Variant]:
    """A name in all spellings of all systems of a language.

    Without a language it is read as the rows that have the name are, else in the first language that can read it.

    Args:
        name: In its own script, or in a system that is read.
        lexicon: The rows.
        language: One of `languages`.
        rare: With the systems that few cables use.
    """
    found: dict[str, Variant] = {}
    for one, of in _guessed(name, lexicon) if language is None else [(language, readings(name, language, lexicon))]:
        for reading in of:
            for text, variant in written(reading, one, lexicon, rare=rare).items():
                found.setdefault(text, variant)
        if found:
            break
    return list(found.values())


def _guessed(name: str, lexicon: Lexicon) -> Iterator[tuple[str, list[Reading]]]:
    """The languages and readings that a name may have: those of a row which has it, then what systems read."""
    wanted = keys(name)[0]
    for entity in lexicon.entities():
        language = language_of(entity, lexicon)
        if language and any(keys(form.text)[0] == wanted for form in entity.forms):
            best = _best(entity, language, lexicon) if wanted.count(" ") == keys(entity.name)[0].count(" ") else None
            yield language, [best] if best else readings(name, language, lexicon)
    for language in dict.fromkeys(s.language for s in lexicon.rows("romanisations") if s.reads):
        yield language, readings(name, language, lexicon)


def language_of(entity: Entity, lexicon: Lexicon) -> str | None:
    """The language of a row's name, by the state that it belongs to or lies in."""
    states = {entity.state, entity.within if entity.label in ("GPE", "LOC", "FAC") else None}
    return next((s.language for s in lexicon.rows("romanisations") if states.intersection(s.states)), None)


def written(reading: Reading, language: str, lexicon: Lexicon, *, rare: bool = True) -> dict[str, Variant]:
    """A reading in all spellings of all systems of its language."""
    found: dict[str, Variant] = {}
    for system in _systems(language, lexicon):
        if rare or not system.rare:
            for text in write(reading, system, lexicon):
                found.setdefault(text, Variant(system, text))
    return found


def readings(name: str, language: str, lexicon: Lexicon) -> list[Reading]:
    """What a name may be in its own script, the likeliest first; nothing where it is no name of this language."""
    systems = [s for s in _systems(language, lexicon) if s.reads]
    if any("syllable" in s.tables for s in systems):
        found: Iterable[Reading] = (r for s in systems for r in chinese.read(name, s))
    elif any("vowel" in s.tables for s in systems):
        found = korean.read_hangul(name, systems) or (r for s in systems for r in korean.read(name, s, lexicon))
    elif any("letter" in s.tables for s in systems):
        found = (r for s in systems for r in letters.read(name, s))
    else:
        found = [tuple((word,) for word in name.split())] if name.strip() else []
    return list(dict.fromkeys(found))


def write(reading: Reading, system: Romanisation, lexicon: Lexicon) -> list[str]:
    """A reading as a system spells it: as many ways as the system leaves open."""
    tables = system.tables
    found: list[str] = []
    for joint in system.joints:
        if "syllable" in tables:
            texts = [" ".join(parts) for parts in some([chinese.write_word(word, system, joint) for word in reading])]
        elif "vowel" in tables:
            texts = [text for r in korean.twins(reading, lexicon) for text in korean.write(r, system, joint)]
        elif "same" in tables:
            texts = letters.same(" ".join(unit for word in reading for unit in word), tables["same"])
        else:
            texts = [" ".join(p) for p in some([letters.write_word(unit, tables) for word in reading for unit in word])]
        found += texts
    if system.through:
        other: Any = lexicon.row(system.through)
        found = [" ".join(p) for text in found for p in some([letters.hyphened(w, other.tables) for w in text.split()])]
    if system.turned:
        found += [" ".join((*rest, first)) for first, *rest in map(str.split, found) if rest]
        found += [" ".join((last, *rest)) for *rest, last in map(str.split, found) if len(rest) > 1]
    return list(dict.fromkeys(found))


def missing(entity: Entity, lexicon: Lexicon, *, rare: bool = False) -> Iterator[Form]:
    """The forms that the systems of its language propose for a row and that none of its own matches.

    A name that can be read in several ways is read in the way that explains most of the forms; where two explain the
    same, nothing is proposed. A surname takes over what the row says of it: its certainty, whether it counts alone.
    """
    language = language_of(entity, lexicon)
    if language is None or not entity.kb_id:
        return
    known = {key for form in entity.forms for key in keys(form.text)}
    found = _best(entity, language, lexicon)
    for variant in written(found, language, lexicon, rare=rare).values() if found else ():
        for form in _proposed(variant, entity):
            if not known.intersection(keys(form.text)[:1]):
                known.update(keys(form.text))
                yield form


def additions(table: str, lexicon: Lexicon, language: str | None = None, *, rare: bool = False) -> Iterator[RawRow]:
    """What the rows of a table lack, as raw rows that add to them; forms that anything else has are left out.

    A surname that others bear is no obstacle where they bear the surname that it varies too.
    """
    bearers: dict[str, set[str]] = {}
    for entity in lexicon.entities():
        for form in entity.forms:
            for key in keys(form.text):
                bearers.setdefault(key, set()).add(entity.id)
    for entity in lexicon.rows(table):
        if language is None or language_of(entity, lexicon) == language:
            same = bearers.get(keys(entity.name.rpartition(" ")[2])[0], set())
            forms = []
            for form in missing(entity, lexicon, rare=rare):
                others = set().union(*(bearers.get(key, set()) for key in keys(form.text))) - {entity.id}
                if not others or (form.form == "surname" and others <= same):
                    forms.append(form)
            if forms:
                yield {"id": entity.id, "add": True, "forms": [_raw(form) for form in forms]}


def _raw(form: Form) -> RawRow:
    """A form as it is written in a file, without what goes without saying."""
    raw = {
        "text": form.text, "form": form.form, "certainty": form.certainty, "from": form.since, "to": form.until,
        "line": list(form.line), "alone": form.alone, "source": form.source,
    }  # fmt: skip
    usual = {"certainty": "attested", "alone": True}
    return {k: v for k, v in raw.items() if v not in (None, []) and usual.get(k) != v}


def keys(text: str) -> list[str]:
    """A name as it is matched, first as it stands, then closed over hyphens and apostrophes."""
    return [" ".join(split(one).words) for one in (text, *closed(text))]


def _proposed(variant: Variant, entity: Entity) -> Iterator[Form]:
    """A full name and, where the surname comes last and has a form of its own, the surname."""
    yield Form(text=variant.text, form="variant", certainty="standard")
    words = entity.name.split()
    surname = next((f for f in entity.forms if f.form == "surname" and f.text == words[-1]), None)
    if surname and len(words) > 1 and "letter" in variant.system.tables and not variant.system.turned:
        sure = "standard" if surname.certainty == "attested" else surname.certainty
        yield replace(surname, text=variant.text.rpartition(" ")[2], certainty=sure)


def _best(entity: Entity, language: str, lexicon: Lexicon) -> Reading | None:
    """The one reading of a row's name, and of its forms, that explains most of the forms."""
    own = [f.text for f in entity.forms if not unicodedata.normalize("NFD", f.text)[0].isascii()]
    names = [text for text in own if _of_script(text, language)] or [entity.name]
    found = list(dict.fromkeys(r for name in names for r in readings(name, language, lexicon)))
    if len(found) != 1 and entity.label == "PERSON":
        others = [f.text for f in entity.forms if f.form == "name" and f.text != entity.name]
        found = list(dict.fromkeys((*found, *(r for name in others for r in readings(name, language, lexicon)))))
    elif len(found) > 1:
        return found[0]
    if len(found) < 2:
        return next(iter(found), None)
    if len(found) > 40:
        return None
    forms = {key for f in entity.forms for key in {keys(f.text)[0], keys(f.text)[-1]}}
    scored = []
    for reading in found:
        spelled = [keys(text) for text in written(reading, language, lexicon)]
        scored.append((sum(k[0] in forms for k in spelled), sum(k[-1] in forms for k in spelled), reading))
    (*best, reading), (*next_best, _) = sorted(scored, reverse=True)[:2]
    return reading if best > next_best else None


def _of_script(text: str, language: str) -> bool:
    name = unicodedata.name(text[0], "")
    return name.startswith({"korean": "HANGUL", "russian": "CYRILLIC"}.get(language, "LATIN"))


def _systems(language: str, lexicon: Lexicon) -> list[Romanisation]:
    """The systems of a language: those that are read first."""
    rows = [row for row in lexicon.rows("romanisations") if row.language == language]
    return sorted(rows, key=lambda row: (not row.reads, row.rare))
