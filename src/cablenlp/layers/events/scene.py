"""What is known of a document while its events are read: its route, who is named, who was spoken of."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from cablenlp.layers.events.tree import Mention, Tree
from cablenlp.layers.events.triggers import Index


@dataclass(slots=True)
class Filler:
    """One filler of a role.

    Attributes:
        token: Position of its head in the sentence, -1 where it stands elsewhere.
        key: The mention, as the table names it; None for text.
        start: Where the text begins.
        end: Where it ends.
        certainty: `stated`, `coref` (by a word that stands for it), `inferred` (from the route).
        event: Number of the event it is, in the list of the document.
        quantity: How many, as written.
    """

    token: int
    key: str | None = None
    start: int = 0
    end: int = 0
    certainty: str = "stated"
    event: int | None = None
    quantity: str | None = None


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody or something that a later word may mean.

    Attributes:
        key: The mention; None where only words name it ("the generals").
        start: Where the words begin.
        end: Where they end.
        label: That of the mention; of words `HUMAN`, `BODY`, `PLURAL`, `THING` or `MESSAGE`.
        name: What tells it from others.
    """

    key: str | None
    start: int
    end: int
    label: str
    name: str


@dataclass(frozen=True, slots=True)
class Heard:
    """A place where somebody was named or meant: where, who (several if together), by which words, how prominently."""

    at: int
    who: tuple[Who, ...]
    words: frozenset[str]
    weight: int


@dataclass(frozen=True, slots=True)
class Meant:
    """What a word that stands for somebody was read as: its place, who, and the rule."""

    start: int
    end: int
    who: tuple[Who, ...]
    why: str


@dataclass(slots=True)
class Scene:
    """What is known of the document when its sentences are read.

    Attributes:
        text: The text.
        lookup: The frames and cues.
        senders: Mentions of the header's senders.
        signers: Who signed, the senders where nobody did: those whom "I" means.
        recipients: Mentions of those the message is for.
        participants: Mentions of those who take part in a conversation.
        mentions: Every mention of the document, in order.
        trees: The parsed sentences.
        starts: Where each sentence begins, parsed or not.
        titles: The title before a name, by its mention; `f` for who is known to be a woman.
        home: The state whose service writes.
        sides: The state that a country, people or body is or belongs to, by its mention.
        names: Who a mention is (kb_id), where links tell.
        conveyed: Senders and recipients of the messages inside.
        passed_on: Where messages in quotation marks stand, each with the colon before it; made when first needed.
        heard: Who was named or meant where, in order; made when first needed.
        present: Who is "I" or "you" in it, by name: nobody's "he"; made when first needed.
        meant: What words that stand for somebody were read as.
        tried: Where a sentence begins with one that was looked at, whether or not somebody was found.
    """

    text: str
    lookup: Index
    senders: list[str] = field(default_factory=list)
    signers: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    participants: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    trees: list[Tree] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    home: str | None = None
    sides: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    conveyed: list[tuple[list[str], list[str]]] = field(default_factory=list)
    passed_on: list[tuple[int, int, int]] | None = None
    heard: list[Heard] | None = None
    present: frozenset[str] | None = None
    meant: dict[int, Meant] = field(default_factory=dict)
    tried: set[int] = field(default_factory=set)

    def identity(self, key: str | None) -> str:
        """Who a mention is, as far as links tell; the mention's own words else."""
        if key is None:
            return ""
        known = self.names.get(key)
        if known:
            return known
        start, end, _ = key.split("-", 2)
        return self.text[int(start) : int(end)].lower()

    def sentence(self, at: int) -> int:
        """Number of the sentence at a place."""
        return bisect_right(self.starts, at)
