# `make digest` and `make test` need nothing but Python 3.11 or newer: each sets up what it needs in .venv, once.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: digest serve test check bench load clean

digest: .venv/.base
	$(BIN)/minsheng batch seeds --out out --show

serve: .venv/.base
	$(BIN)/minsheng serve

test: .venv/.dev
	scripts/check
	$(BIN)/python -m pytest

check: .venv/.dev
	scripts/check

bench: .venv/.dev
	$(BIN)/python scripts/benchmark.py

# What many callers at once cost and gain, on loopback: one client, then 64, with requests of one sentence.
load: .venv/.load
	$(BIN)/python scripts/load.py

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Minsheng needs Python 3.11 or newer; found " + sys.version.split()[0] + ". Set PYTHON=…") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv .venv

.venv/.base: pyproject.toml constraints.txt | .venv/bin/python
	$(PIP) --editable .
	@touch $@

.venv/.dev: pyproject.toml constraints.txt | .venv/bin/python
	$(PIP) --editable '.[dev,torch]'
	# Its client of LibreTranslate's calls is tested; what the rest of it needs is as large as torch.
	$(PIP) --no-deps argostranslate==1.11.0
	scripts/install-browser || true
	@touch $@ .venv/.base

.venv/.load: pyproject.toml constraints.txt | .venv/bin/python
	$(PIP) --editable '.[load]'
	@touch $@ .venv/.base

clean:
	rm -rf .venv out dist build
