"""The archive as a program sees it: one object, whose verbs the parts of this package do."""

import builtins
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from reportedly.archive import adding, copies, exporting, listing, origins, removing, search, stats
from reportedly.archive.asked import article_meant
from reportedly.archive.database import looking, open_database, shown, transaction
from reportedly.archive.gathering import Item
from reportedly.archive.listing import Article, Filter
from reportedly.archive.packing import reading_of
from reportedly.archive.reviews.checked import checked
from reportedly.archive.reviews.claims import claim_row, judged_claim
from reportedly.archive.reviews.corrections import corrections_of
from reportedly.archive.reviews.vectors import rankers
from reportedly.archive.search.results import FoundClaim
from reportedly.archive.series import by_copies, series
from reportedly.archive.stats import Stats
from reportedly.archive.storing import Outcome
from reportedly.archive.texts import texts
from reportedly.intake import Failure
from reportedly.model.corrections import Correction
from reportedly.model.document import Document
from reportedly.model.reading import Reading
from reportedly.model.reviews import Checked, JudgedClaim
from reportedly.model.series import Series
from reportedly.model.span import Span
from reportedly.model.trace import Trace
from reportedly.settings import current


class Archive:
    """Many readings in one SQLite file, or in a PostgreSQL database.

    >>> with Archive("harbour.db") as archive:
    ...     archive.add("reports/")
    ...     for article in archive.list(since="2025-09-01"):
    ...         print(article.key, article.versions[-1].title)

    ``place`` is a path or a URL, ``REPORTEDLY_ARCHIVE`` by default; where nothing is there a new archive is made,
    unless ``create`` is False. Every error is an ArchiveError, of one line.
    """

    def __init__(self, place: str | Path | None = None, *, create: bool = True) -> None:
        self.engine: Engine = open_database(place or current().archive, create=create)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Archive({self.name!r})"

    @property
    def name(self) -> str:
        """Its path, or its URL without the password."""
        return shown(self.engine.url)

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    def add(
        self,
        wanted: str | Path | Item | Iterable[str | Path | Item],
        *,
        readings: bool = True,
        model: str | None = None,
        workers: int = 1,
        collected_by: str = "",
        published: str | None = None,
    ) -> "builtins.list[Outcome]":
        """Add places, documents or readings; gives what became of each, all of it on disk.

        Without ``readings`` only the text is kept, and copies are found. More than one of ``workers`` reads in other
        processes, which needs the caller's ``if __name__ == "__main__"``.
        """
        wish = adding.Wish(readings, current().having(model=model), workers, collected_by, published)
        return builtins.list(self.add_each(wanted, wish))

    def add_each(self, wanted: str | Path | Item | Iterable[str | Path | Item], wish: adding.Wish) -> Iterator[Outcome]:
        """As ``add``, one at a time: each outcome comes once it is on disk, and what is not asked for is not added."""
        if isinstance(wanted, str | Path | Document | Reading | Failure):
            wanted = [wanted]
        return adding.add(self.engine, wanted, wish)

    def list(
        self,
        *,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
        skip: int = 0,
    ) -> Iterator[Article]:
        """The articles, latest published first, each with its newest version."""
        with looking(self.engine) as connection:
            yield from listing.list_articles(connection, Filter(publisher, since, until), limit=limit, skip=skip)

    def count(self, *, publisher: str | None = None, since: str | None = None, until: str | None = None) -> int:
        """How many articles there are."""
        with looking(self.engine) as connection:
            return listing.count_articles(connection, Filter(publisher, since, until))

    def show(self, key: str) -> Article:
        """All that is kept of one article. Raises NotInArchive."""
        with looking(self.engine) as connection:
            return listing.article(connection, key)

    def key(self, number: int) -> str:
        """The key of the article of that number (``Article.id``). Raises NotInArchive."""
        with looking(self.engine) as connection:
            return listing.key_of(connection, number)

    def numbers(self, keys: Iterable[str]) -> dict[str, int]:
        """The numbers of the articles of those keys; what is not there is left out."""
        with looking(self.engine) as connection:
            return listing.numbers_of(connection, keys)

    def reading(self, key: str, *, number: int | None = None) -> Reading:
        """The reading of an article's newest version, or of its version ``number``. Raises NotInArchive."""
        with looking(self.engine) as connection:
            return reading_of(connection, listing.version_of(connection, key, number))

    def remove(self, keys: str | Iterable[str]) -> int:
        """Take articles away with every version; gives how many versions went. Raises NotInArchive."""
        with self.writing() as connection:
            return removing.remove(connection, [keys] if isinstance(keys, str) else keys)

    def stats(self) -> Stats:
        """How much there is, of what, and what could not be read."""
        with looking(self.engine) as connection:
            return stats.stats(connection)

    def export(
        self,
        *,
        readings: bool = False,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> Iterator[bytes]:
        """Each article's newest version as a line of JSON, or its reading with ``readings``; ``add`` takes both."""
        with looking(self.engine) as connection:
            yield from exporting.lines(connection, Filter(publisher, since, until), read=readings)

    def export_tables(
        self,
        folder: str | Path,
        *,
        publisher: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> dict[str, int]:
        """Write articles, claims and figures as Parquet into ``folder``; rows of each. Needs pyarrow."""
        with looking(self.engine) as connection:
            return exporting.parquet(connection, Path(folder), Filter(publisher, since, until))

    def search(self, words: str, *, limit: int = 10) -> "builtins.list[FoundClaim]":
        """Claims by words and by meaning, the best first."""
        with looking(self.engine) as connection:
            return search.found_claims(connection, search.claims(connection, words, limit))

    def trace(self, asked: str) -> Trace:
        """Where a claim starts and who has it from whom: of an article's key, ``KEY#c3``, or words.

        Raises NotInArchive where an article is named that is not there.
        """
        with looking(self.engine) as connection:
            meant = article_meant(connection, asked)
            return origins.trace(connection, origins.Query(*meant) if meant else origins.Query(words=asked))

    def figures(self, asked: str, *, profile: str | None = None) -> Series:
        """Competing figures for what ``asked`` counts (words, or ``KEY#c3``), by origin over time; copies folded.

        No rule chooses one unless ``profile`` names it.
        """
        with looking(self.engine) as connection:
            fold = by_copies(copies.same_sentence)
            return series(connection, asked, profile, fold=fold, gather=origins.gather)

    def checked(self, words: str, *, limit: int = 10) -> Checked:
        """Checks made before, by others or here, that may be of the claim that ``words`` say; the likeliest first."""
        with looking(self.engine) as connection:
            return checked(connection, words, limit=limit, rankers=rankers())

    def judged(self, claim: str) -> JudgedClaim:
        """All that people said of a claim (``KEY#c3``), oldest first. Raises NotInArchive."""
        with looking(self.engine) as connection:
            return judged_claim(connection, claim)

    def corrections(self, key: str) -> "builtins.list[Correction]":
        """What people corrected in the reading of an article's newest text, oldest first. Raises NotInArchive."""
        with looking(self.engine) as connection:
            _, key, _ = listing.find(connection, key)
            return corrections_of(connection, key, listing.sha256_of(connection, key))

    def sentence(self, claim: str) -> Span:
        """Where the sentence stands, or the sentences, that hold a claim. Raises NotInArchive."""
        with looking(self.engine) as connection:
            row = claim_row(connection, claim)
            return Span(row.sentence_start, row.sentence_end)

    def texts(self, versions: Iterable[int]) -> dict[int, str]:
        """The texts of versions, by number."""
        with looking(self.engine) as connection:
            return texts(connection, versions)

    def looking(self) -> AbstractContextManager[Connection]:
        """A connection to read by, for what no verb does."""
        return looking(self.engine)

    def writing(self) -> AbstractContextManager[Connection]:
        """A connection on which all is written or nothing."""
        return transaction(self.engine)
