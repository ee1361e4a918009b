"""The rows of `patterns/` in memory, with a user's overlays laid over them."""

from __future__ import annotations

import gc
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from cablenlp.errors import PatternError
from cablenlp.lexicon.faults import validate
from cablenlp.lexicon.files import RawRow, files_of, patterns_folder, sound_lines
from cablenlp.lexicon.models import Entity, Word
from cablenlp.lexicon.overlay import Rows, lay, table_of
from cablenlp.lexicon.rulers import is_ruler_row
from cablenlp.lexicon.tables import MODELS
from cablenlp.matching import fold

T = TypeVar("T")


class Lexicon:
    """All rows, by table (the stem of the file they come from) and id.

    A lexicon never changes: `overlaid` and `with_rows` give a new one. What layers derive from the rows
    (indexes, compiled expressions) is kept by `compiled`, so that layers of one pipeline share it.
    """

    def __init__(self, rows: Rows, overlay: tuple[bytes, ...] = ()):
        self._rows = rows
        self._overlay = overlay  # raw rows, packed: they are needed again only when a pipeline is saved
        self._compiled: dict[str, Any] = {}
        self._laid: WeakValueDictionary[bytes, Lexicon] = WeakValueDictionary()  # so that saved layers share one

    def rows(self, table: str) -> list[Any]:
        """The rows of one table, in the order of their ids."""
        return list(self._rows.get(table, {}).values())

    def row(self, row_id: str) -> Any:
        """The row with this id, whatever its table; None where there is none."""
        for of in self._rows.values():
            if (row := of.get(row_id)) is not None:
                return row
        return None

    def tables(self) -> dict[str, int]:
        """How many rows each table has."""
        return {table: len(rows) for table, rows in self._rows.items()}

    def entities(self) -> Iterator[Entity]:
        """Every row that names somebody or something."""
        for rows in self._rows.values():
            for row in rows.values():
                if isinstance(row, Entity):
                    yield row

    def entity(self, kb_id: str) -> Entity | None:
        """Who or what a slug stands for."""
        by_slug = self.compiled("entities", lambda lex: {e.kb_id: e for e in lex.entities() if e.kb_id})
        return by_slug.get(kb_id)

    def words(self, cls: str) -> Mapping[str, str]:
        """The words of a class: folded form -> name of the word."""

        def build(lex: Lexicon) -> dict[str, dict[str, str]]:
            found: dict[str, dict[str, str]] = {}
            row: Word
            for row in lex.rows("words"):
                found.setdefault(row.cls, {}).update({fold(f.text): row.name for f in row.forms})
            return found

        return self.compiled("words", build).get(cls, {})

    def compiled(self, name: str, build: Callable[[Lexicon], T]) -> T:
        """What `build` derives from this lexicon, built once."""
        if name not in self._compiled:
            with _no_collection():
                self._compiled[name] = build(self)
        value: T = self._compiled[name]
        return value

    def cache(self, name: str) -> dict[Any, Any]:
        """A cache of this name, empty at first: what was worked out for single words or rows, to be found again.

        Whoever fills it by stretches of text keeps it from growing with the texts.
        """
        found: dict[Any, Any] = self.compiled(f"cache.{name}", lambda _: {})
        return found

    def overlay_rows(self) -> list[RawRow]:
        """The rows that are not the packaged ones, as they were given: what a saved pipeline keeps."""
        return [raw for packed in self._overlay for raw in _unpack(packed)]

    def overlaid(self, paths: Iterable[str | Path]) -> Lexicon:
        """This lexicon with the rows of files or folders laid over it; nothing is half loaded.

        A row with a known id replaces that row, `{"id": ..., "drop": true}` drops it, any other is added.

        Raises:
            PatternError: a file is missing or a row is wrong, with file, line, field and what would be right.
        """
        rows = {table: dict(of) for table, of in self._rows.items()}
        found = _Packer()
        with _no_collection():
            for path in paths:
                for file in files_of(Path(path)):
                    named = file.stem if file.stem in MODELS else None
                    for line, text, raw in sound_lines(file):
                        table = None if is_ruler_row(raw) else named
                        lay(rows, raw, file, line, table)
                        told = table in (None, table_of(raw)) or "drop" in raw
                        found.add(text if told else json.dumps({"table": table, **raw}))
            return Lexicon(_sorted(rows), (*self._overlay, found.packed())) if found.size else self

    def with_rows(self, raws: Iterable[RawRow]) -> Lexicon:
        """This lexicon with raw rows laid over it, as `overlaid` does with files; the same for the same rows."""
        found = _Packer()
        rows = {table: dict(of) for table, of in self._rows.items()}
        for n, raw in enumerate(raws, 1):
            lay(rows, raw, Path("rows"), n, table=None)
            found.add(json.dumps(raw))
        same = found.packed()
        lexicon = self._laid.get(same)
        if lexicon is None:
            lexicon = self._laid[same] = Lexicon(_sorted(rows), (*self._overlay, same))
        return lexicon

    def __getstate__(self) -> dict[str, Any]:
        return {"overlay": self._overlay}

    def __setstate__(self, state: dict[str, Any]) -> None:
        base = packaged()
        overlay = [raw for packed in state["overlay"] for raw in _unpack(packed)]
        self.__dict__.update(base.with_rows(overlay).__dict__ if overlay else base.__dict__)


class _Packer:
    """Raw rows, packed as they come."""

    def __init__(self) -> None:
        self._zip = zlib.compressobj(1)
        self._parts: list[bytes] = []
        self.size = 0

    def add(self, raw: str) -> None:
        self._parts.append(self._zip.compress(raw.encode() + b"\n"))
        self.size += 1

    def packed(self) -> bytes:
        return b"".join((*self._parts, self._zip.flush()))


def _unpack(packed: bytes) -> Iterator[RawRow]:
    return map(json.loads, zlib.decompress(packed).split(b"\n")[:-1])


@contextmanager
def _no_collection() -> Iterator[None]:
    """No look for garbage while rows are read: there is none, and each look goes over all of them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@lru_cache(maxsize=1)
def packaged() -> Lexicon:
    """The rows that come with the package."""
    folder = patterns_folder()
    rows: Rows = {}
    for table, model in MODELS.items():
        file = folder / f"{table}.jsonl"
        rows[table] = {}
        if file.exists():
            for line, _, raw in sound_lines(file):
                row = validate(model, raw, file, line)
                if row.id in rows[table]:
                    raise PatternError(
                        f"id {row.id!r} stands twice", path=file, line=line, fix="give each row its own id"
                    )
                rows[table][row.id] = row
    return Lexicon(rows)


def _sorted(rows: Rows) -> Rows:
    return {table: dict(sorted(of.items())) for table, of in rows.items()}
