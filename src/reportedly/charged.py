"""Charged: whose words a mark's are. The outlet's words are not the source's, nor a source's the outlet's."""

from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from reportedly.model.claims import OUTLET, QUOTED, Mark
from reportedly.model.span import Span
from reportedly.model.voices import Attribution
from reportedly.observed import stage
from reportedly.signals.quoted import is_quoted

_OUTLETS_OWN = frozenset({"endorsement", "question"})


@stage("signals")
def charged(marks: Sequence[Mark], attributions: Sequence[Attribution], quoted: Sequence[Span]) -> list[Mark]:
    """The marks, numbered anew, each charged to whose words they are.

    Words in the content of something said, quoted or not, are charged to the attribution: "The minister said the
    brutal attack …" may be the minister's adjective, so the outlet is not blamed for it. Words in a wish or a plan
    ("wants the brutal regime to fall") are the outlet's account, and so are source and cue. In a source's content an
    endorsement or a question is no stance of the outlet, and no mark. Linear but for the sorting.
    """
    held = sorted((span, a.id) for a in attributions if a.voice and a.stance != "intent" for span in a.content)
    starts = [span.start for span, _ in held]
    kept: list[Mark] = []
    for mark in marks:
        holder = _holder(mark.span, held, starts)
        if holder and mark.kind in _OUTLETS_OWN:
            continue
        to = holder or (QUOTED if is_quoted(mark.span, quoted) else OUTLET)
        kept.append(replace(mark, id=f"m{len(kept) + 1}", charged_to=to))
    return kept


def _holder(span: Span, held: Sequence[tuple[Span, str]], starts: Sequence[int]) -> str | None:
    """The attribution in whose content ``span`` lies: the innermost of the last four that begin before it."""
    at = bisect_right(starts, span.start)
    for content, name in reversed(held[max(0, at - 4) : at]):
        if content.contains(span):
            return name
    return None
