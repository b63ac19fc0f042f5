"""Part and whole: subtotals that are said to make up a total."""

import re
from collections.abc import Iterator, Sequence

from reportedly.checks.case import Case
from reportedly.checks.interval import finely, judge_figure, meant, printed, total
from reportedly.checks.masks import Masked, Match, frame, search, slots
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding, span_of
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity

_IN_ALL = (
    frame(r"(?:,|—|–|:|;|\bor|\bfor|\band) (?:(?:making|for|giving|or|and) "
        r")?<hedge><n:total>(?:\s+[^\s,;:.()—–]+){0,3}? (?:in all|in total|altogether|all told|combined)\b"),
    frame(r"(?:,|—|–|;) ?(?:(?:for|making|giving|or|bringing|which makes|which brings) )?(?:it )?(?:an? |the "
        r")(?:(?:combined|grand|overall|[\w-]+[’']s) )?(?:death )?(?:total|toll|sum) (?:of|to) <hedge><n:total>"),
)  # fmt: skip
_LISTED = frame(
    r"<n:total>(?:\s+[^\s,;:.()—–]+){0,8}?\s*(?P<opens>:|—|–|\() "
    r"*(?P<list><n>\s+[^\s,;:.()—–]+(?:\s+[^\s,;:()—–.]+){0,6}?"
    r"(?:(?:, and|,| and) <n>\s+[^\s,;:.()—–]+(?:\s+[^\s,;:()—–.]+){0,6}?){1,6})\s*(?P<closes>[.)—–;]|$)"
)
_REMAINING = frame(
    r"<n:part>(?:<words>)? of (?:the|its|their|all) <hedge><n:total><long>(?:,|;|\band|\bwhile) "
    r"(?:the (?:other|remaining|rest,?)|(?:another|leaving)) <hedge><n:rest>"
)
_ALL_OF = frame(
    r"\b(?:of|out of) (?:the|its|their|all|some)? ?<hedge><n:total>(?P<what><gap>),(?P<list>[^.;:!?()]{1,200}?)"
    r"(?:the|its) (?:other|remaining|rest,?) <hedge><n:rest>"
)
_INCLUDING = frame(
    r"<money|measure:total><gap>,? (?:including|includes|included) (?P<list><hedge><money|measure>[^.;:!?()]{1,160})"
)
_PART_OF = frame(r"\b(?:of|out of) (?:the|its|their|all|some)? ?<hedge><n:total><gap>,<gap> ?<n:part>")
_AND_REST = frame(r"\b(?:the|its) (?:other|remaining|rest,?) <hedge><n:rest>")
_OF_WHICH = frame(
    r"<n:total><gap>,? of (?:which|whom) <hedge><n:part><long>(?:,|;|\band|\bwhile) (?:the (?:other|remaining|rest,?)) "
    r"<hedge><n:rest>"
)
_OF_WHOLE = frame(
    r"\bof (?:the|its|their|all|some)? ?<hedge><n:total><gap>,<gap><n:part><long>(?:,|;|\band|\bwhile|\.) "
    r"?(?:and |while )?"
    r"(?:the (?:other|remaining|rest,?)) <hedge><n:rest>"
)
_FATES = frame(
    r"\b(?:of|out of) (?:(?:the|its|their|all|some) )?<hedge><n:total>(?:\s+[^\s,;:.()—–]+){0,8}?,? *"
    r"(?P<list><hedge><n>(?:\s+[^\s,;:()—–.]+){1,7}?(?:(?:, and|,| and|, while| while|;) <hedge><n>"
    r"(?:\s+[^\s,;:()—–.]+){1,7}?){1,5})\s*(?=[.,;!?)—–]|$)"
)
_FATE = {
    "alive": r"rescued|saved|survived|survivors|alive|unhurt|unharmed|pulled out|freed|safe",
    "dead": r"died|dead|killed|perished|drowned",
    "missing": r"missing|unaccounted|lost",
    "for": r"for|in favou?r|yes|backed|supported|approved",
    "against": r"against|no|opposed|rejected",
    "abstained": r"abstain\w*|abstentions?|absent|blank",
}
"""Fates that shut each other out, so that the parts can't add up to more than the whole."""
_NO_LIST = re.compile(
    r"\b(?:includ\w+|among|such as|at least|notably|especially|mostly|per|each|than|average|of the|compared|"
    r"respectively|aged|worth|followed|out of|every|more|another|"
    rf"(?:from|to|against|after|since)\s+(?:[a-z]+\s+){{0,2}}(?=[{slots('any')}]))\b",
    re.IGNORECASE,
)
_OF_THESE = re.compile(r"\bof (?:them|whom|these|those|which)\b", re.IGNORECASE)
_LIST = 500
"""A list and its total stand within so many code points."""
_SLOT = re.compile(f"[{slots('any')}]")


def _find(case: Case) -> Iterator[Finding]:
    for masked in case.masked:
        if len(masked.items) < 2 or case.disputed(masked.span):
            continue
        done: set[str] = set()
        for match in search(masked, _IN_ALL):
            whole = match.quantity("total")
            parts = _listed_before(masked, match)
            if whole.id not in done and _make_up(case, parts, whole):
                done.add(whole.id)
                yield _summed(parts, whole, sure=0.85)
        for match in _LISTED.search(masked):
            yield from _colon_list(case, match, done)
        for match in search(masked, (_REMAINING, _OF_WHOLE, _OF_WHICH)):
            parts, whole = [match.quantity("part"), match.quantity("rest")], match.quantity("total")
            if whole.id not in done and _make_up(case, parts, whole) and max(p.low for p in parts) < whole.high:
                yield _summed(parts, whole, sure=0.75)
        for match in _ALL_OF.search(masked):
            yield from _with_rest(case, match, done)
        yield from _over_two(case, masked)
        for match in _INCLUDING.search(masked):
            yield from _examples(case, match, done)
        for match in _FATES.search(masked):
            yield from _fates(case, match, done)


def _listed_before(masked: Masked, match: Match) -> list[Quantity]:
    """The figures of the list that ends right before the total; empty where something else stands between."""
    end = match.found.start()
    head = masked.text[max(0, end - _LIST) : end]
    listed = [item for item in masked.within(end - len(head), end) if isinstance(item, Quantity)]
    if _NO_LIST.search(head[_first(head) :]) or any(
        q.kind not in ("count", "money", "measure", "rate") for q in listed
    ):
        return []
    return listed


def _first(head: str) -> int:
    found = _SLOT.search(head)
    return found.start() if found else 0


def _colon_list(case: Case, match: Match, done: set[str]) -> Iterator[Finding]:
    whole = match.quantity("total")
    opens, closes, listed = match.words("opens"), match.words("closes"), match.words("list")
    if (
        whole.id in done
        or _NO_LIST.search(listed)
        or (opens == "(") != (closes == ")")
        or (opens in "—–" and closes in ";)")
    ):
        return
    parts = [item for item in match.masked.within(*match.found.span("list")) if isinstance(item, Quantity)]
    if len(parts) >= 2 and _make_up(case, parts, whole) and all(p.low < whole.high for p in parts):
        done.add(whole.id)
        yield _summed(parts, whole, sure=0.8)


def _with_rest(case: Case, match: Match, done: set[str]) -> Iterator[Finding]:
    """A list of parts that ends in "the remaining": at least two before it, the frames above have one."""
    whole, listed = match.quantity("total"), match.masked.within(*match.found.span("list"))
    parts = [item for item in listed if isinstance(item, Quantity)]
    if len(parts) < 2 or whole.id in done or _NO_LIST.search(match.words("list")):
        return
    parts.append(match.quantity("rest"))
    if _make_up(case, parts, whole) and all(p.low < whole.high for p in parts):
        done.add(whole.id)
        yield _summed(parts, whole, sure=0.75)


def _examples(case: Case, match: Match, done: set[str]) -> Iterator[Finding]:
    """Amounts that a whole "includes" need not make it up, but can't exceed it."""
    whole, listed = match.quantity("total"), match.masked.within(*match.found.span("list"))
    parts = [item for item in listed if isinstance(item, Quantity)]
    apart = re.search(r"\b(?:up from|compared|than|of which|from|to|against)\b", match.words("list"))
    if apart or whole.id in done or not _make_up(case, parts, whole) or any(p.low >= whole.high for p in parts):
        return
    if total(meant(p) for p in parts).low > meant(finely(whole, *parts)).high:
        done.add(whole.id)
        yield _summed(parts, whole, sure=0.7)


def _over_two(case: Case, masked: Masked) -> Iterator[Finding]:
    """The first part in one sentence, the others in the next: "… 41 are alive. Nine died; the other 17 are missing"."""
    index = case.sentence_of(masked.span)
    rests = [match.quantity("rest") for match in _AND_REST.search(masked)] if index else []
    if len(rests) != 1 or case.disputed(case.sentences[index - 1]):
        return
    last = case.masked[index - 1]
    firsts = list(_PART_OF.search(last))
    here = [q for q in masked.quantities() if q.kind == rests[0].kind and q.span.start <= rests[0].span.start]
    if len(firsts) != 1 or len(last.quantities()) != 2 or len(here) > 3 or _NO_LIST.search(masked.text):
        return
    parts, whole = [firsts[0].quantity("part"), *here], firsts[0].quantity("total")
    if _make_up(case, parts, whole, one_voice=False) and all(p.low < whole.high for p in parts):
        yield _summed(parts, whole, sure=0.65)


def _fates(case: Case, match: Match, done: set[str]) -> Iterator[Finding]:
    """Parts of which nobody can be in two: more of them than the whole is wrong, fewer leave a rest unsaid."""
    whole, listed = match.quantity("total"), match.words("list")
    parts = [item for item in match.masked.within(*match.found.span("list")) if isinstance(item, Quantity)]
    fates = [_fate(words) for words in _SLOT.split(listed)[1:]]
    if (
        _OF_THESE.search(listed)
        or whole.id in done
        or None in fates
        or len(set(fates)) < len(fates)
        or not _make_up(case, parts, whole)
    ):
        return
    computed, least = total(meant(p) for p in parts), meant(whole)
    if all(p.low < whole.high for p in parts) and computed.high >= least.low:
        done.add(whole.id)
        yield _summed(parts, whole, sure=0.8)


def _fate(words: str) -> str | None:
    found = [name for name, pattern in _FATE.items() if re.search(rf"\b(?:{pattern})\b", words, re.IGNORECASE)]
    return found[0] if len(found) == 1 else None


def _make_up(case: Case, parts: Sequence[Quantity], whole: Quantity, *, one_voice: bool = True) -> bool:
    """Whether the parts can make up the whole: at least two, of one kind and unit, said by one voice.

    Without ``one_voice`` some may be the report's own.
    """
    return (
        len(parts) >= 2
        and all(p.kind == whole.kind and (p.unit == whole.unit or whole.kind == "count") and not p.per for p in parts)
        and not any(p.negated or p.hypothetical for p in (*parts, whole))
        and not any(p.modifier in ("at-least", "at-most") for p in parts)
        and _same_sort([p for p in parts if p.counted])
        and (case.same_speaker if one_voice else case.comparable)(*parts, whole)
    )


def _same_sort(parts: Sequence[Quantity]) -> bool:
    """Lists of unlike things ("two buses, 14 passengers") sum to nothing; unlike persons may (men, women)."""
    return all(p.low != 0 for p in parts)


def _summed(parts: Sequence[Quantity], whole: Quantity, *, sure: float) -> Finding:
    computed, central = total(meant(p) for p in parts), total(printed(p) for p in parts)
    verdict = judge_figure(computed, finely(whole, *parts), central)
    terms = " + ".join(figure(p) for p in parts)
    return finding(verdict, (*parts, whole), f"{terms} = {span_of(central)}, stated {figure(whole)}", sure=sure)


RULE = Rule(
    id="part-whole",
    title="Parts and their whole",
    needs=(
        "a list of figures and the total it is said to make (“in all”, a colon list, “the remaining”), fates "
        "that shut each other out (“of 212, 153 were rescued, 14 died and 45 are missing”)"
    ),
    rule=("the sum of the parts, as an interval, must meet the total; of fates it can't exceed the total"),
    tolerance="rounding of every part and of the total add up; counts under 1,000 are exact",
    example="seven in Orlec, five in Brod and three in Vasht, 17 in all: 7 + 5 + 3 = 15, stated 17: inconsistent",
    traps=(
        "lists that only give examples (including, among, such as) are never summed; at-least parts, other "
        "units, rates, "
        "changes and figures of two speakers are left out"
    ),
    apply=_find,
)
