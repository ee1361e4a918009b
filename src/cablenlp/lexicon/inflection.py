"""From the dictionary form of a word to the forms it takes in a text.

Only what the event frames need: plain rules for regular words, a table for the others. A rule may give a
form that nobody writes ("visitted"); that does no harm where forms are looked up and never printed.
"""

from __future__ import annotations

# base: past, participle (where it differs)
_IRREGULAR = {
    "arise": "arose arisen", "be": "was been", "bear": "bore borne", "beat": "beat beaten",
    "become": "became become", "begin": "began begun", "bind": "bound", "break": "broke broken",
    "bring": "brought", "build": "built", "buy": "bought", "cast": "cast", "choose": "chose chosen",
    "come": "came come", "cut": "cut", "deal": "dealt", "do": "did done", "draw": "drew drawn",
    "drive": "drove driven", "fall": "fell fallen", "feel": "felt", "fight": "fought", "find": "found",
    "flee": "fled", "fly": "flew flown", "forbid": "forbade forbidden", "foresee": "foresaw foreseen",
    "forgive": "forgave forgiven", "freeze": "froze frozen", "get": "got gotten", "give": "gave given",
    "go": "went gone", "have": "had", "hear": "heard", "hold": "held", "keep": "kept",
    "know": "knew known", "lay": "laid", "lead": "led",
    "leave": "left", "lend": "lent", "let": "let", "lose": "lost", "make": "made",
    "mean": "meant", "meet": "met", "overthrow": "overthrew overthrown", "pay": "paid", "put": "put",
    "quit": "quit", "read": "read", "rebuild": "rebuilt", "resell": "resold", "rise": "rose risen",
    "run": "ran run", "say": "said", "see": "saw seen", "seek": "sought", "sell": "sold", "send": "sent",
    "set": "set", "shake": "shook shaken", "shoot": "shot", "show": "showed shown", "speak": "spoke spoken",
    "spend": "spent", "spread": "spread", "stand": "stood", "strike": "struck stricken", "swear": "swore sworn",
    "take": "took taken", "teach": "taught", "tell": "told", "think": "thought", "throw": "threw thrown",
    "understand": "understood", "undertake": "undertook undertaken", "uphold": "upheld",
    "withdraw": "withdrew withdrawn", "withhold": "withheld", "withstand": "withstood", "win": "won",
    "write": "wrote written",
}  # fmt: skip
_PARTICIPLES = frozenset(forms[1] for forms in (f.split() for f in _IRREGULAR.values()) if len(forms) == 2) - frozenset(
    verb for verb in _IRREGULAR
)
_PAST_ONLY = frozenset(
    forms[0] for forms in (f.split() for f in _IRREGULAR.values()) if len(forms) == 2 and forms[0] != forms[1]
)
_PREFIXES = ("over", "under", "out", "re", "fore", "mis")
_VOWELS = "aeiou"
_OUR = frozenset(["color", "endeavor", "favor", "harbor", "honor", "labor", "neighbor", "rumor"])


def verb_forms(verb: str) -> dict[str, str]:
    """The forms of a verb, each with what it is: `base`, `s`, `ing`, `past` (past tense or participle)."""
    stems = {verb}
    if verb.endswith("ize"):
        stems.add(verb[:-3] + "ise")
    stems.add(_british(verb))
    forms: dict[str, str] = (
        {"is": "s", "are": "base", "am": "base", "were": "past"}
        if verb == "be"
        else {"has": "s"}
        if verb == "have"
        else {}
    )
    for stem in stems:
        forms[_with_s(stem)] = "s"
        for ing in _ing(stem):
            forms[ing] = "ing"
        for past in _past(stem):
            forms[past] = "past"
        forms[stem] = "base"
    return forms


def participles() -> frozenset[str]:
    """Forms that can be nothing but a participle ("given", "withdrawn")."""
    return _PARTICIPLES


def past_only(word: str) -> bool:
    """Whether a form is the past tense and no participle ("withdrew")."""
    return word in _PAST_ONLY


def noun_forms(noun: str) -> set[str]:
    """A noun in the singular and the plural; the British and the American spelling."""
    stems = {noun}
    if "izat" in noun:
        stems.add(noun.replace("izat", "isat"))
    stems.add(_british(noun))
    return stems | {_with_s(stem) for stem in stems}


def _british(word: str) -> str:
    """The British spelling of a word in -or that has one, else the word itself."""
    return word[:-2] + "our" if word in _OUR else word


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")) or word in ("go", "veto", "do", "undergo"):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _doubled(word: str) -> list[str]:
    """A word and, after a vowel and a consonant, the same with the consonant doubled."""
    double = len(word) > 2 and word[-1] not in "aeiouwxyh" and word[-2] in _VOWELS
    return [word, word + word[-1]] if double else [word]


def _ing(word: str) -> list[str]:
    if word.endswith("ie"):
        return [word[:-2] + "ying"]
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) and word != "be":
        return [word[:-1] + "ing"]
    return [stem + "ing" for stem in _doubled(word)]


def _past(word: str) -> list[str]:
    if word in _IRREGULAR:
        return _IRREGULAR[word].split()
    prefix = next((p for p in _PREFIXES if word.startswith(p) and word[len(p) :] in _IRREGULAR), None)
    if prefix:
        return [prefix + past for past in _IRREGULAR[word[len(prefix) :]].split()]
    if word.endswith("e"):
        return [word + "d"]
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return [word[:-1] + "ied"]
    if word.endswith("c"):
        return [word + "ked"]
    return [stem + "ed" for stem in _doubled(word)]
