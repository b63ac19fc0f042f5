"""Marks: the words that colour a report, each with its reason; quoted words are never charged to the outlet."""

from collections.abc import Iterable, Sequence

from reportedly.intake.lines import lines
from reportedly.model.claims import Mark
from reportedly.model.span import Span
from reportedly.observed import stage
from reportedly.signals.phrases import folded
from reportedly.signals.quoted import is_quoted
from reportedly.signals.silence import silences
from reportedly.signals.stance import agentless, endorsements, questions
from reportedly.signals.wording import Coloured, wording

_SILENCES = {
    "no-reply": "says who gave no answer",
    "unverified": "says that this could not be, or was not, verified",
}


@stage("signals")
def marks(text: str, sentences: Sequence[Span], quoted: Sequence[Span]) -> list[Mark]:
    """The marks of ``text`` in its order, numbered m1….

    ``sentences`` and ``quoted`` (the insides of quotation marks) are spans of ``text``, in order and
    disjoint. Within ``quoted`` only vague sources are marked: the other kinds say how the outlet
    writes, whom it asked and what it could verify, and the quoted words are not its own. Marks of one
    kind never overlap. Linear in the length of ``text``.
    """
    low, held = folded(text), lines(text)
    found = [
        *wording(text, low),
        *agentless(text, low, held),
        *endorsements(low, held),
        *(Coloured(one.span, one.kind, _SILENCES[one.kind], one.sort) for one in silences(low, held, sentences)),
        *questions(text, low, held, sentences),
    ]
    kept = _apart(mark for mark in found if mark.kind == "vague" or not is_quoted(mark.span, quoted))
    return [
        Mark(id=f"m{n}", kind=m.kind, span=m.span, why=m.why, sort=m.sort, plainer=m.plainer)
        for n, m in enumerate(kept, 1)
    ]


def _apart(found: Iterable[Coloured]) -> list[Coloured]:
    """In order; of one kind the earlier, then the longer, where two overlap; one of "vague" and "agentless"."""
    last: dict[str, int] = {}
    kept = []
    for mark in sorted(found, key=lambda m: (m.span.start, -m.span.end, m.kind)):
        shelf = "nobody" if mark.kind in ("vague", "agentless") else mark.kind
        if mark.span.start < last.get(shelf, 0):
            continue
        last[shelf] = mark.span.end
        kept.append(mark)
    return kept
