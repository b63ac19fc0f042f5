"""A series of figures as words: one row a figure, and what can't both hold, for a table, a page or a screen reader."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportedly.export.visible import one_line
from reportedly.model.series import Choice, Figure, Origin, Series

_COLUMNS = ("Id", "First published", "Figure", "Of", "Whose", "Kind of source", "Came through", "First in", "Note")
_KINDS_SAID = {"own-voice": "the outlet’s own voice", "media": "another outlet"}


class Line(NamedTuple):
    """One figure: when first published, what it says, of what time, whose it is, how it came, a note."""

    figure: str
    published: str
    says: str
    of: str
    whose: str
    kind: str
    articles: str
    first_in: str
    note: str


class Tie(NamedTuple):
    """A figure, and those after it that stand to it in one way (figures' ids)."""

    figure: str
    others: list[str]


class Rows(NamedTuple):
    """A table in words: its caption, the names of its columns, its rows."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


def compared(series: Series) -> Iterator[Rows]:
    """The figures, a row each, a column that is empty in all of them left out; and how they stand to each other."""
    rows = lines(series)
    kept = [n for n in range(len(_COLUMNS)) if any(row[n] for row in rows)]
    if rows:
        cells = [[row[n] for n in kept] for row in rows]
        yield Rows("The figures, by day of first publication", [_COLUMNS[n] for n in kept], cells)
    said = [(how, f"{tie.figure} with {', '.join(tie.others)}") for how, found in ties(series) for tie in found]
    if said:
        yield Rows("How figures of different origins stand to each other", ("How", "Figures"), said)


def sources(series: Series) -> Iterator[Rows]:
    """Every article that has a figure, with its words; and what stands near and was not put with them."""
    rows = [
        (figure.id, (each.published or "")[:10], each.publisher or "", each.article, each.copy_of or "", each.words)
        for figure in series.figures
        for each in figure.reports
    ]
    if rows:
        columns = ("Figure", "Published", "Publisher", "Article", "Copy of", "Words")
        yield Rows("Every article that has one", columns, rows)
    if series.apart:
        near = [(each.article, each.printed, each.why, each.words) for each in series.apart]
        yield Rows("Near, but not put with them", ("Article", "Figure", "Why", "Words"), near)


def lines(series: Series) -> list[Line]:
    """One line a figure, in order of first publication."""
    origins = {origin.id: origin for origin in series.origins}
    return [_line(figure, origins[figure.origin]) for figure in series.figures]


def _line(figure: Figure, origin: Origin) -> Line:
    first = figure.reports[0] if figure.reports else None
    return Line(
        figure=figure.id,
        published=(figure.first or "no date")[:10],
        says=one_line(figure.printed),
        of=time_of(figure),
        whose=whose(origin),
        kind=_KINDS_SAID.get(origin.kind, origin.kind.replace("-", " ")),
        articles=through(figure),
        first_in=one_line((first.publisher or first.article) if first else ""),
        note=f"changed in a copy of {one_line(figure.changed)}" if figure.changed else "",
    )


def time_of(figure: Figure) -> str:
    """The days a figure is of, where the report says."""
    if figure.of_from is None:
        return ""
    return figure.of_from if figure.of_to in (None, figure.of_from) else f"{figure.of_from} to {figure.of_to}"


def whose(origin: Origin) -> str:
    """An origin's name; of a voice without one, who heard it."""
    return one_line(origin.name) + (f" ({one_line(origin.heard_by)})" if origin.heard_by else "")


def through(figure: Figure) -> str:
    """Through how many articles a figure came, and how many of them are copies."""
    articles = "1 article" if figure.articles == 1 else f"{figure.articles} articles"
    copies = "" if not figure.copies else ", 1 a copy" if figure.copies == 1 else f", {figure.copies} copies"
    return articles + copies


_STANDS = {
    "same": "Can’t both hold: no value in both, and of one time",
    "unsaid": "Can’t both hold if of one time: no value in both",
    "other": "No value in both, but of other times",
    "meet": "Can both hold",
}


def ties(series: Series) -> list[tuple[str, list[Tie]]]:
    """How figures of different origins stand to each other: each way in words, and the figures it is true of."""
    found: dict[str, dict[str, list[str]]] = {stands: {} for stands in _STANDS}
    for pair in series.pairs:
        found["meet" if pair.meet else pair.when].setdefault(pair.one, []).append(pair.other)
    return [(_STANDS[stands], [Tie(one, others) for one, others in by.items()]) for stands, by in found.items() if by]


def heading(series: Series) -> str:
    """How much there is: "6 figures of 5 origins in 10 articles of 5 outlets"."""
    counts = ((len(series.figures), "figure"), (len(series.origins), "origin"), (series.articles, "article"))
    figures, origins, articles = (f"{n} {word}" if n == 1 else f"{n} {word}s" for n, word in counts)
    outlets = "1 outlet" if series.outlets == 1 else f"{series.outlets} outlets"
    return f"{figures} of {origins} in {articles} of {outlets}"


def choice_of(choice: Choice) -> str:
    """What a rule gives, in words; that it gives nothing, where it does."""
    from reportedly.checks.shown import number  # the checks are wanted for their way to write a number alone

    if choice.low is None or choice.high is None:
        return "no number"
    value = number(choice.low) if choice.low == choice.high else f"{number(choice.low)}–{number(choice.high)}"
    return f"{value} and more" if choice.open_end else value
