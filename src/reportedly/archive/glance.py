"""A list of reports at a glance: what each stands on, what was found in it, who shares it, what people judged.

In few questions for a whole page of a list. What a reading says never changes, and is kept by version, text and
program; who shares a report changes as others come, and is kept until one does.
"""

import zlib
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Sequence
from threading import Lock
from typing import TypeVar

import msgspec
from msgspec import Struct, field
from sqlalchemy import Connection, func, select

from reportedly.archive.copies.counting import copies_counted
from reportedly.archive.listing import Article
from reportedly.archive.reviews.tables import claim_reviews, judged_claims
from reportedly.archive.tables import articles, readings, versions
from reportedly.errors import ArchiveError
from reportedly.model.reviews import WITHDRAWN

UNNAMED = frozenset({"unnamed-official", "unnamed-person", "vague"})
"""Kinds of first voice that nobody could ask again."""
_MOST = 5_000
"""Reports of which is remembered what their reading says: some hundred bytes each."""
_Value = TypeVar("_Value")


class Ground(Struct, frozen=True, kw_only=True):
    """What one reading stands on: its first voices, from ``low`` to ``high``; its claims; its ``findings`` by verdict.

    Of the ``attributed`` claims, ``unnamed`` come from unnamed or vague sources.
    """

    low: int
    best: int
    high: int
    claims: int
    attributed: int
    unnamed: int
    findings: dict[str, int]


class Glance(Struct, frozen=True, kw_only=True):
    """One report: its ground (null where it was not read), in how many other reports its passages stand.

    ``reviewed`` counts its claims that somebody's verdict stands on, ``disagree`` those on which verdicts differ.
    """

    ground: Ground | None = None
    copies: int = 0
    reviewed: int = 0
    disagree: int = 0


class _Claim(Struct, frozen=True):
    attribution: str | None = None


class _Link(Struct, frozen=True):
    kind: str


class _Voice(Struct, frozen=True):
    id: str
    kind: str


class _Attribution(Struct, frozen=True):
    id: str
    voice: str | None = None
    chain: list[_Link] = field(default_factory=list)


class _Finding(Struct, frozen=True):
    verdict: str


class _Origins(Struct, frozen=True):
    low: int = 0
    best: int = 0
    high: int = 0


class _Reading(Struct, frozen=True):
    """The part of a reading that is wanted here: the rest is passed over, not decoded."""

    claims: list[_Claim] = field(default_factory=list)
    attributions: list[_Attribution] = field(default_factory=list)
    voices: list[_Voice] = field(default_factory=list)
    findings: list[_Finding] = field(default_factory=list)
    origins: _Origins = field(default_factory=_Origins)


_DECODER = msgspec.json.Decoder(_Reading)


class _Kept:
    """The latest values by key, ``_MOST`` of them; a page's threads share it."""

    def __init__(self) -> None:
        self._values: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = Lock()

    def of(
        self, wanted: Sequence[Hashable], make: Callable[[list[Hashable]], dict[Hashable, _Value]]
    ) -> dict[Hashable, _Value]:
        """The value of each key wanted; those that are not kept are made together."""
        with self._lock:
            found = {key: self._values[key] for key in wanted if key in self._values}
        missing = [key for key in wanted if key not in found]
        made = make(missing) if missing else {}
        with self._lock:
            for key, value in {**found, **made}.items():
                self._values[key] = value
                self._values.move_to_end(key)
            while len(self._values) > _MOST:
                self._values.popitem(last=False)
        return {**found, **made}  # type: ignore[dict-item]


_GROUNDS, _COPIES, _PUBLISHERS = _Kept(), _Kept(), _Kept()


def glances(connection: Connection, listed: Sequence[Article]) -> dict[int, Glance]:
    """A glance at the newest version of each article, by the article's number."""
    newest = {article.id: article.versions[-1] for article in listed}
    home = str(connection.engine.url)
    keys = {id: (home, one.version, one.sha256, one.made_by) for id, one in newest.items()}
    ground = _GROUNDS.of(
        [key for key in keys.values() if key[3] is not None], lambda missing: _grounds(connection, missing)
    )
    state = _state(connection)
    places = {id: (home, state, one.version) for id, one in newest.items()}
    copies = _COPIES.of(list(places.values()), lambda missing: _copies(connection, missing))
    reviews = _reviews(connection, [article.key for article in listed])
    return {
        article.id: Glance(
            ground=ground.get(keys[article.id]),
            copies=copies[places[article.id]],
            reviewed=len(reviews.get(article.key, ())),
            disagree=sum(len(verdicts) > 1 for verdicts in reviews.get(article.key, ())),
        )
        for article in listed
    }


def publishers(connection: Connection, most: int = 300) -> list[str]:
    """The publishers of the archive's reports, by name, for a field to choose from."""
    key = (str(connection.engine.url), _state(connection), most)
    query = select(versions.c.publisher).where(versions.c.publisher.is_not(None)).distinct()
    asked = query.order_by(versions.c.publisher).limit(most)
    return _PUBLISHERS.of([key], lambda missing: {one: list(connection.scalars(asked)) for one in missing})[key]


def _grounds(connection: Connection, keys: Sequence[Hashable]) -> dict[Hashable, Ground]:
    """What readings say, by key (its second part is the version)."""
    of = {key[1]: key for key in keys if isinstance(key, tuple)}
    query = select(readings.c.version, readings.c.body).where(readings.c.version.in_(list(of)))
    try:
        return {of[row.version]: ground_of(zlib.decompress(row.body)) for row in connection.execute(query)}
    except (zlib.error, msgspec.DecodeError) as error:
        raise ArchiveError(f"holds a damaged reading ({error})", where="archive") from None


def ground_of(line: bytes) -> Ground:
    """What the reading stands on, of which ``line`` is the JSON."""
    read = _DECODER.decode(line)
    voices = {voice.id: voice.kind for voice in read.voices}
    first = {one.id: one.chain[-1].kind if one.chain else voices.get(one.voice or "", "") for one in read.attributions}
    kinds = [first.get(claim.attribution, "") for claim in read.claims if claim.attribution is not None]
    return Ground(
        low=read.origins.low,
        best=read.origins.best,
        high=read.origins.high,
        claims=len(read.claims),
        attributed=len(kinds),
        unnamed=sum(kind in UNNAMED for kind in kinds),
        findings=dict(Counter(finding.verdict for finding in read.findings)),
    )


def _state(connection: Connection) -> tuple[int, int]:
    """What changes whenever a report comes or goes."""
    newest = connection.scalar(select(func.max(versions.c.id)))
    return int(newest or 0), int(connection.scalar(select(func.count()).select_from(articles)) or 0)


def _copies(connection: Connection, keys: Sequence[Hashable]) -> dict[Hashable, int]:
    of = {key[2]: key for key in keys if isinstance(key, tuple)}
    counted = copies_counted(connection, list(of))
    return {key: counted.get(version, 0) for version, key in of.items()}


def _reviews(connection: Connection, keys: Sequence[str]) -> dict[str, list[set[str]]]:
    """By article's key, of each claim that was reviewed, the verdicts that stand: everybody's last if not withdrawn."""
    query = (
        select(judged_claims.c.article, judged_claims.c.id, claim_reviews.c.by, claim_reviews.c.verdict)
        .join(claim_reviews, claim_reviews.c.judged == judged_claims.c.id)
        .where(judged_claims.c.article.in_(list(keys)))
        .order_by(claim_reviews.c.judged, claim_reviews.c.number)
    )
    last: dict[tuple[str, int], dict[str, str]] = {}
    for row in connection.execute(query):
        last.setdefault((row.article, row.id), {})[row.by.casefold()] = row.verdict
    found: dict[str, list[set[str]]] = {}
    for (article, _), verdicts in last.items():
        if standing := set(verdicts.values()) - {WITHDRAWN}:
            found.setdefault(article, []).append(standing)
    return found
