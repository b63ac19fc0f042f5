"""The archive as a program sees it: one object, whose verbs the parts of this package do."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from reportedly.archive import adding, exporting, listing, removing, stats
from reportedly.archive.database import looking, open_database, shown, transaction
from reportedly.archive.gathering import Item
from reportedly.archive.listing import Article, Filter
from reportedly.archive.packing import reading_of
from reportedly.archive.stats import Stats
from reportedly.archive.storing import Outcome
from reportedly.model.reading import Reading
from reportedly.settings import current


class Archive:
    """Many readings in one SQLite file, or in a PostgreSQL database.

    >>> with Archive("harbour.db") as archive:
    ...     for outcome in archive.add("reports/"):
    ...         print(outcome.what, outcome.key)

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
    ) -> Iterator[Outcome]:
        """Add places, documents or readings; each one's outcome comes once it is on disk: go through them all.

        Without ``readings`` only the text is kept, and copies are found. More than one of ``workers`` reads in other
        processes, which needs the caller's ``if __name__ == "__main__"``.
        """
        one = isinstance(wanted, str | Path) or not isinstance(wanted, Iterable)
        wish = adding.Wish(readings, current().having(model=model), workers, collected_by, published)
        return adding.add(self.engine, [wanted] if one else wanted, wish)  # type: ignore[list-item,arg-type]

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

    def looking(self) -> AbstractContextManager[Connection]:
        """A connection to read by, for what no verb does."""
        return looking(self.engine)

    def writing(self) -> AbstractContextManager[Connection]:
        """A connection on which all is written or nothing."""
        return transaction(self.engine)
