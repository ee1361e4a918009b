"""Telegraphic English with the small words put back that a parser needs: "Brit [are] willing [to] send".

Words are put in only for the parse; the text and the Doc stay as they are. What may be put in where stands in
`patterns/cues.jsonl` (`control`, `asking`, `told`, `copular`, `bare`).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from cablenlp.layers.events.triggers import Index
from cablenlp.matching import fold

#: A word for the parser: its token in the Doc (-1 for one put in), and how it is spelled.
Word = tuple[int, str]

_ARTICLES = frozenset(("the", "a", "an"))
_OBJECTS = frozenset(("you", "him", "them", "us", "me"))
_BETWEEN = frozenset(("not", "even", "also", "again", "now", "immediately", "either", "only", "formally", "publicly"))
_OPENS = _ARTICLES | _OBJECTS | {"his", "her", "their", "its", "our", "your", "my", "any", "all", "no", "this", "these"}
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "am"))
_LINKS = frozenset(("of", "for", "to", "by", "with", "from", "in", "on", "at", "against", "about", "and", "or", ","))
# Phrases between a verb and its infinitive ("agreed in principle attend").
_ASIDE = (("in", "principle"), ("at", "once"))


def restored(words: Sequence[Word], names: Collection[int], lookup: Index) -> list[Word]:
    """The words of a sentence without repeats for emphasis and with what was left out.

    Args:
        words: What the parser would be given.
        names: The tokens that are part of names.
        lookup: The frames and cues.
    """
    plain = _opened(_once(words, lookup), lookup)
    low = [fold(w) for _, w in plain]
    telegraphic = _ARTICLES.isdisjoint(low)
    out: list[Word] = []
    for k, word in enumerate(plain):
        if word[0] not in names:
            if _infinitive(plain, low, k, names, lookup):
                out.append((-1, "to"))
            elif telegraphic and (be := _copula(plain, low, k, names, lookup)):
                out.append((-1, be))
        elif telegraphic and k and low[k - 1] in ("acceptable", "agreeable", "unacceptable", "satisfactory"):
            out.append((-1, "to"))
        out.append(word)
    return out


def _once(words: Sequence[Word], lookup: Index) -> list[Word]:
    """Without what is said twice for the clerk's sake ("cannot repeat cannot"), and without idle phrases."""
    low = [fold(w) for _, w in words]
    drop: set[int] = set()
    idle = lookup.cues.get("aside", {})
    for k, word in enumerate(low):
        if word in ("repeat", "rpt"):
            n = next((n for n in (3, 2, 1) if low[k + 1 : k + 1 + n] == low[max(0, k - n) : k]), 0)
            drop.update(range(k, k + 1 + n) if n and k >= n else ())
        for form, _ in idle.get(word, ()):
            if tuple(low[k : k + len(form)]) == form:
                drop.update(range(k, k + len(form)))
    return [w for k, w in enumerate(words) if k not in drop] if drop and len(drop) < len(words) else list(words)


def _opened(words: list[Word], lookup: Index) -> list[Word]:
    """A telegraphic opening with its subject put back: "Recommend ..." is read as "I recommend ..."."""
    first = next((k for k, (_, w) in enumerate(words) if w[0].isalpha()), None)
    if first is None or first > 3:
        return words
    word = fold(words[first][1])
    put = lookup.opening(word, words[first + 1][1] if first + 1 < len(words) else "")
    if put is None:
        return words
    return [*words[:first], (-1, put), (words[first][0], word), *words[first + 1 :]]


def _infinitive(words: Sequence[Word], low: list[str], k: int, names: Collection[int], lookup: Index) -> bool:
    """Whether "to" was left out before a word: "refuses remove", "proposal establish", "asked Sovs cease"."""
    verb = k
    while verb < len(low) - 1 and low[verb] in _BETWEEN and verb - k < 2:
        verb += 1
    if k and low[k - 1] in _BETWEEN:
        return False
    if words[verb][0] in names or not words[verb][1].islower() or not _bare(low[verb], lookup):
        return False
    nominal = any(kind == "noun" for _, kind, _ in lookup.forms.get(low[verb], ()))
    after = verb + 1 < len(low) and (low[verb + 1] in _OPENS or words[verb + 1][0] in names)
    at = k - 1
    for phrase in _ASIDE:
        if tuple(low[max(0, at - len(phrase) + 1) : at + 1]) == phrase:
            at -= len(phrase)
    if at < 0 or (words[at][0] in names and at == k - 1 and verb != k):
        return False
    if words[at][0] not in names and low[at] not in _OBJECTS:
        if lookup.is_a("control", low[at]):
            return True
        return lookup.is_a("asking", low[at]) and (not nominal or after)
    while at >= 0 and (words[at][0] in names or low[at] in _OBJECTS) and k - at < 6:
        at -= 1
    return at >= 0 and lookup.is_a("told", low[at]) and (not nominal or after or low[k - 1] in _OBJECTS)


def _bare(word: str, lookup: Index) -> bool:
    """Whether a word may be the plain form of a verb."""
    return lookup.is_a("bare", word) or any(
        kind == "verb" and shape == "base" for _, kind, shape in lookup.forms.get(word, ())
    )


def _copula(words: Sequence[Word], low: list[str], k: int, names: Collection[int], lookup: Index) -> str | None:
    """The "is" left out before an adjective or a participle: "Brit willing send", "troops being evacuated"."""
    if not k or k + 1 >= len(low):
        return None
    subject = k - 1
    if not (words[subject][0] in names or lookup.is_a("person_noun", low[subject]) or low[subject].endswith("s")):
        return None
    be = "are" if low[subject].endswith("s") else "is"
    if low[k] == "being":
        verb = next((i for i in (k + 1, k + 2) if i < len(low) and not low[i].endswith("ly")), k)
        past = any(shape == "past" for _, _, shape in lookup.forms.get(low[verb], ()))
        start = subject
        while start and low[start - 1] not in _LINKS and subject - start < 4:
            start -= 1
        held = start > 0 and low[start - 1] in _LINKS - {"and", "or", ","}
        return be if past and not held else None
    at = k + 1 if low[k] == "not" else k
    if not lookup.is_a("copular", low[at]) or _BE & set(low[max(0, k - 4) : k]):
        return None
    return be


__all__ = ["Word", "restored"]
