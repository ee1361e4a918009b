"""From the dictionary form of a word to the forms it takes in a text.

Only what the event frames need: plain rules for regular words, a table for the others. A rule may give a
form that nobody writes ("visitted"); that does no harm where forms are looked up and never printed, as long as it is
no form of another word ("siting" is of a site, not of sitting).
"""

from __future__ import annotations

import re

# base: past, participle (where it differs)
_IRREGULAR = {
    "abide": "abode", "arise": "arose arisen", "awake": "awoke awoken", "be": "was been", "bear": "bore borne",
    "beat": "beat beaten", "become": "became become", "beget": "begot begotten", "begin": "began begun",
    "behold": "beheld", "bend": "bent", "beseech": "besought", "beset": "beset", "bespeak": "bespoke bespoken",
    "bet": "bet", "bid": "bade bidden", "bind": "bound", "bite": "bit bitten", "bleed": "bled", "blow": "blew blown",
    "break": "broke broken", "breed": "bred", "bring": "brought", "broadcast": "broadcast",
    "browbeat": "browbeat browbeaten", "build": "built", "burn": "burnt", "burst": "burst", "buy": "bought",
    "cast": "cast", "catch": "caught", "choose": "chose chosen", "cleave": "cleft cloven", "cling": "clung",
    "come": "came come", "cost": "cost", "creep": "crept", "cut": "cut", "deal": "dealt", "dig": "dug",
    "do": "did done", "draw": "drew drawn", "dream": "dreamt", "drink": "drank drunk", "drive": "drove driven",
    "dwell": "dwelt", "eat": "ate eaten", "fall": "fell fallen", "feed": "fed", "feel": "felt", "fight": "fought",
    "find": "found", "flee": "fled", "fling": "flung", "fly": "flew flown", "forbid": "forbade forbidden",
    "forecast": "forecast", "forego": "forewent foregone", "foresee": "foresaw foreseen", "forgive": "forgave forgiven",
    "forgo": "forwent forgone", "forsake": "forsook forsaken", "freeze": "froze frozen", "gainsay": "gainsaid",
    "get": "got gotten", "gird": "girt", "give": "gave given", "go": "went gone", "grind": "ground",
    "grow": "grew grown", "hang": "hung", "have": "had", "hear": "heard", "hew": "hewed hewn", "hide": "hid hidden",
    "hit": "hit", "hold": "held", "hurt": "hurt", "input": "input", "inset": "inset", "keep": "kept", "kneel": "knelt",
    "knit": "knit", "know": "knew known", "lade": "laded laden", "lay": "laid", "lead": "led", "lean": "leant",
    "leap": "leapt", "learn": "learnt", "leave": "left", "lend": "lent", "let": "let", "lie": "lay lain",
    "light": "lit", "lose": "lost", "make": "made", "mean": "meant", "meet": "met", "mow": "mowed mown",
    "offset": "offset", "overthrow": "overthrew overthrown", "partake": "partook partaken", "pay": "paid",
    "plead": "pled", "prove": "proved proven", "put": "put", "quit": "quit", "read": "read", "rebuild": "rebuilt",
    "relay": "relayed", "rend": "rent", "resell": "resold", "rid": "rid", "ride": "rode ridden", "ring": "rang rung",
    "rise": "rose risen", "run": "ran run", "saw": "sawed sawn", "say": "said", "see": "saw seen", "seek": "sought",
    "sell": "sold", "send": "sent", "set": "set", "sew": "sewed sewn", "shake": "shook shaken",
    "shear": "sheared shorn", "shed": "shed", "shine": "shone", "shoot": "shot", "show": "showed shown",
    "shrink": "shrank shrunk", "shrive": "shrove shriven", "shut": "shut", "sing": "sang sung", "sink": "sank sunk",
    "sit": "sat", "slay": "slew slain", "sleep": "slept", "slide": "slid", "sling": "slung", "slit": "slit",
    "smite": "smote smitten", "sow": "sowed sown", "speak": "spoke spoken", "speed": "sped", "spell": "spelt",
    "spend": "spent", "spill": "spilt", "spin": "spun", "spit": "spat", "split": "split", "spoil": "spoilt",
    "spread": "spread", "spring": "sprang sprung", "stand": "stood", "steal": "stole stolen", "stick": "stuck",
    "sting": "stung", "stink": "stank stunk", "strew": "strewed strewn", "stride": "strode stridden",
    "strike": "struck stricken", "string": "strung", "strive": "strove striven", "swear": "swore sworn",
    "sweep": "swept", "swell": "swelled swollen", "swim": "swam swum", "swing": "swung", "take": "took taken",
    "teach": "taught", "tear": "tore torn", "tell": "told", "think": "thought", "thrive": "throve thriven",
    "throw": "threw thrown", "thrust": "thrust", "tread": "trod trodden", "typeset": "typeset",
    "undergo": "underwent undergone", "understand": "understood", "undertake": "undertook undertaken",
    "uphold": "upheld", "upset": "upset", "wake": "woke woken", "wear": "wore worn", "weave": "wove woven",
    "wed": "wed", "weep": "wept", "wet": "wet", "win": "won", "wind": "wound", "withdraw": "withdrew withdrawn",
    "withhold": "withheld", "withstand": "withstood", "wring": "wrung", "write": "wrote written",
}  # fmt: skip
# These have regular pasts as well ("burnt", "burned").
_BOTH = frozenset([
    "abide", "beseech", "broadcast", "burn", "cleave", "dream", "dwell", "forecast", "gird", "hang", "knit", "lean",
    "leap", "learn", "lie", "light", "plead", "quit", "shine", "speed", "spell", "spill", "spoil", "strive", "thrive",
    "wake", "wed",
])  # fmt: skip
_PARTICIPLES = frozenset(forms[1] for forms in (f.split() for f in _IRREGULAR.values()) if len(forms) == 2) - frozenset(
    verb for verb in _IRREGULAR
)
_PAST_ONLY = frozenset(
    forms[0] for forms in (f.split() for f in _IRREGULAR.values()) if len(forms) == 2 and forms[0] != forms[1]
)
_PREFIXES = ("over", "under", "out", "re", "fore", "mis", "un")
_VOWELS = "aeiou"
#: Words that end in one vowel and one consonant ("ban", "quit", "permit"), and those that have no vowel before.
_CLOSED = re.compile(r"(?:.*[^aeiou]|.*qu|)[aeiou][^aeiouwxyh]")
_SHORT = re.compile(r"(?:qu|[^aeiouy]*)[aeiou].")
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
        forms.update(dict.fromkeys(_with_s(stem), "s"))
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
    latin = {stem[:-2] + "a" for stem in stems if stem.endswith("um")}
    return stems | latin | {plural for stem in stems for plural in _with_s(stem)}


def _british(word: str) -> str:
    """The British spelling of a word in -or that has one, else the word itself."""
    return word[:-2] + "our" if word in _OUR else word


def _with_s(word: str) -> list[str]:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return [word + "es"]
    if word.endswith("o") and word[-2:-1] not in _VOWELS:
        return [word + "es", word + "s"]
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return [word[:-1] + "ies"]
    return [word + "s"]


def _stems(word: str) -> list[str]:
    """What -ing and -ed are put to: short words double their consonant ("banned"), longer ones may ("permitted")."""
    if word.endswith("c"):
        return [word + "k"]
    if not _CLOSED.fullmatch(word):
        return [word]
    return [word + word[-1]] if _SHORT.fullmatch(word) else [word, word + word[-1]]


def _ing(word: str) -> list[str]:
    if word.endswith("ie"):
        return [word[:-2] + "ying"]
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) and word != "be":
        return [word[:-1] + "ing"]
    return [stem + "ing" for stem in _stems(word)]


def _past(word: str) -> list[str]:
    if word in _IRREGULAR:
        return [*_IRREGULAR[word].split(), *(_regular(word) if word in _BOTH else ())]
    prefix = next((p for p in _PREFIXES if word.startswith(p) and word[len(p) :] in _IRREGULAR), None)
    if prefix:
        return [prefix + past for past in _IRREGULAR[word[len(prefix) :]].split()]
    return _regular(word)


def _regular(word: str) -> list[str]:
    if word.endswith("e"):
        return [word + "d"]
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return [word[:-1] + "ied"]
    return [stem + "ed" for stem in _stems(word)]
