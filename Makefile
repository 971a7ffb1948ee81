# Two commands do all the set-up: `make demo` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: demo test lint clean

$(VENV)/.runtime: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[html]"
	touch $@

$(VENV)/.dev: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	touch $@ $(VENV)/.runtime

demo: $(VENV)/.runtime  ## index corpus/ and show three searches
	$(BIN)/searchlib index corpus
	$(BIN)/searchlib search --limit 3 "chuyển đổi số"
	$(BIN)/searchlib search --limit 3 "ky luat dang vien"
	$(BIN)/searchlib search --limit 3 --mode direct --section "chuyển đổi số" "dữ liệu"

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint  ## lint, types, layering and tests
	$(BIN)/python -m pytest --cov --cov-report=term

clean:
	rm -rf $(VENV) index/*.toc index/*.seg
