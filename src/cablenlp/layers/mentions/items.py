"""The first look at a text: every listed name and every word that a grammar of mentions asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from cablenlp.lexicon.models import Entity, Form, Role, Word
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import Hit, PhraseIndex, Words, closed, split

#: Lines of prose that a typist or a page wrapped are longer than this; lines of a head are shorter.
WRAPPED = 50

#: Classes of words that the grammars ask for.
CLASSES = frozenset(
    "office office_modifier office_vague title force formation force_modifier materiel_modifier place_noun site_noun "
    "state_place_noun direction body_noun agreement_noun agreement_modifier personnel named_after named_before "
    "pair_prefix family_first".split()
)

#: A row, one of its forms, and the number of that form.
NameRow = tuple[Entity | Role, Form]


@dataclass(slots=True)
class Item:
    """A listed name or word where it stands: which rows have it, and in which classes of words it is."""

    start: int
    end: int
    rows: list[NameRow]
    classes: dict[str, str]  # class -> name of the word
    labels: frozenset[str] = frozenset()
    things: Sequence[NameRow] = ()  # the rows of places, bodies, groups, agreements

    @property
    def label(self) -> str:
        """The label of the name, empty for a mere word."""
        return self.rows[0][0].label if self.rows else ""

    def has(self, *labels: str) -> bool:
        return not self.labels.isdisjoint(labels)


@dataclass(slots=True)
class Found:
    """A mention found: where, what, by which rule, which rows it may stand for, and what the links need."""

    start: int
    end: int
    label: str
    rule: str
    rows: Sequence[NameRow] = ()
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Reading:
    """A text with its items, as the grammars read it."""

    text: str
    words: Words
    items: list[Item]
    inner: list[Item] = field(default_factory=list)  # the names inside set phrases for offices and events
    evident: frozenset[int] | None = None  # the rows of people whom more than a surname names, once asked for
    within: frozenset[int] | None = None  # the rows of people named within a sentence, once asked for

    def gap(self, i: int) -> str:
        """What stands between item i and the one before it."""
        return self.text[self.items[i - 1].end : self.items[i].start]

    def joined(self, i: int) -> bool:
        """Whether only space or a hyphen parts item i from the one before it."""
        gap = self.gap(i) if i > 0 else "?"
        return bool(_JOINED.fullmatch(gap)) and ("\n" not in gap or self.wraps(self.items[i - 1].end))

    def wraps(self, at: int) -> bool:
        """Whether the line that ends after this place is so long that its sentence goes on in the next one."""
        return at - self.text.rfind("\n", 0, at) > WRAPPED

    def capital(self, item: Item) -> bool:
        return self.text[item.start].isupper()

    def alone(self, item: Item) -> bool:
        """Whether an item is a whole line, as a signature is."""
        line, end = self.text.rfind("\n", 0, item.start), self.text.find("\n", item.end)
        after = self.text[item.end : end if end >= 0 else None]
        return line >= 0 and self.text[line : item.start].isspace() and not after.strip()

    def opens(self, at: int) -> bool:
        """Whether a sentence or line begins at this place."""
        before = (
            self.text[:at].rstrip(" \t\"'“‘([")[-1:] if at < 80 else self.text[at - 80 : at].rstrip(" \t\"'“‘([")[-1:]
        )
        return before in ("", ".", "!", "?", ":", "\n", "•", "—")


#: A letter that begins a longer name or abbreviation: "O’Hara", "D’Argenlieu", "O.T.U.".
_PART_OF_NAME = re.compile(r"\w(?:['’‘][A-ZÀ-Þ]|\.\w)")
_JOINED = re.compile(r"[ \t\xa0]*\n?[ \t\xa0]*[-–]?")


def index(lexicon: Lexicon) -> PhraseIndex[Any]:
    """The names and words of a lexicon as one index, built once."""

    def build(lex: Lexicon) -> PhraseIndex[Any]:
        built: PhraseIndex[Any] = PhraseIndex()
        for entity in lex.entities():
            for form in entity.forms:
                built.add(form.text, (entity, form))
                for text in closed(form.text):
                    if all(text != f.text for f in entity.forms):
                        built.add(text, (entity, form))
        for role in lex.rows("roles"):
            for form in role.forms:
                built.add(form.text, (role, form))
        word: Word
        for word in lex.rows("words"):
            if word.cls in CLASSES:
                for form in word.forms:
                    # an abbreviation in capitals is no ordinary word in small letters
                    built.add(
                        form.text, (word, form), case=not form.alone or (form.text.isupper() and len(form.text) < 5)
                    )
        return built

    return lexicon.compiled("mentions.index", build)


def read(text: str, lexicon: Lexicon) -> Reading:
    """The items of a text, in its order, the longest first where they compete."""
    words = split(text)
    known: dict[tuple[int, ...], Sorted] = lexicon.cache("mentions.values")
    items = []
    inner: list[Item] = []
    for hit in index(lexicon).find(words):
        if hit.end - hit.start == 1 and _PART_OF_NAME.match(text, hit.start):
            continue
        name = tuple(map(id, hit.values))
        kind = known.get(name) or known.setdefault(name, _sort(hit.values))
        items.append(Item(hit.start, hit.end, *kind))
        if hit.last > hit.first + 1 and ("ROLE" in kind[2] or ("EVENT" in kind[2] and described(text, hit))):
            parts = [slice(hit.first + 1, hit.last)]
            if "EVENT" in kind[2]:  # "Prague coup": the name may be its first word
                parts.insert(0, slice(hit.first, hit.last - 1))
            for part in parts:
                within = words._replace(words=words.words[part], starts=words.starts[part], ends=words.ends[part])
                found = [Item(h.start, h.end, *_sort(h.values)) for h in index(lexicon).find(within)]
                inner += [it for it in found if not inner or it.start >= inner[-1].end]
    return Reading(text, words, items, inner)


_SMALL = re.compile(r"(?<![\w’'-])(?!(?:of|the|in|on|at|and|for|to|de)\b)[a-z]|\w[-–]\w+ Talks")


def described(text: str, name: Hit | Item) -> bool:
    """Whether a listed event is described rather than named: "war in Korea", not "Korean War"."""
    return bool(_SMALL.search(text, name.start, name.end))


Sorted = tuple[list[NameRow], dict[str, str], frozenset[str], list[NameRow]]


def _sort(values: list[Any]) -> Sorted:
    """The rows, the classes of words, the labels and the rows of things among the values of a hit."""
    rows = [v for v in values if isinstance(v[0], (Entity, Role))]
    classes = {v[0].cls: v[0].name for v in values if isinstance(v[0], Word)}
    things = [(row, form) for row, form in rows if row.label not in ("PERSON", "MATERIEL", "ROLE")]
    return rows, classes, frozenset(row.label for row, _ in rows), things
