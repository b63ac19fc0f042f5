"""Sides: the country a description names, the state behind an outlet, the party to the matter a voice speaks for."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from reportedly import vocab
from reportedly.attribution import lexicon
from reportedly.model.span import Span
from reportedly.model.voices import Matter, Trait, Voice
from reportedly.witness.clues import Spans
from reportedly.witness.description import Description
from reportedly.witness.parties import countries

_TOKEN = re.compile(r"[A-Z][\w.’'-]*|[a-z][\w-]*")
_TOPIC = re.compile(r"\b(?:on|about|against|into|over|who|which|that|of the war in|visiting|captured by|held by)\s*$")
_OWN_SIDE = frozenset(("official", "spokesperson", "participant"))


class _State(NamedTuple):
    owner: str
    country: str


@cache
def _state_outlets() -> dict[str, _State]:
    """Outlets that a state owns or holds (outlets.csv), by name and alias → who owns them, for which country."""
    found: dict[str, _State] = {}
    for row in vocab.rows("outlets"):
        if row["state"] == "yes":
            state = _State(row["owner"] or "a state", countries().get(lexicon.bare(row["name"]), ""))
            for name in (row["name"], *row["aliases"].split("|")):
                if name:
                    found.setdefault(lexicon.bare(name), state)
    return found


def side_of(
    text: str,
    voice: Voice,
    made: Description,
    positions: Sequence[str],
    named: Spans,
    parties: Sequence[tuple[int, int]],
    matters: Sequence[Matter],
) -> list[Trait]:
    """The traits side, party and state of a voice; ``named`` are the places where ``parties`` are named."""
    found: list[Trait] = []
    state = _state_outlets().get(lexicon.bare(voice.name)) if voice.kind == "media" else None
    if state:
        why = f"{voice.name} is owned or held by: {state.owner} (outlets.csv)"
        found.append(Trait(trait="state", value=state.owner, span=made.best, why=why))
        if state.country:
            found.append(Trait(trait="side", value=state.country, span=made.best, why="by its owner"))
    country = _country(text, voice, made)
    if country and not state:
        span, name = country
        found.append(Trait(trait="side", value=name, span=span, why=f"“{span.of(text)}” in the description"))
    if voice.kind not in ("vague", "document") or country:
        found += _party(text, voice, made, positions, named, parties, matters, country)
    return found


def _country(text: str, voice: Voice, made: Description) -> tuple[Span, str] | None:
    """The first country, or its capital, people or body, that the description names as where the voice belongs."""
    known = countries()
    own_name = voice.name.split() if voice.kind == "named-person" else []  # a Chad or a Jordan is a person here
    for span in _spans(made, voice):
        tokens = list(_TOKEN.finditer(text, *span))
        whole = lexicon.bare(voice.name) if voice.kind == "organisation" else ""
        if whole in known:
            return span, known[whole]
        for token, after in pairwise([*tokens, None]):
            if token is None or not token.group()[0].isupper() or token.group() in own_name:
                continue
            word = lexicon.bare(token.group()).removesuffix("'s")
            pair = f"{word} {lexicon.bare(after.group()).removesuffix(chr(39) + 's')}" if after else ""
            hit = known.get(pair) or known.get(word)
            if hit and not _TOPIC.search(text, max(span.start, token.start() - 24), token.start()):
                end = after.end() if after and pair in known else token.end()
                return Span(token.start(), end), hit
    return None


def _spans(made: Description, voice: Voice) -> list[Span]:
    spans = [made.best, *made.more]
    return [span for span in spans if voice.kind != "named-person" or span.end - span.start < 200]


def _party(
    text: str,
    voice: Voice,
    made: Description,
    positions: Sequence[str],
    named: Spans,
    parties: Sequence[tuple[int, int]],
    matters: Sequence[Matter],
    country: tuple[Span, str] | None,
) -> Iterator[Trait]:
    """The party to a matter whose name the description holds, first place first, one a matter."""
    held: set[int] = set()
    own = voice.kind in ("organisation", "media") or not _OWN_SIDE.isdisjoint(positions)
    for span in _spans(made, voice):
        for mention, number in named.within(span):
            matter, party = parties[number]
            one = matters[matter]
            if matter in held or _TOPIC.search(text, max(span.start, mention.start - 24), mention.start):
                continue
            if country and country[0].end <= mention.start and one.kind == "conflict":
                continue  # "a US expert on Russia" is none of Russia's
            if not own and ("expert" in positions or (one.kind == "conflict" and "witness" in positions)):
                continue  # lives there, or knows of it: speaks for himself
            held.add(matter)
            others = ", ".join(p.name for p in one.parties if p.name != one.parties[party].name)
            why = f"“{mention.of(text)}”: a party to {one.name}, against {others}"
            yield Trait(trait="party", value=one.parties[party].name, span=mention, why=why)
