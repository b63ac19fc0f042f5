"""Parts that can't come to more than their whole: "of its 212 crew, 153 were rescued, 14 died and 60 are lost".

A whole that opens its clause ("of the 212", "of its N registered voters") or that "includes" amounts need not be split
to the last part, but parts that nobody can be in two of can't exceed it. Which parts shut each other out is told by
fates (rescued, dead), by opposites (men, women), by places, or by a last part for those who are in none of the others.
"""

import re
from collections.abc import Iterator, Sequence

from reportedly.checks.case import Case
from reportedly.checks.interval import finely, judge_figure, meant, printed, total
from reportedly.checks.linking import Seen, Window, around
from reportedly.checks.masks import frame, slots
from reportedly.checks.shares.part_cues import leads
from reportedly.checks.shown import figure, finding, span_of
from reportedly.checks.sums.part_lists import OPPOSITE
from reportedly.checks.things import stem
from reportedly.figures.patterns import MONTH, WEEKDAY
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity

_INCLUDING = frame(
    r"<money|measure:total><gap>,? (?:including|includes|included) (?P<list><hedge><money|measure>[^.;:!?()]{1,160})"
)
_COUNT = slots("count")
_GATE = re.compile(rf"\b(?:of|from|among)\b[^{slots('any')}.;]{{0,60}}[{_COUNT}]", re.IGNORECASE)
_LED = re.compile(r"\b(?:of|out of) (?:(?:the|its|their|his|her|all|some) )?(?:[\w’'-]+ ){0,2}$", re.IGNORECASE)
_GOES_ON = re.compile(r"\W*(?:and|another|a further|an additional|the (?:other|remaining|rest)|the)\b", re.IGNORECASE)
"""How a sentence opens that goes on with the parts of the one before."""
_FATE = {
    "alive": r"rescued|saved|survived|survivors|alive|unhurt|unharmed|pulled out|freed|safe",
    "dead": r"died|dead|killed|perished|drowned",
    "hurt": r"hurt|injured|wounded",
    "missing": r"missing|unaccounted|lost",
    "for": r"for|in favou?r|yes|backed|supported|approved",
    "against": r"against|no|opposed|rejected",
    "abstained": r"abstain\w*|abstentions?|absent|blank",
}
"""Fates that shut each other out, so that the parts can't add up to more than the whole."""
_PEOPLE = {"woman": "woman", "man": "man", "child": "child", "boy": "child", "girl": "child", "minor": "child"}
"""Counted people of whom nobody is of two sorts."""
_INCLUDES = re.compile(
    r"[^.;!?()]{0,40}?,? (?:including|includes?|included|among them(?: were)?|had|has|with|numbered)\s+$", re.IGNORECASE
)
_INCLUDES_ANY = re.compile(r"\b(?:includ\w+|among them|had|has|with|numbered)\b", re.IGNORECASE)
_UNSORTED = re.compile(
    r"\b(?:unaffiliated|undecided|unknown|independents?|unaccounted|unsure|unclear|undetermined|unclassified|"
    r"no (?:party|preference|opinion|answer)|not (?:yet|known|affiliated)|did not (?:vote|answer|say|respond))\b",
    re.IGNORECASE,
)
"""Words for those whom a sorting leaves over: whoever is sorted is sorted once."""
_OTHERS = re.compile(r"\b(?:others?|rest|remain\w*)\b", re.IGNORECASE)
_PLACED = re.compile(
    r"\s*(?:(?:are|is|were|was|came|come|live|lived|lie|have been|had been)\s+)?(?:\w+ed\s+)?"
    r"(?:in|at|near|along|around|outside|on|from)\s+(?:the\s+)?(?P<where>[\w’-]+(?: [A-Z][\w’-]+)*)"
)
_NO_PLACE = re.compile(rf"{WEEKDAY}|{MONTH}|\d.*")
_FIRST_WORD = re.compile(r"\s*([\w’'-]+)")
OF_THESE = re.compile(r"\bof (?:it|them|whom|these|those|which)\b", re.IGNORECASE)
"""Words of a part of the parts."""
_OVERLAP = re.compile(
    r"\b(?:both|also|as well|at least one|more than one|overlap\w*|while|although|compared|up from|than|ago|earlier|"
    r"last (?:year|month|week)|including|among)\b",
    re.IGNORECASE,
)
_APART = re.compile(r"\b(?:up from|compared|than|of which|from|to|against)\b")
MOST_OVER = 1.5
"""Parts of more than so many times their whole are of another."""
MOST = 6
"""Parts at most."""


def bounded(case: Case, index: int, done: set[str]) -> Iterator[Finding]:
    """The wholes of a sentence whose parts come to them, or to more than them."""
    masked = case.masked[index]
    for match in _INCLUDING.search(masked):
        listed = [item for item in masked.within(*match.found.span("list")) if isinstance(item, Quantity)]
        whole = match.quantity("total")
        exceeds = total(meant(p) for p in listed).low > meant(finely(whole, *listed)).high
        if exceeds and not _APART.search(match.words("list")) and _may_be(case, listed, whole, done):
            yield _summed(listed, whole, done, sure=0.7)
    if masked.slots.count(_COUNT) > 2 and _INCLUDES_ANY.search(masked.text):
        yield from _people(case, around(case, index, back=0, ahead=0), done)
    if masked.slots.count(_COUNT) > 1 and _GATE.search(masked.text):
        window = around(case, index, back=0)
        for seen in window.quantities("count"):
            if seen.sentence == 0 and (leads(seen) or _LED.search(seen.before)):
                yield from _of_whole(case, window, seen, done)


def _people(case: Case, window: Window, done: set[str]) -> Iterator[Finding]:
    """Women, men and children that a count includes: more of them than it can't be."""
    counts = window.quantities("count")
    for whole, *parts in (counts[at:] for at in range(len(counts) - 2)):
        sorts = [_PEOPLE.get(s.quantity.counted) if s.quantity is not None else None for s in parts]
        figures = [s.quantity for s in parts if s.quantity is not None]
        if None in sorts or len(set(sorts)) < len(sorts) or whole.quantity is None or not _INCLUDES.match(whole.after):
            continue
        exceeds = total(meant(p) for p in figures).low > meant(finely(whole.quantity, *figures)).high
        if exceeds and _may_be(case, figures, whole.quantity, done):
            yield _summed(figures, whole.quantity, done, sure=0.75)


def _of_whole(case: Case, window: Window, whole: Seen, done: set[str]) -> Iterator[Finding]:
    """What the figures behind "of the N" come to: told where that is the whole, or more than it can be."""
    parts = _parts(window, whole)
    figures = [s.quantity for s in parts if s.quantity is not None]
    if whole.quantity is None or not _may_be(case, figures, whole.quantity, done):
        return
    computed, central = total(meant(p) for p in figures), total(printed(p) for p in figures)
    least = meant(finely(whole.quantity, *figures))
    reach = computed.high >= least.low and central.low <= MOST_OVER * least.high
    if central.meets(least) or (reach and _apart_from_each_other(parts)):
        yield _summed(figures, whole.quantity, done, sure=0.8)


def _parts(window: Window, whole: Seen) -> list[Seen]:
    """The bare counts, or those of its own noun, behind a whole; on into the next sentence where it goes on."""
    found: list[Seen] = []
    goes_on = len(window.sentences) > 1 and _GOES_ON.match(window.sentences[1].text)
    for seen in window.figures:
        if seen.number <= whole.number or (seen.sentence and not goes_on) or len(found) == MOST:
            continue
        if seen.quantity is None:
            continue
        if not _same(seen.quantity, whole.quantity) or OF_THESE.search(f"{seen.before[-20:]} {seen.after[:20]}"):
            return found if seen.sentence and len(found) > 1 else []
        found.append(seen)
    return found


def _same(part: Quantity, whole: Quantity | None) -> bool:
    return (
        whole is not None and part.kind == "count" and (not part.counted or stem(part.counted) == stem(whole.counted))
    )


def _apart_from_each_other(parts: Sequence[Seen]) -> bool:
    """Whether nobody can be in two of the parts."""
    words = [s.after for s in parts]
    if any(_OVERLAP.search(after) for after in words):
        return False
    fates = [_fate(after) for after in words]
    if None not in fates and len(set(fates)) == len(fates):
        return True
    if _in_places(words):
        return True
    if len(parts) == 2 and any(pattern.search("".join(words)) for pattern in OPPOSITE):
        return True
    last = f"{parts[-1].before[-25:]} {words[-1]}"
    if len(parts) > 2 and _UNSORTED.search(last):
        return True
    verbs = {found[1] for after in words if (found := _FIRST_WORD.match(after))}
    return len(parts) > 2 and len(verbs) == 1 and _OTHERS.search(last) is not None


def _in_places(words: Sequence[str]) -> bool:
    """Whether three parts or more each are in a place of its own, at least two of them by name: nobody is in two."""
    found = [match["where"] for after in words if (match := _PLACED.match(after))]
    if len(words) < 3 or len(found) < len(words) or len(set(found)) < len(found):
        return False
    return sum(where[0].isupper() for where in found) > 1 and not any(map(_NO_PLACE.fullmatch, found))


def _fate(words: str) -> str | None:
    found = [name for name, pattern in _FATE.items() if re.search(rf"\b(?:{pattern})\b", words, re.IGNORECASE)]
    return found[0] if len(found) == 1 else None


def _may_be(case: Case, parts: Sequence[Quantity], whole: Quantity, done: set[str]) -> bool:
    """Whether these can be parts of a whole not told of yet: two or more smaller ones, of its unit, by one voice."""
    return (
        whole.id not in done
        and len(parts) >= 2
        and all(p.kind == whole.kind and (p.unit == whole.unit or whole.kind == "count") and not p.per for p in parts)
        and not any(p.negated or p.hypothetical for p in (*parts, whole))
        and not any(p.modifier in ("at-least", "at-most") for p in parts)
        and all(p.low < whole.high for p in parts)
        and case.comparable(*parts, whole)
    )


def _summed(parts: Sequence[Quantity], whole: Quantity, done: set[str], *, sure: float) -> Finding:
    done.add(whole.id)
    computed, central = total(meant(p) for p in parts), total(printed(p) for p in parts)
    verdict = judge_figure(computed, finely(whole, *parts), central)
    terms = " + ".join(figure(p) for p in parts)
    return finding(verdict, (*parts, whole), f"{terms} = {span_of(central)}, stated {figure(whole)}", sure=sure)
