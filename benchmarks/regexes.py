"""The audit of regular expressions: ``python -m benchmarks.regexes`` (minutes; figures as printed).

1. Every pattern on lines made from its own parse tree, n and 4 n code points: which ones grow faster than the line.
2. Every rule's stage on long lines, n and 4 n: which grow faster; and the longest stretch that each pattern of 1 was
   given there, since one that is steep but only ever sees bounded stretches costs no more than a constant.
3. ``--whole``: the whole reading of lines of ``--whole-size`` code points: seconds and the most memory.
``--static``: regexploit's verdict (pip install regexploit, Apache-2.0; not part of ``[dev]``) of each pattern.
"""

import argparse
import re
import resource
import sys
from typing import Any

from fuzz import growth, hard_lines, patterns, recording

BOUNDED = 3_000
"""Code points: a stretch no longer than this, of lines of 4 n, was cut by the program."""


def main(given: list[str]) -> int:
    """Print the three tables; 1 where a steep pattern is given unbounded stretches, or a stage grows too fast."""
    options = _options(given)
    if options.static:
        return _static()
    recording.install()
    steep_stages = _stages(options.line_size)
    steep = _steep(options.size)
    bad = [row for row in steep if row[1].longest > BOUNDED]
    for pattern, use, found in steep:
        told = f"{use.longest:,}" if use.calls else "never called here"
        print(f"{found.ratio:6.0f}x {found.seconds * 1e3:8.1f} ms {found.method:6} longest {told:>8} {use.where}")
        print(f"        {pattern.pattern[:110]!r} on {found.line[:50]!r}")
    print(f"{len(steep)} patterns steep, {len(bad)} of them given unbounded stretches; {steep_stages} stages steep")
    if options.whole:
        _whole(options.whole_size)
    return bool(bad or steep_stages)


def _options(given: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--size", type=int, default=1_000, help="n of the patterns' own lines")
    parser.add_argument("--line-size", type=int, default=20_000, help="n of the long lines")
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--whole-size", type=int, default=1_000_000)
    parser.add_argument("--static", action="store_true")
    return parser.parse_args(given)


def _stages(size: int) -> int:
    """How many stages grow too fast on some line."""
    steep = 0
    hard_lines.stages("The mayor said so on Monday. " * 9)  # vocabularies are read once
    for name in hard_lines.UNITS:
        low, high = (hard_lines.stages(hard_lines.line(name, n)) for n in (size, 4 * size))
        worst = [s for s in high if high[s] > 0.1 and high[s] > growth.STEEP * low[s]]
        steep += len(worst)
        print(f"{name:28} {sum(low.values()):7.2f} s {sum(high.values()):7.2f} s {' '.join(worst)}", flush=True)
    return steep


def _steep(size: int) -> list[tuple[re.Pattern[Any], recording.Use, growth.Growth]]:
    """The patterns that grow too fast by a method they are used by, those that are never called by any."""
    found = []
    for (source, flags), use in list(recording.USES.items()) or [
        ((p.pattern, p.flags), recording.Use()) for p in patterns.collect()
    ]:
        pattern = re._compiler.compile(source, flags)  # type: ignore[attr-defined]
        methods = use.methods or {"search"}
        if (steepest := growth.steepest(pattern, methods, size)) is not None:
            found.append((pattern, use, steepest))
    print(f"{len(recording.USES)} patterns")
    return sorted(found, key=lambda row: -row[2].seconds)


def _whole(size: int) -> None:
    for name in hard_lines.UNITS:
        seconds = hard_lines.whole(hard_lines.line(name, size))
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{name:28} {seconds:8.1f} s, {most:,} MiB at most so far", flush=True)


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
