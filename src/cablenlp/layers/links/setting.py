"""What a document tells of itself: when and where it was written, whose service writes, which states it speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cablenlp.knowledge import divided, offices_of
from cablenlp.layers.links.mention import Mention
from cablenlp.lexicon.models import Role
from cablenlp.lexicon.store import Lexicon

#: Zones in which a name stands for somebody who writes or is written to.
ROUTES = frozenset(("title", "header", "closing"))
_PLACES = frozenset(("GPE", "LOC", "FAC"))
_SPOKEN_OF = _PLACES | {"NORP", "ORG", "MIL_UNIT"}


@dataclass
class Setting:
    """The document around its names; states are kb_ids."""

    date: str | None = None
    states: Counter[str] = field(default_factory=Counter)  # how often each state is named, by any of its names
    posts: set[str] = field(default_factory=set)  # the states of the places and offices in the route
    home: str | None = None  # whose service writes
    abroad: str | None = None  # where that service is posted, or to whom it writes
    wholes: dict[str, str] = field(default_factory=dict)  # of what a state is a part: north-korea -> korea
    _offices: dict[str, list[Role]] = field(default_factory=dict)

    def offices(self, kb_id: str, lexicon: Lexicon) -> Sequence[Role]:
        """The offices that somebody held on the document's date, looked up once; none without a date."""
        if self.date is None:
            return ()
        if kb_id not in self._offices:
            self._offices[kb_id] = offices_of(lexicon, kb_id, self.date)
        return self._offices[kb_id]

    def speaks_of(self, state: str | None) -> bool:
        """Whether the document names a state, or the divided country that it is a part of, or is written by it."""
        return state is not None and (
            state in self.states or state == self.home or self.wholes.get(state) in self.states
        )


def read_setting(mentions: Sequence[Mention], date: str | None, lexicon: Lexicon) -> Setting:
    """The date, the states named, and where the route says the document comes from and goes to."""
    setting = Setting(date, wholes=divided(lexicon))
    states, posts = setting.states, setting.posts
    for m in mentions:
        if m.label in _SPOKEN_OF:
            named = m.means.states or (m.data.get("state"),)
            if len(named) > 1:
                continue  # the name of several places tells nothing
            (state,) = named
            if state:
                states[state] += 1
                if m.route and m.label in _PLACES:
                    posts.add(state)
        elif m.label == "ROLE" and m.route and m.data.get("at"):
            posts.add(m.data["at"])
    return setting


def _served(owner: str | None, lexicon: Lexicon) -> str | None:
    """The state whose office it is, of an office of a body that of the body."""
    body = lexicon.entity(owner) if owner else None
    return body.state if body and body.label == "ORG" else owner


def read_service(setting: Setting, mentions: Iterable[Mention], lexicon: Lexicon) -> None:
    """Whose service writes, from those of the route who are known by now; and where it is posted.

    The first party writes; where its state is not known, the other party's stands for it, since most telegrams
    go between a ministry and its own missions.
    """
    setting.home = setting.abroad = None
    route = [m for m in mentions if m.route]
    posted: list[str] = []
    for m in route:
        states: set[str | None] = set()
        if m.label == "PERSON" and (who := m.known()) and who.kb_id:
            states = {who.state}
            posted += [r.at for r in setting.offices(who.kb_id, lexicon) if r.at]
        elif m.label == "ROLE":
            owners = {r.of for r, _ in m.means.rows if isinstance(r, Role)} | {m.data.get("of")}
            states = {_served(owner, lexicon) for owner in owners}
            posted += [m.data["at"]] if m.data.get("at") else []
        elif m.label == "ORG":
            states = {r.state for r, _ in m.entities} or {m.data.get("state")}
        states.discard(None)
        if len(states) == 1 and setting.home is None:
            setting.home = states.pop()
        elif len(states) == 1 and setting.abroad is None and setting.home not in states:
            setting.abroad = states.pop()
    away = [s for s in (*posted, *setting.posts) if s != setting.home]
    wholes = {setting.wholes.get(s) for s in away}
    away = [s for s in away if s not in wholes]  # "the Ambassador in Korea" at Seoul
    if len(set(away)) == 1:
        setting.abroad = away[0]
    elif posted and posted[0] != setting.home:
        setting.abroad = posted[0]
