"""Origins of one report: claims whose chains end in the same voice share an origin."""

from collections import defaultdict
from collections.abc import Sequence
from typing import get_args

from reportedly.model.claims import Claim, OriginGroup, Origins
from reportedly.model.voices import Attribution, SourceKind, Voice

KINDS: tuple[SourceKind, ...] = get_args(SourceKind)
_NOBODY = "nobody"  # all vague voices together: reports, analysts, some


def origins(claims: Sequence[Claim], attributions: Sequence[Attribution], voices: Sequence[Voice]) -> Origins:
    """The report's origins, most claims first, and their number as an interval.

    ``low`` counts unnamed voices of one kind as one where nothing tells them apart; ``high`` counts every
    vague voice, and every institution folded into one unnamed voice, on its own.
    """
    by_id, known = {a.id: a for a in attributions}, {v.id: v for v in voices}
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        attribution = by_id.get(claim.attribution or "")
        if attribution and attribution.chain and attribution.chain[-1].kind != "own-voice":
            groups[_end(attribution)].append(claim)
    made = [_group(key, found, by_id, known) for key, found in groups.items()]
    made.sort(key=lambda group: -len(group.claims))
    unnamed = [g for g in made if g.kind.startswith("unnamed")]
    alike = sum(max(0, sum(g.kind == kind for g in unnamed) - 1) for kind in ("unnamed-official", "unnamed-person"))
    apart = sum(max(0, len(g.voices) - 1) for g in made)
    return Origins(low=len(made) - alike, best=len(made), high=len(made) + apart, groups=made)


def source_kinds(claims: Sequence[Claim], attributions: Sequence[Attribution]) -> dict[str, int]:
    """How many claims rest on each kind of first voice, in the order of KINDS; own voice included."""
    by_id = {a.id: a for a in attributions}
    counts: dict[str, int] = dict.fromkeys(KINDS, 0)
    for claim in claims:
        attribution = by_id.get(claim.attribution or "")
        kind = attribution.chain[-1].kind if attribution and attribution.chain else "own-voice"
        counts[kind] += 1
    return counts


def _end(attribution: Attribution) -> str:
    last = attribution.chain[-1]
    return _NOBODY if last.kind == "vague" else last.voice


def _group(key: str, claims: Sequence[Claim], by_id: dict[str, Attribution], known: dict[str, Voice]) -> OriginGroup:
    attributions = [by_id[c.attribution] for c in claims if c.attribution]
    ends = list(dict.fromkeys(a.chain[-1].voice for a in attributions))
    stated = list(dict.fromkeys(a.voice for a in attributions if a.voice))
    through = list(dict.fromkeys(link.name for a in attributions for link in a.chain[:-1] if link.kind != "own-voice"))
    name = known[ends[0]].name
    why = ""
    if key == _NOBODY:
        name = "not identified: " + ", ".join(known[v].name for v in ends)
        why = "no voice here can be told from another" if len(ends) > 1 else ""
    elif folded := [known[v].name for v in stated if v not in ends and known[v].name not in through]:
        why = f"“{folded[0]}” seems to be this voice under a larger name"
    kind: SourceKind = "vague" if key == _NOBODY else known[ends[0]].kind
    through = [t for t in through if t != name]
    voices = list(dict.fromkeys([*ends, *(v for v in stated if known[v].name not in through)]))
    return OriginGroup(name=name, kind=kind, voices=voices, claims=[c.id for c in claims], through=through, why=why)
