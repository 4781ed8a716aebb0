# Every target sets up what it needs: a machine with Python 3.11 or newer and make is enough.
PYTHON ?= python3
BIN := .venv/bin
UV := UV_PYTHON_DOWNLOADS=never $(BIN)/uv
unexport PYTHONDONTWRITEBYTECODE  # what is compiled once serves a hundred starts
SOURCES := src tests tools benchmarks
PO := $(wildcard src/juli/hub/*/locale/*/LC_MESSAGES/django.po)

.DEFAULT_GOAL := help
.PHONY: help setup run test check audit format lock bench translations tables styles clean

help: ## What can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: .venv/ready ## Environment with the locked packages, and the command line .venv/bin/juli

.venv/bin/uv: requirements-bootstrap.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Juli needs Python 3.11 or newer. Name one with: make PYTHON=/path/to/python3.11 $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -m venv --clear .venv || { echo "Python cannot make environments here. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bootstrap.lock
	@touch $@

.venv/ready: .venv/bin/uv requirements-dev.lock pyproject.toml $(PO)
	$(UV) pip sync --quiet --require-hashes requirements-dev.lock
	$(UV) pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python tools/translations.py compile
	@touch $@

run: setup ## The platform with example data at http://127.0.0.1:8000
	exec $(BIN)/juli up --demo

test: setup ## All tests
	$(BIN)/python -m pytest -n 4  # on two cores: journeys wait most of the time

check: setup ## Lint, format, types, import contracts, migrations, translations, styles, locks and licences
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	JULI_DATA=.mypy_cache/installation $(BIN)/mypy  # the settings it loads make a secret of their own
	$(BIN)/lint-imports --no-logo
	$(BIN)/python tools/migrations.py
	$(BIN)/python tools/translations.py check
	$(BIN)/python tools/trim_styles.py check
	$(BIN)/python tools/dependencies.py check

audit: setup ## Known vulnerabilities of the run-time packages, where the advisory service answers
	$(BIN)/python tools/dependencies.py audit

format: setup ## Put the code into its format
	$(BIN)/ruff check --fix $(SOURCES)
	$(BIN)/ruff format $(SOURCES)

bench: setup ## Measured figures
	for each in benchmarks/*.py; do $(BIN)/python $$each || exit 1; done

translations: setup ## Compile the translation files
	$(BIN)/python tools/translations.py compile

tables: setup ## Write the tables of an empty database again, after a change of migrations or of what they read
	$(BIN)/python tools/first_tables.py

styles: setup ## Write the stylesheet again, after a page began to use another class
	$(BIN)/python tools/trim_styles.py

lock: .venv/bin/uv ## Solve the dependencies again
	$(UV) pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet -o requirements.lock
	$(UV) pip compile pyproject.toml --extra dev --universal --python-version 3.11 -c requirements.lock --generate-hashes --no-emit-index-url --no-header --quiet -o requirements-dev.lock

clean: ## Remove the environment and what tools leave behind
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
