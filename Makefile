# The targets CI calls; `make install` first in a fresh clone.
.PHONY: install check test bench docs

install:
	python3 -m pip install -e '.[dev]'

check:
	ruff check .
	ruff format --check .
	mypy
	lint-imports

test:
	python3 -m pytest

bench:
	python3 -m benchmarks.attribution --shared ../shared
	python3 -m benchmarks.speed --shared ../shared
	python3 -m benchmarks.case --shared ../shared
