"""The rows of `patterns/` in memory, with a user's overlays laid over them."""

from __future__ import annotations

import gc
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from pydantic import ValidationError

from cablenlp.errors import PatternError
from cablenlp.lexicon.models import Entity, Item, Role, RowId, Slug, When, Word, adapter, fields
from cablenlp.lexicon.rulers import is_ruler_row, read_ruler_row
from cablenlp.lexicon.tables import LABEL_TABLES, MODELS, PREFIXES
from cablenlp.matching import fold

T = TypeVar("T")
Rows = dict[str, dict[str, Any]]  # table -> id -> row
RawRow = dict[str, Any]


def patterns_folder() -> Path:
    """Where the packaged rows lie: inside the wheel, else at the root of the checkout."""
    inside = Path(__file__).parent.parent / "patterns"
    checkout = Path(__file__).parents[3] / "patterns"
    for folder in (inside, checkout):
        if folder.is_dir():
            return folder
    raise PatternError("the pattern files are missing", path=inside, fix="reinstall cablenlp")


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
                    for line, text, raw in _sound_lines(file):
                        table = None if is_ruler_row(raw) else named
                        _lay(rows, raw, file, line, table)
                        told = table in (None, table_of(raw)) or "drop" in raw
                        found.add(text if told else json.dumps({"table": table, **raw}))
            return Lexicon(_sorted(rows), (*self._overlay, found.packed())) if found.size else self

    def with_rows(self, raws: Iterable[RawRow]) -> Lexicon:
        """This lexicon with raw rows laid over it, as `overlaid` does with files; the same for the same rows."""
        found = _Packer()
        rows = {table: dict(of) for table, of in self._rows.items()}
        for n, raw in enumerate(raws, 1):
            _lay(rows, raw, Path("rows"), n, table=None)
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
            for line, _, raw in _sound_lines(file):
                row = _validate(model, raw, file, line)
                if row.id in rows[table]:
                    raise PatternError(
                        f"id {row.id!r} stands twice", path=file, line=line, fix="give each row its own id"
                    )
                rows[table][row.id] = row
    return Lexicon(rows)


def table_of(raw: RawRow) -> str | None:
    """Which table a raw row belongs to, by its label or the prefix of its id."""
    by_label = LABEL_TABLES.get(str(raw.get("label")))
    if by_label:
        return by_label
    row_id = str(raw.get("id", ""))
    return next(
        (t for t, prefix in PREFIXES.items() if row_id.startswith(prefix)),
        "frames" if "type" in raw else None,
    )


def _lay(rows: Rows, raw: RawRow, file: Path, line: int, table: str | None) -> None:
    if raw.get("add"):
        for of in rows.values():
            if (row := of.get(str(raw.get("id")))) is not None:
                of[row.id] = grown(row, raw, file, line)
                return
        raise PatternError(
            f"no row {raw.get('id')!r} to add to", path=file, line=line, fix="leave `add` out, so that it is a new row"
        )
    if raw.get("drop"):
        for of in rows.values():
            if of.pop(str(raw.get("id")), None) is not None:
                return
        raise PatternError(
            f"no row {raw.get('id')!r} to drop",
            path=file,
            line=line,
            fix="see the ids with `cablenlp patterns list`",
        )
    if is_ruler_row(raw):
        for entity in read_ruler_row(raw, file, line):
            rows.setdefault("rulers", {})[entity.id] = entity
        return
    table = raw.get("table") or table or table_of(raw)
    if not isinstance(table, str) or table not in MODELS:
        raise PatternError(
            "cannot tell what kind of row this is", path=file, line=line,
            fix="give it a label (PERSON, GPE, ...), or name the file as in patterns/: people.jsonl, places.jsonl",
        )  # fmt: skip
    row = _validate(MODELS[table], {k: v for k, v in raw.items() if k != "table"}, file, line)
    rows.setdefault(table, {})[row.id] = row


#: The fields of a row that hold several values; these grow, and other fields are filled only where they are empty.
_LISTS = ("forms", "holders", "works", "yes", "no")


def grown(row: Any, raw: RawRow, file: Path, line: int) -> Any:
    """A row with what a raw row `{"id": ..., "add": true, ...}` adds to it: names, holders, what it leaves open.

    Raises:
        PatternError: the row has nothing that could grow, or what is added is wrong.
    """
    if not isinstance(row, (Entity, Role)):
        raise PatternError(f"{row.id!r} is no row to add to", path=file, line=line, fix="replace it, with all fields")
    needed = {"label": row.label, "name": row.name, "source": row.source, "forms": row.forms}
    needed |= {"office": row.office} if isinstance(row, Role) else {}
    given = _validate(type(row), needed | {k: v for k, v in raw.items() if k not in ("add", "table")}, file, line)
    changes: dict[str, Any] = {}
    for name in row.__slots__ if isinstance(row, Role) else (*row.__slots__, "since", "until"):
        old, new = getattr(row, name), getattr(given, name)
        if name == "forms":
            known = {(f.text, f.form) for f in old}
            changes[name] = (*old, *(f for f in new if (f.text, f.form) not in known))
        elif name in _LISTS:
            changes[name] = (*old, *(value for value in new if value not in old))
        elif old is None and new is not None:
            changes[name] = new
    return replace(row, **changes)


def files_of(path: Path) -> list[Path]:
    """A file itself, or those of a folder whose names end in `.jsonl`, by name.

    Raises:
        PatternError: there is no such file or folder.
    """
    if path.is_dir():
        return sorted(file for file in path.glob("*.jsonl") if not file.is_dir())
    if not path.exists():
        raise PatternError("no such file or folder", path=path)
    return [path]


def read_lines(file: Path) -> Iterator[tuple[int, str, RawRow | PatternError]]:
    """The rows of a file: number of the line, the line, what it says or what is wrong with it.

    Raises:
        PatternError: the file cannot be read at all.
    """
    try:
        lines = file.read_bytes().split(b"\n")
    except OSError as error:
        raise PatternError(f"cannot be read: {error.strerror}", path=file) from None
    for n, line in enumerate(lines, 1):
        try:
            text = line.decode("utf-8-sig" if n == 1 else "utf-8").strip()  # Notepad begins a file with a mark
            if text:
                raw = json.loads(text)
                fix = '{"id": ..., "label": ..., ...}'
                wrong = PatternError("a row is a JSON object", path=file, line=n, fix=fix)
                yield n, text, raw if isinstance(raw, dict) else wrong
        except UnicodeDecodeError:
            yield n, "", PatternError("not UTF-8 text", path=file, line=n, fix="save the file as UTF-8")
            return  # nor will the rest be
        except json.JSONDecodeError as error:
            yield n, text, PatternError(f"not JSON: {error.msg} at column {error.colno}", path=file, line=n)
        except RecursionError:
            yield n, text, PatternError("not JSON: nested too deep", path=file, line=n)


def _sound_lines(file: Path) -> Iterator[tuple[int, str, RawRow]]:
    for n, text, raw in read_lines(file):
        if isinstance(raw, PatternError):
            raise raw
        yield n, text, raw


def _validate(model: Any, raw: RawRow, file: Path, line: int) -> Any:
    try:
        return adapter(model).validate_python(raw)
    except ValidationError as error:
        what, fix = causes(error, model)[0]
        raise PatternError(what, path=file, line=line, fix=fix) from None


#: What pydantic calls a field that a model, or a dataclass, does not have.
_UNKNOWN = ("extra_forbidden", "unexpected_keyword_argument")


#: What values of a shape are, by the expression that they are held to.
_SHAPES = {
    Slug.__metadata__[0].pattern: "no kb_id: small letters, digits and hyphens",  # type: ignore[attr-defined]
    RowId.__metadata__[0].pattern: "no id: the kind of row, a colon and a kb_id, as person:petrov-ivan",  # type: ignore[attr-defined]
    Item.__metadata__[0].pattern: "no Wikidata item: Q and a number, as Q1065",  # type: ignore[attr-defined]
    When.__metadata__[0].pattern: "no day, month or year: 1899-05-23, 1899-05 or 1899",  # type: ignore[attr-defined]
}


def _said(one: Any, model: Any) -> tuple[str, str | None]:
    """What one mistake that pydantic found is, in plain words, and what would be right."""
    given = f"{one['input']!r:.80}"
    if one["type"] in _UNKNOWN or one["type"] == "missing":
        says = "no such field" if one["type"] in _UNKNOWN else "is missing"
        return says, f"fields are {', '.join(fields(model))}"
    if one["type"] == "value_error":
        says = one["msg"].removeprefix("Value error, ")
        return (f"{says}, not {given}", None) if one["loc"] else (says, None)
    shape = _SHAPES.get(one.get("ctx", {}).get("pattern", ""))
    if one["type"] == "string_pattern_mismatch" and shape:
        plain = re.sub(r"[^a-z0-9]+", "-", fold(str(one["input"]))).strip("-")
        return f"{given} is {shape}", f"write {plain!r}" if "no kb_id" in shape and plain else None
    return f"{one['msg'].lower()[:1]}{one['msg'][1:]}, not {given}", None


def causes(error: ValidationError, model: Any) -> list[tuple[str, str | None]]:
    """What is wrong in each field of a row, and what would be right; of one field the first cause, as others follow."""
    found: dict[Any, tuple[str, str | None]] = {}
    for one in error.errors(include_url=False):
        where = ".".join(str(part) for part in one["loc"]) or "row"
        says, fix = _said(one, model)
        found.setdefault(one["loc"][:1], (f"field {where}: {says}" if one["loc"] else says, fix))
    return list(found.values())


def _sorted(rows: Rows) -> Rows:
    return {table: dict(sorted(of.items())) for table, of in rows.items()}
