"""Part and whole: subtotals that are said to make up a total, and parts that can't exceed it."""

import re
from collections.abc import Iterator, Sequence

from reportedly.checks.case import Case
from reportedly.checks.interval import judge_figure, meant, printed, total
from reportedly.checks.masks import Masked, Match, frame, search, slots
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding, span_of
from reportedly.checks.things import stem
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity

_IN_ALL = (
    frame(r"(?:,|—|–|:|;|\bor|\bfor|\band) (?:(?:making|for|giving|or|and) "
        r")?<hedge><n:total>(?:\s+[^\s,;:.()—–]+){0,3}? (?:in all|in total|altogether|all told|combined)\b"),
    frame(r"(?:,|—|–|;) ?(?:(?:for|making|giving|or|bringing|which makes|which brings) )?(?:it )?(?:an? |the "
        r")(?:(?:combined|grand|overall) )?(?:total|toll|sum) (?:of|to) <hedge><n:total>"),
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
_SUBSET = frame(
    r"<n:total>(?P<what><words>),? (?:including|among them|of whom|of which|of them) "
    r"<hedge><n:part>(?P<that><words>)(?:,| and|\.|$)"
)
_NO_LIST = re.compile(
    r"\b(?:includ\w+|among|such as|at least|notably|especially|mostly|per|each|than|from|to|against|after|"
    r"average|of the|"
    r"compared|respectively|aged|worth|followed|out of|since|every|more|another)\b",
    re.IGNORECASE,
)
_LIST = 500
"""A list and its total stand within so many code points."""
_SLOT = re.compile(f"[{slots('any|date')}]")


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
        for match in search(masked, (_REMAINING, _OF_WHOLE)):
            parts, whole = [match.quantity("part"), match.quantity("rest")], match.quantity("total")
            if whole.id not in done and _make_up(case, parts, whole) and max(p.low for p in parts) < whole.high:
                yield _summed(parts, whole, sure=0.75)
        for match in _FATES.search(masked):
            yield from _fates(case, match, done)
        for match in _SUBSET.search(masked):
            yield from _too_large(case, match)


def _listed_before(masked: Masked, match: Match) -> list[Quantity]:
    """The figures of the list that ends right before the total; empty where something else stands between."""
    end = match.found.start()
    head = masked.text[max(0, end - _LIST) : end]
    listed = masked.within(end - len(head), end)
    if _NO_LIST.search(head[_first(head) :]) or any(
        not isinstance(item, Quantity) or item.kind not in ("count", "money", "measure", "rate") for item in listed
    ):
        return []
    return [item for item in listed if isinstance(item, Quantity)]


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


def _fates(case: Case, match: Match, done: set[str]) -> Iterator[Finding]:
    """Parts of which nobody can be in two: more of them than the whole is wrong, fewer leave a rest unsaid."""
    whole, listed = match.quantity("total"), match.words("list")
    parts = [item for item in match.masked.within(*match.found.span("list")) if isinstance(item, Quantity)]
    fates = [_fate(words) for words in _SLOT.split(listed)[1:]]
    if whole.id in done or None in fates or len(set(fates)) < len(fates) or not _make_up(case, parts, whole):
        return
    computed, least = total(meant(p) for p in parts), meant(whole)
    if all(p.low < whole.high for p in parts) and computed.high >= least.low:
        done.add(whole.id)
        yield _summed(parts, whole, sure=0.8)


def _fate(words: str) -> str | None:
    found = [name for name, pattern in _FATE.items() if re.search(rf"\b(?:{pattern})\b", words, re.IGNORECASE)]
    return found[0] if len(found) == 1 else None


def _make_up(case: Case, parts: Sequence[Quantity], whole: Quantity) -> bool:
    """Whether the parts can make up the whole: at least two, of one kind and unit, said by one voice."""
    return (
        len(parts) >= 2
        and all(p.kind == whole.kind and (p.unit == whole.unit or whole.kind == "count") and not p.per for p in parts)
        and not any(p.negated or p.hypothetical or p.change for p in (*parts, whole))
        and not any(p.modifier in ("at-least", "at-most") for p in parts)
        and _same_sort([p for p in parts if p.counted])
        and case.same_speaker(*parts, whole)
    )


def _same_sort(parts: Sequence[Quantity]) -> bool:
    """Lists of unlike things ("two buses, 14 passengers") sum to nothing; unlike persons may (men, women)."""
    return all(p.low != 0 for p in parts)


def _summed(parts: Sequence[Quantity], whole: Quantity, *, sure: float) -> Finding:
    computed, central = total(meant(p) for p in parts), total(printed(p) for p in parts)
    verdict = judge_figure(computed, whole, central)
    terms = " + ".join(figure(p) for p in parts)
    return finding(verdict, (*parts, whole), f"{terms} = {span_of(central)}, stated {figure(whole)}", sure=sure)


def _too_large(case: Case, match: Match) -> Iterator[Finding]:
    whole, part = match.quantity("total"), match.quantity("part")
    same = part.kind == whole.kind and part.unit == whole.unit and not part.per and not whole.per
    if not same or not case.same_speaker(whole, part) or whole.modifier in ("at-least", "more-than", "approximate"):
        return
    if whole.kind == "count" and not _one_noun(match.words("what"), match.words("that")):
        return
    if meant(part).low > meant(whole).high and not part.negated and not whole.negated:
        working = f"{figure(part)} are said to be among {figure(whole)}"
        yield finding("inconsistent", (whole, part), working, sure=0.7)


def _one_noun(what: str, that: str) -> bool:
    left = {stem(w) for w in what.split() if len(w) > 2}
    return bool(left & {stem(w) for w in that.split() if len(w) > 2})


RULE = Rule(
    id="part-whole",
    title="Parts and their whole",
    needs=(
        "a list of figures and the total it is said to make (“in all”, a colon list, “the remaining”), fates "
        "that shut each other out (“of 212, 153 were rescued, 14 died and 45 are missing”), or "
        "“including” a part"
    ),
    rule=(
        "the sum of the parts, as an interval, must meet the total; a part named after “including” can't "
        "exceed the whole"
    ),
    tolerance="rounding of every part and of the total add up; counts under 1,000 are exact",
    example="seven in Orlec, five in Brod and three in Vasht, 17 in all: 7 + 5 + 3 = 15, stated 17: inconsistent",
    traps=(
        "lists that only give examples (including, among, such as) are never summed; at-least parts, other "
        "units, rates, "
        "changes and figures of two speakers are left out"
    ),
    apply=_find,
)
