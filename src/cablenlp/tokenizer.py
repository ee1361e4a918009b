"""spaCy's English tokenizer with the rules that cables need."""

from __future__ import annotations

from collections.abc import Callable

from spacy.lang.en import English
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

from cablenlp.table import remember

# Abbreviations that keep their dot, each one token.
_DOTTED = (
    "No. Nos. Nr. Cde. Cdes. Comr. Lt. Col. Maj. Capt. Adm. Brig. Amb. Min. Dept. Govt. Gov. Sen. Rep. ref. para. "
    "pp. vol. fol. doc. op. inst. ult. prox. approx. etc. incl. Jr. Sr. St. f. d. l. ll. p."
).split()
# Bodies whose name holds a bracket.
_BRACKETED = ("VKP(b)", "AUCP(b)", "RKP(b)", "CPSU(b)", "TsK")
_INFIXES = (
    r"(?<=[^\W\d_])/(?=[^\W\d_])",  # Roshchin/Stalin, but 12/10 stays whole
    r"[\])}](?=\w)",
    r"(?<=\w)[\[({](?!b\))",  # Filippov[Stalin]
    r"(?<=[a-z])[.,;:](?=[A-Z])",  # words stuck together by a lost space
    r"(?<=\d)[—–](?=\w)",
    r"(?<=\w)[—–](?=\w)",
    r"(?<=\.)(?=\d)",  # No.25553
)
_PREFIXES = (r"#", r"№", r"N[º°o]\.?(?=\d)", r"No\.(?=\d)", r"/(?=\w)")
_SUFFIXES = (r"/",)


class CableTokenizer(Tokenizer):  # type: ignore[misc]  # compiled, without stubs
    """spaCy's tokenizer, which hands the layers the text that it was given: joining the tokens again costs much."""

    def __call__(self, text: str) -> Doc:
        doc: Doc = super().__call__(text)
        remember(doc, text)
        return doc


def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """The tokenizer of a cablenlp pipeline, as spaCy's config names it: `cablenlp.Tokenizer.v1`."""

    def tokenizer(nlp: Language) -> Tokenizer:
        defaults = English.Defaults
        rules = dict(defaults.tokenizer_exceptions or {})
        rules.update({word: [{65: word}] for word in (*_DOTTED, *_BRACKETED)})  # 65: ORTH
        return CableTokenizer(
            nlp.vocab,
            rules=rules,
            prefix_search=compile_prefix_regex([*(defaults.prefixes or ()), *_PREFIXES]).search,
            suffix_search=compile_suffix_regex([*(defaults.suffixes or ()), *_SUFFIXES]).search,
            infix_finditer=compile_infix_regex([*(defaults.infixes or ()), *_INFIXES]).finditer,
            token_match=None,
            url_match=defaults.url_match,
        )

    return tokenizer
