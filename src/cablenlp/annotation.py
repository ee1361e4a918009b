"""What an annotation says: the output contract, as models, and its JSON Schema.

One `Annotation` a document. Offsets are Unicode code points into `text`, the end excluded; what is absent is
`null` or `[]`, never a guess; every field is always there.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field
from spacy.tokens import Doc

from cablenlp.lexicon.models import Certainty, FormKind

SCHEMA = "cablenlp/1"

Zone = Literal[
    "catalogue_date", "title", "abstract", "header", "body", "closing", "distribution", "note", "source"
]  # fmt: skip
Label = Literal[
    "PERSON", "GPE", "LOC", "FAC", "ORG", "NORP", "MIL_UNIT", "ROLE", "MATERIEL", "DATE", "TIME",
    "CABLE_NUMBER", "ARCHIVE_REF", "CLASSIFICATION", "PRECEDENCE", "TREATY", "EVENT",
]  # fmt: skip
EventType = Literal[
    "INFORM", "CONVEY", "REQUEST", "INQUIRE", "PROPOSE", "ADVISE", "ORDER", "AGREE", "REFUSE", "PROMISE", "INVITE",
    "DEMAND", "ACCUSE", "PRAISE", "WARN", "MEET", "VISIT", "NEGOTIATE", "MEDIATE", "MOVE_TROOPS", "WITHDRAW",
    "ATTACK", "DEFEND", "REORGANIZE", "TRAIN", "SUPPLY", "CEASEFIRE", "DEMARCATE", "REPATRIATE", "SIGN_AGREEMENT",
    "END_AGREEMENT", "SUSPEND_TALKS", "DECIDE", "APPOINT", "ADMIT",
]  # fmt: skip
Status = Literal[
    "asserted", "ongoing", "planned", "proposed", "requested", "ordered", "agreed", "refused", "halted", "possible",
    "negated",
]  # fmt: skip
Role = Literal[
    "agent", "target", "content", "theme", "origin", "destination", "place", "time", "beneficiary", "source", "path",
    "instrument", "participant",
]  # fmt: skip


class Part(BaseModel):
    """A part of the contract: unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class SourceFile(Part):
    """Where the document came from."""

    path: str | None = Field(None, description="the file, as the user named it")
    record: int | None = Field(None, description="number of the record in the file, from 0")
    start: int | None = Field(None, description="where the record begins in the decoded file, in code points")
    end: int | None = Field(None, description="where it ends, excluded")


class ZoneSpan(Part):
    """A part of the document by its function."""

    zone: Zone
    start: int
    end: int


class ArchiveParts(Part):
    """One archival or edition citation, taken apart; what its archive does not use is null."""

    archive: str | None = Field(None, description="the archive, repository or edition")
    fond: str | None = None
    opis: str | None = None
    delo: str | None = None
    papka: str | None = None
    listy: str | None = Field(None, description="sheets, as written: 44-45")
    file: str | None = Field(None, description="decimal file: 795.00")
    date: str | None = Field(None, description="date in a decimal file number, as written: 6-2550")
    record_group: str | None = None
    lot: str | None = None
    box: str | None = None
    folder: str | None = None
    series: str | None = None
    item: str | None = None
    part: str | None = None
    class_: str | None = Field(None, alias="class", description="British class: FO 371")
    piece: str | None = None
    volume: str | None = None
    page: str | None = None


class Entity(Part):
    """A mention of somebody or something, a date, a number, a mark or a citation."""

    id: str = Field(description="e1, e2, ... in the order of the text")
    start: int
    end: int
    text: str = Field(description="the mention as it stands, line breaks included")
    label: Label
    kb_id: str | None = Field(None, description="slug of the entity in the knowledge base")
    wikidata: str | None = Field(None, description="Wikidata item, only where it is certain")
    name: str | None = Field(None, description="the knowledge base's preferred English name")
    form: FormKind | None = Field(None, description="in which form the name stands")
    certainty: Certainty | None = Field(None, description="how certain the link is")
    candidates: list[str] = Field(default_factory=list, description="kb_ids it may stand for, when ambiguous")
    zone: Zone | None = Field(None, description="the zone it stands in")
    found_by: str | None = Field(None, description="id of the rule or pattern row, or model:<name>")
    edtf: str | None = Field(None, description="dates and times: EDTF value")
    earliest: str | None = Field(None, description="first ISO day that the date allows")
    latest: str | None = Field(None, description="last ISO day that the date allows")
    bound: Literal["until", "before", "after", "from"] | None = Field(
        None, description="what the preposition makes of it"
    )
    duration: str | None = Field(None, description="ISO 8601 duration, when it is no point in time")
    note: str | None = Field(None, description="why a date has no value, or a link none")
    parts: list[ArchiveParts] = Field(default_factory=list, description="archival references: one for each citation")


class Actor(Part):
    """A person or body in the header."""

    text: str | None = Field(None, description="as it stands")
    name: str | None = Field(
        None, description="the person or body; also one whom the knowledge base puts in the office"
    )
    role: str | None = Field(None, description="the office, if one stands there")
    kb_id: str | None = None
    wikidata: str | None = None
    mention: str | None = Field(None, description="id of the entity it rests on")
    inferred: bool = Field(False, description="true when only the knowledge base tells who it is")


class Place(Part):
    """The place a document was written or sent from."""

    text: str | None = None
    name: str | None = None
    kb_id: str | None = None
    wikidata: str | None = None
    mention: str | None = None


class Message(Part):
    """A message inside the document, with its own route."""

    kind: str | None = None
    date: str | None = None
    numbers: list[str] = Field(default_factory=list)
    senders: list[Actor] = Field(default_factory=list)
    recipients: list[Actor] = Field(default_factory=list)
    via: list[Actor] = Field(default_factory=list)
    for_: list[Actor] = Field(default_factory=list, alias="for")
    start: int | None = None
    end: int | None = None
    conveys: list[Message] = Field(default_factory=list)


class Reading(Part):
    """What one part of the document says of a field of the header, where another part says something else."""

    field: Literal["date", "numbers", "senders", "recipients"]
    value: str = Field(description="EDTF, the number, or the name")
    zone: Zone | None = Field(None, description="the part that says it")
    start: int
    end: int


class Reference(Part):
    """An earlier message that the text names."""

    kind: str | None = None
    number: str | None = None
    direction: str | None = Field(None, description="what the prefix says: from the embassy, from the department, ...")
    date: str | None = None
    senders: list[Actor] = Field(default_factory=list)
    recipients: list[Actor] = Field(default_factory=list)
    start: int | None = None
    end: int | None = None


class Header(Part):
    """Who, to whom, how, when, under which number."""

    kind: str | None = Field(None, description="telegram, letter, memorandum of conversation, ...")
    kind_text: str | None = Field(None, description="the kind as it stands")
    date: str | None = Field(None, description="the document's date, EDTF, a day or less")
    date_from: str | None = Field(None, description="id of the entity that gave it; null when the caller did")
    sent: str | None = Field(None, description="EDTF, with the time where it is given")
    received: str | None = None
    numbers: list[str] = Field(default_factory=list)
    classification: list[str] = Field(default_factory=list)
    precedence: list[str] = Field(default_factory=list)
    subjects: list[str] = Field(default_factory=list)
    origin: Place | None = None
    senders: list[Actor] = Field(default_factory=list)
    recipients: list[Actor] = Field(default_factory=list)
    via: list[Actor] = Field(default_factory=list)
    for_: list[Actor] = Field(default_factory=list, alias="for")
    participants: list[Actor] = Field(default_factory=list)
    drafters: list[Actor] = Field(default_factory=list)
    signers: list[Actor] = Field(default_factory=list)
    distribution: list[Actor] = Field(default_factory=list)
    repeated_to: list[Actor] = Field(default_factory=list)
    conveys: list[Message] = Field(default_factory=list)
    refers_to: list[Reference] = Field(default_factory=list)
    readings: list[Reading] = Field(
        default_factory=list, description="where title, head and foot disagree: what each says, the one that counts too"
    )


class Alias(Part):
    """The text itself says that one name stands for another."""

    alias: str = Field(description="id of the entity that is the other name")
    of: str = Field(description="id of the entity it stands for")
    start: int
    end: int


class TextSpan(Part):
    """A stretch of the text."""

    start: int
    end: int
    text: str


class Argument(Part):
    """Who or what has a part in an event: an entity, another event, or a stretch of text."""

    role: Role
    entity: str | None = None
    event: str | None = None
    text: str | None = None
    start: int | None = None
    end: int | None = None
    quantity: str | None = Field(None, description="how much or many, as written: 5-6")
    certainty: Literal["stated", "coref", "inferred"] = Field("stated", description="inferred: from the route")


class Codes(Part):
    """The event in the codes of other tools."""

    plover: str | None = None
    plover_mode: str | None = None
    cameo: str | None = None
    weis: str | None = None


class Event(Part):
    """Something that was done, said, planned or asked for."""

    id: str = Field(description="v1, v2, ... in the order of the triggers")
    type: EventType
    status: Status
    trigger: TextSpan
    cue: TextSpan | None = Field(None, description="the words that decide the status")
    sentence: tuple[int, int] | None = None
    arguments: list[Argument] = Field(default_factory=list)
    time: str | None = Field(None, description="EDTF")
    source: str | None = Field(None, description="id of the entity that reports it")
    same_as: str | None = Field(None, description="id of an earlier event that this one repeats")
    codes: Codes = Field(default_factory=Codes)
    found_by: str | None = None


class Annotation(Part):
    """Everything that was found in one document."""

    schema_: Literal["cablenlp/1"] = Field("cablenlp/1", alias="schema")
    id: str
    text: str = Field(description="the text as it was given; all offsets point into it")
    source: SourceFile = Field(default_factory=SourceFile)
    zones: list[ZoneSpan] = Field(default_factory=list)
    header: Header = Field(default_factory=Header)
    entities: list[Entity] = Field(default_factory=list)
    aliases: list[Alias] = Field(default_factory=list)
    events: list[Event] = Field(default_factory=list)

    @classmethod
    def from_doc(cls, doc: Doc) -> Annotation:
        """What a pipeline wrote on a Doc; layers that did not run leave their fields empty."""
        from cablenlp.export import to_dict

        return cls.model_validate(to_dict(doc))

    def to_dict(self) -> dict[str, Any]:
        """The wire form as plain values."""
        return self.model_dump(mode="json", by_alias=True)

    def to_json(self) -> str:
        """The wire form as one line of JSON."""
        return self.model_dump_json(by_alias=True)


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of the wire form, as committed in `docs/annotation.schema.json`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Annotation.model_json_schema(by_alias=True),
    }
