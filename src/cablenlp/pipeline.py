"""The one list of layers, in order; build, load, and give a text its Doc."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import spacy
import srsly
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import dot_to_dict
from spacy.vocab import Vocab

from cablenlp.errors import InputError
from cablenlp.given import given_date
from cablenlp.layers.base import Layer
from cablenlp.lexicon.store import packaged
from cablenlp.table import table

#: The order in which a text becomes annotations.
LAYERS = (
    "cable_zones",
    "cable_shapes",
    "cable_names",
    "cable_mentions",
    "cable_frame",
    "cable_dates",
    "cable_links",
    "cable_header",
    "cable_syntax",
    "cable_events",
    "cable_resolve",
)

#: The layers that need the statistical model; without them the pipeline is rules alone.
STATISTICAL = ("cable_names", "cable_syntax", "cable_events")

# What spaCy's own commands (`info`, `validate`) read too.
_META = Path(__file__).with_name("meta.json")


def build(
    *,
    vocab: Vocab | bool = True,
    disable: str | Iterable[str] = (),
    enable: str | Iterable[str] = (),
    exclude: str | Iterable[str] = (),
    config: dict[str, Any] | None = None,
    patterns: str | Path | Iterable[str | Path] = (),
) -> Language:
    """The pipeline, with the packaged rows and the overlays in `patterns`.

    Args:
        vocab: A vocabulary to share, as in `spacy.load`.
        disable: Layers that are there but do not run.
        enable: The only layers that run; the others are disabled.
        exclude: Layers that are not there at all.
        config: Settings of layers, `{"components": {"cable_dates": {...}}}`.
        patterns: Files or folders of rows to lay over the packaged ones; one alone needs no list.

    Raises:
        PatternError: a row of an overlay is wrong.
        ModelError: the statistical model that a layer needs is not installed (raised when it is first used).
    """
    out, off, on = (_set(names) for names in (exclude, disable, enable))
    given = config or {}
    if any("." in key for key in given):
        given = dot_to_dict(given)
    parts = given.get("components", {})
    unknown = set(parts) - set(LAYERS)
    if unknown:
        raise InputError(f"no layer is called {sorted(unknown)[0]!r}; the layers are {', '.join(LAYERS)}")
    settings = {"nlp": {**given.get("nlp", {}), "tokenizer": {"@tokenizers": "cablenlp.Tokenizer.v1"}}}
    nlp = spacy.blank("en", vocab=vocab, config=settings, meta=srsly.read_json(_META))
    lexicon = packaged().overlaid([patterns] if isinstance(patterns, (str, Path)) else patterns)
    for name in LAYERS:
        if name in out:
            continue
        layer = nlp.add_pipe(name, config=parts.get(name, {}))
        if isinstance(layer, Layer) and lexicon is not packaged():
            layer.lexicon = lexicon
        if name in off or (on and name not in on):
            nlp.disable_pipe(name)
    return nlp


def make_doc(
    nlp: Language,
    text: str,
    *,
    id: str | None = None,
    date: str | None = None,
    source: dict[str, Any] | None = None,
) -> Doc:
    """A Doc to give to `nlp`, with what is known of the document apart from its text.

    Args:
        nlp: The pipeline whose tokenizer is used.
        text: The text, stored as it is.
        id: The document's id in the output.
        date: The document's own date (EDTF day, month, year or interval, or a date written out), used where the
            text gives none.
        source: Where it came from: `path`, `record`, `start`, `end`.

    Raises:
        InputError: the date cannot be read.
    """
    date = given_date(date) if date else None
    doc = nlp.make_doc(text)
    table(doc).update({"id": id, "date": date, "source": source})
    return doc


def _set(names: str | Iterable[str]) -> set[str]:
    return {names} if isinstance(names, str) else set(names)
