"""What a process makes of some passages, as digests: ``python -m tests.fuzz.printing FILE`` prints them as JSON.

FILE is a JSON list of texts. Two processes that print the same made the same bytes.
"""

import hashlib
import json
import random
import sys
from pathlib import Path

from tests.fuzz import figuring, texts, whole


def passages() -> list[str]:
    """Thirty-odd texts: those written for it, and some strung together of all fragments, always the same."""
    chance = random.Random(8)  # noqa: S311 - no secret
    strung = ["".join(chance.choices([*texts.FRAGMENTS, " ", " ", ". "], k=60)) for _ in range(12)]
    return [*texts.PASSAGES, *figuring.SEEDS, *strung]


def digests(text: str) -> dict[str, str]:
    """The SHA-256 of each export of the text's reading, by its name; nothing of a text without words."""
    reading = whole.read(text, "2025-09-05", title="Ferry cancelled", publisher="Harbour Wire")
    if reading is None:
        return {}
    return {name: hashlib.sha256(data).hexdigest() for name, data in whole.exports(reading, tables=False).items()}


if __name__ == "__main__":
    told = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    print(json.dumps([digests(text) for text in told]))
