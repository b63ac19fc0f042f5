"""Claims of the archive as people judge them: their credibility, 1 to 6, and the desk's reviews.

A claim is named ``ARTICLE#c3``: the article's key and the claim's id in the reading of its newest
version. What is kept with a judgement is the claim as the report had it then.
"""

import json
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select

from reportedly.archive.listing import version_of
from reportedly.archive.reviews import scales
from reportedly.archive.reviews.corroboration import OriginsOf, corroborated
from reportedly.archive.reviews.history import Signature, append, now, plain
from reportedly.archive.reviews.tables import claim_grades, claim_reviews, judged_claims
from reportedly.archive.reviews.words import add_checkable, web_address
from reportedly.archive.tables import articles, claims, versions
from reportedly.errors import NotInArchive, SettingsError
from reportedly.model.reviews import WITHDRAWN, Evidence, Grade, JudgedClaim, Review, standing

_LONGEST_QUOTE = 2000


def claim_row(connection: Connection, name: str) -> Row[Any]:
    """The claim's row: ``claims``' columns, and ``key``, ``sha256``, ``publisher``, ``title``. Raises NotInArchive."""
    article, _, local = name.rpartition("#")
    if not article or not local:
        raise SettingsError("names no claim", where=name, todo="Write ARTICLE#c3; 'archive show ARTICLE' lists claims.")
    found = connection.execute(
        select(claims, articles.c.key, versions.c.sha256, versions.c.publisher, versions.c.title)
        .join(versions, versions.c.id == claims.c.version)
        .join(articles, articles.c.id == versions.c.article)
        .where(claims.c.version == version_of(connection, article), claims.c.local == local)
    ).first()
    if found is None:
        raise NotInArchive("no such claim", where=name, todo="'reportedly archive show ARTICLE' lists its claims.")
    return found


def grade_claim(
    connection: Connection, name: str, grade: str, signed: Signature, origins_of: OriginsOf, *, nonetheless: str = ""
) -> JudgedClaim:
    """Record a person's grade of a claim's credibility (1 to 6), and give all that was said of the claim.

    Grade 1 says that other sources confirm it: ``origins_of`` counts its independent origins, and ``corroborated``
    refuses where there can't be two. ``nonetheless`` is the person's reason to give it where two are doubtful.
    """
    code, label = scales.chosen(scales.credibility(), grade, "grade of credibility")
    row = claim_row(connection, name)
    counted: tuple[int | None, int | None, int | None] = (None, None, None)
    if code == scales.CONFIRMED:
        counted = corroborated(name, origins_of(connection, row.id), nonetheless)
    append(
        connection,
        claim_grades,
        "judged",
        _judged(connection, row),
        grade=code,
        label=label,
        **dict(zip(("origins_low", "origins_best", "origins_high"), counted, strict=True)),
        nonetheless=plain(nonetheless),
        **signed._asdict(),
    )
    return judged_claim(connection, name)


def review_claim(
    connection: Connection, name: str, verdict: str, signed: Signature, evidence: Sequence[Evidence] = ()
) -> JudgedClaim:
    """Record a person's review: the verdict (of the desk's scale), reasons and evidence; gives all said of the claim.

    It succeeds the same person's last review of the claim, and nobody else's. Raises SettingsError for a verdict the
    scale does not have, and for evidence that is neither a web address nor words.
    """
    code, label = scales.chosen(scales.verdicts(), verdict, "verdict")
    row = claim_row(connection, name)
    judged = _judged(connection, row)
    said = standing(_reviews(connection, judged))
    last = said.get(signed.by.casefold())
    shown = [_evidence(one) for one in evidence]
    append(
        connection,
        claim_reviews,
        "judged",
        judged,
        verdict=code,
        label=label,
        evidence=json.dumps(shown, ensure_ascii=False),
        succeeds=last.number if last else None,
        **signed._asdict(),
    )
    add_checkable(connection, [("judged", str(judged), row.text, f"{row.title or ''} {row.voice or ''}")])
    return judged_claim(connection, name)


def judged_claim(connection: Connection, name: str) -> JudgedClaim:
    """All that was said of the claim, oldest first; no grades or reviews where nobody judged it yet.

    Of a report that was removed, the claim that was judged under this name last. Raises NotInArchive.
    """
    try:
        row = claim_row(connection, name)
    except NotInArchive:
        article, _, local = name.rpartition("#")
        named = (judged_claims.c.article == article) & (judged_claims.c.local == local)
        last = connection.execute(select(func.max(judged_claims.c.id)).where(named)).scalar()
        if last is None:
            raise
        return judged_by_id(connection, int(last))
    found = connection.execute(select(judged_claims.c.id).where(_same(row))).scalar()
    if found is not None:
        return judged_by_id(connection, int(found))
    return JudgedClaim(
        id=0,
        article=row.key,
        local=row.local,
        sha256=row.sha256,
        start=row.start,
        end=row.end,
        text=row.text,
        publisher=row.publisher,
        title=row.title,
    )


def judged_by_id(connection: Connection, judged: int) -> JudgedClaim:
    """The claim as it was first judged, with all that was said of it since, whether or not its report is still here."""
    row = connection.execute(select(judged_claims).where(judged_claims.c.id == judged)).one()
    return _judged_claim(row, _grades(connection, judged), _reviews(connection, judged))


def judged_in(connection: Connection, article: str, sha256: str) -> list[JudgedClaim]:
    """The judged claims of one text of an article (its key), with all that was said of each; three queries in all."""
    mine = (judged_claims.c.article == article) & (judged_claims.c.sha256 == sha256)
    rows = connection.execute(select(judged_claims).where(mine).order_by(judged_claims.c.start)).all()
    if not rows:
        return []
    of = select(judged_claims.c.id).where(mine)
    reviews: dict[int, list[Review]] = {}
    for one in connection.execute(
        select(claim_reviews).where(claim_reviews.c.judged.in_(of)).order_by(claim_reviews.c.number)
    ):
        reviews.setdefault(one.judged, []).append(_review(one))
    grades: dict[int, list[Grade]] = {}
    for one in connection.execute(
        select(claim_grades).where(claim_grades.c.judged.in_(of)).order_by(claim_grades.c.number)
    ):
        grades.setdefault(one.judged, []).append(_grade(one))
    return [_judged_claim(row, grades.get(row.id, []), reviews.get(row.id, [])) for row in rows]


def judged_list(connection: Connection, keep: Callable[[JudgedClaim], bool] = lambda _: True) -> list[JudgedClaim]:
    """The judged claims that ``keep`` holds of, in the order they were first judged."""
    ids = connection.execute(select(judged_claims.c.id).order_by(judged_claims.c.id)).scalars().all()
    return [claim for claim in (judged_by_id(connection, one) for one in ids) if keep(claim)]


def _judged_claim(row: Row[Any], grades: list[Grade], reviews: list[Review]) -> JudgedClaim:
    verdicts = {review.verdict for review in standing(reviews).values()} - {WITHDRAWN}
    fields = {key: row._mapping[key] for key in JudgedClaim.__struct_fields__ if key in row._mapping}
    return JudgedClaim(**fields, grades=grades, reviews=reviews, disagree=len(verdicts) > 1)


def _reviews(connection: Connection, judged: int) -> list[Review]:
    rows = connection.execute(
        select(claim_reviews).where(claim_reviews.c.judged == judged).order_by(claim_reviews.c.number)
    )
    return [_review(row) for row in rows]


def _review(row: Row[Any]) -> Review:
    return Review(
        number=row.number,
        verdict=row.verdict,
        label=row.label,
        by=row.by,
        at=row.at,
        reasons=row.reason,
        evidence=[Evidence(**one) for one in json.loads(row.evidence)],
        succeeds=row.succeeds,
    )


def _grades(connection: Connection, judged: int) -> list[Grade]:
    rows = connection.execute(
        select(claim_grades).where(claim_grades.c.judged == judged).order_by(claim_grades.c.number)
    )
    return [_grade(row) for row in rows]


def _grade(row: Row[Any]) -> Grade:
    return Grade(
        number=row.number,
        grade=row.grade,
        label=row.label,
        by=row.by,
        at=row.at,
        reason=row.reason,
        origins=None if row.origins_low is None else (row.origins_low, row.origins_best, row.origins_high),
        nonetheless=row.nonetheless,
    )


def _judged(connection: Connection, row: Row[Any]) -> int:
    """The number of the row that keeps this claim as it stands, made where there is none."""
    found = connection.execute(select(judged_claims.c.id).where(_same(row))).scalar()
    if found is not None:
        return int(found)
    made = connection.execute(
        insert(judged_claims).values(
            article=row.key,
            local=row.local,
            sha256=row.sha256,
            start=row.start,
            end=row.end,
            text=row.text,
            publisher=row.publisher,
            title=row.title,
            at=now(),
        )
    )
    return int(made.inserted_primary_key[0])  # type: ignore[index]


def _same(row: Row[Any]) -> Any:  # noqa: ANN401 - an SQL expression
    mine = judged_claims.c
    return (mine.article == row.key) & (mine.sha256 == row.sha256) & (mine.start == row.start) & (mine.end == row.end)


def _evidence(one: Evidence) -> dict[str, str]:
    quote = plain(one.quote, _LONGEST_QUOTE)
    url = web_address(one.url)
    if one.url and not url:
        raise SettingsError("is no web address", where=one.url, todo="Evidence is an http(s) address, or a quote.")
    if not url and not quote:
        raise SettingsError("the evidence says nothing", where="--evidence", todo="Give an address or a quote.")
    return {"url": url, "quote": quote}
