"""Multiples as claims: "three times", "doubled", "a third as much", "five for every", at their places."""

import re
from dataclasses import dataclass

from reportedly.checks.case import Case
from reportedly.checks.linking import Seen
from reportedly.checks.masks import HEDGE, Masked, slots
from reportedly.model.figures import Quantity

_CUES = re.compile(
    rf"[{slots('multiple')}]|[{slots('fraction')}]\s+(?:as|that|the|of|what|its|their)\b|\bin\s+[{slots('fraction')}]|"
    r"\b(?:for|to) (?:every|each)\b|\bto[ -]one\b|\bfactor of\b",
    re.IGNORECASE,
)
_VERB = re.compile(r"doubl(?:ed|es|ing)|tripl[ei](?!$)|trebl[ei](?!$)|quadrupl|quintupl|halv|fold\b", re.IGNORECASE)
_COMPARES = re.compile(
    r"\s*(?:as \w+|that\b|those\b|what\b|the\b|its\b|their\b|his\b|her\b|more\b|less\b|"
    r"fewer\b|last\b|this\b|"
    r"[a-z]+er\b(?<!number)(?<!ever)(?<!after)(?<!under)(?<!over)(?<!per)|of\b)",
    re.IGNORECASE,
)
_AS = re.compile(
    r"\s*(?:as (?:many|much|\w+)|that\b|what\b|the (?:size|number|price|cost|level|amount)|of what\b)", re.IGNORECASE
)
_WILL = re.compile(
    r"\b(?:will|would|could|may|might|can|must|should|(?:expected|set|going|due|supposed|forced|had|has|have|plans?|"
    r"promised) to)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
"""“fares will double”: a verb, where “double” by itself may be a room."""
_RISE_OF = re.compile(
    r"\b(?:increase|rise|mark-?up|jump|gain|growth|difference|gap|premium|leap|surge) of (?:some |about |nearly )?$",
    re.I,
)
_IN_HALF = re.compile(
    r"\b(?:cut|slashed|reduced|fell|dropped|down|split) (?:\w+ )?(?:in|by|to)\s+(?:almost |nearly )?$", re.IGNORECASE
)
_SHARES = re.compile(rf"(?:,|—|–|-|\(|\bor|\bis|\bwas|\bare|\bwere|\babout|\bonly)\s*(?:or )?{HEDGE}$", re.IGNORECASE)
_OF_IT = re.compile(
    rf"\s*(?:of )?(?:the|that|what|its|their|last year[’']s)\s+(?:[\w-]+\s+){{0,3}}{HEDGE}$", re.IGNORECASE
)
_EVERY = re.compile(
    r"\s*(?:[\w’-]+\s+){0,4}?(?:for|to) (?:every|each)(?: one)?(?: [\w’-]+)? (?P<noun>[a-z’-]+)", re.IGNORECASE
)
_FOR_EVERY = re.compile(r"\bfor every (?P<noun>[\w’-]+)\b[^.;:]{0,40}$", re.IGNORECASE)
_FACTOR = re.compile(r"\bfactor of\s+$", re.IGNORECASE)
_TO_ONE = re.compile(r"[ -]to[ -](?:one|1)\b", re.IGNORECASE)
_EVERY_CUES = " every", " each", "to one", "to-one", "factor"
_MULTIPLES = slots("multiple|fraction")


@dataclass(frozen=True)
class MultipleClaim:
    """A multiple at its place; ``every`` is the noun of "for every applicant", whose two figures differ in noun."""

    seen: Seen
    times: Quantity
    strict: bool = False
    """A fraction, set off: its whole follows it, its part stands before it."""
    every: str | None = None
    verb: bool = False
    """Something doubled, or will: the two figures are its before and after."""
    to_come: bool = False
    """It will."""


def may_claim(masked: Masked) -> bool:
    """A quick look: most sentences hold no multiple at all."""
    text = masked.text
    if not any(slot in masked.slots for slot in _MULTIPLES) and not (
        masked.items and any(cue in text for cue in _EVERY_CUES)
    ):
        return False
    return _CUES.search(text) is not None


def claim_of(case: Case, seen: Seen) -> MultipleClaim | None:
    """The claim that a figure is by its own words and those beside it; None where it stands between no figures."""
    quantity = seen.quantity
    if quantity is None or quantity.low <= 0:
        return None
    if quantity.kind == "multiple":
        aside = re.search(r"(?:[,(—–]|\bor)\s*$", seen.before) and re.match(r"\s*[,.)—–]", seen.after)
        named = not seen.after.strip() or _COMPARES.match(seen.after) or _RISE_OF.search(seen.before) or aside
        verb = bool(_VERB.search(case.words(quantity.span)) or _WILL.search(seen.before))
        to_come = re.search(r"\b(?:will|to)\s+$", seen.before) is not None
        return MultipleClaim(seen, quantity, verb=verb, to_come=to_come) if verb or named else None
    if quantity.kind == "fraction":
        if _AS.match(seen.after) or _IN_HALF.search(seen.before):
            return MultipleClaim(seen, quantity)
        strict = _OF_IT.match(seen.after) and _SHARES.search(seen.before)
        return MultipleClaim(seen, quantity, strict=True) if strict else None
    if quantity.kind == "count" and _FACTOR.search(seen.before):
        return MultipleClaim(seen, quantity)
    if quantity.kind in ("count", "rate") and 1 < quantity.low < 100 and not quantity.unit:
        if found := _EVERY.match(seen.after) or _FOR_EVERY.search(seen.before):
            return MultipleClaim(seen, quantity, every=found["noun"])
        return MultipleClaim(seen, quantity, every="") if _TO_ONE.match(seen.after) else None
    return None
