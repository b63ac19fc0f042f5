"""Poll margin: a sample of n can't have a smaller margin of error than chance gives it."""

import math
import re
from collections.abc import Iterator

from msgspec.structs import replace

from reportedly.checks.case import Case
from reportedly.checks.interval import meant, rounding
from reportedly.checks.linking import CONTEXT, Link, Seen, Window, around, settle, sizes, weighed
from reportedly.checks.masks import slots
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, number
from reportedly.model.claims import Finding, Verdict
from reportedly.model.figures import Quantity

AT_95, AT_90 = 98.0, 82.2
"""1.96 and 1.645 standard errors of a share of one half, in points times √n (AAPOR, margin of sampling error)."""

_ERROR = re.compile(
    r"\b(?:error|errors|margins?|accurate|reliable|precise|precision|off by|either|widens?|widened|rises|grows|"
    r"climbs|jumps|swells|increases|or lower|or down|too high)\b",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"\b(?:margins? of (?:sampling |statistical )?error|error margins?|(?:sampling|statistical) error|error|"
    r"(?:accurate|reliable|correct|precise) to(?: within)?|(?:off|out|wrong) by(?: as much as| up to)?)\b"
    rf"[^;.!?{slots('points|percent')}]{{0,90}}$",
    re.IGNORECASE,
)
"""The margin stands behind it, with no other share between; the sample may be."""
_NAMED = re.compile(
    r"(?:,? (?:percentage )?(?:points?,?)? ?(?:too )?(?:higher or (?:too )?lower|high or (?:too )?low)|"
    r" (?:on either side|in both directions))\b|"
    r"[ -]?(?:point )?(?:margins? of (?:sampling )?error|error margins?|sampling error)|"
    r",? (?:in )?either (?:way|"
    r"direction)|"
    r",? (?:up or down|plus or minus)\b",
    re.IGNORECASE,
)
_AGAIN = re.compile(
    r"\b(?:it|that|and|but|which|the (?:margin|error|figure)|margins?|error)(?: of error)? (?:\w+ )?(?:widens?|"
    r"widened|rises?|rose|grows?|grew|"
    r"increases?|climbs?|jumps?|goes up|is|was|stands|becomes?|swells?)(?: (?:to|at))?(?: (?:plus or minus|about|"
    r"some|an?))*\s*[±]?\s*$",
    re.IGNORECASE,
)
"""A second margin, once one has been named: "among the 150 under 30 it widens to"."""
_PEOPLE = re.compile(
    r"^\s*(?:[\w’'-]+\s+){0,4}?(?:adults|voters|people|respondents|residents|households|citizens|americans|"
    r"britons|students|"
    r"workers|parents|women|men|teachers|participants|interviews|employees|owners|readers|members|electors|drivers|"
    r"farmers|pupils|patients|tenants|"
    r"democrats|republicans|likely|registered|businesses|companies|doctors|nurses|teenagers|commuters|shoppers|"
    r"families|"
    r"renters|pensioners|interviewees|replies|responses|questionnaires|subscribers|customers|[a-z]+goers|independents|"
    r"latinos|homes|hispanics|catholics|evangelicals|(?-i:[A-Z])[a-z]+(?:ans|ers|ians|ese|ish))\b",
    re.IGNORECASE,
)
_POLL = re.compile(
    r"\b(?:poll\w*|survey\w*|sampl\w+|interview\w*|question\w*|respondents?|asked|canvassed|study|panel|replies|"
    r"answer\w*|"
    r"spoke to|research\w*)\b",
    re.IGNORECASE,
)
_TAKEN = re.compile(
    r"\b(?:samples? (?:size )?(?:of|was|is)|(?:polls?|surveys?|panel|study|canvass|interviews|replies|"
    r"responses) (?:of|with|from|among)|"
    r"interviewed|polled|surveyed|questioned|asked|canvassed|spoke (?:to|with)|rang|phoned|called|contacted|"
    r"telephoned|quizzed|talked to|reached|among|out of)\s+"
    r"(?:(?:the|a|only|just|some|about|nearly|more than|a total of|random|representative)\s+)*$",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"^[^.;]{0,40}?\b(?:interviewed|polled|surveyed|questioned|asked|took part|taken part|answered|replied|responded|"
    r"participated|in the sample|who rent|that rent)\b",
    re.IGNORECASE,
)
_NO_SAMPLE = re.compile(
    r"\b(?:under|over|aged|age|older than|younger than|than|between|since|least|and)\s+$|[$€£#]\s*$", re.IGNORECASE
)
_THIS = re.compile(
    r"\b(?:among|for|of|with|from|only|just)\s+(?:(?:the|those|these|just|only|registered|likely)\s+)*$", re.IGNORECASE
)
_WORD = re.compile(r"[a-z]{4,}")
_MARGINS = slots("points|percent")
_BACK = 3
"""Sentences before (and two after) the margin in which its sample may be given."""
NEAR = 0.2
"""A margin within a fifth of what a sample gives is likely that sample's."""
MOST = 25.0
"""No margin of error is wider: such a percentage is a result."""


def _find(case: Case) -> Iterator[Finding]:
    for index, masked in enumerate(case.masked):
        if (
            not any(slot in masked.slots for slot in _MARGINS)
            or not _ERROR.search(masked.text)
            or case.disputed(masked.span)
        ):
            continue
        window = around(case, index, back=_BACK, ahead=2)
        named = any("error" in m.text or "accurate to" in m.text for m in window.sentences)
        for seen in window.quantities("points", "percent"):
            if seen.sentence == 0 and (margin := _margin(window, seen, named)):
                found = settle(_links(window, seen, margin), "which sample the margin is for")
                if found:
                    yield found


def _margin(window: Window, seen: Seen, named: bool) -> Quantity | None:
    """The margin of error that a figure is, made positive; None where it is none."""
    quantity = seen.quantity
    if quantity is None:
        return None
    before = window.masked(seen).before(quantity, CONTEXT)
    if not (_CUE.search(before) or _NAMED.match(seen.after) or (named and _AGAIN.search(seen.before))):
        return None
    if quantity.high < 0:  # "plus or minus 3 points" may be read as minus 3
        quantity = replace(quantity, low=-quantity.high, high=-quantity.low)
    return quantity if 0 < quantity.low == quantity.high <= MOST else None


def _links(window: Window, at: Seen, margin: Quantity) -> Iterator[Link]:
    samples = [s for s in window.quantities("count") if _is_sample(s)]
    if not samples or not any(_POLL.search(m.text) for m in window.sentences):
        return
    numbers = [s.quantity.low for s in samples if s.quantity]
    closest = min(numbers, key=lambda n: abs(AT_95 / math.sqrt(n) - margin.low))
    beside = [s for s in samples if _its_own(window, s, at)]
    for seen in samples:
        sample = seen.quantity
        if sample is None or (beside and seen not in beside):
            continue
        alone = sizes(beside or samples) == 1
        most = sample.low == max(numbers)  # what the largest can't give, none can
        shared = set(_WORD.findall(at.after.lower())) & set(_WORD.findall(seen.after[:40].lower()))
        near = sample.low == closest and abs(AT_95 / math.sqrt(closest) / margin.low - 1) < NEAR
        sure = weighed((0.4, True), (0.4, alone), (0.3, most), (0.1, shared), (0.35, near), (0.05, seen.sentence == 0))
        yield _checked(sample, margin, sure)


def _its_own(window: Window, sample: Seen, at: Seen) -> bool:
    """Whether a sample stands in the margin's own clause: "among the 150 under 30 it widens to 4 points"."""
    if sample.sentence != 0 or not 0 < window.steps(sample, at) <= 2:
        return False
    between = [s for s in window.quantities("points", "percent") if sample.number < s.number < at.number]
    return not between and bool(_THIS.search(sample.before) or ";" in sample.before)


def _is_sample(seen: Seen) -> bool:
    quantity = seen.quantity
    if quantity is None or quantity.low != quantity.high or not 30 <= quantity.low <= 1_000_000:
        return False
    if quantity.negated or quantity.change or _NO_SAMPLE.search(seen.before):
        return False
    return bool(_TAKEN.search(seen.before) or _PEOPLE.match(seen.after) or _ASKED.match(seen.after))


def _checked(sample: Quantity, margin: Quantity, sure: float) -> Link:
    root = math.sqrt(meant(sample).high if math.isfinite(meant(sample).high) else sample.high * 2)
    least, least_90 = AT_95 / root, AT_90 / root
    high = margin.high + (rounding(margin) or 0.05)
    verdict: Verdict = "inconsistent" if high < least_90 * 0.97 else "strained" if high < least else "consistent"
    working = f"98 ÷ √{figure(sample)} = {number(least)} points at 95 %, stated {figure(margin)}"
    return Link((sample, margin), verdict, working, sure)


RULE = Rule(
    id="poll-margin",
    title="Margin of error against sample size",
    needs="a stated margin of error and the size of its sample, or of the group it is for",
    rule="the margin must be at least 98 ÷ √n points (a share of one half, 95 % confidence, simple random sample)",
    tolerance=(
        "the rounding of the margin; a margin that only 90 % confidence gives (82 ÷ √n) is strained; larger "
        "margins are "
        "consistent (weighting makes them so)"
    ),
    example="310 adults, margin of error of 2 points: 98 ÷ √310 = 5.6 points at 95 %, stated 2 points: inconsistent",
    traps="two samples nearby (the one that fits is meant; else asked), numbers of people that aren't the sample",
    apply=_find,
)
