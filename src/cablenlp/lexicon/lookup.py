"""The rows that have a name as somebody types it, whatever their kind, and names that are written much like it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import TypeAdapter

from cablenlp.lexicon.frames import Cue, Frame
from cablenlp.lexicon.inflection import noun_forms, verb_forms
from cablenlp.lexicon.models import Abbreviation, Entity, Form, Role
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import split

# So like must a name be, of 100, to be offered in place of one that nobody has.
_LIKE = 72


class Named(NamedTuple):
    """A row, and the form of it that is written like the name; none where it is the row's own name, or a bare word."""

    table: str
    row: Any
    text: str
    form: Form | None = None


def plain(name: str) -> str:
    """A name as names are compared: its words, folded."""
    return " ".join(split(name).words)


def named(lexicon: Lexicon, name: str) -> list[Named]:
    """The rows that have a name: people first, in the order of the tables and ids.

    Capitals, accents, hyphens and line breaks make no difference; verbs and nouns of frames are found in every
    form that they take ("agreed").
    """
    return _index(lexicon).get(plain(name), [])


def like(lexicon: Lexicon, name: str, most: int = 5) -> list[str]:
    """The names that are written most like one that no row has, as they stand, the likest first."""
    from rapidfuzz import fuzz, process

    index = _index(lexicon)
    found = process.extract(plain(name), list(index), scorer=fuzz.ratio, limit=most, score_cutoff=_LIKE)
    return [index[words][0].text for words, _, _ in found]


def raw(row: Any) -> dict[str, Any]:
    """A row as it is written in a file: fields that say nothing left out, a form that is only a name as plain text."""
    written: dict[str, Any] = TypeAdapter(type(row)).dump_python(row, mode="json", by_alias=True, exclude_defaults=True)
    if label := getattr(row, "label", None):
        written["label"] = label  # also where a kind of row has but one
    written = {name: written[name] for name in ("id", "label", "kb_id", "name") if name in written} | written
    for name in ("forms", "yes", "no"):
        if name in written:
            written[name] = [_text_first(one) for one in written[name]]
    return written


def _text_first(one: Any) -> Any:
    """A form or example as it is written."""
    if not isinstance(one, dict):
        return one
    return one["text"] if one.keys() == {"text"} else {"text": one["text"]} | one


def _index(lexicon: Lexicon) -> dict[str, list[Named]]:
    def build(lex: Lexicon) -> dict[str, list[Named]]:
        found: dict[str, list[Named]] = {}
        for table in lex.tables():
            for row in lex.rows(table):
                seen: set[str] = set()
                for written, text, form in _forms(row):
                    words = plain(written)
                    if words and words not in seen:
                        found.setdefault(words, []).append(Named(table, row, text, form))
                        seen.add(words)
        return found

    return lexicon.compiled("lookup", build)


def _forms(row: Any) -> Iterator[tuple[str, str, Form | None]]:
    """How each form of a row may be written, how it stands there, and the form."""
    if isinstance(row, Frame):
        inflected = {"verb": verb_forms, "noun": noun_forms}.get(row.pos)
        for text in row.forms:
            head, _, rest = text.partition(" ")
            for word in [head, *(inflected(head) if inflected else ())]:
                yield f"{word} {rest}".strip(), text, None
    elif isinstance(row, Cue):
        yield from ((text, text, None) for text in row.forms)
    elif isinstance(row, Abbreviation):
        yield row.form, row.form, None
    else:
        yield from ((form.text, form.text, form) for form in getattr(row, "forms", ()))
        if isinstance(row, (Entity, Role)):
            yield row.name, row.name, None
