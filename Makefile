# The targets CI calls; `make install` first in a fresh clone.
.PHONY: install check test bench docs dist packaged audit

install:
	python3 -m pip install -e '.[dev]'

check:
	ruff check .
	ruff format --check .
	mypy
	lint-imports

test:
	python3 -m pytest

docs:  # extra docs; every output on the pages is what its command prints, every link leads somewhere, axe finds nothing
	python3 -m docs.making --check
	python3 -m tests.doc_blocks --check
	NO_MKDOCS_2_WARNING=1 mkdocs build --strict --quiet
	python3 -m docs.making.links site
	python3 -m docs.making.looks site

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

# advisories and licences of what is installed with us
audit:
	python3 -m benchmarks.audit
