"""Every nth as a share: "every third soldier" is one in three, where "every third year" is how often."""

import re
from functools import cache

from reportedly.figures import units
from reportedly.figures.numbers import Numeral
from reportedly.figures.phrases import is_plural
from reportedly.model.span import Span
from reportedly.vocab import rows, words

_EVERY, _REACH = re.compile(r"\bevery \Z", re.IGNORECASE), 7  # code points of "every " and what is before it
_NEXT_WORD = re.compile(r" (\w{1,20})")


def every_nth(text: str, numeral: Numeral) -> Span | None:
    """Where "every third" stands, of an ordinal; None where no noun follows that it is a share of."""
    start, end = numeral.span
    every = _EVERY.search(text, max(0, start - _REACH), start)
    if every is None or numeral.low < 2:
        return None
    return Span(every.start(), end) if is_shared(text, end, second=numeral.low == 2) else None


def is_shared(text: str, at: int, *, second: bool) -> bool:
    """Whether a noun in the singular follows at ``at``; behind "every ``second``" a person, as verbs follow it too."""
    following = _NEXT_WORD.match(text, at)
    if following is None or not following[1].islower():
        return False
    if second:
        return following[1] in _people()
    noun = following[1]
    return not (units.is_unit_of(noun, "duration") or is_plural(noun) or noun in words("phrase_ends", "word"))


@cache
def _people() -> frozenset[str]:
    """Words for one person: "every second pupil"."""
    singulars = {row["word"] for row in rows("counted") if row["kind"] == "who" and not is_plural(row["word"])}
    return frozenset(
        singulars | {"person", "man", "woman", "child", "pupil", "student", "worker", "household", "family"}
    )
