"""Rows of the lexicon as indexes over words: kinds of messages, marks, archives. Built once a lexicon."""

from __future__ import annotations

from cablenlp.lexicon.models import Mark
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import PhraseIndex


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
