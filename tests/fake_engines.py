"""Engines that read nothing, for tests of what is around them; importable in a spawned process."""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass

from cablenlp.batch import Outcome
from cablenlp.errors import ModelError
from cablenlp.sources.record import Record


class Echo:
    """Gives back id and text. Some texts make it do worse."""

    def run(self, records: list[Record]) -> list[Outcome]:
        return [self._one(record) for record in records]

    def _one(self, record: Record) -> Outcome:
        if record.text == "die":
            os._exit(9)
        if record.text == "fail":
            return Outcome(record.id, None, "it failed")
        if record.text == "other":
            return Outcome("another", b"{}", None)
        if record.text == "no model":
            raise ModelError("the model is missing")
        if record.text == "slow":
            time.sleep(0.2)
        return Outcome(record.id, json.dumps({"id": record.id, "text": record.text}).encode(), None)


@dataclass(frozen=True)
class EchoMaker:
    """Makes `Echo`, or does not."""

    trouble: str = ""

    def engine(self) -> Echo:
        if self.trouble == "model":
            raise ModelError("the model is missing")
        if self.trouble == "death":
            os._exit(9)
        return Echo()
