"""Trend word against figures: what "fell" from 4.1 to 4.6 did not fall."""

import re
from collections.abc import Iterator

from reportedly.checks.case import Case
from reportedly.checks.interval import alike, meant
from reportedly.checks.masks import Match, frame, search
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding
from reportedly.model.claims import Finding, Verdict

_UP = (
    r"rose|risen|rises|rising|increas(?:ed|es|ing)|climb(?:ed|s|ing)|grew|grown|growing|grows|jump(?:ed|s|ing)|"
    r"surg(?:ed|es|ing)|soar(?:ed|s|ing)|swell(?:ed|ing)|swelled|raised|raising|lifted|leapt|edged up|went up|"
    r"accelerat(?:ed|es|ing)|widened|doubled|tripled|trebled|quadrupled"
)
_DOWN = (
    r"fell|fallen|falls|falling|dropp?(?:ed|s|ing)|declin(?:ed|es|ing)|decreas(?:ed|es|ing)|slipp(?:ed|ing)|slid|"
    r"shrank|shrunk|plung(?:ed|es|ing)|tumbl(?:ed|es|ing)|sank|sunk|cut|reduc(?:ed|es|ing)|dipped|plummet(?:ed|ing)|"
    r"slump(?:ed|ing)|slow(?:ed|ing)|eased|narrowed|edged down|went down|lowered|contracted|halved"
)
_NOUNS_UP = r"rise|increase|growth|jump|surge|climb|leap"
_NOUNS_DOWN = r"fall|drop|decline|decrease|reduction|slump|dip|plunge|cut"
_TREND = rf"(?P<trend>{_UP}|{_DOWN}|an? (?:{_NOUNS_UP}|{_NOUNS_DOWN}))"
_LINK = r"(?:<words>)?,?"
_FRAMES = tuple(
    frame(pattern)
    for pattern in (
        rf"\b{_TREND}\b{_LINK} from <hedge><value:old>{_LINK} to <hedge><value:new>",
        rf"\b{_TREND}\b{_LINK} to <hedge><value:new>{_LINK} from <hedge><value:old>",
        rf"\b{_TREND}\b(?: by)? <hedge><any:step>{_LINK} from <hedge><value:old>{_LINK} to <hedge><value:new>",
        rf"\b{_TREND}\b(?: by)? <hedge><any:step>{_LINK} to <hedge><value:new>{_LINK} from <hedge><value:old>",
    )
)
_IS_UP = re.compile(rf"{_UP}|an?\s+(?:{_NOUNS_UP})", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:not|never|no|without|if|could|would|might|deficit|loss(?:es)?|minus|below zero|negative|rank\w*|place|"
    r"respectively|position|compared with)\b|n[’']t\b|-\s*[\ue000-\ue004]",
    re.IGNORECASE,
)
"""Negations, conditions, ranks and negative numbers, for which up is down."""
APART = 20.0
"""More than so many times apart, a scale was left out ("from 340 to 1.2 million") or two things are told."""


def _find(case: Case) -> Iterator[Finding]:
    for masked in case.masked:
        if len(masked.items) < 2 or case.disputed(masked.span):
            continue
        seen: set[str] = set()
        for match in search(masked, _FRAMES, lambda found: _fits(case, found)):
            if match.quantity("new").id not in seen:
                seen.add(match.quantity("new").id)
                yield _checked(match)


def _fits(case: Case, match: Match) -> bool:
    old, new = match.quantity("old"), match.quantity("new")
    start = max(0, match.found.start() - 25)
    return (
        alike(old, new)
        and old.low == old.high > 0
        and new.low == new.high > 0
        and max(old.low, new.low) < APART * min(old.low, new.low)
        and (not (old.counted and new.counted) or old.counted == new.counted)
        and not (new.negated or new.hypothetical or old.negated or old.hypothetical)
        and not _NOT.search(match.masked.text, start, match.found.end())
        and case.comparable(old, new)
    )


def _checked(match: Match) -> Finding:
    old, new, word = match.quantity("old"), match.quantity("new"), match.words("trend").lower()
    up = bool(_IS_UP.fullmatch(word))
    before, after = (meant(old), meant(new)) if up else (meant(new), meant(old))
    verdict: Verdict = "consistent"
    if after.low <= before.low:
        verdict = (
            "strained" if after.meets(before) and old.low != new.low and old.modifier != "exact" else "inconsistent"
        )
    way = "up" if new.low > old.low else "down" if new.low < old.low else "no change"
    working = f"{figure(old)} → {figure(new)} is {way}, stated “{word}”"
    return finding(verdict, (match.place("trend"), old, new), working, sure=0.75)


RULE = Rule(
    id="trend-word",
    title="Trend word against figures",
    needs="a word of rise or fall with the figures before and after it (“fell to 31 from 38”)",
    rule="after a rise the later figure must be the larger one, after a fall the smaller one",
    tolerance="none between exact figures; hedged figures that can be either way round are strained",
    example="fell from 4.1 percent in January to 4.6 percent in February: 4.1 → 4.6 is up, stated “fell”: inconsistent",
    traps=(
        "deficits and other negatives, ranks (“rose from 12th to 3rd”), negations and conditions, a scale left out, "
        "figures of two things (“fell to 31 in the south from 38 in the north” is read as one)"
    ),
    apply=_find,
)
