# `make run` and `make test` are all that a newcomer needs; `make help` lists the rest.

# The first of these that is new enough; `make PYTHON=/path/to/python run` takes another.
ifeq ($(origin PYTHON), undefined)
NEW_ENOUGH := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON = $(shell for each in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$each -c '$(NEW_ENOUGH)' 2>/dev/null && echo $$each && break; done)
endif
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
NODE_CLIENTS := tests/clients/node tests/clients/player

.PHONY: help run test check bench torture docs sdk golden format clean

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 10

# Whatever an interrupted run left behind is made anew, unless its pip works.
$(VENV)/.made:
	@$(BIN)/python -c 'import sys, pip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		python="$(PYTHON)"; \
		test -n "$$python" || { echo "Keyreel needs Python 3.11 or later, with its venv module (on Debian: apt install python3-venv)" >&2; exit 1; }; \
		"$$python" -m venv --clear $(VENV); }
	@touch $@

$(VENV)/.run: pyproject.toml $(VENV)/.made
	@echo "Installing what the server needs into $(VENV): once, for half a minute or so"
	@$(PIP) install --no-compile -e '.[server]'
	@touch $@

$(VENV)/.dev: pyproject.toml $(VENV)/.made
	$(PIP) install --upgrade "pip>=25.1"  # which knows --group
	$(PIP) install -e '.[postgres,s3,otel]' --group dev
	@touch $@ $(VENV)/.run

run: $(VENV)/.run  ## install what running needs, and run the server
	@exec $(BIN)/keyreel serve

test: $(VENV)/.dev  ## install everything, and run every test
	$(BIN)/python tools/node.py install $(NODE_CLIENTS)
	$(BIN)/python tools/debian.py caddy chromium java nginx php ruby systemd-analyze
	$(BIN)/python -m pytest -n 2 --dist loadgroup

check: $(VENV)/.dev  ## formatting, lint, types, import contracts, file sizes, generated pages, links between pages
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/pyright
	$(BIN)/lint-imports
	$(BIN)/python tools/sizes.py
	$(BIN)/python tools/docs.py --check
	$(BIN)/python tools/sdk.py --check
	$(BIN)/python tools/pages.py

format: $(VENV)/.dev  ## rewrite the sources as `make check` wants them
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format --quiet .

bench: $(VENV)/.dev  ## measure against a bare handler
	$(BIN)/python tools/bench.py

torture: $(VENV)/.dev  ## kill, starve and slow a server; what it survives becomes docs/torture.md (ONLY=name for one)
	$(BIN)/python tools/torture $(ONLY)

golden: $(VENV)/.dev  ## replay recorded requests
	$(BIN)/python tools/golden.py

docs: $(VENV)/.dev  ## write the generated pages of docs/, and build the site from it into site/
	$(BIN)/python tools/docs.py
	$(BIN)/python tools/pages.py

sdk: $(VENV)/.dev  ## write the generated package of the client
	$(BIN)/python tools/sdk.py

clean:  ## remove what was installed; the data folder stays
	rm -rf $(VENV) .cache $(NODE_CLIENTS:%=%/node_modules)
