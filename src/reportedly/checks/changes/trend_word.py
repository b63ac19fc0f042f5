"""Trend word against figures: what "fell" from 4.1 to 4.6 did not fall, what is "above" the 4.9 is no 4.6."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from msgspec.structs import replace

from reportedly.checks.case import Case
from reportedly.checks.changes.earlier import dated, stage
from reportedly.checks.changes.moves import DOWN, HIGHER, LOWER, UP
from reportedly.checks.changes.pair_cues import taken_up
from reportedly.checks.changes.pairs import CROWD, link, pairs
from reportedly.checks.changes.trend_next import taken_up_by
from reportedly.checks.interval import alike, meant, unit_once
from reportedly.checks.linking import Link, Seen, Window, around, opposed, settle
from reportedly.checks.masks import HEDGE, Masked, slots
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure
from reportedly.model.claims import Finding, Verdict
from reportedly.model.figures import Quantity
from reportedly.model.span import Span

_KINDS = frozenset({"count", "money", "measure", "rate", "percent", "points", "duration", "age"})
_ALL = slots("any|date")
_FROM = re.compile(
    rf"\bfrom\s+{HEDGE}(?:(?:the|its|their|his|her|a|an|what was then|[\w{slots('date')}-]+[’']s)\s+)?{HEDGE}$",
    re.IGNORECASE,
)
_TO = re.compile(rf"\bto\s+{HEDGE}(?:(?:the|a|an|its|their)\s+(?:[a-z]+\s+)?)?$", re.IGNORECASE)
_ON_TO = re.compile(rf"^[^{_ALL}.;]{{0,30}}\bto\s+[^{_ALL}.;]{{0,20}}[{_ALL}]", re.IGNORECASE)
_NEAR_FROM = re.compile(r"[^,;.]{0,30}\bfrom\b", re.IGNORECASE)
_TAKES = re.compile(
    rf"\b(?:reduc|cut|rais|increas|boost|lower|slash|trim|expand|lift|narrow|widen|shorten|shr[iu]nk)\w*\s+"
    rf"(?:the|its|their|his|her|those)\s+{HEDGE}$",
    re.IGNORECASE,
)
"""Verbs that take a level as their object: "reducing the 40 beds to 25"."""
_SUBJECT = re.compile(r".*[,;]\s+(?:the|its|their|his|her|and|but)\s", re.IGNORECASE | re.DOTALL)
"""What stands before another subject is said of another figure."""
_AGAINST = re.compile(
    rf"^[^;.{_ALL}]{{0,30}},?\s+(?:compared (?:with|to)|against|versus|as against)\s+{HEDGE}"
    rf"(?:the|its|their|a)?\s*{HEDGE}$",
    re.IGNORECASE,
)
_EARLIER = re.compile(
    rf"\b(?:last|previous\w*) \w+[^{_ALL}]{{0,30}}$|\bprevious (?=#)|{slots('date')}[’']s\b|"
    rf"# [^.;]{{0,30}}(?:\b(?:earlier|ago|last (?:time|\w*(?:year|month|week|season))|before|previously|then)\b|"
    rf"{slots('date')})",
    re.IGNORECASE,
)
"""“fell to 31, compared with 38 a year earlier”; what was elsewhere is no level before."""
_VERSUS = re.compile(
    rf"\b(?:compared (?:with|to)|against|versus)\s+{HEDGE}(?:the|its|their|a)?\s*{HEDGE}$", re.IGNORECASE
)
_DOWN_TO = re.compile(rf"\bdown\s+to\s+{HEDGE}$", re.IGNORECASE)
_TREND = re.compile(rf"\b(?:(?P<up>{UP}|up|doubled|tripled|quadrupled)|(?P<down>{DOWN}|down|halved))\b", re.IGNORECASE)
_COMPARED = re.compile(
    rf"\b(?:(?P<up>above|over|exceed\w*|surpass\w*|top(?:s|ped|ping)|eclips\w*|outstripp\w*|(?:{HIGHER}) than)|"
    rf"(?P<down>below|under|short of|(?:{LOWER}) than))"
    rf"\s+(?:the|its|their|his|her|last [a-z]+[’']s|[\w.]+[’']s?)\s+(?:(?:[a-z-]+\s+){{1,4}}of\s+|"
    rf"(?:[a-z-]+\s+)?){HEDGE}$",
    re.IGNORECASE,
)
_STEP = re.compile(rf"^\s*(?:[a-z]+\s+){{0,2}}(?:{HIGHER}|{LOWER}|above|over|below|under|short)\b", re.IGNORECASE)
"""A figure right before the comparison is the difference: "62 more than the 270"."""
_LEADS = re.compile(
    r"\b(?P<up>leads?|led|leading|ahead of|beat|beats|beating|defeat\w*)\b[^.;!?]{0,60}$", re.IGNORECASE
)
_LEADS_TO = re.compile(r"^\s*(?:to|[-–])\s*(?:[\w.]+[’']s?\s+)?$", re.IGNORECASE)
_BE = r"(?:(?:has|have|had|is|are|was|were|went|gone|been|getting|become|grown|got|keeps?)\s+(?:[a-z]+\s+){0,2})"
_FREE = re.compile(
    rf"\b{_BE}(?:(?P<up1>risen|increased|grown|climbed|jumped|surged|soared|rising|growing|climbing|up|dearer|longer|"
    rf"higher|larger|bigger|worse)|(?P<down1>fallen|decreased|dropped|declined|slumped|plunged|shrunk|tumbled|dwindled|"
    rf"falling|shrinking|declining|down|cheaper|shorter|lower|smaller))\b|"
    rf"\b(?:(?P<up2>rose|climbed|grew|soared|surged|jumped|increased|swelled)|"
    r"(?P<down2>fell|shrank|slumped|plunged|tumbled|slipped|dipped|slid|dwindled|declined|dropped))\b|"
    r"^\W*(?:(?P<up3>more)|(?P<down3>fewer))\s+[^,.;]{3,40}\bthan\b",
    re.IGNORECASE,
)
"""A trend told by itself, its figures after it."""
_NOT = re.compile(
    r"\b(?:not|never|no|without|if|could|would|might|deficit|loss(?:es)?|minus|below zero|negative|rank\w*|place|"
    r"respectively|position|ambition|target|goal|expect\w*)\b|n[’']t\b|-\s*[\ue000-\ue004]",
    re.IGNORECASE,
)
"""Negations, conditions, ranks and negative numbers, for which up is down."""
APART = 20.0
"""More than so many times apart, a scale was left out ("from 340 to 1.2 million") or two things are told."""
EXPLICIT = 0.8
"""How sure "fell to 31 from 38" is."""


@dataclass(frozen=True)
class _Told:
    """A trend's word, whether it is up, stands between the figures, and whether the first figure is the earlier one."""

    word: re.Match[str]
    up: bool
    between: bool
    forward: bool

    @property
    def shown(self) -> str:
        """The word, or the first two of a comparison."""
        return " ".join(self.word.group().split()[:2])


_LEADS = re.compile(r"lead|led\b|ahead|trail|behind|beat|edg", re.IGNORECASE)


def _find(case: Case) -> Iterator[Finding]:
    for index, masked in enumerate(case.masked):
        ahead = case.masked[index + 1].items if index + 1 < len(case.masked) else ()
        if len(masked.items) > CROWD or not (masked.items or len(ahead) > 1):
            continue
        told: set[Span] = set()
        if len(masked.items) > 1 and not case.disputed(masked.span):
            for found in _beside(case, masked):
                told.update(found.spans)
                yield found
        if told:
            continue
        if (after := taken_up_by(case, index)) is not None and not case.disputed(masked.span):
            made = _link(after.old, after.new, after.word, after.up, after.place, after.score)
            if after.sure or made.verdict == "consistent":
                yield from filter(None, [settle([made], "")])
                continue
        if max(len(masked.items), len(ahead)) > 1:
            yield from _free(case, index)


def _free(case: Case, index: int) -> Iterator[Finding]:
    """A trend told by itself, with its figures behind it or in the sentence after."""
    masked = case.masked[index]
    word = _FREE.search(masked.text)
    if word is None or _NOT.search(masked.text) or case.disputed(masked.span):
        return
    settled = settle(_links(case, around(case, index), word), "whether these are the figures before and after")
    if settled is not None:
        yield settled


def _beside(case: Case, masked: Masked) -> Iterator[Finding]:
    """Two figures with the trend between them or before them: "fell to 31 from 38", "31, down from 38"."""
    some = [q for q in masked.quantities() if q.kind in _KINDS and not (q.negated or q.hypothetical)]
    for one, two in pairwise(some):
        if not _comparable(case, one, two):
            continue
        before, between = masked.before(one, 110), masked.between(one, two)
        told = _told(before, between, masked.after(two))
        if told is None or _NOT.search(_SUBJECT.sub("", before[-70:]) + " # " + between):
            continue
        if told.between and _ON_TO.match(masked.after(two)):
            continue  # "six died, raising the toll from 31 to 37"
        start = masked.place(one) + 1 if told.between else masked.place(one) - len(before)
        place = Span(masked.original(start + told.word.start()), masked.original(start + told.word.end()))
        old, new = (_known(q) for q in ((one, two) if told.forward else (two, one)))
        if _COMPARED.search(between):
            old = replace(old, modifier="exact")  # "below the 31": the words are the comparison's
        if (found := settle([_link(old, new, told.shown, told.up, place, EXPLICIT)], "")) is not None:
            yield found


def _known(quantity: Quantity) -> Quantity:
    """The "up to" of "edged up to 5.2 percent" bounds nothing."""
    return replace(quantity, modifier="exact") if quantity.modifier == "at-most" else quantity


def _comparable(case: Case, one: Quantity, two: Quantity) -> bool:
    return (
        (alike(one, two) or unit_once(one, two))
        and one.low == one.high > 0
        and two.low == two.high > 0
        and max(one.low, two.low) < APART * min(one.low, two.low)
        and not opposed(one, two)
        and case.comparable(one, two)
    )


def _told(before: str, between: str, after: str) -> _Told | None:
    """The trend that the words before two figures and between them tell, if any."""
    if (compared := _COMPARED.search(between)) and not _STEP.match(between):
        return _Told(compared, bool(compared["up"]), between=True, forward=False)
    if _FROM.search(between):
        here = [m for m in _TREND.finditer(between) if _NEAR_FROM.match(between[m.end() :])]
        if here:
            return _Told(here[-1], bool(here[-1]["up"]), between=True, forward=False)
        return _last(before, forward=False) if _TO.search(before) else None
    if down := _DOWN_TO.search(between):
        return _Told(down, False, between=True, forward=True)
    if _TO.search(between) and (_FROM.search(before) or _TAKES.search(before)):
        return _last(before, forward=True)
    if _AGAINST.match(between) and _TO.search(before) and _EARLIER.search(f"{between} # {after}"):
        return _last(before[-60:], forward=False)
    if _LEADS_TO.match(between) and (leads := _LEADS.search(before)):
        return _Told(leads, True, between=False, forward=False)
    return None


def _last(before: str, *, forward: bool) -> _Told | None:
    """The last trend word before two figures; none where some are up and some down."""
    found = list(_TREND.finditer(before))
    if len({bool(m["up"]) for m in found}) != 1:
        return None
    return _Told(found[-1], bool(found[-1]["up"]), between=False, forward=forward)


def _links(case: Case, window: Window, word: re.Match[str]) -> Iterator[Link]:
    """A trend told by a word of its own, with the figures before and after it told by their times, behind it."""
    place = Span(window.here.original(word.start()), window.here.original(word.end()))
    up = any(word[name] for name in ("up1", "up2", "up3"))
    for pair in pairs(case, window, None, _level):
        one, two = pair.figures
        where = {pair.first.sentence, pair.second.sentence}
        if not pair.order or not _timed(window, pair.first, pair.second) or not _comparable(case, one, two):
            continue
        if len(where) > 1 or min(where) < 0 or one.span < place:
            continue
        if not (word["up3"] or word["down3"]) and _elsewhere(window, pair.second):
            continue
        if any(q.span < place and alike(q, one) for q in window.here.quantities()):
            continue  # the word is that figure's: "45 percent last time, slid to 42"
        text = window.sentences[max(where) + window.middle - window.first].text
        if 0 not in where and (len(window.here.items) or not taken_up(text)):
            continue
        old, new = (one, two) if pair.order == 1 else (two, one)
        yield _link(old, new, word.group(), up, place, pair.score)


def _level(quantity: Quantity) -> bool:
    return quantity.kind in _KINDS and (quantity.change is None or quantity.kind not in ("percent", "points"))


def _elsewhere(window: Window, two: Seen) -> bool:
    """Whether the second figure is only compared with, and no word says that it was before: "41, against 38 in Orm"."""
    if two.quantity is None or not _VERSUS.search(two.before):
        return False
    return _EARLIER.search(f"{two.before[-40:]} # {window.masked(two).after(two.quantity)}") is None


def _timed(window: Window, one: Seen, two: Seen) -> bool:
    """Whether time sets the two apart."""
    days = dated(window, one), dated(window, two)
    return (bool(days[0]) and bool(days[1]) and days[0] != days[1]) or {stage(one), stage(two)} == {
        -1,
        1,
    }


def _link(old: Quantity, new: Quantity, word: str, up: bool, place: Span | None, score: float) -> Link:
    verdict: Verdict = "consistent"
    if (new.low - old.low) * (1 if up else -1) <= 0:
        hedged = old.modifier != "exact" or new.modifier != "exact"
        verdict = "strained" if hedged and old.low != new.low and meant(old).meets(meant(new)) else "inconsistent"
    way = "up" if new.low > old.low else "down" if new.low < old.low else "no change"
    working = f"{figure(old)} → {figure(new)} is {way}, stated “{word.lower()}”"
    if _LEADS.match(word):  # two that stand against each other, no movement
        working = f"{figure(new)} against {figure(old)}, stated “{word.lower()}”"
    made = link((old, new), verdict, working, score)
    return made if place is None else Link((*made.figures, place), made.verdict, made.working, made.score)


RULE = Rule(
    id="trend-word",
    title="Trend word against figures",
    needs="a word of rise, fall or comparison with its two figures (“fell to 31 from 38”, “It has climbed to 35”)",
    rule="after a rise the later figure must be the larger one, after a fall the smaller one",
    tolerance="none between exact figures; hedged figures that can be either way round are strained",
    example="fell from 4.1 percent in January to 4.6 percent in February: 4.1 → 4.6 is up, stated “fell”: inconsistent",
    traps=(
        "deficits and other negatives, ranks (“rose from 12th to 3rd”), negations and conditions, a scale left out, "
        "figures of two things (“fell to 31 in the south from 38 in the north” is read as one)"
    ),
    apply=_find,
)
