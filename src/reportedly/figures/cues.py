"""Cues: patterns looked for in the words before a figure, once those words show that one can be there.

A long alternation costs the same at every place of a window, and most windows hold none of its words. A cue names
words of which every match holds one (``needs``), so that nothing else is searched; it never loses a match.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from reportedly.intake.lines import folded

_RUN = re.compile(r"[^\W\d_]+")


class Cue(NamedTuple):
    """A pattern, and the words, as runs of folded letters, or the ``marks`` of which each of its matches holds one."""

    pattern: re.Pattern[str]
    needs: frozenset[str]
    marks: frozenset[str] = frozenset()

    def search(self, window: str) -> re.Match[str] | None:
        """The first match in ``window``."""
        if self.needs.isdisjoint(runs(window)) and (not self.marks or self.marks.isdisjoint(window)):
            return None
        return self.pattern.search(window)


def cue(pattern: str, needs: str, flags: int = re.IGNORECASE) -> Cue:
    """The cue of ``pattern``; ``needs`` are its words, divided by blanks."""
    return Cue(re.compile(pattern, flags), frozenset(needs.split()))


@lru_cache(maxsize=8)  # the cues of one figure look at the same few windows
def runs(window: str) -> frozenset[str]:
    """The runs of letters of ``window``, folded."""
    return frozenset(_RUN.findall(folded(window)))
