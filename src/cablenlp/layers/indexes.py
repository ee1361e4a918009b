"""Rows of the lexicon as indexes: kinds of messages, marks, archives, series, posts. Built once a lexicon."""

from __future__ import annotations

from cablenlp.lexicon.models import Mark
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import PhraseIndex, fold


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
        return frozenset(fold(r.form) for r in lex.rows("abbreviations") if r.expansion.startswith("series of"))

    return lexicon.compiled("series", build)


def posts(lexicon: Lexicon) -> frozenset[str]:
    """Cities, folded, from which messages are sent under a number: "Paris 2230"."""

    def build(lex: Lexicon) -> frozenset[str]:
        cities = (p for p in lex.rows("places") if p.label == "GPE" and p.state and p.state != p.kb_id)
        return frozenset(fold(f.text) for p in cities for f in p.forms) | {"department", "dept"}

    return lexicon.compiled("posts", build)
