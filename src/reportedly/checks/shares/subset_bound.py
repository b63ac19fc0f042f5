"""Subset bound: a part can't be larger than what it is a part of."""

import re
from collections.abc import Iterator, Sequence

from reportedly.checks.case import Case
from reportedly.checks.interval import finely, meant
from reportedly.checks.linking import Link, Seen, around, settle
from reportedly.checks.masks import HEDGE, slots
from reportedly.checks.rule import Rule
from reportedly.checks.shares.part_cues import OF_THEM, OF_WHOM, OUT_OF, PART_OF, leads
from reportedly.checks.shares.share_claims import supposed
from reportedly.checks.shares.subset_rivals import AT_STAKE, rivals
from reportedly.checks.shown import figure, finding
from reportedly.checks.things import classes, stem
from reportedly.model.claims import Finding, Verdict
from reportedly.model.figures import Quantity

_KINDS = frozenset({"count", "money", "measure"})
_NUMBERS, _DATE = frozenset(slots("count|money|measure")), slots("date")
_GATE = re.compile(
    r"\b(?:of|among|includ\w+|with|in all|total|all told|altogether|will (?:gain|get|win|receive|pick|take))\b|"
    r"[- ]member\b|at stake|up for grabs",
    re.IGNORECASE,
)
_NOT_OF = re.compile(
    r"\b(?:more|fewer|less|other|others|another|short|shy|within|away|ahead|times|compared|than|per|each|every|"
    r"days?|aged?|worth|cost\w*|average)\b",
    re.IGNORECASE,
)
_INCLUDING = re.compile(
    rf"\b(?:including|includes?|included|among (?:them|which|whom|these|those)(?: (?:are|were))?),? {HEDGE}$", re.I
)
_THEY_INCLUDE = re.compile(rf"^\W*(?:among (?:them|these|those)(?: (?:are|were))?|they include) {HEDGE}$", re.I)
_ONE_OF = re.compile(
    r"^(?:\s+[\w’'-]+)?\s+of\s+(?:the|these|those|its|their)\s+(?P<noun>[\w’'-]+(?:\s+[\w’'-]+)?)", re.IGNORECASE
)
_FURTHER = re.compile(rf"\b(?:further|another|additional|extra|other|more)\s+{HEDGE}$", re.IGNORECASE)
_SHARE = re.compile(
    rf"\b(?:share|part|portion|bulk|majority|most|half)\b(?: of (?:that|it|them|this))?\s*(?:[—–―(,]|--|"
    rf"\s-)\s*{HEDGE}$",
    re.I,
)
_WITH = re.compile(r"(?:^|[,;:]\s)\W*with\s++(?:its|the|all)?\s*$", re.IGNORECASE)
_TOGETHER_WITH = re.compile(r"\b(?:with|counting|adding|including) (?:the|its|their) \w+s\b[^.;]{0,30}$", re.IGNORECASE)
"""“With the basses there are 52 of them”: of more than those told before."""
_ELSE = re.compile(r";|\b(?:with|among|of|out of|from|to)\b[^.;]{0,20}$", re.IGNORECASE)
_BRINGS = re.compile(
    r"\b(?:bring\w*|brought|tak\w+|took|rais\w+)\s+(?:the|its|their|his|her|that)\s+(?:[\w-]+\s+)?(?:total|number|tally|"
    rf"toll|count|sum)\b[^.;]{{0,90}}\bto\s+{HEDGE}$",
    re.IGNORECASE,
)
"""“64 more emails, bringing the total number of secret messages to 1,750”."""
_GROUP = re.compile(
    rf"\b(?:crew|team|group|party|class|staff|squad|jury|panel|choir|cast|cabinet|board|crowd|garrison) of {HEDGE}$",
    re.I,
)
_ITEM = re.compile(r"^(?:\s+[\w’'-]+){1,3}\s*(?:,|,?\s+and)\s*$")
_VAGUE = re.compile(r"\b(?:dozens|scores|hundreds|thousands|millions|several|few)\b", re.IGNORECASE)
_NAMED = re.compile(r"^\s+[A-Z]")
_MEMBERS = re.compile(r"^[- ](?:member|seat|strong|person|man|judge|nation|country|team)\b", re.IGNORECASE)
_BODY = re.compile(r"\b(?:on|in|of|at|from) (?:the|its|a|an|this|that) (?:[\w-]+ )?$", re.IGNORECASE)
_OF_BODY = re.compile(r"\b(?:on|in|of) (?:which|whom) (?:[\w-]+ ){0,2}$", re.IGNORECASE)
_IN_ALL = re.compile(r"\b(?:in all|all told|altogether|total|overall|in sum)\b", re.IGNORECASE)
_AND = re.compile(r"^(?:\s+[\w’'-]+){1,3}\s+and\s*$")
_HANDS = frozenset(stem(word) for word in ("crew", "staff", "person", "children", "child", "civilians"))
_SURE, _LIKELY, _ONLY_IF_FITS, _OF_BOTH = 0.85, 0.72, 0.45, 0.9


def _find(case: Case) -> Iterator[Finding]:
    for index, masked in enumerate(case.masked):
        if not masked.items or _NUMBERS.isdisjoint(masked.slots) or not _GATE.search(masked.text):
            continue
        amounts = [s for s in around(case, index, back=1, ahead=0).amounts if _counts(s)]
        taken: set[str] = set()
        for part in amounts:
            if part.sentence == 0 and len(amounts) > 1:
                yield from _of_part(case, part, amounts, taken)
        here = [s for s in amounts if s.sentence == 0]
        for link in rivals(case, index, here):
            yield finding(link.verdict, link.figures, link.working, sure=link.score)


def _counts(seen: Seen) -> bool:
    quantity = seen.quantity
    return quantity is not None and quantity.kind in _KINDS and not quantity.per and not quantity.negated


def _of_part(case: Case, part: Seen, amounts: Sequence[Seen], taken: set[str]) -> Iterator[Finding]:
    links = []
    for whole in amounts:
        if whole is part or not _alike(case, whole, part):
            continue
        score = max(_inside(part, whole), _referring(part, whole, amounts), _listed(part, whole), _loosely(part, whole))
        score = _brought(part, whole) or (0.0 if _FURTHER.search(part.before) else score)
        if score:
            links.append(_link(case, whole, part, score, _also(part, amounts)))
            links.extend(_of_both(whole, part, amounts))
    best = max((link.score for link in links), default=0.0)
    found = settle([link for link in links if link.score == best], "whether the one is part of the other")
    name = part.quantity.id if part.quantity is not None else ""
    if found is None or name in taken or (found.verdict == "inconsistent" and _fits_elsewhere(case, part)):
        return
    taken.add(name)
    yield found


def _fits_elsewhere(case: Case, part: Seen) -> bool:
    """Whether "them" may as well be another, larger figure a little before: then nobody is accused."""
    if not OF_THEM.match(part.after) or part.quantity is None:
        return False
    window = around(case, case.sentence_of(part.quantity.span), back=3, ahead=0).amounts
    before = [
        s.quantity
        for s in window
        if s.quantity is not None and s.item.span.start < part.item.span.start and _counts(s) and _alike(case, s, part)
    ]
    here = sum(q.high for q in before if case.sentence_of(q.span) == case.sentence_of(part.quantity.span))
    return part.quantity.low <= max([here, *(q.high for q in before)])


def _alike(case: Case, whole: Seen, part: Seen) -> bool:
    one, two = part.quantity, whole.quantity
    if one is None or two is None or one.kind != two.kind or one.unit != two.unit or two.high <= 1:
        return False
    return case.comparable(one, two) or bool(OF_THEM.match(part.after))


def _inside(part: Seen, whole: Seen) -> float:
    """“24 of the line's 17 tunnels”, “63,000 jobs … out of a total of 43 million”."""
    if part.sentence != whole.sentence or whole.number != part.number + 1 or _NOT_OF.search(part.after):
        return 0.0
    if PART_OF.match(part.after):
        return _SURE if not re.match(r"^[-–/]", whole.after) and _like(part, whole, bare=True) else _ONLY_IF_FITS
    if not OUT_OF.search(part.after):
        return 0.0
    return _LIKELY if _like(part, whole, bare=True) else _ONLY_IF_FITS


def _referring(part: Seen, whole: Seen, amounts: Sequence[Seen]) -> float:
    """“Of 19 judges, 22 signed”, “38 passengers … 41 of them”, “with 107 delegates at stake”."""
    if whole.number >= part.number or _NOT_OF.search(part.after[:25]) or _FURTHER.search(part.before):
        return 0.0
    between = [s for s in amounts if whole.number < s.number < part.number]
    opened = leads(whole) or (_WITH.search(whole.before) and AT_STAKE.match(whole.after))
    if opened and part.sentence == whole.sentence and _like(part, whole, bare=True):
        sure = not between and bool(_noun(whole) or _kind(whole) == "money") and not _ELSE.search(part.before)
        return _SURE if sure else _ONLY_IF_FITS
    if _THEY_INCLUDE.match(part.before):
        return _SURE if not between and (_like(part, whole, bare=False) or _noun(whole) == "person") else _ONLY_IF_FITS
    if OF_THEM.match(part.after) or OF_WHOM.search(part.before):
        if part.sentence != whole.sentence and _DATE in part.before and _DATE in whole.before + whole.after:
            return _ONLY_IF_FITS  # "last year 12 died; this year 20 of them"
        if _TOGETHER_WITH.search(part.before):
            return _ONLY_IF_FITS
        known = _kind(part) != "count" or (bool(_noun(whole)) and _like(part, whole, bare=True))
        return _SURE if known and not between and not _INCLUDING.search(part.before) else _ONLY_IF_FITS
    noun = _ONE_OF.match(part.after)
    if noun and not between and _noun(whole) in {stem(word) for word in noun["noun"].split()}:
        return _LIKELY
    if noun and not between and not _noun(whole) and _GROUP.search(whole.before) and classes(noun["noun"])[0]:
        return _LIKELY
    return _ONLY_IF_FITS if noun and not between and classes(noun["noun"])[0] & classes(_noun(whole))[0] else 0.0


def _listed(part: Seen, whole: Seen) -> float:
    """“1,300 inspectors, including 1,450 inspectors in the provinces”: accused only of the whole's own noun."""
    if whole.number >= part.number or not _INCLUDING.search(part.before):
        return 0.0
    beside = whole.number == part.number - 1 and part.sentence == whole.sentence
    if beside and (_noun(part) == _noun(whole) != "" or _kind(part) != "count"):
        return _SURE
    return _ONLY_IF_FITS if _like(part, whole, bare=not _noun(whole)) or _NAMED.match(part.after) else 0.0


def _loosely(part: Seen, whole: Seen) -> float:
    """“Five supporters on the 15-member board”; “$33 million … in all, $73 million”: said only where it fits."""
    body = _BODY.search(whole.before) or _OF_BODY.search(part.before)
    if _MEMBERS.match(whole.after) and body and abs(part.number - whole.number) == 1:
        return _ONLY_IF_FITS
    if _SHARE.search(part.before) and whole.number == part.number - 1:
        return _ONLY_IF_FITS
    total = _IN_ALL.search(whole.before[-60:]) or _IN_ALL.search(whole.after[:20])
    same = _kind(part) == "money" or _noun(part) == _noun(whole) != ""
    return _ONLY_IF_FITS if total and same and whole.number == part.number + 1 else 0.0


def _brought(part: Seen, whole: Seen) -> float:
    """“An additional 275 messages …, bringing the total number to 1,274”."""
    follows = whole.number == part.number + 1 and part.sentence == whole.sentence
    return _ONLY_IF_FITS if follows and _BRINGS.search(whole.before) else 0.0


def _of_both(whole: Seen, part: Seen, amounts: Sequence[Seen]) -> Iterator[Link]:
    """“56 passengers and 10 crew, among them 30 Selvians”: of both together, if they fit."""
    first = next((s for s in amounts if s.number == whole.number - 1 and s.sentence == whole.sentence), None)
    if first is None or whole.number != part.number - 1 or not _AND.match(first.after):
        return
    if not (_INCLUDING.search(part.before) or _THEY_INCLUDE.match(part.before) or OF_WHOM.search(part.before)):
        return
    parts = [s.quantity for s in (part,) if s.quantity is not None] + _also(part, amounts)
    both = [s.quantity for s in (first, whole) if s.quantity is not None and s.quantity.kind == _kind(part)]
    if len(both) == 2 and _people(first) and _people(whole) and sum(q.low for q in parts) <= sum(q.high for q in both):
        working = f"{' + '.join(figure(q) for q in parts)} of {' + '.join(figure(q) for q in both)}"
        yield Link((*both, *parts), "consistent", working, _OF_BOTH)


def _people(seen: Seen) -> bool:
    return bool(classes(_noun(seen))[0]) or _noun(seen) in _HANDS


def _like(part: Seen, whole: Seen, *, bare: bool) -> bool:
    """Whether both may count one noun; a part without a noun may."""
    mine, its = _noun(part), _noun(whole)
    if not mine or not its:
        return bare
    return mine == its or bool(classes(mine)[0] & classes(its)[0])


def _noun(seen: Seen) -> str:
    return stem(seen.quantity.counted) if seen.quantity is not None and seen.quantity.counted else ""


def _kind(seen: Seen) -> str:
    return seen.quantity.kind if seen.quantity is not None else ""


def _also(part: Seen, amounts: Sequence[Seen]) -> list[Quantity]:
    """The further figures of a list that ``part`` opens: “among them 30 Selvians and 15 Torvaldians”."""
    found: list[Quantity] = []
    if not (_INCLUDING.search(part.before) or _THEY_INCLUDE.match(part.before)):
        return found
    for seen in amounts:
        if seen.number == part.number + len(found) + 1 and seen.sentence == part.sentence and _ITEM.match(seen.before):
            found += [seen.item] if isinstance(seen.item, Quantity) else []
    return found


def _link(case: Case, whole: Seen, part: Seen, score: float, also: Sequence[Quantity]) -> Link:
    one, two = part.quantity, whole.quantity
    if one is None or two is None:
        raise TypeError(whole)
    low, high = meant(finely(one, two)).low, meant(finely(two, one)).high
    verdict: Verdict = "consistent"
    working = f"{figure(one)} of {figure(two)}"
    if low > high:
        verdict, working = "inconsistent", f"{figure(one)} are said to be among {figure(two)}"
    elif one.low > two.high:
        verdict = "strained"
    elif also and one.low + sum(q.low for q in also) <= two.high:
        working = f"{' + '.join(figure(q) for q in (one, *also))} of {figure(two)}"
        return Link((two, one, *also), verdict, working, score)
    unsure = supposed(case, one) or supposed(case, two) or case.disputed(one.span) or case.disputed(two.span)
    if unsure or not case.comparable(one, two):
        score = min(score, _ONLY_IF_FITS)
    unbounded = two.modifier in ("at-least", "more-than") or _VAGUE.search(case.words(one.span))
    return Link((two, one), verdict, working, 0.0 if unbounded and verdict != "consistent" else score)


RULE = Rule(
    id="subset-bound",
    title="A part no larger than its whole",
    needs=(
        "a whole and a part of it: “24 of the line's 17 tunnels”, “of 19 judges, 22”, “19 of them”, “of whom 41”, "
        "“including 90 …” with the whole's own noun"
    ),
    rule="the part can't exceed the whole",
    tolerance="the roundings and hedges of both; a whole of “at least” or “more than” has no bound and is left alone",
    example="Fourteen passengers were hurt, 19 of them seriously: 19 are said to be among 14: inconsistent",
    traps="“including” of another noun, rates, negations, wholes without an upper bound",
    apply=_find,
)
