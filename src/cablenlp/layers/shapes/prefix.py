"""What a message is called before its number: a kind, a series, whose it is, or a sign alone."""

from __future__ import annotations

import re
from typing import NamedTuple

from cablenlp.layers.indexes import numbered_nouns, series, spelled
from cablenlp.layers.shapes.figures import AFTER, CLOSED, DATED, FILE_NUMBER, LISTED, UNIT, is_year
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import fold

#: Series of telegrams that are built from who and what: "Embtel", "Dept's inst"; those with names are data.
SERIES = (
    r"(?:(?:re|ref|rep|my|our|ur|your|under)?(?:emb|dept?|leg|con(?:gen)?|cons|pol|circ|depcirc?|embcirc|ur|my|our"
    r"|usun|mission"
    r"|amb|del|fon)?(?:tels?|(?<=emb)des|(?<=dep)des|(?<=ur)des|desp(?:s|atch(?:es)?)?|inst(?:r|rs)?|airs?|lets?"
    r"|cirtels?|circ?tels?|airgrams?|circulars?|memos?))"
)
_SERIES = re.compile(SERIES, re.I)
_SIGN = re.compile(r"(?:no|nos|nr|nrs|n[º°o]|nºs|numbers?|[№#])", re.I)
#: The last word of what has no space in it, and what may stand between it and the figures.
_LAST_WORD = re.compile(r"[^\W\d_][\w’'º°]*$|[#№]$")
_GAP = re.compile(r"(?:[ \t\xa0.,:]{0,3}\[?|[ \t,]?\n[ \t]?)\n?")
_GAP_SIGNS = " \t\xa0.,:[\n"
_SIGN_ENDS = ("No", "Nos", "Nr", "no", "nos", "nr", "NO", "NOS")
_WHOSE = frozenset(("my", "your", "our", "ur", "re", "ref", "yours"))
_OWNER_BEFORE = re.compile(r"\b(?:my|your|our|ur)\s$", re.I)
_TITLED = re.compile(r"\s?[–-]\s?[A-Z]")
#: Whose messages are known by the bare number: an office, a command, a post.
_OFFICE = re.compile(
    r"(?:dep(?:t|artment)|emb(?:assy)?|leg(?:ation)?|con(?:sulate|gen)?|mission|(?-i:[A-Z]{4,}))['’]s", re.I
)
_OFFICES = re.compile(r"(?:dep(?:t|artment)|emb(?:assy)?|legation)", re.I)
#: Short numbers after these words are mostly no numbers of messages: "two letters", "note 3".
_LOOSE = re.compile(r"(?:letters?|notes?|reports?|memos?|memorand(?:um|a)|messages?|directives?|minutes?)", re.I)
_LOOSE_OWNER = re.compile(
    r"\b(?:embassy['’]?s?|emb|legation['’]?s?|fonoff|ministry['’]?s?|my|your|our)\s+\w+\s*$", re.I
)
#: Words before "No." that are no names of what is counted.
_BEFORE_SMALL = re.compile(
    r"from|under|with|your|yours|ours|their|reference|numbered|special|outgoing|incoming|ciphered|cipher|coded?"
    r"|series|secret"
    r"|personal|circular|saving|reply|answer|answers|following|dated|unnumbered|this|that|also|sent|supplementary"
)
_BEFORE_SIGN = re.compile(r"(?P<last>[^\W\d_][\w’']*)(?:[\s,.]{0,4}|\s\()$")
#: Letters of a series: "our SD 12", but not "our MIG 15".
_LETTERED = re.compile(r"(?!MIG|SAM)[A-Z]{3}")
_CAPITAL = re.compile(r"\s+[A-Z]")


def is_sign(words: str) -> bool:
    """Whether letters are a sign before a number: "No", "Nr"."""
    return _SIGN.fullmatch(words) is not None


class _Known(NamedTuple):
    """The words that the lexicon knows, folded.

    Attributes:
        nouns: What a message may be called.
        series: Series of messages with names.
        counted: What else is counted with "No.".
        noun_of: A noun with what belongs to it: "telegram from Paris".
    """

    nouns: frozenset[str]
    series: frozenset[str]
    counted: frozenset[str]
    noun_of: re.Pattern[str]


def _known(lexicon: Lexicon) -> _Known:
    def build(lex: Lexicon) -> _Known:
        nouns = numbered_nouns(lex)
        noun_of = rf"\b(?P<x>{spelled(nouns)}),?\s(?:of|from|to)\s[\w ]{{2,20}},?\s*$"
        return _Known(nouns, series(lex), frozenset(lex.words("counted_noun")), re.compile(noun_of, re.I))

    return lexicon.compiled("shapes.prefixes", build)


def is_series(word: str) -> bool:
    """Whether a word is a series built from who and what: "Embtel", "depcirtel"."""
    return _SERIES.fullmatch(word) is not None


class Prefixes:
    """Tells what stands before the numbers of one text."""

    def __init__(self, text: str, lexicon: Lexicon):
        self.text, self.known = text, _known(lexicon)

    def read(self, before: str, begin: int, end: int) -> str | None:
        """What the message is called before its number: "" after a bare sign, None where no number stands.

        Args:
            before: The text that ends where the number begins.
            begin: Where it begins, with its letters.
            end: Where its figures end.
        """
        word = _word_before(before)
        if word is None:
            return None
        name, at = word
        if self.text[end : end + 1] == "/" and (stroke := AFTER.match(self.text, end)):
            end = max(end, stroke.end())  # "your 2/01877"
        if is_sign(name):
            return self._behind_sign(name, before, at, begin, end)
        if UNIT.match(self.text, end):
            return None
        if self._is_named(name):
            return name if self._is_counted(name, before, begin, end) else None
        if self._is_owned(name, before[:at], begin, end):
            return name
        return name if self._is_office(name, before[:at], begin, end) else None

    def _behind_sign(self, name: str, before: str, at: int, begin: int, end: int) -> str | None:
        """What stands before "No." and its figures, where that is a sign."""
        if name == "#" and before[:at].endswith("#"):
            return None  # a heading, as the web writes them
        signed = self._signed(before[:at], begin, end)
        small = name == "no" and "." not in before[at:] and not self.text[begin].isdigit()
        return None if small and not signed else signed  # "there are no Il-12 planes"

    def _is_counted(self, name: str, before: str, begin: int, end: int) -> bool:
        """Whether the figures behind a kind are a number, and no year or count: "the Agreed Minute 1954"."""
        if not _LOOSE.fullmatch(name):
            return True
        if is_year(self.text, begin, end) and not DATED.match(self.text, end):
            return False
        if end - begin > 3 or FILE_NUMBER.match(self.text, begin):
            return True
        follows = CLOSED.match(self.text, end) or LISTED.match(self.text, end)
        return bool(end - begin > 1 and _LOOSE_OWNER.search(before) and follows)

    def _is_owned(self, name: str, before: str, begin: int, end: int) -> bool:
        """Whether a word that nobody lists is a series, as its owner tells: "your Security 209"."""
        if end - begin < 2 or not name[0].isupper() or fold(name) in self.known.counted:
            return False
        if not _OWNER_BEFORE.search(before):
            return False
        return any(p.match(self.text, end) for p in (CLOSED, DATED, _TITLED))

    def _is_office(self, name: str, before: str, begin: int, end: int) -> bool:
        """Whether only whose it is, or which office's, stands before a number: "our 235", "Dept's 12"."""
        whose, office = name.lower() in _WHOSE, name[-2:-1] in ("'", "’") and _OFFICE.fullmatch(name)
        closed = (whose or office) and (CLOSED.match(self.text, end) or DATED.match(self.text, end))
        lettered = not self.text[begin].isdigit()
        if whose:
            opens = before.rstrip(" ")[-1:] in ("", "\n", ".")
            named = _LETTERED.match(self.text, begin, end) or opens
            tight = lettered and named and _CAPITAL.match(self.text, end, end + 3)
            return bool(tight or (closed and (lettered or end - begin > 1)))
        if office and (closed or lettered) and end - begin > 1:
            return True
        return lettered and _OFFICES.fullmatch(name) is not None and self.text[begin] in "AG"

    def _is_named(self, name: str) -> bool:
        """Whether a word is the name of a kind or series; a series with a name of its own is written with a capital."""
        folded = fold(name)
        if folded in self.known.nouns or _SERIES.fullmatch(name):
            return True
        return name[0].isupper() and not self.known.series.isdisjoint((folded, folded.removesuffix("s")))

    def _signed(self, before: str, begin: int, end: int) -> str | None:
        """What stands before "No." and its figures."""
        last = _BEFORE_SIGN.search(before)
        if last is None:
            return ""
        if fold(last["last"]) in self.known.counted:
            return None
        small = end - begin < 3 and len(last["last"]) > 3 and last["last"].islower()
        if small and not (self._is_named(last["last"]) or _BEFORE_SMALL.fullmatch(last["last"])):
            return None  # "objective No. 2"
        if self._is_named(last["last"]):
            return last["last"]
        of = self.known.noun_of.search(before)
        return of["x"] if of else ""


def _word_before(before: str) -> tuple[str, int] | None:
    """The word before figures, and where it begins."""
    words = before.rstrip(_GAP_SIGNS)
    gap = before[len(words) :]
    if "\n" in gap and gap[0] in ".:" and not words.endswith(_SIGN_ENDS):
        return None  # the sentence ends: what opens the next line is a paragraph's number
    last = words.rsplit(None, 1)[-1:]
    word = _LAST_WORD.search(last[0]) if last and _GAP.fullmatch(before, len(words)) else None
    return (word[0], len(words) - len(word[0])) if word else None
