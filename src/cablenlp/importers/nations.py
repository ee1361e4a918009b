"""The state somebody serves, where remarks on him say it without doubt: "Libyan Defense Minister until 1969"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cablenlp.lexicon.models import Entity
from cablenlp.lexicon.store import packaged
from cablenlp.matching import PhraseIndex, split

#: After these a nationality tells where somebody serves, not whom.
_ABROAD = re.compile(r"\b(?:in|to|at|for|on|with|of|against)\b")
#: How far into a remark its nationality stands.
_NEAR = 60
#: What only American officials are said to be, without a word on their state.
_AMERICAN = re.compile(
    r"\b(?:Foreign Service|Career Minister|Department of (?:State|Defense|Commerce|the Treasury)|US[ANMF]\b|USAF"
    r"|USMC|"
    r"(?:Democratic|Republican) (?:Senator|Congress|Representative)|U\.S\. |National Security Council|"
    r"^(?:Ambassador|Minister|Counselor|Chargé|Consul(?: General)?|(?:First|Second|Third) Secretary|Attaché|"
    r"Deputy Chief of Mission|(?:Political|Economic) (?:Officer|Counselor)),? "
    r"(?:in|to|at|of (?:the )?(?:Embassy|Legation))|"
    r"[Nn]on-career appointee|(?:Deputy )?Assistant Secretary of|Central Intelligence Agency)"
)


class State:
    """Tells states by the names of nationalities that are packaged."""

    def __init__(self) -> None:
        self._index: PhraseIndex[Entity] = PhraseIndex()
        for row in packaged().rows("groups"):
            if row.state:
                for form in row.forms:
                    self._index.add(form.text, row)

    def of(self, remarks: Sequence[str]) -> str | None:
        """The kb_id of the one state that remarks name; None where there are several, or none."""
        found: set[str] = set()
        for remark in remarks:
            for hit in self._index.find(split(remark[:_NEAR]))[:1]:
                if not _ABROAD.search(remark, 0, hit.start):
                    found.update(row.state for row in hit.values if row.state)
            if _AMERICAN.search(remark):
                found.add("usa")
        return found.pop() if len(found) == 1 else None
