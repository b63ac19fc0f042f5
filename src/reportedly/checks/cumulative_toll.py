"""Cumulative toll: what was known, plus what is new, is the new total; or less what is gone, what remains."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.checks.case import Case
from reportedly.checks.earlier import stage
from reportedly.checks.interval import alike, exactly, finely, judge_figure, meant, printed
from reportedly.checks.linking import ACCUSES, Link, Seen, Window, around, opposed, settle
from reportedly.checks.masks import slots
from reportedly.checks.pairs import UNSURE, enough, link, supposed, taken_up
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, number
from reportedly.checks.things import stem
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity

_UNITS = frozenset({"count", "money", "measure"})
_NUMBERS = slots("count|money|measure")
_SLOTS = frozenset(_NUMBERS)
_HEDGED = (
    r"(?:\s+(?:at least|about|some|nearly|almost|more than|over|around|the|an?|its|their|his|her|present|current|"
    r"previous|earlier|known|already)){0,2}\s*$"
)
_TO = re.compile(
    r"\b(?:(?:bring|tak|rais|push|lift|increas|driv|swell|boost)\w*|brought|took|ris\w+|rose|climb\w*|grew|grow\w*|"
    r"went up|gone up|jump\w*|drop\w*|fell|fall\w*|cut\w*|reduc\w*|down|up|shr[aiu]nk\w*|total\w*|toll|number|"
    r"tally|count|from|until)\b"
    r"[^.;!?]{0,70}\b(?:to|at|reach\w*|hit)" + _HEDGED,
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:(?:a|the|grand|new|overall|for a) total(?: of)?|toll|tally|count|has reached|have reached|reaching|"
    r"reached|now|"
    r"makes?|making|comes? to|came to|stands? at|totals?|totalling|totaling|remain\w*|leaving|leaves?|left|"
    r"so far|in all|"
    r"altogether|has now|have now|there (?:are|were)|now (?:has|have|holds?|counts?|is|are|stands?))\b[^.;!?]{0,35}$|"
    r"\b(?:has|have|is|are|for|numbers?|counts|holds|shifted|employs)\s*$",
    re.IGNORECASE,
)
_TOTAL_BEHIND = re.compile(
    r"^[^.;!?]{0,40}\b(?:in (?:all|total|custody|hospital)|altogether|all told|so far|now|remain\w*|left|"
    r"are still|is still|"
    r"still|to date|have now|has now)\b",
    re.IGNORECASE,
)
_OLD = re.compile(
    r"\b(?:from|had been|had stood|stood at|was|were|previously|before|until|till|on top of|in addition to|"
    r"joining|join|"
    r"adding to|added to|against|compared (?:with|to)|after|had|earlier|already|of)\b[^.;!?]{0,40}$",
    re.IGNORECASE,
)
_OLD_BEHIND = re.compile(
    r"^[^.;!?]{0,40}\b(?:already|before|until|earlier|ago|previously|(?:seized|taken|admitted|known|reported|counted|"
    r"recorded) (?:at|on|by|before|in)|known to|on record|to begin with|at first|at the start|previous|hitherto|"
    r"last)\b",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"\b(?:another|an additional|a further|an extra|additional|further|extra|fresh|adding|added|adds|new|"
    r"overnight|since|"
    r"hired|recruited|by|when|after|with|plus|killed|killing|lost|sold|recovered|found|discharged|charged|freed|"
    r"raised|scored|delivery of|bought|"
    r"ordered|opened|received|registered|confirmed|reported|released)"
    r"(?:\s+(?:the|about|some|nearly|only|just|at least|its|their|more than|as many as)){0,2}\s*$",
    re.IGNORECASE,
)
_NEW_BEHIND = re.compile(
    r"^\s*(?:[\w’'-]+\s+){0,2}?(?:(?:more|additional|further|extra|fresh|new|other|others)\b(?! than)|"
    r"(?:[\w’'-]+\s+){0,6}?(?:since|overnight|"
    r"last night|today|found|recovered|pulled|died|killed|discharged|released|freed|agreed|went home|left|sold|"
    r"joined|arrested|charged|registered|confirmed|added|hired|dead|in the past|in the last|let go|raised|cut off|"
    r"reported|identified|discovered|detained|rescued|returned|resigned|quit|drowned|delivered|signed|opened|"
    r"closed)\b)",
    re.IGNORECASE,
)
_GONE = re.compile(
    r"\b(?:discharg\w*|releas\w*|freed|let go|went home|gone home|sent home|left(?! on| in| to be)|leav\w+|sold|"
    r"resign\w*|quit|"
    r"withdr\w+|returned|rescued|died|clos\w+|scrapped|laid off|cut|dismiss\w+|transferred|recovered|spent|paid|repaid|"
    r"escap\w+|remain\w*|still|down|extinguish\w*|put out|fell|dropped|shrank|fewer|lost|evacuat\w*|destroyed)\b",
    re.IGNORECASE,
)
_GATE = re.compile(
    rf"[{_NUMBERS}].*(?:\b(?:to|at|now|total\w*|toll|tally|reach\w*|mak\w+|com(?:es?|ing) to|came to|remain\w*|"
    rf"left|leav\w+|still|in all|"
    r"altogether|so far|stands?|there (?:are|were)|has|have)\b)|"
    rf"\b(?:to|at|now|total\w*|toll|tally|reach\w*|mak\w+|com(?:es?|ing) to|came to|remain\w*|leav\w+|still|"
    rf"there (?:are|were)|has|have)\b.*[{_NUMBERS}]",
    re.IGNORECASE | re.DOTALL,
)
_NOW = re.compile(
    r"\b(?:now|until then|till then|before that|before then|still|remain\w*|so far|bring\w*|brought|taking)\b", re.I
)
_OF_THE = re.compile(r"\bof (?:the|its|their|his|her|some)?\s*$", re.IGNORECASE)
_RANGES = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)|estimates?|between|ages?|aged|(?:over|within|during)\s+(?:the (?:week|month|year)|"
    + slots("date")
    + r"))(?:\b|(?=\W))",
    re.IGNORECASE,
)
"""Figures that are no running total: ends of a range, changes over a longer time."""
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
    return bool(_TO.search(before) or _TOTAL.search(seen.before) or _TOTAL_BEHIND.match(seen.after))


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
    if down and not any(
        _GONE.search(window.sentences[s.sentence + window.middle - window.first].text) for s in (three.new, three.total)
    ):
        return
    told = (_is_old(three.old), _is_new(three.new), 1.0)
    places = {s.sentence for s in (three.old, three.new, three.total)}
    if (len(places) == 1 and _OF_THE.search(three.old.before)) or _to_come(three):
        return  # parts of a whole
    rivals = [s for s in some if s.quantity is not None and alike(s.quantity, total) and s.quantity.low > 1]
    score = START + ROLE * sum(told) + ONLY * (len(rivals) == 3) + TOGETHER * (len(places) == 1)
    score += ADJOINED * bool(re.search(r"\bfrom" + _HEDGED, three.old.before)) - BEYOND * (max(places) - min(places))
    if not told[0]:
        score -= BEYOND
    if not told[1] or not _tied(window, three) or _RANGES.search(window.here.text):
        score = min(score, 0.55 if told[0] and told[1] else 0.4)
    nouns = {stem(q.counted) for q in (old, total) if q.counted}
    score -= OTHER * (opposed(new, total) or opposed(new, old)) * (0.5 if nouns else 1)
    yield _link(window, three, score, down)


def _tied(window: Window, three: _Three) -> bool:
    """Whether what is new, told in a sentence before, is taken up ("it", "now", "until then")."""
    first = window.middle - window.first
    if three.new.sentence > max(three.total.sentence, three.old.sentence):
        later = window.sentences[three.new.sentence + first].text
        return taken_up(later) or re.search(r"\b(?:since|then|more)\b", later) is not None
    if three.new.sentence >= three.total.sentence or three.new.sentence == three.old.sentence:
        return True
    later = window.sentences[max(three.old.sentence, three.new.sentence + 1) + first].text
    return taken_up(later) or _NOW.search(later) is not None


def _is_old(seen: Seen) -> float:
    if stage(seen) == -1 or _OLD.search(seen.before) or _OLD_BEHIND.match(seen.after):
        return 1.0
    return 0.0


def _to_come(three: _Three) -> bool:
    """Whether what is new is told after the total and is yet to come: "150, and 40 more will be trained"."""
    return (
        three.new.number > three.total.number
        and re.match(r"^[^.;]{0,25}\b(?:will|to be|due)\b", three.new.after) is not None
    )


def _is_new(seen: Seen) -> float:
    return 1.0 if _NEW_BEHIND.match(seen.after) or _NEW.search(seen.before) else 0.0


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
    if supposed(window.here):
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
