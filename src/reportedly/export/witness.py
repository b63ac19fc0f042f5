"""A voice's traits and its cautions in words, for the terminal and the page alike."""

from collections.abc import Iterable
from functools import cache

from msgspec.structs import replace

from reportedly import vocab
from reportedly.export.visible import one_line
from reportedly.model.cautions import Caution
from reportedly.model.claims import OriginGroup
from reportedly.model.voices import Trait, Voice

SIGNS = {"stop": "‼", "warn": "!", "note": "·"}
"""A sign for each severity, so that none rests on colour."""


@cache
def _short() -> dict[tuple[str, str], str]:
    """Trait and value (* for any) → how the catalogue puts it in few words."""
    return {(row["trait"], row["value"]): row["short"] for row in vocab.rows("traits")}


def traits_line(voice: Voice) -> str:
    """All that is told of a voice as a witness, on one line; the side only where no party says more."""
    has_party = any(trait.trait == "party" for trait in voice.traits)
    shown = (trait for trait in voice.traits if not (has_party and trait.trait == "side"))
    return " · ".join(dict.fromkeys(filter(None, map(_words, shown))))


def _words(trait: Trait) -> str:
    if trait.trait == "number" and trait.value == "1":
        return ""  # one is what a reader takes a voice for
    known = _short()
    words = known.get((trait.trait, trait.value)) or known.get((trait.trait, "*"), "")
    return one_line(words.replace("{value}", trait.value))


def witness_of(group: OriginGroup, voices: dict[str, Voice]) -> list[str]:
    """The lines about an origin's first voice, and about state outlets on its way; none for voices thrown together."""
    lines = []
    if group.kind != "vague" or len(group.voices) == 1:
        first = voices.get(group.voices[0]) if group.voices else None
        lines += [traits_line(first)] if first and first.traits else []
    for voice in voices.values():
        owner = next((trait.value for trait in voice.traits if trait.trait == "state"), "")
        if owner and voice.name in group.through:
            lines.append(one_line(f"{voice.name}: owner: {owner}"))
    return lines


def of_voices(cautions: Iterable[Caution], ids: Iterable[str]) -> list[Caution]:
    """The cautions about the voices ``ids``; those of one rule as one, with what each rests on."""
    wanted = set(ids)
    by_rule: dict[str, list[Caution]] = {}
    for caution in cautions:
        if caution.voice in wanted:
            by_rule.setdefault(caution.rule, []).append(caution)
    return [_as_one(alike) if len(alike) > 1 else alike[0] for alike in by_rule.values()]


def _as_one(alike: list[Caution]) -> Caution:
    return replace(
        alike[0],
        why=" / ".join(dict.fromkeys(one.why for one in alike)),
        attributions=list(dict.fromkeys(id for one in alike for id in one.attributions)),
        claims=list(dict.fromkeys(id for one in alike for id in one.claims)),
        spans=sorted({span for one in alike for span in one.spans}),
    )


def rule_line(caution: Caution) -> str:
    """The rule and its origin: "house/captive-word: BBC Editorial Guidelines, section 6"."""
    return one_line(f"{caution.profile}/{caution.rule}: {caution.origin}")
