"""Ground: why a condition holds."""

from typing import NamedTuple

from reportedly.model.span import Span


class Ground(NamedTuple):
    """Why a condition holds: the words, and a remark where words alone would not tell."""

    spans: tuple[Span, ...] = ()
    remark: str = ""
