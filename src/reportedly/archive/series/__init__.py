"""Series: the competing figures for one quantity, by origin over time, copies folded; never summed, never chosen."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from reportedly.archive.reviews.claims import claim_row
from reportedly.archive.series.counting import flags_of
from reportedly.archive.series.finding import Sighting, asked, sightings
from reportedly.archive.series.folding import Fold, by_copies, by_words
from reportedly.archive.series.pairs import MOST, pairs
from reportedly.archive.series.profiles import choose
from reportedly.archive.series.profiles import profile as profile_of
from reportedly.archive.series.rows import MOST_ROWS, Row, candidates, of_claims
from reportedly.archive.series.wanted import Wanted, from_claim, from_words, names_about
from reportedly.archive.series.whose import figures_of, heard
from reportedly.errors import SettingsError
from reportedly.model.series import Apart, Series

__all__ = ["Fold", "Gather", "by_copies", "series"]

Gather = Callable[[Connection, int], Sequence[int]]
"""The numbers of the claims that say what one claim says, in other articles: ``archive.origins.gather``."""
_CLAIM = re.compile(r".+#c\d+", re.DOTALL)


def series(
    connection: Connection,
    query: str,
    profile: str | None = None,
    *,
    fold: Fold = by_words,
    gather: Gather | None = None,
) -> Series:
    """The figures that count what ``query`` says: words ("deserters Velia"), or a claim ("ARTICLE#c3").

    With ``profile`` its rule is applied, and ``choice`` says what it chose, why, and what it passed over.
    ``fold`` and ``gather`` are the archive's copies and its origins; without them only sentences of the same words are
    copies, and a claim's figures are found by its own words. Raises SettingsError for a query that names no quantity or
    an unknown profile, NotInArchive for a claim the archive does not hold.
    """
    if profile is not None:
        profile_of(profile)
    wanted, gathered = _wanted(connection, query, gather)
    near, cut = candidates(connection, wanted) if wanted.names or not wanted.of_claim else ([], False)
    rows = {row.figure: row for row in (*near, *gathered)}
    found, apart = sightings(connection, wanted, list(rows.values()), gathered=frozenset(r.figure for r in gathered))
    found, others = _of_one_unit(found)
    figures, origins = figures_of(heard(found, fold(connection, found), wanted.names))
    return Series(
        query=query,
        counts=wanted.says(),
        names=list(wanted.names),
        unit=found[0].row.unit if found else "",
        kind=found[0].row.kind if found else "count",
        articles=len({each.row.key for each in found}),
        outlets=len({each.row.publisher or each.row.key for each in found}),
        figures=figures,
        origins=origins,
        pairs=pairs(figures),
        apart=[*apart, *others],
        choice=choose(profile, figures, origins) if profile is not None else None,
        warnings=_warnings(wanted, len(figures), cut=cut),
    )


def _wanted(connection: Connection, query: str, gather: Gather | None) -> tuple[Wanted, list[Row]]:
    """What is asked for, and the figures already known to be of the claim asked for."""
    if _CLAIM.fullmatch(query.strip()) is None:
        return from_words(query), []
    number = claim_row(connection, query.strip()).id
    rows = of_claims(connection, [number])
    if not rows:
        raise SettingsError("the claim holds no figure", where=query, todo="Choose another claim, or give words.")
    of = [asked(connection, row, rows) for row in rows]
    one = next((one for one in of if one.thing.event and one.row.kind == "count"), of[0])
    row, (start, end) = (
        one.row,
        (one.row.span.start - one.row.sentence_at.start, one.row.span.end - one.row.sentence_at.start),
    )
    names = names_about(row.sentence[:start], row.sentence[end:], one.spoken)
    wanted = from_claim(query, names, row.said, one.thing, one.quantity, flags=flags_of(one.quantity))
    if gather is None:
        return wanted, [row]
    gathered = [each for each in of_claims(connection, gather(connection, number)) if _alike(each, row)]
    return wanted, gathered or [row]


def _alike(one: Row, other: Row) -> bool:
    return (one.kind, one.unit) == (other.kind, other.unit)


def _of_one_unit(found: Sequence[Sighting]) -> tuple[list[Sighting], list[Apart]]:
    """The sightings in the unit that most have, and the others, set apart: nothing is converted silently."""
    units = Counter((each.row.kind, each.row.unit) for each in found)
    if len(units) < 2:
        return list(found), []
    (kind, unit), _ = units.most_common(1)[0]
    same = [each for each in found if (each.row.kind, each.row.unit) == (kind, unit)]
    why = f"is in another unit than {unit or kind}"
    return same, [
        Apart(article=e.row.key, version=e.row.version, printed=e.report.printed, words=e.row.sentence, why=why)
        for e in found
        if e not in same
    ]


def _warnings(wanted: Wanted, figures: int, *, cut: bool) -> list[str]:
    found = []
    if not figures and len(wanted.words) > 1:
        found.append(f"no sentence has all of: {', '.join(wanted.asked)}; try fewer words")
    if wanted.of_claim and not wanted.names:
        found.append("the claim's sentence names no place or other name to look for: ask by words")
    elif not wanted.names:
        found.append("no place is named: figures of different places may stand together")
    if cut:
        found.append(f"only the newest {MOST_ROWS} were looked at: name a place, or more words")
    if figures > MOST:
        found.append(f"more than {MOST} figures: only each origin's newest are set against each other")
    return found
