"""A reading narrowed to some of its attributions: the surer ones, or acts of speech alone.

What is left out leaves with its claims: its words do not become the report's own. What stays keeps its ids.
"""

from collections.abc import Callable, Iterable
from typing import TypeVar, get_args

from msgspec.structs import replace

from reportedly.model.cautions import Caution
from reportedly.model.claims import OUTLET, Mark, Reply
from reportedly.model.figures import Date, Quantity
from reportedly.model.reading import Notice, Reading
from reportedly.model.voices import Attribution, Stance
from reportedly.origins import origins, source_kinds

STANCES: tuple[Stance, ...] = get_args(Stance)
SPEECH: tuple[Stance, ...] = ("neutral", "factive", "doubt")
"""Stances of something said; ``belief`` and ``intent`` tell what somebody thinks or wants."""

_Figure = TypeVar("_Figure", Quantity, Date)
_Answer = TypeVar("_Answer", Notice, Reply)


def only(reading: Reading, wanted: Callable[[Attribution], bool]) -> Reading:
    """``reading`` with just the attributions that are ``wanted``, what rests on them counted anew, and a word of it."""
    kept = [a for a in reading.attributions if wanted(a)]
    if len(kept) == len(reading.attributions):
        return reading
    gone = {a.id for a in reading.attributions} - {a.id for a in kept}
    silenced = _voices(a for a in reading.attributions if a.id in gone) - _voices(kept)
    voices = [voice for voice in reading.voices if voice.id not in silenced]
    claims = [claim for claim in reading.claims if claim.attribution not in gone]
    held = {claim.id for claim in claims}
    return replace(
        reading,
        attributions=kept,
        voices=voices,
        claims=claims,
        quantities=_unsaid(reading.quantities, gone),
        dates=_unsaid(reading.dates, gone),
        marks=_uncharged(reading.marks, gone),
        origins=origins(claims, kept, voices),
        source_kinds=source_kinds(claims, kept),
        no_reply=_still(reading.no_reply, silenced, held),
        unverified=_still(reading.unverified, silenced, held),
        replies=_still(reading.replies, silenced, held),
        cautions=_still_warned(reading.cautions, gone, held),
        warnings=[*reading.warnings, f"as asked, {len(gone)} of {len(reading.attributions)} attributions are left out"],
    )


def _voices(attributions: Iterable[Attribution]) -> set[str]:
    return {id for a in attributions for id in (a.voice, *(link.voice for link in a.chain)) if id}


def _unsaid(figures: list[_Figure], gone: set[str]) -> list[_Figure]:
    return [replace(figure, attribution=None) if figure.attribution in gone else figure for figure in figures]


def _uncharged(marks: list[Mark], gone: set[str]) -> list[Mark]:
    """The marks; those in the words of a source that is left out are nobody's that the reading knows, and go too."""
    return [mark for mark in marks if mark.charged_to == OUTLET or mark.charged_to not in gone]


def _still(notices: list[_Answer], silenced: set[str], held: set[str]) -> list[_Answer]:
    return [
        replace(n, voice=None if n.voice in silenced else n.voice, claims=[c for c in n.claims if c in held])
        for n in notices
    ]


def _still_warned(cautions: list[Caution], gone: set[str], held: set[str]) -> list[Caution]:
    """The cautions that rest on a claim that stays, without the claims that go."""
    kept = (
        replace(
            one,
            claims=[c for c in one.claims if c in held],
            attributions=[a for a in one.attributions if a not in gone],
        )
        for one in cautions
    )
    return [one for one in kept if one.claims]
