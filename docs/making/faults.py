"""``reference/faults.md``: every error and every exit code, from ``errors.py`` and the command line."""

import inspect
from collections.abc import Iterator

from docs.making.words import cell, table
from reportedly import errors
from reportedly.doors import ending
from reportedly.errors import ReportedlyError

HEAD = """\
# Errors and exit codes

A command failed in your script, or `reportedly.read` raised something, and you want to know what it was and what to do.

Every error is one line that says what was wrong, where, and what to do next; on standard error, with `reportedly:`
before it; in Python a `ReportedlyError` whose `what`, `where`, `todo` are these parts; over HTTP
[problem+json](../api.md#errors). There is no traceback unless `REPORTEDLY_DEBUG` is set.
"""
CODES = {
    0: "Done.",
    1: "Done but for some: documents of a batch failed, a file is missing or altered, reports weren't found.",
    2: "An option, a setting or a vocabulary file that can't be.",
    3: "A document that can't be read.",
    4: "The encoder's weights are missing or damaged.",
    5: "An archive that can't be opened, or lacks what is asked of it.",
    6: "Somebody may not do that, or isn't known, or another judged meanwhile.",
    70: "A fault of the program. `REPORTEDLY_DEBUG=1` shows where; please tell us.",
    130: "Interrupted by Ctrl-C. The same command goes on from there.",
    141: "The reader of our output went away (`reportedly … | head`).",
}
"""A test holds that these are all there are."""


def tree(root: type[ReportedlyError] = ReportedlyError, depth: int = 0) -> Iterator[tuple[type[ReportedlyError], int]]:
    """Each error of ``errors.py`` with its depth below ``ReportedlyError``."""
    yield root, depth
    for below in root.__subclasses__():
        if below.__module__ == errors.__name__:
            yield from tree(below, depth + 1)


def page() -> str:
    """The page."""
    known = _codes_of_the_command_line() | {one.exit_code for one, _ in tree()}
    if known != CODES.keys():
        raise ValueError(f"exit codes without a line, or lines without a code: {sorted(known ^ CODES.keys())}")
    rows = [
        (f"{'– ' * depth}`{one.__name__}`", cell(inspect.getdoc(one) or ""), str(one.exit_code))
        for one, depth in tree()
    ]
    return "\n".join(
        [
            HEAD,
            "## Exit codes\n",
            table(("code", "means"), [(str(code), means) for code, means in CODES.items()]),
            "## Errors\n",
            table(("error", "is", "exit code"), rows),
        ]
    )


def _codes_of_the_command_line() -> set[int]:
    return {0, 1, ending.FAULT, ending.INTERRUPTED, ending.NO_READER}
