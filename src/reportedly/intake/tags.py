"""Tags as long, and as many, as no page has them: parsers take time by the square of a tag's attributes."""

import re

from reportedly.errors import TooLarge, WrongFormat

MOST_ATTRIBUTES = 2_000
"""Of one tag, which takes 20 ms; a picture written into its tag has few, however long it is."""
MOST_TAGS = 300_000
"""Of a page: each takes 0.1 ms. The longest live blogs have some 50,000."""
_LONG = re.compile(rb"<[^\s<>!?/][^<>]{%d,}" % (2 * MOST_ATTRIBUTES))


def check_tags(data: bytes, most: int = MOST_TAGS) -> None:
    """Raise WrongFormat where a tag has more attributes than ``MOST_ATTRIBUTES``, TooLarge for more than ``most`` tags.

    Linear in ``data``. What stands in a script is no tag.
    """
    if (count := data.count(b"<")) > most:
        raise TooLarge(f"has {count:,} tags, over the limit of {most:,}", todo="Give the text of the report.")
    lower, at, opened, closed = b"", 0, -1, -1
    for tag in _LONG.finditer(data):
        if max(tag.group().count(b"="), len(tag.group().split())) <= MOST_ATTRIBUTES:
            continue
        lower = lower or data.lower()
        opened = max(opened, lower.rfind(b"<script", at, tag.start()))
        closed = max(closed, lower.rfind(b"</script", at, tag.start()))
        at = max(tag.start() - len(b"</script"), 0)
        if opened <= closed:
            raise WrongFormat(f"has a tag of more than {MOST_ATTRIBUTES:,} attributes", todo="Don't trust it.")
