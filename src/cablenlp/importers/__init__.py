"""Lists that people already have -> rows of an overlay; a line that is wrong is an error among the others."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from cablenlp.errors import InputError, RecordError
from cablenlp.importers import authority, chiefs, openrefine, table
from cablenlp.importers.entry import Columns, Entry, Left, Post, Reader
from cablenlp.importers.rows import build
from cablenlp.lexicon.faults import causes
from cablenlp.lexicon.files import RawRow
from cablenlp.lexicon.models import adapter
from cablenlp.lexicon.store import Lexicon, packaged
from cablenlp.lexicon.tables import LABEL_TABLES, MODELS
from cablenlp.matching import fold
from cablenlp.sources import files

__all__ = ["FORMATS", "Columns", "Imported", "detect", "read"]

_READERS: Final[dict[str, Reader]] = {
    "table": table.read,
    "openrefine": openrefine.read,
    "frus-authority": authority.read,
    "chiefs-of-mission": chiefs.read,
}
#: The formats, as `read` and `--format` name them.
FORMATS: Final = tuple(_READERS)


@dataclass
class Imported:
    """What came of a list: the rows, what is wrong, and how many lines were left out for which reason.

    `words` are the names that the list gives and that are left out, since they are ordinary words.
    """

    rows: list[RawRow]
    errors: list[RecordError] = field(default_factory=list)
    left: dict[str, int] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)


def read(
    path: str | Path,
    *,
    format: str | None = None,
    columns: Columns | None = None,
    encoding: str = "utf-8",
    lexicon: Lexicon | None = None,
) -> Imported:
    """The rows of a list.

    Args:
        path: The file; it may be compressed with gzip.
        format: One of `FORMATS`; None tells it from the file.
        columns: Of tables, which column holds what.
        encoding: Of a file that has no byte order mark.
        lexicon: The rows that the overlay will lie upon; the packaged ones if left out.

    Raises:
        InputError: the file does not exist, or is not of this format; a `ColumnError` where a column that is
            named is not there.
    """
    file = Path(path)
    lexicon = lexicon or packaged()
    text = _text(file, encoding)
    kind = format or detect(text, file)
    if kind not in _READERS:
        raise InputError(f"no format is called {kind!r}; the formats are {', '.join(FORMATS)}")
    done = Imported([])
    entries: list[Entry | Post] = []
    try:
        for found in _READERS[kind](text, file, columns or Columns()):
            if isinstance(found, RecordError):
                done.errors.append(found)
            elif isinstance(found, Left):
                done.left[found.why] = done.left.get(found.why, 0) + 1
            elif isinstance(found, Post) or _sound(found, file, done.errors, lexicon):
                entries.append(found)
    except InputError as error:
        raise type(error)(f"{path}: {error}") from None
    done.rows, done.words = build(entries, lexicon)
    return done


def _text(file: Path, encoding: str) -> str:
    """The text of a list, whole and in its encoding."""
    files.check_encoding(encoding)
    if not file.exists() or file.is_dir():
        raise InputError(f"there is no file {str(file)!r}; check its spelling and where you are")
    try:
        with files.opened(str(file), encoding) as lines:
            text = lines.read()
    except files.BROKEN as error:
        raise InputError(f"{file} cannot be read: {error}") from None
    bad = files.undecodable(text)
    if bad is not None:
        line = text.count("\n", 0, bad) + 1
        raise InputError(f"{file}, line {line}: bytes that are not {encoding}; see --encoding")
    return text


def detect(text: str, path: Path) -> str:
    """The format of a list, by its first lines."""
    head = text[:4000].lstrip("\ufeff \r\n")
    if head.startswith(("{", "[")):
        try:
            first = json.loads(head.split("\n", 1)[0])
        except (json.JSONDecodeError, RecursionError):
            return "openrefine"
        if isinstance(first, dict) and "frus_refs" in first:
            return "frus-authority"
        return "chiefs-of-mission" if isinstance(first, dict) and {"post", "person"} <= first.keys() else "openrefine"
    columns = head.split("\n", 1)[0].lower()
    return "openrefine" if any(sign in columns for sign in ("judgment", "judgement", "reconcil", "match")) else "table"


def _sound(entry: Entry, path: Path, errors: list[RecordError], lexicon: Lexicon) -> bool:
    """Whether the fields of an entry will do for a row."""
    raw: RawRow = {
        "id": "person:x",
        "label": entry.label,
        "name": entry.name,
        "forms": [entry.name],
        "source": entry.source,
    }
    raw |= {"from": entry.since, "to": entry.until, "wikidata": entry.wikidata}
    model: Any = MODELS[LABEL_TABLES[entry.label]]
    what = None
    try:
        adapter(model).validate_python(raw)
    except ValidationError as error:
        what = causes(error, model)[0][0]
    if entry.state and lexicon.entity(entry.state) is None:
        near = ", ".join(map(repr, nearest(entry.state, lexicon)))
        right = f"did you mean {near}?" if near else "see them with `cablenlp patterns list places`"
        what = f"state: {entry.state!r} is no kb_id of a country or body; {right}"
    if what:
        errors.append(RecordError(what, path=str(path), line=entry.line))
    return what is None


def nearest(text: str, lexicon: Lexicon) -> list[str]:
    """The kb_ids of the countries that a text may mean: by their names, else three that are written much alike."""
    plain = fold(text.replace("-", " ").replace("_", " "))
    by_name: dict[str, dict[str, None]] = {}
    for row in lexicon.rows("places"):
        if row.label == "GPE" and row.kb_id:
            for name in (row.kb_id.replace("-", " "), row.name, *(f.text for f in row.forms)):
                by_name.setdefault(fold(name), {})[row.kb_id] = None
    alike = [plain] if plain in by_name else get_close_matches(plain, by_name, cutoff=0.75)
    return list(dict.fromkeys(kb_id for name in alike for kb_id in by_name[name]))[:3]
