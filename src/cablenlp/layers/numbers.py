"""Numbers of messages, by the words before them: "No. 25553", "Embtel 577", "my K.103", "Repeated London 78".

Every run of figures is looked at once, with the last words before it; prose costs little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cablenlp.layers.indexes import posts, series
from cablenlp.layers.openings import opening_numbers, registry_numbers
from cablenlp.layers.zones import Zone
from cablenlp.lexicon.store import Lexicon
from cablenlp.matching import fold
from cablenlp.months import MONTH_NAME


class Number(NamedTuple):
    """A number, the rule that found it, what its message is called before it, and whether it is the document's."""

    start: int
    end: int
    rule: str
    prefix: str | None = None
    own: bool = False


#: What stands between runs of figures: a search passes over it faster than it finds figures.
_NO_DIGITS = re.compile(r"\D+")
#: What a message may be called before its number.
KIND = (
    r"(?:tele(?:gram|type)s?|tels?|cables?|cablegrams?|messages?|despatch(?:es)?|dispatch(?:es)?|desps?|airgrams?|letters?|notes?"
    r"|notas?|notes?\s(?:verbales?|nr)|circulars?|instructions?|signals?|memorand(?:um|a)|memos?|reports?|ciphergrams?"
    r"|radiograms?|savingrams?|directives?|wires?|minutes?)"
)
#: Series of telegrams that are built from who and what: "Embtel", "Dept's inst"; those with names are data.
SERIES = (
    r"(?:(?:re|ref|rep|my|our|ur|your|under)?(?:emb|dept?|leg|con(?:gen)?|cons|pol|circ|depcirc?|embcirc|ur|my|our|usun|mission"
    r"|amb|del|fon)?(?:tels?|(?<=emb)des|(?<=dep)des|(?<=ur)des|desp(?:s|atch(?:es)?)?|inst(?:r|rs)?|airs?|lets?|cirtels?|circ?tels?|airgrams?|circulars?|memos?))"
)
#: Series with names, of which the abbreviations say no more.
_FURTHER = re.compile(r"(?:hag|usuns?|fotop|tropic|winch|unsun|aidac|vistel|confintel|usmun|wirom|uktels?)", re.I)
_NAMED = re.compile(rf"(?:{SERIES}|{KIND})", re.I)
_SIGN = re.compile(r"(?:no|nos|nr|nrs|n[º°o]|nºs|numbers?|[№#])", re.I)
_SIGNS = r"(?:no?s?\.?\s?|n[º°o]s?\.?\s?|nr\.?\s?|№\s?|#\s?)"
#: The last word of what has no space in it, and what may stand between it and the figures.
_LAST_WORD = re.compile(r"[^\W\d_][\w’'º°]*$|[#№]$")
_GAP = re.compile(r"(?:[ \t\xa0.,:]{0,3}\[?|[ \t,]?\n[ \t]?)\n?")
_GAP_SIGNS = " \t\xa0.,:[\n"
#: Letters joined to the figures, or a registry's signs before them.
_LETTERS = re.compile(
    r"(?<![\w’'/–-])(?:(?:[A-Z]\w{0,5}(?:\(\w{1,5}\))?[./–-]){1,5}[A-Z]{0,3}|[A-Z]{1,6}|[A-Z]{1,2}\.\s|[A-Z]\s)$"
)
#: What such letters end in, if not in a capital.
_JOINS = frozenset("./–-")
_SIGN_ENDS = ("No", "Nos", "Nr", "no", "nos", "nr", "NO", "NOS")
_WHOSE = frozenset(("my", "your", "our", "ur", "re", "ref", "yours"))
_OWNER_BEFORE = re.compile(r"\b(?:my|your|our|ur)\s$", re.I)
_TITLED = re.compile(r"\s?[–-]\s?[A-Z]")
#: Whose messages are known by the bare number: an office, a command, a post.
_OFFICE = re.compile(
    r"(?:dep(?:t|artment)|emb(?:assy)?|leg(?:ation)?|con(?:sulate|gen)?|mission|(?-i:[A-Z]{4,}))['’]s", re.I
)
_OFFICES = re.compile(r"(?:dep(?:t|artment)|emb(?:assy)?|legation)", re.I)
#: What else is counted with "No.".
_OTHER = frozenset(
    "resolution order decree article chapter page part document annex room division regiment army doc vol volume bureau"
    " decision law plan copy copies enclosure paragraph para section book appendix table tab box case group protocol"
    " agendum corps brigade battalion point question item nsc nie snie executive series mission lot"
    " file files action form bulletin bill list exhibit map flight account act"
    " objective objectives aim goal issue step phase category recommendation option alternative amendment principle"
    " condition convention folder prot protocols paper".split()
)
#: Short numbers after these words are mostly no numbers of messages: "two letters", "note 3".
_LOOSE = re.compile(r"(?:letters?|notes?|reports?|memos?|memorand(?:um|a)|messages?|directives?|minutes?)", re.I)
_LOOSE_OWNER = re.compile(
    r"\b(?:embassy['’]?s?|emb|legation['’]?s?|fonoff|ministry['’]?s?|my|your|our)\s+\w+\s*$", re.I
)
#: A number by the file: "your memorandum 2-1-5".
_FILE_NUMBER = re.compile(r"\d{1,4}(?:[/–-]\d{1,5}){2,4}(?![\w/–-])")
_AFTER = re.compile(
    r"(?:[/–-]\d{1,6}(?![\d,])(?=[/)\s.,;:]|$)|/(?:\d{1,6}(?!\d)|[A-Za-z]{1,5}\b|[IVX]{1,5}\b)){0,3}"
    r"(?:[-–]?[A-Za-z]{1,2}\b(?!\.\w|['’]))?"
)
_MORE = re.compile(
    rf"\s{{0,3}}(?:,\s{{0,3}}(?:and\s{{1,3}}|&\s{{0,3}})?|(?<=\s)and\s{{1,3}}|&\s{{0,3}}|/\s{{0,3}}|(?<=\s)through\s|(?<=\s)to\s)"
    rf"(?i:{_SIGNS})?(?P<x>(?:[A-Z]\.)?(?:[A-Z]{{1,4}}[.–-]?)?\d{{1,6}}[A-Z]?)\b"
    r"(?![\d:]|\s?(?:[ap]\.? ?m|per|million|%|,\d))"
)
#: The same message's number in another series: "your 156 (BCOM1)".
_ASIDE = re.compile(r"\s\((?P<x>[A-Z]{2,6}[-–]?\d{1,6})\)")
_UNIT = re.compile(
    r"\s*(?:%|per\s?cent|million|thousand|billion|tons?|km|kilomet|miles|men|troops|divisions|dollars|yen|hours|years"
    r"|days|[ap]\.? ?m\b|,\d)",
    re.I,
)
_MONTH_DAY = rf"{MONTH_NAME}\.?\s\d{{1,2}}(?!\d)"
_DAY_MONTH = rf"\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{MONTH_NAME}\b"
#: A day behind figures; "12 July 3" is a number and its date.
_DAY = re.compile(rf"(?:st|nd|rd|th)?\s{{1,3}}(?:of\s)?(?!{_MONTH_DAY}){MONTH_NAME}\b")
#: A list that goes on behind a date: "Embtels 577, October 4, and 580, October 6".
_DATED_MORE = re.compile(
    rf"(?:,\s|\s(?:of|dated)\s(?:the\s)?|\s)(?:{_MONTH_DAY}(?:,\s\d{{4}})?|{_DAY_MONTH}(?:\s\d{{4}})?)"
    rf"(?:,?\s\d{{1,2}}(?::\d\d)?\s?[ap]\.?\s?m\.?)?(?:,?\sand\s|[,;]\s(?!(?:18|19|20)\d\d\b)(?:and\s)?)(?i:{_SIGNS})?(?P<x>(?:[A-Z]{{1,4}}-?)?\d{{2,6}})"
    rf"(?=(?:,\s|\s(?:of|dated)\s(?:the\s)?|\s)(?:{_MONTH_DAY}|{_DAY_MONTH})|[);.](?:\s|$))"
)
_DATED = re.compile(
    rf"(?:,\s|\s(?:of|dated)\s(?:the\s)?|\s|\s\()(?:{_MONTH_DAY}|{_DAY_MONTH}|\d{{1,2}}[./]\d{{1,2}}\b)"
)
_LISTED = re.compile(rf"\s(?:and|&)\s\d{{1,5}}\s(?:of\s)?(?:{_MONTH_DAY}|{_DAY_MONTH})")
#: Houses, units and ranks have numbers too: "No. 10 Downing Street", "No. 77 Squadron", "No. 1 enemy".
_THING = re.compile(
    r"[A-Z]?\s(?:[A-Z][\w’']+\s(?:Street|St\.|Road|Avenue|Square|Lane|Terrace|Place|Gardens)\b|(?i:squadron|flight|wing|regiment"
    r"|battery|dock|berth|wharf|mine|factory|prison|camp|hangar|gate|reactor|priority|enemy|man|task|problem|choice|aim)\b)"
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_MONTH_BEHIND = re.compile(rf"\b{MONTH_NAME}\.?\s+$")
#: "mytel 1331, April 18, Tokyo 237,": the number there of the same message.
_DATE_BEHIND = re.compile(rf"{MONTH_NAME}\.? \d{{1,2}}, $")
_CLOCK = re.compile(r"[.:/]\d")
#: "Your 235." is a telegram, "your 235 divisions" are none.
_CLOSED = re.compile(
    r"\s{0,3}(?:[.;:)\]\n]|,(?!\d)|$|(?:of|dated|para|paragraph|paras|paragraphs|page|section|part|re|and|to|last|I|we"
    r"|repeated|rptd|requesting|report(?:s|ing|ed)?|regarding|concerning|asking|suggesting|transmitting|instructing|giving|stating"
    r"|quoting|repeating|authorizing|containing|commenting|summarizing|recommending|proposing|based|[B-H]\.|which|was|has|have|as|is|crossed)\b|\((?=(?-i:[A-Z])))",
    re.I,
)
#: "Sent Department 164, repeated Saigon 5, Paris as 156"
_REPEATED = re.compile(
    r"\b(?P<how>[Aa]ddressed|ADDRESSED|[Ss]ent|SENT|[Rr]epeated|REPEATED|[Rr]ptd|RPTD|[Rr]epeat|[Rr]pt|RPT)\s(?:(?:to|info)\s)?"
    r"[^.\n]{0,70}?[A-Z][A-Za-z]\w+,?\s(?:as\s)?(?:(?:telegram|No\.?)\s)?$"
)
_IN_SERIES = re.compile(rf"\b(?i:sent|in|by|our|my|your)\s(?i:{SERIES})\s$")
_REPEATS = ("ddressed ", "DDRESSED ", "epeat", "ent ", "ptd ", "pt ", "SENT", "EPEAT", "PTD ", "PT ")
#: Five or six figures behind the letters of a command: "WX-84975", "JCS 84681", "CINCFE C-51666"; but no money.
_COMMAND = re.compile(r"(?<![\w.’'/-])(?!(?:RM|DM|FF|US|HK|NT|SF|BF|RG|FO)\b)(?:[A-Z]{1,8}[ –-]){1,2}$")
_LOUD = re.compile(r"\b[A-Z]{3,}[ ,.]{1,2}(?:[A-Z]{1,8}[ –-]){1,2}$")
_LOUD_AFTER = re.compile(r" [A-Z]{3,}\b")
#: A bare number that is pointed to, and goes on to somebody: "see also 1460 to you", "Ref: 231 to London".
_SEEN = re.compile(
    r"\b(?:see(?:\salso)?|cf\.?|refs?\.?|re|reference|mentioned\sin|reported\sin|contained\sin)[\s:]{1,2}$", re.I
)
_SEEN_AFTER = re.compile(rf"\s(?:to|from)\s(?:you|me|us|(?!{MONTH_NAME}\b)[A-Z][a-z]{{2,}}|[A-Z]{{3,}})")
_LONE = re.compile(r"\((?P<x>[A-Z]{1,3})$")  # "(JA2461)"
#: Letters joined to figures that name a message where a date follows, "A–1110, June 26", or its file, "as ACJ2".
_STRAY = re.compile(
    r"(?:\bas (?P<filed>[A-Z]{3,5})"
    r"|(?<![\w’'/–-])(?:(?P<airgram>(?:A|CA|G)[–-])|(?P<letters>(?:CG|CW|K|D|Y|I|UN)[–-])))$"
)
#: Before a post and its number there is no "in", "at": "Paris 2230", but "in Paris 2230 people".
_NO_POST = re.compile(
    r"\b(?:in|at|near|around|outside|for|with|left|reached|since|until|population of)\s+(?:the\s)?$", re.I
)
_POST = re.compile(r"(?P<x>(?:[A-Z][\w.]{1,14}[ -]){0,2}[A-Z][\w.]{2,14})(?P<whose>['’]s?)?\s$")
_POST_CUE = re.compile(
    r"(?:\b(?:re|ref|refs|reference|see|tels?|telegrams?|cf\.?|and|also|per)[\s:.,]{1,3}|\d;\s|(?:\(?\b[A-H]\)|\b[A-H]\.)\s?)$",
    re.I,
)
#: As far back as the place of a repetition may stand, and the name of a kind.
_BACK, _NEAR = 90, 48


def numbers(text: str, zones: list[Zone], lexicon: Lexicon) -> Iterator[Number]:
    """The numbers of messages in a text, in its order; a document's own come with their rule."""
    opened = [Number(*place, own=True) for place in opening_numbers(text, zones, _DAY, series(lexicon))]
    opened += [Number(*place) for place in registry_numbers(text, zones)]
    opened += [more for own in opened if own.rule == "number.heading" for more in _listed_more(text, own.end)]
    yield from opened
    reader = _Reader(text, zones, series(lexicon), posts(lexicon))
    done = 0
    for start, end in _figures(text):
        before = text[max(0, start - 2) : start]
        if start < done or before[-1:] in (":", ",") or (before[-1:] == "/" and before[:1].isdigit()):
            continue
        if any(o.start <= start < o.end for o in opened):
            continue
        for number in reader.read(start, end):
            yield number
            done = number.end


def _listed_more(text: str, end: int) -> Iterator[Number]:
    """The further numbers of the document behind the one of its heading: "Telegram No. 14417, 14419"."""
    line = text.find("\n", end)
    stop = line if line >= 0 else len(text)
    while (more := _MORE.match(text, end, stop)) and len(more["x"]) > 2 and more.start("x") > end + 1:
        yield Number(*more.span("x"), "number.heading", own=True)
        end = more.end("x")


def _figures(text: str) -> Iterator[tuple[int, int]]:
    """Where the runs of figures stand."""
    at = 0
    for gap in _NO_DIGITS.finditer(text):
        if at < gap.start():
            yield at, gap.start()
        at = gap.end()
    if at < len(text):
        yield at, len(text)


def _word_before(before: str) -> tuple[str, int] | None:
    """The word before figures, and where it begins."""
    words = before.rstrip(_GAP_SIGNS)
    gap = before[len(words) :]
    if "\n" in gap and gap[0] in ".:" and not words.endswith(_SIGN_ENDS):
        return None  # the sentence ends: what opens the next line is a paragraph's number
    last = words.rsplit(None, 1)[-1:]
    word = _LAST_WORD.search(last[0]) if last and _GAP.fullmatch(before, len(words)) else None
    return (word[0], len(words) - len(word[0])) if word else None


class _Reader:
    """Reads the numbers of one text, with the names of series and of posts that the lexicon knows."""

    def __init__(self, text: str, zones: list[Zone], named: frozenset[str], cities: frozenset[str]):
        self.text, self.zones, self.named, self.cities = text, zones, named, cities

    def read(self, start: int, end: int) -> Iterator[Number]:
        """The number whose figures stand here, and those that follow it."""
        text = self.text
        if repeated := _repeated(text, start, end):
            yield repeated
            return
        near = text[max(0, start - _NEAR) : start]
        last = near[-2:].rstrip()[-1:]
        letters = _LETTERS.search(near) if last in _JOINS or "A" <= last <= "Z" else None
        if letters and _SIGN.fullmatch(letters.group().rstrip(" .–-")):
            letters = None
        begin = start - len(letters.group()) if letters else start
        prefix = self._prefix(near[: len(near) - (start - begin)], begin, end)
        if prefix is None and letters:  # the letters are a series: "USUN 112"
            begin = start
            prefix = self._prefix(near, begin, end)
        rule = "number.series" if prefix else "number.sign"
        if prefix is None:
            begin, prefix, rule = self._bare(near, start, end)
        if _ORDINAL.match(text, end) or (prefix == "" and rule == "number.sign" and _THING.match(text, end)):
            return
        if prefix is None or self._is_day(begin, end, prefix) or _is_edition(text, begin, end, self.zones):
            return
        signed = _SIGNED.search(text, max(0, begin - 6), begin)
        signs = _REGISTRY.match(text, begin) if signed else None
        after = _FILE_NUMBER.match(text, begin) or _AFTER.match(text, end)
        done = max(signs.end() if signs else end, after.end() if after else end)
        yield Number(begin, done, rule, prefix or None)
        while more := _MORE.match(text, done) or _DATED_MORE.match(text, done) or _ASIDE.match(text, done):
            if more.re is _MORE and self._is_day(more.start("x"), more.end("x"), ""):
                break
            yield Number(*more.span("x"), "number.more", prefix or None)
            done = more.end("x")

    def _prefix(self, before: str, begin: int, end: int) -> str | None:
        """What the message is called before its number: "" after a bare sign, None where no number stands."""
        word = _word_before(before)
        if word is None:
            return None
        name, at = word
        if self.text[end : end + 1] == "/" and (stroke := _AFTER.match(self.text, end)):
            end = max(end, stroke.end())  # "your 2/01877"
        if _SIGN.fullmatch(name):
            if name == "#" and before[:at].endswith("#"):
                return None  # a heading, as the web writes them
            signed = self._signed(before[:at], begin, end)
            small = name == "no" and "." not in before[at:] and not self.text[begin].isdigit()
            return None if small and not signed else signed  # "there are no Il-12 planes"
        if _UNIT.match(self.text, end):
            return None
        if self._is_named(name):
            if _LOOSE.fullmatch(name) and self._is_year(begin, end) and not _DATED.match(self.text, end):
                return None  # "the Agreed Minute 1954"
            loose = _LOOSE.fullmatch(name) and end - begin < 4 and not _FILE_NUMBER.match(self.text, begin)
            follows = _CLOSED.match(self.text, end) or _LISTED.match(self.text, end)
            owned = loose and end - begin > 1 and _LOOSE_OWNER.search(before) and follows
            return None if loose and not owned else name
        owned = (
            end - begin > 1 and name[0].isupper() and name.lower() not in _OTHER and _OWNER_BEFORE.search(before[:at])
        )
        if owned and (_CLOSED.match(self.text, end) or _DATED.match(self.text, end) or _TITLED.match(self.text, end)):
            return name  # "your Security 209"
        whose, office = name.lower() in _WHOSE, name[-2:-1] in ("'", "’") and _OFFICE.fullmatch(name)
        closed = (whose or office) and (_CLOSED.match(self.text, end) or _DATED.match(self.text, end))
        lettered = not self.text[begin].isdigit()
        if whose:
            opens = before[:at].rstrip(" ")[-1:] in ("", "\n", ".")
            named = re.match(r"(?!MIG|SAM)[A-Z]{3}", self.text[begin:end]) or opens
            tight = lettered and named and re.match(r"\s+[A-Z]", self.text[end : end + 3])
            return name if tight or (closed and (lettered or end - begin > 1)) else None
        if office and (closed or lettered) and end - begin > 1:
            return name
        return name if lettered and _OFFICES.fullmatch(name) and self.text[begin] in "AG" else None

    def _is_named(self, name: str) -> bool:
        """Whether a word is the name of a kind or series; a series is written with a capital."""
        if _NAMED.fullmatch(name):
            return True
        return name[0].isupper() and bool(
            {fold(name), fold(name).removesuffix("s")} & self.named or _FURTHER.fullmatch(name)
        )

    def _signed(self, before: str, begin: int, end: int) -> str | None:
        """What stands before "No." and its figures."""
        last = _BEFORE_SIGN.search(before)
        if last is None:
            return ""
        if last["last"].lower() in _OTHER:
            return None
        small = end - begin < 3 and len(last["last"]) > 3 and last["last"].islower()
        if small and not (self._is_named(last["last"]) or _BEFORE_SMALL.fullmatch(last["last"])):
            return None  # "objective No. 2"
        if self._is_named(last["last"]):
            return last["last"]
        of = _KIND_OF.search(before)
        return of["x"] if of else ""

    def _bare(self, near: str, start: int, end: int) -> tuple[int, str | None, str]:
        """A number behind a post, or behind the letters of a command: where it begins, its prefix, the rule."""
        command = _COMMAND.search(near) if 4 < end - start < 7 else None
        if command and not (
            _LOUD.search(near) or _LOUD_AFTER.match(self.text, end) or self.text[end : end + 1].isalpha()
        ):
            joined = re.search(r"[A-Z]{1,4}[–-]$", command.group())
            return start - len(joined.group()) if joined else start, "", "number.command"
        if _SEEN_AFTER.match(self.text, end) and 1 < end - start < 6 and _SEEN.search(near):
            return start, "", "number.seen"
        if near[-1:].isupper() and end - start > 3 and self.text[end : end + 1] == ")" and (lone := _LONE.search(near)):
            return start - len(lone["x"]), "", "number.letters"
        stray = _STRAY.search(near) if "A" <= near[-2:-1] <= "Z" else None
        alone = (
            stray
            and stray["airgram"]
            and near[: stray.start()].endswith("\n")
            and self.text[end : end + 1] in ("\n", "")
        )
        if stray and (stray["filed"] or alone or _DATED.match(self.text, end)):
            filed = stray["filed"] or stray["airgram"] or stray["letters"]
            return start - len(filed), "airgram" if stray["airgram"] else "", "number.letters"
        last = near[:-1].rsplit(None, 1)[-1:] if 1 < end - start < 5 and near[-1:].isspace() else []
        post = _POST.search(near) if last and not last[0].islower() else None
        if post is None or _UNIT.match(self.text, end) or _CLOCK.match(self.text, end):
            return start, None, ""
        words = fold(post["x"]).replace("-", " ").split(" ")
        city = next((name for k in range(len(words)) if (name := " ".join(words[k:])) in self.cities), None)
        inside = not post["whose"] and _NO_POST.search(near[: post.start()])
        if city is None or self._is_year(start, end) or inside:
            return start, None, ""
        at = post.end("x") - len(city)
        told = post["whose"] or _POST_CUE.search(near[:at])
        if _DATE_BEHIND.search(near[:at]) and _CLOSED.match(self.text, end):
            return start, near[at : post.end()].strip(), "number.repeated"
        bracketed = near[:at].endswith("(") and self.text[end : end + 1] in (")", ";", ",")
        if _DATED.match(self.text, end) or ((told or bracketed) and _CLOSED.match(self.text, end)):
            return start, near[at : post.end()].strip(), "number.post"
        return start, None, ""

    def _is_year(self, start: int, end: int) -> bool:
        return end - start == 4 and self.text[start : start + 2] in ("18", "19", "20")

    def _is_day(self, begin: int, end: int, prefix: str) -> bool:
        """Whether the figures are a day or a time after all; a day has two at most, and is 31 or less."""
        figures = self.text[begin:end]
        day = len(figures) < 3 and figures.isdigit() and int(figures) <= 31 and _DAY.match(self.text, end)
        return bool(day) or (not prefix and bool(_CLOCK.match(self.text, end)))


#: Words before "No." that are no names of what is counted.
_BEFORE_SMALL = re.compile(
    r"from|under|with|your|yours|ours|their|reference|numbered|special|outgoing|incoming|ciphered|cipher|coded?|series|secret"
    r"|personal|circular|saving|reply|answer|answers|following|dated|unnumbered|this|that|also|sent|supplementary"
)
_BEFORE_SIGN = re.compile(r"(?P<last>[^\W\d_][\w’']*)(?:[\s,.]{0,4}|\s\()$")
_KIND_OF = re.compile(rf"\b(?P<x>{KIND}),?\s(?:of|from|to)\s[\w ]{{2,20}},?\s*$", re.I)
_SIGNED = re.compile(r"(?:Nos?|Nr|NO|№|Nº|#)[.:]?\s?$")
#: What a registry writes behind "No.": figures with letters, strokes, brackets.
_REGISTRY = re.compile(r"[A-Z0-9]{1,12}(?:\.?[/(.–-][A-Za-z0-9]{1,12}\)?){1,5}(?![\w/])")


def _repeated(text: str, start: int, end: int) -> Number | None:
    """The number under which a message was repeated to a place."""
    before = text[max(0, start - _BACK) : start]
    if not before[-1:].isspace() or not any(sign in before for sign in _REPEATS):
        return None
    found = _REPEATED.search(before)
    if (
        found is None
        or _IN_SERIES.search(before)
        or _CLOCK.match(text, end)
        or _DAY.match(text, end)
        or _MONTH_BEHIND.search(before)
    ):
        return None
    return Number(start, end, "number.repeated", found["how"])


_EDITION = re.compile(r"\d+ +[A-Z][a-z][^\n]{0,80}? (?:to|of|by|between|for|from|on|in)\b")


def _is_edition(text: str, begin: int, end: int, zones: list[Zone]) -> bool:
    """Whether this is an edition's own number before a heading: "No. 178 The Ambassador ..."."""
    zone = next((z for z in zones if z.start <= begin < z.end), None)
    if zone is None or zone.name not in ("title", "header"):
        return False
    left = text.rfind("\n", 0, begin) + 1
    return text[left:begin] == "No. " and bool(_EDITION.match(text, begin))
