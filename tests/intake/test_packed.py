"""Packed bodies: whole ones come back as they were, however they are cut into parts; anything less is an error."""

import contextlib
import gzip
import zlib
from collections.abc import Callable

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


def raw(data: bytes) -> bytes:
    packing = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    return packing.compress(data) + packing.flush()


@pytest.mark.parametrize("length", [*range((1 << 16) - 3, (1 << 16) + 3), (1 << 17) - 1, 1 << 17, (1 << 17) + 258])
@pytest.mark.parametrize("pack", [raw, zlib.compress, gzip.compress])
def test_what_ends_where_a_piece_does(length: int, pack: Callable[[bytes], bytes]) -> None:
    """Protects bodies whose last bytes are read before all that they stand for is given out."""
    body = pack(bytes(length))
    found = b"".join(unpacked(parts(body, 7), "gzip" if pack is gzip.compress else "deflate"))
    assert found == bytes(length)


@given(st.binary(max_size=3000), st.data(), st.sampled_from(["gzip", "deflate"]))
def test_less_is_an_error(data: bytes, draw: st.DataObject, encoding: str) -> None:
    """Protects the end of a report: no beginning of a packed body passes for the whole."""
    packed = PACK[encoding](data)
    end = draw.draw(st.integers(1, len(packed) - 1))
    with pytest.raises(FetchRefused, match=r"cut short|damaged"):
        list(unpacked([packed[:end]], encoding))


@given(st.lists(st.binary(max_size=200), max_size=5), st.sampled_from(["gzip", "deflate"]))
def test_any_bytes(some: list[bytes], encoding: str) -> None:
    """Protects the fetch from what is no packing at all: bytes, or one error."""
    with contextlib.suppress(FetchRefused):
        assert all(len(part) <= 1 << 16 for part in unpacked(some, encoding))


def test_a_bomb_comes_in_pieces() -> None:
    """Protects memory: 30 MB of blanks in 30 kB come 64 kB at a time, so that whoever counts can stop."""
    made = unpacked([gzip.compress(bytes(30_000_000))], "gzip")
    assert len(next(made)) <= 1 << 16
