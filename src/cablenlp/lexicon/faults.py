"""What is wrong with a row, in plain words, and what would be right."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from cablenlp.errors import PatternError
from cablenlp.lexicon.files import RawRow
from cablenlp.lexicon.models import Item, RowId, Slug, When, adapter, fields
from cablenlp.matching import fold

#: What pydantic calls a field that a model, or a dataclass, does not have.
_UNKNOWN = ("extra_forbidden", "unexpected_keyword_argument")
#: What values of a shape are, by the expression that they are held to.
_SHAPES = {
    Slug.__metadata__[0].pattern: "no kb_id: small letters, digits and hyphens",  # type: ignore[attr-defined]
    RowId.__metadata__[0].pattern: "no id: the kind of row, a colon and a kb_id, as person:petrov-ivan",  # type: ignore[attr-defined]
    Item.__metadata__[0].pattern: "no Wikidata item: Q and a number, as Q1065",  # type: ignore[attr-defined]
    When.__metadata__[0].pattern: "no day, month or year: 1899-05-23, 1899-05 or 1899",  # type: ignore[attr-defined]
}


def validate(model: Any, raw: RawRow, file: Path, line: int) -> Any:
    """The row that a raw one is.

    Raises:
        PatternError: it is none, with the first field that is wrong.
    """
    try:
        return adapter(model).validate_python(raw)
    except ValidationError as error:
        what, fix = causes(error, model)[0]
        raise PatternError(what, path=file, line=line, fix=fix) from None


def causes(error: ValidationError, model: Any) -> list[tuple[str, str | None]]:
    """What is wrong in each field of a row, and what would be right; of one field the first cause, as others follow."""
    found: dict[Any, tuple[str, str | None]] = {}
    for one in error.errors(include_url=False):
        where = ".".join(str(part) for part in one["loc"]) or "row"
        says, fix = _said(one, model)
        found.setdefault(one["loc"][:1], (f"field {where}: {says}" if one["loc"] else says, fix))
    return list(found.values())


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
