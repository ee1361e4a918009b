"""`cablenlp info`: what is installed and known."""

from __future__ import annotations

import json
import sys
from importlib import import_module
from typing import Annotated, Any

import typer

from cablenlp import __version__
from cablenlp.cli.app import app
from cablenlp.cli.common import STATISTICAL


@app.command()
def info(
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Show versions, layers, the model, and how much is known."""
    from spacy.about import __version__ as spacy_version

    from cablenlp import model
    from cablenlp.lexicon.files import patterns_folder
    from cablenlp.lexicon.store import packaged
    from cablenlp.pipeline import LAYERS
    from cablenlp.report.layout import columns

    module, namer = model.installed(model.PARSE), model.installed(model.NAMES)
    found: dict[str, Any] = {
        "cablenlp": __version__,
        "spacy": spacy_version,
        "python": sys.version.split()[0],
        "model": _version_of(module),
        "names": _version_of(namer),
        "layers": list(LAYERS),
        "patterns": {"folder": str(patterns_folder()), "rows": packaged().tables()},
    }
    if as_json:
        typer.echo(json.dumps(found))
        return
    versions = (
        ("cablenlp", __version__),
        ("spaCy", found["spacy"]),
        ("Python", found["python"]),
        *((what, " ".join((found[what] or {"": "none installed"}).values())) for what in ("model", "names")),
    )
    for line in columns([*versions, ("patterns", found["patterns"]["folder"])]):
        typer.echo(line)
    typer.echo("\nLayers, in order")
    for name in LAYERS:
        typer.echo(f"  {name}" + ("  (statistical)" if name in STATISTICAL else ""))
    typer.echo("\nRows")
    for line in columns((f"{table}.jsonl", rows) for table, rows in found["patterns"]["rows"].items()):
        typer.echo(f"  {line}")


def _version_of(module: str | None) -> dict[str, str] | None:
    return {"name": module, "version": import_module(module).__version__} if module else None
