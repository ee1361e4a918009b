"""Headers as plain values, to hold tables of composed documents against."""

from __future__ import annotations

from typing import Any

from conftest import Annotate

Json = dict[str, Any]


def shown(value: Any) -> Any:
    """Actors and places as their words, in lists as well."""
    if isinstance(value, list):
        return [shown(v) for v in value]
    return value.text if hasattr(value, "mention") else value


def head(read: Annotate, text: str, fields: Json) -> Json:
    """These fields of the header of a text."""
    header = read(text).header
    return {name: shown(getattr(header, name)) for name in fields}
