"""What every generated page writes: tables, and text that is safe within one."""

from collections.abc import Iterable, Sequence

MADE = "<!-- Made from the code by `python -m docs.making`; change the code, not this page. -->\n"


def cell(text: str) -> str:
    """``text`` on one line, with what would end a cell escaped."""
    return " ".join(text.split()).replace("|", "\\|")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of Markdown; cells are taken as they are."""
    lines = [f"| {' | '.join(row)} |" for row in (head, *rows)]
    return "\n".join([lines[0], "|---" * len(head) + "|", *lines[1:], ""])
