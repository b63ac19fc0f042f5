"""How a reading is dressed: for a file that stands alone, or for the desk, where every mark leads on."""

from dataclasses import dataclass
from urllib.parse import quote

from reportedly.export.visible import visible


@dataclass(frozen=True, slots=True)
class Dress:
    """``explain``: the address, to be followed by a record's id, that explains it ("": figures lead to their row).

    ``placed``: every piece of the article says where it starts, in code points of the text (``data-s``). ``marks`` and
    ``rows`` bound what is drawn; None draws all.
    """

    explain: str = ""
    placed: bool = False
    marks: int | None = None
    rows: int | None = None

    def to(self, id: str) -> str:
        """The address that explains the record ``id``, fit for an attribute."""
        return self.explain + quote(visible(id), safe="")


PLAIN = Dress()
"""Of the page that is written to a file."""
