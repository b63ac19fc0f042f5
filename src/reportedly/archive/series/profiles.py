"""Profiles: named rules for choosing one figure, each with its source. None is applied unless somebody asks for it."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reportedly.errors import SettingsError
from reportedly.model.series import Choice, Figure, LeftOut, Origin
from reportedly.vocab import rows


@dataclass(frozen=True)
class Profile:
    """One row of vocab/figure_profiles.csv: what the rule is, in words, whose it is and where that can be read."""

    name: str
    title: str
    rule: str
    says: str
    source: str


class _Chosen(NamedTuple):
    """What a rule gives: the range or number, the figures it rests on, why, and whether the upper end is open."""

    low: float | None
    high: float | None
    figures: Sequence[Figure]
    why: str
    out: Mapping[str, str]
    open_end: bool = False


_Rule = Callable[[Profile, Sequence[Figure], Mapping[str, Origin]], _Chosen]


def profiles() -> list[Profile]:
    """All profiles, the user's own rows after ours."""
    return [Profile(**{name: row[name] for name in Profile.__annotations__}) for row in rows("figure_profiles")]


def profile(name: str) -> Profile:
    """The profile of this name, the last row where several have it. Raises SettingsError."""
    found = [each for each in profiles() if each.name == name]
    if not found:
        raise SettingsError("no such profile of rules", where=name, todo="'reportedly figures --profiles' lists them.")
    if found[-1].rule not in _RULES:
        todo = f"Choose one of: {', '.join(sorted(_RULES))}."
        raise SettingsError(f"no such rule {found[-1].rule!r}", where=f"figure_profiles.csv, {name}", todo=todo)
    return found[-1]


def choose(name: str, figures: Sequence[Figure], origins: Sequence[Origin]) -> Choice:
    """What the profile ``name`` makes of ``figures``: with its reason, and why each figure passed over was."""
    asked = profile(name)
    own = [figure for figure in figures if figure.changed is None]
    out = {f.id: f"a copy of {f.changed} with another figure in it" for f in figures if f.changed is not None}
    chosen = _Chosen(None, None, (), "there is no figure to choose from", {})
    if own:
        chosen = _RULES[asked.rule](asked, own, {origin.id: origin for origin in origins})
    out |= {id: why for id, why in chosen.out.items() if id not in {figure.id for figure in chosen.figures}}
    return Choice(
        profile=asked.name,
        title=asked.title,
        says=asked.says,
        source=asked.source,
        low=chosen.low,
        high=chosen.high,
        open_end=chosen.open_end,
        figures=[figure.id for figure in chosen.figures],
        why=chosen.why,
        left_out=[LeftOut(figure=id, why=why) for id, why in out.items()],
    )


def _lowest(asked: Profile, figures: Sequence[Figure], _: Mapping[str, Origin]) -> _Chosen:
    """The lowest number that any origin's newest figure still allows, vague words coded as the profile codes them."""
    newest, out = _newest(figures)
    floors = {f.id: _floor(asked.name, f) for f in newest}
    out |= {f.id: "sets no lower bound" for f in newest if floors[f.id] is None}
    known = {id: floor for id, floor in floors.items() if floor is not None}
    if not known:
        return _Chosen(None, None, (), "no figure sets a lower bound", out)
    lowest = min(known.values())
    chosen = [f for f in newest if known.get(f.id) == lowest]
    out |= {f.id: "is higher" for f in newest if f.id in known and f not in chosen}
    coded = "; its words are coded so" if chosen[0].low != lowest else ""
    return _Chosen(lowest, lowest, chosen, f"the lowest of {len(known)} origins’ newest figures{coded}", out)


def _newest(figures: Sequence[Figure]) -> tuple[list[Figure], dict[str, str]]:
    """The last figure of each origin, and why the others are passed over."""
    last = {figure.origin: figure for figure in figures}
    newest = list(last.values())
    return newest, {f.id: f"its origin gave {last[f.origin].id} later" for f in figures if f not in newest}


def _floor(name: str, figure: Figure) -> float | None:
    """The least number a figure allows, by the profile's codes for vague words; None of "fewer than 30"."""
    words = " ".join(figure.reports[0].printed.casefold().split()) if figure.reports else ""
    for row in rows("figure_codes"):
        if row["profile"] == name and re.fullmatch(rf"(?:{row['words']})(?: of)?", words):
            return float(row["value"])
    return None if figure.modifier in ("less-than", "at-most") else figure.low


def _range(_: Profile, figures: Sequence[Figure], __: Mapping[str, Origin]) -> _Chosen:
    """The least and the greatest number printed; the upper end is open where the greatest is a lower bound."""
    low, high = min(f.low for f in figures), max(f.high for f in figures)
    ends = [f for f in figures if low == f.low or high == f.high]
    inside = {f.id: "lies inside the range" for f in figures}
    return _Chosen(
        low, high, ends, "the least and the greatest number that any origin gives", inside, _open(high, figures)
    )


def _open(high: float, figures: Sequence[Figure]) -> bool:
    return any(f.most is None and f.high == high for f in figures)


def _low_best_high(_: Profile, figures: Sequence[Figure], __: Mapping[str, Origin]) -> _Chosen:
    """As the range; the best estimate is left to a person."""
    found = _range(_, figures, __)
    why = "the lowest and the highest figure; which are reliable, and the best estimate, are for a coder to say"
    return found._replace(why=why)


def _rank(asked: Profile, figures: Sequence[Figure], origins: Mapping[str, Origin]) -> _Chosen:
    """The newest figures of the origins whose kind stands highest in the profile's order."""
    ranks = {row["kind"]: int(row["rank"]) for row in rows("figure_ranks") if row["profile"] == asked.name}
    newest, out = _newest(figures)
    of = {f.id: ranks.get(origins[f.origin].kind, 99) for f in newest}
    best = min(of.values())
    chosen = [f for f in newest if of[f.id] == best]
    out |= {f.id: f"a source of rank {of[f.id]}: {origins[f.origin].kind}" for f in newest if f not in chosen}
    several = f"; {len(chosen)} of that rank, none before the other" if len(chosen) > 1 else ""
    low, high = min(f.low for f in chosen), max(f.high for f in chosen)
    why = f"rank {best}, {origins[chosen[0].origin].kind}: the highest here{several}"
    return _Chosen(low, high, chosen, why, out, _open(high, chosen))


def _most(_: Profile, figures: Sequence[Figure], __: Mapping[str, Origin]) -> _Chosen:
    """The newest figure that most origins give alike."""
    newest, out = _newest(figures)
    alike: defaultdict[tuple[float, float], list[Figure]] = defaultdict(list)
    for figure in newest:
        alike[figure.low, figure.high].append(figure)
    most = max(len(group) for group in alike.values())
    groups = [group for group in alike.values() if len(group) == most]
    chosen = [figure for group in groups for figure in group]
    out |= {f.id: "fewer origins give it" for f in newest if f not in chosen}
    why = f"{most} of {len(newest)} origins give it, copies not counted"
    if len(groups) > 1:
        why = f"no majority: {len(groups)} figures have {most} of {len(newest)} origins each"
    low, high = min(f.low for f in chosen), max(f.high for f in chosen)
    return _Chosen(low, high, chosen, why, out, _open(high, chosen))


def _latest(_: Profile, figures: Sequence[Figure], __: Mapping[str, Origin]) -> _Chosen:
    """The figures of the latest day they are of, or of publication where the report doesn't say."""
    days = {f.id: f.of_to or (f.first or "")[:10] for f in figures}
    last = max(days.values())
    chosen = [f for f in figures if days[f.id] == last]
    low, high = min(f.low for f in chosen), max(f.high for f in chosen)
    out = {f.id: f"is of {days[f.id] or 'an unknown day'}" for f in figures}
    return _Chosen(low, high, chosen, f"of {last or 'an unknown day'}, the latest", out, _open(high, chosen))


_RULES: dict[str, _Rule] = {
    "lowest": _lowest,
    "range": _range,
    "low-best-high": _low_best_high,
    "rank": _rank,
    "most": _most,
    "latest": _latest,
}
