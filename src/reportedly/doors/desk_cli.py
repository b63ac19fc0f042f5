"""``reportedly desk``: the desk as a local web application. Only typer is loaded before it runs."""

import ipaddress
from contextlib import suppress
from typing import Annotated

import typer

from reportedly.doors.watching import Form, Level
from reportedly.errors import Forbidden, SettingsError


def desk(
    archive: Annotated[
        str | None,
        typer.Option(
            "--archive", metavar="FILE|URL", help="The archive: REPORTEDLY_ARCHIVE, or ./reportedly.db, by default."
        ),
    ] = None,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen; elsewhere needs accounts.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any that is free.")] = 8484,
    name: Annotated[
        list[str] | None, typer.Option("--name", metavar="HOST", help="A name the desk is reached by, behind a proxy.")
    ] = None,
    user: Annotated[
        str, typer.Option(metavar="NAME", envvar="REPORTEDLY_BY", help="Who signs, without accounts.")
    ] = "",
    organisation: Annotated[str, typer.Option(metavar="NAME", help="Who publishes its reviews.")] = "",
    address: Annotated[str, typer.Option(metavar="URL", help="Where its reviews are published.")] = "",
    tls: Annotated[bool, typer.Option("--tls", help="A proxy ends TLS before us: cookies for https alone.")] = False,
    browser: Annotated[bool, typer.Option("--open/--no-open", help="Open it in the browser.")] = False,
    metrics_token: Annotated[
        str | None,
        typer.Option(
            metavar="TOKEN", help="What reads /metrics; better REPORTEDLY_METRICS_TOKEN, which no list shows."
        ),
    ] = None,
    log_level: Level = None,
    log_format: Form = None,
) -> None:
    """Start the desk: read, review and publish in the browser."""
    try:
        import uvicorn

        from reportedly.doors.desk.app import LOCAL, Options, make_app
    except ImportError as missing:
        todo = "Run pip install 'reportedly[desk]'."
        raise SettingsError(f"the desk needs {missing.name}", where="desk", todo=todo) from None
    from reportedly.archive.adding import whoever
    from reportedly.archive.archive import Archive
    from reportedly.doors import logs
    from reportedly.doors.network import in_address, listening
    from reportedly.doors.progress import say
    from reportedly.settings import current

    logs.configure(log_level, log_format, default="warning")
    host = host.strip("[]")
    with Archive(archive) as held:
        options = Options(
            hosts=(*LOCAL, in_address(host), *(name or ())),
            user=user or whoever(),
            organisation=organisation,
            address=address,
            secure=tls,
            metrics_token=metrics_token or current().metrics_token,
        )
        app = make_app(held, options)
        if not _is_loopback(host) and not app.state.office.doorkeeper.has_accounts():
            todo = "Add one first: reportedly people add NAME."
            raise Forbidden("a desk that others can reach needs accounts", where=host, todo=todo)
        config = uvicorn.Config(app, log_config=None, access_log=False, proxy_headers=tls, server_header=False)
        with listening(host, port) as open_port:
            there, number = open_port.getsockname()[:2]
            where = f"http://{in_address(there)}:{number}/"
            say(f"reportedly: the desk of {held.name} is at {where} (Ctrl-C stops it)")
            if browser:
                import webbrowser

                webbrowser.open(where)
            with suppress(KeyboardInterrupt):  # uvicorn has ended well by then, and hands on what it heard
                uvicorn.Server(config).run(sockets=[open_port])


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
