# `make` alone says what can be made. Nothing is installed outside this folder,
# but for `make test`, which as root on Debian installs a Chromium that is missing.

PYTHON ?= python3
# Files in their order: what has few tests is often what takes long, and would begin last.
PYTEST_ARGS ?= -n 2 --dist loadfile --no-loadscope-reorder
NPM := $(shell command -v npm || echo .venv/bin/npm)

PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check install --quiet --no-deps --require-hashes
# One version of each package for every Python: two of NumPy could rank two ways.
LOCK := $(PY) -m uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	--fork-strategy fewest --generate-hashes --no-emit-index-url --no-emit-find-links \
	--custom-compile-command 'make lock'
FRONT := archive/web/static/vendor
# Node comes from PyPI where the machine has no npm.
NODE := $(if $(filter .venv/bin/npm,$(NPM)),.venv/node.stamp)

# A message must have no comma, which would end it.
or_say = || { printf '%s\n' "$(1)" >&2; exit 1; }

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# There is one .venv and one node_modules for all.
.NOTPARALLEL:
.PHONY: run test check format bench pages acts faults audit lock clean help

run: .venv/run.stamp $(FRONT)/htmx.min.js ## serve the archive, indexing data/ first if nothing is published
	@$(PY) -m indexer reindex --unless-current data \
		$(call or_say,The archive is not served: data/ could not be indexed. The lines above say why.)
	@exec $(PY) -m archive.serve

test: check node_modules/.with-dev $(FRONT)/htmx.min.js ## check, then run every test (PYTEST_ARGS="-k word" for some)
	@$(PY) -m tests.browser.chromium
	@$(PY) -m pytest $(PYTEST_ARGS)

check: .venv/test.stamp ## look at format, lint, types and import contracts
	@$(PY) -m ruff format --check . $(call or_say,Run 'make format' and look at what it changed.)
	@$(PY) -m ruff check . $(call or_say,'make format' mends what can be mended by itself.)
	@$(PY) -m mypy
	@.venv/bin/lint-imports --no-logo \
		$(call or_say,Move the code to where its imports are allowed: the contracts are in pyproject.toml.)

format: .venv/test.stamp ## format the code and mend what lint can mend
	@$(PY) -m ruff check --fix-only --quiet .
	@$(PY) -m ruff format .

bench: .venv/test.stamp ## measure this engine beside its peers into docs/performance.md (BENCH_SIZES="400 10000")
	@$(PIP) --requirement requirements/bench.txt \
		|| echo "Not every peer could be installed; those that are missing will be skipped." >&2
	@$(PY) -m tests.bench $(BENCH_SIZES)

pages: .venv/test.stamp $(FRONT)/htmx.min.js ## time every kind of page and export into docs/pages.md
	@$(PY) -m tests.bench.pages

acts: .venv/test.stamp $(FRONT)/htmx.min.js ## time checks, saves, publishing and going back into docs/acts.md
	@$(PY) -m tests.bench.acts

audit: .venv/test.stamp .venv/audit.stamp .venv/node.stamp tests/audit/node_modules/.stamp $(FRONT)/htmx.min.js ## look at the pages with Lighthouse and the W3C's checker, into docs/audit.md
	@$(PY) -m tests.browser.chromium
	@$(PY) -m tests.audit .venv/bin/node

faults: .venv/test.stamp ## kill the indexer at random into docs/faults.md (FAULTS="200 1": kills, seed), ask 100,000 hostile questions, draw new examples
	@$(PY) -m tests.faults $(FAULTS)
	@$(PY) -m pytest --quiet --all-hostile tests/integration/test_budgets.py
	@$(PY) -m pytest --quiet -m hypothesis --hypothesis-profile=anew

lock: .venv/lock.stamp $(NODE) ## lock the newest versions that pyproject.toml and package.json allow
	$(LOCK) pyproject.toml --output-file requirements/run.txt
	$(LOCK) pyproject.toml --group test --group check --constraint requirements/run.txt \
		--output-file requirements/test.txt
	$(LOCK) --group bench --constraint requirements/test.txt --output-file requirements/bench.txt
	$(LOCK) --group audit --output-file requirements/audit.txt
	$(LOCK) --group node --output-file requirements/node.txt
	$(LOCK) --group lock --output-file requirements/lock.txt
	$(NPM) update --package-lock-only
	$(NPM) update --package-lock-only --prefix tests/audit

clean: ## remove what was installed and cached; instance/ stays
	rm -rf .venv node_modules tests/audit/node_modules $(FRONT)
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

help:
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# A .venv whose Python was removed or upgraded away is made anew.
ifeq ($(shell test -x $(PY) && echo usable),)
.PHONY: .venv/pyvenv.cfg
endif
.venv/pyvenv.cfg:
	@$(PYTHON) -c '' 2>/dev/null \
		$(call or_say,No Python starts as $(PYTHON). Install 3.11 or newer or name yours: make PYTHON=/path/to/python3 run)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		$(call or_say,Python 3.11 or newer is needed and $(PYTHON) is $$($(PYTHON) -V 2>&1). Name another: make PYTHON=/path/to/python3 run)
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		$(call or_say,$(PYTHON) cannot make virtual environments. On Debian or Ubuntu: apt-get install python3-venv)
	@$(PYTHON) -m venv --clear .venv $(call or_say,Could not make .venv in $(CURDIR). The lines above say why.)

.venv/%.stamp: requirements/%.txt .venv/pyvenv.cfg
	@echo "Installing requirements/$*.txt into .venv"
	@$(PIP) --requirement $< \
		$(call or_say,Could not install requirements/$*.txt. Is the package index within reach? 'make clean' starts afresh.)
	@touch $@

npm_ci = $(NPM) ci --loglevel=error $(1) \
	$(call or_say,'$(NPM) ci' failed. Is the npm registry within reach? To use the Node from PyPI: make NPM=.venv/bin/npm $(MAKECMDGOALS))

# The tests' packages hold all that a site needs, so a site installs its few only without them.
$(FRONT)/htmx.min.js: package-lock.json | $(NODE)
	@cmp -s $< node_modules/.with-dev || $(call npm_ci,--omit=dev)
	@mkdir -p $(FRONT)
	@cp node_modules/modern-normalize/modern-normalize.css $(FRONT)/
	@cp node_modules/modern-normalize/license $(FRONT)/modern-normalize.LICENSE
	@cp node_modules/world-atlas/land-110m.json node_modules/world-atlas/land-50m.json $(FRONT)/
	@cp node_modules/world-atlas/LICENSE $(FRONT)/world-atlas.LICENSE
	@cp node_modules/htmx.org/dist/htmx.min.js $@

tests/audit/node_modules/.stamp: tests/audit/package-lock.json .venv/node.stamp
	@.venv/bin/npm ci --loglevel=error --prefix tests/audit \
		$(call or_say,Lighthouse and the checker could not be installed. Is the npm registry within reach?)
	@touch $@

node_modules/.with-dev: package-lock.json | $(NODE)
	@$(call npm_ci)
	@cp $< $@
