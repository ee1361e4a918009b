"""The header of a catalogue record: its title, and what the first words of the abstract add."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from spacy.tokens import Doc

from cablenlp.layers.header.atoms import Cast, named
from cablenlp.layers.header.moment import place
from cablenlp.layers.header.plain import Plain
from cablenlp.layers.header.route import TALKS, Actor, Atom, Message, read_route
from cablenlp.layers.indexes import kinds
from cablenlp.layers.zones.lines import DIARY
from cablenlp.matching import split
from cablenlp.table import key, placed, section

Place = tuple[int, int]

#: Documents that a body issues.
ISSUED = ("resolution", "decision", "directive", "report", "minutes", "protocol", "other")
_ADDRESSED_TO_NOBODY = ("resolution", "decision", "minutes", "protocol")
#: The kind of a document stands within so many characters of its title.
_KIND_WIDTH = 70


def read_title(doc: Doc, text: str, title: Place, abstract: Place | None, cast: Cast) -> Plain:
    """Kind, route and numbers of a document by its title and abstract."""
    start, end = title
    abstract = abstract or (end, end)
    atoms = cast.atoms(start, abstract[1])
    kind, kind_text, begin, at, end = _kind(text, start, end, cast)
    owner = [a for a in atoms if start <= a.start < begin and a.label in ("PERSON", "ROLE")][:1]
    diary = bool(owner) and kind in TALKS and DIARY.match(text, start, begin) is not None
    quoted = _QUOTED.search(text, at, end)
    end = quoted.start() if quoted else end
    index = kinds(cast.lexicon)
    talk = kind == "journal" and _MET.search(text, at, end)  # "From the Journal of Lapin: Meeting with ..."
    root = read_route(text, at, end, atoms, index, TALKS[0] if talk else kind, title=True)
    authors = owner if diary else _authors(text, start, begin, atoms)
    if authors and (diary or not root.slots.get("senders")):
        root.slots.setdefault("participants" if kind in TALKS else "senders", [])[:0] = authors
    together = kind in ISSUED and _of_several(text, at, end, atoms)
    if together:
        root.slots["senders"] = [a for a in root.slots.get("senders", ()) if a.label != "ORG"]
    if authors and kind not in TALKS and not root.slots.get("recipients"):  # "Sadchikov's Exchange of Letters with ..."
        root.slots["recipients"] = root.slots.pop("participants", [])
    header = message(doc, root) | {"kind": kind, "kind_text": kind_text}
    if kind in TALKS or kind in _ADDRESSED_TO_NOBODY:  # "Decision to Send Troops to Angola"
        header["recipients"] = [a for a in header["recipients"] if not is_place(a)]
    _address_inner(header)
    limit = min((c.start for c in root.conveys), default=end)
    header["numbers"] = [
        text[s:e] for s, e, x in placed(doc, "shapes") if start <= s < limit and x.label_ == "CABLE_NUMBER"
    ]
    for name in ("date", "start", "end"):
        del header[name]
    header["origin"] = place(root.origin.actor) if root.origin else None
    header["participants"] = actors(root.slots.get("participants"))
    if kind in ISSUED and kind_text and not (together or header["senders"] or header["participants"]):
        header["senders"] = _issuer(text, at, limit, atoms)
    _from_abstract(doc, text, abstract, atoms, header, cast)
    return header


#: In the title of a journal: whom its writer met.
_MET = re.compile(r":\s[^\n]{0,40}\b(?:meeting|conversation|talk|interview)s?\swith\b", re.I)


def _address_inner(header: Plain) -> None:
    """A message that is forwarded without a word on whom it is for is for whom it is forwarded to."""
    for inner in header["conveys"]:
        if inner["senders"] and not inner["recipients"]:
            inner["recipients"] = list(header["for"] or header["recipients"])


#: Words in quotation marks behind the route: what the document is called, and no cover name.
_QUOTED = re.compile(
    r"[,:;–—-]\s*[\"“‘«](?=[^\s\"“”‘«»]+\s[^\s\"“”‘«»])|\s[\"“‘«](?=(?:[^\s\"“”‘«»]+\s){3}[^\s\"“”‘«»])"
)
_REPLY = re.compile(r"(?:reply|response|answer)(?=\s+(?:of|from|by|to)\b)", re.I)
_LEADING_ROUTE = re.compile(r"\bto\b", re.I)


def _kind(text: str, start: int, end: int, cast: Cast) -> tuple[str | None, str | None, int, int, int]:
    """The kind, its words, where they begin and end, and where the title's route ends."""
    hits = kinds(cast.lexicon).find(split(text[start:end]))
    if not hits or hits[0].start >= _KIND_WIDTH:
        for kind, pattern in _IN_PASSING:
            if m := pattern.search(text, start, end):
                return kind, m[0], m.start(), m.end(), end
        reply = _REPLY.match(text, start, end)
        return ("letter", reply[0], start, reply.end(), end) if reply else (None, None, start, start, end)
    if hits[0].values[0] == "memorandum" and (about := _ABOUT_TALK.match(text, start + hits[0].end, end)):
        begin = start + hits[0].start
        return "memorandum of conversation", text[begin : about.end()], begin, about.end(), end
    if hits[0].values[0] == "journal":  # what was written down there: "From the Journal of Yudin: Record of ..."
        hits = [h for h in hits if h.values[0] in TALKS][-1:] or hits
    begin, at = start + hits[0].start, start + hits[0].end
    colon = text.find(": ", start, end)
    if start < colon < at and _LEADING_ROUTE.search(text, start, colon):  # "Panikkar to Bajpai: Conversation with ..."
        return None, None, start, start, colon
    return hits[0].values[0], text[begin:at], begin, at, end


#: "Memo on a Conversation of Zhou with ..."
_ABOUT_TALK = re.compile(
    r"\s(?:on|of|about)\s(?:an?|the|his)\s(?:conversation|talk|interview)s?(?=\s(?:of|with|between)\b)", re.I
)
#: What a title calls its document by another word: "Session of the Politburo", "Cipher No. 208", "Talk with Menon".
_IN_PASSING = (
    ("ciphered telegram", re.compile(r"^(?:Cipher|Cypher)(?=\s(?:No\b|№|Nº|#|\d))", re.M)),
    ("minutes", re.compile(r"\b(?:[Ss]ession|[Ss]itting|[Pp]lenum|[Mm]eeting)\b(?=\sof\s(?:the\s)?[^\n,:]{0,40}\b"
                           r"(?:Politburo|Presidium|Secretariat|Committee|Council|Cabinet|Bureau)\b)")),
    ("record of conversation", re.compile(r"\b(?:[Tt]alks?|[Mm]eeting|[Ii]nterview)\b(?=\s(?:with|between)\s)")),
)  # fmt: skip
_AUTHORS = re.compile(r"(?:['’]s?)?[\s,:-]*(?:\w+[\s-]+){0,2}", re.I)


#: What joins two people who wrote together: "Mikoyan-Suslov Report".
_TOGETHER = re.compile(r"\s*[-–/&,]\s*|\s*,?\s+and\s+")


def _authors(text: str, start: int, kind: int, atoms: list[Atom]) -> list[Atom]:
    """Who stands before the kind of the document: "Politburo Decision", "Nehru's letter to ..."."""
    before = [a for a in atoms if start <= a.start < kind]
    if not before or text[start : before[0].start].strip().lower() not in ("", "the"):
        return []
    if any(not _TOGETHER.fullmatch(text, a.end, b.start) for a, b in pairwise(before)):
        return []
    beside = before[-1].end >= kind or _AUTHORS.fullmatch(text, before[-1].end, kind)
    people = len(before) == 1 or all(a.label == "PERSON" for a in before)
    return before if before[0].label != "GPE" and beside and people else []


_NAME_WORD = r"[A-Z][\w’'()-]*"
_BY_WHOM = re.compile(
    rf"\s*,?\s+(?:of|by|from)\s+(?:the\s+)?(?P<x>{_NAME_WORD}(?:\s+(?:(?:of|the|and"
    rf"|for)\s+){{0,2}}{_NAME_WORD}){{0,8}})"
)


#: People of several bodies issue nothing together: "Minutes of the Meeting of Leading Representatives of ...".
_PEOPLE_OF = re.compile(r"\b(?:Representatives|Delegates|Delegations|Leaders|Ministers|Secretaries|Heads|Members)\b")


def _of_several(text: str, at: int, end: int, atoms: list[Atom]) -> bool:
    """Whether a title tells of people of several bodies, and not of a body that is called after such people."""
    people = _PEOPLE_OF.search(text, at, end)
    return people is not None and not any(a.start <= people.start() < a.end for a in atoms)


def _issuer(text: str, at: int, end: int, atoms: list[Atom]) -> list[Actor]:
    """The body that issued a document, known or not: "Resolution of the Delhi Conference on ..."."""
    found = _BY_WHOM.match(text, at, end)
    if not found:
        return []
    known = [a for a in atoms if a.start < found.end() and found.start("x") < a.end]
    if any(a.label == "ORG" for a in known):
        return actors([next(a for a in known if a.label == "ORG")])
    words = " ".join(found["x"].split())
    return [] if known and known[0].label == "PERSON" else [named(words) | {"name": None}]


_WHAT = (
    r"(?:\d{1,2}\s+\w+\s+\d{4}\s+|\w+\s+\d{1,2},?\s+\d{4}\s+)?(?:\w+\s+)?"
    r"(?=(?:message|telegram|cable|letter|note|reply|response|report)s?\s+(?:of\s+[^.]{4,20}\s)?(?:from|to|by)\b)"
)
_PASSES_ON = re.compile(
    r"\b(?:relay|convey|transmit|forward|pass|communicat|send|deliver)\w*\s+(?:on\s+)?(?:the\s+text\s+of\s+)?"
    r"(?:an?|the|two|another|his|her|their|this|following|the\s+following)?\s*" + _WHAT,
    re.I,
)
#: A second one: "... and the 16 July 1952 reply from Kim to Mao".
_AND_ANOTHER = re.compile(r"\s*,?\s+(?:and|as\s+well\s+as)\s+(?:an?|the|his|her|their)\s+" + _WHAT, re.I)
#: So long may the words of one message be.
_PASSED_WIDTH = 300
_STOP = re.compile(r"[.!?][\"”’)\]]*\s+(?=[A-Z])|:\s|\n\s*\n")


def _from_abstract(doc: Doc, text: str, zone: Place, atoms: list[Atom], header: Plain, cast: Cast) -> None:
    """What the first words of an abstract, and its talk of messages passed on, add to the title."""
    start, end = zone
    if start >= end:
        return
    hits = kinds(cast.lexicon).find(split(text[start : min(end, start + 60)]))
    if hits and hits[0].start < 12 and not header["participants"]:
        stop = sentence_end(text, start, end)
        root = read_route(text, start + hits[0].end, stop, atoms, kinds(cast.lexicon), hits[0].values[0], title=False)
        if _is_another(root, header):
            other = message(doc, root)
            other["recipients"] = other["recipients"] or list(header["recipients"])
            header["conveys"] = header["conveys"] or [other]
        else:
            _add_first_words(root, header)
    if not header["conveys"]:
        header["conveys"] = passed_on(doc, text, start, end, atoms, cast)


def _is_another(root: Message, header: Plain) -> bool:
    """Whether the first words name the message that the one of the title passes on: another person wrote it."""
    people = {a.actor["name"] for a in root.slots.get("senders", ()) if a.label == "PERSON"}
    named = [a for slot in ("senders", "via", "for") for a in header[slot]]
    return bool(people and header["senders"] and header["recipients"]) and all(
        str(a["mention"]).endswith("PERSON") and a["name"] not in people for a in named
    )


def _add_first_words(root: Message, header: Plain) -> None:
    """Who is named as "Message from X to Y" behind a title that leaves them out, or names but their office."""
    senders, recipients = (
        [a.actor for a in root.slots.get(slot, ()) if a.label != "GPE"] for slot in ("senders", "recipients")
    )
    header["senders"] = header["senders"] or senders
    if not header["recipients"]:
        header["recipients"] = recipients
    elif all(is_body(a) for a in header["recipients"]):
        known = {a["name"] for a in (*header["recipients"], *header["for"])}
        header["for"] += [a for a in recipients if a["name"] not in known and not is_body(a) and not is_role(a)]


def passed_on(doc: Doc, text: str, start: int, end: int, atoms: list[Atom], cast: Cast) -> list[Plain]:
    """The messages that a stretch of prose says are passed on."""
    found: list[Plain] = []
    for first in _PASSES_ON.finditer(text, start, end):
        m: re.Match[str] | None = first
        while m and (passed := _passed(text, m.end(), end, atoms, cast)):
            passed.start = m.start() if m is not first else m.end()
            if dated := _DATED_KIND.search(text, m.start(), m.end()):
                passed.start = dated.start()
            if not found or found[-1]["start"] < passed.start:
                found.append(message(doc, passed))
            m = _AND_ANOTHER.match(text, passed.end, end)
    return found


_DATED_KIND = re.compile(r"\d{1,2}\s+\w+\s+\d{4}\s|[A-Z]\w+\s+\d{1,2},?\s+\d{4}\s")


def _passed(text: str, start: int, end: int, atoms: list[Atom], cast: Cast) -> Message | None:
    """The message whose kind begins here, if a route follows."""
    index = kinds(cast.lexicon)
    hits = index.find(split(text[start : start + 20]))
    at = start + (hits[0].end if hits else 0)
    kind = hits[0].values[0] if hits else "letter" if _REPLY.match(text, start) else "message"
    stop = sentence_end(text, at, min(end, start + _PASSED_WIDTH))
    near = atoms[bisect_left(atoms, at, key=_begin) : bisect_left(atoms, stop, key=_begin)]
    passed = read_route(text, at, stop, near, index, kind, title=False)
    return passed if passed.slots.get("senders") or passed.slots.get("recipients") else None


def _begin(atom: Atom) -> int:
    return atom.start


def sentence_end(text: str, start: int, end: int) -> int:
    """Where the first sentence of a stretch ends."""
    stop = _STOP.search(text, start, end)
    return stop.start() if stop else end


def message(doc: Doc, found: Message) -> Plain:
    """A message as the contract has it, with the date that stands in it."""
    slots = found.slots
    if not slots.get("recipients") and slots.get("for"):
        slots = slots | {"recipients": slots["for"], "for": []}
    return {
        "kind": found.kind, "date": _date(doc, found), "numbers": [], "senders": actors(slots.get("senders")),
        "recipients": actors(slots.get("recipients")), "via": actors(slots.get("via")), "for": actors(slots.get("for")),
        "start": found.start, "end": found.end, "conveys": [message(doc, m) for m in found.conveys],
    }  # fmt: skip


def _date(doc: Doc, found: Message) -> str | None:
    """The date that stands in the words of a message."""
    values = section(doc, "dates")
    dates = placed(doc, "dates")
    first, last = (bisect_left(dates, x, key=lambda d: d[0]) for x in (found.start, found.end))
    for s, e, span in dates[first:last]:
        if edtf := (values.get(key(s, e, span.label_)) or {}).get("edtf"):
            return str(edtf)
    return None


def actors(atoms: list[Atom] | None) -> list[Actor]:
    """The actors of a slot, each once."""
    found: list[Actor] = []
    for atom in atoms or ():
        if not any(a["name"] == atom.actor["name"] and a["text"] == atom.actor["text"] for a in found):
            found.append(dict(atom.actor))
    return found


def is_body(actor: Actor) -> bool:
    """Whether an actor is a body."""
    return str(actor["mention"]).endswith("ORG")


def is_role(actor: Actor) -> bool:
    """Whether an actor is named by office alone."""
    return str(actor["mention"]).endswith("ROLE")


def is_place(actor: Actor) -> bool:
    """Whether an actor is a place."""
    return str(actor["mention"]).endswith("GPE")
