"""The header of a document: heading, place and date, named lines, the first words of the message, the foot."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from spacy.tokens import Doc

from cablenlp.layers.header.address import addressee, unaddressed
from cablenlp.layers.header.atoms import OFFICE, Cast, named, unlisted
from cablenlp.layers.header.fields import LISTS, Field, fields_of, fill, without_parties
from cablenlp.layers.header.foot import ADDRESSED, once, read_foot
from cablenlp.layers.header.heading import SUBJECTED, Heading, Side, read_heading
from cablenlp.layers.header.kind import GREETING, kind_by_form, stated_kind
from cablenlp.layers.header.letterhead import beside_date, issuer, letterhead, seat, written_from
from cablenlp.layers.header.moment import moment, place, place_and_time, received, signed_at
from cablenlp.layers.header.notes import read_notes
from cablenlp.layers.header.own import own_numbers
from cablenlp.layers.header.posts import posts_after
from cablenlp.layers.header.readings import SIDES, readings, settle
from cablenlp.layers.header.route import TALKS, Actor, Atom, read_route
from cablenlp.layers.header.title import actors, is_place, passed_on, read_title, sentence_end
from cablenlp.layers.header.wire import read_wire
from cablenlp.layers.indexes import kinds, marks
from cablenlp.layers.zones import Zone
from cablenlp.layers.zones.head import FOR_WHOM, ONE_LINE
from cablenlp.layers.zones.labels import labels_in
from cablenlp.layers.zones.lines import DIARY, columns
from cablenlp.matching import split
from cablenlp.table import placed

Plain = dict[str, Any]
Lines = list[tuple[int, str]]

#: What a body issues, whoever signs it.
_DECIDED = ("decision", "resolution", "protocol")
#: A heading stands among the first lines.
_HEADING_LINES = 4


def read_head(doc: Doc, text: str, zones: list[Zone], cast: Cast) -> Plain:
    """The header of a document."""
    header: Plain = {
        "kind": None, "kind_text": None, "sent": None, "received": None, "subjects": [], "origin": None, "senders": [],
        "recipients": [], "via": [], "for": [], "participants": [], "drafters": [], "signers": [], "distribution": [],
        "repeated_to": [], "conveys": [], "readings": [],
    }  # fmt: skip
    lines = [
        (c.start, c.text)
        for z in zones if z.name in ("title", "source", "header") and _above(z, zones)
        for c in columns(text, z.start, z.end)
    ]  # fmt: skip
    rest = read_wire(lines, header, cast)
    titles = [z for z in zones if z.name == "title"]
    archived = any(z.name == "catalogue_date" for z in zones)  # the title is an archive's, a heading the document's
    titled = _lines(doc, rest, header, cast, titles, headed=not archived)
    stated = {side: list(header[side]) for side in SIDES}
    settle(header, titled)
    stated_kind(lines, header, cast.lexicon)
    below = [(c.start, c.text) for z in zones if z.name == "closing" for c in columns(text, z.start, z.end)]
    for name, found in place_and_time(doc, text, [*lines, *below], cast).items():
        header[name] = header[name] or found
    header["received"] = header["received"] or received(doc, text, lines)
    body = next((z for z in zones if z.name == "body"), None)
    if whom := addressee(text, lines, body, header, cast):
        same = {x[name] for x in whom for name in ("mention", "name") if x[name]}
        header["senders"] = [a for a in header["senders"] if not {a["mention"], a["name"]} & same]
        header["recipients"] = whom
    _subject(lines, header, cast)
    if body:
        _first_words(doc, text, body, header, cast)
    if header["kind"] in _DECIDED and not header["senders"] and not header["participants"]:
        header["senders"] = issuer(lines, cast)
    read_foot(doc, header, zones, cast)
    if not header["senders"] and not header["participants"]:
        header["senders"] = [a for a in letterhead(lines, cast) if a not in header["recipients"]]
    header["origin"] = (
        header["origin"] or written_from(text, lines, cast) or seat(unaddressed(text, lines, body, cast), cast)
    )
    header["origin"] = header["origin"] or beside_date(doc, below, cast)
    header["sent"] = header["sent"] or signed_at(doc, text, below)
    read_notes(doc, text, zones, header, cast)
    for z in zones:
        if z.name not in ("source", "note", "closing"):
            header["repeated_to"] += posts_after(text, z.start, z.end, cast)
    for slot in ("repeated_to", "distribution", "drafters", "signers"):
        header[slot] = once(header[slot])
    header["participants"] = without_parties(header["participants"])
    if header["kind"] in TALKS:
        header["sent"] = None  # the hour is that of the talk
        _between(header, titled)
    _settle(header, cast)
    if not header["kind"]:
        header["kind"] = kind_by_form(doc, text, body, lines)
    header["numbers"] = own_numbers(doc, text, zones)
    header["readings"] = readings(doc, text, zones, header, titled, stated, cast)
    return header


def _between(header: Plain, titled: Plain) -> None:
    """The two whom the heading of an American memorandum puts a conversation between, as sender and recipient too.

    So the editors of Foreign Relations mark them: who called or came stands first.
    """
    parties = without_parties(titled.get("participants") or [])
    american = header["kind"] == "memorandum of conversation" or "Telephone" in str(header["kind_text"])
    if american and len(parties) == 2 and not header["recipients"]:
        header["senders"], header["recipients"] = [parties[0]], [parties[1]]


def _above(zone: Zone, zones: list[Zone]) -> bool:
    """Whether a zone stands above the message."""
    return all(zone.start < z.start for z in zones if z.name == "body")


#: What a title above the head may say of the route.
_TITLED = ("senders", "recipients", "via", "for")


def _lines(doc: Doc, lines: Lines, header: Plain, cast: Cast, titles: list[Zone], *, headed: bool) -> Plain:
    """Read the lines of the head one by one; a list goes on until a line of another sort.

    The route that a title gives comes back by itself.
    """
    listing, told = "", False
    titled: Plain = {}
    diary, owner = _owner(lines, cast)
    talk = any(_is_talk(cast.text[z.start : z.end], cast) for z in titles)
    for n, (at, words) in enumerate(lines):
        if n < diary:
            continue
        line = words
        in_title = any(z.start <= at < z.end for z in titles)
        following = lines[n + 1] if n + 1 < len(lines) else (at, "")
        goes_on = _WITH.match(following[1]) and not _WITH.match(line) and kinds(cast.lexicon).find(split(line[:120]))
        if goes_on or (_UNFINISHED.search(line) and read_heading(line) and not fields_of(line, at, cast.lexicon)):
            end = next((m for m in range(n + 2, len(lines)) if not _WITH.match(lines[m][1])), len(lines)) - 1
            line = (
                cast.text[at : lines[end][0] + len(lines[end][1])]
                if goes_on
                else line + cast.text[at + len(line) : following[0] + len(following[1])]
            )
        named_parts = fields_of(line, at, cast.lexicon) or _behind_marks(line, at, cast)
        if named_parts:
            for part in named_parts:
                sent = list(header["senders"])
                fill(doc, header, part, cast)
                if part.slot == "for" and titled.get("senders"):
                    header["senders"] = sent  # "For Lodge from Dulles": an address within what the title sends
            last = named_parts[-1]
            _hour_below(doc, lines, n, last, header, cast)
            if n and last.slot in _TIMES and not any(c == "\n" for c in cast.text[lines[n - 1][0] : at]):
                continue  # a column of its own beside the list
            listing = last.slot if last.slot not in _SIDES or not cast.text[last.start : last.end].strip(" :") else ""
            told = last.slot in _ENDED and bool(cast.text[last.start : last.end].strip(" :"))
        elif (
            not in_title
            and (address := _ADDRESS.match(line))
            and address.start("route") > len(line) - len(line.lstrip())
        ):
            _address(cast.text, at, at + len(line), header, cast, titled)
            listing = ""
        elif ADDRESSED.match(line):
            whom = actors([a for a in cast.atoms(at, at + len(line)) if a.label in ("PERSON", "ROLE")])
            header["recipients"] = header["recipients"] or whom
            listing = ""
        elif header["recipients"] and (meant := FOR_WHOM.match(line)):
            fill(doc, header, Field("for", at + meant.start("x"), at + len(line)), cast)
        elif (
            n < _HEADING_LINES + diary
            and listing != "subjects"
            and not (talk and not in_title)
            and not ((headed and titled) or _routed(header))
            and _heading(doc, at, line, header, cast)
        ):
            listing = ""
            if in_title:
                titled = {slot: header[slot] for slot in _TITLED} | {"participants": list(header["participants"])}
                header |= {slot: [] for slot in _TITLED}
        elif (listing == "repeated_to" and cast.text[max(0, at - 4) : at] == "    ") or (
            listing in LISTS
            and not (listing in _SIDES and any(map(str.isdigit, line)))
            and not _dated(doc, at, at + len(line))
            and not (told and "\n\n" in cast.text[lines[n - 1][0] : at])
        ):
            fill(doc, header, Field(listing, at, at + len(line)), cast)
        else:
            listing = ""
            if not titled:
                _name_alone(at, line, header, cast)
    slot = "participants" if header["participants"] else "senders"
    header[slot] = owner + [a for a in header[slot] if a not in owner]
    return titled


def _is_talk(title: str, cast: Cast) -> bool:
    """Whether a title is that of a conversation, of which no line below it tells who wrote to whom."""
    hits = kinds(cast.lexicon).find(split(title[:120]))
    return bool(hits) and hits[0].values[0] in TALKS


#: An hour alone in its column: "2025".
_HOUR = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
#: So many columns below a date its hour may stand.
_BELOW = 3


def _hour_below(doc: Doc, lines: Lines, n: int, part: Field, header: Plain, cast: Cast) -> None:
    """Add to the day of a named line the hour that stands alone in the lines below it."""
    if part.slot not in _TIMES:
        return
    slot = "sent" if part.slot == "date" else part.slot
    day = header[slot] or moment(doc, cast.text, part.start, part.end) or ""
    if len(day) != len("1950-01-01"):
        return
    for _, words in lines[n + 1 : n + 1 + _BELOW]:
        if hour := _HOUR.fullmatch(words):
            header[slot] = f"{day}T{hour[1]}:{hour[2]}"
        if words[:1].isdigit():
            return


def _subject(lines: Lines, header: Plain, cast: Cast) -> None:
    """The last line of the head, when it is in capitals and names nobody, is what the message is about."""
    if header["subjects"] or header["conveys"] or len(lines) < 4:
        return
    at, words = lines[-1]
    if (
        " " not in words
        or not words.isupper()
        or any(c.isdigit() for c in words)
        or len(words) < 6
        or cast.text[max(0, at - 2) : at] != "\n\n"
    ):
        return
    hits = [*marks(cast.lexicon).find(split(words)), *kinds(cast.lexicon).find(split(words))]
    if not hits and all(a.label == "GPE" and not a.city for a in cast.atoms(at, at + len(words))):
        header["subjects"] = [words]


#: Who writes does not call himself a comrade.
_COMRADE = re.compile(r"(?:Comrade|Cde\.|Com\.)\s", re.I)


def _name_alone(at: int, line: str, header: Plain, cast: Cast) -> None:
    """A name alone on a line is who writes, where nobody else is said to."""
    atoms = cast.atoms(at, at + len(line))
    if len(atoms) == 1 and atoms[0].label == "PERSON" and not _routed(header, "senders"):
        rest = line[: atoms[0].start - at] + line[atoms[0].end - at :]
        if len(rest.strip()) < _TITLE:
            side = "recipients" if _COMRADE.match(line) else "senders"
            header[side] = header[side] or [atoms[0].actor]


def _behind_marks(line: str, at: int, cast: Cast) -> list[Field]:
    """The named parts behind marks: "EYES ONLY FOR AMBASSADOR FROM SECRETARY"."""
    if for_one := _FOR_ONE.match(line):
        return [Field("for", at + for_one.start("x"), at + for_one.end("x"))]
    hits = marks(cast.lexicon).find(split(line[:_MARKS]))
    if not hits or hits[0].start:
        return []
    end = hits[-1].end
    end += len(line[end:]) - len(line[end:].lstrip(" .,;:/"))
    return [f for f in fields_of(line[end:], at + end, cast.lexicon) if f.slot in ("for", "recipients", "senders")]


#: Whom an opening telegram is for: "2167. Eyes only Ambassador Galbraith.", "USUN For Lodge."
_FOR_ONE = re.compile(
    r"(?:[A-Z][a-z]{2,8}\s)?\d{1,6}\.\s+(?:[A-Z]{3,6}\s)?(?:Eyes [Oo]nly(?: for)?|For|Personal [Ff]or)\s+"
    r"(?P<x>(?=[A-Z])(?:(?<=Gen)\.|(?<=Amb)\.|(?<=Mr)\.|(?<=Dr)\.|[^.\n]){2,70})\."
)
#: As long may the marks be before whom a message is for.
_MARKS = 70
#: How a heading goes on in the next line, and how one ends that does.
_WITH = re.compile(r"\s*(?:(?i:with|between)|to|from|for|of|on|by)\s")
_UNFINISHED = re.compile(r"\b(?:to|of|the|and|in|for|from)$")


#: As far down the head of a journal's sheet may stand, and as many columns below it whose it is.
_DIARY_LINES, _OWNER_LINES = 8, 3


def _owner(lines: Lines, cast: Cast) -> tuple[int, list[Actor]]:
    """How many lines at the top name an official's journal, and the official."""
    top = next((n for n, (_, line) in enumerate(lines[:_DIARY_LINES]) if DIARY.match(line)), None)
    if top is None:
        return 0, []
    for count, (at, line) in enumerate(lines[top : top + _OWNER_LINES], top + 1):
        found = [a for a in cast.atoms(at, at + len(line)) if a.label in ("PERSON", "ROLE")]
        if found:
            return count, actors(found[:1])
    return top + 1, []


def _routed(header: Plain, *slots: str) -> bool:
    return any(header[slot] for slot in (*(slots or ("senders", "recipients")), "participants"))


_TIMES = ("sent", "received", "date")
#: Lists that a blank line ends where they began beside their name.
_ENDED = ("distribution", "subjects")
#: Sides of the route, of which a list is one only below their name alone.
_SIDES = ("senders", "recipients")
#: What is told behind these is no heading: "Sent to the Department".
_NO_HEADING = ("sent", "distribution", "repeated_to", "drafters", "approvers")


#: A paper and what it belongs to: "Appendix to item 8 of Protocol No. 31".
_ATTACHED = re.compile(
    r"(?:Appendix|Annexe?|Attachment|Enclosure|Supplement)\s(?:(?:No\.?\s?)?[\dA-Z]{1,3}\s)?(?:to|of)\b", re.I
)


def _heading(doc: Doc, at: int, line: str, header: Plain, cast: Cast) -> bool:
    """Read a line as a heading: an edition's, with offices and names in brackets, or one like a catalogue's title."""
    if _ATTACHED.match(line) or any(m.slot in _NO_HEADING for m in labels_in(line, cast.lexicon)):
        return False
    if titled := SUBJECTED.match(line):
        at, line = at + titled.end(), line[titled.end() :]
    hits = marks(cast.lexicon).find(split(line[:_MARKS]))
    if hits and hits[0].start == 0 and not kinds(cast.lexicon).find(split(line[:120])):
        return False
    heading = read_heading(line)
    talk = heading is not None and not any(heading[1:]) and _is_talk(line, cast)
    if heading and (heading.names or (heading.kind_text and not talk and not _names_people(heading, at, line, cast))):
        _take(heading, at, header, cast)
        return True
    if heading is None and not kinds(cast.lexicon).find(split(line[:120])):
        return False
    found = read_title(doc, cast.text, (at, at + len(line)), None, cast)
    slots = ("senders", "recipients", "via", "for", "participants")
    if not (found["recipients"] or found["participants"] or found["conveys"]):
        if heading:
            _take(heading, at, header, cast)
        return heading is not None
    header.update({name: found[name] for name in (*slots, "conveys")})
    header["origin"] = header["origin"] or (found["origin"] if ONE_LINE.match(line) else None)
    header["kind_text"] = header["kind_text"] or found["kind_text"]
    return True


def _names_people(heading: Heading, at: int, line: str, cast: Cast) -> bool:
    """Whether a heading with two sides names people on them, as a catalogue does."""
    people = [a for a in cast.atoms(at, at + len(line)) if a.label == "PERSON"]
    return sum(not _MIDDLE.fullmatch(cast.text, a.end, b.start) for a, b in pairwise(people)) > 0


def _take(heading: Heading, at: int, header: Plain, cast: Cast) -> None:
    """Take over a heading's kind and route."""
    header["kind_text"] = header["kind_text"] or heading.kind_text
    for slot in ("senders", "recipients", "participants"):
        header[slot] = header[slot] or [_actor(at, side, cast) for side in getattr(heading, slot)]
    if len(header["senders"]) == 1 and not header["recipients"] and not header["origin"]:
        words = header["senders"][0]["text"]
        town = next((a for a in cast.atoms(at, at + _ADDRESS_WIDTH) if a.actor["text"] == words), None)
        if town and town.city:  # "Telegram from Havana"
            header["origin"], header["senders"] = place(town.actor), []


def _actor(at: int, side: Side, cast: Cast) -> Actor:
    """A side of a heading as an actor, tied to the mention that stands there."""
    start, end = at + side.start, at + side.end
    if side.before is not None and (posted := _posted(at + side.before, start, end, cast)):
        return posted
    words = " ".join(cast.text[start:end].split())
    wanted = ("PERSON",) if side.name else ("PERSON", "ROLE", "ORG", "MIL_UNIT")
    here = [x for x in cast.within(start - 40, end) if x[2].label_ in wanted and x[0] <= start + 6 and x[1] > start]
    best = next((x for x in here if x[2].label_ == "PERSON"), None)
    best = best or max(here, key=lambda x: x[1] - x[0], default=None)
    if side.name:
        office = " ".join((side.office or "").split()) or None
        return (cast.actor(best[0], best[1], "PERSON") if best else named(words)) | {"text": words, "role": office}
    if whole := _alone(start, end, cast):
        return whole
    if best is None:
        return named(words) | {"name": None, "role": words}
    label = best[2].label_
    return cast.actor(best[0], best[1], label) | {"text": words, "role": None if label in ("ORG", "PERSON") else words}


def _posted(before: int, start: int, end: int, cast: Cast) -> Actor | None:
    """Somebody behind whose name his post stands in brackets: "Sir D. Kelly (Moscow)"."""
    places = [x for x in cast.within(start, end) if x[2].label_ == "GPE"]
    people = [a for a in cast.atoms(before, start) if a.label == "PERSON"]
    return people[0].actor if people and places and places[0][:2] == (start, end) else None


def _alone(start: int, end: int, cast: Cast) -> Actor | None:
    """The one person whom a side without brackets names, behind or before his office."""
    atoms = cast.atoms(start, end)
    if atoms and atoms[0].label == "ROLE" and (m := _NAME_BEHIND.fullmatch(cast.text, atoms[0].end, end)):
        known = next((x for x in cast.within(m.start("name"), end) if x[2].label_ == "PERSON"), None)
        actor = cast.actor(known[0], known[1], "PERSON") if known else named(m["name"])
        return actor | {"text": m["name"], "role": " ".join(cast.text[atoms[0].start : atoms[0].end].split())}
    people = [a for a in atoms if a.label == "PERSON"]
    if len(people) > 1 and all(_MIDDLE.fullmatch(cast.text, a.end, b.start) for a, b in pairwise(people)):
        return named(cast.text[people[0].start : people[-1].end])  # the parts of a name that no list knows whole
    if len(people) != 1 or people[0] is not atoms[0]:
        return None
    lead = cast.text[start : people[0].start].strip()
    if people[0].end == end and (office := OFFICE.search(lead)) and office.lastgroup == "head":
        return people[0].actor | {"role": people[0].actor["role"] or " ".join(lead.split())}
    return people[0].actor if people[0].actor["role"] or len(lead) < _TITLE else None


#: What may stand between two parts of a name.
_MIDDLE = re.compile(r"\s(?:[A-Z]\.\s){0,2}")
#: "the Minister of Finance, A.G. Zverev"
_NAME_BEHIND = re.compile(r",\s(?P<name>(?:[A-Z]\.\s?){0,3}[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2}),?")
#: As long may what stands before a name be that is no office: "Mr.", "Sir".
_TITLE = 12


def _dated(doc: Doc, start: int, end: int) -> bool:
    return any(start <= s < end for s, _, x in placed(doc, "dates") if x.label_ == "DATE")


_ADDRESS = re.compile(
    r"\s*(?:(?:(?:the )?following(?: is)?|strictly|secret|and|personal|addressed|eyes only|message|telegram)\s+){0,5}"
    r"(?P<route>(?:for|from|to))\s+(?:the\s+)?(?=(?-i:[A-Z]))",
    re.I,
)
#: Longer first lines greet and go on.
_GREETING_WIDTH = 60
#: Longer sentences are no addresses.
_ADDRESS_WIDTH = 160
#: What a message passes on stands in its first words.
_PASSED_WIDTH = 400


def _first_words(doc: Doc, text: str, body: Zone, header: Plain, cast: Cast) -> None:
    """What the message itself begins with: "For Fadden from Menzies.", "Dear Mr. Prime Minister:", one passed on."""
    line = text.find("\n", body.start, body.end)
    stop = sentence_end(text, body.start, line if line >= 0 else body.end)
    if GREETING.match(text, body.start):
        stop = line if 0 <= line < body.start + _GREETING_WIDTH else stop  # "Mr." ends no sentence
    if stop - body.start <= _ADDRESS_WIDTH and (_ADDRESS.match(text, body.start) or not _routed(header)):
        _address(text, body.start, stop, header, cast)
    if not header["conveys"]:
        end = min(body.end, body.start + _PASSED_WIDTH)
        passed = passed_on(doc, text, body.start, end, cast.atoms(body.start, end), cast)
        header["conveys"] = [m for m in passed if m["senders"]]  # what was handed to somebody need not be here


#: Officials whom no mention tells: "For Chief of Naval Staff from Naval Attaché."
_OFFICIALS = re.compile(
    r"(?:[Ff]or|FOR)\s(?:the\s)?(?P<whom>[A-Z][\w ]{3,40}?)\s(?:from|FROM)\s(?:the\s)?(?P<who>[A-Z][\w ]{3,40})$"
)
#: Where a greeting ends; "Mr." ends none.
_GREETED = re.compile(r"[,:!\n]")
_SHORT_TITLE = re.compile(r"\b(?:Mr|Dr|Gen|St)\.\s?[,:!\n]$")


def _address(text: str, start: int, stop: int, header: Plain, cast: Cast, titled: Plain | None = None) -> None:
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
    address = _ADDRESS.match(text, start)
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


def _held(found: list[Actor], cast: Cast) -> list[Actor]:
    """Recipients without the offices that stand in lines of their own above the name of who holds them."""
    kept: list[Actor] = []
    for actor in found:
        above, here = (str((a or {}).get("mention") or "").split("-") for a in (kept[-1] if kept else None, actor))
        if (
            above[-1] == "ROLE"
            and here[-1] == "PERSON"
            and _ON_NEXT_LINE.fullmatch(cast.text, int(above[1]), int(here[0]))
        ):
            kept[-1] = actor | {"role": actor["role"] or kept[-1]["text"]}
        else:
            kept.append(actor)
    return kept


#: Between an office and the name below it.
_ON_NEXT_LINE = re.compile(r",?[ \t]*\n[ \t]*(?:(?:Comrade|Cde\.|Com\.|Mr\.)[ \t]+)?(?:[A-Z][a-z]+[ \t]+){0,2}")


def _settle(header: Plain, cast: Cast) -> None:
    """Drop places beside people ("To PEKING, to KRASOVSKY"); whom a message is for without recipients receives it."""
    header["recipients"] = _held(header["recipients"], cast)
    for slot in ("senders", "recipients"):
        if any(not is_place(a) for a in header[slot]):
            header[slot] = [a for a in header[slot] if not is_place(a)]
    if header["for"] and not header["recipients"]:
        header["recipients"], header["for"] = header["for"], []
