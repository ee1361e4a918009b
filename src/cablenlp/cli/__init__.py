"""The commands: read what the user gave, call the package, print. Nothing else prints."""

from cablenlp.cli import aliases, annotate, common, evaluate, events, info, patterns, show, thread
from cablenlp.cli.app import app

__all__ = ["aliases", "annotate", "app", "common", "evaluate", "events", "info", "main", "patterns", "show", "thread"]


def main() -> None:
    """The command `cablenlp`."""
    app(prog_name="cablenlp")
