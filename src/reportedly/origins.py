"""Origins of one report: claims whose chains end in the same voice share an origin.

Their number is an interval, since a report seldom says whether two unnamed voices are one. ``best`` counts the voices
as they were gathered; ``low`` makes one of those that may be one: voices that gathering could not tell apart
(``maybe-same-as``), unnamed voices whose descriptions do not differ, a body and an unnamed official of its own, a
body and a paper of its own; ``high`` counts every vague voice, every institution folded into an unnamed voice, and
each of several people heard as one voice ("two engineers") on its own. Who denies a claim, or took it back, is no
origin of it. Each doubt is stated in words with its group.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple, get_args

from msgspec.structs import replace

from reportedly.joined import Joined
from reportedly.model.claims import Claim, OriginGroup, Origins
from reportedly.model.voices import Attribution, Link, SourceKind, Voice
from reportedly.observed import stage

KINDS: tuple[SourceKind, ...] = get_args(SourceKind)
_NOBODY = "nobody"  # all vague voices together: reports, analysts, some
_COUNT = r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)"
_SHARE = re.compile(
    r"%|\b(?:percent|per cent|half|thirds?|quarters?|fifths?|majority|respondents?|polled|surveyed|"
    rf"{_COUNT} in {_COUNT})\b",
    re.I,
)
_NUMBER = re.compile(r"(?:the )?(two|three|four|five|six|seven|eight|nine|ten) (?!in\b|of\b)", re.I)
_NUMBERS = dict(zip("two three four five six seven eight nine ten".split(), range(2, 11), strict=True))
_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_SAYS_NOTHING = frozenset(
    "a an the one of in at on for from with to by within inside and or who which that was were is not be his her its "
    "their source sources official officials person people insider insiders individual figure anonymous unnamed "
    "unidentified another other second senior top high-ranking some several two three four five familiar matter close "
    "knowledge situation briefed speaking condition anonymity named identified asked declined man woman".split()
)  # words by which one unnamed voice is not told from another
_ANOTHER = re.compile(r"(?:another|others?)\Z", re.I)
_SPEAKS_FOR = ("unnamed-official", "document")
_MOST = 60  # groups that are compared pair by pair; a report with more is a list of names


class _Doubt(NamedTuple):
    """Two groups, by their places, that may be one voice, and why."""

    one: int
    other: int
    why: str


@stage("origins")
def origins(claims: Sequence[Claim], attributions: Sequence[Attribution], voices: Sequence[Voice]) -> Origins:
    """The report's origins, most claims first, and their number as an interval (see above)."""
    by_id, known = {a.id: a for a in attributions}, {v.id: v for v in voices}
    groups: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        attribution = by_id.get(claim.attribution or "")
        if attribution and attribution.chain and attribution.chain[-1].kind != "own-voice" and _supports(claim):
            groups[_end(attribution)].append(claim)
    made = [_group(key, found, by_id, known) for key, found in groups.items()]
    made.sort(key=lambda group: -len(group.claims))
    doubts = list(_doubts(made, known))
    low = _together(len(made), doubts)
    high = len(made) + sum(_apart(group) for group in made)
    stated = [_with_reasons(group, number, doubts) for number, group in enumerate(made)]
    return Origins(low=low, best=len(made), high=high, groups=stated)


def _supports(claim: Claim) -> bool:
    """Whether its source stands by it: who denies a claim, or took it back, was heard on it and is no origin of it."""
    return not {"denial", "retracted"} & set(claim.flags)


@stage("origins")
def source_kinds(claims: Sequence[Claim], attributions: Sequence[Attribution]) -> dict[str, int]:
    """How many claims rest on each kind of first voice, in the order of KINDS; own voice included."""
    by_id = {a.id: a for a in attributions}
    counts: dict[str, int] = dict.fromkeys(KINDS, 0)
    for claim in claims:
        attribution = by_id.get(claim.attribution or "")
        kind = attribution.chain[-1].kind if attribution and attribution.chain else "own-voice"
        counts[kind] += 1
    return counts


def _first_voice(attribution: Attribution) -> Link:
    """The link a claim's origin is: the last; of a share of those a survey asked, the survey."""
    last = attribution.chain[-1]
    asked = len(attribution.chain) > 1 and attribution.chain[-2].kind == "document" and _SHARE.search(last.name)
    return attribution.chain[-2] if asked else last


def _shares(attribution: Attribution) -> bool:
    """Whether an attribution is that of a share of those a survey asked."""
    return attribution.voice == attribution.chain[-1].voice and _first_voice(attribution) != attribution.chain[-1]


def _before(attribution: Attribution) -> list[Link]:
    return attribution.chain[: attribution.chain.index(_first_voice(attribution))]


def _end(attribution: Attribution) -> str:
    first = _first_voice(attribution)
    return _NOBODY if first.kind == "vague" else first.voice


def _group(key: str, claims: Sequence[Claim], by_id: dict[str, Attribution], known: dict[str, Voice]) -> OriginGroup:
    attributions = [by_id[c.attribution] for c in claims if c.attribution]
    ends = list(dict.fromkeys(_first_voice(a).voice for a in attributions))
    stated = list(dict.fromkeys(a.voice for a in attributions if a.voice and not _shares(a)))
    through = list(dict.fromkeys(link.name for a in attributions for link in _before(a) if link.kind != "own-voice"))
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


def _apart(group: OriginGroup) -> int:
    """How many more voices a group may stand for: those put together in it, or those it counts itself."""
    counted = _NUMBER.match(group.name) if group.kind.startswith("unnamed") else None
    return max(0, len(group.voices) - 1) + (_NUMBERS[counted.group(1).lower()] - 1 if counted else 0)


def _doubts(groups: Sequence[OriginGroup], known: dict[str, Voice]) -> Iterator[_Doubt]:
    """Pairs of groups that may be one voice, the earlier heard first."""
    of_voice = {voice: number for number, group in enumerate(groups) for voice in group.voices}
    for number, group in enumerate(groups):
        for voice in group.voices:
            for flag in known[voice].flags:
                other = of_voice.get(flag.removeprefix("maybe-same-as:"))
                if flag.startswith("maybe-same-as:") and other is not None and other != number:
                    yield _Doubt(other, number, f"may be the same as “{groups[other].name}”: the report does not say")
    for (one, first), (other, second) in combinations(list(enumerate(groups))[:_MOST], 2):
        why = _alike(first, second) or _speaks_for(first, second) or _speaks_for(second, first)
        if why:
            yield _Doubt(one, other, why)


def _alike(one: OriginGroup, other: OriginGroup) -> str:
    """Why two unnamed voices may be one: nothing in the words for either tells it from the other."""
    if one.kind != other.kind or not (one.kind.startswith("unnamed") or one.kind == "captive"):
        return ""
    if _ANOTHER.match(one.name) or _ANOTHER.match(other.name):
        return ""  # another than somebody: not to be told whom it may be one with
    first, second = _described(one.name), _described(other.name)
    if first <= second or second <= first:
        return f"may be the same as “{one.name}”: nothing tells the two apart"
    return ""


def _described(name: str) -> frozenset[str]:
    """The words of a name that tell its bearer from others, plural endings off."""
    words = (w.lower().removesuffix("’s").removesuffix("'s").rstrip("s") for w in _WORD.findall(name))
    return frozenset(words) - {w.rstrip("s") for w in _SAYS_NOTHING}


def _speaks_for(voice: OriginGroup, body: OriginGroup) -> str:
    """Why an unnamed official or a paper may be its body's own word: it is described by the body's name."""
    if body.kind != "organisation" or voice.kind not in _SPEAKS_FOR:
        return ""
    named = _described(body.name)
    if named and named <= _described(voice.name):
        return f"“{voice.name}” may be the word of “{body.name}”"
    return ""


def _together(groups: int, doubts: Sequence[_Doubt]) -> int:
    """How many groups are left where every doubtful pair is one."""
    joined = Joined(groups)
    for doubt in doubts:
        joined.join(doubt.one, doubt.other)
    return len(joined.groups())


def _with_reasons(group: OriginGroup, number: int, doubts: Sequence[_Doubt]) -> OriginGroup:
    """A group with the doubts about it in words, each pair's stated once."""
    reasons = [group.why, *(doubt.why for doubt in doubts if doubt.other == number)]
    counted = _NUMBER.match(group.name) if group.kind.startswith("unnamed") else None
    if counted:
        reasons.append(f"{counted.group(1).lower()} people are heard as one voice")
    return replace(group, why="; ".join(dict.fromkeys(reason for reason in reasons if reason)))
