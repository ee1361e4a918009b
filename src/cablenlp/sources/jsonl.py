"""JSONL: one JSON object a line, blank lines passed over."""

from __future__ import annotations

import json
from collections.abc import Iterator

from cablenlp.errors import InputError
from cablenlp.sources.files import Line
from cablenlp.sources.options import Options, Raw, from_fields


def read(lines: Iterator[Line], options: Options) -> Iterator[Raw]:
    """The record of each line; a line that is no JSON object gives a reason and the next is read.

    Raises:
        InputError: the file is no JSONL at all.
    """
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
            yield from_fields(value, options, line.number, "field")
        else:
            reason = f"the line holds a JSON {_NAMES.get(type(value), 'value')}, not an object {{...}}"
            yield Raw(line=line.number, reason=reason)


_NAMES = {list: "array", str: "string", int: "number", float: "number"}
