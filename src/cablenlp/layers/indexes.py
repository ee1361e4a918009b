"""Rows of the lexicon as indexes: kinds of messages, marks, archives, series, posts. Built once a lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cablenlp.lexicon.models import Mark
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import PhraseIndex, fold

#: A blank or hyphen, perhaps escaped.
_BLANK = re.compile(r"\\?[ -]")


def kinds(lexicon: Lexicon) -> PhraseIndex[str]:
    """The names of kinds of messages; the value is the kind."""

    def build(lex: Lexicon) -> PhraseIndex[str]:
        built: PhraseIndex[str] = PhraseIndex()
        for row in lex.rows("kinds"):
            for form in row.forms:
                built.add(form.text, row.kind, case=False)
        return built

    return lexicon.compiled("kinds", build)


def marks(lexicon: Lexicon) -> PhraseIndex[Mark]:
    """Secrecy and urgency marks, in capitals or small letters; the value is the row."""

    def build(lex: Lexicon) -> PhraseIndex[Mark]:
        built: PhraseIndex[Mark] = PhraseIndex()
        for row in lex.rows("marks"):
            for form in row.forms:
                built.add(form.text, row, case=False)
        return built

    return lexicon.compiled("marks", build)


def archives(lexicon: Lexicon) -> PhraseIndex[str]:
    """The names of archives and editions; the value is the preferred name."""

    def build(lex: Lexicon) -> PhraseIndex[str]:
        built: PhraseIndex[str] = PhraseIndex()
        for row in lex.rows("archives"):
            for form in row.forms:
                built.add(form.text, row.name)
        return built

    return lexicon.compiled("archives", build)


def series(lexicon: Lexicon) -> frozenset[str]:
    """The names of series of messages, folded: "gadel", "tosec"."""

    def build(lex: Lexicon) -> frozenset[str]:
        short = (fold(r.form) for r in lex.rows("abbreviations") if r.expansion.startswith("series of"))
        return frozenset((*short, *lex.words("series_name")))

    return lexicon.compiled("series", build)


def posts(lexicon: Lexicon) -> frozenset[str]:
    """Cities, folded, from which messages are sent under a number: "Paris 2230"."""

    def build(lex: Lexicon) -> frozenset[str]:
        cities = (p for p in lex.rows("places") if p.label == "GPE" and p.state and p.state != p.kb_id)
        return frozenset(fold(f.text) for p in cities for f in p.forms) | {"department", "dept"}

    return lexicon.compiled("posts", build)


def numbered_nouns(lexicon: Lexicon) -> frozenset[str]:
    """What a message may be called before its number, folded: "telegram", "memo"."""
    return lexicon.compiled(
        "numbered_nouns", lambda lex: frozenset((*lex.words("message_noun"), *lex.words("numbered_noun")))
    )


def spelled(phrases: Iterable[str]) -> str:
    """An expression for any of these phrases; blanks and hyphens are one, and marks on letters may be left out."""
    wanted = set(phrases)
    stems = (p for p in wanted if not (p.endswith("s") and p[:-1] in wanted))
    return "|".join(
        _BLANK.sub(r"[-\\s]+", "".join(c if c.isascii() else f"[{c}{fold(c)}]" for c in re.escape(stem)))
        + "s?" * (f"{stem}s" in wanted)
        for stem in sorted(stems, key=lambda stem: (-len(stem), stem))
    )
