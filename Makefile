# The targets CI calls; `make install` first in a fresh clone.
.PHONY: install check test bench docs dist packaged

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

# wheel and sdist, built twice and compared, their contents checked, put into dist/
dist:
	python3 packaging/build.py

# the man page and completions, made anew from the program
packaged:
	python3 packaging/generate.py
