# Everything one does with a checkout, one command each. A newcomer needs two: make demo, make test.
# Another Python: make demo PYTHON=python3.12. One test, in one process: make test ARGS="tests/test_record.py -x".

PYTHON ?= python3
ARGS ?= --numprocesses auto --dist loadfile

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
RECIPE := pyproject.toml constraints.txt hatch_build.py
# Stamps say what the environment holds, so that a second run starts at once.
RUNNABLE := $(VENV)/.runnable
TESTABLE := $(VENV)/.testable
COMPILED := src/notelint/lexicon/_compiled.json
KNOWLEDGE := $(wildcard lexicons/*.toml lexicons/*/*.toml lexicons/learned/*.json src/notelint/lexicon/*.py)

.DEFAULT_GOAL := help
.PHONY: help demo test spark coverage lint format types imports docs docs-check snapshot snapshot-check accuracy learn lexicons bench wheel-check ci clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(RUNNABLE) $(COMPILED) ## check an example note and show what notelint says
	@$(BIN)/notelint check --exit-zero examples/note.txt
	@echo
	@echo "Now one of your own: $(BIN)/notelint check FILE"

test: $(TESTABLE) $(COMPILED) ## run all tests
	@$(BIN)/pytest $(ARGS)

spark: $(TESTABLE) ## install Apache Spark too (450 MB), for its tests
	@$(PIP) install --quiet --constraint constraints.txt --editable ".[dev,spark]"

coverage: $(TESTABLE) $(COMPILED) ## run all tests and show which lines they never reach
	@$(BIN)/pytest --cov $(ARGS)

lint: $(TESTABLE) ## look for mistakes and untidy layout in the code
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

format: $(TESTABLE) ## lay the code out as the house does
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

types: $(TESTABLE) ## check the types
	@$(BIN)/mypy
	@$(BIN)/mypy tools benchmarks

imports: $(TESTABLE) ## check which part may import which
	@$(BIN)/lint-imports

docs: $(TESTABLE) ## write the pages and schemas that are made from the code
	@$(BIN)/python tools/docs.py

docs-check: $(TESTABLE) ## fail if those pages are not as the code would make them
	@$(BIN)/python tools/docs.py --check

snapshot: $(TESTABLE) $(COMPILED) ## record every finding over the corpus
	@$(BIN)/python tools/corpus.py snapshot

snapshot-check: $(TESTABLE) $(COMPILED) ## show which findings over the corpus changed
	@$(BIN)/python tools/corpus.py snapshot --check

accuracy: $(TESTABLE) $(COMPILED) ## compare what is found on the corpus' test part with other tools
	@$(BIN)/python benchmarks/accuracy.py $(ARGS)

learn: $(TESTABLE) ## weigh the words of sentences anew, after the corpus changed
	@$(PIP) install --quiet --constraint constraints.txt --editable ".[dev,learn]"
	@$(BIN)/python tools/learn.py $(ARGS)

lexicons: $(COMPILED) ## compile the lexicons, if they changed

bench: $(TESTABLE) $(COMPILED) ## measure speed and memory beside spaCy and proselint
	@$(BIN)/python benchmarks/speed.py $(ARGS)

wheel-check: $(TESTABLE) ## build the wheel, install it in an empty environment and use it
	@$(BIN)/python tools/wheel_check.py

ci: ## run everything a change must pass
	@.ci/run

clean: ## remove what the commands above made
	rm -rf $(VENV) $(COMPILED) build dist .coverage .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "notelint needs Python 3.11 or newer. If you have one under another name: make demo PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

$(RUNNABLE): $(RECIPE) | $(BIN)/python
	@echo "Installing notelint into $(VENV); the first time takes a minute ..."
	@$(PIP) install --quiet --constraint constraints.txt --editable .
	@touch $@

$(TESTABLE): $(RUNNABLE)
	@echo "Installing what the tests need ..."
	@$(PIP) install --quiet --constraint constraints.txt --editable ".[dev]"
	@touch $@

$(COMPILED): $(KNOWLEDGE) | $(RUNNABLE)
	@$(BIN)/python -c "from notelint.lexicon.store import write_compiled; print(f'compiled {write_compiled()} forms of the lexicons')"
