"""What a message begins with: "For Fadden from Menzies.", "Dear Mr. Prime Minister:", one that it passes on."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from cablenlp.layers.header.atoms import Cast, unlisted
from cablenlp.layers.header.kind import GREETING
from cablenlp.layers.header.plain import Plain
from cablenlp.layers.header.readings import SIDES
from cablenlp.layers.header.route import Atom, read_route
from cablenlp.layers.header.title import actors, passed_on, sentence_end
from cablenlp.layers.indexes import kinds
from cablenlp.layers.zones import Zone

#: An address in words.
ADDRESS = re.compile(
    r"\s*(?:(?:(?:the )?following(?: is)?|strictly|secret|and|personal|addressed|eyes only|message|telegram)\s+){0,5}"
    r"(?P<route>(?:for|from|to))\s+(?:the\s+)?(?=(?-i:[A-Z]))",
    re.I,
)
#: Officials whom no mention tells: "For Chief of Naval Staff from Naval Attaché."
_OFFICIALS = re.compile(
    r"(?:[Ff]or|FOR)\s(?:the\s)?(?P<whom>[A-Z][\w ]{3,40}?)\s(?:from|FROM)\s(?:the\s)?(?P<who>[A-Z][\w ]{3,40})$"
)
#: Where a greeting ends; "Mr." ends none.
_GREETED = re.compile(r"[,:!\n]")
_SHORT_TITLE = re.compile(r"\b(?:Mr|Dr|Gen|St)\.\s?[,:!\n]$")
#: Longer first lines greet and go on.
_GREETING_WIDTH = 60
#: Longer sentences are no addresses.
_ADDRESS_WIDTH = 160
#: What a message passes on stands in its first words.
_PASSED_WIDTH = 400


def read_opening(doc: Doc, text: str, body: Zone, header: Plain, cast: Cast) -> None:
    """Read the first words of a message into the header."""
    line = text.find("\n", body.start, body.end)
    stop = sentence_end(text, body.start, line if line >= 0 else body.end)
    if GREETING.match(text, body.start):
        stop = line if 0 <= line < body.start + _GREETING_WIDTH else stop  # "Mr." ends no sentence
    if stop - body.start <= _ADDRESS_WIDTH and (ADDRESS.match(text, body.start) or not routed(header)):
        read_address(text, body.start, stop, header, cast)
    if not header["conveys"]:
        end = min(body.end, body.start + _PASSED_WIDTH)
        passed = passed_on(doc, text, body.start, end, cast.atoms(body.start, end), cast)
        header["conveys"] = [m for m in passed if m["senders"]]  # what was handed to somebody need not be here


def read_address(text: str, start: int, stop: int, header: Plain, cast: Cast, titled: Plain | None = None) -> None:
    """The route that stands in an address or a greeting; whom a routed message is for is no recipient.

    A title above has said who sends the message, and to which post; within it one official writes to another.
    """
    atoms = cast.atoms(start, stop)
    if GREETING.match(text, start):
        if (over := _GREETED.search(text, start, stop)) and not _SHORT_TITLE.search(text, start, over.end()):
            atoms = [a for a in atoms if a.end <= over.start()]
        if not header["recipients"]:
            header["recipients"] = actors([a for a in atoms if a.label in ("PERSON", "ROLE")])
        return
    address = ADDRESS.match(text, start)
    if not address:
        return
    root = read_route(text, address.start("route"), stop, atoms, kinds(cast.lexicon), None, title=True)
    whom = actors([*root.slots.get("recipients", ()), *root.slots.get("for", ())])
    if not atoms and (officials := _OFFICIALS.match(text, address.start("route"), stop)):
        whom = [unlisted(officials["whom"])]
        root.slots["senders"] = [Atom(*officials.span("who"), "ROLE", unlisted(officials["who"]))]
    sent, got = (header[side] or (titled or {}).get(side) for side in SIDES)
    known = {a["name"] for a in got or () if a["name"]}
    header["for" if got else "recipients"] += [a for a in whom if a["name"] not in known]
    if not sent:
        header["senders"] = actors(root.slots.get("senders"))


def routed(header: Plain, *slots: str) -> bool:
    """Whether the header has one of these sides, or participants; a sender or recipient if left out."""
    return any(header[slot] for slot in (*(slots or ("senders", "recipients")), "participants"))
