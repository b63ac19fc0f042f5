"""Text, blocks and what is known of them → a Document, checked against the limits."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Self

from reportedly import settings
from reportedly.errors import NoText, TooLarge
from reportedly.intake.canonical import LEFT_OUT
from reportedly.intake.metadata import language_of, language_warning
from reportedly.model.document import Block, Document, prose_of, sha256_of


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a document from outside it; it goes before what is found inside.

    ``published`` is ISO 8601 already (``metadata.stated_date``); ``retrieved`` is set for URLs only.
    """

    id: str = ""
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = field(default=())
    url: str | None = None
    retrieved: str | None = None

    def with_found(
        self,
        *,
        id: str = "",
        title: str | None = None,
        publisher: str | None = None,
        published: str | None = None,
        authors: Iterable[str] = (),
        url: str | None = None,
    ) -> Self:
        """What is known, and where nothing is what was found inside; empty words are nothing."""
        return replace(
            self,
            id=self.id or id,
            title=self.title or title or None,
            publisher=self.publisher or publisher or None,
            published=self.published or published or None,
            authors=self.authors or tuple(filter(None, authors)),
            url=self.url or url or None,
        )


def build(
    text: str, blocks: list[Block], known: Known, *, media_type: str = "text/plain", warnings: list[str] | None = None
) -> Document:
    """The Document; its title is ``known.title`` or else the headline among ``blocks``.

    Raises NoText where ``text`` has no words and TooLarge where it is over ``settings.max_characters``.
    """
    check_characters(len(text))
    if not blocks:
        raise NoText("holds no text", todo="Give a report with words in it.")
    prose = prose_of(text, blocks)
    language = language_of(prose)
    notes = list(warnings or [])
    if partial := {block.table for block in blocks if block.table and LEFT_OUT in block.span.of(text)}:
        notes.append(f"{len(partial)} of the tables {'is' if len(partial) == 1 else 'are'} read in part: see “…”.")
    if warning := language_warning(language, prose):
        notes.append(warning)
    headline = next((b.span.of(text) for b in blocks[:1] if b.kind == "headline"), None)
    return Document(
        text=text,
        id=known.id,
        title=known.title or headline,
        publisher=known.publisher,
        published=known.published,
        authors=list(known.authors),
        url=known.url,
        language=language,
        sha256=sha256_of(text),
        retrieved=known.retrieved,
        media_type=media_type,
        blocks=blocks,
        warnings=notes,
    )


def check_characters(length: int) -> None:
    """Raises TooLarge where ``length`` code points are over ``settings.max_characters``."""
    limit = settings.current().max_characters
    if length > limit:
        raise TooLarge(
            f"holds {length:,} characters, over the limit of {limit:,}",
            todo="Split it, or raise REPORTEDLY_MAX_CHARACTERS.",
        )


def check_bytes(size: int) -> None:
    """Raises TooLarge where ``size`` is over ``settings.max_bytes``."""
    limit = settings.current().max_bytes
    if size > limit:
        raise TooLarge(f"is over the limit of {limit:,} bytes", todo="Split it, or raise REPORTEDLY_MAX_BYTES.")
