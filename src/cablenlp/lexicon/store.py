"""The rows of `patterns/` in memory, with a user's overlays laid over them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from pydantic import BaseModel, ValidationError

from cablenlp.errors import PatternError
from cablenlp.lexicon.models import Entity, Word
from cablenlp.lexicon.rulers import is_ruler_row, read_ruler_row
from cablenlp.lexicon.tables import LABEL_TABLES, MODELS, PREFIXES
from cablenlp.matching import fold

T = TypeVar("T")
Rows = dict[str, dict[str, BaseModel]]  # table -> id -> row
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

    def __init__(self, rows: Rows, overlay: tuple[RawRow, ...] = ()):
        self._rows = rows
        self._overlay = overlay
        self._compiled: dict[str, Any] = {}
        self._laid: WeakValueDictionary[str, Lexicon] = WeakValueDictionary()  # so that saved layers share one

    def rows(self, table: str) -> list[Any]:
        """The rows of one table, in the order of their ids."""
        return list(self._rows.get(table, {}).values())

    def row(self, row_id: str) -> BaseModel | None:
        """The row with this id, whatever its table."""
        by_id = self.compiled("by_id", lambda lex: {i: row for rows in lex._rows.values() for i, row in rows.items()})
        return by_id.get(row_id)

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
            self._compiled[name] = build(self)
        value: T = self._compiled[name]
        return value

    def overlay_rows(self) -> list[RawRow]:
        """The rows that are not the packaged ones, as they were given: what a saved pipeline keeps."""
        return list(self._overlay)

    def overlaid(self, paths: Iterable[str | Path]) -> Lexicon:
        """This lexicon with the rows of files or folders laid over it; nothing is half loaded.

        A row with a known id replaces that row, `{"id": ..., "drop": true}` drops it, any other is added.

        Raises:
            PatternError: a file is missing or a row is wrong, with file, line, field and what would be right.
        """
        found: list[RawRow] = []
        rows = {table: dict(of) for table, of in self._rows.items()}
        for path in paths:
            for file in _files(Path(path)):
                for line, raw in _lines(file):
                    table = file.stem if file.stem in MODELS and not is_ruler_row(raw) else None
                    _lay(rows, raw, file, line, table)
                    found.append(raw if table in (None, table_of(raw)) or "drop" in raw else {"table": table, **raw})
        return Lexicon(_sorted(rows), (*self._overlay, *found)) if found else self

    def with_rows(self, raws: Iterable[RawRow]) -> Lexicon:
        """This lexicon with raw rows laid over it, as `overlaid` does with files; the same for the same rows."""
        found = list(raws)
        same = json.dumps(found, sort_keys=True)
        lexicon = self._laid.get(same)
        if lexicon is None:
            rows = {table: dict(of) for table, of in self._rows.items()}
            for n, raw in enumerate(found, 1):
                _lay(rows, raw, Path("rows"), n, table=None)
            lexicon = self._laid[same] = Lexicon(_sorted(rows), (*self._overlay, *found))
        return lexicon

    def __getstate__(self) -> dict[str, Any]:
        return {"overlay": self._overlay}

    def __setstate__(self, state: dict[str, Any]) -> None:
        base = packaged()
        overlay = state["overlay"]
        self.__dict__.update(base.with_rows(overlay).__dict__ if overlay else base.__dict__)


@lru_cache(maxsize=1)
def packaged() -> Lexicon:
    """The rows that come with the package."""
    folder = patterns_folder()
    rows: Rows = {}
    for table, model in MODELS.items():
        file = folder / f"{table}.jsonl"
        rows[table] = {}
        if file.exists():
            for line, raw in _lines(file):
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
    if table not in MODELS:
        raise PatternError(
            "cannot tell what kind of row this is", path=file, line=line,
            fix="give it a label (PERSON, GPE, ...), or name the file as in patterns/: people.jsonl, places.jsonl",
        )  # fmt: skip
    row = _validate(MODELS[table], {k: v for k, v in raw.items() if k != "table"}, file, line)
    rows.setdefault(table, {})[row.id] = row


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(path.glob("*.jsonl"))
    if not path.exists():
        raise PatternError("no such file or folder", path=path)
    return [path]


def _lines(file: Path) -> Iterator[tuple[int, RawRow]]:
    try:
        text = file.read_text(encoding="utf-8-sig")  # Notepad begins a file with a mark
    except UnicodeDecodeError:
        raise PatternError("not UTF-8 text", path=file, fix="save the file as UTF-8") from None
    for n, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            raw = json.loads(line.strip())
        except json.JSONDecodeError as error:
            raise PatternError(f"not JSON: {error.msg} at column {error.colno}", path=file, line=n) from None
        if not isinstance(raw, dict):
            raise PatternError("a row is a JSON object", path=file, line=n, fix='{"id": ..., "label": ..., ...}')
        yield n, raw


def _validate(model: type[BaseModel], raw: RawRow, file: Path, line: int) -> Any:
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        what, fix = causes(error, model)[0]
        raise PatternError(what, path=file, line=line, fix=fix) from None


def causes(error: ValidationError, model: type[BaseModel]) -> list[tuple[str, str | None]]:
    """What is wrong in each field of a row, and what would be right; of one field the first cause, as others follow."""
    found: dict[Any, tuple[str, str | None]] = {}
    for one in error.errors(include_url=False):
        where = ".".join(str(part) for part in one["loc"]) or "row"
        value = "" if one["type"] in ("extra_forbidden", "missing") or not one["loc"] else f", not {one['input']!r:.80}"
        fields = ", ".join(f.alias or n for n, f in model.model_fields.items())
        found.setdefault(
            one["loc"][:1], (f"field {where}: {one['msg']}{value}", None if value else f"fields are {fields}")
        )
    return list(found.values())


def _sorted(rows: Rows) -> Rows:
    return {table: dict(sorted(of.items())) for table, of in rows.items()}
