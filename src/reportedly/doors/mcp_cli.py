"""``reportedly mcp``: reports for language models (Model Context Protocol). Only typer is loaded before it runs."""

from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from reportedly.doors.archive_cli import Where
from reportedly.doors.watching import Form, Level
from reportedly.errors import SettingsError


def mcp(
    archive: Where = None,
    http: Annotated[bool, typer.Option("--http", help="Serve over HTTP; without it, over stdin and stdout.")] = False,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen; elsewhere than here needs REPORTEDLY_MCP_TOKEN.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="N", help="Port to listen on.")] = 8321,
    allowed_host: Annotated[
        list[str] | None,
        typer.Option("--allowed-host", metavar="NAME", help="A name clients call it by; may be given again."),
    ] = None,
    allow_urls: Annotated[bool, typer.Option("--allow-urls", help="Let clients have public URLs read.")] = False,
    allow_files: Annotated[
        list[Path] | None,
        typer.Option("--allow-files", metavar="FOLDER", help="Let clients have files below it read; again for more."),
    ] = None,
    model: Annotated[
        str | None, typer.Option(metavar="NAME", help="The encoder: accurate (the default) or fast.")
    ] = None,
    at_once: Annotated[int, typer.Option(min=1, max=64, metavar="N", help="Readings made side by side.")] = 2,
    log_level: Level = None,
    log_format: Form = None,
) -> None:
    """Let a language model read reports and ask the archive (MCP); it can change nothing."""
    if find_spec("mcp") is None or find_spec("uvicorn") is None:
        raise SettingsError("needs the extra 'mcp'", where="mcp", todo="Run pip install 'reportedly[mcp]'.")
    from reportedly.doors import logs
    from reportedly.doors.mcp import http as over
    from reportedly.doors.mcp import server as served
    from reportedly.doors.mcp.holdings import Holdings, Permits
    from reportedly.settings import current

    logs.configure(log_level, log_format, default="warning")
    for folder in allow_files or []:
        if not folder.is_dir():
            raise SettingsError("is no folder", where=str(folder), todo="Give --allow-files a folder.")
    current().having(model=model)
    holdings = Holdings(archive, Permits(allow_urls, tuple(allow_files or ())), model)
    if archive is not None:
        holdings.archive()  # a slip in its name is told now, not at the first question
    made = served.ReportedlyServer(holdings, at_once=at_once)
    if http:
        over.over_http(made, over.Address(host, port, tuple(allowed_host or ())))
    else:
        served.over_stdio(made)
