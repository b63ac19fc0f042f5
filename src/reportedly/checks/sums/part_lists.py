"""Lists that may make up a total: the figures around a total or a remainder, cut into parts in every likely way.

``stretch`` gathers the figures that can be added; ``totals`` and ``rests`` say which of them a cue beside it marks as
the whole or as what is left of it; ``assignments`` gives each whole its likely parts.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.checks.linking import Seen, Window, opposed
from reportedly.checks.masks import HEDGE, slots
from reportedly.checks.things import stem
from reportedly.model.figures import Quantity

_ANY = slots("any")
_SUM = r"(?:in all|in total|all told|altogether|combined|overall|between them|taken together|put together)"
_AFTER = re.compile(rf"(?:\s+(?!and\b|of\b)[^\s,;:.()—–]+){{0,4}}?,?\s+{_SUM}\b", re.IGNORECASE)
_OWN_SUM = re.compile(
    rf"(?:\s+(?!and\b|of\b)[^\s,;:.()—–]+){{0,3}}?\s+{_SUM}\b(?=\s*[,;:(—–]|\s+(?:and|but|which|that|is|was|are|were|"
    rf"consists?|comprises?|[a-z]+ing)\b)",
    re.IGNORECASE,
)
"""A word for a sum that belongs to the figure before it: “$900 million in total and consists of …”."""
_GIVES = re.compile(rf"\b(?:gives?|gave|giving)\s+(?:[^\s{_ANY}.,;!?]+\s+){{1,4}}(?:{HEDGE})?$", re.IGNORECASE)
_STEP = re.compile(r"\s+(?:[\w’'-]+\s+)?(?:more|extra|additional|further|each|apiece|of)\b", re.IGNORECASE)
_BEFORE = re.compile(
    rf"(?:\b(?:totals?|totall?ed|totall?ing|overall|combined|aggregate|whole|sum|grand total|death toll|tally)\b"
    rf"(?!\s+by\b)[^{_ANY}.;!?]{{0,50}}"
    rf"|(?:^\W*|[,;—–]\s*(?:and\s+)?)(?:{_SUM}|together),?(?:\s+[^\s{_ANY}.;!?]+){{0,5}}\s+"
    rf"|\b(?:toll|tally|count|sum|dead) to\s+"
    rf"|\b(?:making|bringing|adding up to|add(?:s|ed)? up to|amount(?:s|ed|ing)? to)\b"
    rf"[^{_ANY}.;!?]{{0,40}}"
    rf"|^\W*(?:that|this|it|they|which|these|those)(?:\s+all)?\s+(?:makes?|made|comes? to|came to|adds? up to|gives?|"
    rf"is|are|means)\s+(?:[^\s{_ANY}.;!?]+\s+){{0,2}})(?:{HEDGE})?$",
    re.IGNORECASE,
)
_BRINGING = re.compile(
    rf"\b(?:bring(?:ing|s)|brought|tak(?:ing|es)|making|for)\b[^.;!?]{{0,20}}\b(?:total|tally|toll|sum|number|count)\b"
    rf"[^.;!?]{{0,40}}\b(?:to|of)\s+(?:{HEDGE})?$",
    re.IGNORECASE,
)
_TAKES_UP = re.compile(
    rf"(?:^\W*|[;—–]\s*)(?:all|the|these|those|its|their|his|her|none of the|all of the|all the)\s+(?:{HEDGE})?$"
    rf"|\b(?:the|its) (?:whole|entire|full) (?:[^\s{_ANY}]+ ){{0,2}}(?:of )?$|\ball (?:the |these |those )?$",
    re.IGNORECASE,
)
_REST = re.compile(
    rf"(?:\b(?:other|remaining|rest,?|remainder,?|balance,?)\s+(?:of\s+|were\s+|are\s+|being\s+)?"
    rf"|\b(?:leaving|leaves|(?:which|that|and) left)\s+(?:[^\s{_ANY}.;]+\s+){{0,2}}|\bthe final\s+)(?:{HEDGE})?$",
    re.IGNORECASE,
)
_REMAINS = re.compile(
    r"(?:\s+[^\s,;:.()—–]+){0,2}?\s+(?:(?:that|who|which)\s+)?(?:others?\b|remain(?:s|ed|ing)?\b|(?:are|were) left\b|"
    r"left over\b|exceptions?\b|(?:still )?to be (?:allocated|decided|found|counted)\b)",
    re.IGNORECASE,
)
_ONE_OF_ONLY = re.compile(
    r"\bone of (?:only |just |the |the only |the mere )(?:a )?(?:mere |handful of )?$", re.IGNORECASE
)
_UNLIKE = re.compile(
    r"(?:\s+[^\s,;:.()—–]+){0,2}?\s+(?:that\s+)?(?:he|she|they|it|who|which|that|the\s+\w+)\s+"
    r"(?:lost|missed|failed|did not|didn’t|didn't|spared|never)\b",
    re.IGNORECASE,
)
_OF_THE_WHOLE = re.compile(
    rf"\b(?:out )?of (?:(?:the|its|their|all|some|his|her|those|these)\s+)?(?:[^\s{_ANY},.;]+[’']s?\s+|\w+\s+)?"
    rf"(?:{HEDGE})?$",
    re.IGNORECASE,
)
_OF_ALL = re.compile(r"\b(?:of|across|in) (?:the|all|all the|these|those|its) $", re.IGNORECASE)
_SIZED = re.compile(r"-(?!year|day|month|week|hour|minute|old|point|percent|time)\w+", re.IGNORECASE)
_OPENS = re.compile(
    r"[^.;!?()—–:]{0,70}?\s*(?P<mark>[:(—–]|\s-\s|\b(?:compris(?:es|ed|ing)|consist(?:s|ed|ing) of|"
    r"(?:made|makes) up (?:of|by)|composed of|(?:divided|split|broken down) (?:into|between|among))\b|"
    r",(?!\s*(?:made|makes|compris|consist|composed|divided|split|broken))\s*(?:of (?:which|whom|them)|that is)?)"
    r"\s*(?:\w+\s+){0,6}$",
    re.IGNORECASE,
)
_PLACE_OR_TIME = re.compile(r"\s+(?:on|in|at|from|by|near)\s", re.IGNORECASE)
_BE = re.compile(r"\s+(?:are|were|is|was|have|had)\b")
_OF_THEM = re.compile(r"\s+of (?:them|whom|these|those)\b")
_PLACE_OR_AIM = re.compile(r"\s+(?:on|in|at|from|by|near|to|for)\s", re.IGNORECASE)
_DASHED = re.compile(rf"(?:^|\S)\s?(?:[—–:]|\s-\s)\s*(?:{HEDGE})?$", re.IGNORECASE)
OPPOSITE = tuple(
    re.compile(rf"(?=.*\b(?:{one})\b)(?=.*\b(?:{two})\b)", re.IGNORECASE | re.DOTALL)
    for one, two in (
        ("men|males?|boys|husbands", "women|females?|girls|wives"),
        ("primary|junior|elementary", "secondary|senior|high"),
        ("adults?|grown-ups", "child|children|minors|infants"),
        ("convict\\w*|guilty", "acquit\\w*|cleared|not guilty"),
        ("in favou?r|for|yes", "against|no|opposed"),
        ("pass(?:ed)?|won", "fail(?:ed)?|lost"),
        ("alive|survived|survivors|rescued", "dead|died|killed|drowned"),
        ("public|state", "private"),
    )
)
"""Words of two parts beside which there is hardly a third."""
POSSIBLE = 0.45
"""A list that no cue marks off: enough for one that fits, never for one that doesn't."""
FEW_PARTS = 5
"""Fewer are split in too many ways by chance."""
MOST = 9
"""Parts of a list at most."""


@dataclass(frozen=True)
class Parts:
    """A whole and the parts that may make it up; ``cue`` is how surely, ``left`` how many like figures stay out."""

    whole: Seen
    parts: tuple[Seen, ...]
    cue: float
    left: int
    strong: bool
    summed: bool = False
    """Whether the whole is said to be a sum, and comes last."""

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The parts' quantities."""
        return tuple(s.quantity for s in self.parts if s.quantity is not None)


def stretch(window: Window, like: Quantity) -> list[Seen]:
    """The figures of the window that can be added to or make up ``like``: of its kind and unit, plainly stated."""
    return [s for s in window.quantities() if s.quantity is not None and _adds(s, s.quantity, like)]


def _adds(seen: Seen, one: Quantity, like: Quantity) -> bool:
    alike = one.kind == like.kind and (one.unit == like.unit or like.kind == "count")
    bare, named = (one, like) if one.kind == "count" else (like, one)
    units = ("measure", "money", "duration") if named is like else ("measure", "money")
    of = bare is one and seen.after.startswith(" of ")  # "900 hectares … 400 of forest"
    elliptic = bare.kind == "count" and (of or not bare.counted) and named.kind in units
    return (alike or elliptic) and not one.per and not one.negated and one.low > 0 and one.low == one.high


def is_total(seen: Seen, head: str = "") -> float:
    """How surely words beside a figure call it a sum of others: 0 not at all, over 0.7 by a word for sums.

    ``head`` is the sentence up to the figure, other figures in it or not.
    """
    own = None if seen.first else _OWN_SUM.match(seen.before)
    before = seen.before[own.end() :] if own else seen.before
    if _AFTER.match(seen.after) or _BEFORE.search(before) or _BRINGING.search(head):
        return 0.75
    if (seen.sentence == 0 and _TAKES_UP.search(seen.before)) or _DASHED.search(seen.before):
        return 0.6
    if _GIVES.search(before) and not _STEP.match(seen.after):
        return 0.6
    return POSSIBLE if _OF_ALL.search(seen.before) else 0.0


def is_rest(seen: Seen) -> float:
    """How surely a figure is what is left of a whole."""
    if _REST.search(seen.before) or (_ONE_OF_ONLY.search(seen.before) and _UNLIKE.match(seen.after)):
        return 0.75
    return 0.65 if _REMAINS.match(seen.after) else 0.0


def of_rest(rest: Seen, figures: Sequence[Seen]) -> Iterator[Parts]:
    """Wholes of which ``rest`` is left, each with the other figures up to it as the parts taken away."""
    cue = is_rest(rest)
    own = [s for s in figures if s.sentence == rest.sentence]
    if len(own) >= 3 and any(
        s.number < rest.number and _low(s) > _low(rest) and _OF_THE_WHOLE.search(s.before) for s in own
    ):
        figures = own  # "three of the eight …, the other six": what stood before is another story
    for whole in figures:
        if whole is rest or _low(whole) <= _low(rest):
            continue
        others = _alike([s for s in figures if s is not whole and s.number <= rest.number], rest, whole)
        named = bool(_OF_THE_WHOLE.search(whole.before) or _SIZED.match(whole.after))
        first = all(_low(s) < _low(whole) and whole.number < s.number for s in others)
        for start in range(max(0, len(others) - MOST), len(others) - 1):
            parts = tuple(others[start:])
            main = start == 0 and (named or first)
            left = start + sum(s.number > rest.number and s is not whole and s.sentence == 0 for s in figures)
            yield Parts(whole, parts, cue if main else POSSIBLE, left, strong=main and named)


def _alike(figures: Sequence[Seen], rest: Seen, whole: Seen) -> list[Seen]:
    """The figures but those that count something else than a whole and its rest of one noun: "in two districts".

    A bare number counts what the one before it in its sentence does.
    """
    if rest.quantity is None or whole.quantity is None or stem(rest.quantity.counted) != stem(whole.quantity.counted):
        return list(figures)
    found: list[Seen] = []
    named: Quantity | None = None
    for nth, seen in enumerate(figures):
        if nth and seen.sentence != figures[nth - 1].sentence:
            named = None
        if seen.quantity is not None and seen.quantity.counted:
            named = seen.quantity
        if named is None or not opposed(named, rest.quantity):
            found.append(seen)
    return found


def of_total(whole: Seen, figures: Sequence[Seen], cue: float) -> Iterator[Parts]:
    """Lists before a total: those of its own sentence, with the sentence before where there are fewer than two."""
    before = [s for s in figures if s.number < whole.number]
    own = [s for s in before if s.sentence == whole.sentence]
    run = own if len(own) >= 2 or (own and cue > 0.7 and not before[: -len(own)]) else before
    for start in range(max(0, len(before) - MOST), len(before) - 1):
        parts = tuple(before[start:])
        main = len(parts) == len(run)
        yield Parts(
            whole, parts, cue if main else POSSIBLE, 0 if main else abs(len(parts) - len(run)), cue > 0.7, summed=True
        )
        if cue < 0.7:
            for end in range(2, len(parts)):
                yield Parts(whole, parts[:end], POSSIBLE, 0, strong=False, summed=True)


def of_list(window: Window, whole: Seen, figures: Sequence[Seen]) -> Iterator[Parts]:
    """A list that follows its whole behind a colon, a dash, a bracket or a comma, to the end of the sentence."""
    after = [s for s in figures if s.number > whole.number and s.sentence == whole.sentence]
    if len(after) < 2 or whole.quantity is None or after[0].quantity is None:
        return
    opens = _OPENS.fullmatch(window.here.between(whole.quantity, after[0].quantity))
    if opens is None or (opens["mark"].strip() == "," and _item(whole, after)):
        return
    listed = "".join(s.after for s in after)
    bare = len(after) > 2 and all(_PLACE_OR_TIME.match(s.after) for s in after)
    opposite = len(after) == 2 and any(p.search(listed) for p in OPPOSITE)
    firm = not opens["mark"].strip().startswith(",") or bare or opposite
    for end in range(2, min(len(after), MOST) + 1):
        full = end == len(after)
        if not full and opens["mark"].strip().startswith(","):
            continue
        yield Parts(
            whole, tuple(after[:end]), (0.75 if firm else 0.55) if full else POSSIBLE, len(after) - end, strong=firm
        )


def _item(whole: Seen, after: Sequence[Seen]) -> bool:
    """Whether a figure before a comma is itself one of a list: no noun of its own, or set as those behind it are."""
    if not whole.first and whole.quantity is not None and whole.quantity.kind == "count" and not whole.quantity.counted:
        return True
    if whole.quantity is not None and not whole.quantity.counted and _BE.match(whole.after):
        return not _OF_THEM.match(after[0].after)
    opening = _PLACE_OR_AIM.match(whole.after)
    return opening is not None and all(s.after.startswith(opening[0]) for s in after[:-1])


def of_noun(whole: Seen, figures: Sequence[Seen]) -> Iterator[Parts]:
    """Figures of a whole's own noun, or of none, that come to it exactly: split without a word for it."""
    noun = stem(whole.quantity.counted) if whole.quantity is not None else ""
    if whole.quantity is not None and whole.quantity.kind in ("money", "measure"):
        parts = tuple(s for s in figures if s is not whole)
        if len(parts) <= 3:
            yield Parts(whole, parts, POSSIBLE, 0, strong=False)
    if not noun or _low(whole) < FEW_PARTS:
        return
    like = [s for s in figures if s is not whole and s.quantity and stem(s.quantity.counted) in ("", noun)]
    for start in range(len(like)):
        for end in range(start + 2, min(start + 4, len(like)) + 1):
            parts = tuple(like[start:end])
            if sum(_low(s) for s in parts) == _low(whole) and 0 in {whole.sentence, *(s.sentence for s in parts)}:
                yield Parts(whole, parts, POSSIBLE, 0, strong=False)


def noun_fits(found: Parts) -> bool:
    """Whether a total's noun can stand for the parts': not where all parts share one noun and the total has another."""
    whole = found.whole.quantity
    nouns = {stem(q.counted) for q in found.quantities if q.counted}
    if whole is None or not whole.counted or not found.quantities[0].counted:
        return True
    return len(nouns) != 1 or stem(whole.counted) in nouns


def noun_shared(found: Parts) -> bool:
    """Whether a part, or none of them, or not the total, names what it counts as the total does."""
    nouns = [stem(q.counted) for q in found.quantities]
    whole = found.whole.quantity
    return whole is None or not whole.counted or "" in nouns or stem(whole.counted) in nouns


def telling(found: Parts) -> float:
    """What nouns add to a cue: "all 215" after goats, sheep and cattle; "all 21 vehicles" after vans and lorries."""
    whole = found.whole.quantity
    nouns = {stem(q.counted) for q in found.quantities if q.counted}
    if whole is None or found.strong or not found.summed:
        return 0.0
    bare = not whole.counted or not found.quantities[0].counted
    if bare or (len(nouns) == 1 and stem(whole.counted) in nouns):
        return 0.15
    return 0.1 if len(nouns) > 1 else 0.0


def _low(seen: Seen) -> float:
    return seen.quantity.low if seen.quantity is not None else 0.0
