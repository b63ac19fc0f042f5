"""Packed bodies: whole ones come back as they were, however they are cut into parts; anything less is an error."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import FetchRefused
from reportedly.intake.packed import unpacked

PACK = {"gzip": gzip.compress, "deflate": zlib.compress, "": bytes, "identity": bytes}


def parts(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]


@given(st.binary(max_size=3000), st.integers(1, 3000), st.sampled_from(sorted(PACK)))
def test_a_whole_body_comes_back(data: bytes, size: int, encoding: str) -> None:
    """Protects every page: nothing is lost where a part ends."""
    assert b"".join(unpacked(parts(PACK[encoding](data), size), encoding)) == data


@given(st.binary(max_size=3000), st.data(), st.sampled_from(["gzip", "deflate"]))
def test_less_is_an_error(data: bytes, draw: st.DataObject, encoding: str) -> None:
    """Protects the end of a report: no beginning of a packed body passes for the whole."""
    packed = PACK[encoding](data)
    end = draw.draw(st.integers(1, len(packed) - 1))
    with pytest.raises(FetchRefused, match="cut short|damaged"):
        list(unpacked([packed[:end]], encoding))


@given(st.lists(st.binary(max_size=200), max_size=5), st.sampled_from(["gzip", "deflate"]))
def test_any_bytes(some: list[bytes], encoding: str) -> None:
    """Protects the fetch from what is no packing at all: bytes, or one error."""
    try:
        assert all(len(part) <= 1 << 16 for part in unpacked(some, encoding))
    except FetchRefused as error:
        assert "\n" not in str(error)


def test_a_bomb_comes_in_pieces() -> None:
    """Protects memory: 30 MB of blanks in 30 kB come 64 kB at a time, so that whoever counts can stop."""
    made = unpacked([gzip.compress(bytes(30_000_000))], "gzip")
    assert len(next(made)) <= 1 << 16
