"""The tools: eight questions, all of them read-only. What each costs and how long it takes: docs/mcp.md."""

from typing import Annotated, Literal

from mcp.server import MCPServer
from mcp_types import CallToolResult, ToolAnnotations
from pydantic import Field

from reportedly.doors.mcp import answers, archived, names, readings
from reportedly.doors.mcp.holdings import Asked, Holdings
from reportedly.doors.mcp.pages import Row, page
from reportedly.doors.mcp.running import LOOKS_AT_ONCE, Turns, answered
from reportedly.errors import NotInArchive, SettingsError

Detail = Annotated[
    Literal["outline", "full"], Field(description="'outline' is compact; 'full' has every record, in pages.")
]
Reading = Annotated[
    Literal["outline", "full", "text"],
    Field(description="'outline' is compact; 'full' has every record, 'text' the report's words; both in pages."),
]
Cursor = Annotated[str, Field(description="Where the last answer ended with a cursor, that; else empty.", max_length=9)]
Claim = Annotated[str, Field(description="The claim's words, or its claim:// URI.", min_length=1, max_length=2000)]
Traced = Annotated[
    str,
    Field(
        description="The claim's words, its claim:// URI, or a report:// URI for its main claim.",
        min_length=1,
        max_length=2000,
    ),
]
NAMES = frozenset(
    "read_report show_report list_reports trace_claim competing_figures search_claims checked_before "
    "explain_check".split()
)
"""The tools' names, as the log may tell them."""
Limit = Annotated[int, Field(ge=1, le=50)]
Known = Annotated[str, Field(max_length=300)]


def register(server: MCPServer, holdings: Holdings, at_once: int) -> None:
    """Put the tools on ``server``; at most ``at_once`` readings are made side by side."""
    reading, looking = Turns(at_once), Turns(LOOKS_AT_ONCE)
    _reading_tools(server, holdings, reading, looking)
    _claim_tools(server, holdings, looking)
    _finding_tools(server, holdings, looking)
    _check_tool(server)


def _hints(title: str, *, open_world: bool = False) -> ToolAnnotations:
    return ToolAnnotations(
        title=title, read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=open_world
    )


def _reading_tools(server: MCPServer, holdings: Holdings, reading: Turns, looking: Turns) -> None:
    @server.tool(annotations=_hints("Read a report", open_world=holdings.permits.urls))
    async def read_report(
        text: Annotated[str, Field(description="The report's whole text.")] = "",
        url: Annotated[str, Field(description="Its web address, where the operator allows that.")] = "",
        file: Annotated[str, Field(description="A file's path, where the operator allows that.")] = "",
        title: Annotated[Known, Field(description="Of a text, where it is known; so the publisher.")] = "",
        publisher: Known = "",
        published: Annotated[Known, Field(description="Date of publication, such as 2025-09-05.")] = "",
        detail: Reading = "outline",
    ) -> Annotated[CallToolResult, answers.ReportAnswer]:
        """Read a news report: who says what and through whom, which figures and dates do not fit, who was not heard.

        Give exactly one of text, url and file. For more of it, call show_report with the answer's uri.
        """
        asked = Asked(text, url, file, title or None, publisher or None, published or None)

        def work() -> dict[str, object]:
            uri, made = holdings.read(asked)
            return page(readings.head(uri, made), readings.rows(made, detail), "", detail)

        return await answered(reading, work)

    @server.tool(annotations=_hints("Show a report"))
    async def show_report(
        report: Annotated[str, Field(description="A report:// or reading:// URI of an answer.", max_length=4000)],
        detail: Reading = "outline",
        cursor: Cursor = "",
    ) -> Annotated[CallToolResult, answers.ReportAnswer]:
        """Show what a report of the archive, or one just read, stands on; or its text."""
        return await answered(looking, lambda: shown_report(holdings, report, detail, cursor))

    @server.tool(annotations=_hints("List reports"))
    async def list_reports(
        publisher: Known = "",
        since: Annotated[Known, Field(description="Published on this day or later, as 2025-09-05.")] = "",
        until: Annotated[Known, Field(description="Published on this day or earlier.")] = "",
        limit: Limit = 20,
        cursor: Cursor = "",
    ) -> Annotated[CallToolResult, answers.ListAnswer]:
        """List the archive's reports, latest published first."""

        def work() -> dict[str, object]:
            kept = holdings.archive()
            only = {"publisher": publisher or None, "since": since or None, "until": until or None}
            number = kept.count(**only)
            skip = _skipped(cursor, number)
            rows = [archived.article_row(one) for one in kept.list(**only, limit=limit, skip=skip)]
            answer = page({"answer": f"{number:,} reports"}, rows, "")
            following = skip + int(str(answer.pop("cursor", len(rows))))
            left = {"cursor": str(following), "more": f"{number - following:,} more"} if following < number else {}
            return {**answer, **left}

        return await answered(looking, work)


def shown_report(holdings: Holdings, report: str, detail: str, cursor: str) -> dict[str, object]:
    """A page of a report that is kept in the archive, or was just read. Raises ReportedlyError."""
    if report.startswith(names.READING):
        latest = holdings.reading(report)
        return page(readings.head(report, latest), readings.rows(latest, detail), cursor, detail)
    key = names.meant(report)
    kept = holdings.archive()
    article = kept.show(key)
    version = article.versions[-1]
    if version.made_by is None and detail != "text":
        todo = "Ask for detail 'text'."
        raise NotInArchive("is kept without a reading", where=names.report(article.key), todo=todo)
    if version.made_by is None:
        uri = names.report(article.key)
        return page(
            {"uri": uri, "title": version.title, "unread": "yes"}, readings.text_rows(version.text), cursor, detail
        )
    made = kept.reading(article.key)
    head = readings.head(names.report(article.key), made) | {"versions": article.count}
    return page(head, readings.rows(made, detail), cursor, detail)


def _claim_tools(server: MCPServer, holdings: Holdings, looking: Turns) -> None:
    @server.tool(annotations=_hints("Trace a claim"))
    async def trace_claim(
        claim: Traced, detail: Detail = "outline", cursor: Cursor = ""
    ) -> Annotated[CallToolResult, answers.TraceAnswer]:
        """Trace a claim over the archive: in how many articles it starts, who copied or credited whom."""

        def work() -> dict[str, object]:
            found = holdings.archive().trace(names.meant(claim))
            rows = list(archived.trace_rows(found, full=detail == "full"))
            return page(archived.trace_head(found), rows, cursor, detail)

        return await answered(looking, work)

    @server.tool(annotations=_hints("Competing figures"))
    async def competing_figures(
        counting: Annotated[
            str,
            Field(
                description="What is counted and where, such as 'killed Tarsk', or a claim:// URI.",
                min_length=1,
                max_length=2000,
            ),
        ],
        profile: Annotated[Known, Field(description="A rule for choosing one; none is applied unasked.")] = "",
        detail: Detail = "outline",
        cursor: Cursor = "",
    ) -> Annotated[CallToolResult, answers.FiguresAnswer]:
        """Figures that compete for one quantity in the archive, by first voice over time, copies folded."""

        def work() -> dict[str, object]:
            found = holdings.archive().figures(names.meant(counting), profile=profile or None)
            rows = list(archived.series_rows(found, full=detail == "full"))
            return page(archived.series_head(found), rows, cursor, detail)

        return await answered(looking, work)


def _finding_tools(server: MCPServer, holdings: Holdings, looking: Turns) -> None:
    @server.tool(annotations=_hints("Search claims"))
    async def search_claims(
        words: Annotated[str, Field(description='Words; "quoted words" stand side by side.', max_length=2000)],
        limit: Limit = 10,
    ) -> Annotated[CallToolResult, answers.FoundAnswer]:
        """Find claims in the archive by words and by meaning, the best first; each with its claim:// URI."""

        def work() -> dict[str, object]:
            found = holdings.archive().search(names.plain(words), limit=3 * limit)
            rows: list[Row] = list(archived.found_rows(found))[:limit]
            return page({"answer": f"{len(rows)} found"}, rows, "", "full")

        return await answered(looking, work)

    @server.tool(annotations=_hints("Checked before?"))
    async def checked_before(claim: Claim, limit: Limit = 5) -> Annotated[CallToolResult, answers.FoundAnswer]:
        """Earlier checks that may be of the same claim, in their checkers' words: imports, and this desk's own reviews.

        Likeness is no verdict: compare what differs, and name whose rating it is.
        """

        def work() -> dict[str, object]:
            kept, asked = holdings.archive(), names.meant(claim)
            words = kept.judged(asked).text if claim.strip().startswith(names.CLAIM) else asked
            found = kept.checked(words, limit=limit)
            rows = list(archived.checked_rows(found))
            head = {"answer": f"{len(rows)} of {found.searched:,} checks may be of it", "searched": found.searched}
            return page(head, rows, "", "full")

        return await answered(looking, work)


def _check_tool(server: MCPServer) -> None:
    @server.tool(annotations=_hints("Explain a check"))
    async def explain_check(
        rule: Annotated[str, Field(description="A finding's rule; empty lists all.", max_length=100)] = "",
    ) -> Annotated[CallToolResult, answers.ChecksAnswer]:
        """How a check of figures and dates decides, what it needs, its tolerance, where it may go wrong."""
        return await answered(Turns(1), lambda: {"checks": explained(rule)})


def explained(rule: str) -> list[dict[str, object]]:
    """The check of that id in full, or the ids and titles of all. Raises SettingsError for an unknown one."""
    from reportedly.checks import CATALOGUE

    if not rule:
        return [{"id": one.id, "title": one.title} for one in CATALOGUE]
    for one in CATALOGUE:
        if one.id == rule.removeprefix(names.CHECK):
            parts = ("id", "title", "needs", "rule", "tolerance", "example", "traps")
            return [{part: getattr(one, part) for part in parts if getattr(one, part)}]
    raise SettingsError("no such check", where=rule, todo="explain_check without a rule lists them.")


def _skipped(cursor: str, number: int) -> int:
    if not cursor:
        return 0
    if not (cursor.isascii() and cursor.isdigit()) or int(cursor) >= number:
        raise SettingsError("is no cursor of this list", where="cursor", todo="Give the one an answer ended with.")
    return int(cursor)
