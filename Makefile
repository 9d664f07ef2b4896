# `make run` shows it, `make test` proves it. Needs Python 3.11 or newer and nothing else.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
RUN    := $(VENV)/installed
DEV    := $(VENV)/installed-for-development
OUT    ?= out
# A county's real report, brought in too where the folder of real reports is there.
REAL   := $(or $(YIFA_REPORTS),../shared/reports)/sangri-2021.txt
COUNTY := 990123000000
LAST_YEAR := $(shell echo $$(( $$(TZ=Asia/Shanghai date +%Y) - 1 )))
PIP    := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
# More arguments for pytest, such as `make test TESTS="yifa/kernel -x"`.
TESTS  ?=
# Commands that tests start find their code compiled, whatever the machine says of keeping it.
PYTEST := PYTHONDONTWRITEBYTECODE= PYTHONPATH=.ci $(BIN)/python -m pytest -p announced

.PHONY: install run test promises attack check docs clean

# The environment alone. A stamp is written last, so an interrupted installation is done again.
install: $(RUN)

$(RUN): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "需要 Python 3.11 以上：现在的是 $$($(PYTHON) --version)"; exit 1; }
	@echo "安装运行环境到 $(VENV)/……"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --editable .
	@touch $@

$(DEV): $(RUN)
	@echo "安装开发工具……"
	@$(PIP) --editable '.[dev]'
	@touch $@

# Environment, database, sample, last year's report, the desk. Nothing is done twice or lost.
run: install
	@$(BIN)/yifa sample
	@test -e $(OUT)/$(COUNTY)-$(LAST_YEAR).docx \
	  || $(BIN)/yifa report --year $(LAST_YEAR) --organisation $(COUNTY) --out $(OUT)
	@test ! -e $(REAL) -o -e $(OUT)/540521-2021.docx || { \
	  $(BIN)/yifa report import $(REAL) --year 2021 --organisation 540521 --new-organisation 桑日县人民政府 && \
	  $(BIN)/yifa report --year 2021 --organisation 540521 --out $(OUT); }
	@echo "年度报告在 $(OUT)/"
	@$(BIN)/yifa serve

# The whole suite; in a real browser too where Chromium is installed. What a file's tests share is
# built once where a file stays with one process, and so it is with files that share more
# (tests/together.py); browsers come first, as nothing else takes as long.
test: $(DEV)
	$(PYTEST) -n auto --maxprocesses 8 --dist loadfile --no-loadscope-reorder $(TESTS)

# Every attack on what is promised, as short as in the suite; writes docs/promises.md.
promises: $(DEV)
	YIFA_PROMISES=1 $(PYTEST) -n auto --maxprocesses 8 -m promise $(TESTS)

# The long form of it, on both engines where PostgreSQL answers: hours.
attack: export YIFA_ATTACK_ROUNDS = 200
attack: promises

check: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --lint --quiet yifa
	$(BIN)/python manage.py makemigrations --check --dry-run

# The pages that are made from declarations.
docs: $(DEV)
	@$(BIN)/python manage.py docs

# Takes away the environment and what tools left; data in var/ and reports in out/ stay.
clean:
	rm -rf $(VENV) *.egg-info build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
