"""Checks made elsewhere, kept: a feed read twice adds nothing; a check its author changed becomes a new record."""

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, Engine, insert, select

from reportedly.archive.database import transaction
from reportedly.archive.reviews.claimreview import checks_in
from reportedly.archive.reviews.history import now
from reportedly.archive.reviews.tables import checks
from reportedly.archive.reviews.words import add_checkable
from reportedly.errors import ReportedlyError
from reportedly.model.reviews import Check

BATCH = 500
"""Checks a transaction: a run that is stopped loses at most these, and the feed can be read again."""
_NAMED = 5  # notes on broken parts that are told; the rest are counted


class Imported(NamedTuple):
    """What an import did: checks that are new, changed by their author, known already, and left out as incomplete."""

    new: int
    changed: int
    known: int
    left_out: int
    notes: list[str]


def import_checks(engine: Engine, values: Iterable[object], feed: str) -> Imported:
    """Keep every check in ``values`` (of ``feeds.values``), a transaction a batch. ``feed`` says where they are from.

    What is broken is counted and noted, and the rest goes on.
    """
    counts: Counter[str] = Counter()
    notes: list[str] = []
    found = _checks(values, counts, notes)
    while batch := list(islice(found, BATCH)):
        with transaction(engine) as connection:
            counts += keep_checks(connection, batch, feed)
    if counts["broken"] > len(notes):
        notes.append(f"{counts['broken'] - len(notes)} more parts are no JSON: passed over.")
    return Imported(counts["new"], counts["changed"], counts["known"], counts["left out"] + counts["broken"], notes)


def keep_checks(connection: Connection, batch: Iterable[Check], feed: str) -> Counter[str]:
    """Keep a batch within the caller's transaction; counts of "new", "changed" and "known"."""
    wanted = {(key_of(check), digest_of(check)): check for check in batch}
    keys = {key for key, _ in wanted}
    rows = connection.execute(select(checks.c.key, checks.c.number, checks.c.digest).where(checks.c.key.in_(keys)))
    last: dict[str, int] = {}
    known: set[tuple[str, str]] = set()
    for key, number, digest in rows:
        last[key] = max(number, last.get(key, 0))
        known.add((key, digest))
    counts: Counter[str] = Counter(known=0)
    made = []
    for (key, digest), check in wanted.items():
        if (key, digest) in known:
            counts["known"] += 1
            continue
        counts["changed" if key in last else "new"] += 1
        last[key] = last.get(key, 0) + 1
        made.append(_row(check, key, last[key], digest, feed))
    if made:
        connection.execute(insert(checks), made)
        add_checkable(
            connection,
            [("check", key, check.claim, f"{check.title} {check.claimant}") for (key, _), check in wanted.items()],
        )
    return counts


def check_history(connection: Connection, key: str) -> list[tuple[str, Check]]:
    """Every version of one check, oldest first, each with the time it was read."""
    rows = connection.execute(select(checks.c.at, checks.c.body).where(checks.c.key == key).order_by(checks.c.number))
    return [(at, msgspec.json.decode(body, type=Check)) for at, body in rows]


def key_of(check: Check) -> str:
    """What tells checks apart: the review's address and the claim, folded (one page may check several claims)."""
    claim = unicodedata.normalize("NFKC", check.claim).casefold()
    return hashlib.sha256(f"{check.url}\n{claim}".encode()).hexdigest()


def digest_of(check: Check) -> str:
    """SHA-256 of everything the check says."""
    return hashlib.sha256(msgspec.json.encode(check)).hexdigest()


def _row(check: Check, key: str, number: int, digest: str, feed: str) -> dict[str, object]:
    return {
        "key": key,
        "number": number,
        "digest": digest,
        "url": check.url,
        "claim": check.claim,
        "checker": check.checker,
        "published": check.published,
        "body": msgspec.json.encode(check).decode(),
        "feed": feed,
        "at": now(),
    }


def _checks(values: Iterable[object], counts: Counter[str], notes: list[str]) -> Iterator[Check]:
    for value in values:
        if isinstance(value, ReportedlyError):
            counts["broken"] += 1
            if len(notes) < _NAMED:
                notes.append(str(value))
            continue
        for check in checks_in(value):
            if check is None:
                counts["left out"] += 1
            else:
                yield check
