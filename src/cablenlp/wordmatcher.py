"""The patterns of an attribute ruler, most of which are about one word, by look-up instead of one by one.

spaCy's matcher tries each of some two hundred patterns on every token; what a pattern of one word says depends on
nothing but a few attributes of the token, so that the answer for each combination of them is worked out once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, cast

from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

#: What the patterns of one word may ask for; those that ask for more are left to spaCy's matcher.
ATTRIBUTES = ("TAG", "LOWER", "DEP", "IS_SPACE")
Row = tuple[int, int, int, int]
Test = Callable[[Row], bool]


class WordMatcher:
    """Stands in for the matcher of an attribute ruler; finds the same.

    Args:
        ruler: The attribute ruler, whose patterns are taken as they are now.
    """

    def __init__(self, ruler: AttributeRuler):
        self._matcher = ruler.matcher
        self._several = Matcher(ruler.vocab, validate=False)
        self._one: list[tuple[int, Test]] = []
        self._known: dict[Row, list[int]] = {}
        self._words: set[int] = set()  # those that patterns name: all others are the same to them
        rows: list[dict[str, Any]] = cast(Any, ruler.patterns)
        for number, row in enumerate(rows):
            for pattern in row["patterns"]:
                self._add(str(number), pattern, ruler.vocab.strings.add)

    def _add(self, name: str, pattern: list[dict[str, Any]], number: Callable[[str], int]) -> None:
        tests = [_test(k, v, number) for k, v in pattern[0].items()] if len(pattern) == 1 else [None]
        sure = [test for test in tests if test is not None]
        if len(sure) < len(tests):
            self._several.add(name, [pattern])
            return
        self._one.append((number(name), lambda row: all(test(row) for test in sure)))
        if word := pattern[0].get("LOWER"):
            self._words.update(number(w) for w in ([word] if isinstance(word, str) else next(iter(word.values()))))

    def __call__(self, doc: Doc, **settings: Any) -> Iterator[tuple[int, int, int]]:
        """Each match: the number of its pattern as a hash, the first token, one after the last."""
        for i, (tag, word, dep, space) in enumerate(doc.to_array(list(ATTRIBUTES)).tolist()):
            row = (tag, word if word in self._words else 0, dep, space)
            found = self._known.get(row)
            if found is None:
                found = self._known[row] = [number for number, test in self._one if test(row)]
            for number in found:
                yield number, i, i + 1
        yield from self._several(doc, **settings)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._matcher, name)


def _test(attribute: str, wanted: Any, number: Callable[[str], int]) -> Test | None:
    """Whether a token's row has what a pattern asks of one attribute; None where that is not known here."""
    if attribute not in ATTRIBUTES:
        return None
    at = ATTRIBUTES.index(attribute)
    if isinstance(wanted, (str, bool)):
        value = number(wanted) if isinstance(wanted, str) else int(wanted)
        return lambda row: row[at] == value
    if not isinstance(wanted, dict) or not wanted.keys() <= {"IN", "NOT_IN"} or len(wanted) != 1:
        return None
    values = frozenset(number(v) for v in wanted.get("IN") or wanted["NOT_IN"])
    return (lambda row: row[at] in values) if "IN" in wanted else (lambda row: row[at] not in values)
