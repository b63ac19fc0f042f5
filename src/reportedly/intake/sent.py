"""Copy as agencies, press offices and chats send it: what is said about the report goes from its words to its metadata.

Each kind is known by marks of its own, and a text without them is left as it is.
"""

from dataclasses import dataclass, field

from reportedly.intake.build import Known


@dataclass(frozen=True, slots=True)
class Copy:
    """The words of a report that was sent, and what was told beside them."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()
    warnings: list[str] = field(default_factory=list)

    def known(self, known: Known) -> Known:
        """``known`` with what was told, where it was not known already."""
        return known.with_found(
            title=self.title, publisher=self.publisher, published=self.published, authors=self.authors
        )


def copy_of(text: str) -> Copy | None:
    """The report in ``text`` where it is wire copy, a press release or a chat; None where it is none of them."""
    from reportedly.intake import chat, release, wire

    for read in (wire.read, release.read, chat.read):
        if (found := read(text)) is not None and found.text.strip():
            return found
    return None
