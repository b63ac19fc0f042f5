"""Tags as long as no page has them: feedparser takes time by the square of a tag's attributes."""

import re

from reportedly.errors import WrongFormat

MOST_ATTRIBUTES = 2_000
"""Of one tag: 3 ms; a picture written into its tag has few, however long it is."""
_LONG = re.compile(rb"<[^\s<>!?/][^<>]{%d,}" % (4 * MOST_ATTRIBUTES))


def check_tags(data: bytes) -> None:
    """Raise WrongFormat where a tag has more attributes than ``MOST_ATTRIBUTES``. Linear in ``data``."""
    for tag in _LONG.finditer(data):
        if tag.group().count(b"=") > MOST_ATTRIBUTES:
            raise WrongFormat(f"has a tag of more than {MOST_ATTRIBUTES:,} attributes", todo="Don't trust it.")
