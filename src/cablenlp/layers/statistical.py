"""What layers over the statistical model share: loaded late, read in batches, saved with the pipeline."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, ClassVar

import srsly
from cymem.cymem import Pool
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import raise_error

from cablenlp import model
from cablenlp.layers.base import Layer

ErrorHandler = Callable[[str, Any, list[Doc], Exception], object]


class Statistical(Layer):
    """A layer that owns pipes of the statistical model.

    The installed model is loaded on first use. `to_disk` saves the pipes, so that a saved pipeline needs no
    installed model; bytes and pickles carry them only when they came from such a folder.
    """

    PIPES: ClassVar[Sequence[str]] = ()

    def __init__(self, nlp: Language, name: str):
        super().__init__(nlp, name)
        self._model: Language | None = None
        self._own = False
        self._handler: ErrorHandler = raise_error

    @property
    def model(self) -> Language:
        """The pipes of the model."""
        if self._model is None:
            self._model = model.load(self.PIPES)
        return self._model

    @model.setter
    def model(self, nlp: Language) -> None:
        self._model, self._own = nlp, True

    @contextmanager
    def memory_zone(self, mem: Pool) -> Iterator[Pool]:
        """The model has a vocabulary of its own, which forgets a batch's strings when the pipeline's does."""
        with self.model.memory_zone(mem):
            yield mem

    def find_all(self, docs: Sequence[Doc]) -> list[Any]:
        """What `find` gives for each of several Docs, which go through the model together."""
        raise NotImplementedError

    def find(self, doc: Doc) -> Any:
        return self.find_all([doc])[0]

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 32) -> Iterator[Doc]:
        """Read a stream of Docs, `batch_size` at a time."""
        for docs in model.batches(stream, batch_size):
            try:
                found = self.find_all(docs)
            except Exception:  # any text may be too much for the model: find the one, the others go on
                yield from self._one_by_one(docs)
                continue
            for doc, of in zip(docs, found, strict=True):
                self.write(doc, of)
                yield doc

    def _one_by_one(self, docs: Sequence[Doc]) -> Iterator[Doc]:
        for doc in docs:
            try:
                self.write(doc, self.find(doc))
            except Exception as error:  # as above; spaCy's handler decides what becomes of it
                self._handler(self.name, self, [doc], error)
            else:
                yield doc

    def get_error_handler(self) -> ErrorHandler:
        """What is done with a Doc on which the layer fails; see `nlp.set_error_handler`."""
        return self._handler

    def set_error_handler(self, handler: ErrorHandler) -> None:
        self._handler = handler

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        own = model.pack(self.model) if self._own else None
        data: bytes = srsly.msgpack_dumps({"layer": super().to_bytes(exclude=exclude), "model": own})
        return data

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> Statistical:
        parts = srsly.msgpack_loads(data)
        super().from_bytes(parts["layer"], exclude=exclude)
        if parts["model"]:
            self._model, self._own = model.unpack(parts["model"]), True
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        super().to_disk(path, exclude=exclude)
        self.model.to_disk(Path(path) / "model")

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Statistical:
        super().from_disk(path, exclude=exclude)
        folder = Path(path) / "model"
        if folder.is_dir():
            self._model, self._own = model.read(folder), True
        return self

    def __getstate__(self) -> dict[str, Any]:
        return self.__dict__ | ({} if self._own else {"_model": None})
