"""How two claims' figures, dates and names stand to each other: what agrees, what differs, what only one has.

A check of "300 soldiers" answers no question about 3,000; likeness of words does not see that, so it is said aloud.
"""

import re
from collections.abc import Iterable, Iterator

from reportedly.figures import dates, quantities
from reportedly.model.figures import Quantity
from reportedly.model.reviews import Comparison
from reportedly.model.span import Span, any_overlap
from reportedly.vocab import words

_NAME = re.compile(r"[^\W\d_]*[A-Z][\w'’.-]*(?: (?:of |the |de |al-|von )?[A-Z][\w'’.-]*)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_STARTS = '.!?:“"'
_TITLE_CASE = 0.6  # of a sentence's words; an English sentence seldom has half of its words in capitals
_MOST = 6
"""Comparisons of a kind that are shown; the list helps a reader, and a long one does not."""


def comparisons(query: str, check: str) -> list[Comparison]:
    """What a reader must see before taking the check for an answer to the query: figures, then dates, then names."""
    return [
        *list(_figures(query, check))[:_MOST],
        *list(_dates(query, check))[:_MOST],
        *list(_names(query, check))[:_MOST],
    ]


def _figures(query: str, check: str) -> Iterator[Comparison]:
    mine, theirs = _quantities(query), _quantities(check)
    for one in mine:
        if other := next((other for other in theirs if _alike(one, other) and _meet(one, other)), None):
            theirs.remove(other)
            yield Comparison(of="figure", how="agree", line=f"both say {_shown(query, one)}")
        elif other := next((other for other in theirs if _alike(one, other)), None):
            theirs.remove(other)
            line = f"the check is about {_shown(check, other)}, the query about {_shown(query, one)}"
            yield Comparison(of="figure", how="differ", line=line)
        else:
            yield Comparison(of="figure", how="query-only", line=f"the check does not say {_shown(query, one)}")
    for one in theirs:
        yield Comparison(of="figure", how="check-only", line=f"only the check says {_shown(check, one)}")


def _quantities(text: str) -> list[Quantity]:
    return [one for one in quantities(text, dates(text, None)) if one.kind != "ordinal"]


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether two figures may be of the same thing: one kind and unit, and no two different things counted."""
    if one.kind != other.kind or one.unit != other.unit:
        return False
    return not one.counted or not other.counted or one.counted == other.counted or one.kind != "count"


def _meet(one: Quantity, other: Quantity) -> bool:
    return one.low - one.precision <= other.high + other.precision and other.low - other.precision <= (
        one.high + one.precision
    )


def _shown(text: str, one: Quantity) -> str:
    """The figure's printed words with what it counts, where that follows at once."""
    end = one.span.end
    if one.counted_span and end <= one.counted_span.start <= end + 25:
        end = one.counted_span.end
    return " ".join(text[one.span.start : end].split())


def _dates(query: str, check: str) -> Iterator[Comparison]:
    mine = {one.value: one.span.of(query) for one in dates(query, None) if one.type == "DATE"}
    theirs = {one.value: one.span.of(check) for one in dates(check, None) if one.type == "DATE"}
    for value in mine.keys() & theirs.keys():
        yield Comparison(of="date", how="agree", line=f"both say {mine[value]}")
    mine_only = [mine[value] for value in mine if value not in theirs]
    theirs_only = [theirs[value] for value in theirs if value not in mine]
    if mine_only and theirs_only:
        line = f"the check says {', '.join(theirs_only)}, the query {', '.join(mine_only)}"
        yield Comparison(of="date", how="differ", line=line)


def _names(query: str, check: str) -> Iterator[Comparison]:
    mine, theirs = _named(query), _named(check)
    in_check, in_query = check.casefold(), query.casefold()
    both = [name for key, name in mine.items() if key in in_check]
    if both:
        yield Comparison(of="name", how="agree", line=f"both name {_listed(both)}")
    if only := [name for key, name in mine.items() if key not in in_check]:
        yield Comparison(of="name", how="query-only", line=f"the check does not name {_listed(only)}")
    if only := [name for key, name in theirs.items() if key not in in_query]:
        yield Comparison(of="name", how="check-only", line=f"only the check names {_listed(only)}")


def _named(text: str) -> dict[str, str]:
    """Names by their capitals, folded → as written. A lone first word of a sentence is not told from any other word.

    Months and days are dates; of a text in capitals throughout, as headlines are, nothing is said.
    """
    tokens = _LETTERS.findall(text)
    if sum(token[0].isupper() for token in tokens) > _TITLE_CASE * len(tokens):
        return {}
    found: dict[str, str] = {}
    days = [one.span for one in dates(text, None)]
    for match in _NAME.finditer(text):
        if any_overlap([Span(*match.span())], days):
            continue
        name = match[0].rstrip(".'’-")
        if match.start() == 0 or text[: match.start()].rstrip()[-1:] in _STARTS:
            head, _, rest = name.partition(" ")
            name = rest if not rest or head.lower() in words("sentence_openers", "word") else name
        if len(name) > 1 and not name.isdecimal():
            found.setdefault(name.casefold(), name)
    return found


def _listed(names: Iterable[str]) -> str:
    return ", ".join(list(names)[:_MOST])
