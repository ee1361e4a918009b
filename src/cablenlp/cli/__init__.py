"""The commands: read what the user gave, call the package, print. Nothing else prints."""

import os

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
    """The command `cablenlp`.

    Its matrices are small: threads over them only wait for each other, the more so with several `--workers`. The
    variables are asked for when numpy is imported, and bind nobody who has set them.
    """
    for threads in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS"):
        os.environ.setdefault(threads, "1")
    app(prog_name="cablenlp")
