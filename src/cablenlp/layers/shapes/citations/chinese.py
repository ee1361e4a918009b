"""Numbers of the Chinese foreign ministry's files, behind the name of the archive."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cablenlp.layers.shapes.citations.parts import Citation, archive_before, parts_of
from cablenlp.lexicon.store import Lexicon

_CHINESE = re.compile(
    r"(?<![\d-])(?P<item>\d{3}-\d{4,5}(?:-\d+)?(?:\(\d\))?)(?![\d-])(?:[,;:] ?(?:pp?\. ?)?(?P<page>\d+[-–]\d+|\d+))?"
)
_LOOKS_SO = re.compile(r"\d{3}-\d{4}")  # a fraction of the cost
_CHINESE_SIGN = re.compile(r"[ ,:]*(?:(?:[Dd]ocument|[Ff]ile|[Dd]oc\.) ?)?(?:[Nn]os?\.?|#)?\s*")


def ministry_files(text: str, lexicon: Lexicon) -> Iterator[Citation]:
    """Citations such as "PRC FMA 106-00024-01"."""
    if not _LOOKS_SO.search(text):
        return
    for m in _CHINESE.finditer(text):
        start, archive = archive_before(text, m.start(), lexicon, _CHINESE_SIGN)
        if archive:
            yield Citation(start, m.end(), "reference.chinese", [parts_of(archive=archive, **m.groupdict())])
