"""Articles: what the archive holds; the reading and the text of each."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from msgspec.structs import replace
from sqlalchemy import select

from reportedly.archive import listing
from reportedly.archive.listing import Article, Filter, key_of, list_articles, version_of
from reportedly.archive.packing import reading_of
from reportedly.archive.tables import readings, versions
from reportedly.doors.api.answers import JSON, KEPT, is_known, listed, said, tag_of, unchanged
from reportedly.doors.api.caller import Caller, Desk
from reportedly.doors.api.describing import gives, gives_other, gives_page, tagged
from reportedly.doors.api.params import ArticleId, Day, Limit, Name, Skip, Version
from reportedly.doors.desk.app import Office
from reportedly.errors import NotInArchive
from reportedly.export.json import encode
from reportedly.model.reading import Reading

router = APIRouter(tags=["articles"], default_response_class=Response)
_PAGE = 50
_Key = Annotated[Name, Query(description="The article's key: its URL, or the id it came with.")]
_Publisher = Annotated[Name, Query(description="Of this publisher, case apart.")]


@router.get("/articles", operation_id="listArticles", responses=gives_page(Article, "Latest published first."))
def list_them(
    request: Request,
    _: Caller,
    office: Desk,
    key: _Key = "",
    publisher: _Publisher = "",
    since: Day | None = None,
    until: Day | None = None,
    limit: Limit = _PAGE,
    skip: Skip = 0,
) -> Response:
    """The articles, each with its newest version; of one ``key``, or of a publisher and a time."""
    if key:
        named = _of_key(office, key)
        return listed(request, named[skip : skip + limit], len(named), limit=limit, skip=skip)
    wanted = Filter(publisher or None, since, until)
    with office.archive.looking() as connection:
        total = listing.count_articles(connection, wanted)
        found = list(list_articles(connection, wanted, limit=limit, skip=skip))
    return listed(request, found, total, limit=limit, skip=skip)


@router.get("/articles/{article}", operation_id="showArticle", responses=gives(Article, "With all its versions."))
def show(article: ArticleId, _: Caller, office: Desk) -> Response:
    """One article: how and when each version was collected. Its texts are under ``text``."""
    return said(_without_texts(office.archive.show(office.archive.key(article))))


@router.get(
    "/articles/{article}/reading",
    operation_id="showReading",
    responses=tagged(gives(Reading, "What the report stands on.")),
)
def show_reading(request: Request, article: ArticleId, _: Caller, office: Desk, version: Version = None) -> Response:
    """The reading of an article's newest version, or of another."""
    with office.archive.looking() as connection:
        number = version_of(connection, key_of(connection, article), version)
        made_by = connection.scalar(select(readings.c.made_by).where(readings.c.version == number))
        tag = tag_of(office.archive.name, number, made_by)
        if made_by is not None and is_known(request, tag):
            return unchanged(tag)
        reading = reading_of(connection, number)
    return Response(encode(reading), headers=KEPT | {"ETag": tag}, media_type=JSON)


@router.get(
    "/articles/{article}/text",
    operation_id="showText",
    responses=tagged(gives_other("text/plain; charset=utf-8", "What spans are of, in code points.")),
)
def show_text(request: Request, article: ArticleId, _: Caller, office: Desk, version: Version = None) -> Response:
    """The canonical text of an article's newest version, or of another."""
    with office.archive.looking() as connection:
        number = version_of(connection, key_of(connection, article), version)
        row = connection.execute(select(versions.c.text, versions.c.sha256).where(versions.c.id == number)).one()
    tag = tag_of(row.sha256)
    if is_known(request, tag):
        return unchanged(tag)
    return Response(row.text.encode("utf-8", "replace"), headers=KEPT | {"ETag": tag}, media_type="text/plain")


@router.delete(
    "/articles/{article}",
    operation_id="removeArticle",
    status_code=204,
    responses={204: {"description": "It is gone."}},
)
def remove(article: ArticleId, caller: Caller, office: Desk) -> Response:
    """Take an article away with all its versions (administrators). What people judged of it stays."""
    office.desk.remove(caller.actor, office.archive.key(article))
    return Response(status_code=204)


def _of_key(office: Office, key: str) -> list[Article]:
    try:
        return [_without_texts(office.archive.show(key))]
    except NotInArchive:
        return []


def _without_texts(article: Article) -> Article:
    return replace(article, versions=[replace(version, text="") for version in article.versions])
