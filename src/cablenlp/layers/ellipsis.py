"""Telegraphic English with the small words put back that a parser needs: "Brit [are] willing [to] send".

Words are put in only for the parse; the text and the Doc stay as they are. What may be put in where stands in
`patterns/cues.jsonl` (`control`, `asking`, `told`, `bidden`, `copular`, `bare`). A clause turned round is given to the
parser as it reads best: "Should he refuse" as "If he should refuse".
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
_STOPS = frozenset(
    (",", ";", ":", ".", "(", ")", "and", "but", "or", "that", "which", "who", "as", "while", "when", "because")
)
_BEFORE_VERB = _BETWEEN | {
    "still",
    "already",
    "currently",
    "reportedly",
    "apparently",
    "probably",
    "actively",
    "steadily",
}
_PRONOUNS = frozenset(("he", "she", "they", "it", "we", "you"))
_TURNED = frozenset(("should", "had", "were"))


def restored(words: Sequence[Word], names: Collection[int], lookup: Index) -> list[Word]:
    """The words of a sentence without repeats for emphasis and with what was left out.

    Args:
        words: What the parser would be given.
        names: The tokens that are part of names.
        lookup: The frames and cues.
    """
    folded = [fold(w) for _, w in words]
    kept = _once(folded, lookup)
    plain, low = _opened([words[k] for k in kept], [folded[k] for k in kept], lookup)
    telegraphic = _ARTICLES.isdisjoint(low)
    out: list[Word] = []
    turned = {v: put for k in _among(low, _TURNED) for v, put in _turned(plain, low, k, lookup)}
    for k, word in enumerate(plain):
        if k in turned:
            if turned[k] == "if":
                out.append((word[0], "If" if word[1][0].isupper() else "if"))
                continue
            out.append((-1, turned[k]))
        elif telegraphic and _whose(plain, low, k, names, lookup):
            out.append((-1, "of"))
        elif k > 1 and low[k - 2 : k] == ["in", "event"] and low[k] not in ("of", "that", ","):
            out.append((-1, "that"))
        if word[0] not in names:
            if (low[k] in lookup.bare or low[k] in _BETWEEN) and _infinitive(plain, low, k, names, lookup):
                out.append((-1, "to"))
            elif telegraphic and (be := _copula(plain, low, k, names, lookup)):
                out.append((-1, be))
        elif telegraphic and k and lookup.is_a("agreeable", low[k - 1]):
            out.append((-1, "to"))
        out.append(word)
    return out


def _among(low: Sequence[str], some: Collection[str]) -> list[int]:
    return [k for k, word in enumerate(low) if word in some]


def _once(low: list[str], lookup: Index) -> list[int]:
    """The places of what is not said twice for the clerk's sake ("cannot repeat cannot") nor in idle phrases."""
    drop: set[int] = set()
    for k in _among(low, ("repeat", "rpt")):
        n = next((n for n in (3, 2, 1) if low[k + 1 : k + 1 + n] == low[max(0, k - n) : k]), 0)
        drop.update(range(k, k + 1 + n) if n and k >= n else ())
    idle = lookup.cues.get("aside", {})
    for k in _among(low, idle):
        for form, _ in idle[low[k]]:
            if tuple(low[k : k + len(form)]) == form:
                drop.update(range(k, k + len(form)))
    return [k for k in range(len(low)) if k not in drop] if len(drop) < len(low) else list(range(len(low)))


def _opened(words: list[Word], low: list[str], lookup: Index) -> tuple[list[Word], list[str]]:
    """A telegraphic opening with its subject put back: "Recommend ..." is read as "I recommend ..."."""
    first = next((k for k, (_, w) in enumerate(words) if w[0].isalpha()), None)
    if first is None or first > 3 or _turned(words, low, first, lookup):
        return words, low
    put = lookup.opening(low[first], words[first + 1][1] if first + 1 < len(words) else "")
    if put is None:
        return words, low
    opened = [*words[:first], (-1, put), (words[first][0], low[first]), *words[first + 1 :]]
    return opened, [*low[:first], fold(put), *low[first:]]


def _infinitive(words: Sequence[Word], low: list[str], k: int, names: Collection[int], lookup: Index) -> bool:
    """Whether "to" was left out before a word: "refuses remove", "proposal establish", "asked Sovs cease"."""
    verb = k
    while verb < len(low) - 1 and low[verb] in _BETWEEN and verb - k < 2:
        verb += 1
    if k and low[k - 1] in _BETWEEN:
        return False
    if words[verb][0] in names or not words[verb][1].islower() or low[verb] not in lookup.bare:
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
    while at >= 0 and (words[at][0] in names or low[at] in _OBJECTS or _troops(low[at], lookup)) and k - at < 6:
        at -= 1
    asks = at >= 0 and any(lookup.is_a(cls, low[at]) for cls in ("control", "asking"))
    if asks and not nominal and words[at][1].islower() and not lookup.is_verb(low[at]) and at < k - 1:
        return True  # "failure US [to] deliver"
    return at >= 0 and lookup.is_a("told", low[at]) and (not nominal or after or low[k - 1] in _OBJECTS)


def _troops(word: str, lookup: Index) -> bool:
    """Whether a word is a plural of people or troops, whom one may tell to do something."""
    return word.endswith("s") and (lookup.is_a("force_noun", word) or lookup.is_a("person_noun", word))


def _turned(words: Sequence[Word], low: list[str], k: int, lookup: Index) -> list[tuple[int, str]]:
    """A condition without "if", as its words and what stands for them: "Should Brit refuse", "Had they signed"."""
    clause = not k or low[k - 1] in (",", ";", ":", "and", "but", ")") or not words[k - 1][1][0].isalnum()
    if low[k] not in _TURNED or not clause:
        return []
    end = next((i for i in range(k + 2, min(len(low), k + 30)) if low[i] in (",", ";", "?", ".")), None)
    if end is None or low[end] != ",":
        return []
    for v in range(k + 2, end):
        if low[v - 1] in _OPENS - _OBJECTS or low[v - 1] in _LINKS - {"and", ","}:
            continue
        shapes = {shape for _, kind, shape in lookup.forms.get(low[v], ()) if kind == "verb"}
        if low[k] == "should" and (low[v] in ("be", "have") or low[v] in lookup.bare):
            return [(k, "if"), (v, "should")]
        if low[k] == "had" and (low[v] in ("been", "not") or "past" in shapes):
            return [(k, "if"), (v, "had")]
        if low[k] == "were" and low[v] == "to":
            return [(k, "if"), (v, "were")]
    return []


def _whose(words: Sequence[Word], low: list[str], k: int, names: Collection[int], lookup: Index) -> bool:
    """Whether "of" was left out after the noun of an act: "delivery jeeps", "evacuation Seoul"."""
    if not k or words[k - 1][0] in names or not words[k - 1][1].islower():
        return False
    kinds = {kind for _, kind, _ in lookup.forms.get(low[k - 1], ())}
    things = ("goods_noun", "force_noun", "captive_noun")
    named = words[k][0] in names
    if kinds != {"noun"} or not (named or any(lookup.is_a(cls, low[k]) for cls in things)):
        return False
    end = k + 1
    while end < len(low) and named and words[end][0] in names:
        end += 1
    if end >= len(low):
        return True
    after = {(kind, shape) for _, kind, shape in lookup.forms.get(low[end], ())}
    verb = any(kind == "verb" for kind, _ in after) and not any(kind == "noun" for kind, _ in after)
    return not (verb or low[end] in _BE or low[end] in ("has", "have", "had", "will", "would", "should", "may", "can"))


def _copula(words: Sequence[Word], low: list[str], k: int, names: Collection[int], lookup: Index) -> str | None:
    """The "is" left out before an adjective or a participle: "Brit willing send", "troops being evacuated"."""
    if not k or k + 1 >= len(low):
        return None
    subject = k - 1
    while subject and low[subject] in _BEFORE_VERB:
        subject -= 1
    if low[subject] in _PRONOUNS and low[k].endswith("ing"):
        return "is" if low[subject] in ("he", "she", "it") else "are"
    if not (
        words[subject][0] in names
        or _acts(low[subject], lookup)
        or lookup.is_a("person_noun", low[subject])
        or low[subject].endswith("s")
    ):
        return None
    be = "are" if low[subject].endswith("s") else "is"
    if low[k].endswith("ing") and low[k] != "being":
        return be if _under_way(words, low, k, names, lookup) else None
    if _bidden(words, low, k, names, lookup):
        return "was"
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


def _acts(word: str, lookup: Index) -> bool:
    """Whether a word is the noun of an act, and no verb: "evacuation"."""
    return {kind for _, kind, _ in lookup.forms.get(word, ())} == {"noun"}


def _under_way(words: Sequence[Word], low: list[str], k: int, names: Collection[int], lookup: Index) -> bool:
    """Whether a participle is the verb of its clause, its auxiliary left out: "Chinese withdrawing from NEFA"."""
    kinds = {kind for _, kind, _ in lookup.forms.get(low[k], ())}
    leads = any(lookup.is_a(cls, low[k]) for cls in ("governor", "transparent", "light"))
    if words[k][0] in names or not (kinds or leads):
        return False
    after = k + 1
    if "noun" in kinds and not (after < len(low) and words[after][0] in names):
        return False
    start = k
    while start and low[start - 1] not in _STOPS and not _finite(low[start - 1], lookup):
        start -= 1
    if low[start] in _LINKS or low[start] in ("to", "between", "without", "after", "before", "since", "than"):
        return False
    if any(low[i] in _LINKS - {"of"} for i in range(start, k)):
        return False
    end = next((i for i in range(after, len(low)) if low[i] in _STOPS), len(low))
    return not any(_finite(low[i], lookup) and words[i][0] not in names for i in range(after, end))


def _finite(word: str, lookup: Index) -> bool:
    """Whether a word can only be a finite verb or an auxiliary."""
    if word in _BE or word in (
        "has",
        "have",
        "had",
        "will",
        "would",
        "shall",
        "should",
        "may",
        "might",
        "can",
        "could",
    ):
        return True
    readings = lookup.forms.get(word, ())
    return bool(readings) and all(kind == "verb" and shape in ("past", "s") for _, kind, shape in readings)


def _bidden(words: Sequence[Word], low: list[str], k: int, names: Collection[int], lookup: Index) -> bool:
    """Whether somebody is told: "Ambassador instructed inform", "Embassy told by FonOff"."""
    past = any(kind == "verb" and shape == "past" for _, kind, shape in lookup.forms.get(low[k], ()))
    if not past or words[k][0] in names or not lookup.is_a("bidden", low[k]):
        return False
    after = k + 1
    if low[after] == "by":
        return True
    return low[after] == "to" or (words[after][0] not in names and low[after] in lookup.bare)


__all__ = ["Word", "restored"]
