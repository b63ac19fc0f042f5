"""Majorities and minorities in words, and the figures beside them that must lie above or below half."""

import re
from collections.abc import Iterator

from reportedly.checks.case import Case
from reportedly.checks.interval import Interval, meant, printed
from reportedly.checks.linking import Link
from reportedly.checks.masks import HEDGE, Masked, slots
from reportedly.checks.shares.share_claims import supposed
from reportedly.checks.shown import figure, span_of
from reportedly.model.claims import Verdict
from reportedly.model.figures import Quantity
from reportedly.model.span import Span

_PERCENT, _COUNT = slots("percent"), slots("count")
_NO_MAJORITY = (
    r"(?!\s+(?:leader|whip|party|owner\w*|shareholder\w*|stake|share|rule|opinion|owned|black|white|caucus|staff|of\s+"
    rf"[{slots('any')}]))"
)
_CUE = re.compile(
    r"\b(?:(?P<size>\w+)\s+)?(?P<word>majority|minority)\b"
    + _NO_MAJORITY
    + r"|(?:^\W*|[“,;:—–]\s*|\b(?:that|while|but|and|"
    r"although|though|where|as)\s+)(?P<most>most)\s+(?:of\s+)?(?:(?:the|its|their|his|her|our|those)\s+)?(?:[\w’'-]+s|people|those\s+(?:who\s+)?\w+)\b",
    re.IGNORECASE,
)
_NOT_SO = frozenset(
    "simple absolute parliamentary working governing qualified house senate republican democratic required "
    "silent moral ethnic religious racial national language two-thirds thirds super legislative".split()
)
_OPENS = re.compile(
    rf"^[^.;:!?{slots('any')}]{{0,70}}?(?P<mark>[,(—–:]|--|\s-)\s*(?:or\s+|some\s+|about\s+)?{HEDGE}$", re.I
)
_WITH = re.compile(rf"^[^.;:!?{slots('any')}]{{0,50}}?[,(—–]\s*with\s+{HEDGE}$", re.IGNORECASE)
_IN_FAVOUR = re.compile(r"^\s+(?:[\w-]+\s+)?(?:voting\s+(?:for|in)|in\s+favou?r|for|behind|backing|supporting)\b", re.I)
_CLOSES = re.compile(r"^\s*(?:$|[,.;:)—–?!”\"]|--|-|\s-\s|to\s*$|of\s+(?:them|those)\b|say\b|said\b)")
_OF_OTHERS = re.compile(r"\s+of\b(?!\s+(?:them|those)\b)(?!\s+(?:the\s+|its\s+)?\w+\s*(?:$|[.)—–]))")
_AFTER = re.compile(
    rf"^[^.;:!?{slots('any')}]{{0,50}}?(?:[,(—–]|--|\s-\s)\s*(?:or\s+|which\s+is\s+)?(?:an?|the)\s+(?:\w+\s+)?$", re.I
)
_IS = re.compile(
    r"\b(?:is|are|was|were|makes?|made|gives?|has|had|form\w*|hold\w*)\s+(?:up\s+)?(?:an?|the)\s+(?:\w+\s+)?$", re.I
)
_OF_ALL = re.compile(r"^\s+of\s+(?:the|all|its|their|those|these)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_PART_OF = re.compile(
    r"^(?:\s+[\w’'-]+){0,3}\s+(?:out\s+)?of\s+(?:(?:the|its|all|a\s+possible)\s+)?(?:[\w’'-]+\s+){0,2}$", re.I
)
_SHORT = re.compile(
    rf"(?P<short>[{_COUNT}]|\bone\b)(?:\s+(?:seats?|votes?))?\s+(?:short|shy)\s+of\s+(?:an?|the|its)\s+"
    r"(?:absolute\s+|overall\s+|outright\s+|simple\s+)?majority\b",
    re.IGNORECASE,
)
_WORDS = ("ajority", "inority", "Most ", "most ")
_TIED = 0.75
"""How sure an aside to a majority is."""


def majorities(case: Case, masked: Masked) -> Iterator[Link]:
    """What each majority or minority of a sentence is said to be, where a figure beside it tells."""
    if not any(word in masked.text for word in _WORDS) or not {_PERCENT, _COUNT} & set(masked.slots):
        return
    if case.disputed(masked.span):
        return
    yield from _short_of(masked)
    for cue in _CUE.finditer(masked.text):
        name = "word" if cue["word"] else "most"
        if (cue["size"] or "").lower() not in _NOT_SO:
            place = cue.start(name), cue.end(name)
            yield from _of_share(case, masked, place, below=(cue["word"] or "").lower() == "minority")
            yield from _of_counts(masked, place, below=(cue["word"] or "").lower() == "minority")


def _of_share(case: Case, masked: Masked, place: tuple[int, int], *, below: bool) -> Iterator[Link]:
    start, end = place
    before, ahead = masked.before_and_after(start, end)
    if ahead is not None and _opened(masked, end, ahead):
        yield from _link(case, masked, place, ahead, below=below)
    if not before:
        return
    behind = before[-1]
    words = masked.text[behind + 1 : start]
    if re.fullmatch(r"\s*(?:\w+\s+)?", words) or (_AFTER.match(words) and _CLOSES.match(masked.text[end : end + 20])):
        yield from _link(case, masked, place, behind, below=below)


def _opened(masked: Masked, end: int, at: int) -> bool:
    found = _OPENS.match(masked.text[end:at])
    following = masked.text[at + 1 : at + 30]
    if found is None or (_OF_OTHERS.match(following)):
        return False
    return found["mark"].strip() in ("(", "—", "–", "--", "-") or bool(_CLOSES.match(following))


def _link(case: Case, masked: Masked, place: tuple[int, int], at: int, *, below: bool) -> Iterator[Link]:
    share = masked.items[at]
    if (
        not isinstance(share, Quantity)
        or share.kind != "percent"
        or share.change
        or share.negated
        or supposed(case, share)
    ):
        return
    name = "a minority" if below else "a majority"
    working = f"{figure(share)} is said to be {name}"
    words = Span(masked.original(place[0]), masked.original(place[1]))
    yield Link((words, share), _verdict(meant(share), printed(share), below=below), working, _TIED)


def _of_counts(masked: Masked, place: tuple[int, int], *, below: bool) -> Iterator[Link]:
    """A part and its whole before the word, “141 of 260 seats, a clear majority”, or around it."""
    start, end = place
    before, ahead = masked.before_and_after(start, end)
    pair: tuple[int, int] | None = None
    if (
        before
        and ahead is not None
        and _IS.search(masked.text[max(0, start - 60) : start])
        and _OF_ALL.match(masked.text[end:ahead])
    ):
        pair = before[0] if len(before) == 1 else _first_count(masked, before), ahead
    elif ahead is not None and (pair := _ahead_of_counts(masked, end, ahead)):
        pass
    elif len(before) == 2 and _PART_OF.match(masked.text[before[0] + 1 : before[1]]):
        words = masked.text[before[1] + 1 : start]
        if _AFTER.match(words) and _CLOSES.match(masked.text[end : end + 20]):
            pair = before[0], before[1]
    part, whole = (masked.items[at] for at in pair) if pair else (None, None)
    if not isinstance(part, Quantity) or not isinstance(whole, Quantity) or {part.kind, whole.kind} != {"count"}:
        return
    if not 0 < part.high <= whole.high or part.low < 2:
        return
    computed, central = (of(part).over(of(whole)).scaled(100) for of in (meant, printed))
    name = "a minority" if below else "a majority"
    working = f"{figure(part)} ÷ {figure(whole)} = {span_of(central, ' %')}, said to be {name}"
    said = Span(masked.original(start), masked.original(end))
    yield Link((part, whole, said), _verdict(computed, central, below=below), working, _TIED)


def _short_of(masked: Masked) -> Iterator[Link]:
    """A part and its whole before "two short of a majority": the part and the two must make the least majority."""
    for cue in _SHORT.finditer(masked.text):
        before, _ = masked.before_and_after(cue.start("short"), cue.end())
        if len(before) < 2 or not _PART_OF.match(masked.text[before[0] + 1 : before[1]]):
            continue
        part, whole = (masked.items[at] for at in before)
        told = masked.items.get(cue.start("short"))
        if not isinstance(part, Quantity) or not isinstance(whole, Quantity) or {part.kind, whole.kind} != {"count"}:
            continue
        if {part.modifier, whole.modifier} != {"exact"} or not 1 < part.low == part.high <= whole.low == whole.high:
            continue
        short = told.low if isinstance(told, Quantity) else 1.0
        least = whole.low // 2 + 1
        verdict: Verdict = "consistent" if part.low + short == least else "inconsistent"
        working = f"of {figure(whole)} a majority is {least:.0f}; {figure(part)} is said to be {short:.0f} short of it"
        place = Span(masked.original(cue.start("short")), masked.original(cue.end()))
        yield Link((part, whole, place), verdict, working, _TIED)


def _ahead_of_counts(masked: Masked, end: int, ahead: int) -> tuple[int, int] | None:
    """A part and its whole as an aside to the word: “a majority of the council, four of its nine members”."""
    _, whole = masked.before_and_after(end, ahead + 1)
    if whole is None or not _PART_OF.match(masked.text[ahead + 1 : whole]):
        return None
    if _OPENS.match(masked.text[end:ahead]):
        return ahead, whole
    voted = _WITH.match(masked.text[end:ahead]) and _IN_FAVOUR.match(masked.text[whole + 1 : whole + 60])
    return (ahead, whole) if voted else None


def _first_count(masked: Masked, places: list[int]) -> int:
    """Of two figures before "are a majority of the …", the subject: the first, unless it is a year or a share."""
    return next((at for at in places if masked.text[at] == _COUNT), places[-1])


def _verdict(values: Interval, bare: Interval, *, below: bool) -> Verdict:
    """Over half (or below it): as printed, or only with the roundings."""
    if (bare.low < 50) if below else (bare.high > 50):
        return "consistent"
    return "strained" if ((values.low <= 50) if below else (values.high >= 50)) else "inconsistent"
