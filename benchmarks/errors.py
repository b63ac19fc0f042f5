"""Ten instructive errors of the model: ``python -m benchmarks.errors [--model fast] > docs/errors.md``.

Reads the passages of errors.jsonl, written for this page, and prints what each says, what should be found,
and what the shipped model finds, and with which weights (a test holds the page to them). A
passage that is read rightly is marked as mended: then it is time to put another in its place.
"""

import argparse
from pathlib import Path
from typing import Any

from benchmarks.shared import rows
from reportedly import encoder, intake
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.reading import read
from reportedly.settings import MODELS, current

PASSAGES = Path(__file__).parent / "errors.jsonl"
ROLES = ("source", "cue", "content")
_TOP = """# What the model still gets wrong

Made by `python -m benchmarks.errors > docs/errors.md` with the {model} model ({sha}); the passages are written for this
page, after errors seen among what is missed on PolNeAR dev. In each table **bold** is where the two differ;
⌀ stands for a part that is not there, and … for the gap in a part with several pieces.
"""


def main() -> None:
    """Prints the page."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--model", choices=MODELS, default=MODELS[0])
    print(page(parser.parse_args().model), end="")


def page(model: str) -> str:
    """The page for one of the models, as Markdown."""
    settings = current().having(model=model)
    parts = [_TOP.format(model=model, sha=encoder.load(model).card["sha256"][:8])]
    for number, passage in enumerate(rows(PASSAGES), 1):
        reading = read(intake.from_text(passage["text"], id=str(number)), settings)
        parts.append(_section(number, passage, found_in(reading)))
    return "\n".join(parts)


def found_in(reading: Reading) -> list[dict[str, list[str]]]:
    """Each attribution's parts as words, in text order."""
    text = reading.document.text
    return [{role: _words(getattr(a, role), text) for role in ROLES} for a in reading.attributions]


def _words(spans: list[Span], text: str) -> list[str]:
    return [span.of(text) for span in spans]


def is_right(passage: dict[str, Any], found: list[dict[str, list[str]]]) -> bool:
    """Whether just what the passage's author wanted is found."""
    return passage["wanted"] == found


def _section(number: int, passage: dict[str, Any], found: list[dict[str, list[str]]]) -> str:
    lines = [f"## {number}. {passage['kind']}", f"> {passage['text']}", ""]
    lines += ["| | source | cue | content |", "|---|---|---|---|"]
    lines += [_row("should be", one, found) for one in passage["wanted"]] or [
        "| should be | nobody says anything | | |"
    ]
    lines += [_row("found", one, passage["wanted"]) for one in found] or ["| found | **nothing** | | |"]
    lines += ["", passage["fix"] if not is_right(passage, found) else "Mended: the model now reads this rightly.", ""]
    return "\n".join(lines)


def _row(label: str, one: dict[str, list[str]], others: list[dict[str, list[str]]]) -> str:
    twin = max(others, key=lambda other: sum(one[role] == other[role] for role in ROLES), default=None)
    cells = []
    for role in ROLES:
        words = " … ".join(one[role]) or "⌀"
        cells.append(words if twin is not None and twin[role] == one[role] else f"**{words}**")
    return f"| {label} | {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
