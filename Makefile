# Two commands do it all on a fresh machine with Python 3.11+: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: run test browser check format lock bench corpus data clean

run: $(READY)
	@$(BIN)/burdenshare check examples/ministers.txt
	@$(BIN)/burdenshare standing --as-of 2025-06-05

test: $(READY) browser
	$(BIN)/python -m pytest -n 2 --dist loadfile

# The browser of the page tests: Debian's chromium, installed where this may be done; else said loudly, and skipped.
browser:
	@command -v chromium > /dev/null || command -v chromium-browser > /dev/null \
	  || { [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null \
	       && apt-get update -qq && apt-get install -y -qq chromium > /dev/null; } \
	  || echo "NO BROWSER: chromium is not installed and could not be; the tests that look at pages are skipped." >&2

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(READY)
	$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements/bench.txt
	$(BIN)/python -m bench

# Score the labelled corpus: make corpus ARGUMENTS="tuning de --detail"
corpus: $(READY)
	$(BIN)/python -m bench.corpus $(ARGUMENTS)

# Rebuild the embedded releases from the publishers' own files: make data REFERENCE=folder
data: $(READY)
	$(BIN)/python -m burdenshare.record.build $(REFERENCE) sources

# Pin every dependency by hash, without any registry host.
lock:
	for set in run dev bench; do \
	  $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-annotate --no-header --output-file requirements/$$set.txt requirements/$$set.in || exit 1; done

# uv comes first, by pip and by hash; everything else through it.
$(READY): requirements/uv.txt requirements/dev.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	$(BIN)/uv pip sync --quiet --compile-bytecode --python $(BIN)/python --require-hashes requirements/dev.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q src
	@touch $(READY)

clean:
	rm -rf $(VENV)
