"""Which forms of names tell somebody by themselves, which beside more evidence, and which are words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from spacy.lang.en.stop_words import STOP_WORDS

from cablenlp.importers.made import Made, Words
from cablenlp.importers.words import is_calendar, is_hardly_name, is_word
from cablenlp.layers.mentions.common import is_common, is_english
from cablenlp.lexicon import romanisation
from cablenlp.lexicon.files import RawRow
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import split

#: Years before and after the evidence in which a surname still counts.
MARGIN = 5
#: Classes of words that are no surnames by themselves.
_WORDS = ("office", "title", "place_noun", "direction", "document_word")


def tell_apart(made: list[Made], lexicon: Lexicon) -> list[str]:
    """Mark the forms that do not count alone, as several have them or they are given names or ordinary words.

    Those that a capital does not tell from words are left out; returned are those of them that the list itself gives.
    """
    known, others = lexicon.compiled("importers.names", _names)
    bearers: dict[Words, set[str]] = defaultdict(set)
    given = {tuple(split(n.split()[0]).words) for n in (e.name for e in lexicon.rows("people")) if " " in n}
    given |= {tuple(split(n).words) for m in made if m.name.surname for n in (*m.name.given[:1], *m.name.nicks)}
    for m in made:
        for raw in m.forms.values():
            for words in _keys(raw["text"]):
                bearers[words].add(m.kb_id)
    left: list[str] = []
    for m in made:
        ours = {tuple(split(f.text).words) for f in m.known.forms} if m.known else set()
        for words, raw in list(m.forms.items()):
            use = _use(words, raw, m, others, lexicon)
            if words in ours or use is None:
                del m.forms[words]
                if words in m.given and words not in ours:
                    left.append(raw["text"])
                continue
            single = len(words) == 1 and m.entry.label == "PERSON"
            shared = any(len(bearers[key] | known.get(key, _NOBODY)) > 1 for key in _keys(raw["text"]))
            if raw["form"] == "cover_name" and use and not shared:
                continue
            if shared or not use or (single and (raw["form"] == "name" or words in given)):
                raw["alone"] = False
            if raw["form"] == "surname" and m.entry.first and m.entry.last and "from" not in raw and "to" not in raw:
                raw["from"], raw["to"] = str(m.entry.first - MARGIN), str(m.entry.last + MARGIN)
    return left


_NOBODY: frozenset[str] = frozenset()


def _names(lexicon: Lexicon) -> tuple[dict[Words, set[str]], set[Words]]:
    """The names that rows have: of people, with their bearers; of all else, and words that are no surnames."""
    people: dict[Words, set[str]] = {}
    others = {tuple(split(w).words) for cls in _WORDS for w in lexicon.words(cls)}
    for entity in lexicon.entities():
        for form in entity.forms:
            if entity.label == "PERSON":
                for words in _keys(form.text):
                    people.setdefault(words, set()).add(entity.kb_id or entity.id)
            else:
                others.add(tuple(split(form.text).words))
    return people, others


def _keys(text: str) -> Iterable[Words]:
    """The words of a name in every spelling that the check holds for the same."""
    return {tuple(split(text).words), *(tuple(key.split()) for key in romanisation.keys(text))}


def _use(words: Words, raw: RawRow, m: Made, others: set[Words], lexicon: Lexicon) -> bool | None:
    """Whether a name means somebody by itself (true), beside more evidence (false), or never (none)."""
    text = str(raw["text"])
    if m.entry.label != "PERSON" or len(words) > 1:
        return True
    if words[0] in STOP_WORDS or is_calendar(text):  # "The" of Trinh Minh The, "July"
        return None
    if words in others or is_common(text, lexicon):
        return False if words in m.given else None
    if not is_word(text):
        return True
    return None if is_hardly_name(text) and not is_english(text) and words not in m.given else False
