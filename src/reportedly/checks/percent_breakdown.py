"""Percent breakdown: shares of one whole that are said to cover it must come to 100 %."""

import re
from collections.abc import Iterator

from reportedly.checks.case import Case
from reportedly.checks.interval import exactly, meant, printed, total
from reportedly.checks.masks import Masked
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding, span_of
from reportedly.model.claims import Finding, Verdict
from reportedly.model.figures import Quantity

_FOR = (
    r"(?:in favou?r|for it|favou?r(?:ed|s)?|support(?:ed|s)?|back(?:ed|s)?|approve[ds]?|yes|agree[ds]?|for the|"
    r"satisfied|positive|better|good)"
)
_AGAINST = (
    r"(?:oppos\w+|against|disapprove[ds]?|no\b(?! (?:opinion|answer|view|preference))|disagree[ds]?|reject\w*|"
    r"dissatisfied|negative|worse|bad)"
)
_NEITHER = (
    r"(?:no (?:opinion|answer|view|preference|response|reply)|undecided|(?:do|did)(?:n[’']t| not) know|"
    r"don[’']t knows?|unsure|"
    r"uncertain|spoil\w*|invalid|did not vote|not sure|declined|refused to "
    r"(?:say|answer)|undeclared|abstain\w*|neutral|would not say|"
    r"had not decided)"
)
_REST = r"(?:the (?:rest|remaining|remainder)|the other)"
_POLAR = [re.compile(rf"\b{words}", re.IGNORECASE) for words in (_FOR, _AGAINST, _NEITHER)]
_HAS_REST = re.compile(rf"\b{_REST}\b", re.IGNORECASE)
_SHARED = re.compile(
    r"\b(?:went to|came from|comes from|was spent|is spent|goes to|made up|consist\w+ of|broken down|split|"
    r"divided|breakdown|"
    r"comprise[ds]?|composed of)\b",
    re.IGNORECASE,
)
_OTHER_BASES = re.compile(
    r"\b(?:among|amongst|more than one|multiple|several (?:answers|options)|choose|chose|could (?:name|"
    r"pick|select)|both|up from|"
    r"down from|compared|from \ue004|to \ue004|than|last (?:year|month|week)|a year (?:ago|earlier)|"
    r"previous(?:ly)?|earlier|"
    r"increase\w*|rose|fell|rise|drop\w*|grew|margin|error|overall|in (?:19|20)\d\d|each|turnout|also|"
    r"another|men|women|"
    r"democrats|republicans|whites|blacks|respectively|of (?:those|them|these)(?! "
    r"(?:polled|asked|surveyed|questioned|interviewed|who answered))|whom|which|while \ue004 of|lead)\b",
    re.IGNORECASE,
)


def _find(case: Case) -> Iterator[Finding]:
    for masked in case.masked:
        shares = [q for q in masked.quantities() if q.kind == "percent"]
        if len(shares) >= 2 and _one_whole(case, masked, shares):
            yield from _verdict(masked, shares)


def _one_whole(case: Case, masked: Masked, shares: list[Quantity]) -> bool:
    return not (
        _OTHER_BASES.search(masked.text)
        or case.disputed(masked.span)
        or any(q.negated or q.hypothetical or q.low != q.high or q.per for q in shares)
        or not case.same_speaker(*shares)
        or any(q.kind == "points" for q in masked.quantities())
    )


def _verdict(masked: Masked, shares: list[Quantity]) -> Iterator[Finding]:
    computed, central = total(meant(q) for q in shares), total(printed(q) for q in shares)
    three_way = len(shares) == 3 and all(pattern.search(masked.text) for pattern in _POLAR)
    rest = _last_is_rest(masked, shares)
    if not (three_way or rest or (len(shares) >= 3 and _SHARED.search(masked.text))):
        return
    whole = exactly(100)
    verdict: Verdict = "consistent" if computed.meets(whole) else "inconsistent"
    if verdict == "inconsistent" and not three_way and not rest and central.high < 100:
        return
    terms = " + ".join(figure(q) for q in shares)
    yield finding(verdict, shares, f"{terms} = {span_of(central, ' %')}, of 100 %", sure=0.8)


def _last_is_rest(masked: Masked, shares: list[Quantity]) -> bool:
    return bool(_HAS_REST.search(masked.before(shares[-1], 30)))


RULE = Rule(
    id="percent-breakdown",
    title="Percentages that cover a whole",
    needs=(
        "two or more percentages of one whole in one sentence, with a sign that they cover it: for, against "
        "and undecided; "
        "“the rest”; a budget or body that is “made up of” them"
    ),
    rule="their sum must come to 100 %",
    tolerance="the roundings of all of them together (three whole percentages: 1.5 points)",
    example="48 percent in favour, 39 percent opposed, 13 percent had no opinion: 48 + 39 + 13 = 100 %: consistent",
    traps=(
        "more than one answer allowed, subgroups (“among renters”), two points in time, “X percent of whom”: "
        "not summed; "
        "a list that may leave something out is not told to reach 100"
    ),
    apply=_find,
)
