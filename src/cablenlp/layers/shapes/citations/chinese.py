"""Numbers of the Chinese foreign ministry's files, behind the name of the archive."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablenlp.layers.shapes.citations.parts import Citation, archive_before, parts_of
from cablenlp.lexicon.store import Lexicon

_CHINESE = re.compile(
    r"(?<![\d-])(?P<item>\d{3}-\d{4,5}(?:-\d+)?(?:\(\d\))?)(?![\d-])(?:[,;:] ?(?:pp?\. ?)?(?P<page>\d+[-–]\d+|\d+))?"
)
_CHINESE_SIGN = re.compile(r"[ ,:]*(?:(?:[Dd]ocument|[Ff]ile|[Dd]oc\.) ?)?(?:[Nn]os?\.?|#)?\s*")


def ministry_files(text: str, lexicon: Lexicon) -> Iterator[Citation]:
    """Citations such as "PRC FMA 106-00024-01"."""
    if "FMA" not in text and "oreign" not in text and "Waijiaobu" not in text and "FMPRC" not in text:
        return
    for m in _CHINESE.finditer(text):
        start, archive = archive_before(text, m.start(), lexicon, _CHINESE_SIGN)
        if archive:
            yield Citation(start, m.end(), "reference.chinese", [parts_of(archive=archive, **m.groupdict())])
