"""The resources: reports and claims of the archive by URI, and how each check decides; JSON, fenced like answers."""

from collections.abc import Callable

from mcp.server import MCPServer
from mcp.server.mcpserver import ResourceSecurity
from mcp.server.mcpserver.exceptions import ResourceError, ResourceNotFoundError
from mcp_types import Annotations
from mcp_types import Resource as Listed

from reportedly.doors.mcp import archived, names, tools
from reportedly.doors.mcp.holdings import Holdings
from reportedly.doors.mcp.pages import encoded, page
from reportedly.doors.mcp.running import Turns, line
from reportedly.doors.mcp.words import Fence
from reportedly.errors import ArchiveError, NoArchive, NotInArchive, ReportedlyError, SettingsError
from reportedly.export.outline import interval, outline
from reportedly.model.span import words_of

NEWEST = 30
"""Reports that are listed as resources; ``list_reports`` has the rest."""
_JSON = "application/json"
_ANY_KEY = ResourceSecurity(exempt_params={"key", "claim"})
"""A key is only looked up in the archive, never opened: one that looks like a path is a key like any other."""


def register(server: MCPServer, holdings: Holdings, looking: Turns) -> None:
    """Put the templates on ``server``."""

    @server.resource("report://{key}", title="A report", mime_type=_JSON, security=_ANY_KEY)
    async def report(key: str) -> str:
        """What a report of the archive stands on, in outline; its key is percent-encoded."""
        return await _found(looking, lambda: tools.shown_report(holdings, names.report(key), "outline", ""))

    @server.resource("claim://{key}/{claim}", title="A claim", mime_type=_JSON, security=_ANY_KEY)
    async def claim(key: str, claim: str) -> str:
        """One claim of a report: its words, chain, figures and flags, and what people of this desk said of it."""
        return await _found(looking, lambda: claim_page(holdings, key, claim))

    @server.resource("check://{rule}", title="A check", mime_type=_JSON)
    async def check(rule: str) -> str:
        """How a check of figures and dates decides."""
        return await _found(looking, lambda: tools.explained(rule)[0])


async def _found(looking: Turns, work: Callable[[], dict[str, object]]) -> str:
    try:
        return encoded(await looking.run(work))
    except (NotInArchive, SettingsError) as error:
        raise ResourceNotFoundError(line(error)) from error
    except ReportedlyError as error:
        raise ResourceError(line(error)) from error


def claim_page(holdings: Holdings, key: str, local: str) -> dict[str, object]:
    """One claim with its chain, its figures, and what people said of it. Raises NotInArchive."""
    kept = holdings.archive()
    key = names.plain(key)
    reading = kept.reading(key)
    arranged = outline(reading)
    found = [entry for origin in arranged.origins for entry in origin.entries]
    found += [*arranged.unplaced, *arranged.denied, *arranged.own]
    entry = next((entry for entry in found if entry.claim.id == local), None)
    if entry is None:
        raise NotInArchive("no such claim", where=names.claim(key, local), todo="show_report lists a report's claims.")
    said, text = entry.attribution, reading.document.text
    head: dict[str, object] = {"uri": names.claim(key, local), "letter": arranged.letters.get(local)}
    head |= {"words": words_of(entry.claim.spans, text), "spans": entry.claim.spans, "flags": entry.claim.flags}
    if said is not None:
        head |= {"quote": said.quote, "stance": said.stance, "confidence": round(said.confidence, 2)}
        head |= {"chain": [{"name": link.name, "kind": link.kind} for link in said.chain]}
    head |= {"amounts": [interval(one) for one in entry.quantities], "report": {"uri": names.report(key)}}
    return page(head | archived.judged(kept.judged(f"{key}#{local}")), [], "", "full")


def newest(holdings: Holdings) -> list[Listed]:
    """The newest reports as a client lists them; none where there is no archive. Their titles are fenced."""
    try:
        articles = list(holdings.archive().list(limit=NEWEST))
    except NoArchive:
        return []
    except ArchiveError as error:
        raise ResourceError(line(error)) from error
    fence = Fence()
    listed = []
    for article in articles:
        version = article.versions[-1]
        uri = names.report(article.key)
        title = fence.quoted(version.title or "untitled", longest=120)
        listed.append(
            Listed(
                uri=uri,
                name=uri.removeprefix(names.REPORT),
                title=title,
                description=f"A report of the archive. {fence.note}",
                mime_type=_JSON,
                annotations=Annotations(audience=["user", "assistant"]),
            )
        )
    return listed
