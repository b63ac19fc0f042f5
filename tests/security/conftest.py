"""What attacks are made with: a server on loopback that answers with raw bytes, a resolver that lies, small limits."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress

import pytest

from reportedly.intake import fetch as guard
from reportedly.intake.addresses import refusal
from reportedly.settings import current

Answer = bytes | Callable[[socket.socket], None]
WORDS = "The mayor of Tarn said on Tuesday that forty ferries lie idle in the harbour of Veld. "


@pytest.fixture
def limit(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, object], None]]:
    """A function: the name of a setting, and the value it has in this test."""

    def set_to(name: str, value: object) -> None:
        monkeypatch.setenv(f"REPORTEDLY_{name.upper()}", str(value))
        current.cache_clear()

    yield set_to
    monkeypatch.undo()
    current.cache_clear()


class Site:
    """A server on loopback: ``paths`` has the raw answer, or what is done with the connection, to each path asked for.

    ``asked`` are the heads of the requests that came.
    """

    def __init__(self) -> None:
        self.paths: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.tls: ssl.SSLContext | None = None
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                came, _ = self._listening.accept()
                threading.Thread(target=self._answer, args=(came,), daemon=True).start()

    def _answer(self, came: socket.socket) -> None:
        with came, suppress(OSError):
            if self.tls:
                came = self.tls.wrap_socket(came, server_side=True)
            head = b""
            while b"\r\n\r\n" not in head and (part := came.recv(65_536)):
                head += part
            self.asked.append(head.decode("latin-1"))
            answer = self.paths.get(self.asked[-1].split(" ")[1], answered(b"", status="404 Not Found"))
            if callable(answer):
                answer(came)
            else:
                came.sendall(answer)

    def close(self) -> None:
        """Answer no more."""
        self._listening.close()


def answered(body: bytes, *headers: str, status: str = "200 OK", kind: str = "text/plain; charset=utf-8") -> bytes:
    """A whole answer, its connection closed behind it."""
    head = [
        f"HTTP/1.1 {status}",
        f"Content-Type: {kind}",
        f"Content-Length: {len(body)}",
        "Connection: close",
        *headers,
    ]
    return "\r\n".join([*head, "", ""]).encode("latin-1") + body


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, limit: Callable[[str, object], None]) -> Iterator[Site]:
    """The site. For this test alone 127.0.0.1 (no other address of loopback) and its port pass the guard."""
    made = Site()
    monkeypatch.setattr(guard, "refusal", lambda address: None if address == "127.0.0.1" else refusal(address))
    monkeypatch.setattr(guard, "PORTS", guard.PORTS | {made.port})
    limit("max_bytes", 1_000_000)
    limit("fetch_timeout", 10)
    yield made
    made.close()


@pytest.fixture
def resolver(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[list[str]]]:
    """Names and what they resolve to, each time they are asked for (the last answer again and again)."""
    names: dict[str, list[list[str]]] = {}
    real = socket.getaddrinfo

    def resolve(host: str, port: int, *rest: object, **more: object) -> list[object]:
        answers = names.get(host)
        if answers is None:
            return list(real(host, port, socket.AF_UNSPEC, socket.SOCK_STREAM, 0, socket.AI_NUMERICHOST))
        addresses = answers.pop(0) if len(answers) > 1 else answers[0]
        family = {True: socket.AF_INET6, False: socket.AF_INET}
        return [(family[":" in one], socket.SOCK_STREAM, 6, "", (one, port)) for one in addresses]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return names
