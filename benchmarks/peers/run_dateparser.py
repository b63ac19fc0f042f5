"""Runs dateparser's ``search_dates`` over texts, under the peer's own Python (see ``figures`` for the protocol).

It gives the words it read and a moment, no offsets and no grain: the words are looked for in order, and the value is
the day. Paragraphs are searched one by one, since its time grows with more than a text's length.
"""

import importlib.metadata
import json
import sys
import time
from datetime import datetime
from typing import Any


def main() -> None:
    """Reads rows, prints what dateparser finds in each, and last the seconds it took."""
    from dateparser.search import search_dates

    search_dates("On Friday.", languages=["en"])  # loads its languages
    rows = [json.loads(line) for line in sys.stdin]
    start = time.process_time()
    found = [_found(search_dates, row) for row in rows]
    seconds = time.process_time() - start
    for row, (timexes, raised) in zip(rows, found, strict=True):
        print(json.dumps({"id": row["id"], "quantities": [], "timexes": timexes, "raised": raised}))
    version = importlib.metadata.version("dateparser")
    print(json.dumps({"about": {"name": f"dateparser {version}"}, "seconds": seconds}))


def _found(search: Any, row: Any) -> tuple[list[dict[str, Any]], str | None]:  # noqa: ANN401  # not installed here
    base = datetime.fromisoformat((row.get("published") or "2020-01-01")[:10])
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
    timexes, at, raised = [], 0, None
    for paragraph in row["text"].split("\n"):
        try:
            found = search(paragraph, languages=["en"], settings=settings) or []
        except Exception as error:  # whatever a peer raises counts as nothing found
            found, raised = [], repr(error)
        for words, moment in found:
            start = row["text"].find(words, at)
            if start >= 0:
                at = start + len(words)
                timexes.append({"span": [start, at], "type": "DATE", "value": moment.date().isoformat()})
    return timexes, raised


if __name__ == "__main__":
    main()
