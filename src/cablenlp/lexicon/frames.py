"""Rows of the event frames: which words say an event, where its parts stand, which words decide its status."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from cablenlp.lexicon.models import Row, Slug, Text

EventType = Literal[
    "INFORM", "CONVEY", "REQUEST", "INQUIRE", "PROPOSE", "ADVISE", "ORDER", "AGREE", "REFUSE", "PROMISE", "INVITE",
    "DEMAND", "ACCUSE", "PRAISE", "WARN", "MEET", "VISIT", "NEGOTIATE", "MEDIATE", "MOVE_TROOPS", "WITHDRAW", "ATTACK",
    "DEFEND", "REORGANIZE", "TRAIN", "SUPPLY", "CEASEFIRE", "DEMARCATE", "REPATRIATE", "SIGN_AGREEMENT",
    "END_AGREEMENT", "SUSPEND_TALKS", "DECIDE", "APPOINT", "ADMIT",
]  # fmt: skip
Status = Literal[
    "asserted",
    "ongoing",
    "planned",
    "proposed",
    "requested",
    "ordered",
    "agreed",
    "refused",
    "halted",
    "possible",
    "negated",
]
Role = Literal[
    "agent", "target", "content", "theme", "origin", "destination", "place", "time", "beneficiary", "source", "path",
    "instrument", "participant",
]  # fmt: skip
Pos = Literal["verb", "noun", "adj"]

#: The types whose content takes its status from them, and which status that is.
GOVERNS: dict[str, Status] = {
    "REQUEST": "requested", "DEMAND": "requested", "PROPOSE": "proposed", "ADVISE": "proposed", "ORDER": "ordered",
    "AGREE": "agreed", "REFUSE": "refused", "PROMISE": "planned", "INQUIRE": "possible", "INVITE": "requested",
    "DECIDE": "planned", "WARN": "possible",
}  # fmt: skip
#: The types that say something to somebody.
SPEECH = frozenset(
    [
        "INFORM",
        "CONVEY",
        "REQUEST",
        "INQUIRE",
        "PROPOSE",
        "ADVISE",
        "ORDER",
        "AGREE",
        "REFUSE",
        "PROMISE",
        "INVITE",
        "DEMAND",
        "ACCUSE",
        "PRAISE",
        "WARN",
    ]
)


class Frame(Row):
    """A way to say an event.

    `forms` are trigger words in their dictionary form, the head first; every further word depends on the head
    or on a word before it ("turn down", "give order", "respond in affirmative"). Articles and possessives are
    left out. `roles` names a template of `patterns/templates` below; `places` adds to it or replaces parts.

    A place is where a filler stands in the parse, seen from the trigger: `subj`, `obj`, `dative`, `clause`
    (infinitive, participle or that-clause), `poss`, `mod` (a name before a noun), `head` (the noun that a
    participle belongs to), `up` (the subject of the verb that carries a noun), or a preposition; `about` stands
    for all that mean it. `/actor`, `/thing`, `/place` keep only fillers of that kind, `/event` only events; what
    stands at a place with `/word` is asked for by `only` and `never`, and fills no role.
    `only` keeps the frame to fillers of a role that bear one of these labels, or are one of the words of a
    class (`@message`); `never` keeps it from such. A role in `only` must be there.
    """

    type: EventType
    pos: Pos
    forms: tuple[Text, ...] = Field(min_length=1)
    roles: Text
    places: dict[Role, tuple[Text, ...]] = Field(default_factory=dict)
    only: dict[Role, tuple[Text, ...]] = Field(default_factory=dict)
    never: dict[Role, tuple[Text, ...]] = Field(default_factory=dict)
    status: Status | None = Field(None, description="of the event itself, where the words alone decide it")
    gives: Status | None = Field(None, description="to its content, where that is not what the type gives")
    plover: Text | None = Field(None, description="root in PLOVER, where it is not that of the type")
    mode: Text | None = Field(None, description="mode in PLOVER")


CueClass = Literal[
    "negation", "auxiliary", "condition", "governor", "modifier", "adverb", "transparent", "light", "message",
    "performative", "imperative", "person_noun", "body_noun", "force_noun", "goods_noun", "captive_noun", "pact_noun",
    "talk_noun", "place_noun", "plan_noun", "idiom", "control", "asking", "told", "bidden", "courtesy", "copular",
    "bare", "aside", "doing", "own_noun", "adding", "agreeable", "calling", "doubting", "emerging", "happening",
    "incapable", "manner", "phrasal", "pledging", "proceeding", "putting", "receiving", "retracting", "seeming",
    "thinking", "thwarted", "true", "untrue", "waiting", "wishing",
]  # fmt: skip


class Cue(Row):
    """Words that decide the status of an event, or classes of words that frames ask for.

    `negation`, `condition`, `auxiliary`, `adverb` stand with the event's own words; a `governor` ("intend",
    "halt", "plan", "possibility") has the event as its complement, a `modifier` ("possible attack") stands
    before its noun; inside an `idiom` no word tells an event. `transparent` words only lead on to what follows
    ("results of", "consider"), `light` verbs lend a noun their subject; what
    follows `courtesy` ("glad to inform you") is done by saying it; an `own_noun` ("views") is asked of whose it is.
    Classes in `_noun`, and `message`, are named by frames as `@class`; the others are each asked for by one rule of
    the layer (docs/frames.md says what it decides).
    """

    cls: CueClass = Field(alias="class")
    status: Status | None = None
    forms: tuple[Text, ...] = Field(min_length=1)


__all__ = ["GOVERNS", "SPEECH", "Cue", "EventType", "Frame", "Pos", "Role", "Slug", "Status"]
