"""What the cards of a reading can be filtered by: kind of first voice, origin, flag, verdict of a check, worth.

A claim has the verdicts of the findings on its words, and a finding the facts of those claims; so one choice keeps
what belongs together.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from reportedly.export.outline import SYMBOLS, Entry, Outline
from reportedly.export.visible import one_line
from reportedly.model.claims import Finding

_WORTH = 0.5
_NAMES = ("kind", "origin", "flag", "verdict", "worth")
TITLES = {
    "kind": "First voice",
    "origin": "Origin",
    "flag": "Flag",
    "verdict": "What a check found",
    "worth": "Worth checking",
    "review": "Review",
}
_LONGEST = 48


@dataclass(frozen=True, slots=True)
class Facet:
    """Something that cards are filtered by: ``value`` in the group ``name``; ``token`` stands for it on the cards."""

    name: str
    value: str
    label: str
    token: str
    count: int


class Facets:
    """The facets of a reading, and which of them each claim and finding has; linear but for a sort."""

    def __init__(self, seen: Outline) -> None:
        self._names = {origin.letter: origin.name for origin in seen.origins}
        self._tokens: dict[tuple[str, str], str] = {}
        entries = [*(one for origin in seen.origins for one in origin.entries), *seen.denied, *seen.unplaced, *seen.own]
        self._claims = {entry.claim.id: set(self._own(entry, seen)) for entry in entries}
        self._findings: dict[str, set[str]] = {}
        touching = _Touching(entries)
        for finding in seen.reading.findings:
            token = self._token("verdict", finding.verdict)
            mine = self._findings.setdefault(finding.id, {token})
            for id in touching.claims(finding):
                mine |= {one for one in self._claims[id] if one[0] != "v"}
                self._claims[id].add(token)

    def of_claim(self, id: str) -> frozenset[str]:
        """The tokens of a claim."""
        return frozenset(self._claims.get(id, ()))

    def of_finding(self, id: str) -> frozenset[str]:
        """The tokens of a finding."""
        return frozenset(self._findings.get(id, ()))

    def groups(self) -> dict[str, list[Facet]]:
        """Each group with its facets and how many claims (of verdicts: findings) have them; empty ones are left out."""
        tally = Counter(token for tokens in self._claims.values() for token in tokens if token[0] != "v")
        tally.update(token for tokens in self._findings.values() for token in tokens if token[0] == "v")
        made: dict[str, list[Facet]] = {}
        for (name, value), token in self._tokens.items():
            made.setdefault(name, []).append(Facet(name, value, self._label(name, value), token, tally[token]))
        order = list(SYMBOLS)
        for name in ("kind", "flag"):
            made.get(name, []).sort(key=lambda one: (-one.count, one.label))
        made.get("verdict", []).sort(key=lambda one: order.index(one.value))
        return {name: made[name] for name in _NAMES if name in made}

    def _own(self, entry: Entry, seen: Outline) -> Iterator[str]:
        said, claim = entry.attribution, entry.claim
        yield self._token("kind", said.chain[-1].kind if said and said.chain else "vague" if said else "own-voice")
        if claim.id in seen.letters:
            yield self._token("origin", seen.letters[claim.id])
        for flag in [*claim.flags, *(said.flags if said else [])]:
            if not flag.startswith("form:"):
                yield self._token("flag", flag)
        if claim.worth >= _WORTH:
            yield self._token("worth", "yes")

    def _token(self, name: str, value: str) -> str:
        return self._tokens.setdefault((name, value), f"{name[0]}{len(self._tokens)}")

    def _label(self, name: str, value: str) -> str:
        if name == "origin":
            label = one_line(f"{value} · {self._names[value]}")
            return label if len(label) <= _LONGEST else f"{label[:_LONGEST]}…"
        if name == "kind" and value == "own-voice":
            return "the report’s own voice"
        if name == "worth":
            return "worth checking"
        return one_line(value.replace("-", " "))


class _Touching:
    """The claims by where their words stand, to find those that a finding's words touch."""

    def __init__(self, entries: list[Entry]) -> None:
        self._spans = sorted((span, entry.claim.id) for entry in entries for span in entry.claim.spans)
        self._starts = [span.start for span, _ in self._spans]
        self._furthest = list(accumulate((span.end for span, _ in self._spans), max))

    def claims(self, finding: Finding) -> set[str]:
        found = set()
        for span in finding.spans:
            at = bisect_left(self._starts, span.end) - 1
            while at >= 0 and self._furthest[at] > span.start:
                if self._spans[at][0].end > span.start:
                    found.add(self._spans[at][1])
                at -= 1
        return found
