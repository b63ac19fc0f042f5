"""Where doors listen; where a request comes from, as far as its sender can't change it; how often it was wrong."""

import ipaddress
import os
import socket
import time
from collections import OrderedDict, deque

from reportedly.errors import SettingsError

_MOST = 10_000
"""Networks that are remembered; of more the one longest quiet is forgotten."""


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there, before anything is served: whoever comes waits, and is not turned away.

    Raises SettingsError where it can't be listened on: a port that is taken, a host that is not this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        reason = (
            os.strerror(error.errno) if error.errno and error.errno > 0 else error.strerror
        )  # of a name it is none of those
        what = f"can't be listened on ({reason})"
        raise SettingsError(what, where=f"{in_address(host)}:{port}", todo="Give another --port, or --host.") from None


def in_address(host: str) -> str:
    """A host as it stands in a web address: of IPv6 in brackets."""
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


def network_of(address: str) -> str:
    """All of an IPv4 address, the first 64 bits of one of IPv6; what is neither, as it is."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    return str(ipaddress.ip_network((parsed, 64), strict=False)) if parsed.version == 6 else str(parsed)


class Guesses:
    """The wrong guesses of each network within the last ``seconds``, ``most`` of which are borne."""

    def __init__(self, most: int, seconds: float = 60.0) -> None:
        self._most, self._seconds = most, seconds
        self._made: OrderedDict[str, deque[float]] = OrderedDict()

    def too_many(self, network: str) -> bool:
        """Whether that network has to wait."""
        made = self._made.get(network)
        while made and time.monotonic() - made[0] > self._seconds:
            made.popleft()
        return made is not None and len(made) >= self._most

    def wrong(self, network: str) -> None:
        """One more wrong guess."""
        self._made.setdefault(network, deque(maxlen=self._most)).append(time.monotonic())
        self._made.move_to_end(network)
        if len(self._made) > _MOST:
            self._made.popitem(last=False)
