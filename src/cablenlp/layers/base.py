"""What every layer is: a spaCy component over the rows of a lexicon, with one life cycle."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import srsly
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from cablenlp.lexicon.store import Lexicon, packaged
from cablenlp.table import ensure_extension


class Layer:
    """One step of the reading.

    `find(doc)` is pure and returns what it found; `write(doc, found)` puts it on the Doc; `nlp` calls both.
    The rows come from the packaged `patterns/` until `initialize` or `from_disk` give others; only what is
    not packaged is saved.
    """

    def __init__(self, nlp: Language, name: str):
        ensure_extension()
        self.vocab = nlp.vocab
        self.name = name
        self._lexicon: Lexicon | None = None

    @property
    def lexicon(self) -> Lexicon:
        """The rows this layer reads; the packaged ones are loaded on first use."""
        if self._lexicon is None:
            self._lexicon = packaged()
            self.prepare()
        return self._lexicon

    @lexicon.setter
    def lexicon(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self.prepare()

    def prepare(self) -> None:
        """Build what is derived from the lexicon; called whenever the lexicon changes."""

    def find(self, doc: Doc) -> Any:
        raise NotImplementedError

    def write(self, doc: Doc, found: Any) -> None:
        raise NotImplementedError

    def __call__(self, doc: Doc) -> Doc:
        self.write(doc, self.find(doc))
        return doc

    def initialize(
        self,
        get_examples: Callable[[], Iterable[Example]] | None = None,
        *,
        nlp: Language | None = None,
        patterns: Iterable[str] | None = None,  # spaCy reads this type itself and knows no other
    ) -> None:
        """Replace the packaged rows: `patterns` are overlay files or folders; none means the packaged rows."""
        self.lexicon = packaged().overlaid(patterns or ())

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        data: bytes = srsly.msgpack_dumps({"overlay": self._lexicon.overlay_rows() if self._lexicon else []})
        return data

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Layer:
        self._restore(srsly.msgpack_loads(data)["overlay"])
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        srsly.write_jsonl(folder / "overlay.jsonl", self._lexicon.overlay_rows() if self._lexicon else [])

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Layer:
        self._restore(list(srsly.read_jsonl(Path(path) / "overlay.jsonl")))
        return self

    def _restore(self, rows: list[dict[str, Any]]) -> None:
        self.lexicon = packaged().with_rows(rows) if rows else packaged()
