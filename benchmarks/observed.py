"""What it costs to be watched, and to be able to be: ``python -m benchmarks.observed [FILE …]``.

Prints the cost of one mark and one note where nobody watches, how many of them a document passes, their share of its
time, and the time of a document unwatched, timed (``--timings``) and explained (``--verbose``), side by side.
"""

import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

from reportedly import service
from reportedly.export.steps import steps
from reportedly.observed import Watch, note, noting, stage, watching
from reportedly.service.reading import read_at

_TIMES = 200_000
_ROUNDS = 15


class _Counting(Watch):
    """Counts the marks that are passed."""

    marks = 0

    def begin(self) -> float:
        """One mark more."""
        self.marks += 1
        return super().begin()


def _each(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(5):
        begun = perf_counter()
        for _ in range(_TIMES):
            work()
        best = min(best, perf_counter() - begun)
    return best / _TIMES


def _unwatched(place: str) -> None:
    read_at(place)


def _timed(place: str) -> None:
    with watching(Watch()):
        read_at(place)


def _explained(place: str) -> None:
    with noting() as notes:
        reading = read_at(place)
    steps(reading, notes)


def _side_by_side(place: str) -> dict[str, float]:
    """The median time of each way, the ways taken in turn, so that all meet the same load."""
    ways = (_unwatched, _timed, _explained)
    took: dict[str, list[float]] = {way.__name__[1:]: [] for way in ways}
    for _ in range(_ROUNDS):
        for way in ways:
            begun = perf_counter()
            way(place)
            took[way.__name__[1:]].append(perf_counter() - begun)
    return {name: median(times) for name, times in took.items()}


def main(places: list[str]) -> None:
    """Measure and print."""
    empty = _each(lambda: None)
    marked = stage("reading")(lambda: None)
    mark, noted = _each(marked) - empty, _each(lambda: note("x", one=1, other=2)) - empty
    print(f"unwatched: a mark {mark * 1e9:.0f} ns, a note {noted * 1e9:.0f} ns")
    for place in places:
        service.read_at(place)
        watch = _Counting()
        with watching(watch), noting() as notes:
            read_at(place)
        took = _side_by_side(place)
        cost = watch.marks * mark + 2 * len(notes) * noted  # as many are asked about and not made
        share = f"{cost * 1e6:.0f} µs, {cost / took['unwatched']:.3%} of its time"
        ways = ", ".join(f"{name} {seconds * 1e3:.1f} ms" for name, seconds in took.items())
        print(f"{place}: {watch.marks} marks, {len(notes)} notes: {share}; {ways}")


if __name__ == "__main__":
    main(sys.argv[1:] or ["examples/harbour.html", "examples/reservoir.txt"])
