"""What tests share: the pipelines, each loaded once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import settings
from spacy.language import Language

import cablenlp
from cablenlp.annotation import Annotation
from cablenlp.pipeline import STATISTICAL, make_doc

# The same examples in every run, on machines of any speed: a failure is one that everybody has.
settings.register_profile("cablenlp", derandomize=True, deadline=None)
settings.load_profile("cablenlp")


Annotate = Callable[..., Annotation]


@pytest.fixture(scope="session")
def rules() -> Language:
    """The rule layers; tests do not change it."""
    return cablenlp.load(exclude=STATISTICAL)


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The whole pipeline; tests do not change it."""
    return cablenlp.load()


@pytest.fixture(scope="session")
def read(rules: Language) -> Annotate:
    """`read(text, date=...)`: what the rule layers make of a text."""

    def annotate(text: str, *, id: str | None = None, date: str | None = None) -> Annotation:
        return Annotation.from_doc(rules(make_doc(rules, text, id=id, date=date)))

    return annotate
