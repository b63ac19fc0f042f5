"""Annotations that people made elsewhere, brought in: what they have otherwise than the machine becomes corrections.

Two kinds of file are read: brat standoff (a ZIP file of pairs, or one pair) and Web Annotation. Every correction is
signed by whoever brings the file in. What can't be placed exactly is told and never guessed; what the file lacks is no
verdict unless it is said to be complete; a file brought in twice adds nothing.
"""

import hashlib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import NamedTuple

from msgspec import Struct, field
from sqlalchemy import Connection

from reportedly.archive import recognising
from reportedly.archive.listing import find, version_of
from reportedly.archive.packing import reading_of
from reportedly.archive.reviews.corrections import Wish, corrections_of
from reportedly.archive.reviews.history import sign
from reportedly.errors import IntakeError, NotInArchive, ReportedlyError, SettingsError, TooLarge, WrongFormat
from reportedly.export import brat, brat_in
from reportedly.export.annotations_in import Annotated, place, read_annotations
from reportedly.model.desk import Actor
from reportedly.model.reading import Reading
from reportedly.service.compared import Ask, Compared, compared
from reportedly.service.desk import Desk, check_may
from reportedly.service.stated import ROLES, Stated, of_annotations, of_brat
from reportedly.settings import current

SCHEMA = "reportedly/corrections-imported/1"
MOST = 10_000
"""Corrections of one article that a file may bring; one of more is refused whole."""
MOST_TOLD = 1_000
"""Words that no correction could be made of which are listed; the others are counted."""
_LONGEST = 300
_ANOTHER = "is of another text of the article: only what stands in both at the same place is taken"
_INCOMPLETE = "is not taken for complete: its text is another, or something in it can't be read or placed"


class Unused(Struct, frozen=True, kw_only=True):
    """Words of a file that no correction could be made of, and why ("unanchored": not placed for certain)."""

    file: str
    words: str
    why: str


class Imported(Struct, kw_only=True):
    """What became of files: corrections by fault; how many were passed over, as the machine's or as said before.

    ``not_found`` are files, or addresses in one, whose article is not in the archive; ``failed`` says what could not be
    read and why; ``notes`` are lines for people.
    """

    schema: str = SCHEMA
    articles: list[str] = field(default_factory=list)
    faults: dict[str, int] = field(default_factory=dict)
    same: int = 0
    known: int = 0
    unused: list[Unused] = field(default_factory=list)
    not_found: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def made(self) -> int:
        """How many corrections were made."""
        return sum(self.faults.values())


class Pair(NamedTuple):
    """One document of brat's: its name without suffix, its ``.ann``, its ``.txt``."""

    name: str
    ann: bytes
    txt: bytes


def import_files(
    desk: Desk, actor: Actor, files: Sequence[tuple[str, bytes]], key: str | None, reason: str, ask: Ask | None = None
) -> Imported:
    """Files of either kind, by name: an ``.ann`` with its ``.txt`` among them. ``key`` names the article of a pair.

    Raises IntakeError for a file that can't be read, SettingsError for half a pair, Forbidden.
    """
    bringing, held = _Bringing(desk, actor, reason, ask or Ask()), dict(files)
    for name in held:
        other = {".ann": ".txt", ".txt": ".ann"}.get(name[-4:].lower())
        if other and f"{name[:-4]}{other}" not in held:
            raise SettingsError(f"its {other} is not there", where=name, todo="Give the .ann and the .txt together.")
    wanted = [name for name in held if name[-4:].lower() != ".txt"]
    for name in wanted:
        try:
            _bring(bringing, name, held, key)
        except IntakeError as error:
            placed = error.placed(name)
            if len(wanted) == 1:
                raise placed from None
            bringing.done.failed.append(str(placed))
    return bringing.done


def _bring(bringing: "_Bringing", name: str, held: dict[str, bytes], key: str | None) -> None:
    """One file, by what it is."""
    data, stem = held[name], name[:-4]
    if len(data) > current().max_bytes:
        raise TooLarge("is too large", where=name, todo=f"Give {current().max_bytes:,} bytes at most.")
    if name[-4:].lower() == ".ann":
        bringing.pair(Pair(stem, data, held[f"{stem}.txt"]), key)
    elif name[-4:].lower() == ".zip" or data[:2] == b"PK":
        bringing.packed(data, key)
    else:
        bringing.annotations(data, name)


class _Bringing:
    """The bringing in of files by one person. Raises at once where they may not, or nothing signs it."""

    def __init__(self, desk: Desk, actor: Actor, reason: str, ask: Ask) -> None:
        check_may(actor, "reviewer", "correct")
        self.by = sign(actor.name, reason).by
        self.desk, self.actor, self.reason, self.ask, self.done = desk, actor, reason, ask, Imported()
        self._stems: dict[str, list[str]] | None = None

    def packed(self, data: bytes, key: str | None) -> None:
        """Every pair of a ZIP file; one that can't be read is told, and the rest goes on."""
        pairs = [Pair(*one) for one in brat_in.unpacked(data)]
        if not pairs:
            raise WrongFormat("holds no .ann with its .txt", todo="A ZIP file of brat's pairs is expected.")
        for one in pairs:
            try:
                self.pair(one, key)
            except IntakeError as error:
                if len(pairs) == 1:
                    raise error.at(one.name) from None
                self.done.failed.append(str(error.at(one.name)))

    def pair(self, pair: Pair, key: str | None) -> None:
        """One document of brat's."""
        with self.desk.archive.looking() as connection:
            article = find(connection, key)[1] if key else self._article(connection, pair)
        if article is None:
            self.done.not_found.append(pair.name)
            return

        def stated(reading: Reading) -> tuple[list[Stated], bool]:
            held = brat_in.decode(pair.ann, pair.txt, reading.document.text)
            self.done.notes += [f"{pair.name}: {one}" for one in held.warnings]
            if not held.same_text:
                self.done.notes.append(f"{pair.name}: {_ANOTHER}")
            return [of_brat(one) for one in held.attributions], held.same_text and not held.warnings

        self._correct(article, pair.name, stated)

    def annotations(self, data: bytes, name: str) -> None:
        """The Web Annotations of one file, a document at a time."""
        if len(data) > current().max_bytes:
            raise TooLarge("is too large", todo=f"Give {current().max_bytes:,} bytes at most.")
        documents: dict[tuple[str, str], list[Annotated]] = {}
        for one in read_annotations(data):
            documents.setdefault((one.source, one.sha256), []).append(one)
        if len(documents) > MOST:
            raise TooLarge(f"is of {len(documents):,} documents", todo=f"{MOST:,} are the most; give it in parts.")
        with self.desk.archive.looking() as connection:
            articles = [_named(connection, *target) for target in documents]
        for article, ((source, _), found) in zip(articles, documents.items(), strict=True):
            if article is None:
                self.done.not_found.append(source)
                continue
            try:
                self._correct(article, name or source, partial(self._annotated, found))
            except IntakeError as error:
                if len(documents) == 1:
                    raise
                self.done.failed.append(str(error))

    def _annotated(self, found: list[Annotated], reading: Reading) -> tuple[list[Stated], bool]:
        own = reading.document.sha256
        if any(one.sha256 not in ("", own) for one in found):
            self.done.notes.append(f"{found[0].source}: {_ANOTHER}")
        placed = place([one for one in found if one.role in ROLES], reading.document.text)
        return of_annotations(placed, whole=self.ask.complete), all(one.sha256 == own for one in found)

    def _correct(self, article: str, file: str, stated: "_States") -> None:
        """Make the corrections of one article, in one transaction with the comparing that they rest on."""
        try:
            reading = self.desk.archive.reading(article)
        except NotInArchive as error:  # it was only kept, not read
            self.done.failed.append(str(error.at(article)))
            return
        found, is_whole = stated(reading)
        complete = self.ask.complete and is_whole and not any(one.lost for one in found)
        if self.ask.complete and not complete:
            self.done.notes.append(f"{file}: {_INCOMPLETE}")
        if not found:
            self.done.notes.append(f"{file}: has no attribution in it")
        about = Compared()

        def wishes(connection: Connection) -> list[Wish]:
            nonlocal about
            if reading_of(connection, version_of(connection, article)) != reading:
                raise ReportedlyError(
                    "was read anew in the same moment", where=article, todo="Bring the file in again."
                )
            said = corrections_of(connection, article, reading.document.sha256)
            mine = [one for one in said if one.by.casefold() == self.by.casefold()]
            about = compared(reading, mine, found, Ask(confirm=self.ask.confirm, complete=complete))
            if len(about.wishes) > MOST:
                raise TooLarge(f"corrects {article} {len(about.wishes):,} times", todo=f"{MOST:,} are the most.")
            return about.wishes

        made = self.desk.correct_all(self.actor, article, wishes, self.reason)
        about.unused += [(words, "unanchored") for one in found for words in one.lost]
        self._count(article, file, [one.fault for one in made], about)

    def _count(self, article: str, file: str, faults: Sequence[str], about: Compared) -> None:
        done = self.done
        if article not in done.articles:
            done.articles.append(article)
        for fault in faults:
            done.faults[fault] = done.faults.get(fault, 0) + 1
        done.same, done.known = done.same + about.same, done.known + about.known
        room = max(0, MOST_TOLD - len(done.unused))
        done.unused += [Unused(file=file, words=words[:_LONGEST], why=why) for words, why in about.unused[:room]]
        if len(about.unused) > room:
            done.notes.append(f"{file}: {len(about.unused) - room:,} more can't be used, and are not listed")

    def _article(self, connection: Connection, pair: Pair) -> str | None:
        """The article whose export has this name; else the only one that has this text."""
        name = PurePosixPath(pair.name.replace("\\", "/")).name
        for key in self._of_stem(connection, name.rpartition("-")[0]):
            if any(brat.named(key, text) == name for text in recognising.texts_of(connection, key)):
                return key
        return _only(recognising.by_text(connection, hashlib.sha256(pair.txt).hexdigest()))

    def _of_stem(self, connection: Connection, stem: str) -> list[str]:
        if self._stems is None:
            self._stems = {}
            for key in recognising.all_keys(connection):
                self._stems.setdefault(brat.stem(key), []).append(key)
        return self._stems.get(stem, [])


_States = Callable[[Reading], tuple[list[Stated], bool]]
"""What a file says of a reading, and whether it is of the very text and all of it was understood."""


def _named(connection: Connection, source: str, sha256: str) -> str | None:
    """The article of a target: of several with its text, or without one, the one of that address or key."""
    by_text = recognising.by_text(connection, sha256) if sha256 else []
    if len(by_text) == 1:
        return by_text[0]
    keyed = [source] if recognising.is_key(connection, source) else []
    named = dict.fromkeys([*keyed, *recognising.by_address(connection, source)])
    return _only([key for key in named if not by_text or key in by_text]) or _only(list(named))


def _only(keys: Sequence[str]) -> str | None:
    return keys[0] if len(keys) == 1 else None
