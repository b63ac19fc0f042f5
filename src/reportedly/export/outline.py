"""Outline: a Reading arranged for people: what it stands on, its claims by origin, its findings.

The terminal and the page show the same outline; only the dress differs.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import isfinite
from typing import TypeVar

from reportedly.export.answers import Answered, answered
from reportedly.export.visible import one_line
from reportedly.export.witness import of_voices, witness_of
from reportedly.model.cautions import Caution
from reportedly.model.claims import Claim, Finding, Mark, OriginGroup
from reportedly.model.figures import Date, Quantity
from reportedly.model.reading import Reading
from reportedly.model.span import Span, words_of
from reportedly.model.voices import Attribution, Voice

_T = TypeVar("_T")

SYMBOLS = {"consistent": "=", "strained": "~", "inconsistent": "≠", "not-checkable": "?"}
"""A sign for each verdict, so that none rests on colour."""

_ORDER = ("inconsistent", "strained", "not-checkable", "consistent")
_KINDS = {
    "named": ("named-person", "named-role", "named"),
    "unnamed": ("unnamed-official", "unnamed-person", "unnamed"),
    "captive": ("captive",),
    "organisation": ("organisation",),
    "media": ("media",),
    "document": ("document",),
    "vague": ("vague",),
    "own voice": ("own-voice",),
}
_DENIED = frozenset({"denial", "retracted"})
_TIMES = frozenset(("year", "month", "week", "day", "hour", "minute", "second"))
_CAUTIONS = {"captive": ("speaks under constraint", "constraint"), "vague": ("nobody is named", "named")}
_MODIFIERS = {
    "exact": "",
    "approximate": "about ",
    "more-than": "more than ",
    "less-than": "less than ",
    "at-least": "at least ",
    "at-most": "at most ",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim with everything it refers to looked up."""

    claim: Claim
    attribution: Attribution | None
    quantities: list[Quantity]
    dates: list[Date]
    marks: list[Mark]

    @property
    def is_plain(self) -> bool:
        """Whether nothing in it asks for attention: no flag, mark, figure or date."""
        return not (self.claim.flags or self.marks or self.quantities or self.dates)


@dataclass(frozen=True, slots=True)
class Origin:
    """A first voice, its letter on the page, the way its words came, and its claims in order."""

    letter: str
    name: str
    kind: str
    routes: list[list[str]]
    cautions: list[str]
    why: str
    entries: list[Entry]
    witness: list[str] = field(default_factory=list)
    """What kind of witness its first voice is, in words."""
    warned: list[Caution] = field(default_factory=list)
    """What the newsroom's profile warns of about its voices."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A reading as people see it; every claim stands under exactly one origin or in ``own``."""

    reading: Reading
    headline: str
    kinds: list[tuple[str, int]]
    origins: list[Origin]
    unplaced: list[Entry]
    own: list[Entry]
    answered: list[Answered]
    denied: list[Entry]
    """Claims whose source says that they are not so, or took them back: nobody here stands behind them."""
    warned: list[Caution] = field(default_factory=list)
    """Cautions about the report itself, or about voices that are no origin."""
    letters: dict[str, str] = field(default_factory=dict)
    """Claim id to the letter of its origin."""
    places: dict[str, int] = field(default_factory=dict)
    """Letter to the origin's place, from 0."""
    owned: frozenset[str] = frozenset()
    """Ids of the claims in the report's own voice."""
    plain: frozenset[str] = frozenset()
    """Ids of those among them that ask for no attention."""

    def words(self, spans: Iterable[Span]) -> str:
        """The words of ``spans`` on one line, safe to print."""
        return one_line(words_of(spans, self.reading.document.text))


def outline(reading: Reading) -> Outline:
    """Arrange ``reading``; linear in the number of its records."""
    entries = _entries(reading)
    voices = {voice.id: voice for voice in reading.voices}
    claimed: set[str] = set()
    origins: list[Origin] = []
    for group in reading.origins.groups:
        if group.kind == "own-voice":
            continue
        held = [entries[id] for id in group.claims if id in entries and id not in claimed]
        claimed.update(entry.claim.id for entry in held)
        origins.append(_origin(_letter(len(origins)), group, held, voices, reading.cautions))
    rest = [entry for id, entry in entries.items() if id not in claimed]
    own = [entry for entry in rest if entry.attribution is None]
    placeless = [entry for entry in rest if entry.attribution is not None]
    letters = {entry.claim.id: origin.letter for origin in origins for entry in origin.entries}
    placed = {id for group in reading.origins.groups if group.kind != "own-voice" for id in group.voices}
    return Outline(
        reading=reading,
        headline=_headline(reading, attributed=len(entries) - len(own), own=len(own)),
        kinds=_kinds(reading, own=len(own)),
        origins=origins,
        unplaced=[entry for entry in placeless if not _DENIED & set(entry.claim.flags)],
        own=own,
        answered=answered(reading.replies),
        denied=[entry for entry in placeless if _DENIED & set(entry.claim.flags)],
        warned=[caution for caution in reading.cautions if caution.voice not in placed],
        letters=letters,
        places={origin.letter: place for place, origin in enumerate(origins)},
        owned=frozenset(entry.claim.id for entry in own),
        plain=frozenset(entry.claim.id for entry in own if entry.is_plain),
    )


def _entries(reading: Reading) -> dict[str, Entry]:
    attributions = {a.id: a for a in reading.attributions}
    quantities = {q.id: q for q in reading.quantities}
    dates = {d.id: d for d in reading.dates}
    marks = {m.id: m for m in reading.marks}
    return {
        claim.id: Entry(
            claim=claim,
            attribution=attributions.get(claim.attribution or ""),
            quantities=_found(claim.quantities, quantities),
            dates=_found(claim.dates, dates),
            marks=_found(claim.marks, marks),
        )
        for claim in sorted(reading.claims, key=lambda claim: claim.spans[:1])
    }


def _found(ids: Iterable[str], records: dict[str, _T]) -> list[_T]:
    return [records[id] for id in ids if id in records]


def _letter(index: int) -> str:
    """A, B … Z, AA, AB …, as columns of a sheet are named."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _origin(
    letter: str, group: OriginGroup, entries: list[Entry], voices: dict[str, Voice], warned: Sequence[Caution]
) -> Origin:
    own = [voices[id] for id in group.voices if id in voices]
    warned = of_voices(warned, group.voices)
    told = bool(warned) or any(voice.traits for voice in own)  # what flags say, traits and cautions say with reasons
    cautions = [] if told else [flag.replace("-", " ") for voice in own for flag in voice.flags]
    caution, word = _CAUTIONS.get("" if told else group.kind, ("", ""))
    if caution and not any(word in flag for flag in cautions):
        cautions.append(caution)
    return Origin(
        letter=letter,
        name=one_line(group.name),
        kind=group.kind,
        routes=_routes(group, entries),
        cautions=list(dict.fromkeys(one_line(caution) for caution in cautions)),
        why=one_line(group.why),
        entries=sorted(entries, key=lambda entry: entry.claim.spans[:1]),
        witness=witness_of(group, voices),
        warned=warned,
    )


def _routes(group: OriginGroup, entries: list[Entry]) -> list[list[str]]:
    """The ways the origin's claims came, each once: report ← outlet ← origin, or straight."""
    ways = [entry.attribution.chain[:-1] for entry in entries if entry.attribution]
    return [
        ["report", *names, one_line(group.name)]
        for names in dict.fromkeys(tuple(one_line(link.name) for link in way) for way in ways)
    ]


def heading(origin: Origin) -> list[str]:
    """The origin, after those it came through if all its claims came one way."""
    return origin.routes[0][1:] if len(origin.routes) == 1 else [origin.name]


def _headline(reading: Reading, *, attributed: int, own: int) -> str:
    found = reading.origins
    origins = counted(found.best, "origin") + ("" if found.low == found.high else f" ({found.low}–{found.high})")
    return f"{origins} · {counted(attributed, 'attributed claim')} · {own} in the report’s own voice"


def name_of(reading: Reading) -> str:
    """What to call the document: its title, its headline in the text, or its id."""
    document = reading.document
    headlines = (document.words(block.span) for block in document.blocks if block.kind == "headline")
    return one_line(document.title or next(headlines, "") or reading.id or "A report")


def _kinds(reading: Reading, *, own: int) -> list[tuple[str, int]]:
    counts = {"own-voice": own} | reading.source_kinds
    return [(label, sum(counts.get(kind, 0) for kind in kinds)) for label, kinds in _KINDS.items()]


def counted(number: int, noun: str) -> str:
    """A number with its noun: 1 claim, 2,000 claims."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def stance_words(attribution: Attribution) -> str:
    """What the cue does to the content, in words; empty for a neutral one."""
    words = {
        "factive": "factive: takes it for true",
        "doubt": "doubt: keeps its distance",
        "intent": "intent: wants it",
        "belief": "belief: holds it",
    }
    return words.get(attribution.stance, "")


def interval(quantity: Quantity) -> str:
    """A quantity as people write it: "about 40–60 (ferry)", "45 % (rise)", "5–10 years", "3rd month"."""
    low, high = _number(quantity.low), _number(quantity.high)
    if quantity.kind == "ordinal" and low == high:
        low = high = low + _suffix(low)
    value = low if low == high else f"{low}–{high}"
    unit = "%" if quantity.kind == "percent" else quantity.unit
    if unit in _TIMES and quantity.kind != "ordinal" and value != "1":
        unit += "s"
    about = [quantity.counted if quantity.counted != quantity.unit else "", quantity.change or ""]
    about += ["negated"] * quantity.negated + ["planned"] * quantity.planned
    about += ["hypothetical"] * (quantity.hypothetical and not quantity.planned)
    held = ", ".join(filter(None, about))
    per = f"per {quantity.per}" if quantity.per else ""
    parts = [_MODIFIERS[quantity.modifier] + value, unit, per, f"({held})" if held else ""]
    return one_line(" ".join(filter(None, parts)))


def _suffix(number: str) -> str:
    teen = number[-2:] in ("11", "12", "13")
    return "th" if teen else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1:], "th")


def _number(value: float) -> str:
    if not isfinite(value):
        return str(value).replace("inf", "∞").replace("-", "−")
    return f"{value:,.0f}" if value == int(value) and abs(value) < 1e15 else f"{value:,.6g}"


def flag_words(entry: Entry) -> list[str]:
    """The flags of a claim in words, then of its attribution, each once."""
    flags = [*entry.claim.flags, *(entry.attribution.flags if entry.attribution else [])]
    return list(dict.fromkeys(one_line(flag.replace("-", " ")) for flag in flags if not flag.startswith("form:")))


def worth_words(claim: Claim) -> str:
    """Why a claim is worth checking, and how surely; empty where it more likely is not."""
    if claim.worth < 0.5:
        return ""
    facets = ", ".join(facet.replace("-", " ") for facet in claim.facets)
    return one_line(f"worth checking {claim.worth:.2f}" + (f": {facets}" if facets else ""))


def offsets(spans: Sequence[Span]) -> str:
    """``[12–40]``, ``[12–40, 52–60]``: code points of the document's text."""
    return "[" + ", ".join(f"{start}–{end}" for start, end in spans) + "]"


def shortened(text: str, longest: int = 300) -> str:
    """``text``, with its middle left out where it is longer than ``longest`` characters."""
    if len(text) <= longest:
        return text
    half = (longest - 3) // 2
    return f"{text[:half].rstrip()} […] {text[-half:].lstrip()}"


def by_verdict(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, those to look at first: inconsistent, strained, not checkable, consistent."""
    return iter(sorted(findings, key=lambda finding: _ORDER.index(finding.verdict)))
