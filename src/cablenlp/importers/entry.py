"""What every importer gives: somebody or something with names, or who held an office when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, Protocol

from cablenlp.errors import RecordError


class Alias(NamedTuple):
    """A further name as the list has it, and the time in which it was used; `cover`: it is an assumed one."""

    text: str
    since: str | None = None
    until: str | None = None
    cover: bool = False


@dataclass
class Entry:
    """One entry of a list; `name` and `aliases` as they stand there ("Surname, First" or in the usual order).

    `since` and `until` are life or existence, `first` and `last` the years in which the list shows the name in use.
    Entries with one `id` are one person or thing. `guessed` is a name that is made of the id: a row with this kb_id
    knows better.
    """

    line: int
    name: str
    aliases: list[Alias] = field(default_factory=list)
    id: str | None = None
    label: str = "PERSON"
    since: str | None = None
    until: str | None = None
    first: int | None = None
    last: int | None = None
    wikidata: str | None = None
    state: str | None = None
    works: tuple[str, ...] = ()
    source: str = ""
    guessed: bool = False


@dataclass
class Post:
    """Who held an office, from when to when: `person` is the id of an entry, `of` and `at` are kb_ids."""

    line: int
    person: str
    office: str
    of: str | None
    at: str | None
    since: str | None
    until: str | None
    source: str = ""


@dataclass
class Left:
    """A line that is left out on purpose, and why."""

    line: int
    why: str


@dataclass
class Columns:
    """Which columns of a table hold what; None takes the usual names of them. `cover`: the aliases are cover names."""

    name: str | None = None
    alias: tuple[str, ...] = ()
    id: str | None = None
    since: str | None = None
    until: str | None = None
    wikidata: str | None = None
    state: str | None = None
    work: str | None = None
    judgement: str | None = None
    alias_since: str | None = None
    alias_until: str | None = None
    cover: bool = False
    separator: str = ";"
    label: str = "PERSON"


Given = Entry | Post | Left | RecordError


class Reader(Protocol):
    """Reads one format.

    Raises:
        InputError: the file is not what it should be: no such column, no such field.
    """

    def __call__(self, text: str, path: Path, columns: Columns) -> Iterator[Given]: ...
