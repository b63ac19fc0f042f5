"""Linking: which figures belong together where no fixed wording says so.

A rule that looks for a claim (a share, a margin, an average) sees the figures *around* it, each with the words to its
left and right, makes every assignment of them that its cues allow, each a ``Link`` with a score of how surely the
figures belong together, and lets ``settle`` decide. Charity comes first: if any assignment that is at all likely fits,
that one is meant, and the finding says so; only a link that is sure, and that no likely other reading saves, accuses;
one that is neither sure nor a guess asks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from reportedly.checks.case import Case
from reportedly.checks.masks import Masked
from reportedly.checks.shown import finding
from reportedly.checks.things import classes, stem
from reportedly.model.claims import Finding, Verdict
from reportedly.model.figures import Date, Quantity
from reportedly.model.span import Span

ACCUSES = 0.7
"""A link at least so sure may be called inconsistent."""
ASKS = 0.5
"""A link at least so sure that doesn't fit is asked about ("is the 10 % of these?"); below it nothing is said."""
FITS = 0.4
"""A link at least so sure that fits is reported as consistent, and keeps a claim from being called wrong."""
MOST = 12
"""Figures of a window at most, the nearest to its middle: lists and tables are not linked as prose."""
MOST_SURE = 0.95
"""No link is surer."""
FAR = 5.0
"""Figures that come to so many times what is stated are others than those meant."""
CONTEXT = 120
"""Code points of words kept to either side of a figure."""


@dataclass(frozen=True)
class Seen:
    """A figure or date at its place: the masked words back to the slot before and on to the slot after it.

    ``sentence`` is counted from the window's middle (0: the claim's own, -1: the one before).
    """

    item: Quantity | Date
    before: str
    after: str
    sentence: int
    number: int
    """Its place among the window's figures."""
    first: bool = False
    """Whether no figure stands before it in its sentence."""

    @property
    def quantity(self) -> Quantity | None:
        """The item, if it is a quantity."""
        return self.item if isinstance(self.item, Quantity) else None


@dataclass(frozen=True)
class Window:
    """The figures of a sentence and its neighbours, in text order; ``middle`` is the sentence's index in the case."""

    middle: int
    sentences: Sequence[Masked]
    first: int
    """The index in the case of the first of ``sentences``."""

    @cached_property
    def figures(self) -> tuple[Seen, ...]:
        """All figures and dates, at most ``MOST``, those nearest to the middle sentence."""
        return self._seen(Quantity, Date)

    @cached_property
    def amounts(self) -> tuple[Seen, ...]:
        """The quantities as if dates were words: numbered by themselves, their words reach across dates."""
        return self._seen(Quantity)

    def _seen(self, *kinds: type) -> tuple[Seen, ...]:
        found: list[Seen] = []
        for index, masked in enumerate(self.sentences, self.first):
            places = [place for place, item in masked.items.items() if isinstance(item, kinds)]
            bounds = [0, *(place + 1 for place in places)], [*places, len(masked.text)]
            for nth, place in enumerate(places):
                before = masked.text[bounds[0][nth] : place][-CONTEXT:]
                after = masked.text[place + 1 : bounds[1][nth + 1]][:CONTEXT]
                found.append(Seen(masked.items[place], before, after, index - self.middle, len(found), nth == 0))
        if len(found) > MOST:
            found = sorted(sorted(found, key=lambda seen: abs(seen.sentence))[:MOST], key=lambda seen: seen.number)
        return tuple(found)

    def quantities(self, *kinds: str) -> list[Seen]:
        """The quantities of these kinds, or all."""
        return [s for s in self.figures if s.quantity is not None and (not kinds or s.quantity.kind in kinds)]

    def masked(self, seen: Seen) -> Masked:
        """The sentence that a figure stands in."""
        return self.sentences[self.middle + seen.sentence - self.first]

    @cached_property
    def _ranks(self) -> dict[int, int]:
        return {seen.number: rank for rank, seen in enumerate(self.quantities())}

    def steps(self, left: Seen, right: Seen) -> int:
        """How many quantities ``right`` is after ``left`` (1: the next one); dates between them don't count."""
        return self._ranks[right.number] - self._ranks[left.number]

    @property
    def here(self) -> Masked:
        """The middle sentence."""
        return self.sentences[self.middle - self.first]


def around(case: Case, index: int, *, back: int = 1, ahead: int = 1) -> Window:
    """The window of sentence ``index`` and up to so many before and after it, of the same block of text.

    A neighbour beyond a paragraph's end still counts: news breaks paragraphs after every sentence. Made once a case.
    """
    made: dict[tuple[int, int, int], Window] = case.windows
    key = (index, back, ahead)
    if key not in made:
        first = max(0, index - back)
        made[key] = Window(index, case.masked[first : index + ahead + 1], first)
    return made[key]


@dataclass(frozen=True)
class Link:
    """One assignment of figures to a claim's roles: what it comes to, and how surely they belong together (0 to 1)."""

    figures: tuple[Quantity | Date | Span, ...]
    verdict: Verdict
    working: str
    score: float
    needs: str | None = None


def settle(links: Iterable[Link], question: str) -> Finding | None:
    """One finding for a claim, of all the ways in which its figures may belong together; None where none is likely.

    ``question`` says what is missing where a link is not sure enough to accuse.
    """
    ranked = sorted(links, key=lambda link: -link.score)
    fitting = [link for link in ranked if link.verdict in ("consistent", "strained") and link.score >= FITS]
    for verdict in ("consistent", "strained"):
        for link in fitting:
            if link.verdict == verdict:
                return finding(verdict, link.figures, link.working, sure=link.score, needs=link.needs)
    if not ranked or ranked[0].score < ASKS:
        return None
    best = ranked[0]
    if best.score >= ACCUSES and best.verdict == "inconsistent":
        return finding("inconsistent", best.figures, best.working, sure=best.score)
    return finding("not-checkable", best.figures, best.working, sure=best.score, needs=best.needs or question)


def weighed(*evidence: tuple[float, object], most: float = MOST_SURE) -> float:
    """How surely figures belong together: the sum of the weights whose evidence holds, from 0 to ``most``."""
    return max(0.0, min(most, round(sum(weight for weight, holds in evidence if holds), 6)))


def opposed(left: Quantity, right: Quantity) -> bool:
    """Whether two figures count differently named things ("300 loaves" and "12 people")."""
    if not (left.counted and right.counted) or stem(left.counted) == stem(right.counted):
        return False
    mine, other = classes(left.counted)[0], classes(right.counted)[0]
    return not mine & other


def sizes(seen: Iterable[Seen]) -> int:
    """How many different values the figures have: one said twice is one candidate."""
    return len({(s.quantity.low, s.quantity.high) for s in seen if s.quantity is not None})


def within_reach(computed: float, stated: float) -> bool:
    """Whether a figure that is off may still be the one meant: a few times off, or by a slip of whole powers of ten."""
    if computed <= 0 or stated <= 0:
        return False
    apart = max(computed, stated) / min(computed, stated)
    return apart < FAR or any(abs(apart / power - 1) < 0.03 for power in (10, 100, 1000, 1e6))
