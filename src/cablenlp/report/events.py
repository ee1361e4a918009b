"""What was tried on a sentence, as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cablenlp.layers.events.explain import Told


def lines(told: Iterable[Told]) -> Iterator[str]:
    """Each sentence, and below it every frame that was tried, why it fired or did not, and who was meant by whom."""
    for one in told:
        yield " ".join(one.text.split())
        if one.unread:
            yield f"  nothing: {one.unread}"
        width = max((len(words) for words in (*(t.words for t in one.tried), *(m[0] for m in one.meant))), default=0)
        for tried in one.tried:
            what = f"{tried.frame}: fired, {tried.status}" if not tried.why else tried.why
            if tried.why and tried.frame:
                what = f"{tried.frame}: {tried.why}"
            yield f"  {tried.words:{width}}  {what}"
        for words, who, why in one.meant:
            yield f"  {words:{width}}  = {who}: {why}"


__all__ = ["lines"]
