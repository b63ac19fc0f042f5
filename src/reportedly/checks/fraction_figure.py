"""A fraction in words against the figure beside it: "two in five, 41 percent"."""

from collections.abc import Iterator

from reportedly.checks.case import Case
from reportedly.checks.interval import Interval
from reportedly.checks.masks import frame, search
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding, number
from reportedly.model.claims import Finding, Verdict
from reportedly.model.figures import Quantity

ROUND = 0.06
"""A fraction in words stands for shares within 6 % of it (two in five: 37.6 to 42.4 %); our tuning passages use 5 %."""
LOOSE = 0.13
"""Up to 13 % away it is loose (a third for 37 %): strained. Beyond, the next simple fraction is nearer."""

_FRAMES = tuple(
    frame(pattern)
    for pattern in (
        r"<fraction:spoken>(?:<words>)?\s*(?:,|—|–|\() ?(?:or )?<hedge><percent:share>(?=\s*(?:[,.;)—–]|$))",
        r"<percent:share>(?:<words>)?\s*(?:,|—|–|\() ?(?:or |that is,? "
        r")<hedge><fraction:spoken>(?=\s*(?:[,.;)—–]|$| of\b))",
    )
)


def _find(case: Case) -> Iterator[Finding]:
    for masked in case.masked:
        if len(masked.items) < 2 or case.disputed(masked.span):
            continue
        for match in search(masked, _FRAMES):
            words, share = match.quantity("spoken"), match.quantity("share")
            if not share.change and not words.change and case.comparable(words, share) and 0 < words.low < 1:
                yield _checked(words, share)


def _checked(words: Quantity, share: Quantity) -> Finding:
    told, value = words.low * 100, (share.low + share.high) / 2
    verdict = _verdict(words, told, value)
    working = f"{number(told)} % in words, stated {figure(share)}"
    return finding(verdict, (words, share), working, sure=0.8)


def _verdict(words: Quantity, told: float, value: float) -> Verdict:
    near = Interval(told * (1 - ROUND), told * (1 + ROUND))
    loose = Interval(told * (1 - LOOSE), told * (1 + LOOSE))
    match words.modifier:
        case "more-than" | "at-least":
            near, loose = Interval(told, told * 1.2), Interval(told, told * 1.5)
        case "less-than" | "at-most":
            near, loose = Interval(told * 0.85, told), Interval(told * 0.7, told)
        case "approximate":
            near, loose = loose, Interval(told * 0.8, told * 1.2)
    point = Interval(value - 0.05, value + 0.05)
    return "consistent" if point.meets(near) else "strained" if point.meets(loose) else "inconsistent"


RULE = Rule(
    id="fraction-figure",
    title="Fraction in words against a figure",
    needs="a fraction in words and, as an aside to it, a percentage",
    rule="the percentage must lie near the fraction, on the side that “more than” or “less than” names",
    tolerance="6 % of the fraction: consistent; 13 %: strained; hedges widen both",
    example="two in five teachers, 41 percent: 40 % in words, stated 41 %: consistent",
    traps="a percentage of another group or of a change is not an aside to the fraction and is left alone",
    apply=_find,
)
