"""The audit of regular expressions: ``python -m benchmarks.regexes`` (a quarter of an hour; figures as printed).

1. Every rule's stage on long lines, n and 4 n code points: which ones grow faster than the line.
2. Every pattern on lines made from its own parse tree, n and 4 n: which ones grow faster than the line, and the longest
   stretch that each of them was given in 1 and in whole readings of such lines, since a pattern that is steep but only
   ever sees bounded stretches costs no more than a constant.
3. Every stage on each steep pattern's own worst line, over and over to n and 4 n: what an attacker would send.
``--whole``: instead, whole readings of lines of n/4 and n, each in its own process: seconds, their ratio, most memory.
``--static``: instead, regexploit's verdict (pip install regexploit, Apache-2.0; not part of ``[dev]``) of each pattern.
"""

import argparse
import re
import resource
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from typing import Any

from fuzz import growth, hard_lines, patterns, recording

BOUNDED = 3_000
"""Code points: a stretch no longer than this, of lines of 4 n, was cut by the program."""

_REFUSED = "refused"
Steep = tuple[re.Pattern[Any], recording.Use, growth.Growth]


def main(given: list[str]) -> int:
    """Print what is asked for; 1 where a steep pattern is given unbounded stretches, or a stage grows too fast."""
    options = _options(given)
    names = options.line or list(hard_lines.UNITS)
    if options.static:
        return _static()
    if options.one:
        return _one(names[0], options.whole_size)
    if options.whole:
        return _whole(names, options.whole_size)
    recording.install()
    patterns.collect()  # all modules are imported, all cached makers called
    stages = _stages({name: partial(hard_lines.line, name) for name in names}, options.line_size)
    for name in names:  # for what attribution and claims are given
        hard_lines.whole(hard_lines.line(name, options.line_size))
    steep = _steep(options.size)
    unbounded = _told(steep)
    worst = {found.line: partial(hard_lines.repeated, f"{found.line}. ") for *_, found in steep}
    return bool(stages + unbounded + _stages(worst, options.line_size))


def _options(given: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--size", type=int, default=1_000, help="n of the patterns' own lines")
    parser.add_argument("--line-size", type=int, default=20_000, help="n of the long lines")
    parser.add_argument("--line", action="append", choices=list(hard_lines.UNITS), help="only this line (repeatable)")
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--whole-size", type=int, default=1_000_000)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--static", action="store_true")
    return parser.parse_args(given)


def _stages(lines: dict[str, Callable[[int], str]], size: int) -> int:
    """How many stages grow too fast, on the lines made to a length; by name, or by the line itself."""
    steep = 0
    hard_lines.stages("The mayor said so on Monday. " * 9)  # vocabularies are read once
    for name, make in lines.items():
        low, high = (hard_lines.stages(make(n)) for n in (size, 4 * size))
        worst = _grown(low, high)
        if worst:  # once more, since whatever else runs can slow one of them
            worst &= _grown(*(hard_lines.stages(make(n)) for n in (size, 4 * size)))
        steep += len(worst)
        print(
            f"{name[:28]!a:30} {sum(low.values()):7.2f} s {sum(high.values()):7.2f} s {' '.join(sorted(worst))}",
            flush=True,
        )
    print(f"{steep} stages steep, of {len(lines)} lines of {size:,} and {4 * size:,}", flush=True)
    return steep


def _grown(low: dict[str, float], high: dict[str, float]) -> set[str]:
    """The stages that took too much longer for four times the line."""
    return {stage for stage in high if high[stage] > 0.1 and high[stage] > growth.STEEP * low[stage]}


def _told(steep: list[Steep]) -> int:
    """Print the steep patterns; how many of them are given unbounded stretches."""
    for pattern, use, found in steep:
        told = f"{use.longest:,}" if use.calls else "never called here"
        print(f"{found.ratio:6.0f}x {found.seconds * 1e3:8.1f} ms {found.method:6} longest {told:>8} {use.where}")
        print(f"        {pattern.pattern[:110]!r} on {found.line[:50]!r}")
    bad = sum(use.longest > BOUNDED for _, use, _ in steep)
    print(f"of {len(recording.USES)} patterns {len(steep)} steep, {bad} of them given unbounded stretches", flush=True)
    return bad


def _steep(size: int) -> list[Steep]:
    """The patterns that grow too fast by a method they are used by; by search, those that are never called."""
    found = []
    for (source, flags), use in list(recording.USES.items()):
        pattern = re._compiler.compile(source, flags)  # type: ignore[attr-defined]
        if (steepest := growth.steepest(pattern, use.methods or {"search"}, size)) is not None:
            found.append((pattern, use, steepest))
    return sorted(found, key=lambda row: -row[2].seconds)


def _whole(names: list[str], size: int) -> int:
    """Whole readings, each in a process of its own, so that its memory is its own; 1 where one grows too fast."""
    steep = 0
    for name in names:
        told = []
        for n in (size // 4, size):
            command = [sys.executable, "-m", "benchmarks.regexes", "--one", "--line", name, "--whole-size", str(n)]
            told.append(subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip())
        if refused := [line for line in told if line.startswith(_REFUSED)]:
            print(f"{name:28} {refused[0]}", flush=True)
            continue
        low, high = (float(line.split()[0]) for line in told)
        most = int(told[1].split()[1])
        steep += high > growth.STEEP * low
        print(f"{name:28} {low:7.1f} s {high:7.1f} s {high / low:5.1f}x {most:6,} MiB", flush=True)
    print(f"{steep} of {len(names)} lines steep, of {size // 4:,} and {size:,}")
    return bool(steep)


def _one(name: str, size: int) -> int:
    from reportedly.errors import TooLarge  # here, since what is imported before it is asked for is not recorded

    hard_lines.whole("The mayor said so on Monday. " * 9)  # the encoder and vocabularies are loaded once
    try:
        seconds = hard_lines.whole(hard_lines.line(name, size))
    except TooLarge as error:
        print(f"{_REFUSED}: {error}")
        return 0
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
    return 0


def _static() -> int:
    """Patterns that regexploit finds to be worse than linear."""
    from regexploit.ast.sre import SreOpParser  # type: ignore[import-not-found]
    from regexploit.redos import find  # type: ignore[import-not-found]

    found = 0
    for pattern, places in patterns.collect().items():
        source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
        try:
            risky = [redos for redos in find(SreOpParser().parse_sre(source, pattern.flags)) if redos.starriness > 2]
        except Exception as error:
            print(f"not read ({type(error).__name__}): {places[0]}")
            continue
        found += len(risky)
        for redos in risky:
            print(f"starriness {redos.starriness}: {places[0]}: {source[:110]!r}")
    print(f"{found} found")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
