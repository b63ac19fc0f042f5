"""What is known of a page's report: title, publisher, authors, the day it was published.

What was known from outside goes first, then what the page states for machines, then what trafilatura made out, and
for the day a line at the head of the report that is a date and nothing else.
"""

import re
from itertools import takewhile
from typing import Any

from reportedly.intake.build import Known
from reportedly.intake.canonical import Piece, collapse
from reportedly.intake.garbled import unescaped
from reportedly.intake.linked import Stated
from reportedly.intake.metadata import iso_date

_OFFICE = re.compile(r"(?:reporter|correspondent|editor|writer|columnist|producer)s?\Z", re.IGNORECASE)
_LED = re.compile(r"\A(?:photographs?|photos?|pictures?|words|text|by|story|reporting) (?:by )?", re.IGNORECASE)
_DATED = re.compile(r"\A(?:published|posted|first published|date)(?: on)?:? ", re.IGNORECASE)
_LINE = 60  # characters; a byline or a date line has fewer


def known_from(known: Known, found: Any, told: Stated, headline: str | None, pieces: list[Piece]) -> Known:
    """``known``, filled up; ``found`` is trafilatura's record, ``headline`` what the page shows as such."""
    url = found.url if found and str(found.url).startswith(("http://", "https://")) else None
    title = collapse(headline) if headline else (found.title if found else None) or told.headline
    guessed = iso_date((found.date if found else "") or "")
    return known.with_found(
        title=unescaped(title) if title else None,
        publisher=(found.sitename if found else None) or told.site,
        published=told.published or guessed or _printed(pieces),
        authors=told.authors or _authors(found.author if found else None),
        url=url,
    )


def _authors(names: str | None) -> tuple[str, ...]:
    """Trafilatura's names, without the words that lead to them and the offices it takes for names."""
    each = (_LED.sub("", name.strip()) for name in (names or "").split(";"))
    return tuple(name for name in each if name and not _OFFICE.search(name))


def _printed(pieces: list[Piece]) -> str | None:
    """The date that stands alone in one of the short lines before the report's first sentence."""
    lines = takewhile(lambda words: len(words) <= _LINE, (p.words for p in pieces if p.kind != "headline"))
    return next((day for line in lines if (day := iso_date(_DATED.sub("", line)))), None)
