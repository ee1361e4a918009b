"""The commands: read what the user gave, call the package, print. Nothing else prints."""

from cablenlp.cli import aliases, annotate, common, evaluate, events, imports, info, patterns, show, thread, variants
from cablenlp.cli.app import app

__all__ = [
    "aliases",
    "annotate",
    "app",
    "common",
    "evaluate",
    "events",
    "imports",
    "info",
    "main",
    "patterns",
    "show",
    "thread",
    "variants",
]


def main() -> None:
    """The command `cablenlp`."""
    app(prog_name="cablenlp")
