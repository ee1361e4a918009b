"""Predicted annotations against gold: how much is found, and how much of what is found is right.

Both sides are documents in the wire form, joined by `id`. Gold may be lenient where honest readers differ:
`label_ok`, `edtf_ok`, `name_ok`, `type_ok`, `status_ok`, `role_ok` and, in headers, `<field>_ok` are further
right answers, `also` further triggers of the same event, and what is `optional` is neither asked for nor held
against anybody. All figures are summed over the documents before they are divided (micro-averages).

What is counted:

- `entity overlap|strict <group>`: mentions, one to one, by touching or equal spans. GPE, LOC and FAC are one
  group (PLACE), so are ORG, MIL_UNIT and NORP (GROUP): the line between them is fine. `*` sums all groups.
- `link PERSON`: of the people found, those tied to the right person, by item or by full name.
- `edtf`: of the dates found, those with the right value.
- `alias`: pairs of names that the text itself equates.
- `edtf TIME`: of the times found, those with the right value.
- `archive parts`: the fields of citations (fond, file, piece, ...), each by its value; of a name of an archive it
  is enough that one lies within the other.
- `header ...`: kind and date by value, numbers and people as sets, conveyed messages by their route;
  `all right` asks for number, date and all people of a document at once.
- `header sent|received`: by value; a day where gold has the hour is wrong, the document's own day where gold has
  nothing is not. `header origin`: the same place. `header classification|precedence|subjects`: as sets.
- `header drafters|signers|distribution|repeated_to`: as the people above, but not summed with them.
- `header refers_to`: references of which kind, number, date and direction agree, as far as gold gives them.
- `event trigger+type`, `event in sentence`: events by type, with the trigger touching or in one sentence.
- events are measured only where gold has the field `events`; so are citations and the header's fields, each where
  gold has it.
- `event status`, `argument ...`: on events found in the same sentence; the arguments of the others are missed
  (gold) or spurious (predicted). Times are compared as dates, not as arguments.
"""

from __future__ import annotations

from collections.abc import Mapping

from cablenlp.scoring.entities import score_aliases, score_archives, score_entities
from cablenlp.scoring.events import EventScore
from cablenlp.scoring.headers import score_header
from cablenlp.scoring.loading import load
from cablenlp.scoring.names import Names, known_names
from cablenlp.scoring.tallies import Difference, Json, Sheet

__all__ = ["Difference", "load", "score"]


def score(
    gold: Mapping[str, Json],
    pred: Mapping[str, Json],
    log: list[Difference] | None = None,
    names: Mapping[str, str] | None = None,
) -> dict[str, Json]:
    """Measures predictions against gold; a document without a prediction counts as an empty one.

    Args:
        gold: id -> document, see `load`.
        pred: id -> document; ids that gold lacks are ignored.
        log: Where to add every difference, if wanted.
        names: Name -> who bears it, for people who go by several; the knowledge base's when left out.

    Returns:
        Measure -> its row: `p`, `r`, `f` (3 decimals, None where nothing was offered or asked) with the
        counts `gold` and `pred`, or `acc` and `n`. What nothing in the documents calls for has no row.
    """
    sheet = Sheet(Names.of(known_names() if names is None else names), log)
    for key, wanted in gold.items():
        offered = pred.get(key) or {}
        score_entities(sheet, key, wanted, offered)
        score_aliases(sheet, wanted, offered)
        score_archives(sheet, key, wanted, offered)
        score_header(sheet, key, wanted, offered)
        if "events" in wanted:
            EventScore(sheet, key, wanted, offered).run()
    return sheet.rows()
