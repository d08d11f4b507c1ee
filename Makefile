# Everything runs from here. `make run` and `make test` do all the set-up they need.
PY := .venv/bin/python

.PHONY: setup run test test-long lint bench screenshots package translations lock clean

setup: .venv/ready

.venv/ready: requirements.lock pyproject.toml tools/setup.sh
	@sh tools/setup.sh

run: setup
	@$(PY) tools/run.py

lint: setup
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	.venv/bin/lint-imports

test: lint
	$(PY) -m pytest -m "not long" -n auto --dist worksteal

test-long: lint
	$(PY) -m pytest -m long --timeout 1800
	$(PY) tools/mutation.py

bench: setup
	$(PY) -m bench

screenshots: setup
	$(PY) tools/screenshots.py

package: setup
	$(PY) -m build --wheel --no-isolation --outdir dist

translations: setup
	$(PY) tools/translations.py

lock:
	@command -v uv >/dev/null || { echo "make lock needs uv (https://docs.astral.sh/uv)"; exit 1; }
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate --no-emit-index-url -o requirements.lock

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .hypothesis .coverage .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
