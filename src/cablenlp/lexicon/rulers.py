"""Rows as spaCy's EntityRuler and SpanRuler know them, read and written.

Such a row is `{"label": "PERSON", "pattern": "Foster Dulles", "id": "dulles"}`; the pattern is a phrase or a
list of token patterns. Token patterns are kept and matched by spaCy's Matcher.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from zlib import crc32

from pydantic import Field, ValidationError
from spacy.errors import MatchPatternError
from spacy.matcher import Matcher
from spacy.vocab import Vocab

from cablenlp.errors import PatternError
from cablenlp.lexicon.models import Entity, EntityLabel, Form, Row, Text
from cablenlp.matching import fold


class TokenPattern(Row):
    """A token pattern of a ruler, for spaCy's Matcher."""

    label: EntityLabel
    name: Text
    kb_id: str | None = None
    pattern: list[dict[str, Any]] = Field(min_length=1)


def is_ruler_row(raw: dict[str, Any]) -> bool:
    """Whether a raw row is one of spaCy's rulers."""
    return "pattern" in raw and "label" in raw and "forms" not in raw


def slug(text: str) -> str:
    """A slug from any text: small letters, figures and hyphens.

    What has letters that no Latin one stands for ("Ли") ends with a number made of it, so that no two are one.
    """
    plain = unicodedata.normalize("NFKD", fold(text))
    made = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")
    if made and not any(c.isalnum() and not c.isascii() for c in plain):
        return made
    return "-".join(filter(None, (made, f"x{crc32(text.encode('utf-8', 'replace')):08x}")))


def read_ruler_row(raw: dict[str, Any], file: Path, line: int) -> Iterator[Entity | TokenPattern]:
    """Our row for a ruler's.

    Raises:
        PatternError: the label is unknown or the pattern is neither a phrase nor a list of token patterns.
    """
    pattern, given = raw["pattern"], str(raw.get("id") or "")
    known = set(raw) - {"label", "pattern", "id"}
    if known:
        raise PatternError(f"unknown key {sorted(known)[0]!r}", path=file, line=line, fix="keys are label, pattern, id")
    kb_id = slug(given) if given else None
    # in patterns of tokens the signs count too: "OP": "+"
    words = slug(pattern) if isinstance(pattern, str) else f"x{crc32(json.dumps(pattern).encode()):08x}"
    row_id = "ruler:" + ".".join((slug(str(raw["label"])), *([slug(given)] if given else []), words))
    source = f"{file.name}, line {line}"
    try:
        if isinstance(pattern, str):
            yield Entity(
                id=row_id,
                label=raw["label"],
                kb_id=kb_id,
                name=given or pattern,
                source=source,
                forms=(Form(text=pattern),),
            )
        elif isinstance(pattern, list):
            name = given or " ".join(str(t.get("ORTH") or t.get("LOWER") or "…") for t in pattern)
            row = TokenPattern(id=row_id, label=raw["label"], kb_id=kb_id, name=name, source=source, pattern=pattern)
            Matcher(Vocab(), validate=True).add(row.id, [row.pattern])
            yield row
        else:
            raise PatternError("pattern is neither a phrase nor a list", path=file, line=line)
    except MatchPatternError as error:
        wrong = " ".join(str(error).split())
        raise PatternError(f"wrong token pattern: {wrong}", path=file, line=line, fix="see spaCy's Matcher") from None
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise PatternError(f"field {where}: {first['msg']}", path=file, line=line) from None


def ruler_rows(entities: Iterable[Entity]) -> Iterator[dict[str, Any]]:
    """Rows for an EntityRuler or SpanRuler, one for each form, with our slug as id."""
    for entity in entities:
        for form in entity.forms:
            yield {"label": entity.label, "pattern": form.text, "id": entity.kb_id or entity.name}
