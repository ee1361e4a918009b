"""Documents with gold or predictions, read and held to what measuring them needs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cablenlp.errors import InputError
from cablenlp.sources import files

Json = dict[str, Any]

#: What the things of each list must have, and of what sort.
_NEEDED: dict[str, dict[str, type]] = {
    "entities": {"id": str, "start": int, "end": int, "label": str},
    "aliases": {"alias": str, "of": str},
    "events": {"id": str, "type": str, "status": str, "trigger": dict},
}


def load(path: str | Path) -> dict[str, Json]:
    """Reads annotations, one JSON object a line, plain or gzip, as id -> document.

    Raises:
        InputError: the file cannot be read, or a line is no JSON object, has no `id`, repeats one, or lacks what
            measuring it needs.
    """
    documents: dict[str, Json] = {}
    try:
        with files.opened(str(path), "utf-8") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip():
                    document = _document(line, f"{path}, line {number}")
                    if document["id"] in documents:
                        raise InputError(f"{path}, line {number}: a second document with the id {document['id']}")
                    documents[document["id"]] = document
    except files.BROKEN as error:
        raise InputError(f"{path}: {getattr(error, 'strerror', None) or error}") from error
    return documents


def _document(line: str, where: str) -> Json:
    if files.undecodable(line) is not None:
        raise InputError(f"{where}: not UTF-8")
    try:
        document = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"{where}: not JSON ({error.msg})") from None
    except RecursionError:
        raise InputError(f"{where}: not JSON (nested too deep)") from None
    if not isinstance(document, dict) or not isinstance(document.get("id"), str):
        raise InputError(f'{where}: not an annotation (an object with an "id")')
    wrong = next(_wrong(document), None)
    if wrong:
        raise InputError(f"{where}: {wrong}")
    return document


def _wrong(document: Json) -> Iterator[str]:
    """What keeps a document from being measured."""
    if not isinstance(document.get("header") or {}, dict):
        yield "field header: no object"
    for name, needed in _NEEDED.items():
        things = document.get(name) or []
        if not isinstance(things, list):
            yield f"field {name}: no list"
            return
        for n, thing in enumerate(things):
            for field, sort in needed.items():
                if field == "status" and isinstance(thing, dict) and thing.get("optional"):
                    continue  # it is not asked for
                if not isinstance(thing, dict) or not isinstance(thing.get(field), sort):
                    yield f"field {name}.{n}.{field}: is missing, or no {_SORTS[sort]}"
            trigger = thing["trigger"] if name == "events" else None
            if trigger is not None and not all(isinstance(trigger.get(side), int) for side in ("start", "end")):
                yield f"field {name}.{n}.trigger: has no start and end"


_SORTS = {str: "text", int: "number", dict: "object"}
