"""Restated figures: one count said twice or more in a report, in the same digits, in words or rounded."""

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence

from reportedly.checks.case import Case
from reportedly.checks.shown import figure, finding
from reportedly.checks.things import stem
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity

COUNTED_ON_FINGERS = 12
"""Counts up to this meet by chance: they need a noun and a word more in common."""
LOOK_BACK = 30
"""Each figure is compared with so many before it, so that long tables stay cheap."""
_HEDGED = {"approximate": (0.95, 1.05), "more-than": (1.0, 1.1), "less-than": (0.9, 1.0)}
"""What finer figure a hedged one may stand for, as shares of it: "more than 1,200" for 1,274."""
CLOSE = 0.85
"""A figure and its rounding are no further apart."""
BESIDE = 120
"""Words so many code points before and after a figure are about it."""
ROUGHLY = 0.08
"""A round figure is taken for a finer one's up to this share of it."""
SAME_WORDS = 4
"""Letters at which two words' beginnings make them one family: signed, signatures."""

TAKEN_UP = re.compile(r"\b(?:the|that|this|these|those|all)\s+$", re.IGNORECASE)
_EXACTLY = re.compile(r"(?: [\w’'-]+)? to be (?:exact|precise|more exact|more precise)\b|,? exactly\b")
_SORTS = frozenset(("count", "money", "measure", "percent", "points", "rate", "duration", "age", "multiple"))
_SHARES = frozenset(("percent", "points"))
_PHRASE = re.compile(r"^[ -]?((?:[^\W\d_][\w’'-]*[ ]?){1,6})")
_FOR = re.compile(r"^ (?:for|of) (?:the |a |an |its |their )?")
"""Money is named by what it is for: "the $4.2 billion for roads"."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_STOP = frozenset(
    "who that which in of would will is was were are has have had could may might can should for at on by "
    "from with to and or as it its the a an be been being not did do does since after before during who's "
    "when where than into about over under he she they we his her their people person year years month "
    "months day days more other others percent said says say but also only just all some this these those "
    "there out per one two three four five six seven eight nine ten million billion thousand hundred".split()
)


def sort(quantity: Quantity) -> tuple[str, str] | None:
    """What a figure must share with another to restate it: kind and unit; None for what is not restated so."""
    if quantity.kind not in _SORTS or quantity.negated:
        return None
    kind = "count" if quantity.kind == "rate" and not quantity.unit else quantity.kind
    return kind, quantity.unit if kind != "count" else ""


def noun(quantity: Quantity) -> str:
    """The stem of what a figure counts; empty where it doesn't say."""
    if quantity.kind != "count":
        return ""
    return stem(quantity.counted) if quantity.counted else ""


def named(case: Case, quantity: Quantity) -> frozenset[str]:
    """The stems of the noun phrase that follows a figure, up to its first function word."""
    return case.noted("named", quantity, _named)


def _named(case: Case, quantity: Quantity) -> frozenset[str]:
    after = case.text[quantity.span.end : quantity.span.end + 80]
    found = _PHRASE.match(_FOR.sub(" ", after) if quantity.kind == "money" else after)
    stems: set[str] = set()
    for word in found[1].split() if found else ():
        if word.lower() in _STOP:
            break
        stems.add(stem(word))
    return frozenset(s[:SAME_WORDS] for s in stems if len(s) > 2)


def about(case: Case, quantity: Quantity) -> frozenset[str]:
    """The beginnings of the words around a figure, in its sentence."""
    return case.noted("about", quantity, _about)


def _about(case: Case, quantity: Quantity) -> frozenset[str]:
    sentence = case.sentences[case.sentence_of(quantity.span)]
    start, end = max(sentence.start, quantity.span.start - BESIDE), min(sentence.end, quantity.span.end + BESIDE)
    words = _WORD.findall(case.text, start, end)
    return frozenset(stem(word)[:SAME_WORDS] for word in words if word.lower() not in _STOP)


def repeats(case: Case, figures: Sequence[Quantity]) -> Iterator[Finding]:
    """Each count that is said again in the same digits or in words, with all its mentions; and rounded repeats."""
    groups: dict[tuple[object, ...], list[list[Quantity]]] = defaultdict(list)
    for q in figures:
        if q.low == 1 and q.high == 1:
            continue
        chains = groups[sort(q), q.low, q.high]
        chain = next((c for c in chains[-3:] if any(_again(case, e, q) for e in c[-3:])), None)
        if chain is None:
            chains.append([q])
        else:
            chain.append(q)
    for chains in groups.values():
        for chain in chains:
            if len(chain) > 1:
                yield finding("consistent", chain, f"{figure(chain[0])}, said {len(chain)} times", sure=0.6)
    in_order = sorted((chain for chains in groups.values() for chain in chains), key=lambda chain: chain[0].span)
    yield from _rounded_repeats(case, in_order)


def _again(case: Case, earlier: Quantity, later: Quantity) -> bool:
    """Whether two equal figures are one count by their words, or by digits that don't meet by chance."""
    one, two = noun(earlier), noun(later)
    definite = case.noted("taken up", later, _taken_up)
    near = definite and case.sentence_of(later.span) - case.sentence_of(earlier.span) in (1, 2)
    if one and two and one != two:
        return bool(near and earlier.high > COUNTED_ON_FINGERS and two[:SAME_WORDS] in about(case, earlier))
    if near and (one or earlier.kind != "count"):
        return True
    same = bool(one) and one == two
    if earlier.kind == "count" and earlier.high <= COUNTED_ON_FINGERS:
        return same and _shared(case, earlier, later) >= 2
    if len(f"{earlier.low:.6g}".replace(".", "").rstrip("0")) >= 3 or (earlier.kind == "count" and same):
        return True
    return _shared(case, earlier, later) >= (1 if earlier.kind in ("money", "measure") else 2)


def _taken_up(case: Case, quantity: Quantity) -> bool:
    return TAKEN_UP.search(case.text[max(0, quantity.span.start - 20) : quantity.span.start]) is not None


def _shared(case: Case, earlier: Quantity, later: Quantity) -> int:
    """How many words around two figures are the same, by their beginnings."""
    return len(about(case, earlier) & about(case, later))


def _rounded_repeats(case: Case, chains: Sequence[Sequence[Quantity]]) -> Iterator[Finding]:
    """Counts of which one rounds the other, with all the mentions of both."""
    sorts: dict[object, deque[Sequence[Quantity]]] = defaultdict(lambda: deque(maxlen=LOOK_BACK))
    for chain in chains:
        later, before = chain[0], sorts[sort(chain[0])]
        for other in reversed(before) if later.kind not in _SHARES else ():
            if rounded(case, other[0], later):
                working = f"{figure(other[0])} and {figure(later)}: one rounded"
                yield finding("consistent", (*other, *chain), working, sure=0.5)
                break
        before.append(chain)


def rounded(case: Case, earlier: Quantity, later: Quantity) -> bool:
    """Whether one of two figures for one thing, in two sentences, is the other rounded, or hedged near it."""
    if not CLOSE * later.low <= earlier.low <= later.low / CLOSE:
        return False
    if _is_loose(earlier) or _is_loose(later):
        return False
    by_detail = (later.modifier != "exact", later.precision) < (earlier.modifier != "exact", earlier.precision)
    fine, rough = (later, earlier) if by_detail else (earlier, later)
    if fine.kind in _SHARES:
        return False  # shares of different things meet too often
    low, high = _HEDGED.get(rough.modifier, (1.0, 1.0))
    room = (
        min(rough.precision, ROUGHLY * rough.low)
        if rough.modifier == "exact" and rough.precision > fine.precision
        else 0
    )
    if fine.modifier != "exact" or not low * rough.low - room <= fine.low <= high * rough.low + room:
        return False
    apart = case.sentence_of(earlier.span) != case.sentence_of(later.span)
    if not apart and _EXACTLY.match(case.text, later.span.end) is None:
        return False
    one, two, shared = noun(earlier), noun(later), _shared(case, earlier, later)
    return (one == two and shared >= 2) or (not (one and two) and shared >= 3)


def _is_loose(quantity: Quantity) -> bool:
    return quantity.low != quantity.high or (quantity.kind == "count" and quantity.low <= COUNTED_ON_FINGERS)
