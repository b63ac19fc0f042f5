"""Cumulative toll: what was known, plus what is new, is the new total; or less what is gone, what remains."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.checks.case import Case
from reportedly.checks.changes import toll_cues as cues
from reportedly.checks.changes.earlier import stage
from reportedly.checks.changes.pair_cues import led_to, reached, supposed, taken_up
from reportedly.checks.changes.pairs import UNSURE, enough, link
from reportedly.checks.interval import alike, exactly, finely, judge_figure, meant, printed
from reportedly.checks.linking import ACCUSES, Link, Seen, Window, around, opposed, settle
from reportedly.checks.masks import slots
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, number
from reportedly.checks.things import stem
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity

_UNITS = frozenset({"count", "money", "measure"})
_NUMBERS = slots("count|money|measure")
_SLOTS = frozenset(_NUMBERS)
_GATE = re.compile(
    rf"[{_NUMBERS}].*(?:\b(?:to|at|now|total\w*|toll|tally|reach\w*|mak\w+|com(?:es?|ing) to|came to|remain\w*|"
    rf"left|leav\w+|still|in all|"
    r"altogether|so far|stands?|there (?:are|were)|has|have)\b)|"
    rf"\b(?:to|at|now|total\w*|toll|tally|reach\w*|mak\w+|com(?:es?|ing) to|came to|remain\w*|leav\w+|still|"
    rf"there (?:are|were)|has|have)\b.*[{_NUMBERS}]",
    re.IGNORECASE | re.DOTALL,
)
START, ROLE, ONLY, TOGETHER, BEYOND = 0.26, 0.15, 0.1, 0.1, 0.05
"""What three figures start with, and gain for each role that words name, as the only three, in one sentence; what they
lose for each sentence between them."""
OTHER, ADJOINED, FAR = 0.3, 0.1, 3.0
"""What they lose where they count other things, gain for "from … to …"; how many times off tells of other figures."""


@dataclass(frozen=True)
class _Three:
    old: Seen
    new: Seen
    total: Seen

    @property
    def figures(self) -> tuple[Quantity, Quantity, Quantity]:
        """Old, new and total."""
        old, new, total = self.old.quantity, self.new.quantity, self.total.quantity
        assert old is not None  # noqa: S101 - threes are made of quantities
        assert new is not None  # noqa: S101
        assert total is not None  # noqa: S101
        return old, new, total


def _find(case: Case) -> Iterator[Finding]:
    told: set[str] = set()
    for index, masked in enumerate(case.masked):
        if (
            not enough(case, index, frozenset(_NUMBERS), 3)
            or not _GATE.search(masked.text)
            or case.disputed(masked.span)
        ):
            continue
        window = around(case, index, back=2)
        found = settle(_links(case, window), "whether the one is the sum of the others")
        if found is not None and not told & (spans := {f"{s.start}" for s in found.spans}):
            told |= spans
            yield found


def _links(case: Case, window: Window) -> Iterator[Link]:
    """Every way in which a figure of the middle sentence can be the total of two of its window."""
    some = [s for s in window.quantities(*_UNITS) if s.quantity is not None and _usable(s.quantity)]
    for total in some:
        if total.sentence or not _names_total(window, total):
            continue
        for old in some:
            if old is not total and _old_of(old, total):
                for new in some:
                    if new not in (old, total):
                        yield from _weighed(case, window, some, _Three(old, new, total))


def _usable(quantity: Quantity) -> bool:
    return quantity.low == quantity.high > 0 and not (quantity.negated or quantity.hypothetical or quantity.per)


def _names_total(window: Window, seen: Seen) -> bool:
    before = window.here.before(seen.quantity, 90) if seen.quantity is not None else ""
    return bool(cues.TO.search(before) or cues.TOTAL.search(seen.before) or cues.TOTAL_BEHIND.match(seen.after))


def _old_of(old: Seen, total: Seen) -> bool:
    one, two = old.quantity, total.quantity
    if one is None or two is None or not alike(one, two) or one.low == two.low:
        return False
    return 0.2 < one.low / two.low < 5 and not opposed(one, two)


def _weighed(case: Case, window: Window, some: list[Seen], three: _Three) -> Iterator[Link]:
    old, new, total = three.figures
    if not alike(new, total) or new.low >= max(old.low, total.low) or not case.comparable(old, new, total):
        return
    down = total.low < old.low
    if (down and not _goes(window, three)) or _by_the_way(window, three):
        return
    told = (_is_old(three.old), _is_new(three.new), 1.0)
    places = {s.sentence for s in (three.old, three.new, three.total)}
    if (len(places) == 1 and cues.OF_THE.search(three.old.before)) or _to_come(three):
        return  # parts of a whole
    if reached(three.old):
        return
    later = led_to(window, three.new)
    if later is not None and later.item.id not in (three.total.item.id, three.old.item.id):
        return
    rivals = [s for s in some if s.quantity is not None and alike(s.quantity, total) and s.quantity.low > 1]
    score = START + ROLE * sum(told) + ONLY * (len(rivals) == 3) + TOGETHER * (len(places) == 1)
    score += ADJOINED * bool(re.search(r"\bfrom" + cues.HEDGED, three.old.before)) - BEYOND * (
        max(places) - min(places)
    )
    if not told[0]:
        score -= BEYOND
    if not told[1] or not _tied(window, three) or cues.RANGES.search(window.here.text) or _listed(rivals, three):
        score = min(score, 0.55 if told[0] and told[1] else 0.4)
    nouns = {stem(q.counted) for q in (old, total) if q.counted}
    score -= OTHER * (opposed(new, total) or opposed(new, old)) * (0.5 if nouns else 1)
    yield _link(window, three, score, down)


def _goes(window: Window, three: _Three) -> bool:
    """Whether what is taken off is told to go ("six were discharged"), and isn't what came in ("46 new cases")."""
    if not any(cues.GONE.search(window.masked(s).text) for s in (three.new, three.total)):
        return False
    return cues.LEAVES.search(f"{three.new.before[-60:]} # {three.new.after[:80]}") is not None or not _comes(three.new)


def _comes(new: Seen) -> bool:
    """Whether a figure is said to be added to others."""
    return cues.COMES.match(new.after) is not None or cues.ADDS.search(new.before) is not None


def _by_the_way(window: Window, three: _Three) -> bool:
    """Whether a "while" sets what is new apart from the total: two things told of one day."""
    new, total = three.new, three.total
    if new.sentence != total.sentence:
        return False
    left, right = sorted((new.item, total.item), key=lambda item: item.span)
    if not (isinstance(left, Quantity) and isinstance(right, Quantity)):
        return False
    return re.search(r"\b(?:while|whereas|even as|although)\b", window.masked(new).between(left, right)) is not None


def _tied(window: Window, three: _Three) -> bool:
    """Whether what is new, told in a sentence before, is taken up ("it", "now", "until then")."""
    first = window.middle - window.first
    if three.new.sentence > max(three.total.sentence, three.old.sentence):
        later = window.sentences[three.new.sentence + first].text
        return taken_up(later) or re.search(r"\b(?:since|then|more)\b", later) is not None
    if three.new.sentence >= three.total.sentence or three.new.sentence == three.old.sentence:
        return True
    later = window.sentences[max(three.old.sentence, three.new.sentence + 1) + first].text
    return taken_up(later) or cues.NOW.search(later) is not None


def _listed(rivals: list[Seen], three: _Three) -> bool:
    """Whether what is new is one of several told together: "killed 12 in Dorn and 7 in Essel"."""
    own = (three.old, three.new, three.total)
    for seen in rivals:
        if seen not in own and seen.sentence == three.new.sentence:
            left, right = sorted((seen, three.new), key=lambda s: s.number)
            if right.number == left.number + 1 and re.search(r"^[^.;]{0,40}(?:,|\band)\s+(?:\w+\s+){0,2}$", left.after):
                return True
    return False


def _is_old(seen: Seen) -> float:
    if stage(seen) == -1 or cues.OLD.search(seen.before) or cues.OLD_BEHIND.match(seen.after):
        return 1.0
    return 0.0


def _to_come(three: _Three) -> bool:
    """Whether what is new is told after the total and is yet to come: "150, and 40 more will be trained"."""
    return (
        three.new.number > three.total.number
        and re.match(r"^[^.;]{0,25}\b(?:will|to be|due)\b", three.new.after) is not None
    )


def _is_new(seen: Seen) -> float:
    return 1.0 if cues.NEW_BEHIND.match(seen.after) or cues.NEW.search(seen.before) else 0.0


def _link(window: Window, three: _Three, score: float, down: bool) -> Link:
    old, new, total = three.figures
    computed, central = meant(finely(old, new, total)), printed(old)
    if down:
        computed, central = computed.minus(meant(new)), central.minus(printed(new))
    else:
        computed, central = computed.plus(meant(new)), central.plus(printed(new))
    verdict = judge_figure(computed, finely(total, new, old), exactly(central.low))
    working = f"{figure(old)} {'−' if down else '+'} {figure(new)} = {number(central.low)}, stated {figure(total)}"
    if verdict == "inconsistent" and not 1 / FAR < abs(total.low - old.low) / new.low < FAR:
        score -= ADJOINED
    if supposed(window.here) or (verdict == "inconsistent" and cues.EXPLAINED.search(window.here.text)):
        score = min(score, UNSURE)
    if verdict == "inconsistent" and score < ACCUSES:
        score = 0.0  # of running totals nothing is asked
    return link((old, new, total), verdict, working, score)


RULE = Rule(
    id="cumulative-toll",
    title="A running total brought up to date",
    needs="the old total, what is added or gone (“twelve more”, “six discharged”), and the new total, near each other",
    rule="old + new must meet the total; of what is gone, old − gone what remains",
    tolerance="the roundings of all three; counts under 1,000 are exact",
    example="Twelve more bodies, taking the toll from 45 to 59: 45 + 12 = 57, stated 59: inconsistent",
    traps="tolls of two speakers, “more than”, rates, an old total that isn't given",
    apply=_find,
)
