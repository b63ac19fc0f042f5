"""The difference to an earlier result, figure by figure, with a paired bootstrap over documents.

Both results are resampled by the same draw of documents, so what makes an article hard cancels out (Efron and
Tibshirani 1993, ch. 16; Berg-Kirkpatrick et al. 2012 for NLP). A figure has fallen beyond noise where the 95 %
interval of new − old lies wholly on the worse side of 0. Speeds are shown and not judged: what moves them between two
runs is the machine and its load, of which the documents say nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from benchmarks.measures import MEASURES, ROUNDS, Floats, limits, resamples, values
from benchmarks.reliability import resampled_error
from benchmarks.results import Record, table

ERROR = "calibration error"


@dataclass(frozen=True, slots=True)
class Difference:
    """One figure then and now, in percent, with the interval of the difference; the calibration error wants to fall."""

    system: str
    figure: str
    then: float
    now: float
    low: float
    high: float

    @property
    def fell(self) -> bool:
        """Whether it got worse beyond noise."""
        return self.low > 0 if self.figure == ERROR else self.high < 0

    @property
    def rose(self) -> bool:
        """Whether it got better beyond noise."""
        return self.high < 0 if self.figure == ERROR else self.low > 0


def differences(old: Record, new: Record, rounds: int = ROUNDS) -> list[Difference]:
    """Every figure of the product's models that both results hold. Exits where they are of different articles."""
    if old["data"]["sha256"] != new["data"]["sha256"]:
        raise SystemExit("the earlier result was measured on other articles, so the two can't be compared")
    drawn = resamples(len(new["data"]["documents"]), rounds)
    before = {one["name"]: one for one in old["systems"] if one["ours"] and not one["failed"]}
    found: list[Difference] = []
    for one in new["systems"]:
        if one["name"] in before and not one["failed"]:
            found += _quality(one["name"], table(old, before[one["name"]]), table(new, one), drawn)
            found += _calibration(before[one["name"]], one, drawn)
    return found


def unmatched(old: Record, new: Record) -> set[str]:
    """The product's models that only one of the results holds."""
    then, now = ({one["name"] for one in record["systems"] if one["ours"]} for record in (old, new))
    return then ^ now


def _quality(name: str, then: Floats, now: Floats, drawn: Floats) -> Iterator[Difference]:
    low, high = limits(values(drawn @ now) - values(drawn @ then))
    was, is_now = values(then.sum(axis=0)), values(now.sum(axis=0))
    for at, measure in enumerate(MEASURES):
        yield Difference(name, measure.name, float(was[at]), float(is_now[at]), float(low[at]), float(high[at]))


def _calibration(old: Record, new: Record, drawn: Floats) -> Iterator[Difference]:
    if "sure" not in old or "sure" not in new:
        return
    low, high = limits(100 * (_error(new, drawn) - _error(old, drawn)))
    yield Difference(new["name"], ERROR, 100 * old[ERROR], 100 * new[ERROR], float(low), float(high))


def _error(one: Record, drawn: Floats) -> Floats:
    document, sure, right = np.asarray(one["sure"], dtype=np.float64).reshape(-1, 3).T
    return resampled_error(sure, right, document.astype(np.int64), drawn)


def show(found: list[Difference], old: Record, new: Record) -> None:
    """Prints the differences, and the speeds side by side."""
    print(f"\nAgainst {old['date']} ({old['commit'][:8]}), 95 % interval of the difference, paired over documents")
    for one in found:
        verdict = "FELL" if one.fell else "rose" if one.rose else ""
        print(
            f"{one.system:10} {one.figure:24} {one.then:6.2f} → {one.now:6.2f}   {one.now - one.then:+6.2f} "
            f"[{one.low:+.2f}, {one.high:+.2f}]  {verdict}".rstrip()
        )
    for name in sorted(unmatched(old, new)):
        print(f"{name:10} is in one of the results alone")
    before = {one["name"]: one for one in old["systems"]}
    for one in new["systems"]:
        for what, speed in one.get("speeds", {}).items():
            then = before.get(one["name"], {}).get("speeds", {}).get(what)
            if then:
                a, b = then["words a second"], speed["words a second"]
                print(f"{one['name']:10.10} {what:24} {a:,} → {b:,} words/s ({b / a - 1:+.0%}; not judged)")
