# make run      sets everything up and starts Programmwerk; without a screen it writes a sample as Word and PDF into out/
# make test     sets everything up and runs the tests; ARGS="-k words" goes to pytest
# make lint     ruff, mypy --strict, import-linter
# make bench    the benchmarks, ending with their table        make torture   fault injection and big files (minutes)
# make pictures every pane and dialog as a picture             make app       the built application, with a smoke test
# make translations  the words of the window, for Qt (resources/translations)
# make format   ruff's formatter and safe fixes                make lock      requirements*.txt from pyproject.toml
# make clean    removes what the above made

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-builtin-rules --no-print-directory
.ONESHELL:
.DEFAULT_GOAL := run
.PHONY: run test lint format translations bench torture pictures app lock clean window headless

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes
SAMPLE := resources/samples/aktionsplan_musterstadt.json
ARGS ?=

# Stamps carry the hash of what they stand for: nothing is done twice, and a changed requirement is never missed.
hash = $(shell cat $(1) | sha256sum | cut -c1-16)
RUNTIME := $(VENV)/.runtime-$(call hash,requirements.txt)
DEV := $(VENV)/.dev-$(call hash,requirements.txt requirements-dev.txt)
DEBIAN := $(VENV)/.debian-$(call hash,.ci/debian-packages)

ifeq ($(strip $(DISPLAY)$(WAYLAND_DISPLAY)),)
run: headless
else
run: window
endif

window: $(RUNTIME) $(DEBIAN)-qt
	@./programmwerk $(ARGS)

headless: $(RUNTIME)
	@echo "Kein Bildschirm gefunden (weder DISPLAY noch WAYLAND_DISPLAY ist gesetzt)."
	echo "Das Beispielprogramm wird deshalb ohne Fenster als Word- und PDF-Datei geschrieben:"
	mkdir -p out
	for ending in docx pdf; do
	  target="out/$(basename $(notdir $(SAMPLE))).$$ending"
	  ./programmwerk export $(SAMPLE) --to "$$target" >/dev/null
	  echo "  $$PWD/$$target"
	done

# Under CI a test that failed runs once more; the last line counts it as a rerun.
test: $(DEV) $(DEBIAN)-qt-test
	@$(PY) -m pytest --numprocesses logical --dist loadfile $(if $(CI),--reruns 1) $(ARGS)

lint: $(DEV)
	@$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

format: $(DEV)
	@$(VENV)/bin/ruff check --fix . && $(VENV)/bin/ruff format .

# Words of widgets: from the code into the .ts files, from there into the .qm files that the window loads. No network.
translations: $(DEV)
	@collect="$(VENV)/bin/pyside6-lupdate $$(find desktop -name '*.py' | sort | tr '\n' ' ') -locations none -no-obsolete -silent -source-language de_DE"
	$$collect -target-language en_GB -ts resources/translations/programmwerk_en.ts
	$$collect -target-language de_DE -pluralonly -ts resources/translations/programmwerk_de.ts
	for name in programmwerk_en programmwerk_de keys_de; do
	  $(VENV)/bin/pyside6-lrelease -silent resources/translations/$$name.ts -qm resources/translations/$$name.qm
	done

bench: $(DEV) $(DEBIAN)-qt-test
	@$(PY) -m pytest tests/bench -q $(ARGS)

torture: $(DEV) $(DEBIAN)-qt-test
	@$(PY) -m pytest tests/torture -q $(ARGS)

pictures: $(DEV) $(DEBIAN)-qt-test
	@$(PY) -m pytest tests/pictures -q $(ARGS)

app: $(DEV) $(DEBIAN)-qt-app
	@$(VENV)/bin/pyinstaller build_app.spec --noconfirm --log-level ERROR --distpath dist --workpath build
	mkdir -p out/app
	for ending in docx pdf; do  # the smoke test: an empty environment, another directory, no Python of ours
	  target="$$PWD/out/app/$(basename $(notdir $(SAMPLE))).$$ending"
	  rm -f "$$target"
	  (cd / && env -i HOME="$$HOME" LANG=C.UTF-8 "$$OLDPWD/dist/programmwerk/programmwerk" export "$$OLDPWD/$(SAMPLE)" --to "$$target")
	  test -s "$$target"
	done
	du -sh dist/programmwerk

# uv resolves for all systems and Pythons at once (Debian 12 has 3.11.2) and takes the hashes of every file of a version.
lock:
	@test -x $(VENV)-lock/bin/uv || { $(PYTHON) -m venv $(VENV)-lock; $(VENV)-lock/bin/pip install --quiet uv==0.13.9; }
	compile="$(VENV)-lock/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --quiet"
	$$compile pyproject.toml --output-file requirements.txt
	$$compile --group dev --constraint requirements.txt --output-file requirements-dev.txt

clean:
	rm -rf $(VENV) $(VENV)-lock build dist out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(PY):
	@.ci/debian-packages python
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Programmwerk braucht Python 3.11 oder neuer." >&2; exit 1; }
	$(PYTHON) -m venv --clear $(VENV)

$(RUNTIME): | $(PY)
	@echo "Die Bibliotheken werden eingerichtet (einmalig, etwa eine Minute) …"
	$(PIP) -r requirements.txt
	rm -f $(VENV)/.runtime-* $(VENV)/.dev-*
	touch $@

$(DEV): | $(RUNTIME)
	@echo "Die Werkzeuge für die Tests werden eingerichtet (einmalig) …"
	$(PIP) -r requirements.txt -r requirements-dev.txt
	rm -f $(VENV)/.dev-*
	touch $@

# Without the right to install packages the exact line is printed, and we go on: the command line needs none of them.
$(DEBIAN)-%: | $(PY)
	@if .ci/debian-packages $(subst -, ,$*); then touch $@; fi
