"""Shows what the program makes of pages: ``python -m tests.real.shown [NAME …]``; for who writes expectations."""

import sys
import tempfile
from pathlib import Path

from reportedly.errors import ReportedlyError
from reportedly.model.span import Span
from tests.real import expected, test_pages


def main(names: list[str]) -> None:
    """Prints the reading of each page, or of all, and what is wrong with it."""
    folder = Path(tempfile.mkdtemp())
    right = 0
    for name in names or test_pages.EXPECTED:
        page = test_pages.EXPECTED[name]
        try:
            reading = test_pages._read(name, folder)
        except ReportedlyError as error:
            wrong = [] if page.get("refused", "\0") in error.what else [f"refused: {error}"]
        else:
            wrong = [
                w for key in expected.keys(page) if key != "refused" for w in expected.compare(key, page[key], reading)
            ]
            wrong += [f"read, with {reading.document.text[:80]!r}"] * ("refused" in page)
            if names:
                _show(reading)
        right += not wrong
        print(f"{'ok  ' if not wrong else 'BAD '} {name}")
        for line in wrong:
            print("       ", line)
    print(f"{right} right")


def _show(reading: expected.Reading) -> None:
    document = reading.document

    def words(spans: list[Span]) -> str:
        return " … ".join(document.words(span) for span in spans)

    for block in document.blocks:
        print(f"{block.kind:10}{'' if block.selector else '?'}", document.words(block.span))
    for said in reading.attributions:
        print("  said:", words(said.source), "/", words(said.cue), "/", words(said.content)[:60])
    for q in reading.quantities:
        print("  quantity:", q.low, q.high, q.unit, q.kind, q.counted)
    for f in reading.findings:
        print("  finding:", f.kind, f.verdict, f.working)


if __name__ == "__main__":
    main(sys.argv[1:])
