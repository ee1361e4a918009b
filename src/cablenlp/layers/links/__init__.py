"""Mention -> entity: who is meant, in which form, how certainly; and what the text itself states about names.

`setting` reads what the document tells of itself, `people` resolves names by the tests of `evidence`, `stated` binds
what the text teaches, `things` and `offices` do the rest. Each link says which evidence decided, in `why`.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from cablenlp.layers.base import Layer
from cablenlp.layers.links.mention import Mention, meanings
from cablenlp.layers.links.offices import link_roles
from cablenlp.layers.links.people import link_people
from cablenlp.layers.links.setting import ROUTES, read_service, read_setting
from cablenlp.layers.links.stated import Stated, bind, stated
from cablenlp.layers.links.things import link_things
from cablenlp.lexicon.store import Lexicon
from cablenlp.table import Mark, key, placed, rewrite, section, table, text_of


@Language.factory("cable_links", assigns=["doc.spans", "doc._.cable"], requires=["doc.spans"])
class Links(Layer):
    """Writes sections `links` and `aliases`, and the slugs on the spans of group `mentions`."""

    def __init__(self, nlp: Language, name: str = "cable_links"):
        super().__init__(nlp, name)

    def find(self, doc: Doc) -> tuple[list[Mention], list[Stated]]:
        text, lexicon = text_of(doc), self.lexicon
        date = section(doc, "document").get("date") or table(doc).get("date")
        mentions = _mentions(doc, text, lexicon)
        setting = read_setting(mentions, date, lexicon)
        read_service(setting, mentions, lexicon)  # as far as it is clear before the names are
        link_people(mentions, text, setting, lexicon)
        statements = stated(mentions, text)
        read_service(setting, mentions, lexicon)
        link_things(mentions, text, setting, lexicon)
        bind(mentions, statements)
        link_roles(mentions, text, setting, lexicon)
        return mentions, statements

    def write(self, doc: Doc, found: tuple[list[Mention], list[Stated]]) -> None:
        mentions, statements = found
        linked = {m.key: m.link for m in mentions if m.link}
        changed = []
        for n, (m, (start, end, mark)) in enumerate(zip(mentions, placed(doc, "mentions"), strict=True)):
            link = m.link
            kb_id, row = link.get("kb_id") or "", link.get("row")
            # of several rows with this name, the one that is meant
            rule = row if row and ":" in mark.id_ else mark.id_
            if (kb_id, rule) != (mark.kb_id_, mark.id_):
                changed.append((n, Mark(start, end, mark.label_, rule, kb_id)))
        rewrite(doc, "mentions", changed)
        table(doc)["links"] = linked
        table(doc)["aliases"] = [
            {"start": s.start, "end": s.end, "alias": s.alias.key, "of": s.of.key} for s in statements
        ]


def _mentions(doc: Doc, text: str, lexicon: Lexicon) -> list[Mention]:
    """The mentions with what their rows mean."""
    values = section(doc, "mentions")
    zones = [(start, end) for start, end, zone in placed(doc, "zones") if zone.label_ in ROUTES]
    starts = [start for start, _ in zones]
    found = []
    for start, end, span in placed(doc, "mentions"):
        name = key(start, end, span.label_)
        data: dict[str, Any] = values.get(name) or {}
        means = meanings(data.get("rows") or (), lexicon)
        k = bisect_right(starts, start) - 1
        route = k >= 0 and start < zones[k][1]
        found.append(Mention(name, start, end, span.label_, text[start:end], means, means.entities, data, route))
    return found
