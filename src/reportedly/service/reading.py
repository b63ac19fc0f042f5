"""Reading: one report, or many, given by their places or as text."""

import itertools
import logging
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Unpack

from reportedly.errors import IntakeError, NotFound, ProgramFault, ReportedlyError, SettingsError
from reportedly.observed import each, event, stage
from reportedly.observed.events import told
from reportedly.observed.stages import in_milliseconds, watched
from reportedly.settings import Choices, Settings, current

if TYPE_CHECKING:
    from reportedly.intake import Failure
    from reportedly.model.document import Document
    from reportedly.model.reading import Reading

_log = logging.getLogger(__name__)
_URL = re.compile(r"https?://\S+\Z", re.IGNORECASE)
_SUFFIX = re.compile(
    r"\.(?:txt|text|md|markdown|x?html?|pdf|docx?|jsonl?|ndjson|xml|rss|atom|rtf|odt|eml|mbox|srt|vtt|csv|warc|wacz|gz)\Z",
    re.IGNORECASE,
)
_LONGEST_PLACE = 200


def read(
    path_or_text: str | Path,
    *,
    published: str | date | None = None,
    **choices: Unpack[Choices],
) -> "Reading":
    """Read one report, given by its place or as its text.

    A ``Path`` is a file. A ``str`` is taken, in this order, for
    1. a URL, where it starts with ``http://`` or ``https://`` and holds no white space;
    2. a file, where one of that name exists;
    3. the text itself, where it holds a line break, is longer than 200 characters, or does not look
       like a path (it has neither a file's suffix such as ``.txt`` or ``.html``, nor a separator
       without white space beside it);
    4. else it looks like a path to nothing, and NotFound is raised.

    ``published`` (ISO 8601, or a date) overrides the date of publication that was found;
    ``choices``: ``model`` is "accurate" or "fast"; attributions less probable than ``min_confidence`` (0 to 1) are left
    out, and with ``speech_only`` beliefs, wishes and intentions; ``profile`` names the newsroom, or the CSV file, whose
    rules warn an editor, ``parties`` a CSV file of who is party to what. What is not given is taken from the settings.
    Raises IntakeError for what can't be read, SettingsError for an option that can't be, and
    ModelError where the encoder's weights are missing.
    """
    from reportedly.intake import from_text

    settings = current().having(**choices)
    day = day_of(published)
    place = _place(path_or_text)
    document = from_text(str(path_or_text), published=day) if place is None else _single(place, day)
    return _read(document, settings)


def read_document(document: "Document", **choices: Unpack[Choices]) -> "Reading":
    """Read a document that the intake made. Raises IntakeError, SettingsError, ModelError."""
    return _read(document, current().having(**choices))


def read_at(where: str, *, published: str | date | None = None, **choices: Unpack[Choices]) -> "Reading":
    """Read the one report at ``where``: a file, a URL, or ``-`` for standard input; never the text itself."""
    settings = current().having(**choices)
    return _read(_single(where, day_of(published)), settings)


def read_text(
    text: str,
    *,
    title: str | None = None,
    published: str | date | None = None,
    publisher: str | None = None,
    url: str | None = None,
    **choices: Unpack[Choices],
) -> "Reading":
    """Read ``text`` itself: never a place, whatever it looks like, so that anybody's words can be given.

    What is known of the report goes with it. Raises IntakeError, SettingsError, ModelError.
    """
    from reportedly.intake import from_text

    settings = current().having(**choices)
    day = day_of(published)
    return _read(from_text(text, title=title, published=day, publisher=publisher, url=url), settings)


def read_many(
    where: str | Path | Iterable[str | Path],
    *,
    published: str | date | None = None,
    skip: Callable[[str], bool] = lambda _: False,
    **choices: Unpack[Choices],
) -> "Iterator[Reading | Failure]":
    """Read every report of the places given (folders, JSONL, files, URLs, ``-``), in order, one at a time.

    What can't be read comes out as a Failure in its place, and the rest goes on. Documents for whose
    id ``skip`` holds are passed over unread.
    """
    settings = current().having(**choices)
    day = day_of(published)
    places = [where] if isinstance(where, str | Path) else list(where)
    return _each(places, day, settings, skip)


def check_rules(profile: str | None, parties: Path | None) -> None:
    """Raises SettingsError where a profile or a file of parties can't be read, before anything else is."""
    from reportedly.cautions import profile as rules
    from reportedly.witness import matters

    if profile is not None:
        rules(profile)
    if parties is not None:
        matters("", parties)


def is_batch(places: Iterable[str]) -> bool:
    """Whether the places hold, or may hold, more than one document."""
    from reportedly import intake

    places = list(places)
    return len(places) != 1 or intake.is_batch(places[0])


def count(places: Iterable[str]) -> int | None:
    """How many documents the places hold; None where that can't be told without reading them."""
    from reportedly import intake

    counts = [intake.count(place) for place in places]
    return None if None in counts else sum(number or 0 for number in counts)


def day_of(published: str | date | None) -> str | None:
    """A date of publication as ISO 8601; raises SettingsError where it is no date."""
    from reportedly.intake.metadata import stated_date

    return published.isoformat() if isinstance(published, date) else stated_date(published)


def _each(
    places: list[str | Path], day: str | None, settings: Settings, skip: Callable[[str], bool]
) -> "Iterator[Reading | Failure]":
    from reportedly import reading  # noqa: F401 - a broken installation ends the run here, not each document
    from reportedly.intake import Failure, open_input

    for place in places:
        try:
            for item in each("intake", open_input(place, published=day)):
                if isinstance(item, Failure):
                    if not skip(item.where):
                        yield _failed(item)
                elif not skip(item.id):
                    yield _attempt(item, settings)
        except IntakeError as error:
            if not skip(str(place)):
                yield _failed(Failure(str(place), error))


def _attempt(document: "Document", settings: Settings) -> "Reading | Failure":
    """The reading, or what stood in its way: among many thousands, one fault must not end the run."""
    from reportedly.intake import Failure

    try:
        return _read(document, settings)
    except IntakeError as error:
        return _failed(Failure(document.id, error))
    except ReportedlyError:  # missing weights, a setting: nothing else could be read either
        raise
    except Exception as fault:  # recorded with the document, as the contract of a batch says
        return _failed(Failure(document.id, ProgramFault.of(fault, where=document.id)))


def _failed(failure: "Failure") -> "Failure":
    event(_log, "document.failed", logging.WARNING, document=failure.where, **told(failure.error))
    return failure


def _read(document: "Document", settings: Settings) -> "Reading":
    with stage("load"):
        from reportedly import reading

    begun = perf_counter()
    try:
        made = reading.read(document, settings)
    except IntakeError as error:  # more than the encoder takes
        raise error.placed(document.id) from None
    event(
        _log,
        "document.read",
        document=document.id,
        sha256=document.sha256,
        milliseconds=(perf_counter() - begun) * 1000,
        stages=in_milliseconds(watch.seconds) if (watch := watched()) else None,
        characters=len(document.text),
        claims=len(made.claims),
        findings=len(made.findings),
    )
    return made


def _single(place: str | Path, day: str | None) -> "Document":
    from reportedly.intake import Failure, is_batch, open_input

    if is_batch(place):
        raise _several(place)
    items = list(itertools.islice(each("intake", open_input(place, published=day)), 2))
    if len(items) > 1:  # a URL that turned out to be a feed
        raise _several(place)
    for item in items:
        if isinstance(item, Failure):
            raise item.error
        return item
    raise NotFound("nothing there to read", where=str(place))


def _several(place: str | Path) -> SettingsError:
    todo = "Read them all: 'reportedly read … -o FILE.jsonl', or read_many in Python."
    return SettingsError("holds several documents", where=str(place), todo=todo)


def _place(path_or_text: str | Path) -> str | Path | None:
    """The place that is meant, or None for a text."""
    if isinstance(path_or_text, Path):
        return path_or_text
    if _URL.match(path_or_text):
        return path_or_text
    if "\n" in path_or_text or "\0" in path_or_text or len(path_or_text) > 4096:
        return None
    try:
        if Path(path_or_text).is_file():
            return path_or_text
    except OSError:  # a name longer than the file system takes
        return None
    if len(path_or_text) > _LONGEST_PLACE or not _looks_like_path(path_or_text):
        return None
    raise NotFound("no such file", where=path_or_text, todo="Check the name, or give a text of more than one line.")


def _looks_like_path(words: str) -> bool:
    has_separator = "/" in words or "\\" in words
    return bool(_SUFFIX.search(words)) or (has_separator and not any(char.isspace() for char in words))
