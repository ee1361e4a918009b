"""The evidence for who is meant by a name, as one ordered list of tests.

The tests go from what the text itself says to what is merely usual. A test that only one person passes decides;
one that several pass leaves those; one that nobody passes leaves all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from cablenlp.knowledge import alive, day, offices_of, risen, within
from cablenlp.layers.links.company import Company
from cablenlp.layers.links.mention import Candidate, Mention, is_full, slug
from cablenlp.layers.links.setting import Setting
from cablenlp.lexicon.models import Entity, Form, Role
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import fold

#: Titles of officers, by the names of their words.
_OFFICERS = frozenset(
    "Admiral|Brigadier General|Colonel General|General|General of the Army|Generals|Lieutenant General|Major General"
    "|Marshal|Marshals|Rear Admiral|Senior General|Vice Admiral".split("|")
)
_COMMANDS = ("commander", "commanding", "chief of", "chairman of the joint", "governor", "supreme")
#: Offices that one man at a time has in a state: the dead keep their title.
_HIGHEST = frozenset(("president", "prime minister", "chancellor", "king", "queen", "emperor"))
_LEADING = _HIGHEST | {"foreign minister", "foreign secretary", "secretary of state", "secretary general", "premier"}
#: Until which age people act.
_OLDEST = 85


class Title(NamedTuple):
    """What the title before a name tells of its bearer."""

    office: str | None = None  # the office that is called so
    officer: bool = False


@dataclass
class Sight:
    """What stands around one name, and what its document tells."""

    lexicon: Lexicon
    setting: Setting = field(default_factory=Setting)
    title: Title | None = None
    route: bool = False  # it stands where the document tells who writes to whom
    grown: bool = False  # with initials or a given name that fits
    at: int = 0
    state: str | None = None  # of the nationality or country beside the name
    post: str | None = None  # the state of the place where the text says that the name's bearer is
    holders: frozenset[str] = frozenset()  # of the office beside the name
    full: dict[str, int] = field(default_factory=dict)  # who is named in full, and where first
    named: Set[str] = frozenset()  # whom any name of the document may mean
    bearers: Sequence[Candidate] = ()  # all who bear the name
    others: Company = field(default_factory=Company)  # the names of the document

    @cached_property
    def company(self) -> frozenset[str]:
        """Who of this name is nearest to the other names of the document."""
        return self.others.nearest(self.bearers)

    def offices(self, row: Entity) -> Sequence[Role]:
        """The offices that somebody held on the document's date; none without a date."""
        return self.setting.offices(row.kb_id, self.lexicon) if row.kb_id else ()


Passes = Callable[[Entity, Form, Sight], Any]


class Test(NamedTuple):
    """One kind of evidence: its name, what it asks, and whether somebody passes it.

    `decides` is false where the evidence only rules out: it never makes a name mean somebody by itself.
    """

    name: str
    asks: str
    passes: Passes
    decides: bool = True


def _on_line(row: Entity, form: Form, sight: Sight) -> bool:
    return form.form == "cover_name" and any(who in sight.named for who in form.line)


def _off_line(row: Entity, form: Form, sight: Sight) -> bool:
    return bool(form.form == "cover_name" and form.line) and not _on_line(row, form, sight)


def _whole(row: Entity, form: Form, sight: Sight) -> bool:
    return is_full(form) or sight.grown


def _before(row: Entity, form: Form, sight: Sight) -> bool:
    return sight.full.get(slug(row), sight.at) < sight.at


def _anywhere(row: Entity, form: Form, sight: Sight) -> bool:
    return slug(row) in sight.full


def _office_beside(row: Entity, form: Form, sight: Sight) -> bool:
    return row.kb_id in sight.holders


def _state_beside(row: Entity, form: Form, sight: Sight) -> bool:
    return sight.state is not None and row.state == sight.state


def _title(row: Entity, form: Form, sight: Sight) -> bool:
    if not sight.title or not sight.title.office:
        return False
    called = _was_called(sight.title.office, offices_of(sight.lexicon, row.kb_id, sight.setting.date))
    return called or (_before(row, form, sight) and _was_called_once(row, sight))


def _once(row: Entity, form: Form, sight: Sight) -> bool:
    return _active(row, form, sight) and _was_called_once(row, sight)


def _was_called_once(row: Entity, sight: Sight) -> bool:
    office = sight.title.office if sight.title else None
    return bool(office and _was_called(office, offices_of(sight.lexicon, row.kb_id, None)))


def _was_called(office: str, held: Iterable[Role]) -> bool:
    """Whether any of these offices is called by a title: "Secretary" is any kind of secretary of state."""
    return any(role.office == office or role.office.startswith(f"{office} of ") for role in held)


def _rank(row: Entity, form: Form, sight: Sight) -> bool:
    return sight.title is not None and sight.title.officer and _commanded(row, sight)


def _commanded(row: Entity, sight: Sight) -> bool:
    offices = offices_of(sight.lexicon, row.kb_id, None)
    return any(command in role.office for role in offices for command in _COMMANDS)


def _active(row: Entity, form: Form, sight: Sight) -> bool:
    when = day(sight.setting.date)
    if when is None:
        return False
    born = int(row.since[:4]) if row.since else None
    return not (row.until and row.until[:4] < when[:4]) and (born is None or int(when[:4]) - born <= _OLDEST)


def _posted(row: Entity, form: Form, sight: Sight) -> bool:
    if not sight.route and not sight.post:
        return False
    there = [role.at for role in sight.offices(row) if role.at]
    return sight.post in there or (sight.route and not sight.setting.posts.isdisjoint(there))


def _in_office(row: Entity, form: Form, sight: Sight) -> Any:
    if not sight.route and not sight.title:
        return False
    if sight.title and sight.title.officer and not _commanded(row, sight):
        return False
    return sight.offices(row)


def _in_office_there(row: Entity, form: Form, sight: Sight) -> Any:
    return form.form == "surname" and sight.setting.speaks_of(row.state) and sight.offices(row)


def _in_company(row: Entity, form: Form, sight: Sight) -> bool:
    if slug(row) not in sight.company or _is_given_name(row, form):
        return False
    title = sight.title
    if title and title.office in _HIGHEST and any(_was_called_once(other, sight) for other, _ in sight.bearers):
        return _was_called_once(row, sight)  # "President Eisenhower" is no brother of his
    return not (title and title.officer and offices_of(sight.lexicon, row.kb_id, None)) or _commanded(row, sight)


def _is_given_name(row: Entity, form: Form) -> bool:
    """Whether somebody is called here by what others have for a surname: the "Foster" of John Foster Dulles."""
    return form.form == "variant" and form.text in row.name.split()[:-1]


def _spoken_of(row: Entity, form: Form, sight: Sight) -> bool:
    return sight.setting.speaks_of(row.state)


def _alone_on_line(row: Entity, form: Form, sight: Sight) -> bool:
    if form.certainty == "inferred" and not _may_be_spoken_of(row, form, sight):
        return False
    return form.alone and (not form.line or _on_line(row, form, sight))


def _may_be_spoken_of(row: Entity, form: Form, sight: Sight) -> bool:
    """Whether somebody is alive, and the document of his state, or he not still to come to his offices."""
    date = sight.setting.date
    if not date:
        return True
    return _active(row, form, sight) and (sight.setting.speaks_of(row.state) or risen(sight.lexicon, row.kb_id, date))


def _only_left(row: Entity, form: Form, sight: Sight) -> bool:
    """Whether no other bearer of a surname who ever held an office could act on the date, and this one was in his."""
    if form.form != "surname" or not sight.offices(row):
        return False
    others = [c for c in sight.bearers if slug(c[0]) != slug(row) and offices_of(sight.lexicon, c[0].kb_id, None)]
    return not any(_active(*other, sight) for other in others)


def _leads(row: Entity, form: Form, sight: Sight) -> bool:
    """Whether somebody led a state, a government or its foreign service on the date: so known that a surname does."""
    return form.form == "surname" and any(role.office in _LEADING for role in sight.offices(row))


def _headed(row: Entity, form: Form, sight: Sight) -> bool:
    """Whether somebody dead held the highest office that the title names, and nobody alive ever did."""
    if not sight.title or sight.title.office not in _HIGHEST or not _was_called_once(row, sight):
        return False
    return not any(_active(other, f, sight) and _was_called_once(other, sight) for other, f in sight.bearers)


def _only_cover(row: Entity, form: Form, sight: Sight) -> bool:
    return form.alone and all(other.form == "cover_name" for _, other in sight.bearers)


TESTS: tuple[Test, ...] = (
    Test("line of a cover name", "is the one at the other end of its line named?", _on_line),
    Test("full name", "does the name stand in full?", _whole),
    Test("office beside the name", "did this person hold the office told beside the name?", _office_beside),
    Test("state beside the name", "does this person serve the state told beside the name?", _state_beside),
    Test("office of the title", "did this person hold an office called like the title?", _title),
    Test("rank of the title", "did this officer ever command?", _rank),
    Test("named in full before", "was this person named in full before?", _before),
    Test("office of the title, in his life", "did this person, now dead, head a state or government so?", _headed),
    Test("old enough and not dead", "could this person act on the date?", _active, decides=False),
    Test("post on the date", "was this person posted where the text or its route says?", _posted),
    Test("office on the date", "did this person, who is titled or writes, hold an office on the date?", _in_office),
    Test("named in full elsewhere", "is this person named in full further on?", _anywhere),
    Test("state in the document", "does the document speak of this person's state?", _spoken_of, decides=False),
    Test("office of that state", "did this person hold an office of a state spoken of?", _in_office_there),
    Test("known by this name", "is the name usual for this person alone?", _alone_on_line),
    Test("leading on the date", "did this person then head a state, a government or a foreign ministry?", _leads),
    Test("company", "do the works that name this person name the others of the document too?", _in_company),
    Test("only one left", "is nobody else of this name alive, and this person in office?", _only_left),
    Test("office of the title once", "did this person ever hold an office called like the title?", _once),
    Test("known by this cover name", "off its line, is it a cover name and nobody's surname?", _only_cover),
)  # fmt: skip


#: Evidence that tells as much as a full name: a surname that comes after it means the same.
TELLING = frozenset(("office beside the name", "state beside the name", "office of the title", "rank of the title"))


class Step(NamedTuple):
    """What one test made of those who were left: who passed it."""

    test: str
    passed: list[str]


class Verdict(NamedTuple):
    """Who is meant, how certainly, which test decided, and every step; nobody where the name leaves it open.

    `left` are the candidates that no test ruled out.
    """

    chosen: Candidate | None
    certainty: str
    why: str
    steps: list[Step]
    left: list[Candidate]


def weigh(pool: list[Candidate], sight: Sight) -> Verdict:
    """Hold the tests against the candidates, in order."""
    steps: list[Step] = []
    everyone = {slug(row) for row, _ in pool}
    for name, _, passes, decides in TESTS if pool else ():
        passed = [(row, form) for row, form in pool if passes(row, form, sight)]
        if not passed:
            continue
        people = {slug(row) for row, _ in passed}
        steps.append(Step(name, sorted(people)))
        if len(people) == 1 and decides:
            row, form = min(passed, key=lambda candidate: candidate[1].form == "misspelling")
            sure = _whole(row, form, sight) or (len(everyone) == 1 and form.alone and not _off_line(row, form, sight))
            return Verdict((row, form), form.certainty if sure else "inferred", name, steps, passed)
        pool = passed
    return Verdict(None, "ambiguous", _OPEN[min(len({slug(row) for row, _ in pool}), 2)], steps, pool)


#: Why a name is left open, by how many it may mean.
_OPEN = (
    "nobody is possible",
    "nothing speaks for the one listed",
    "several are possible",
)


def living(pool: list[Candidate], sight: Sight) -> list[Candidate]:
    """Those who could act on the date; all where it is not known, or nobody could."""
    return [c for c in pool if _active(*c, sight)] or pool


def candidates(rows: list[Candidate], date: str | None) -> tuple[list[Candidate], list[Candidate]]:
    """Those of a name who lived on the date: whose name was in use then, and whose was not."""
    pool: list[Candidate] = []
    outside: list[Candidate] = []
    for row, form in rows:
        if alive(row, date):
            (outside if within(form, date) is False else pool).append((row, form))
    return pool, outside


def sight_of(m: Mention, lexicon: Lexicon, setting: Setting) -> Sight:
    """What the mentions layer saw around a name."""
    title = _title_of(str(m.data["title"]), lexicon) if m.data.get("title") else None
    return Sight(lexicon, setting, title, m.route, bool(m.data.get("grown")), m.start, bearers=m.entities)


def _title_of(text: str, lexicon: Lexicon) -> Title:
    known: dict[str, Title] = lexicon.cache("links.titles")
    if text not in known:
        name = fold(text)
        known[text] = Title(
            lexicon.words("office").get(name.strip(". ")), lexicon.words("title").get(name) in _OFFICERS
        )
    return known[text]
