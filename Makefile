# Everything a fresh machine needs is set up here; only Python 3.11 (or newer) and make must be there.
#
#   make demo                     load the examples, print a chain and an office's duties, draw the chain
#   make test                     all tests; make test ARGS="-k chain" hands arguments to pytest
#   make lint                     ruff, mypy --strict, import-linter
#   make bench                    reading speed beside eyecite's (downloads the two peers)
#   make compare BASE=main        facts gained and lost since a revision, with their sentences (CORPUS="one.txt folder")
#   make damage                   docs/damage.md anew: what is read of damaged documents (reads ../shared)
#   make neo4j                    fetch the Neo4j that tests start (needs Maven; 125 MB, once), below CHIDAO_NEO4J_JARS or .cache
#   make picture                  docs/chain.png anew, from the demo's page
#   make lock                     resolve requirements/*.txt anew from pyproject.toml
#   make clean                    remove what the above made, the environment too

VENV := .venv
BIN := $(VENV)/bin
ARGS ?=

# The first Python that is new enough and can make environments; a shim that only names other versions does not count.
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3 python; do \
	$$p -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

ROOT_ON_DEBIAN := $(shell [ "$$(id -u)" = 0 ] && command -v apt-get 2>/dev/null)

PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# Hashes are checked for everything that is fetched; the project itself is then installed without fetching anything.
LOCKED = $(PIP) install --require-hashes --requirement
SELF = $(PIP) install --no-deps --no-build-isolation --editable .

.DEFAULT_GOAL := help
.PHONY: help demo test lint bench compare damage picture lock system neo4j clean

help:
	@sed -n 's/^#   //p' Makefile

$(BIN)/python:
	@if [ -n "$(PYTHON)" ]; then $(PYTHON) -m venv $(VENV); \
	elif [ -n "$(ROOT_ON_DEBIAN)" ]; then \
		echo "Installing Debian's python3-venv …"; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null && \
		python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' && python3 -m venv $(VENV); \
	else false; fi || { rm -rf $(VENV); \
		echo "No Python from 3.11 on that can make environments: install python3.11 and its venv module" \
			"(on Debian: apt-get install python3-venv), or name one: make PYTHON=/path/to/python3.11" >&2; exit 1; }

# A stamp for each set of requirements, older than the lock file it was installed from where that has changed.
$(VENV)/run.stamp: requirements/run.txt pyproject.toml | $(BIN)/python
	@echo "Setting up $(VENV) (once) …"
	@$(LOCKED) requirements/run.txt
	@$(SELF)
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt pyproject.toml | $(BIN)/python
	@echo "Setting up $(VENV) for tests (once) …"
	@$(LOCKED) requirements/dev.txt
	@$(SELF)
	@touch $@ $(VENV)/run.stamp

$(VENV)/bench.stamp: requirements/bench.txt pyproject.toml | $(BIN)/python
	@echo "Setting up $(VENV) for the benchmark (once) …"
	@$(LOCKED) requirements/bench.txt
	@$(SELF)
	@touch $@ $(VENV)/run.stamp

# Programs that some tests need and pip does not bring. Not root on Debian: those tests skip and are counted.
system:
ifneq ($(ROOT_ON_DEBIAN),)
	@missing=""; \
	command -v chromium >/dev/null || missing="$$missing chromium"; \
	command -v tesseract >/dev/null && tesseract --list-langs 2>/dev/null | grep -qx vie \
		|| missing="$$missing tesseract-ocr tesseract-ocr-vie"; \
	command -v antiword >/dev/null || missing="$$missing antiword"; \
	[ -e /usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf ] || missing="$$missing fonts-dejavu-core"; \
	java -version 2>&1 | grep -qE 'version "(1[7-9]|[2-9][0-9])' || missing="$$missing default-jre-headless"; \
	command -v mvn >/dev/null || missing="$$missing maven"; \
	if [ -n "$$missing" ]; then echo "Installing$$missing …"; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null \
		|| echo "Could not install$$missing: tests that need them skip." >&2; fi
else
	@true
endif

# The Neo4j that tests start. It is fetched beside its place and moved there whole; where that fails, its tests skip.
NEO4J_VERSION := $(shell sed -n 's:.*<neo4j.version>\(.*\)</neo4j.version>.*:\1:p' tests/neo4j_pom.xml)
NEO4J_JARS = $(or $(CHIDAO_NEO4J_JARS),.cache)/neo4j-$(NEO4J_VERSION)

neo4j: $(if $(NEO4J_URI),,$(NEO4J_JARS)/neo4j-$(NEO4J_VERSION).jar)

$(NEO4J_JARS)/neo4j-$(NEO4J_VERSION).jar: | system
	@echo "Fetching Neo4j $(NEO4J_VERSION) for tests (once) …"
	@mkdir -p $(dir $(NEO4J_JARS)) && part=$$(mktemp -d $(NEO4J_JARS).XXXXXX) && { \
		mvn --quiet --batch-mode -Dstyle.color=never --strict-checksums --file tests/neo4j_pom.xml dependency:copy-dependencies \
			-DincludeScope=runtime -DoutputDirectory="$$(cd $$part && pwd)" </dev/null && \
		chmod 755 $$part && rm -rf $(NEO4J_JARS) && mv $$part $(NEO4J_JARS); } \
		|| { rm -rf $$part; echo "Could not fetch Neo4j $(NEO4J_VERSION): tests that need it skip." >&2; }

demo: $(VENV)/run.stamp
	@sh examples/demo.sh $(BIN)/chidao demo

test: $(VENV)/dev.stamp system neo4j
	$(BIN)/pytest $(ARGS)

lint: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/bench.stamp
	$(BIN)/python benchmarks/reading.py

compare: $(VENV)/run.stamp
	$(if $(BASE),,$(error Name the older version: make compare BASE=main))
	@$(BIN)/python benchmarks/compare.py $(BASE) $(CORPUS)

damage: $(VENV)/run.stamp
	$(BIN)/python benchmarks/damage.py --write

# The picture of README.md, taken anew after a change to the page.
picture: demo system
	chromium --headless=new --no-sandbox --disable-gpu --hide-scrollbars --window-size=1400,860 \
		--virtual-time-budget=8000 --screenshot=docs/chain.png "file://$(CURDIR)/demo/chain.html" 2>/dev/null

# uv resolves for every system and Python at once and writes the hashes; nothing else here needs it.
UV_COMPILE = $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --quiet
lock: $(VENV)/dev.stamp
	$(PIP) install uv
	$(UV_COMPILE) --group build --output-file requirements/run.txt
	$(UV_COMPILE) --group build --group dev --output-file requirements/dev.txt
	$(UV_COMPILE) --group build --group dev --group bench --constraint requirements/dev.txt --output-file requirements/bench.txt

clean:
	rm -rf $(VENV) demo .cache .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis build dist
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
