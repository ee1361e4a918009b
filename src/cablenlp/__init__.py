"""cablenlp reads diplomatic cables as data.

>>> import cablenlp
>>> note = cablenlp.annotate("Telegram from Mao Zedong to Filippov (Stalin)", date="1950-10-08")
>>> [(e.text, e.name) for e in note.entities if e.label == "PERSON"]
[('Mao Zedong', 'Mao Zedong'), ('Filippov', 'Joseph Stalin'), ('Stalin', 'Joseph Stalin')]
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Annotation", "__version__", "annotate", "load", "make_doc"]

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from spacy.language import Language
    from spacy.vocab import Vocab

    from cablenlp.annotation import Annotation
    from cablenlp.pipeline import make_doc


def load(
    vocab: Vocab | bool = True,
    disable: str | Iterable[str] = (),
    enable: str | Iterable[str] = (),
    exclude: str | Iterable[str] = (),
    config: dict[str, Any] | None = None,
    patterns: str | Path | Iterable[str | Path] = (),
) -> Language:
    """The pipeline; `spacy.load("cablenlp")` calls this too. See `cablenlp.pipeline.build`."""
    from cablenlp.pipeline import build

    return build(vocab=vocab, disable=disable, enable=enable, exclude=exclude, config=config, patterns=patterns)


def annotate(text: str, *, id: str | None = None, date: str | None = None) -> Annotation:
    """What one text says, as the contract has it.

    Args:
        text: A catalogue record, telegram, letter or memorandum.
        id: Its id in the output; none gives a digest of the text.
        date: Its date (EDTF, or written out: "4 November 1956") where the text itself has none.

    Raises:
        InputError: the date cannot be read.
    """
    from cablenlp.annotation import Annotation
    from cablenlp.pipeline import make_doc

    nlp = _default()
    return Annotation.from_doc(nlp(make_doc(nlp, text, id=id, date=date)))


@lru_cache(maxsize=1)
def _default() -> Language:
    return load()


def __getattr__(name: str) -> Any:
    """Load `Annotation` and `make_doc` when they are first asked for, so that the import stays light."""
    if name == "Annotation":
        from cablenlp.annotation import Annotation

        return Annotation
    if name == "make_doc":
        from cablenlp.pipeline import make_doc

        return make_doc
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
