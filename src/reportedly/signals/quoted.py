"""What stands in quotation marks: somebody else's words."""

from bisect import bisect_right
from collections.abc import Sequence

from reportedly.model.span import Span


def is_quoted(span: Span, quoted: Sequence[Span]) -> bool:
    """Whether ``span`` begins or ends inside one of ``quoted``, which are in order and disjoint."""
    at = bisect_right(quoted, span.start, key=lambda q: q.start) - 1
    if at >= 0 and span.start < quoted[at].end:
        return True
    at = bisect_right(quoted, span.end - 1, key=lambda q: q.start) - 1
    return at >= 0 and span.end <= quoted[at].end
