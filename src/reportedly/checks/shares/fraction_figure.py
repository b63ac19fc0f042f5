"""A fraction or a majority in words against the figure beside it: "two in five, 41 percent"."""

import re
from collections.abc import Iterator

from reportedly.checks.case import Case
from reportedly.checks.interval import Interval
from reportedly.checks.linking import Link, Seen, Window, around, settle
from reportedly.checks.masks import HEDGE, slots
from reportedly.checks.rule import Rule
from reportedly.checks.shares.majorities import majorities
from reportedly.checks.shares.share_claims import AT, TAKES_UP, is_share
from reportedly.checks.shares.share_links import ASIDE
from reportedly.checks.shown import figure, number
from reportedly.checks.things import stem
from reportedly.model.claims import Finding, Verdict
from reportedly.model.figures import Quantity

ROUND = 0.06
"""A fraction in words stands for shares within 6 % of it (two in five: 37.6 to 42.4 %); our tuning passages use 5 %."""
LOOSE = 0.13
"""Up to 13 % away it is loose (a third for 37 %): strained. Beyond, the next simple fraction is nearer."""

_FRACTION, _PERCENT, _DATE = slots("fraction"), slots("percent"), slots("date")
_ENDS = re.compile(r"^(?:[^\w\s]|\s*(?:$|[,.;:)—–?!”\"]|--|-\s|of\s+them\b|according\s+to\b|in\s+all\b|overall\b))")
_OF_NOUN = re.compile(r"^\s+of\s+(?:the\s+|all\s+|its\s+|their\s+)?(?P<noun>[\w-]+)", re.IGNORECASE)
_EXACT = re.compile(
    r"\b(?:exact\w*|precise\w*|actual(?:ly)?|in\s+fact|to\s+be\s+exact|latest\s+count|(?:the|its|their|this|that)\s+"
    r"(?:figure|share|rate|proportion|percentage|number)(?:,|\s+(?:is|was|stood|stands|comes|came)\b))",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(r"\b(?:rate|share|proportion|percentage|figure|number)\s+(?:of|for|among|who|that)\b", re.I)
"""“The share of women among them is 31 percent”: a share of its own."""
_AT_ANOTHER = re.compile(r"^\s+(?:in|for|among|on|at)\s+(?:the|its|other|some|most|neighbou?ring|(?-i:[A-Z]))", re.I)
"""“The figure is 60 percent in the next canton”: of another place or group."""
_JOINED = re.compile(r"^[^;.!?]{0,40}?,\s*" + HEDGE + "$", re.IGNORECASE)
_LISTS = re.compile(r":|\bmeaning|\bmaking|\bamounting|\baccounting|\brepresenting")
_FIRM, _BY_COMMA, _ONLY = 0.75, 0.7, 0.1
"""How sure an aside is: by a mark or a word of its own, by commas alone; what nothing but exactness adds."""


def _find(case: Case) -> Iterator[Finding]:
    for index, masked in enumerate(case.masked):
        if _FRACTION in masked.slots and not case.disputed(masked.span):
            yield from _fractions(case, index)
        for link in majorities(case, masked):
            found = settle([link], "whether the figure is that majority's")
            if found is not None:
                yield found


def _fractions(case: Case, index: int) -> Iterator[Finding]:
    window = around(case, index, back=0)
    if not any(s.quantity is not None and s.quantity.kind == "percent" for s in window.amounts):
        return
    for words in window.amounts:
        if words.sentence == 0 and words.quantity is not None and words.quantity.kind == "fraction":
            found = settle(_links(case, window, words), "whether the percentage is that fraction's")
            if found is not None:
                yield found


def _links(case: Case, window: Window, words: Seen) -> Iterator[Link]:
    if not is_share(case, words):
        return
    for share in window.amounts[max(0, words.number - 1) : words.number + 3]:
        told, stated = words.quantity, share.quantity
        if told is None or stated is None or stated.kind != "percent" or not is_share(case, share):
            continue
        if case.comparable(told, stated) and not case.disputed(stated.span):
            verdict, working = _judged(told, stated)
            yield Link((told, stated), verdict, working, _score(window, words, share))


def _score(window: Window, words: Seen, share: Seen) -> float:
    if share.number < words.number:
        return _before(words, share)
    if _other_noun(words, share) or _between(window, words, share):
        return 0.0
    if share.sentence or _EXACT.search(share.before + share.after[:40]):
        return _FIRM if _exactly(share) else 0.0
    aside = ASIDE.search(share.before)
    if share.number != words.number + 1 or aside is None:
        return 0.0
    if _stands_out(aside):
        return _FIRM
    return _BY_COMMA if _ENDS.match(share.after) else _ONLY


def _exactly(share: Seen) -> bool:
    """Whether the percentage is “the exact figure”, or takes the fraction up: “At 37 per cent, the rate is …”."""
    if share.sentence and _DATE in share.before:
        return False  # "in 2024 the figure was 35 percent"
    if share.sentence and AT.fullmatch(share.before):
        return bool(TAKES_UP.match(share.after))
    if share.sentence and _AT_ANOTHER.match(share.after):
        return False
    said = bool(_EXACT.search(share.before)) and not _OF_ANOTHER.search(share.before)
    return said or (not share.sentence and bool(_EXACT.search(share.after[:40])))


def _between(window: Window, left: Seen, right: Seen) -> bool:
    """Whether another share stands between two figures."""
    between = (s.quantity for s in window.amounts[left.number + 1 : right.number])
    return any(q is not None and q.kind in ("percent", "fraction") for q in between)


def _before(words: Seen, share: Seen) -> float:
    """A percentage that stands before its fraction: “52 %, slightly more than half”, “At 26 percent, a quarter …”."""
    aside = ASIDE.search(words.before)
    if share.sentence != words.sentence or aside is None or len(words.before) > 100:
        return 0.0
    if AT.search(share.before) and _JOINED.match(words.before):
        return _BY_COMMA
    if _stands_out(aside) and not _other_noun(share, words):
        return _FIRM
    return _BY_COMMA if _ENDS.match(words.after) else _ONLY


def _stands_out(aside: re.Match[str]) -> bool:
    """Whether brackets, dashes or a word ("or", "that is") mark the aside; a colon may open a list of others."""
    return bool(aside["firm"]) and not _LISTS.search(aside.group())


def _other_noun(first: Seen, second: Seen) -> bool:
    """Whether the second is said "of" something that the first is not."""
    found = _OF_NOUN.match(second.after)
    if found is None or found["noun"].lower() in ("them", "those", "these", "whom"):
        return False
    mine = first.quantity.counted if first.quantity is not None else ""
    return not mine or stem(mine) != stem((second.quantity and second.quantity.counted) or found["noun"])


def _judged(words: Quantity, share: Quantity) -> tuple[Verdict, str]:
    told, value = words.low * 100, (share.low + share.high) / 2
    return _verdict(words, told, value), f"{number(told)} % in words, stated {figure(share)}"


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
    title="A fraction or a majority in words against a figure",
    needs=(
        "a fraction in words and a percentage that restates it (an aside to it, “the exact figure is …”); or a "
        "majority, minority or “most” and, beside it, a percentage or a part and its whole; or a part that is so many "
        "“short of a majority” of its whole"
    ),
    rule="the percentage must lie near the fraction, on the side that “more than” or “less than” names; a majority is "
    "over half",
    tolerance="6 % of the fraction: consistent; 13 %: strained; hedges widen both. A majority: its figures' rounding",
    example="two in five teachers, 41 percent: 40 % in words, stated 41 %: consistent",
    traps="a percentage of another group or of a change is not an aside to the fraction and is left alone; "
    "majorities of "
    "so many votes (a margin), majority leaders and stakes",
    apply=_find,
)
