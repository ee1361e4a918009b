"""Entries of a list on their way to rows: those of one id as one, each with the forms of its names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from cablenlp.importers.entry import Alias, Entry
from cablenlp.importers.names import Name, forms, parse
from cablenlp.lexicon.files import RawRow
from cablenlp.lexicon.models import Entity
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import fold, split

#: Where the family name comes first.
_EASTERN = frozenset(
    "china roc korea north-korea south-korea vietnam north-vietnam south-vietnam japan hong-kong".split()
)
_INITIAL = re.compile(r"[A-Z]\.?")

Words = tuple[str, ...]


@dataclass
class Made:
    """An entry on its way to a row: its forms by their words, and the row that is it already."""

    entry: Entry
    name: Name
    forms: dict[Words, RawRow] = field(default_factory=dict)
    given: set[Words] = field(default_factory=set)  # single words that the list itself gives as a name
    again: list[RawRow] = field(default_factory=list)  # forms that were in use at several times
    known: Entity | None = None
    kb_id: str = ""


def merged(entries: Iterable[Entry]) -> list[Entry]:
    """Entries with one id as one."""
    found: dict[str, Entry] = {}
    for n, e in enumerate(entries):
        first = found.setdefault(e.id or f"\0{n}", e)
        if first is e:
            continue
        first.aliases += [Alias(e.name), *e.aliases]
        first.works = tuple(dict.fromkeys((*first.works, *e.works)))
        first.first = min((y for y in (first.first, e.first) if y), default=None)
        first.last = max((y for y in (first.last, e.last) if y), default=None)
        for name in ("since", "until", "wikidata", "state"):
            setattr(first, name, getattr(first, name) or getattr(e, name))
    return list(found.values())


def made_of(entry: Entry, lexicon: Lexicon) -> Made:
    """An entry with the forms of its name and of its aliases."""
    if entry.label != "PERSON":
        name = Name([" ".join(entry.name.split())])
        made = Made(entry, name)
        _put(made, name.usual, "name")
        for alias in entry.aliases:
            _put(made, " ".join(alias.text.split()), "cover_name" if alias.cover else "variant", alias)
        return made
    titles = _titles(lexicon)
    name = parse(entry.name, titles)
    name.eastern = _is_eastern(name, entry.state, lexicon)
    made = Made(entry, name)
    for text, kind in forms(name):
        _put(made, text, kind)
    for alias in entry.aliases:
        if alias.cover:
            _put(made, alias.text, "cover_name", alias)
            continue
        other = parse(alias.text, titles)
        other.eastern = name.eastern
        if not other.usual or fold(other.usual).strip(".") in titles:
            continue
        if not other.surname and len(other.given) == 1:
            whole = split(name.usual).words
            at = 0 if name.eastern else -1
            kind = "surname" if list(split(other.usual).words[-1:]) == [whole[at]] else "variant"
            _put(made, other.usual, kind, alias, given=True)
            continue
        for text, kind in forms(other):
            _put(made, text, kind if kind in ("surname", "initials") else "variant", alias)
    return made


def _put(made: Made, text: str, kind: str, used: Alias | None = None, *, given: bool = False) -> None:
    words = tuple(split(text).words)
    if not words or (kind != "name" and max(map(len, words)) < 2):
        return
    time = {"from": used.since, "to": used.until} if used else {}
    form = {"text": text, "form": kind} | {k: v for k, v in time.items() if v}
    if len(form) > 2 and words in made.forms and form != made.forms[words]:
        made.again.append(form)
    made.forms.setdefault(words, form)
    if given or kind == "cover_name":
        made.given.add(words)


def _is_eastern(name: Name, state: str | None, lexicon: Lexicon) -> bool:
    """Whether the family name comes first: of people of these states, and where nobody else has such a family name."""
    if not name.surname or not name.given or any(_INITIAL.fullmatch(g) for g in name.given):
        return False
    if state:
        return state in _EASTERN
    eastern, others, given = lexicon.compiled("importers.surnames", _surnames)
    surname = fold(name.surname)
    return surname in eastern and surname not in others and fold(name.given[0]) not in given


def _surnames(lexicon: Lexicon) -> tuple[set[str], set[str], set[str]]:
    """The surnames of East Asian people; the surnames and the given names of all others."""
    eastern: set[str] = set()
    others: set[str] = set()
    given: set[str] = set()
    for person in lexicon.rows("people"):
        if person.state in _EASTERN:
            eastern.update(fold(f.text) for f in person.forms if f.form == "surname")
        elif person.state:
            others.update(fold(f.text) for f in person.forms if f.form == "surname")
            given.add(fold(person.name).split()[0])
    return eastern, others, given


def _titles(lexicon: Lexicon) -> frozenset[str]:
    """What may stand before a name without belonging to it, folded, without dots at the end."""
    named = (w.strip(".") for cls in ("title", "office") for w in lexicon.words(cls))
    return frozenset(
        (
            *(t for t in named if len(t) > 2),
            "dr",
            "mr",
            "ms",
            "lt",
            "sir",
            "gen",
            "adm",
            "right honourable",
            "lieutenant (jg)",
        )
    )
