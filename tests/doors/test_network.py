"""Where doors listen: a port that is taken, or an address that is not ours, is one line; IPv6 stands in brackets."""

import io
import sys

import pytest

from reportedly.doors.cli import main
from reportedly.doors.network import in_address, listening
from reportedly.errors import SettingsError

HOSTS = [("127.0.0.1", "127.0.0.1"), ("tarn.example", "tarn.example"), ("::1", "[::1]"), ("[::1]", "[::1]")]


@pytest.mark.parametrize(("host", "expected"), HOSTS)
def test_hosts_in_addresses(host, expected):
    """Protects the address that a person is told to open, and the names that a desk goes by."""
    assert in_address(host) == expected


@pytest.mark.parametrize("host", ["192.0.2.1", "no.such.host.invalid"])
def test_what_is_not_this_machine(host):
    """Protects who mistypes --host."""
    with pytest.raises(
        SettingsError, match=rf"{host}:\d+: can't be listened on \(.*\). Give another --port, or --host."
    ):
        listening(host, 0)


def test_a_desk_beside_a_desk(capsys, monkeypatch, tmp_path):
    """A second desk on the same port says so in one line, and exits with the code of an option that can't be."""
    pytest.importorskip("uvicorn", reason="the extra 'desk' is not installed")
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    with listening("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SystemExit) as left:
            main(["desk", "--archive", str(tmp_path / "a.db"), "--port", str(port)])
    out, err = capsys.readouterr()
    assert (left.value.code, out) == (2, "")
    where = f"127.0.0.1:{port}: can't be listened on (Address already in use)"
    assert err == f"reportedly: {where}. Give another --port, or --host.\n"
