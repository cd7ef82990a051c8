# The project's commands; `make help` lists them.
# Needs GNU make, Python 3.11 or newer with venv, and the package registries for the first run.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

HOST ?= 127.0.0.1
PORT ?= 8000
export STDGRAPH_DATA ?= $(CURDIR)/.data

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# uv resolves for every platform at once, which pip can't; it is needed for `make lock` only.
UV := uv==0.13.9
COMPILE = $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-annotate --quiet --custom-compile-command "make lock"

.PHONY: help serve test lint format bench soak torture docs lock clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

serve: $(VENV)/run.stamp ## serve the web app and the SPARQL endpoint (HOST, PORT, STDGRAPH_DATA)
	@exec $(BIN)/stdgraph serve --host $(HOST) --port $(PORT)

test: $(VENV)/dev.stamp ## make what the tests need, then lint and run the whole suite
	@bash .ci/system-packages
	@$(MAKE) lint
	$(BIN)/pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

lint: $(VENV)/dev.stamp ## check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/dev.stamp ## put the code into the house style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/dev.stamp ## measure beside other engines (options in BENCH)
	$(BIN)/python -m benchmarks.bench $(BENCH)

soak: $(VENV)/dev.stamp ## load a server with hostile queries for 15 minutes (options in SOAK)
	$(BIN)/python -m benchmarks.soak $(SOAK)

torture: $(VENV)/dev.stamp ## kill 200 writers, and let 8 write at once (options in TORTURE)
	$(BIN)/python -m benchmarks.torture $(TORTURE)

docs: $(VENV)/run.stamp ## write the reference pages anew from the program
	$(BIN)/python docs/write_reference.py
	$(BIN)/python docs/write_questions.py

lock: $(VENV)/python.stamp ## resolve the dependencies anew and write both lock files
	$(PIP) install '$(UV)'
	$(COMPILE) --upgrade --group build --output-file requirements.lock
	$(COMPILE) --upgrade --group dev --constraint requirements.lock --output-file requirements-dev.lock

clean: ## remove the environment and all caches (never a data folder)
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp is younger than what it was made from, so an unchanged environment costs no time.
$(VENV)/python.stamp:
	@bash .ci/make-venv $(VENV)
	@touch $@

$(VENV)/run.stamp: $(VENV)/python.stamp requirements.lock pyproject.toml
	@echo "installing from requirements.lock"
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-build-isolation --no-deps -e .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/python.stamp requirements-dev.lock pyproject.toml
	@echo "installing from requirements-dev.lock"
	@$(PIP) install --require-hashes -r requirements-dev.lock
	@$(PIP) install --no-build-isolation --no-deps -e .
	@touch $(VENV)/run.stamp $@
