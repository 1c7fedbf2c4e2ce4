# `make demo` and `make test` need Python 3.11 or newer with pip and venv, and make; they set up the rest in .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint bench lexicon docs clean help
.DEFAULT_GOAL := help

help: ## Show what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST)

$(VENV)/.ready: pyproject.toml tools/set-up.sh
	@PYTHON="$(PYTHON)" VENV="$(VENV)" sh tools/set-up.sh

$(VENV)/.ready-test: pyproject.toml tools/set-up.sh | $(VENV)/.ready
	@PYTHON="$(PYTHON)" VENV="$(VENV)" sh tools/set-up.sh test

$(VENV)/.ready-lexicon: pyproject.toml tools/set-up.sh | $(VENV)/.ready
	@PYTHON="$(PYTHON)" VENV="$(VENV)" sh tools/set-up.sh lexicon

demo: $(VENV)/.ready ## Read the example reports, print the brief, write demo/brief.html
	@mkdir -p demo && rm -f demo/case.db*
	$(BIN)/dragoman read examples/istanbul-talks --case demo/case.db
	$(BIN)/dragoman brief --case demo/case.db --html demo/brief.html
	@echo "The same brief as a page: demo/brief.html"

lint: $(VENV)/.ready-test ## Check style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint ## Run every check and test
	$(BIN)/pytest

bench: $(VENV)/.ready-test ## Measure quality and speed beside the yardsticks
	$(BIN)/python benchmarks/run.py

lexicon: $(VENV)/.ready-lexicon ## Build the country and place tables again from CLDR and GeoNames
	$(BIN)/python tools/build_lexicon.py

docs: $(VENV)/.ready ## Make the pages of the manual that come from the code
	$(BIN)/python tools/build_docs.py

clean: ## Remove everything that was made
	rm -rf $(VENV) demo
