"""An institution named where the only voice is one unnamed person's.

"Russian security sources" speak, and later "the Russian security apparatus has attributed …": the same
voice under a larger name. Newsroom rules (AP, Reuters) ask that an unnamed person not be made an
institution. The link is a doubtful one, kept as a flag and as the width of the count of origins.
"""

from collections.abc import Sequence

from reportedly.attribution import lexicon
from reportedly.attribution.chains import Step
from reportedly.attribution.gathered import Gathered
from reportedly.attribution.voices import Gathering


def one_voice(gathering: Gathering, owners: Sequence[Gathered | None], ways: Sequence[list[Step]]) -> list[list[Step]]:
    """The chains, with an institution's end replaced by the unnamed voice it seems to stand for."""
    unnamed = [v for v in gathering.voices if v.spoke and v.kind.startswith("unnamed")]
    out: list[list[Step]] = []
    for owner, way in zip(owners, ways, strict=True):
        stands_for = _stands_for(owner, unnamed) if owner is not None and way and way[-1].voice is owner else None
        if stands_for is None:
            out.append(way)
            continue
        earlier = next((w for w in ways if w and w[-1].voice is stands_for and len(w) > 1), None)
        relays = earlier[:-1] if earlier and len(way) == 1 else way[:-1]
        out.append([*relays, Step(stands_for, way[-1].source, way[-1].cue)])
    return out


def _stands_for(owner: Gathered, unnamed: Sequence[Gathered]) -> Gathered | None:
    """The earlier unnamed voice that shares the institution's place and its field."""
    if owner.kind != "organisation" or owner.phrase.name or owner.phrase.form != "definite":
        return None
    described = {w for w in owner.phrase.modifiers if len(w) > 2}
    fields = {w for w in described if lexicon.modifiers().get(w) == "official"}
    places = described & lexicon.places().keys()
    for voice in unnamed:
        if places & voice.words and fields & voice.words and voice.mentions[0] < owner.mentions[0]:
            return voice
    return None
