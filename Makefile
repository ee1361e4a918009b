# Two commands do everything on a fresh machine with Python >= 3.10:
#   make annotate   sets up what it needs, annotates corpus/, shows the first record
#   make test       sets up what it needs, runs the tests
PYTHON ?= python3
VENV ?= .venv
OUT ?= out/corpus.jsonl
BIN := $(VENV)/bin
OLD := "cablenlp needs Python 3.10 or later; where there is one, name it: make annotate PYTHON=python3.12"

.PHONY: annotate test check bench clean

annotate: $(VENV)/.installed
	$(BIN)/cablenlp annotate corpus/records corpus/cables -o "$(OUT)"
	@echo
	@echo "The annotations of corpus/ lie in $(OUT), one JSON object a line. The first record:"
	@echo
	@$(BIN)/cablenlp show --first "$(OUT)"
	@echo
	@echo "The command lies in $(BIN): call $(BIN)/cablenlp, or first . $(BIN)/activate and then cablenlp"

test: $(VENV)/.tested
	$(BIN)/python -m pytest

check: $(VENV)/.tested
	$(BIN)/ruff check src tests benchmarks training corpus docs
	$(BIN)/ruff format --check src tests benchmarks training corpus
	$(BIN)/mypy
	$(BIN)/cablenlp patterns check

bench: $(VENV)/.installed
	$(BIN)/python benchmarks/rules.py

clean:
	rm -rf $(VENV) out dist

$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 10) and $(OLD))'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.tested: pyproject.toml $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	@touch $@
