# Every target is what CI and people both call. `make demo` and `make test` set up all they need.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help demo test quick coverage fresh setup run check fix bench soak faults upgrades fuzz lock docs pictures audit sbom

help: ## what there is to make
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1\t\2/p' $(MAKEFILE_LIST) | expand -t 12

demo: setup ## a running sample city on http://127.0.0.1:8000 (PORT=... for another port)
	$(BIN)/samrit demo --port $(PORT)

test: setup-dev lint ## everything that CI asks for
	@$(MAKE) --no-print-directory -j2 tests types # side by side: types take a minute of one core

# What harms whole databases row by row, keeps and brings them back, or starts servers: a third of the units' time.
HEAVY := backup cli_mishaps cli_processes cli_records derived_rows doctor ledger_log row_seals row_tampering
quick: setup-dev ## in about a minute, while one works: lint, units, gates; no browser, SQLite alone, no harm to whole databases
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/pytest -n 2 tests/test_architecture.py tests/test_vocabulary.py tests/gates tests/unit $(HEAVY:%=--ignore tests/unit/test_%.py)

coverage: setup-dev ## all tests once more, and how much of the program they run: 90 % at least, no package below 80
	rm -rf build/coverage
	scripts/test -p covering

fresh: ## both of these once more on a bare Debian, as root; SUITE=bookworm for another one than trixie
	@scripts/fresh $(SUITE)

setup: ## the environment in .venv, with the `samrit` command in it
	@scripts/setup runtime $(PYTHON)

.PHONY: setup-dev
setup-dev:
	@scripts/setup dev $(PYTHON)

run: setup ## serve the database as it is, without loading anything
	$(BIN)/samrit manage migrate --verbosity 0
	$(BIN)/samrit serve --port $(PORT)

check: setup-dev lint types ## lint, format, types, import contracts, templates

.PHONY: lint types tests
lint:
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/ruff format --check src tests benchmarks
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet src/samrit/web

types:
	$(BIN)/mypy

tests:
	scripts/test $(TESTS)

fix: setup-dev ## what the tools can mend by themselves
	$(BIN)/ruff check --fix src tests benchmarks
	$(BIN)/ruff format src tests benchmarks

docs: setup-dev ## write the generated pages of docs/ anew: rules, schema, tables
	$(BIN)/python -m samrit.ops.docs

pictures: setup-dev ## make the pictures of docs/images anew, of the sample city as it is now; wants chromium
	SAMRIT_DOCS_IMAGES=1 PYTHONPATH=tests SAMRIT_TEST_DATABASE=sqlite $(BIN)/pytest -q -p sharing -p no:xdist tests/browser/test_docs_pictures.py

faults: setup-dev ## 500 kills in the middle of everything, on both databases; writes its figures into docs/trust.md
	scripts/faults

upgrades: setup-dev ## cities of all earlier schemas, each made by the program of its time, brought up to this one (DATABASE=...)
	$(BIN)/python tests/deploy/upgrades.py $(or $(DATABASE),sqlite)

fuzz: setup-dev ## an hour of broken files, texts, forms and requests; writes its figures into docs/trust.md (MINUTES=...)
	scripts/fuzz $(or $(MINUTES),60)

bench: setup-dev ## side by side with peers; installs them in an environment of their own
	scripts/bench

soak: setup-dev ## half an hour of a quarter's last day with 200 people: what is lost, late, or grows (MINUTES=..., USERS=...)
	$(BIN)/python benchmarks/soak.py --minutes $(or $(MINUTES),30) --users $(or $(USERS),200)

lock: setup-dev ## new versions, with hashes and without any index address
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade pyproject.toml --group build -o requirements/runtime.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade pyproject.toml --group dev -o requirements/dev.txt

audit: setup-dev ## known weaknesses of what the locks name, where a database of them can be reached
	scripts/audit

sbom: setup-dev ## what runs, with versions, as CycloneDX: build/sbom.json
	@mkdir -p build
	$(BIN)/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible --of JSON -o build/sbom.json requirements/runtime.txt
