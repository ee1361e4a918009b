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
    from pydantic import ValidationError

    from cablenlp.annotation import Annotation
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
    from pydantic import ValidationError

    from cablenlp.annotation import Annotation

    note: Note = {"id": record.id, "text": record.text, **record.meta}
    note.pop("duplicate_of", None)
    wrong: str | None = None
    try:
        found = Annotation.model_validate(note)
    except ValidationError as error:
        wrong = _left_out(note, error)
        found = Annotation.model_validate(note) if wrong is None else Annotation(id="", text="")
    wrong = wrong or _astray(found)
    if wrong is None:
        return found.to_dict()
    reason = f"no annotation as `cablenlp annotate` writes it: {wrong}; annotate it anew"
    return RecordError(reason, path=record.path or record.id, record=record.record)


def _left_out(note: Note, error: ValidationError) -> str | None:
    """Take away the fields that a note has too many; what else is wrong with it, None where nothing is."""
    for one in error.errors(include_url=False):
        if one["type"] != "extra_forbidden":
            return f"field {'.'.join(map(str, one['loc']))}: {one['msg']}"
        _leave_out(note, one["loc"])
    return None


def _astray(found: Annotation) -> str | None:
    """Which id in an annotation is that of no entity and no event, where those who read it look for one."""
    entities, events = {e.id for e in found.entities}, {e.id for e in found.events}
    named = [
        *(("aliases", name, entities) for alias in found.aliases for name in (alias.alias, alias.of)),
        *(("events", event.source, entities) for event in found.events),
        *(("arguments", a.entity, entities) for event in found.events for a in event.arguments),
        *(("arguments", a.event, events) for event in found.events for a in event.arguments),
    ]
    return next(
        (f"{where} name {one!r}, which is not there" for where, one, of in named if one and one not in of), None
    )


def _leave_out(note: Any, place: Sequence[str | int]) -> None:
    """Take away the key at a place in a note."""
    *way, last = place
    for step in way:
        note = note[step]
    del note[last]


class _Once:
    """Builds the pipeline when it is first asked for it, and then keeps it."""

    def __init__(self, setup: Setup):
        self.setup = setup
        self._engine: Engine | None = None

    def engine(self) -> Engine:
        self._engine = self._engine or self.setup.engine()
        return self._engine
