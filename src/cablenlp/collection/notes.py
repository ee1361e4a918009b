"""The documents of a collection as annotations, one after the other, whatever the user has of them.

A note is one annotation in the wire form, as plain values. Files of annotations, as `cablenlp annotate` writes them,
are given on as they are; texts are annotated on the way. Which is which is told from each record, so that both may
come together, compressed or on standard input.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cablenlp import sources
from cablenlp.errors import RecordError
from cablenlp.sources import MAX_CHARS, EmptyInputError, Record

if TYPE_CHECKING:
    from cablenlp.batch import Engine, Setup

Note = dict[str, Any]

# An annotation is some twenty times as long as its text.
_ANNOTATED = 20


def read(
    inputs: Iterable[str | Path],
    setup: Setup,
    *,
    format: str | None = None,
    encoding: str = "utf-8",
    id_field: str | None = None,
    text_field: str = "text",
    date_field: str | None = None,
) -> Iterator[Note | RecordError]:
    """The annotations of all inputs, in order; what cannot be read comes as a `RecordError` in its place.

    Held in memory are one annotation at a time and, of texts, what one chunk of `batch` has; the pipeline is built
    when the first text comes, and never for annotations. Ids are unique, as `sources.read` makes them.

    Args:
        inputs: Files, folders, globs, `-` for standard input; annotations, or texts of any format of `sources`.
        setup: The pipeline for texts. Layers whose findings nobody reads are best left out.
        format: As of `sources.read`; so are the other options.
        encoding: Of files that have no byte order mark.
        id_field: Where the id stands (JSONL, CSV).
        text_field: Where the text stands.
        date_field: Where the document's date stands.

    Raises:
        InputError: at once, when an input does not exist or the format or encoding is unknown.
    """
    found = sources.read(
        inputs,
        format=format,
        encoding=encoding,
        id_field=id_field,
        text_field=text_field,
        date_field=date_field,
        max_chars=_ANNOTATED * max(setup.max_chars, MAX_CHARS),
    )
    return _notes(found, _Once(setup))


def is_annotation(record: Record | RecordError) -> bool:
    """Whether a record is an annotation already, not a text."""
    return isinstance(record, Record) and record.meta.keys() >= {"entities", "header"}


def empty(error: RecordError) -> bool:
    """Whether an error only says that a file holds nothing."""
    return isinstance(error, EmptyInputError)


def _notes(found: Iterable[Record | RecordError], once: _Once) -> Iterator[Note | RecordError]:
    for annotated, run in groupby(found, is_annotation):
        if annotated:
            for record in run:
                assert isinstance(record, Record)
                yield _annotation(record)
        else:
            yield from _read(run, once)


def _read(texts: Iterator[Record | RecordError], once: _Once) -> Iterator[Note | RecordError]:
    """The annotations of texts."""
    import srsly

    from cablenlp.batch import annotate

    longest = once.setup.max_chars
    for result in annotate((_short(one, longest) for one in texts), once):
        yield result if isinstance(result, RecordError) else srsly.json_loads(result)


def _short(one: Record | RecordError, longest: int) -> Record | RecordError:
    if isinstance(one, RecordError) or len(one.text) <= longest:
        return one
    reason = f"the text is longer than {longest:,} characters; split it"
    return RecordError(reason, path=one.path or one.id, record=one.record)


def _annotation(record: Record) -> Note | RecordError:
    """A line of annotations; what others added to it is left out, and fields that are not there are filled up."""
    note: Note = {"id": record.id, "text": record.text, **record.meta}
    note.pop("duplicate_of", None)
    if _whole(note):
        return note
    from pydantic import ValidationError

    from cablenlp.annotation import Annotation

    try:
        return Annotation.model_validate(note).to_dict()
    except ValidationError as error:
        found = error.errors(include_url=False)
    for one in found:
        if one["type"] != "extra_forbidden":
            where = ".".join(map(str, one["loc"]))
            reason = f"no annotation as `cablenlp annotate` writes it: field {where}: {one['msg']}; annotate it anew"
            return RecordError(reason, path=record.path or record.id, record=record.record)
        _leave_out(note, one["loc"])
    return Annotation.model_validate(note).to_dict()


def _leave_out(note: Any, place: Sequence[str | int]) -> None:
    """Take away the key at a place in a note."""
    *way, last = place
    for step in way:
        note = note[step]
    del note[last]


def _whole(note: Note) -> bool:
    """Whether every field is there: a look that costs a tenth of holding all values to the models."""
    from cablenlp.annotation import SCHEMA, Annotation, Entity, Header

    return (
        note.get("schema") == SCHEMA
        and len(note) == len(Annotation.model_fields)
        and isinstance(note["header"], dict)
        and len(note["header"]) == len(Header.model_fields)
        and isinstance(note["entities"], list)
        and all(isinstance(e, dict) and len(e) == len(Entity.model_fields) for e in note["entities"])
    )


class _Once:
    """Builds the pipeline when it is first asked for it, and then keeps it."""

    def __init__(self, setup: Setup):
        self.setup = setup
        self._engine: Engine | None = None

    def engine(self) -> Engine:
        self._engine = self._engine or self.setup.engine()
        return self._engine
