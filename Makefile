# Two commands: `make demo` shows soaplan at work, `make test` checks everything that CI checks.
# They need Python 3.11 or newer, git and make; everything else they install into .venv.

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: demo test test-all lint unit browser outside office wheel bench generated clean

demo: $(STAMP)
	$(BIN)/soaplan --version
	$(BIN)/soaplan validate --format text examples/millbrook/plan.yaml
	mkdir -p build
	$(BIN)/soaplan render --format html -o build/millbrook.html examples/millbrook/plan.yaml
	@echo
	@echo "The page is here; open it in a browser: file://$(CURDIR)/build/millbrook.html"

test: $(STAMP) lint unit browser outside wheel

# The same, and the forms and sheets in LibreOffice.
test-all: test office

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

unit: $(STAMP)
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n auto
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report

# The pages in a real browser. What that needs is installed first; where it cannot be, this fails.
browser: $(STAMP)
	$(BIN)/python tools/browser_tools.py
	$(BIN)/python -m pytest -n 2 --dist loadfile tests/browser

# Word forms and money sheets, edited by LibreOffice. It is installed first; where it cannot be, this fails.
office: $(STAMP)
	$(BIN)/python tools/office_tools.py
	$(BIN)/python -m pytest tests/libreoffice

# What other programs say of the files that are meant for them: editors, code hosts, build services, package indexes.
outside: $(STAMP)
	$(BIN)/python tools/outside_tools.py
	$(BIN)/python -m pytest tests/outside

# The wheel, installed somewhere else, without this checkout.
wheel: $(STAMP)
	$(BIN)/python tests/wheel/check_wheel.py

bench: $(STAMP)
	$(BIN)/python benchmarks/start_up.py
	$(BIN)/python benchmarks/many_plans.py

# Everything that is made from something else: schemas, pages of the examples, rule pages, outputs in the docs.
generated: $(STAMP)
	$(BIN)/python tools/generate.py

$(STAMP): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("soaplan needs Python 3.11 or newer; try: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	touch $@

clean:
	rm -rf .venv tests/browser/node_modules tests/outside/node_modules build dist .coverage .coverage.* .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
