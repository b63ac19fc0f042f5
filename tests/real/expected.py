"""What a careful reader expects of a page, from its TOML file, and how a reading is compared with it.

Every key stands for one comparison, and each is a test of its own: a page may be right in its date and wrong in its
last words. A comparison returns what is wrong, in words; an empty list is a pass.
"""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reportedly.model.reading import Reading
from reportedly.model.span import Span

ALWAYS = ("title", "published", "publisher", "authors", "language", "warnings")
"""Compared on every page that is read: what the TOML file doesn't name must be absent."""

_OPENING = "“‘\"'«— "


def load(path: Path) -> dict[str, Any]:
    """The expectations of one page."""
    expected = tomllib.loads(path.read_text(encoding="utf-8"))
    return (
        expected
        if "refused" in expected
        else {"language": "en", **dict.fromkeys(ALWAYS[:4]), "warnings": []} | expected
    )


def keys(expected: dict[str, Any]) -> list[str]:
    """What of a page is compared."""
    return [key for key in expected if key in _WAYS or key in ALWAYS or key == "refused"]


def compare(key: str, wanted: Any, reading: Reading) -> list[str]:
    """What is wrong with ``reading`` in what ``key`` is about."""
    if key in _WAYS:
        return _WAYS[key](wanted, reading)
    if key == "warnings":
        return _warnings(wanted, reading)
    got = getattr(reading.document, key)
    got = (got or None) if key == "authors" else got
    if key == "published" and got and wanted and len(wanted) == 10:
        got = got[:10]
    return [] if got == wanted else [f"{key} is {got!r}, not {wanted!r}"]


def _body(reading: Reading) -> str:
    """The text after the headline."""
    document = reading.document
    first = document.blocks[0]
    return document.text[first.span.end :].strip() if first.kind == "headline" else document.text


def _first(wanted: str, reading: Reading) -> list[str]:
    body = _body(reading)
    return [] if body.startswith(wanted) else [f"begins {body[:90]!r}"]


def _last(wanted: str, reading: Reading) -> list[str]:
    body = _body(reading)
    return [] if body.endswith(wanted) else [f"ends {body[-90:]!r}"]


def _present(wanted: list[str], reading: Reading) -> list[str]:
    at, wrong = 0, []
    for words in wanted:
        found = reading.document.text.find(words, at)
        if found < 0:
            wrong.append(f"missing or out of order: {words!r}")
        at = max(at, found)
    return wrong


def _absent(wanted: list[str], reading: Reading) -> list[str]:
    return [f"should not be there: {words!r}" for words in wanted if words in reading.document.text]


def _once(wanted: list[str], reading: Reading) -> list[str]:
    counts = {words: reading.document.text.count(words) for words in wanted}
    return [f"{count} times: {words!r}" for words, count in counts.items() if count != 1]


def _captions(wanted: list[str], reading: Reading) -> list[str]:
    captions = [reading.document.words(b.span) for b in reading.document.blocks if b.kind == "caption"]
    return [f"no caption: {words!r}" for words in wanted if not any(c.startswith(words) for c in captions)]


def _blocks(wanted: int, reading: Reading) -> list[str]:
    found = sum(block.kind != "headline" for block in reading.document.blocks)
    return [] if found == wanted else [f"{found} blocks under the headline, not {wanted}"]


def _anchored(wanted: bool, reading: Reading) -> list[str]:
    lost = [reading.document.words(b.span) for b in reading.document.blocks if not b.selector]
    return [f"not placed in the page: {words!r}" for words in lost] if wanted else []


def _attributions(wanted: list[list[str]], reading: Reading) -> list[str]:
    def words(spans: list[Span]) -> str:
        return " ".join(reading.document.words(span) for span in spans)

    found = [
        (words(a.source), words(a.cue), words([part]).lstrip(_OPENING))
        for a in reading.attributions
        for part in a.content
    ]
    return [
        f"no attribution {source} / {cue} / {content}"
        for source, cue, content in wanted
        if not any(source in s and cue in c and t.startswith(content) for s, c, t in found)
    ]


def _quantities(wanted: list[list[Any]], reading: Reading) -> list[str]:
    found = {(q.low, q.high, q.unit) for q in reading.quantities}
    return [f"no quantity {low}–{high} {unit}" for low, high, unit in wanted if (low, high, unit) not in found]


def _findings(wanted: list[str], reading: Reading) -> list[str]:
    found = {f"{f.kind} {f.verdict}" for f in reading.findings}
    return [f"no finding {kind}" for kind in wanted if kind not in found]


def _quiet(wanted: bool, reading: Reading) -> list[str]:
    """Nothing in the report's figures is called wrong, or asked about."""
    loud = [f for f in reading.findings if f.verdict in ("inconsistent", "not-checkable")]
    return [f"{f.kind} {f.verdict}: {f.working}" for f in loud] if wanted else []


def _warnings(wanted: list[str], reading: Reading) -> list[str]:
    """Each warning is expected, by some of its words, and each expected one is there."""
    found = reading.warnings
    wrong = [f"no warning about {words!r}" for words in wanted if not any(words in line for line in found)]
    return wrong + [f"not expected: {line!r}" for line in found if not any(words in line for words in wanted)]


_WAYS: dict[str, Callable[[Any, Reading], list[str]]] = {
    "first": _first,
    "last": _last,
    "present": _present,
    "absent": _absent,
    "once": _once,
    "captions": _captions,
    "blocks": _blocks,
    "anchored": _anchored,
    "attributions": _attributions,
    "quantities": _quantities,
    "findings": _findings,
    "quiet": _quiet,
}
