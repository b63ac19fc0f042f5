"""Headline and body: the number in a headline must follow from the body."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.checks.case import Case
from reportedly.checks.headlines.headline_derivation import VAGUE, Body, BodyFigure, Derivation, direct
from reportedly.checks.headlines.headline_figures import ENDS, LONGEST, HeadlineFigure, headline_figures
from reportedly.checks.headlines.headline_operations import operations
from reportedly.checks.rule import Rule
from reportedly.checks.shown import finding
from reportedly.checks.things import classes, stem
from reportedly.model.claims import Finding, Verdict
from reportedly.model.span import Span

SURE = 0.4
"""From this strength of the best link on, a number that doesn't follow is called inconsistent; below, it is asked
about. Swept from 0.3 to 0.7 on the tuning rows of benchmarks/headline.py and the titles of polnear_train."""
SURE_OF_FEW = 0.5
"""The same for small counts, which may also be the items of a list."""
SURE_OF_WORDS = 0.7
"""The same for numbers in words ("two-way street"), which headlines use as names."""
COUNTED_ON_FINGERS = 12
"""A number up to this stands in many bodies by chance: copied, it needs a word in common to be called consistent."""
_HEAD_REACH = 400
_BESIDE = 70
_AFTER = 40
_MOST = 200
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True)
class Link:
    """How a figure of the body answers to a headline's number.

    ``noun`` is 1 where both count the same word, 0.5 for words of one class (``vocab/counted.csv``); ``near`` is how
    many words of the headline stand beside the figure; ``sentence`` the index of its sentence.
    """

    figure: BodyFigure
    noun: float
    near: int
    sentence: int

    @property
    def order(self) -> tuple[float, int, int]:
        """The likeliest first."""
        return (-self.noun, -self.near, self.sentence)


def _find(case: Case) -> Iterator[Finding]:
    if not case.title:
        return
    figures = headline_figures(case.title)
    if not figures:
        return
    head = _head(case.text, case.title)
    body = Body(case, head.end)
    for headline in figures:
        if found := _checked(headline, body, _place(case, headline, head)):
            yield found


def _head(text: str, title: str) -> Span:
    """Where the text begins with its title, in one line or in several; empty where it doesn't."""
    at = text.find(title, 0, len(title) + _HEAD_REACH)
    if at >= 0:
        return Span(at, at + len(title))
    wanted, end = " ".join(title.casefold().split()), 0
    for line in _LINE.finditer(text, 0, len(title) + _HEAD_REACH):
        words = " ".join(line.group().casefold().split()).rstrip(".")
        if words and not (words in wanted and len(words) > 3):
            break
        end = line.end()
    return Span(0, end)


def _place(case: Case, headline: HeadlineFigure, head: Span) -> Span | None:
    """Where a title's number stands in the text, if the text has the title."""
    printed = headline.span.of(case.title or "")
    at = case.text.find(printed, head.start, head.end)
    return Span(at, at + len(printed)) if at >= 0 else None


def _checked(headline: HeadlineFigure, body: Body, place: Span | None) -> Finding | None:
    alike = body.like(headline)
    found = _derived(headline, body, alike)
    if found is not None:
        if headline.low <= COUNTED_ON_FINGERS or headline.sort == "year":
            best = max(_links(headline, body, found.figures), key=lambda link: link.noun + link.near, default=None)
            if best is None or (not best.noun and not best.near):
                return None
        verdict: Verdict = "consistent" if found.fit >= 0.7 else "strained"
        working = f"headline {_shown(headline, body)} = {found.working}"
        return _finding(verdict, place, found.figures, working, sure=0.9 * found.fit)
    if (other := _of_another_kind(headline, body)) is not None:
        working = (
            f"headline {_shown(headline, body)}, but {_kind(headline)} is {body.case.words(other.span)} in the body"
        )
        return _finding("inconsistent", place, (other,), working, sure=0.6)
    if headline.listed or headline.low <= 1 or body.stray(headline) or _in_a_table(headline, body.case):
        return None
    return _not_derived(headline, body, alike, place)


def _in_a_table(headline: HeadlineFigure, case: Case) -> bool:
    """Whether a cell of the report's tables has the number."""
    return any(quantity.low == headline.low for table in case.tables for quantity in table.quantities)


def _derived(headline: HeadlineFigure, body: Body, alike: Sequence[BodyFigure]) -> Derivation | None:
    """The best derivation: of figures that fit alone, the one that shares most words; else one operation."""
    alone = direct(headline, alike)
    if alone:
        fit = max(found.fit for found in alone)
        best = [found for found in alone if found.fit == fit]
        if len(best) == 1:
            return best[0]
        first = _links(headline, body, [found.figures[0] for found in best])[0].figure
        return next(found for found in best if found.figures[0] is first)
    return next(operations(headline, body, alike), None)


def _not_derived(
    headline: HeadlineFigure, body: Body, alike: Sequence[BodyFigure], place: Span | None
) -> Finding | None:
    """A verdict on a number that the body doesn't yield, by how surely its counterpart is known."""
    links = _links(headline, body, [f for f in alike if _counterpart(headline, f)])
    if headline.sort == "ordinal":
        links = [link for link in links if link.figure.sort == "ordinal" or link.noun]
    shown = _shown(headline, body)
    loose = next((f for f in alike if not f.single and f.low <= headline.low <= f.high), None)
    if loose is not None and not (links and (links[0].noun or links[0].near > 1)):
        working = f"headline {shown}, in the body {body.case.words(loose.span)}"
        return _finding("strained", place, (loose,), working, sure=0.4)
    if not links:
        return None
    strength = _strength(headline, body, links)
    given = " or ".join(dict.fromkeys(body.case.words(link.figure.span) for link in links[:3]))
    rests_on = [link.figure for link in links[:3]]
    if strength >= _enough(headline):
        return _finding("inconsistent", place, rests_on[:1], f"headline {shown}, in the body {given}", sure=strength)
    if headline.sort == "year":
        return None  # mostly the year of an election, a law, a report
    needs = f"the figure of the body that the headline's {shown} stands for"
    return _finding(
        "not-checkable", place, rests_on, f"headline {shown}, in the body {given}?", sure=strength, needs=needs
    )


def _enough(headline: HeadlineFigure) -> float:
    if headline.spelled:
        return SURE_OF_WORDS
    return SURE_OF_FEW if headline.sort == "count" and headline.low <= COUNTED_ON_FINGERS else SURE


def _counterpart(headline: HeadlineFigure, figure: BodyFigure) -> bool:
    """Whether a figure can be what a wrong number stands for: nothing vague, and a man's age is no length of time."""
    if not figure.single and figure.high > VAGUE * figure.low:
        return False
    if headline.sort == "age":
        return figure.sort == "age" or (figure.sort == "count" and not figure.counted)
    return headline.sort != "time" or figure.sort == "time"


def _strength(headline: HeadlineFigure, body: Body, links: Sequence[Link]) -> float:
    """How sure it is that one of ``links`` is what the headline's number should be, 0 to 1."""
    best = links[0]
    strength = 0.3 + 0.3 * best.noun + 0.1 * min(best.near, 3)
    known = bool(best.noun or best.near or headline.sort != "count")
    strength += 0.1 * (known and len({link.figure.low for link in links}) == 1)
    slip = any(_slip(headline.low, link.figure.low) for link in links)
    strength += 0.15 * slip
    strength += 0.1 * (headline.sort in ("money", "percent", "points", "measure", "age", "time"))
    if headline.sort == "count" and headline.nouns and not (best.noun or best.near or slip):
        strength = 0.3  # another count of another thing
    if headline.sort == "year":
        named = [link for link in links if f"{link.figure.low:.0f}" in body.case.words(link.figure.span)]
        slips = any(_slip(headline.low, link.figure.low) and link.near for link in named)
        now = body.now is not None and abs(headline.low - body.now) <= 1
        strength = strength if slips and not now else 0.3
    return strength


def _slip(left: float, right: float) -> bool:
    """Whether two values look like a slip of the pen: swapped or single changed digits, or powers of ten apart."""
    if left <= 0 or right <= 0:
        return False
    one, two = (f"{value:.15g}".replace(".", "").strip("0") for value in (left, right))
    if one == two:
        return True
    same_length = len(one) == len(two) >= 2
    return same_length and (sorted(one) == sorted(two) or sum(a != b for a, b in zip(one, two, strict=True)) == 1)


def _of_another_kind(headline: HeadlineFigure, body: Body) -> BodyFigure | None:
    """A figure with the headline's value and noun, but a percentage where the headline counts, or the reverse."""
    if headline.sort not in ("percent", "count") or not headline.nouns or headline.spelled:
        return None
    wanted = "count" if headline.sort == "percent" else "percent"
    same = [f for f in body.figures if f.sort == wanted and f.low == headline.low == f.high]
    return next((link.figure for link in _links(headline, body, same) if link.noun == 1), None)


def _kind(headline: HeadlineFigure) -> str:
    return "a percentage" if headline.sort == "percent" else "a count"


def _shown(headline: HeadlineFigure, body: Body) -> str:
    start, end = headline.span
    sign = body.title[start - 1 : start] if body.title[start - 1 : start] in "$£€¥" else ""
    return sign + body.title[start:end] + ("%" if body.title[end : end + 1] == "%" else "")


def _finding(
    verdict: Verdict,
    place: Span | None,
    figures: Sequence[BodyFigure],
    working: str,
    *,
    sure: float,
    needs: str | None = None,
) -> Finding:
    spans = [figure.span for figure in figures] + ([place] if place is not None else [])
    return finding(verdict, spans, working, sure=round(min(sure, 0.95), 2), needs=needs)


def _links(headline: HeadlineFigure, body: Body, figures: Sequence[BodyFigure]) -> list[Link]:
    """The figures with their links to a headline's number, the likeliest first."""
    case, title = body.case, body.title
    own = {stem(word) for word in _WORD.findall(title[:LONGEST]) if len(word) > 2 and word.lower() not in ENDS}
    mine = classes(title[headline.span.end :][:_AFTER])
    links = []
    for figure in figures[:_MOST]:
        after = case.text[figure.span.end : figure.span.end + _AFTER]
        theirs = classes(after)
        noun = 0.5 if (theirs[0] & mine[0]) or (theirs[1] & mine[1]) else 0.0
        if headline.nouns & {stem(word) for word in _WORD.findall(after)[:4]}:
            noun = 1.0
        beside = case.text[max(0, figure.span.start - _BESIDE) : figure.span.end + _BESIDE]
        near = len(own & {stem(word) for word in _WORD.findall(beside)})
        links.append(Link(figure, noun, near, case.sentence_of(figure.span)))
    return sorted(links, key=lambda link: link.order)


RULE = Rule(
    id="headline-body",
    title="Headline and body",
    needs=(
        "a title with a number (in digits, or in words that count something) and a figure of the same sort in the "
        "body: money, percentages, times and ages, measures, counts, ordinals, years"
    ),
    rule=(
        "the number must be a figure of the body (copied, rounded to the headline's printed place, cut off there, "
        "rescaled, in words or in another unit of time), or one operation away: a sum or difference of alike figures "
        "of neighbouring sentences, years between dates, a share or ratio, a rate over its times. Where it isn't, and "
        "the figure that it stands for is known by its noun, the words beside it or its sort, it is inconsistent; "
        "where it isn't known, not-checkable"
    ),
    tolerance=(
        "half the headline's last printed place, or cut off there (8,963 is 9K and 8.9K); filling zeros from 100 on up "
        "to 5 %; hedges of the headline and of the body; a headline up to 2 % finer than a rounded figure is strained"
    ),
    example="“Velmar Loses 413K Trees” over 412,706 trees lost: consistent; “431K”: inconsistent",
    traps=(
        "names and labels (COVID-19, 9/11, No. 2, Flight 93), lists (“5 Things to Know”), numbers in words that name "
        "(“two-way street”), one, years of elections and of next year, numbers that the body has in any other guise"
    ),
    apply=_find,
)
