"""Events that several documents tell: tied with a score and reasons, never merged.

Two tellings are one event when type, time and participants agree and nothing contradicts: another day, another state,
another quantity, the parts exchanged, a deed here and its refusal there. A speech act is only the same when its matter
is: what was said is compared through its contents, however deep they go.

`sketch.py` says what an event is compared by, `candidates.py` which are compared, `weigh.py` how two are. Events and
sketches are kept packed, since a collection has hundreds of thousands.
"""

from __future__ import annotations

from collections.abc import Iterable

from cablenlp.collection.events import Event
from cablenlp.collection.same.kept import Kept
from cablenlp.collection.same.sketch import FAMILY

__all__ = ["FAMILY", "Kept", "tie"]


def tie(found: Iterable[Event], copies: Iterable[tuple[str, str]] = ()) -> list[Event]:
    """The events, each with those of other documents that are the same under `same_event`, best first.

    Args:
        found: The events of a collection, those of one document after each other.
        copies: Pairs of documents that are one message told twice (ties `same` of `collection.thread`).
    """
    return list(Kept(found).tied(copies))
