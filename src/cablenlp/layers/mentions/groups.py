"""Bodies, units, places, things and agreements that are made of words: "Soviet Embassy in Peking", "5-6 divisions"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablenlp.layers.mentions.common import is_english
from cablenlp.layers.mentions.items import Found, Item, Reading
from cablenlp.lexicon.models import Entity
from cablenlp.months import MONTH_NAME

_STATE = ("NORP", "GPE")
_NUMBER = re.compile(
    r"(?:(?<![\w.,/-])(?:No\. )?(?:\d[\d,.]*(?:st|nd|rd|th)?(?:\s?[-–/]\s?\d[\d,]*)?(?:\s(?:or|to|and)\s\d[\d,]*)?"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|both|several"
    r"|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
    r"|(?:two|three|four|five|six)(?:\sor\s|\sto\s|-)(?:three|four|five|six|seven)"
    r"|(?:\w+\s)?(?:hundred|thousand)|(?<!\w)(?:I{2,3}|I?[VX]+I{0,3}|I(?=\sCorps)))"
    r"\s+)$",
    re.I,
)
_OF_STATE = re.compile(r"\s+of\s+(?:the\s+)?", re.I)
_IN_STATE = re.compile(r"\s+(?:in|at)\s+(?:the\s+)?", re.I)
#: Bodies that stand in a place: the place belongs to their name.
_POSTED = frozenset(
    (
        "embassy",
        "legation",
        "consulate",
        "consulate general",
        "vice consulate",
        "high commission",
        "liaison office",
        "interests section",
        "permanent mission",
        "delegation",
        "radio",
    )
)
_CAPITALISED = re.compile(r"((?:[A-Z][\w’'-]+[ \t]+){1,2})$")


def plural(text: str) -> bool:
    """Whether a noun looks like more than one."""
    low = text.lower()
    return low.endswith("s") and not low.endswith(
        ("ss", "us", "corps", "is", "headquarters", "affairs", "of ministers")
    )


def state_of(item: Item) -> str | None:
    """The state that a nationality or country stands for."""
    for row, _ in item.rows:
        if isinstance(row, Entity) and row.label in _STATE:
            return row.state or row.kb_id
    return None


def _left(reading: Reading, i: int, classes: tuple[str, ...], labels: tuple[str, ...]) -> int:
    """The first of the joined items before item i that have one of these classes or labels."""
    j = i
    while reading.joined(j):
        before = reading.items[j - 1]
        if not (before.has(*labels) or any(c in before.classes for c in classes)):
            break
        j -= 1
    return j


def units(reading: Reading, i: int) -> Iterator[Found]:
    """Armed forces and formations: named by a nationality, or counted."""
    text, items = reading.text, reading.items
    head = items[i]
    sea = ("LOC",) if "fleet" in head.classes.values() else ()  # "United States Pacific fleet"
    first = _left(reading, i, ("force_modifier", "direction", "personnel"), (*_STATE, "ORG", "MIL_UNIT", *sea))
    states = [it for it in items[first:i] if it.has(*_STATE, "ORG")]
    while first < i and not (items[first].has(*_STATE, "ORG", *sea) or "force_modifier" in items[first].classes):
        first += 1
    start = items[first].start
    data: dict[str, object] = {"head": text[head.start : head.end]}
    if (
        not states
        and i >= 2
        and reading.gap(i) == " and "
        and "personnel" in items[i - 1].classes
        and reading.joined(i - 1)
    ):
        before = _left(reading, i - 1, (), _STATE)  # "Korean officers and soldiers"
        if before < i - 1:
            start, states = items[before].start, items[before : i - 1]
    number = _NUMBER.search(text, max(0, start - 40), start)
    if number and ("formation" in head.classes or states):
        quantity = number.group().strip()
        if (
            "formation" in head.classes
            or not text[number.start()].isalpha()
            or quantity.endswith(("hundred", "thousand"))
        ):
            start = number.start()
        data["quantity"] = quantity
    end = head.end
    whose = _OF_STATE.match(text, end) if not number and not (states and "force" in head.classes) else None
    if whose and i + 1 < len(items) and items[i + 1].start == whose.end() and _belongs(head, items[i + 1]):
        end, data["state"] = items[i + 1].end, state_of(items[i + 1])  # "garrison of Tabriz"
    elif not states and first and reading.gap(first) in _POSSESSIVE and items[first - 1].has("GPE"):
        data["state"] = state_of(items[first - 1])  # "Ghana's battalion"
    elif states:
        data["state"] = state_of(states[0])
    elif not (
        (number and "formation" in head.classes)
        or _is_service(reading, head)
        or _is_sort(head)
        or any(items[k].classes.get("force_modifier") in _TELLING for k in range(first, i))
    ):
        return
    if "formation" in head.classes and "force" not in head.classes and not (number or "state" in data):
        return
    yield Found(start, end, "MIL_UNIT", "unit.composed", data=data)


_POSSESSIVE = frozenset(("'s ", "’s ", "' ", "’ "))


def _belongs(head: Item, of: Item) -> bool:
    """Whether a force is told by what follows: a garrison by its place, units by the army that they are of."""
    if "garrison" in head.classes.values():
        return of.has("GPE", "LOC", "FAC")
    return "unit" in head.classes.values() and of.has("MIL_UNIT", "GPE")


def _is_service(reading: Reading, head: Item) -> bool:
    """Whether a force is named by its noun alone: "the Army", "the Navy"."""
    return reading.capital(head) and not reading.opens(head.start) and head.classes.get("force") in _SERVICES


def _is_sort(head: Item) -> bool:
    """Whether the noun itself tells which force is meant: "border guards", "fighter aviation"."""
    return head.classes.get("force") in _SORTS


_SORTS = frozenset(("border guards", "military police", "aviation", "home guard", "guerrilla forces", "paratroops"))
#: Words that tell whose side a force is on.
_TELLING = frozenset(
    "black colonial dissident government imperialist loyalist mutinous national native occupation puppet"
    " rebel revolutionary white".split()
)
_SERVICES = frozenset(("army", "navy", "air force", "armed forces", "marines", "militia"))


def bodies(reading: Reading, i: int) -> Iterator[Found]:
    """Governments, ministries, embassies, delegations and the like, by whose or where they are."""
    text, items = reading.text, reading.items
    head = items[i]
    noun = head.classes["body_noun"]
    if plural(text[head.start : head.end].lower()) and noun != "headquarters":
        return
    if noun in _LOOSE and not reading.capital(head):
        return
    first = _left(reading, i, ("office_modifier", "direction"), (*_STATE, "ORG"))
    while first < i and not items[first].rows:
        first += 1
    start, end = items[first].start, head.end
    owner = items[first] if first < i else None
    data: dict[str, object] = {"body": noun}
    capital = reading.capital(head)
    k = i + 1
    for link, role in ((_OF_STATE, "state"), (_IN_STATE, "at")) if capital else ():
        tail = link.match(text, end) if role == "state" or noun in _POSTED else None
        after = items[k] if tail and k < len(items) and items[k].start == tail.end() else None
        forces = after and "force" in after.classes and reading.capital(after)  # "Council of the Armed Forces"
        if after and (after.has("GPE") or (role == "state" and (after.has("NORP", "ORG") or forces))):
            end, data[role], k = after.end, state_of(after), k + 1
    if capital and noun in _POSTED and end == head.end and k < len(items) and reading.gap(k) == " ":
        after = items[k]
        if after.has("GPE") and not after.has("NORP"):  # as telegrams are addressed: "Embassy Tehran"
            end, data["at"] = after.end, state_of(after)
    if owner:
        if noun not in _LOCAL or not _is_town(owner):  # "the Colombo conference" is nobody's
            data["state"] = state_of(owner)
        if owner.has("ORG"):
            data["of"] = next((r.kb_id for r, _ in owner.rows if isinstance(r, Entity)), None)
    elif end == head.end and (
        not capital
        or noun in _WEAK
        or (noun == "government" and _OWN.search(text, max(0, start - 8), start))
        or _ANY.search(text, max(0, start - 8), start)
        or (
            reading.opens(start)
            and not _TITLED.search(text, start, end)
            and not (noun in _POSTED and _ITS_CABLE.match(text, end))
        )
    ):
        return
    elif capital and first == i:
        start = _named_from(reading, i)  # "Revolutionary Council of the DRA"
        if start < head.start:
            data["body"] = text[start : head.end]
    yield Found(start, end, "ORG", "body.composed", data=data)


#: "Foreign Office", "Ministry of Trade": no sentence gives its second capital.
_TITLED = re.compile(r"[a-z] (?:of )?[A-Z][a-z]")
#: "Embassy telegram 519", at the beginning of a sentence.
_ITS_CABLE = re.compile(r"(?:['’]s)?\s(?:telegram|tel|cable|despatch|dispatch|airgram|note|letter|report)s?\b")
#: "his Government" says no more than "his side".
_OWN = re.compile(r"\b(?:[Hh]is|[Hh]er|[Mm]y|[Tt]heir|[Ii]ts)\s$")
#: "each Party", "any Government": one of several, whichever.
_ANY = re.compile(r"\b(?:each|any|every|either|neither|other|another|such|an?|one)\s$", re.I)
#: Nouns that in small letters name no body even with a nationality: "the Dutch news agency".
_LOOSE = frozenset(("agency", "press agency", "authority", "leadership", "newspaper", "radio", "chancery"))
#: Bodies that are too vague to be a name when they stand alone, even with a capital.
_WEAK = frozenset(("office", "press", "company", "court", "newspaper", "institute", "palace", "conference", "congress"))


#: What is called by the town where it stands or meets, not by the state.
_LOCAL = frozenset(("conference", "congress", "university", "institute", "academy", "college", "school"))


def places(reading: Reading, i: int) -> Iterator[Found]:
    """Borders, rivers, zones and sites, by whose they are or by a name that stands before them."""
    text, items = reading.text, reading.items
    head = items[i]
    label = "FAC" if "site_noun" in head.classes else "LOC"
    noun = head.classes.get("place_noun") or head.classes.get("site_noun")
    first = _left(reading, i, ("direction",), ("GPE", "NORP", "LOC"))
    named = [it for it in items[first:i] if it.rows]
    if label == "FAC" and named and _is_town(named[-1]) and reading.joined(i) and named[-1] is items[i - 1]:
        if not plural(text[head.start : head.end].lower()):
            yield Found(named[-1].start, head.end, label, "place.composed", data={"place": noun})  # "Orly airport"
        return
    borders = head.classes.get("state_place_noun")
    whole = _OF_STATE.match(text, head.end) if label == "LOC" and reading.capital(head) else None
    if whole and i + 1 < len(items) and items[i + 1].start == whole.end() and items[i + 1].has("GPE", "LOC"):
        ruled = "state_place_noun" not in head.classes and noun in _RULED and first == i
        if (ruled or (first < i and borders)) and not plural(text[head.start : head.end].lower()):
            start = items[first].start  # "Residency of Djokjakarta", "West Coast of America"
            yield Found(start, items[i + 1].end, label, "place.composed", data={"state": state_of(items[i + 1])})
            return
    if named and (borders or reading.capital(head)):
        if plural(text[head.start : head.end].lower()) and not reading.capital(head):
            return
        data = {
            "state": state_of(named[0]),
            "states": [s for s in map(state_of, named) if s],
            "place": borders or noun,
        }
        yield Found(named[0].start, head.end, label, "place.composed", data=data)
    elif noun == "line" and reading.joined(i) and items[i - 1].has("PERSON"):
        yield Found(items[i - 1].start, head.end, label, "place.named")  # "the Radcliffe line"
    elif reading.capital(head) or label == "FAC":
        start = _named_from(reading, i)
        if start < head.start and not head.rows:
            yield Found(start, head.end, label, "place.named")


#: Lands that are called by the town or people that they belong to.
_RULED = frozenset(("province", "district", "residency", "oblast", "prefecture", "county", "island", "territory"))


def _is_town(item: Item) -> bool:
    """Whether a place lies in a state, and is none."""
    return any(isinstance(r, Entity) and r.label == "GPE" and r.state and r.state != r.kb_id for r, _ in item.rows)


def paired(reading: Reading, i: int) -> Iterator[Found]:
    """Two peoples as one word, where the first is shortened: "Franco-Vietnam"."""
    if i + 1 < len(reading.items) and is_prefix(reading, i) and reading.items[i + 1].has(*_STATE):
        yield Found(reading.items[i].start, reading.items[i + 1].end, "NORP", "group.paired")


def is_prefix(reading: Reading, i: int) -> bool:
    """Whether the shortened name of a people stands before a hyphen: "Franco-"."""
    item = reading.items[i]
    return "pair_prefix" in item.classes and reading.text[item.end : item.end + 1] in ("-", "–")


_OTHER_HALF = re.compile(r"[\w-]|[ \t]+(?:of\b|[A-Z(]|and East|and West|east|west)")


def halves(reading: Reading, i: int) -> Iterator[Found]:
    """One half of a divided country: "brought back to the South"."""
    text, item = reading.text, reading.items[i]
    named = text[item.start : item.end] in ("North", "South") and text[item.start - 4 : item.start].lower() == "the "
    if named and not _OTHER_HALF.match(text, item.end):
        yield Found(item.start, item.end, "LOC", "place.half")


def before(reading: Reading, i: int) -> Iterator[Found]:
    """Lakes, mountains and ships by the name that follows: "Lake Kivu", "Mount Hermon", "USS Pueblo"."""
    text, item = reading.text, reading.items[i]
    if text[item.start : item.end].rstrip(".") in _BEFORE and (name := _FOLLOWING.match(text, item.end)):
        yield Found(item.start, name.end(), "LOC", "place.named")
    elif text[item.start : item.end] in _SHIPS and (name := _SHIP.match(text, item.end)):
        ship = " ".join(text[item.start : name.end()].split())
        yield Found(item.start, name.end(), "MATERIEL", "materiel.ship", data={"name": ship})


_SHIPS = frozenset(("USS", "USNS", "HMS", "HMAS", "HMCS", "HMNZS", "PNS", "RMS", "MV"))
_SHIP = re.compile(r"[ \t]+[\"“]?[A-ZÀ-Ž][\w’'-]+(?:[ \t][A-ZÀ-Ž][\w’'-]+){0,2}")
_BEFORE = frozenset(("Lake", "Mount", "Mt", "Cape", "Peak"))
_FOLLOWING = re.compile(r"\.?[ \t][A-ZÀ-Ž][a-zà-ÿ’'-]{2,}")
_NUMBERED = re.compile(r"\d(?:st|nd|rd|th)\s(?P<short>[A-Z]{2,5})(?![\w-])")
_ITS_NUMBER = re.compile(r"(?<![\w-])\d{1,3}$")


def numbered(reading: Reading) -> Iterator[Found]:
    """Units that are numbered and known by letters that no list has: "407th AEG"."""
    rows = {it.start for it in reading.items if it.rows}
    for m in _NUMBERED.finditer(reading.text):
        number = _ITS_NUMBER.search(reading.text, max(0, m.start() - 4), m.start() + 1)
        if number and m.start("short") not in rows:
            yield Found(number.start(), m.end(), "MIL_UNIT", "unit.numbered")


def _named_from(reading: Reading, i: int) -> int:
    """Where the capitalised words before item i begin that no listed name has; the item itself if there are none."""
    text, head = reading.text, reading.items[i]
    before = _CAPITALISED.search(text, max(0, head.start - 40), head.start)
    if not before:
        return head.start
    start = before.start()
    if reading.opens(start) and is_english(before.group().split()[0]):  # its capital may be the sentence's
        start += before.group().find(" ") + 1
    if text[start : head.end].isupper():  # where all is in capitals the words must be names by themselves
        for word in list(re.compile(r"\S+\s+").finditer(text, start, head.start)):
            if is_english(word.group().strip()):
                start = word.end()
    taken = any(it.rows and it.end > start and it.start < head.start for it in reading.items[max(0, i - 3) : i])
    return head.start if taken else start


def materiel(reading: Reading, i: int) -> Iterator[Found]:
    """A listed thing with the words that tell its sort ("jet planes"), and how many there are."""
    text, items = reading.text, reading.items
    head = items[i]
    first = _left(reading, i, ("materiel_modifier",), ("MATERIEL",))
    while first < i and text[items[first].start : items[first].end].lower() in ("more", "new", "additional"):
        first += 1
    if first < i and text[items[first].start - 3 : items[first].start] == "to ":
        first += 1  # "to ship ammunition"
    start = items[first].start
    before = (
        items[first - 1].start if reading.joined(first) and items[first - 1].has(*_STATE) else start
    )  # "2,000 Soviet trucks"
    number = _NUMBER.search(text, max(0, before - 40), before)
    data = {"quantity": number.group().strip()} if number else {}
    rows = [(r, f) for r, f in head.rows if r.label == "MATERIEL"]
    if i + 1 < len(items) and reading.joined(i + 1) and _WHO.intersection(items[i + 1].classes):
        return  # "oil ministers", "helicopter unit"
    if (
        not any(f.alone for _, f in rows)
        and not number
        and first == i
        and not _AMOUNT.search(text, max(0, start - 14), start)
    ):
        return
    yield Found(start, head.end, "MATERIEL", rows[0][0].id, rows, dict(data))


#: "the May 7 Agreement": a day before an agreement is part of its name.
_DATED = re.compile(
    rf"(?:\b(?:{MONTH_NAME}\.?\s\d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)?\s{MONTH_NAME}\.?)(?:,?\s\d{{4}})?"
    rf"|(?<!\bin )(?<!\bIn )(?<!since )(?<!until )(?<!\bby )(?<![-\d.,/])(?<!\d )1[89]\d\d)[ \t]$"
)
#: "at 2:30 a. m. December 29" tells when something was done.
_HOUR = re.compile(r"\b[ap]\. ?m\.,?\s$")
#: With a capital within a sentence the word stands for the one that has been named.
_AS_NAMED = re.compile(r"[a-z,;]\s(?:the|this|that|said)\s$")
_OF_YEAR = re.compile(r"\s+of\s+1[89]\d\d\b(?!-)")
_OF_MATTER = re.compile(r"\s+of(?:,?\s(?:and\s)?[A-Z][a-zà-ÿ]+(?:-[A-Za-z]+)*){1,5}")
_WHO = frozenset(("office", "formation", "force", "personnel", "body_noun", "agreement_noun"))
_AMOUNT = re.compile(r"(?:tons?|supply|supplies|deliver(?:y|ies)|shipments?|amounts?|quantity|loads?) of\s+$")


def agreements(reading: Reading, i: int) -> Iterator[Found]:
    """A treaty named by its parties, its place, its matter or its day: "Sino-Indian Agreement", "1950 trade pact"."""
    text, items = reading.text, reading.items
    head = items[i]
    noun = head.classes["agreement_noun"]
    if plural(text[head.start : head.end]):
        return
    first = _left(reading, i, ("agreement_modifier",), ("GPE", "NORP", "ORG"))
    capital = reading.capital(head)
    start = items[first].start
    year = _OF_YEAR.match(text, head.end)
    if capital and first == i and not reading.opens(start):
        year = year or _OF_MATTER.match(text, head.end)
    end = year.end() if year else head.end
    if (dated := _DATED.search(text, max(0, start - 24), start)) and not _HOUR.search(
        text, max(0, dated.start() - 8), dated.start()
    ):
        yield Found(dated.start(), head.end, "TREATY", "treaty.dated")
    elif first < i and (capital or "agreement_modifier" in items[i - 1].classes or _of_two(reading, first, i)):
        if noun in _TREATIES or (capital and items[first].has("GPE", "NORP")):
            yield Found(start, end, "TREATY", "treaty.composed")
    elif capital and noun in _TREATIES and not text[start:end].isupper():
        named = _named_from(reading, i)
        if named < head.start or year or _AS_NAMED.search(text, max(0, head.start - 12), head.start):
            yield Found(named, end, "TREATY", "treaty.named")


def _of_two(reading: Reading, first: int, i: int) -> bool:
    """Whether only two states stand before, joined: "US-Philippine agreement"."""
    return first == i - 2 and all(it.has(*_STATE) for it in reading.items[first:i]) and reading.gap(i - 1) in ("-", "–")


#: What states sign, rather than what somebody plans.
_TREATIES = frozenset(
    "accord agreement alliance armistice charter concordat convention covenant pact protocol treaty".split()
)
