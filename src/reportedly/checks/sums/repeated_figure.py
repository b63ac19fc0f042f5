"""Repeated figure: a figure taken up again ("the $4.2 billion road budget") must be the one given before."""

import re
from collections.abc import Iterator

from reportedly.checks.case import Case
from reportedly.checks.changes.pair_cues import taken_up
from reportedly.checks.interval import meant
from reportedly.checks.linking import ACCUSES
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, finding
from reportedly.checks.sums.restated import LOOK_BACK, SAME_WORDS, about, named, noun, repeats, rounded, sort
from reportedly.checks.things import proper_names, stem, thing
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity

APART = 1.5
"""A figure off by more than half is taken for another count (one brigade's, one day's) and not judged."""
REACH = 2
"""A figure is taken up from so many sentences before: further back, the report has gone on to other counts."""

_TAKEN_UP = re.compile(
    r"\b(?:the|that|this|these|those|all)\s+(?:(?:same|full|entire|whole|estimated|reported|about|some|roughly)\s+)?$",
    re.IGNORECASE,
)
_PARTITIVE = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|most|some|many|half|few|several|"
    r"any|each|both|third|quarter|percent|more|fewer|less|out)) (?:of|than) (?:the|these|those)\s+$",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:other|another|more|additional|first|second|third|last|next|previous|remaining|rest|each(?! of)|former|"
    r"latter|earlier|separate|similar|alone|only|than|per|target|goal|limit|maximum|minimum|threshold|needed|percent|older|"
    r"youngest|oldest|largest|biggest|best|worst|top)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"[\s-]+(?:[\w’'-]+\s+){1,2}?(?:(?:who|which|that|where|whom|whose)\b|"
    r"(?:he|she|it|they|we|i)\s+\w+\s+(?:last|this|next|earlier|since|before|in|at|during)\b|"
    r"\w+(?:ed|en|ld|nt|ght|rn|wn)\s+(?:last|this|next|earlier|since|before)\b)",
    re.IGNORECASE,
)
"""A clause behind the noun picks out figures of its own ("the 32 goals they scored last season")."""
_NARROWING = re.compile(
    r"[\s-]+(?:[\w’'-]+\s+){1,2}?(?:in|at|from|of|on|to|for|with|under|inside|outside|across)\s+"
    r"(?:the |its |their |his |her |a )?(?P<what>[\w’'-]+)"
)
_FOR_WHAT = re.compile(r"\s+(?:in|of|for)\s+((?!the\b|an?\b|its\b|our\b)[a-z]{4,})")
_NOUN_BEHIND = re.compile(
    r"[ -](?!in\b|of\b|for\b|to\b|from\b|and\b|or\b|on\b|at\b|by\b|with\b|that\b|which\b)[a-z]{3,}"
)
_PHRASE_BEHIND = re.compile(
    r"[ -]?(?:(?!(?:in|of|for|to|from|and|or|on|at|by|with|that|which|is|was|will|has|had|being)\b)[a-z]++ ?+)*+"
)
_DECIDED = re.compile(
    r"\b(?:imposed|handed (?:down|out)|received|sentenced|instead|eventual\w*|final\w*|actual\w*|new|extended|extra|"
    r"shorten\w*|lengthen\w*|but)\b",
    re.IGNORECASE,
)
"""Words of what came after: such a term is not the one asked for."""
_ANOTHER = re.compile(
    r"^\W*(?:[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)\b|\b(?:another|other|others|second|separate\w*|also|too|more|rival)\b"
)
"""Words of a sentence about someone else: "His deputy took …"."""
_SUBJECT = re.compile(r"\W*(?:of |out of )?(?:the|all|these|those|all the)\s+", re.IGNORECASE)
_NEXT_WORDS = re.compile(r"(?:[\s-]+[\w’'-]+){0,2}")
_PLACED = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Oo]f|[Oo]n|[Ff]or)\s+((?:[A-Z][\w’'-]+\s?)+)")
_DAYS = frozenset(
    "mond tues wedn thur frid satu sund janu febr marc apri may june july augu sept octo nove dece".split()
)


def _find(case: Case) -> Iterator[Finding]:
    figures = [q for q in case.quantities if sort(q) is not None]
    yield from repeats(case, figures)
    for index, later in enumerate(figures):
        before = figures[max(0, index - LOOK_BACK) : index]
        if later.kind in ("count", "money", "measure", "duration") and _takes_up(case, later):
            yield from _taken_up(case, before, later)
        elif later.kind in ("money", "measure"):
            yield from _misprinted(case, before, later)


def _takes_up(case: Case, later: Quantity) -> bool:
    """Whether a figure stands behind "the", "these"; before a count "that" begins a clause ("said that 118 people")."""
    word = _TAKEN_UP.search(_before(case, later))
    return word is not None and not (later.kind == "count" and word.group().lower().startswith("that"))


def _taken_up(case: Case, before: list[Quantity], later: Quantity) -> Iterator[Finding]:
    """A definite figure against the only one of its kind in the sentences before it."""
    here = case.sentence_of(later.span)
    near: list[Quantity] = []
    for q in reversed(before):
        if here - case.sentence_of(q.span) > REACH:
            break
        if sort(q) == sort(later) and case.sentence_of(q.span) < here:
            near.append(q)
    linked = [(q, score) for q in near if (score := _score(case, q, later)) > 0]
    linked = [pair for pair in linked if noun(pair[0]) == noun(later)] or linked
    if len({(q.low, q.high) for q, _ in linked}) != 1 or _said_before(before, later):
        return
    earlier, score = max(linked, key=lambda pair: pair[1])
    if later.kind == "duration" and not (_names(case, later) or _misprint(earlier, later)):
        return
    if not meant(earlier).meets(meant(later)):
        if score >= ACCUSES and _off(earlier, later) and not _guarded(case, earlier, later):
            working = f"{figure(earlier)} first, {figure(later)} when taken up again"
            yield finding("inconsistent", (earlier, later), working, sure=score)
    elif earlier.low != later.low and not rounded(case, earlier, later):  # told of already
        working = f"{figure(earlier)} first, {figure(later)} when taken up again"
        yield finding("consistent", (earlier, later), working, sure=score)


def _misprinted(case: Case, before: list[Quantity], later: Quantity) -> Iterator[Finding]:
    """A sum for the same ("41 million in bribes") as the only one said so before, with its digits in another order."""
    what = _FOR_WHAT.match(case.text, later.span.end)
    if what is None or _said_before(before, later):
        return
    here, same = case.sentence_of(later.span), []
    for q in before:
        found = _FOR_WHAT.match(case.text, q.span.end) if sort(q) == sort(later) else None
        if found and found[1].lower() == what[1].lower():
            same.append(q)
    if len({q.low for q in same}) == 1 and case.sentence_of(same[-1].span) < here and _misprint(same[-1], later):
        earlier = same[-1]
        one, two = thing(case, earlier).times, thing(case, later).times
        apart = bool(one and two and not one & two)
        if not apart and not _guarded(case, earlier, later) and not _ANOTHER.search(case.sentence(later.span)):
            working = f"{figure(earlier)} first, {figure(later)} when said again"
            yield finding("inconsistent", (earlier, later), working, sure=ACCUSES)


def _names(case: Case, quantity: Quantity) -> bool:
    """Whether a figure is a name for what it measures: "the 15-year term"."""
    return quantity.kind == "duration" and "-" in case.words(quantity.span)


def _said_before(before: list[Quantity], later: Quantity) -> bool:
    """Whether the later figure is an earlier one's exactly: then that is what is taken up."""
    return any(sort(q) == sort(later) and q.low == later.low and q.high == later.high for q in before)


def _score(case: Case, earlier: Quantity, later: Quantity) -> float:
    """How surely ``later`` takes up ``earlier``; 0 where their words count other things."""
    one, two = noun(earlier), noun(later)
    shared = len(named(case, later) & about(case, earlier))
    if (
        one
        and two
        and one != two
        and not (later.kind == "money" and shared)
        and two[:SAME_WORDS] not in about(case, earlier)
    ):
        return 0.0
    same = bool(one) and one == two
    if not same and not shared and later.kind == "count":
        return 0.0
    score = 0.45 + 0.2 * same + 0.1 * min(max(shared - same, 0), 2) + 0.2 * _slip(case, earlier, later)
    score += 0.1 * (case.sentence_of(later.span) - case.sentence_of(earlier.span) == 1)
    return score - 0.1 * bool(_PARTITIVE.search(_before(case, later)))


def _off(earlier: Quantity, later: Quantity) -> bool:
    """Whether a figure is off by no more than a slip: half as much again, or digits in another order or scale."""
    one, two = sorted((meant(earlier), meant(later)))
    return 0 < two.low <= APART * one.high or _misprint(earlier, later) or _one_digit(earlier, later)


def _guarded(case: Case, earlier: Quantity, later: Quantity) -> bool:
    """Whether another voice, place, time or part sets the two apart, or the text corrects one of them."""
    if later.kind == "count" and case.text.startswith("-", later.span.end):
        return True  # "the 50-state union"
    if later.kind == "duration" and _DECIDED.search(case.sentence(later.span)):
        return True
    if (earlier.per != later.per and not _misprint(earlier, later)) or not case.comparable(earlier, later):
        return True
    if earlier.hypothetical and not later.hypothetical and not _misprint(earlier, later):
        return True
    if case.disputed(later.span) or case.disputed(earlier.span) or earlier.modifier not in ("exact", "approximate"):
        return True
    if any(_other(case, q) for q in (earlier, later)) or _at_other_times(case, earlier, later):
        return True
    return (
        bool(_RELATIVE.match(case.text, later.span.end))
        or _narrowed(case, earlier, later)
        or _elsewhere(case, earlier, later)
    )


def _at_other_times(case: Case, earlier: Quantity, later: Quantity) -> bool:
    """Whether a count has a time before it that the earlier one lacks: "in May … In June the 241 patients"."""
    one, two = thing(case, earlier).times, thing(case, later).times
    start = case.sentences[case.sentence_of(later.span)].start
    opening = case.text[max(start, later.span.start - 60) : later.span.start].lower()
    return later.kind == "count" and bool(one) and any(time in opening for time in two - one)


def _narrowed(case: Case, earlier: Quantity, later: Quantity) -> bool:
    """Whether a subject is narrowed as the earlier sentence is not ("the 21 players in its squad")."""
    narrowing = _NARROWING.match(case.text, later.span.end)
    start = case.sentences[case.sentence_of(later.span)].start
    if narrowing is None or not _SUBJECT.fullmatch(case.text, start, later.span.start):
        return False
    return stem(narrowing["what"])[:SAME_WORDS] not in about(case, earlier)


def _other(case: Case, quantity: Quantity) -> bool:
    after = _NEXT_WORDS.match(case.text, quantity.span.end)
    return bool(_OTHER.search(_before(case, quantity)[-25:]) or (after and _OTHER.search(after.group())))


def _elsewhere(case: Case, earlier: Quantity, later: Quantity) -> bool:
    """Whether both sentences name places, and none of them is the same."""
    places = [_places(case.sentence(q.span)) for q in (earlier, later)]
    return bool(places[0] and places[1] and not places[0] & places[1])


def _places(words: str) -> frozenset[str]:
    names = " ".join(found[1] for found in _PLACED.finditer(words))
    return proper_names(names, start_of_sentence=False) - _DAYS


def _slip(case: Case, earlier: Quantity, later: Quantity) -> bool:
    """Whether the later figure is the earlier one misprinted: where it names a thing, in one digit, too."""
    if _misprint(earlier, later):
        return True
    return _one_digit(earlier, later) and _attributive(case, later) and _is_it(case, earlier, later)


def _is_it(case: Case, earlier: Quantity, later: Quantity) -> bool:
    """Whether the thing named is that of the earlier sentence: by its word, or one noun after a pronoun."""
    if named(case, later) & about(case, earlier):
        return True
    phrase = _PHRASE_BEHIND.match(case.text, later.span.end, later.span.end + 60)
    return phrase is not None and len(phrase[0].split()) == 1 and taken_up(case.sentence(later.span))


def _attributive(case: Case, quantity: Quantity) -> bool:
    """Whether a figure with its unit stands before a noun as its name: "the 28-kilometre bore"."""
    words = case.words(quantity.span)
    single = quantity.kind in ("money", "measure", "duration") and (quantity.kind != "money" or words[-1:].isalpha())
    return single and not words.endswith("s") and _NOUN_BEHIND.match(case.text, quantity.span.end) is not None


def _one_digit(earlier: Quantity, later: Quantity) -> bool:
    """Whether two figures of one length differ in a single digit: 18 and 28, 1.6 and 2.6 billion."""
    if earlier.low != earlier.high or later.low != later.high:
        return False
    one, two = (f"{q.low:.0f}".rstrip("0") if q.low > 1 else "" for q in (earlier, later))
    return len(one) == len(two) == 2 and sum(a != b for a, b in zip(one, two, strict=True)) == 1


def _misprint(earlier: Quantity, later: Quantity) -> bool:
    """Whether one is the other with its digits in another order or scale: 340 and 430, $4.2 billion and million."""
    if earlier.low != earlier.high or later.low != later.high or earlier.low == later.low:
        return False
    one, two = (f"{q.low:.10g}".replace(".", "") for q in (earlier, later))
    filled = min(len(digits) - len(digits.rstrip("0")) for digits in (one, two))
    one, two = one[: len(one) - filled], two[: len(two) - filled]
    apart = max(earlier.low, later.low) / max(1e-9, min(earlier.low, later.low))
    if one.rstrip("0") == two.rstrip("0"):
        return round(apart) in (10, 100, 1000, 10**6) and len(one.rstrip("0")) >= 2
    teen, ten = sorted((earlier.low, later.low))
    if 13 <= teen <= 19 and ten == 10 * (teen - 10):
        return True  # sixteen, sixty
    return len(one) >= 2 and apart < 10 and sorted(one) == sorted(two)


def _before(case: Case, quantity: Quantity) -> str:
    return case.text[max(0, quantity.span.start - 40) : quantity.span.start]


RULE = Rule(
    id="repeated-figure",
    title="A figure taken up again",
    needs=(
        "a figure, and within two sentences “the” figure of the same noun, unit or words and one speaker (or the "
        "report's own voice for one of them); or the same figure again anywhere, in digits, in words or rounded; "
        "or a sum for the same (“41 million in bribes”) with its digits in another order"
    ),
    rule="both must be able to mean one value",
    tolerance=(
        "the roundings and hedges of both; figures more than half apart are taken for different counts, unless their "
        "digits are the same in another order or scale (340 and 430, $4.2 billion and $4.2 million)"
    ),
    example="$4.2 billion for roads … the $4.2 billion road budget: consistent",
    traps="another place, another time, a part, two earlier figures that fit; figures of two speakers",
    apply=_find,
)
