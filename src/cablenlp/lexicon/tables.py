"""Which rows each file of `patterns/` holds, and how their ids begin."""

from __future__ import annotations

from typing import Any

from cablenlp.lexicon.frames import Cue, Frame
from cablenlp.lexicon.models import Abbreviation, Archive, Entity, Kind, Mark, Role, Romanisation, Source, State, Word

#: File stem -> model of its rows.
MODELS: dict[str, type[Any]] = {
    "sources": Source,
    "people": Entity,
    "places": Entity,
    "bodies": Entity,
    "groups": Entity,
    "units": Entity,
    "materiel": Entity,
    "treaties": Entity,
    "events": Entity,
    "roles": Role,
    "marks": Mark,
    "words": Word,
    "kinds": Kind,
    "archives": Archive,
    "abbreviations": Abbreviation,
    "romanisations": Romanisation,
    "frames": Frame,
    "cues": Cue,
    "states": State,
}

#: Prefix of the ids in each file, so that `found_by` tells where to look.
PREFIXES = {
    "people": "person:", "places": "place:", "bodies": "body:", "groups": "group:", "units": "unit:",
    "materiel": "materiel:", "treaties": "treaty:", "events": "event:", "roles": "role:", "marks": "mark:",
    "words": "word:", "kinds": "kind:", "archives": "archive:", "abbreviations": "abbr:", "states": "state:",
    "romanisations": "romanisation:", "cues": "cue.",
}  # fmt: skip

#: Which file a row with this label belongs to.
LABEL_TABLES = {
    "PERSON": "people", "GPE": "places", "LOC": "places", "FAC": "places", "ORG": "bodies", "NORP": "groups",
    "MIL_UNIT": "units", "MATERIEL": "materiel", "TREATY": "treaties", "EVENT": "events", "ROLE": "roles",
    "CLASSIFICATION": "marks", "PRECEDENCE": "marks",
}  # fmt: skip
