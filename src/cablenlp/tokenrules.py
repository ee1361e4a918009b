"""Parts of speech and lemmas by look-up instead of by trying patterns and tables on each token.

What spaCy's attribute ruler and lemmatizer say of a token depends, but for a few patterns of several tokens, on nothing
but the word, its tag and its relation: the answer for each such triple is worked out once, by those pipes themselves.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from typing import Any, NamedTuple, cast

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.strings import StringStore
from spacy.tokens import Doc, Token

#: The pipes whose work is done here.
PIPES = ("attribute_ruler", "lemmatizer")
#: What the patterns of one token may ask for; those that ask for more are left to spaCy's matcher.
ASKED = ("TAG", "LOWER", "DEP", "IS_SPACE")
#: What patterns may set.
SET = ("TAG", "POS", "MORPH", "LEMMA", "DEP")
#: Values of the attributes `ASKED`, as numbers.
Asked = tuple[int, int, int, int]
Test = Callable[[Asked], bool]
_READ: list[int | str] = ["TAG", "DEP", "ORTH"]
_MOST = 100_000  # triples that are remembered


class Analysed(NamedTuple):
    """What is known of a token: its tag, part of speech and relation as hashes, and its lemma."""

    tag: int
    pos: int
    lemma: str
    dep: int


class TokenRules:
    """What the attribute ruler and the lemmatizer of a pipeline would set on the tokens of a parsed Doc.

    Args:
        nlp: A pipeline with both pipes; the patterns are taken as they are now.
    """

    def __init__(self, nlp: Language):
        ruler, lemmatizer = (nlp.get_pipe(name) for name in PIPES)
        self._ruler = cast(AttributeRuler, ruler)
        self._lemmatizer = cast(Lemmatizer, lemmatizer)
        self._strings = nlp.vocab.strings
        self._one: defaultdict[int, list[tuple[int, Test]]] = defaultdict(list)  # by tag; 0 for those of several
        self._several = Matcher(nlp.vocab, validate=False)
        self._signs: list[Test] = []  # one of them is true of a token wherever a pattern of several tokens matches
        self._known: dict[tuple[int, ...], tuple[Analysed, bool]] = {}  # and whether such a pattern may match
        patterns: list[dict[str, Any]] = cast(Any, self._ruler.patterns)
        for number, row in enumerate(patterns):
            for pattern in row["patterns"]:
                self._add(number, pattern)

    def _add(self, number: int, pattern: list[dict[str, Any]]) -> None:
        test = _test(pattern[0], self._strings)
        if len(pattern) == 1 and test:
            tag = pattern[0].get("TAG")
            self._one[self._strings[tag] if isinstance(tag, str) else 0].append((number, test))
        else:
            self._several.add(str(number), [pattern])
            self._signs.append(test or (lambda row: True))

    def __call__(self, doc: Doc) -> list[Analysed]:
        """The tokens of a Doc that has gone through tagger and parser and is of no use afterwards."""
        if len(self._known) > _MOST:
            self._known.clear()
            self._lemmatizer.cache.clear()
        known = self._known
        keys = list(map(tuple, doc.to_array(_READ).tolist()))
        for i, key in enumerate(keys):
            if key not in known:
                row = _asked(doc[i])
                known[key] = self._said(doc[i], self._numbers(row)), any(test(row) for test in self._signs)
        found = [known[key] for key in keys]
        out = [said for said, _ in found]
        if any(several for _, several in found):
            for i, numbers in self._with_several(doc).items():
                out[i] = self._said(doc[i], numbers)
        return out

    def _numbers(self, row: Asked) -> set[int]:
        """The patterns of one token that match."""
        return {number for tag in (row[0], 0) for number, test in self._one.get(tag, ()) if test(row)}

    def _with_several(self, doc: Doc) -> dict[int, set[int]]:
        """The patterns that match, for tokens on which one of several tokens sets something."""
        out: dict[int, set[int]] = {}
        for key, start, end in self._several(doc, allow_missing=True, as_spans=False):
            number = int(self._strings[key])
            i = range(start, end)[self._ruler.indices[number]]
            out[i] = out.get(i, self._numbers(_asked(doc[i]))) | {number}
        return out

    def _said(self, token: Any, numbers: set[int]) -> Analysed:
        """What some patterns say together, later ones winning, and the lemma that follows from it."""
        together: dict[Any, int] = {}
        for number in sorted(numbers):
            together |= self._ruler.attrs[number]
        tag, pos, morph, lemma, dep = (together.get(self._strings[name], 0) for name in SET)
        token.pos = pos
        token.set_morph(morph)
        word = self._strings[lemma] if lemma else self._lemmatizer.lemmatize(token)[0]
        return Analysed(tag or token.tag, pos, word, dep or token.dep)


def _asked(token: Token) -> Asked:
    return token.tag, token.lower, token.dep, int(token.is_space)


def _test(token: dict[str, Any], strings: StringStore) -> Test | None:
    """Whether a token has the attributes that a pattern asks for; None where that is not known here."""
    tests = [_condition(name, wanted, strings) for name, wanted in token.items()]
    sure = [test for test in tests if test]
    return (lambda row: all(test(row) for test in sure)) if len(sure) == len(tests) else None


def _condition(attribute: str, wanted: Any, strings: StringStore) -> Test | None:
    """Whether a token has what a pattern asks of one attribute; None where that is not known here."""
    if attribute not in ASKED:
        return None
    at = ASKED.index(attribute)
    if isinstance(wanted, (str, bool)):
        value = strings.add(wanted) if isinstance(wanted, str) else int(wanted)
        return lambda row: row[at] == value
    match wanted:
        case {"IN": values, **rest} if not rest:
            inside = frozenset(map(strings.add, values))
            return lambda row: row[at] in inside
        case {"NOT_IN": values, **rest} if not rest:
            outside = frozenset(map(strings.add, values))
            return lambda row: row[at] not in outside
        case {"REGEX": pattern, **rest} if not rest and attribute != "IS_SPACE":
            search = re.compile(pattern).search
            return lambda row: search(strings[row[at]]) is not None
    return None
