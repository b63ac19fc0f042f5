"""``python -m docs.making``: writes the reference from the code; ``--check`` only says what differs."""

import sys
from collections.abc import Callable
from pathlib import Path

from docs.making import commands, events, faults, knobs, records, rest, tools, vocabulary
from docs.making.words import MADE

DOCS = Path(__file__).parents[1]
PAGES: dict[str, Callable[[], str]] = {
    "reference/cli.md": commands.page,
    "reference/events.md": events.page,
    "reference/faults.md": faults.page,
    "reference/mcp-tools.md": tools.page,
    "reference/reading.md": records.page,
    "reference/rest.md": rest.page,
    "reference/settings.md": knobs.page,
    "reference/vocabulary.md": vocabulary.page,
}


def made(name: str) -> str:
    """The page ``name`` as it should be."""
    return MADE + "\n".join(line.rstrip() for line in PAGES[name]().rstrip("\n").split("\n")) + "\n"


def main(arguments: list[str]) -> int:
    """The exit code: 1 where ``--check`` found a page that is not as it should be."""
    differ = 0
    for name in PAGES:
        page, text = DOCS / name, made(name)
        if page.exists() and page.read_text(encoding="utf-8") == text:
            continue
        if "--check" in arguments:
            print(f"docs/{name} is not what the code says: python -m docs.making", file=sys.stderr)
            differ = 1
        else:
            page.write_text(text, encoding="utf-8")
    return differ


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
