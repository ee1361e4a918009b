"""JSONL: one JSON object a line, blank lines passed over."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice

from cablenlp.errors import InputError
from cablenlp.sources.files import Line
from cablenlp.sources.options import Options, Raw, from_fields

# So many records are read before the first is given on, where a field was asked for that a record may lack.
_AHEAD = 100


def read(lines: Iterator[Line], options: Options) -> Iterator[Raw]:
    """The record of each line; a line that is no JSON object gives a reason and the next is read.

    Raises:
        InputError: the file is no JSONL at all, or no record has the field of the date that was asked for.
    """
    seen: dict[str, None] = {}
    rows = _rows(lines, options, seen)
    ahead = list(islice(rows, _AHEAD if options.date_field else 0))
    if len(ahead) == _AHEAD or not options.date_field:
        yield from ahead
        yield from rows
        ahead = []
    if seen and options.date_field and options.date_field not in seen:
        there = ", ".join(map(repr, seen))
        raise InputError(f"no record has a field {options.date_field!r}; there are {there}: see --date-field")
    yield from ahead


def _rows(lines: Iterator[Line], options: Options, seen: dict[str, None]) -> Iterator[Raw]:
    """As `read`; into `seen` go the fields of the first records, and that of the date."""
    first = True
    for line in lines:
        text = line.text.strip()
        if not text:
            continue
        alone, first = first, False
        if line.cut:
            yield Raw(line=line.number, reason=f"the line is longer than {options.line_limit:,} characters")
            continue
        try:
            value = json.loads(text)
        except ValueError as error:
            if alone and text.startswith("["):
                raise InputError("the file is a JSON array; write one object a line (jq -c '.[]')") from None
            where = f" at character {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else ""
            what = getattr(error, "msg", error)
            yield Raw(line=line.number, reason=f"the line is broken JSON: {what}{where}")
            continue
        except RecursionError:
            yield Raw(line=line.number, reason="the line is broken JSON: nested too deep")
            continue
        if isinstance(value, dict):
            if len(seen) < _AHEAD:
                seen.update(dict.fromkeys(value))
            elif options.date_field is not None and options.date_field in value:
                seen[options.date_field] = None
            yield from_fields(value, options, line.number, "field")
        else:
            reason = f"the line holds a JSON {_NAMES.get(type(value), 'value')}, not an object {{...}}"
            yield Raw(line=line.number, reason=reason)


_NAMES = {list: "array", str: "string", int: "number", float: "number"}
