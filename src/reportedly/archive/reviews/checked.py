"""Was this claim checked before? Earlier checks, likeliest first, each in its checker's words and beside the query."""

from collections.abc import Mapping
from datetime import date

import msgspec
from sqlalchemy import Connection, select

from reportedly.archive.reviews.claims import judged_by_id
from reportedly.archive.reviews.comparing import comparisons
from reportedly.archive.reviews.history import plain
from reportedly.archive.reviews.ranking import Hit, Ranker, by_words, fused
from reportedly.archive.reviews.tables import checkable, checks
from reportedly.archive.reviews.words import checkable_count
from reportedly.errors import SettingsError
from reportedly.model.reviews import Check, Checked, Earlier, JudgedClaim, standing

RANKERS: Mapping[str, Ranker] = {"words": by_words}
"""What finds earlier checks where nothing else is given; add ``vectors.by_vectors(embed)``, or a ranker of your own."""


def checked(
    connection: Connection, query: str, *, limit: int = 10, rankers: Mapping[str, Ranker] | None = None
) -> Checked:
    """Earlier checks that may be about the claim that ``query`` words, at most ``limit``, likeliest first.

    From imports and from the archive's own reviews alike. Likeness is no verdict: whether a check answers the query is
    for a person to see, and ``comparisons`` says what differs. Raises SettingsError for a query without words.
    """
    words = plain(query)
    if not any(char.isalnum() for char in words):
        raise SettingsError("no words to look for", where="checked", todo="Give the claim's words, or ARTICLE#c3.")
    hits = fused(rankers or RANKERS, connection, words, limit)
    found = [_earlier(connection, words, rank, hit, finders) for rank, (hit, finders) in enumerate(hits, 1)]
    return Checked(query=words, searched=checkable_count(connection), found=found)


def _earlier(connection: Connection, query: str, rank: int, hit: Hit, finders: list[str]) -> Earlier:
    row = connection.execute(select(checkable).where(checkable.c.id == hit.id)).one()
    score = round(hit.score, 5)
    beside = comparisons(query, row.claim)
    if row.kind == "judged":
        judged = judged_by_id(connection, int(row.of))
        return Earlier(rank=rank, score=score, says=_judged_says(judged), by=finders, comparisons=beside, judged=judged)
    newest = select(checks.c.body).where(checks.c.key == row.of).order_by(checks.c.number.desc()).limit(1)
    check = msgspec.json.decode(connection.execute(newest).scalar_one(), type=Check)
    return Earlier(rank=rank, score=score, says=check_says(check), by=finders, comparisons=beside, check=check)


def check_says(check: Check) -> str:
    """One line in which the rating is the checker's and nobody else's: rated “False” by X on 5 May 2024."""
    who = check.checker or "a checker without a name"
    if check.rating:
        rated = f"rated “{check.rating}” by {who}"
    elif check.value:
        scale = f" on a scale from {check.worst} to {check.best}" if check.worst and check.best else ""
        rated = f"rated {check.value}{scale} by {who}"
    else:
        rated = f"checked, without a rating in words, by {who}"
    return rated + (f" on {day(check.published)}" if check.published else "")


def _judged_says(judged: JudgedClaim) -> str:
    """One line that names each reviewer whose verdict stands; where they disagree, it says so first."""
    standings = standing(judged.reviews).values()
    lines = [f"“{review.label}” by {review.by} on {day(review.at)}" for review in standings]
    return f"{'reviewers here disagree' if judged.disagree else 'reviewed here'}: {'; '.join(lines)}"


def day(time: str) -> str:
    """An ISO 8601 time as its day, 5 May 2024; as it is where it is none."""
    try:
        found = date.fromisoformat(time[:10])
    except ValueError:
        return time
    return f"{found.day} {found:%B %Y}"
