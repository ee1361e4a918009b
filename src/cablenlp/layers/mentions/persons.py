"""People: listed names with what completes them, and names that no list knows but a title announces."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablenlp.layers.dates.words import WEEKDAYS
from cablenlp.layers.mentions.common import SAID, is_english
from cablenlp.layers.mentions.groups import is_prefix
from cablenlp.layers.mentions.items import Found, Item, NameRow, Reading
from cablenlp.lexicon.models import Entity, Form, Role
from cablenlp.matching import fold
from cablenlp.months import MONTHS

_INITIALS_BEFORE = re.compile(r"\[?\b((?:(?!(?:Mr|Ms|Dr|Lt|St|Sr|Jr|Mt)\.)[A-ZÀ-Þ](?:[a-z])?\.[ \t-]?){1,3})\]?[ \t]*$")
_INITIALS_AFTER = re.compile(r"[ \t]((?:[A-ZÀ-Þ](?:[a-z])?\.[ \t]?){1,3})(?=[\sa-z,;:)\]]|$)")
#: What a list writes after a surname and its comma: "STALIN, Joseph", "Vyshinsky, A. Ya.", "Chou, En-lai".
_INVERTED = re.compile(
    r",[ \t](?:([A-ZÀ-Þ][a-z]?\.(?:[ \t]?[A-ZÀ-Þ][a-z]?\.){0,2}(?:[ \t][A-Z]{3,}(?=[;)\]\n]))?)(?![ \t]?[A-Z][a-z])"
    r"|([A-ZÀ-ÞĀ-Ž][\w’'-]+(?:[ \t][A-Z]\.)?)(?![ \t][A-Z][a-z]))"
)
_GIVEN_BEFORE = re.compile(r"\b([A-Z][a-z’']+(?:-[A-Z]?[a-z’']+)*)[ \t]+(?:[A-Z]\.[ \t]+)?$")
_GIVEN_AFTER = re.compile(r"[ \t]([A-Z][a-z]+(?:[-’'][A-Za-z]+)?)\b")
#: Two or three given names behind a Vietnamese family name.
_GIVENS = re.compile(r"(?:[ \t-][A-ZĐ][A-Za-zÀ-ỹ]{1,6}){2,3}(?![\w’'])")
_SURNAME_AFTER = re.compile(r"[ \t](?:[A-Z]\.[ \t])?([A-Z][a-z]{3,}(?<!tel)(?<!gram)(?:-[A-Z][a-z]+)?)\b(?![ \t][A-Z])")
_BRACKET = re.compile(r"[ \t]?[\[(]([A-Z][\w’'-]*(?:[ \t-][A-Z]?[\w’'-]+)?)[\])]")
#: A name as it is written after a title: initials, given names, particles, surname.
_NAME = re.compile(
    r"(?:(?:[A-Z]\.[ \t]?){1,3}[ \t]*)?"
    r"(?:(?:de|del|della|van|von|der|den|da|di|le|la|al-|el-|bin|ibn|ben|ter)[ \t]?){0,2}"
    r"[A-Z][\w’'À-ɏ-]+(?:[ \t](?:[A-Z]\.|(?:de|van|von|der|bin|al-|el-)?[ \t]?[A-Z][\w’'À-ɏ-]+)){0,3}"
)
_BELOW = re.compile(r"[ \t]*\n[ \t]*([A-Z][a-z\w’'-]+)")
_SUFFIX = re.compile(r",?[ \t](?:Jr\.|Sr\.(?![ \t][A-Z]))")
#: What stands before a place rather than before a person: "near Phu Bai".
_AT_PLACE = re.compile(r"\b(?:in|near|at|around|into)\s+$")
_SPACE = re.compile(r"[ \t]*\n?[ \t]*")


def title_of(reading: Reading, i: int, start: int) -> str | None:
    """The title that stands directly before a place, as it stands."""
    k = i
    while k > 0 and reading.items[k - 1].end > start:
        k -= 1
    if k > 0 and "title" in reading.items[k - 1].classes:
        title = reading.items[k - 1]
        if title.end - title.start <= 2 and reading.text[title.start - 1 : title.start] == ".":
            return None  # the second initial of "N.M. Taraki"
        if _SPACE.fullmatch(reading.text, title.end, start):
            return reading.text[title.start : title.end]
    return None


def person(reading: Reading, i: int) -> Iterator[Found]:
    """A listed name, grown over initials, given names and brackets that belong to it."""
    text, item = reading.text, reading.items[i]
    rows: list[NameRow] = [(r, f) for r, f in item.rows if r.label == "PERSON"]
    start, end = item.start, item.end
    title = title_of(reading, i, start)
    data: dict[str, object] = {}
    bare = all(f.form in ("surname", "cover_name", "misspelling") or " " not in f.text for _, f in rows)
    if "title" in item.classes and text[item.end : item.end + 1] == " " and text[item.end + 1 : item.end + 2].isupper():
        return  # "Bishop Tolmachin"
    if bare:
        if _is_part(reading, i, title):
            return
        if title in _GIVEN_TOO and (named := _titled_given(reading, i, title)):
            start, title = named  # "Mr. Earl Johnson"
            rows = _with_given(rows, text[start : item.start])
        else:
            start, end, rows = _grown(reading, i, rows, title)
        grown = (start, end) != (item.start, item.end)
        if not grown and (_among_words(text, item) if title else _is_word(reading, i)):
            return
        if not rows and (not grown or end - start < 5 or _NOUN.search(text[start:end].split()[0])):
            return  # "Stalin Prize", "E.O.", "Naturalization Service"
        data["grown"] = grown and bool(rows)
        if grown and not rows and (start, text[end - 1 : end]) != (item.start, "]") and start == item.start:
            data["surname"] = fold(text[item.start : item.end])  # of "Ho Jung", who is no Ho of the list
    start, end = _closed(text, start, end)
    if title:
        data["title"] = title
    elif text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        data["title"] = "office"  # "The Chargé in Thailand (Parsons)"
    elif start > item.start - 1 and (earlier := title_of(reading, i, start)):
        data["title"] = earlier
    yield Found(start, end, "PERSON", rows[0][0].id if rows else "person.unlisted", rows, data)


def _is_part(reading: Reading, i: int, title: str | None) -> bool:
    """Whether a surname is part of something else: a page in capitals, a number, another name."""
    text, start, end = reading.text, reading.items[i].start, reading.items[i].end
    if not title and text[start:end].isupper() and is_english(text[start:end]) and in_capitals(text, end):
        return True  # "PAGE 01", "THE HILL"
    if is_prefix(reading, i):
        return True  # "Franco-Vietnamese"
    if not title and _ROMAN.fullmatch(text, start, end):
        return True  # "Article XI"
    if text[start - 2 : start] in ("O'", "O’"):
        return True  # the second part of an Irish name
    # the second half of a double name
    return text[start - 1 : start] == "-" and not (reading.joined(i) and reading.items[i - 1].has("PERSON"))


def _closed(text: str, start: int, end: int) -> tuple[int, int]:
    """The ends of a name with the bracket that it opens or closes, and with what follows it: "Jr."."""
    if text[start - 1 : start] == "[" and "]" in text[start:end]:
        start -= 1
    if "[" in text[start:end] and text[end : end + 1] == "]":
        end += 1
    suffix = _SUFFIX.match(text, end)
    return start, suffix.end() if suffix else end


#: Titles that are given names behind another title.
_GIVEN_TOO = frozenset(("Baron", "Count", "Dean", "Duke", "Earl", "Judge", "King", "Major", "Marshal", "Prince"))


def _titled_given(reading: Reading, i: int, title: str) -> tuple[int, str] | None:
    """Where the given name before item i begins that is called like a title, and the title before it."""
    k = next((k for k in range(i - 1, max(-1, i - 4), -1) if "title" in reading.items[k].classes), None)
    if k is None:
        return None
    start = reading.items[k].start
    before = title_of(reading, k, start)
    return (start, before) if before else None


_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Oo]n|[Ss]ee|its|their)\s+$")


def _is_word(reading: Reading, i: int) -> bool:
    """Whether a surname is but a word here: "the West", "Page 5", "Article XI", "Home Affairs", "Wine was served".

    Where only a capital speaks for a name, as at the beginning of a sentence or before another ordinary word with
    one, it must be a name elsewhere in the text, or be said to speak.
    """
    text, item = reading.text, reading.items[i]
    word = text[item.start : item.end]
    if fold(word) in CALENDAR:
        return True
    if fold(word) in _BEARINGS and _JOINING.search(text, max(0, item.start - 6), item.start):
        return True
    if any(f.alone for _, f in item.rows):
        return False
    if word.isupper() and len(word) > 1 and _NUMBER.match(text, item.end):
        return True
    if not (item.classes or len(word) < 2 or is_english(word)):
        return False
    if _as_word(text, item) or _OF.match(text, item.end) or _joins_thing(reading, i):
        return True
    if reading.opens(item.start):
        if len(item.rows) >= _USUAL or reading.alone(item) or _ACTS.match(text, item.end):
            return False  # "Smith", a signature, "Butler floated"
        named = _evident(reading) | _within_sentences(reading)
    elif (following := _AMONG_WORDS.match(text, item.end)) and is_english(following[1]):
        named = _evident(reading)
    else:
        return False
    return not SPEAKS.match(text, item.end) and named.isdisjoint(id(row) for row, _ in item.rows)


def _among_words(text: str, item: Item) -> bool:
    """Whether an ordinary word stands before another after an office: "Minister Home Affairs"."""
    if any(f.alone for _, f in item.rows) or not is_english(text[item.start : item.end]):
        return False
    following = _AMONG_WORDS.match(text, item.end)
    return following is not None and is_english(following[1])


def _joins_thing(reading: Reading, i: int) -> bool:
    """Whether the name of a place, body or group stands directly before: "Australia Day"."""
    before = reading.items[i - 1] if i else None
    if not before or not before.things or before.has("PERSON") or reading.gap(i) != " ":
        return False
    return not _COMPLEMENT.search(reading.text, max(0, before.start - 8), before.start)


#: "Ambassador to Brazil West".
_COMPLEMENT = re.compile(r"\b(?:to|of|in|at|for)\s(?:the\s)?$")
#: "US and West" names no person.
_BEARINGS = frozenset(("west", "east", "north", "south"))
_JOINING = re.compile(r"\b(?:and|or|with|of|to|from|in|the)\s$")
#: "Frank Bartholomew, Head of United Press".
_OF = re.compile(r"[ \t]of[ \t]")
#: Words of the calendar are no names without a title.
CALENDAR = frozenset((*MONTHS, *WEEKDAYS))
#: So many people of the list make a word a usual surname.
_USUAL = 8
_ROMAN = re.compile("[IVX]+")
_NUMBER = re.compile(r"[ -]\d")
#: What goes on with a capital: "Free World", "House Majority".
_AMONG_WORDS = re.compile(r"[ \t]([A-Z][a-z]+)")
#: Verbs that only people are the subject of; bodies and newspapers too announce and state.
SPEAKS = re.compile(r"[ \n](?:also |then |further )?(?:told|asked|replied|remarked|said|inquired|answered|smiled)\b")
#: What somebody does rather than something: a verb with a subject of one word, no form of "be".
_ACTS = re.compile(
    r"[ \n](?:did|does|had|has|intends|wants|hopes|thinks|believes|says|feels|asks|agrees|saw|felt|gave|\w{2,}ed)\b"
)


def only_capital(reading: Reading, start: int, end: int) -> bool:
    """Whether a name of one word is an ordinary one, or of the calendar, where a sentence gives it its capital."""
    word = reading.text[start:end]
    opening = is_english(word) and reading.opens(start)
    acting = SPEAKS.match(reading.text, end) or _ACTS.match(reading.text, end)
    return fold(word) in CALENDAR or (opening and not acting)


def _evident(reading: Reading) -> frozenset[int]:
    """The rows of the people who stand with more than a surname: a given name, initials or a title before it."""
    if reading.evident is None:
        reading.evident = frozenset(
            id(row)
            for k, it in enumerate(reading.items)
            if it.has("PERSON")
            and (
                " " in reading.text[it.start : it.end]
                or _INITIALS_BEFORE.search(reading.text, max(0, it.start - 14), it.start)
                or title_of(reading, k, it.start)
            )
            for row, _ in it.rows
        )
    return reading.evident


def _within_sentences(reading: Reading) -> frozenset[int]:
    """The rows of the names that stand within a sentence, and not as words do."""
    if reading.within is None:
        reading.within = frozenset(
            id(row)
            for it in reading.items
            if it.has("PERSON") and not reading.opens(it.start) and not _as_word(reading.text, it)
            for row, _ in it.rows
        )
    return reading.within


def _as_word(text: str, item: Item) -> bool:
    """Whether an article stands before or a number follows."""
    article = _ARTICLE.search(text, max(0, item.start - 8), item.start)
    return article is not None or text[item.end : item.end + 2].strip()[:1].isdigit()


def in_capitals(text: str, end: int) -> bool:
    """Whether the line goes on with a number or a word in capitals."""
    following = text[end : end + 4].strip(" \t")
    return len(following) > 1 and (following.isupper() or following[0].isdigit()) and "\n" not in text[end : end + 4]


Grown = tuple[int, int, list[NameRow]]


def _grown(reading: Reading, i: int, rows: list[NameRow], title: str | None) -> Grown:
    """A surname with the initials, given names or brackets around it, and the rows that still fit."""
    text, item = reading.text, reading.items[i]
    following = reading.items[i + 1] if i + 1 < len(reading.items) else None
    if following and following.start - item.end <= 1 and "named_after" in following.classes:
        return item.start, item.end, []
    if (
        i
        and reading.joined(i)
        and "named_before" in reading.items[i - 1].classes
        and reading.capital(reading.items[i - 1])
    ):
        return item.start, item.end, []
    grown: Grown | None = None
    if text[item.end : item.end + 2].lstrip()[:1] in ("[", "("):
        grown = _bracketed(text, item, following, rows)
    if "family_first" in item.classes and (given := _GIVENS.match(text, item.end)):
        return item.start, given.end(), _with_given(rows, re.sub(r"[^A-Za-z]", "", given.group()))
    if grown is None and not title and text[item.start - 1 : item.start] in (" ", ".", "]", "\t"):
        grown, initials = _after_given(reading, i, rows), _after_initials(text, item, rows)
        if initials and not (grown and grown[0] < initials[0]):  # but "James C. Thomson"
            grown = initials
    if grown is None and text[item.end : item.end + 1] == " " and text[item.end + 1 : item.end + 2].isupper():
        grown = (
            _before_initials(reading, item, rows)
            or _before_given(text, item, following, rows)
            or _before_surname(text, item, following, rows)
        )
    if grown is None and text[item.end : item.end + 1] == ",":
        grown = _inverted(reading, item, following, rows)
    return grown or (item.start, item.end, rows)


def _bracketed(text: str, item: Item, following: Item | None, rows: list[NameRow]) -> Grown | None:
    """The name with its completion: "Mao [Zedong]"."""
    bracket = _BRACKET.match(text, item.end)
    if not bracket or (following and following.start < bracket.end() and following.rows):
        return None
    fitting = _with_given(rows, bracket[1])
    return (item.start, bracket.end(), fitting) if fitting else None


def _after_initials(text: str, item: Item, rows: list[NameRow]) -> Grown | None:
    """The name after its initials: "V.M. Molotov"."""
    if "." not in text[max(0, item.start - 4) : item.start]:
        return None
    initials = _INITIALS_BEFORE.search(text, max(0, item.start - 14), item.start)
    if initials is None:
        return None
    fitting = _with_initials(rows, initials[1])
    if not fitting and initials[1].strip() in _STATES:
        return None  # "paid for by U.S. Phillips agrees"
    return initials.start(), item.end, fitting


_STATES = frozenset(("U.S.", "U.K.", "U.N."))


def _after_given(reading: Reading, i: int, rows: list[NameRow]) -> Grown | None:
    """The name after a given name: "Robert Kennedy" is no other Kennedy whom the list has."""
    text, item = reading.text, reading.items[i]
    given = _GIVEN_BEFORE.search(text, max(0, item.start - 30), item.start)
    if given is None:
        return None
    if _AT_PLACE.search(text, max(0, given.start() - 9), given.start()):
        return item.start, item.end, []
    before = [it for it in reading.items[max(0, i - 2) : i] if it.start <= given.start() < it.end]
    if any(not _is_surname(it) for it in before) or (before and "  " in given.group()):
        return None  # but "Dillon Anderson" has somebody's surname for a given name
    fitting = _with_given(rows, given[1])
    opens = reading.opens(given.start())
    initials = _INITIALS_BEFORE.search(text, max(0, given.start() - 8), given.start())  # "W. Park Armstrong"
    if not fitting and _ACTING.search(given[1]) and is_english(given[1]):
        return None  # "Conveying Sadat's consent"
    if before and opens and not initials and is_english(given[1]):
        before = []  # "Tell Mao", though somebody is called Tell
    if fitting or before or not (opens or fold(given[1]) in _NOT_NAMES):
        return (initials or given).start(), item.end, fitting
    return None


#: Verbs of titles, and no given names: "Conveying", "Transmitting", "Reported".
_ACTING = re.compile("(?:ing|ed)$")


def _is_surname(item: Item) -> bool:
    return item.labels == {"PERSON"} and not item.classes and all(f.form == "surname" for _, f in item.rows)


def _before_initials(reading: Reading, item: Item, rows: list[NameRow]) -> Grown | None:
    """The name before its initials: "Molotov V.M."."""
    initials = _INITIALS_AFTER.match(reading.text, item.end)
    if not initials or reading.text[initials.end() : initials.end() + 1].isupper():
        return None  # the next name's
    fitting = _with_initials(rows, initials[1])
    return (item.start, len(reading.text[: initials.end(1)].rstrip()), fitting) if fitting else None


#: The given names that are English words too, "Long", "Ping", have no more letters.
_SYLLABLE = 4


def _before_given(text: str, item: Item, following: Item | None, rows: list[NameRow]) -> Grown | None:
    """The name before a given name, where the family name comes first: "Kim Yong-su"."""
    if _AT_PLACE.search(text, max(0, item.start - 9), item.start):
        return None
    if not any(form.text.startswith(f.text + " ") for r, f in rows for form in r.forms):
        return None
    given = _GIVEN_AFTER.match(text, item.end)
    if not given or fold(given[1]) in _NOT_NAMES:
        return None
    if following and following.start < given.end() <= following.end:
        return None  # but "Kim Chang-man": of a given name in two parts one may be a surname elsewhere
    fitting = _with_given(rows, given[1])
    if not fitting and len(given[1]) > _SYLLABLE and is_english(given[1]):
        return None  # "Yoshida Visit"
    return item.start, given.end(), fitting


def _before_surname(text: str, item: Item, following: Item | None, rows: list[NameRow]) -> Grown | None:
    """A surname that is somebody's given name, before a surname that no list has: "Noel Hemmendinger"."""
    other = _SURNAME_AFTER.match(text, item.end)
    if not other or is_english(other[1]) or any(f.alone for _, f in rows):
        return None
    if (following and following.start < other.end()) or _AT_PLACE.search(text, max(0, item.start - 9), item.start):
        return None
    return item.start, other.end(), []


def _inverted(reading: Reading, item: Item, following: Item | None, rows: list[NameRow]) -> Grown | None:
    """The name as lists turn it round, where what follows the comma is in a fuller form: "STALIN, Joseph"."""
    text = reading.text
    rest = _INVERTED.match(text, item.end)
    if not rest or (rest[2] and rest[2].isupper() and not text[item.start : item.end].isupper()):
        return None  # "Martin, CA" and "Allison, FE" tell their offices
    fitting = _with_initials(rows, rest[1]) if rest[1] else _with_given(rows, rest[2].split()[0])
    listed = (
        reading.opens(item.start)
        or text[item.start - 1 : item.start] == "("
        or (text[item.start : item.end].isupper() and not rest[0].isupper())
    )
    if following and following.start < rest.end():
        same = [f for r, f in following.rows if any(r is row for row, _ in fitting)]
        if any(f.form == "surname" for f in same) or not (same or listed):
            return None  # "with Dulles, Allen and Lodge" may be three men
    return (item.start, rest.end(), fitting) if fitting else None


#: Capitalised words that stand before or after a name without belonging to it.
_NOT_NAMES = frozenset(
    "of the it its we our you your they their some she her his my who there "
    "this that these both when while after before if in on at by from to with and or but as for since then also "
    "message telegram letter cable report note tell ask inform even only former late said says has was will would "
    "is".split()
)


def _with_initials(rows: list[NameRow], initials: str) -> list[NameRow]:
    """The rows whose given name, or listed initials, begin as these initials do: "G.A." is no "G.K."."""
    letters = _letters(initials)
    first = [(r, f) for r, f in rows if any(_given_initial(form.text, f.text) == letters[0] for form in r.forms)]
    return [(r, f) for r, f in first if _all_initials(r, f, letters)]


def _letters(initials: str) -> list[str]:
    return [fold(part.strip(" [-")[0]) for part in initials.split(".") if part.strip(" [-]")]


def _all_initials(row: Entity | Role, surname: Form, letters: list[str]) -> bool:
    """Whether no listed initials of somebody speak against these."""
    forms = [form.text.replace(surname.text, "") for form in row.forms if form.form == "initials"]
    listed = [known for text in forms if len(known := _letters(text)) > 1]
    return len(letters) < 2 or not listed or any(known[: len(letters)] == letters[: len(known)] for known in listed)


def _given_initial(form: str, surname: str) -> str | None:
    """The first letter of what stands beside the surname in a fuller form."""
    rest = fold(form).replace(fold(surname), " ").strip(" .,-")
    return rest[0] if rest and rest != fold(form) else None


def _with_given(rows: list[NameRow], given: str) -> list[NameRow]:
    """The rows one of whose forms holds this given name."""
    word = re.sub(r"[^a-z]", "", fold(given))
    return [(r, f) for r, f in rows if any(_holds(form.text, f.text, word) for form in r.forms)]


def _holds(form: str, surname: str, given: str) -> bool:
    """Whether a form has a given name beside the surname, in one word or as the beginning of several."""
    whole = fold(form)
    rest = re.sub(r"[^a-z]", "", whole.replace(fold(surname), "", 1))
    return given in re.sub(r"[^a-z ]", "", whole.replace("-", "")).split() or rest.startswith(given)


_NOUN = re.compile("(?:tion|ment|ity|ness|ship|ance|ence|ics|bly|duties|orders?)s?$")


def announced(reading: Reading, i: int) -> Iterator[Found]:
    """A name that no list knows, after the title that is item i: "Cde. Tkachenko", "Mr. Nishimura"."""
    text, items = reading.text, reading.items
    title = items[i]
    if not reading.capital(title):
        return
    at = _SPACE.match(text, title.end)
    name = _NAME.match(text, at.end()) if at and at.end() > title.end else None
    if not name or (at and "\n" in at.group()):
        return
    start, end = name.span()
    below = _BELOW.match(text, end)
    if below and " " not in name[0] and (SPEAKS.match(text, below.end()) or f"{name[0]} {below[1]}" in text):
        end = below.end()  # a name broken over a line
    for item in items[i + 1 : i + 6]:
        if item.start < end and not (item.start > start and item.labels == {"PERSON"} and text[item.start - 1] == "-"):
            if item.start <= start and (item.rows or item.classes):
                return
            end = len(text[: item.start].rstrip())
            break
    if text[title.start : title.end] == "HE" and text[start:end].isupper():
        return  # in a text in capitals it is but a pronoun
    words = text[start:end].split()
    if not words or fold(words[0]) in _NOT_NAMES or (len(words) == 1 and (len(words[0]) < 2 or words[0] in SAID)):
        return
    if len(words) == 1 and _NOUN.search(words[0]) and is_english(words[0]):
        return  # "General Election"
    if len(words) == 1 and words[0].isupper() and is_english(words[0]) and in_capitals(text, end):
        return  # "PRIME MINISTER MOST PERSONAL"
    end = start + len(re.sub(r"['’]s?$", "", text[start:end]))
    if suffix := _SUFFIX.match(text, end):
        end = suffix.end()
    yield Found(start, end, "PERSON", "person.after-title", data={"title": text[title.start : title.end]})
