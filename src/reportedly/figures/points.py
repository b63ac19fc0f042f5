"""Numbers that only count a text's own points, at the beginning of a line: "1. On 3 March …", "2) The driver …"."""

import re
from itertools import pairwise

_POINT = re.compile(r"^[ \t]*(?P<number>\d{1,3})[.)][ \t]+(?=\S)", re.MULTILINE)


def points(text: str) -> frozenset[int]:
    """Where the numbers of a numbered list stand: two at least, each one more than the one before it."""
    found = [(match.start("number"), int(match["number"])) for match in _POINT.finditer(text)]
    kept: set[int] = set()
    for (start, number), (following, further) in pairwise(found):
        if further == number + 1:
            kept |= {start, following}
    return frozenset(kept)
