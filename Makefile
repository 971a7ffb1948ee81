# Two commands do all the set-up: `make demo` and `make test`. `make help` lists the others.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
PIP = $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check

# What the measurements read; none of it belongs to the project.
COLLECTIONS ?= $(wildcard ../shared/retrieval/*)
NEWS ?= ../shared/scale/news.jsonl.gz
PARAGRAPHS ?= 100000
INDEX ?= index

.DEFAULT_GOAL := help
.PHONY: help demo test lint docs bench product hostile growth relevance spellings segmentation lock opensearch clean

help:  ## list these commands
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## (.*)/make \1@\2/' | awk -F@ '{ printf "%-16s %s\n", $$1, $$2 }'

demo: $(VENV)/.runtime  ## index corpus/ and show three searches
	@$(BIN)/python -m tests.docs.demo

test: lint  ## lint, formatting, types, layering, and tests with branch coverage
	$(BIN)/python -m pytest --cov --cov-report=term

lint: $(VENV)/.dev  ## lint, formatting, types and layering alone
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/.dev  ## bring the sessions of README.md and docs/ up to date with the program
	$(BIN)/python -m tests.docs.sessions

bench: $(VENV)/.bench  ## whole searches beside other engines (NEWS=file.jsonl.gz PARAGRAPHS=100000)
	$(BIN)/python -m tests.benchmarks.speed $(NEWS) --paragraphs $(PARAGRAPHS) --folded

product: $(VENV)/.bench  ## speed of whole searches of an index: filters, sorting, counts ... (INDEX=folder)
	$(BIN)/python -m tests.benchmarks.product $(INDEX)

hostile: $(VENV)/.bench  ## the worst of 10,000 queries that were made to cost time and memory (INDEX=folder)
	$(BIN)/python -m tests.benchmarks.hostile $(INDEX)

growth: $(VENV)/.bench  ## building and searching 50,000 paragraphs, 100,000 ... all (NEWS=file.jsonl.gz)
	$(BIN)/python -m tests.benchmarks.growth $(NEWS)

relevance: $(VENV)/.bench  ## relevance beside other engines (COLLECTIONS="folder ...")
	@test -n "$(strip $(COLLECTIONS))" || { echo 'name test collections: make relevance COLLECTIONS="folder ..."'; exit 2; }
	$(BIN)/python -m tests.benchmarks.relevance $(COLLECTIONS)

spellings: $(VENV)/.bench  ## queries that find other articles when they are spelt otherwise (COLLECTIONS="folder ...")
	@test -n "$(strip $(COLLECTIONS))" || { echo 'name test collections: make spellings COLLECTIONS="folder ..."'; exit 2; }
	$(BIN)/python -m tests.benchmarks.spellings $(COLLECTIONS)

segmentation: $(VENV)/.bench  ## words beside pyvi's own tokenizer (NEWS=file.jsonl.gz)
	$(BIN)/python -m tests.benchmarks.segmentation $(NEWS)

lock: $(VENV)/.dev  ## renew requirements-dev.txt, the versions that were tested together
	$(PIP) pip-tools
	$(BIN)/pip-compile --quiet --upgrade --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-header \
	  --extra dev --output-file requirements-dev.txt pyproject.toml
	sed -i.old -e '/^searchlib @/,/^    # via/d' requirements-dev.txt && rm requirements-dev.txt.old

opensearch: $(VENV)/.dev  ## an OpenSearch node with an index of corpus/ to play with (needs Java 17 and Maven)
	$(BIN)/python -m tests.opensearch

clean:  ## take the environment and the index away
	rm -rf $(VENV) index/*.toc index/MAIN_*

# The environment, once for each set of extras; made anew where pyproject.toml changed.
$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("searchlib needs Python 3.11 or newer; name one: make demo PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: pyproject.toml | $(BIN)/python
	$(PIP) -e ".[html]"
	@touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(PIP) -e ".[dev]"
	@touch $@ $(VENV)/.runtime

$(VENV)/.bench: pyproject.toml | $(BIN)/python
	$(PIP) -e ".[html,bench]"
	@touch $@ $(VENV)/.runtime

.PHONY: chaos
SCALE ?= 1
chaos: $(VENV)/.dev  ## faults injected into real indexes: what was lost (SCALE=0.1 for a tenth)
	$(BIN)/python -m tests.chaos --scale $(SCALE)
