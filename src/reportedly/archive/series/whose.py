"""Whose each figure is: sightings become figures of origins, with copies folded, in order of time."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from msgspec.structs import replace

from reportedly.archive.series.finding import Sighting
from reportedly.archive.series.values import Ends, ends, printed
from reportedly.archive.series.wanted import named
from reportedly.model.series import Figure, Origin, Report

UNNAMED = frozenset(("unnamed-official", "unnamed-person", "vague", "captive"))
"""Kinds whose voices are told apart by who heard them: the name alone says too little to call two of them one."""
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_LATE = "9999"


class Whose(NamedTuple):
    """What one origin is known by: an outlet or a voice, its name in small letters, and who heard it, if unnamed."""

    sort: str
    name: str
    heard_by: str = ""


class Heard(NamedTuple):
    """A sighting with its origin, the article it was copied from, and whether the copy changed the figure."""

    sighting: Sighting
    whose: Whose
    copy_of: str | None
    changed: bool


def heard(found: Sequence[Sighting], groups: Iterable[Sequence[int]], places: Sequence[str] = ()) -> list[Heard]:
    """Each sighting under the origin of the earliest article that has its sentence.

    Where all figures are of one of ``places``, "the ministry" and "the ministry of Velia" are one voice.
    """
    means = _full_names(found, places)
    out: list[Heard] = []
    for group in groups:
        own = sorted((found[number] for number in group), key=_time)
        firsts = [each for each in own if each.row.key == own[0].row.key]
        values = {ends(each.quantity) for each in firsts}
        for each in own:
            source = _source(each, firsts)
            copied = each.row.key != own[0].row.key
            out.append(
                Heard(
                    each,
                    _whose(source, means, places),
                    own[0].row.key if copied else None,
                    changed=copied and ends(each.quantity) not in values,
                )
            )
    return sorted(out, key=lambda one: _time(one.sighting))


def _source(each: Sighting, firsts: Sequence[Sighting]) -> Sighting:
    """The figure of the first article that ``each`` is a copy of: of its value, else the nearest to its place."""
    alike = [one for one in firsts if ends(one.quantity) == ends(each.quantity)]
    into = each.row.span.start - each.row.sentence_at.start
    return min(alike or firsts, key=lambda one: abs(one.row.span.start - one.row.sentence_at.start - into))


def _time(each: Sighting) -> tuple[str, int, int]:
    return each.row.published_from or _LATE, each.row.version, each.row.span.start


def _plain(name: str, places: Sequence[str] = ()) -> str:
    """A name to compare: small letters, no article, and none of the ``places`` that all figures are of anyway."""
    words = [w for w in _ARTICLE.sub("", name.strip()).split() if not any(named(place, w) for place in places)]
    while len(words) > 1 and words[-1] in ("of", "in"):
        words.pop()
    return " ".join(words).casefold() or name.strip().casefold()


def _whose(each: Sighting, means: dict[str, str], places: Sequence[str]) -> Whose:
    outlet = each.row.publisher or each.row.key
    if each.voice is None or each.kind == "own-voice":
        return Whose("outlet", _plain(outlet))
    if each.kind == "media":
        return Whose("outlet", _plain(each.voice))
    name = _plain(each.voice, places)
    if each.kind in UNNAMED:
        return Whose("unnamed", name, _plain(outlet))
    return Whose("voice", means.get(name, name))


def _full_names(found: Sequence[Sighting], places: Sequence[str]) -> dict[str, str]:
    """Names that mean another's: a surname alone its one full name, a paper "of the ministry" the ministry itself."""
    of_kind: defaultdict[str, set[str]] = defaultdict(set)
    for each in found:
        if each.voice:
            of_kind[each.kind].add(_plain(each.voice, places))
    full: defaultdict[str, set[str]] = defaultdict(set)
    for name in of_kind["named-person"]:
        if " " in name:
            full[name.rsplit(" ", 1)[1]].add(name)
    means = {short: next(iter(names)) for short, names in full.items() if len(names) == 1}
    for paper in of_kind["document"]:
        bodies = [body for body in of_kind["organisation"] if re.search(rf"\b{re.escape(body)}\b", paper)]
        if bodies:
            means[paper] = max(bodies, key=len)
    return means


@dataclass
class _Draft:
    """What may be one figure: said by one origin, of days that overlap (``since`` to ``until`` is in all)."""

    heard: list[Heard] = field(default_factory=list)
    since: str = ""
    until: str = _LATE


def figures_of(all_heard: Sequence[Heard]) -> tuple[list[Figure], list[Origin]]:
    """The figures in order of first publication, numbered f1…, and their origins, numbered o1… in that order too."""
    ids: dict[Whose, str] = {}
    drafts: dict[tuple[Whose, Ends, str], list[_Draft]] = defaultdict(list)
    for one in all_heard:
        ids.setdefault(one.whose, f"o{len(ids) + 1}")
        quantity, row = one.sighting.quantity, one.sighting.row
        days = row.of_from or "", row.of_to or row.of_from or _LATE
        same = drafts[one.whose, ends(quantity), quantity.modifier]
        draft = next((each for each in same if days[0] <= each.until and each.since <= days[1]), None)
        if draft is None:
            draft = _Draft()
            same.append(draft)
        draft.heard.append(one)
        draft.since, draft.until = max(draft.since, days[0]), min(draft.until, days[1])
    found = [each.heard for same in drafts.values() for each in same]
    ordered = sorted(found, key=lambda own: _time(own[0].sighting))
    figures = [_figure(f"f{number}", ids[draft[0].whose], draft) for number, draft in enumerate(ordered, 1)]
    return figures, [_origin(id, whose, all_heard, figures) for whose, id in ids.items()]


def _figure(id: str, origin: str, draft: Sequence[Heard]) -> Figure:
    quantity = draft[0].sighting.quantity
    dated = [one.sighting.row for one in draft if one.sighting.row.of_from]
    reports: dict[str, Report] = {}
    for one in draft:
        reports.setdefault(one.sighting.row.key, replace(one.sighting.report, copy_of=one.copy_of))
    times = sorted(r.published_from for r in reports.values() if r.published_from)
    least, most = ends(quantity)
    return Figure(
        id=id,
        origin=origin,
        low=quantity.low,
        high=quantity.high,
        least=least,
        most=most,
        modifier=quantity.modifier,
        printed=_printed(draft[0].sighting),
        counted=quantity.counted,
        of_from=max((row.of_from for row in dated if row.of_from), default=None),
        of_to=min((row.of_to or row.of_from or _LATE for row in dated), default=None),
        first=times[0] if times else None,
        last=times[-1] if times else None,
        articles=len(reports),
        copies=sum(r.copy_of is not None for r in reports.values()),
        changed=draft[0].copy_of if all(one.changed for one in draft) else None,
        reports=list(reports.values()),
    )


def _printed(each: Sighting) -> str:
    """The figure in digits, after the report's own words where those have none: "dozens (24–99)"."""
    digits, words = printed(each.quantity), " ".join(each.report.printed.split()).removesuffix(" of")
    vague = each.quantity.low != each.quantity.high and not any(letter.isdigit() for letter in words)
    return f"{words.lower()} ({digits})" if vague else digits


def _origin(id: str, whose: Whose, all_heard: Sequence[Heard], figures: Sequence[Figure]) -> Origin:
    own = [one.sighting for one in all_heard if one.whose == whose]
    speaking = [each for each in own if (each.voice is None or each.kind == "own-voice") == (whose.sort == "outlet")]
    first = next((each for each in speaking if each.kind != "document"), (speaking or own)[0])
    outlet = first.row.publisher or first.row.key
    names = [outlet if whose.sort == "outlet" else each.voice or outlet for each in (first, *(speaking or own))]
    mine = [figure for figure in figures if figure.origin == id]
    return Origin(
        id=id,
        name=max(names, key=len) if first.kind == "named-person" else names[0],
        kind=first.kind,
        outlet=whose.sort == "outlet",
        unnamed=whose.sort == "unnamed",
        heard_by=outlet if whose.sort == "unnamed" else None,
        names=list(dict.fromkeys(names)),
        articles=len({report.article for figure in mine for report in figure.reports}),
        figures=[figure.id for figure in mine],
    )
