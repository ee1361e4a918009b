"""What a row of `patterns/` is: one pydantic model per kind of row, unknown keys refused.

Rows that come by the hundred thousand, those that name somebody or something, are dataclasses with slots: they
take a quarter of the memory of the others, and half of the time.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    model_validator,
)
from pydantic.dataclasses import dataclass

EntityLabel = Literal["PERSON", "GPE", "LOC", "FAC", "ORG", "NORP", "MIL_UNIT", "MATERIEL", "TREATY", "EVENT"]
MarkLabel = Literal["CLASSIFICATION", "PRECEDENCE"]
FormKind = Literal["name", "variant", "initials", "surname", "cover_name", "title", "misspelling"]
Certainty = Literal["attested", "standard", "inferred", "ambiguous"]

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[.-][a-z0-9]+)*$")]
RowId = Annotated[str, StringConstraints(pattern=r"^[a-z_]+[:.][a-z0-9]+(?:[.:_-][a-z0-9]+)*$")]
Item = Annotated[str, StringConstraints(pattern=r"^Q[1-9]\d*$")]
#: A day, a month or a year (ISO 8601); a window may be open on either side.
When = Annotated[str, StringConstraints(pattern=r"^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


_STRICT = ConfigDict(extra="forbid", populate_by_name=True)


class Strict(BaseModel):
    """A model that refuses keys it does not know and cannot be changed."""

    model_config = ConfigDict(**_STRICT, frozen=True)


@dataclass(config=_STRICT, frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch of time, both ends included; TEI's `from` and `to`."""

    since: When | None = Field(default=None, alias="from", description="first day, month or year")
    until: When | None = Field(default=None, alias="to", description="last day, month or year")

    @model_validator(mode="after")
    def _in_order(self) -> Window:
        if self.since and self.until and self.since[: len(self.until)] > self.until[: len(self.since)]:
            raise ValueError(f"the window ends ({self.until}) before it begins ({self.since})")
        return self


@dataclass(config=_STRICT, frozen=True, slots=True, kw_only=True)
class Example:
    """A text on which the row must fire («marked») or must not; with a date where the row has a window."""

    text: Text
    date: When | None = None


def _example(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


AnyExample = Annotated[Example, BeforeValidator(_example)]


@dataclass(config=_STRICT, frozen=True, slots=True, kw_only=True)
class Form(Window):
    """One way in which a name is written.

    Capitals, hyphens, apostrophes, diacritics and line breaks are folded when matching, so a form is
    listed once. A form in plain capitals (`UN`, `PLA`) matches only in capitals.
    """

    text: Text
    form: FormKind = "name"
    certainty: Certainty = "attested"
    line: tuple[Slug, ...] = Field(default=(), description="cover names: who stands at the other end (kb_ids)")
    alone: bool = Field(default=True, description="false: never resolves without more of the name in the document")
    source: Text | None = None


def _form(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


AnyForm = Annotated[Form, BeforeValidator(_form)]


class Row(Strict):
    """What every row has: an id, where the fact comes from, and examples that a test runs."""

    id: RowId
    source: Text = Field(description="id of a row in sources.jsonl, or a citation")
    note: Text | None = None
    yes: tuple[AnyExample, ...] = ()
    no: tuple[AnyExample, ...] = ()


class Source(Strict):
    """A work, edition, archive or database that rows are drawn from (`sources.jsonl`)."""

    id: Slug
    title: Text
    url: str | None = None
    note: Text | None = None


@dataclass(config=_STRICT, frozen=True, slots=True, kw_only=True)
class Entity(Window):
    """Somebody or something that has names: a person, place, body, unit, group, thing, treaty, event."""

    id: RowId
    label: EntityLabel
    kb_id: Slug | None = Field(default=None, description="our stable slug; null for a class of things (troops, lead)")
    name: Text = Field(description="preferred English name, in the usual order of its language")
    wikidata: Item | None = None
    state: Slug | None = Field(default=None, description="kb_id of the state it belongs to or serves")
    within: Slug | None = Field(default=None, description="kb_id of the place or body it is part of")
    lat: float | None = Field(default=None, ge=-90, le=90)
    lon: float | None = Field(default=None, ge=-180, le=180)
    gender: Literal["f", "m"] | None = None
    since: When | None = Field(default=None, alias="from", description="born, founded, signed, begun")
    until: When | None = Field(default=None, alias="to", description="died, dissolved, ended")
    forms: tuple[AnyForm, ...] = Field(min_length=1)
    works: tuple[Text, ...] = Field(default=(), description="volumes or files that name it: its company")
    source: Text = Field(description="id of a row in sources.jsonl, or a citation")
    note: Text | None = None
    yes: tuple[AnyExample, ...] = ()
    no: tuple[AnyExample, ...] = ()


@dataclass(config=_STRICT, frozen=True, slots=True, kw_only=True)
class Holder(Window):
    """Who held an office, from when to when."""

    kb_id: Slug
    source: Text | None = None


@dataclass(config=_STRICT, frozen=True, slots=True, kw_only=True)
class Role:
    """An office. Its forms are set phrases; `office`, `of` and `at` let "Soviet Chargé to the PRC" find it.

    `office` is the name of a word of class `office` in words.jsonl, `of` the kb_id of the state or body
    whose office it is, `at` the kb_id of the state or body it is sent to.
    """

    id: RowId
    label: Literal["ROLE"] = "ROLE"
    name: Text
    office: Text
    of: Slug | None = None
    at: Slug | None = None
    forms: tuple[AnyForm, ...] = ()
    holders: tuple[Holder, ...] = ()
    source: Text = Field(description="id of a row in sources.jsonl, or a citation")
    note: Text | None = None
    yes: tuple[AnyExample, ...] = ()
    no: tuple[AnyExample, ...] = ()


class Mark(Row):
    """A secrecy or urgency mark; matches in capitals, small letters and capitalised."""

    label: MarkLabel
    name: Text
    forms: tuple[AnyForm, ...] = Field(min_length=1)


class Word(Row):
    """A class of words that a grammar asks for, so that the grammar itself names none.

    Classes: `office` (ambassador, minister), `office_modifier` (acting, deputy), `title` (Cde., General),
    `force` (troops, volunteers), `formation` (division, corps), `force_modifier` (armoured, naval),
    `materiel_modifier`, `place_noun` (border, peninsula), `body_noun` (delegation, government), ...
    """

    cls: Annotated[str, StringConstraints(pattern=r"^[a-z]+(?:_[a-z]+)*$")] = Field(alias="class")
    name: Text
    forms: tuple[AnyForm, ...] = Field(min_length=1)


class Kind(Row):
    """A kind of message (`kinds.jsonl`): how it is called in catalogues and at the head of a document."""

    kind: Text
    forms: tuple[AnyForm, ...] = Field(min_length=1)


class Archive(Row):
    """An archive or edition (`archives.jsonl`) and the system of its citations."""

    name: Text
    system: Literal["fond", "decimal", "record_group", "series", "class", "edition", "other"]
    forms: tuple[AnyForm, ...] = Field(min_length=1)


class Abbreviation(Row):
    """An abbreviation of telegraphic English and what it stands for."""

    form: Text
    expansion: Text
    lemma: Text | None = Field(default=None, description="the word it is read as by the event frames")
    pos: Literal["NOUN", "VERB", "ADJ", "ADV", "ADP", "AUX", "DET", "PRON", "CCONJ", "SCONJ", "PROPN"] | None = None


class State(Strict):
    """A state in the Correlates of War list of states (`states.jsonl`), by which event data name their actors."""

    id: RowId
    kb_id: Slug
    cow: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    number: int = Field(ge=2, le=999)
    source: Text


class Romanisation(Row):
    """A way to write the names of one language in Latin letters (`romanisations.jsonl`).

    Tables, each from a unit to its spellings, parted by a bar where there are several:

    - `syllable`: of Chinese, in pinyin; `surname`: those of two syllables
    - `initial`, `voiced`, `vowel`, `final`, `joint`: of Korean, by the letters of hangul; `voiced` after a sound with
      voice, `joint` where a final meets an initial; `surname`: by custom; `twin`: the North's spelling and the South's
    - `letter`: of other scripts; `^` begins the word, `$` ends it, `V` stands for a vowel before or after;
      `word`: given names by custom; `yo`: words that are printed with е for ё
    - `same`: words that are spellings of one name
    """

    language: Annotated[str, StringConstraints(pattern=r"^[a-z]+$")]
    name: Text
    tables: dict[str, dict[str, str]]
    joints: tuple[str, ...] = Field(default=("",), description="what stands between the syllables of a given name")
    apostrophe: str = Field(default="", description="letters before which a syllable is set off within a word")
    turned: bool = Field(default=False, description="true: also with the family name at the other end")
    through: RowId | None = Field(default=None, description="the row by which the result is written in Latin letters")
    reads: bool = Field(default=False, description="true: names are read in it, not only written")
    rare: bool = Field(default=False, description="true: not proposed for the rows of people and places")
    states: tuple[Slug, ...] = Field(default=(), description="whose people and places bear names of the language")


@cache
def adapter(model: Any) -> TypeAdapter[Any]:
    """What turns a raw row into one of this kind of row."""
    return TypeAdapter(model)


def fields(model: type[Any]) -> list[str]:
    """The fields of a kind of row, as they are written."""
    known = model.model_fields if issubclass(model, BaseModel) else model.__pydantic_fields__
    return [field.alias or name for name, field in known.items()]


MARKED = re.compile("«([^»]*)»")


def unmark(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Text without its «marks», and where they stood, as offsets into the text returned."""
    plain, spans, at = [], [], 0
    for k, part in enumerate(MARKED.split(text)):
        if k % 2:
            spans.append((at, at + len(part)))
        plain.append(part)
        at += len(part)
    return "".join(plain), spans
