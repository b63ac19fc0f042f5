"""One operation away: the sums, differences, shares and spans of years that a headline draws from its body."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from reportedly.checks.headlines.headline_derivation import Body, BodyFigure, Derivation, comes_to, fit_of
from reportedly.checks.headlines.headline_figures import DAYS, HeadlineFigure
from reportedly.checks.shown import number
from reportedly.checks.things import stem
from reportedly.model.figures import Quantity

REACH = 1
"""An operation joins figures of one sentence, or of sentences next to each other."""
MOST = 60
"""So many figures of a body are joined at most: a longer list of alike figures is a table."""
_CHANGE = re.compile(
    r"\b(?:up|down|gap|leads?|margin|more|fewer|less|los\w+|gain\w*|ris\w+|rose|fall\w*|fell|drops?|cuts?|left|remain\w*|"
    r"differ\w*|miss\w*|short|extra|add\w*|jump\w*|surg\w+|slash\w*|shed\w*|trim\w*|spik\w+|soar\w*|plung\w+|sav\w+|"
    r"wins?|beats?|later|after|before|early|ahead|behind|others?)\b",
    re.IGNORECASE,
)
"""Words of a headline that can stand for a difference."""
CALENDAR = frozenset({7.0, 12.0, 24.0, 30.0, 52.0, 60.0, 365.0})
"""How many of one unit of time make the next."""
_RATE = re.compile(
    r"\b(?:per|an?|each|every)[ -](?:second|minute|hour|day|night|week|month|year|decade)\b|\b\w{4,5}ly\b",
    re.IGNORECASE,
)
_EACH = re.compile(r"\b(?:each|apiece|a piece|per (?!second|minute|hour|day|week|month|year|annum)[a-z]+)\b")
OTHERS = frozenset({"other", "more", stem("others")})


def operations(headline: HeadlineFigure, body: Body, alike: Sequence[BodyFigure]) -> Iterator[Derivation]:
    """One operation: a sum or difference of alike figures, years apart, a share, a ratio, a count by the year."""
    aged = headline.sort == "age" and any(f.sort == "age" for f in alike)
    if headline.sort in ("time", "age") and headline.unit in ("year", "") and not aged:
        yield from _years_apart(headline, body)
    if headline.sort == "year":
        yield from _year_by_count(headline, body)
        return
    if headline.sort in ("percent", "multiple"):
        yield from _shares(headline, body)
    yield from _others(headline, alike)
    if headline.sort in ("money", "count", "measure"):
        yield from _by_the_time(headline, body, alike)
    if headline.sort != "ordinal":
        yield from _sums(headline, body, [f for f in alike if f.single and f.low > 0][:MOST])


def _near(body: Body, *figures: BodyFigure) -> bool:
    places = [body.case.sentence_of(f.span) for f in figures]
    return max(places) - min(places) <= REACH


def _sums(headline: HeadlineFigure, body: Body, pool: Sequence[BodyFigure]) -> Iterator[Derivation]:
    for index, one in enumerate(pool):
        for at in range(index + 1, min(index + 8, len(pool))):
            two = pool[at]
            if not _near(body, one, two) or one.sort != two.sort or one.unit != two.unit:
                continue
            if one.low == two.low:
                continue  # mostly one figure said twice
            if comes_to(headline, one.low + two.low):
                yield Derivation((one, two), f"{number(one.low)} + {number(two.low)}", 0.8)
            if comes_to(headline, abs(one.low - two.low)) and _CHANGE.search(body.title):
                more, less = max(one.low, two.low), min(one.low, two.low)
                yield Derivation((one, two), f"{number(more)} − {number(less)}", 0.7)
            for three in pool[at + 1 : at + 3]:
                if _near(body, one, three) and comes_to(headline, one.low + two.low + three.low):
                    parts = " + ".join(number(f.low) for f in (one, two, three))
                    yield Derivation((one, two, three), parts, 0.8)


def _others(headline: HeadlineFigure, alike: Sequence[BodyFigure]) -> Iterator[Derivation]:
    """A mayor and 8 others are nine: of a count in the body, the named ones are taken off."""
    if headline.nouns & OTHERS:
        for figure in alike:
            if figure.single and 1 <= figure.low - headline.low <= 3:
                named = number(figure.low - headline.low)
                yield Derivation((figure,), f"{number(figure.low)} less {named} named", 0.7)


def _by_the_time(headline: HeadlineFigure, body: Body, alike: Sequence[BodyFigure]) -> Iterator[Derivation]:
    """A rate of the body over its times: $450K is three years at $150,000 a year."""
    spans = {figure.low for figure in body.figures[: 10 * MOST] if figure.sort == "time"}
    for figure in alike[: 10 * MOST]:
        if isinstance(figure.source, Quantity) and figure.single and figure.low > 0:
            times = headline.low / figure.low
            if times in range(2, 13) and _EACH.search(body.case.text, figure.span.start, figure.span.end + 25):
                yield Derivation((figure,), f"{times:.0f} × {number(figure.low)}", 0.7)
            if not figure.source.per:
                continue
            known = CALENDAR if _RATE.search(body.title) else CALENDAR | spans
            for ratio in (times, 1 / times if times else 0.0):
                off = min((abs(ratio - n) / n for n in known if n > 1), default=1.0)
                if off <= 0.03:
                    fit = 0.7 if off < 1e-9 else 0.6
                    yield Derivation((figure,), f"{number(figure.low)} over {ratio:.0f} times", fit)


def _years_apart(headline: HeadlineFigure, body: Body) -> Iterator[Derivation]:
    years = {f.low: f for f in body.years[:MOST]}
    for early, late in combinations(sorted(years), 2):
        one, two = years[early], years[late]
        if (late == body.now or _near(body, one, two)) and _apart_by(headline, late - early):
            yield Derivation((one, two), f"{late:.0f} − {early:.0f}", 0.9 if late - early == headline.low else 0.6)
    if body.now is not None:
        for year, figure in years.items():
            if _apart_by(headline, abs(body.now - year)):
                fit = 0.9 if abs(body.now - year) == headline.low else 0.6
                yield Derivation((figure,), f"{body.now} − {year:.0f}", fit)


def _apart_by(headline: HeadlineFigure, years: float) -> bool:
    """Whether a headline's years are those between two dates; of longer times, a year less or more by their days."""
    return headline.low >= 2 and abs(years - headline.low) <= (1 if headline.low >= 5 else 0)


def _year_by_count(headline: HeadlineFigure, body: Body) -> Iterator[Derivation]:
    anchors: dict[float, tuple[BodyFigure, ...]] = {f.low: (f,) for f in body.years[:MOST]}
    if body.now is not None:
        anchors.setdefault(float(body.now), ())
    for figure in [f for f in body.figures if f.sort in ("time", "age")][:MOST]:
        if figure.unit in ("year", "decade", "century", ""):
            span = figure.low * DAYS.get(figure.unit, DAYS["year"]) / DAYS["year"]
            for year, shown in anchors.items():
                if any(abs(year + sign * span - headline.low) <= 1 for sign in (-1, 1)):
                    yield Derivation((*shown, figure), f"{year:.0f} ± {number(span)} years", 0.8)


def _shares(headline: HeadlineFigure, body: Body) -> Iterator[Derivation]:
    scale = 100.0 if headline.sort == "percent" else 1.0
    pool = [f for f in body.figures if f.single and f.low > 0 and f.sort in ("count", "money", "measure")][:MOST]
    for index, one in enumerate(pool):
        for two in pool[index + 1 : index + 8]:
            same = body.case.sentence_of(one.span) == body.case.sentence_of(two.span)
            if same and one.sort == two.sort and one.unit == two.unit:
                low, high = sorted((one, two), key=lambda f: f.low)
                ratio = scale * (low.low / high.low if headline.sort == "percent" else high.low / low.low)
                for value in (ratio, scale - ratio, (high.low / low.low - 1) * scale):
                    if fit_of(headline, value, 0.0) == 1.0:
                        working = f"{number(low.low)} of {number(high.low)}: {number(value)}"
                        yield Derivation((one, two), working, 0.7)
