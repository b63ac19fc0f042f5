"""Traits: each voice with what the report tells of it as a witness; the catalogue is vocab/traits.csv."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from reportedly import vocab
from reportedly.attribution import lexicon
from reportedly.model.span import Span
from reportedly.model.voices import Attribution, Matter, Trait, Voice
from reportedly.observed import stage
from reportedly.witness.clues import Hit, Spans, hits
from reportedly.witness.description import Description, describe, heads, scale
from reportedly.witness.placing import Placing
from reportedly.witness.sides import side_of

_HUMAN = ("named-person", "named-role", "unnamed-official", "unnamed-person", "captive", "vague")
_UNNAMED = ("unnamed-official", "unnamed-person", "captive", "vague")
_BENCH = frozenset(
    "prosecutor prosecutors judge judges magistrate lawyer lawyers attorney attorneys barrister solicitor coroner "
    "detective detectives inspector clerk counsel".split()
)
_NOT_FROM_SIGHT = ("official", "expert", "spokesperson")  # "we saw a rise" is how these speak of figures
_CAPTIVE_WORDS = frozenset("captured captive captives hostage hostages kidnapped abducted pow pows".split())
_STOP = re.compile(r"[.!?]\s")
_BESIDE = 160  # code points between "asked not to be named" and its reason, within one sentence as newsrooms write it


@stage("witness")
def described(
    text: str,
    sentences: Sequence[Span],
    voices: Sequence[Voice],
    attributions: Sequence[Attribution],
    matters: Sequence[Matter],
) -> list[Voice]:
    """``voices`` with their traits, in the order of the catalogue, and with the side that the traits show.

    ``sentences`` are spans of ``text``, in order; ``matters`` who is at odds with whom in it. Linear in the
    length of ``text`` and the number of mentions. The report's own voice has no traits.
    """
    placing = Placing(text, sentences, voices, attributions)
    told: dict[int, list[Hit]] = {}
    asked: tuple[int, list[int]] = (-_BESIDE, [])
    for hit in hits(text):
        beside = hit.clue.trait == "reason" and 0 <= hit.span.start - asked[0] < _BESIDE
        beside = beside and not _STOP.search(text, asked[0], hit.span.start)
        numbers = asked[1] if beside and asked[1] else list(placing.voices_of(hit))
        if hit.clue.trait == "asked":
            asked = (hit.span.end, numbers)
        for number in numbers:
            told.setdefault(number, []).append(hit)
    named = Spans([(m, at) for at, (_, _, m) in enumerate(_party_mentions(matters))])
    parties = [(matter, party) for matter, party, _ in _party_mentions(matters)]
    made = []
    for number, voice in enumerate(voices):
        if voice.kind == "own-voice" or not voice.mentions:
            made.append(voice)
            continue
        description = describe(text, voice)
        traits = list(_traits(text, voice, description, told.get(number, [])))
        positions = [trait.value for trait in traits if trait.trait == "position"]
        sides = side_of(text, voice, description, positions, named, parties, matters)
        side = next((trait.value for trait in sides if trait.trait in ("party", "side")), voice.side)
        made.append(replace(voice, side=side, traits=_ordered([*traits, *sides])))
    return made


def _party_mentions(matters: Sequence[Matter]) -> list[tuple[int, int, Span]]:
    return [
        (number, place, mention)
        for number, matter in enumerate(matters)
        for place, party in enumerate(matter.parties)
        for mention in party.mentions
    ]


@cache
def _order() -> dict[str, int]:
    return {name: at for at, name in enumerate(dict.fromkeys(row["trait"] for row in vocab.rows("traits")))}


def _ordered(traits: Sequence[Trait]) -> list[Trait]:
    """In the catalogue's order, each trait and value once."""
    once: dict[tuple[str, str], Trait] = {}
    for trait in traits:
        once.setdefault((trait.trait, trait.value), trait)
    return sorted(once.values(), key=lambda trait: _order()[trait.trait])


def _traits(text: str, voice: Voice, made: Description, told: Sequence[Hit]) -> Iterator[Trait]:
    yield _named(voice, made)
    level, why = scale(voice, made)
    yield Trait(trait="described", value=str(level), span=made.best, why=why)
    if voice.kind in _HUMAN:
        yield from _position(text, voice, made, told)
        yield from _constraint(text, voice, made, told)
        yield from _anonymity(text, voice, made, told)
        yield from _number(voice, made)


def _named(voice: Voice, made: Description) -> Trait:
    if voice.kind in ("named-person", "organisation", "media") and (made.name or voice.kind == "named-person"):
        return Trait(trait="named", value="yes", span=made.name or made.best, why="a proper name")
    if voice.kind == "named-role":
        return Trait(trait="named", value="by-role", span=made.best, why="an office that one person holds")
    if voice.kind == "document" and made.body:
        return Trait(trait="named", value="yes", span=made.best, why="whose paper it is")
    if voice.kind in ("unnamed-official", "unnamed-person") and made.pronoun:
        return Trait(trait="named", value="pronoun", span=made.best, why="no more than a pronoun")
    if voice.kind in ("unnamed-official", "unnamed-person") and not made.anybody and not made.plural:
        return Trait(trait="named", value="by-description", span=made.best, why="pointed out, and not introduced")
    return Trait(trait="named", value="no", span=made.best, why="no name in any of its mentions")


def _position(text: str, voice: Voice, made: Description, told: Sequence[Hit]) -> Iterator[Trait]:
    found = list(_position_by_head(voice, made))
    yield from found
    held = {trait.value for trait in found}
    for hit in told:
        value = hit.clue.value
        if hit.clue.trait != "position" or value in held:
            continue
        if hit.clue.inside and value == "witness" and held.intersection(_NOT_FROM_SIGHT):
            continue
        if value == "second-hand" and "direct-knowledge" in held:
            continue
        held.add(value)
        yield Trait(trait="position", value=value, span=hit.span, why=f"“{hit.span.of(text)}”")


def _position_by_head(voice: Voice, made: Description) -> Iterator[Trait]:
    for head, span in made.heads:
        position = heads().get(head)
        entry = lexicon.source_words().get(head)
        if position is None and entry and entry.kind in ("official", "role"):
            position = "official"
        if position == "official" and made.former:
            continue
        if position:
            yield Trait(trait="position", value=position, span=span, why=f"called “{head}”")
            return
    if voice.kind == "unnamed-official" and not made.former:
        yield Trait(trait="position", value="official", span=made.body or made.best, why="an office in the description")


def _constraint(text: str, voice: Voice, made: Description, told: Sequence[Hit]) -> Iterator[Trait]:
    if voice.kind == "captive":
        span, word = _held_by_word(text, made)
        value = "captive" if word in _CAPTIVE_WORDS or " of war" in made.best.of(text).lower() else "detained"
        yield Trait(trait="constraint", value=value, span=span, why=f"called “{span.of(text)}”")
    bench = any(head in _BENCH for head, _ in made.heads)
    for hit in told:
        if hit.clue.trait == "constraint" and not (bench and hit.clue.value in ("in-court", "detained", "guarded")):
            yield Trait(trait="constraint", value=hit.clue.value, span=hit.span, why=f"“{hit.span.of(text)}”")


def _held_by_word(text: str, made: Description) -> tuple[Span, str]:
    """The word that says somebody is held: the head ("prisoner of war") or a modifier ("captured")."""
    words = text[made.best.start : made.best.end].lower()
    for word, effect in lexicon.modifiers().items():
        at = words.find(word) if effect == "captive" else -1
        if at >= 0 and not words[at + len(word) : at + len(word) + 1].isalnum():
            return Span(made.best.start + at, made.best.start + at + len(word)), word
    for head, span in made.heads:
        entry = lexicon.source_words().get(head)
        if entry and entry.kind == "captive":
            return span, head
    return made.best, words


def _anonymity(text: str, voice: Voice, made: Description, told: Sequence[Hit]) -> Iterator[Trait]:
    asked = [hit for hit in told if hit.clue.trait == "asked"]
    ends, unnamed = sorted(hit.span.end for hit in asked), voice.kind in _UNNAMED
    reasons = [
        hit
        for hit in told
        if hit.clue.trait == "reason"
        and hit.clue.value
        and ((hit.clue.alone and unnamed) or _is_beside(hit.span.start, ends))
    ]
    for hit in reasons:
        yield Trait(trait="anonymity", value=hit.clue.value, span=hit.span, why=f"“{hit.span.of(text)}”")
    if asked and not reasons:
        why = "asked not to be named, and no reason is given"
        yield Trait(trait="anonymity", value="no-reason", span=asked[0].span, why=why)
    elif not asked and not reasons and _owes_a_reason(voice, made):
        why = "not named, and nothing is said about it"
        yield Trait(trait="anonymity", value="unexplained", span=made.best, why=why)


def _is_beside(at: int, ends: Sequence[int]) -> bool:
    """Whether one of ``ends``, in order, is near ``at``."""
    here = bisect_left(ends, at)
    return any(abs(at - end) < _BESIDE for end in ends[max(0, here - 1) : here + 1])


def _owes_a_reason(voice: Voice, made: Description) -> bool:
    """Whether an unnamed voice is one that asked to be so: an official, a "source"; not a resident or "police"."""
    if voice.kind == "vague" or voice.kind not in _UNNAMED or made.pronoun or not (made.anybody or made.plural):
        return False
    if any(heads().get(head) == "spokesperson" or head in _BENCH for head, _ in made.heads):
        return False
    counted = not made.plural or made.number is not None
    return (made.generic and bool(made.heads)) or (voice.kind == "unnamed-official" and counted)


def _number(voice: Voice, made: Description) -> Iterator[Trait]:
    if made.number:
        value, span = made.number
        yield Trait(trait="number", value=value, span=span, why="counted by the report")
    elif voice.kind in _UNNAMED and made.heads:
        head, span = made.heads[0]
        value = "plural" if made.plural else "1"
        yield Trait(trait="number", value=value, span=span, why=f"“{head}”, not counted" if made.plural else "singular")
