# make run: analyse corpus/ (or CORPUS=path) and serve the dashboard.    make test: every check.    Both are safe to repeat.

SHELL := /bin/bash
PYTHON ?= $(shell command -v python3.11 || command -v python3)
CORPUS ?= corpus
OUT ?= out
PORT ?= 8501

VENV := .venv
BIN := $(VENV)/bin
stamp = $(VENV)/.$(1)-$(shell cat $(2) | cksum | cut -d' ' -f1)
RUNS := $(call stamp,runs,requirements.txt)
TESTS := $(call stamp,tests,requirements.txt requirements-dev.txt)
ROOT := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: run analyse serve test lint browser clean
.NOTPARALLEL:

run: analyse serve

analyse: $(RUNS)
	$(BIN)/python -m pipeline run "$(CORPUS)" --out "$(OUT)"

serve: $(RUNS)
	RECOUPE_OUT="$(OUT)" exec $(BIN)/python -m streamlit run dashboard/app.py --server.port $(PORT)

test: lint browser
	$(BIN)/python -m pytest

lint: $(TESTS)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy --strict pipeline

browser:
	@command -v chromium >/dev/null && command -v chromedriver >/dev/null || { \
	  command -v apt-get >/dev/null || { echo "the browser tests need chromium and chromedriver: install both" >&2; exit 1; }; \
	  $(ROOT) apt-get update && $(ROOT) env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium chromium-driver; }

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Recoupe needs Python 3.11: make PYTHON=path/to/python3.11 ...")'
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(RUNS): | $(VENV)/bin/python
	$(BIN)/python -m pip install --disable-pip-version-check --quiet -r requirements.txt
	rm -f $(VENV)/.runs-* && touch $@

$(TESTS): $(RUNS)
	$(BIN)/python -m pip install --disable-pip-version-check --quiet -r requirements.txt -r requirements-dev.txt
	rm -f $(VENV)/.tests-* && touch $@

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache
