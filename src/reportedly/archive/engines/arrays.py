"""Arrow columns as numpy arrays and back; the words of sentences as bytes."""

from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from reportedly.archive.copies.words import Places, Words


def column(table: pa.Table, name: str) -> NDArray[Any]:
    """A column of numbers or truths without nulls, as an array."""
    array: NDArray[Any] = table[name].to_numpy()
    return array


def table_of(schema: pa.Schema, *columns: NDArray[Any] | list[Any] | pa.Array) -> pa.Table:
    """Columns in the schema's order."""
    arrays = [_array(values, field.type) for field, values in zip(schema, columns, strict=True)]
    return pa.table(arrays, schema=schema)


def _array(values: NDArray[Any] | list[Any] | pa.Array, kind: pa.DataType) -> pa.Array:
    if isinstance(values, pa.Array | pa.ChunkedArray):
        return values.cast(kind)
    return pa.array(values, type=kind)


def words_in(codes: pa.Array | pa.ChunkedArray) -> Words:
    """The words of sentences whose codes are the bytes of a binary column without nulls."""
    array = codes.combine_chunks() if isinstance(codes, pa.ChunkedArray) else codes
    if isinstance(array, pa.ChunkedArray):  # more than a chunk can hold
        raise OverflowError("words of more than 2 GB in one batch")
    if not len(array):
        return Words(np.zeros(0, dtype=np.uint32), np.zeros(1, dtype=np.int64))
    array = array.cast(pa.large_binary())
    offsets = np.frombuffer(array.buffers()[1], dtype=np.int64)[array.offset : array.offset + len(array) + 1]
    data = np.frombuffer(array.buffers()[2] or b"", dtype=np.uint8)[offsets[0] : offsets[-1]]
    return Words(np.frombuffer(data.tobytes(), dtype=np.uint32), (offsets - offsets[0]) // 4)


def bytes_of(words: Words, rows: Places, total: int) -> pa.Array:
    """A binary column of ``total`` rows: the codes of the words' sentences at ``rows`` (rising), null elsewhere."""
    length = np.zeros(total + 1, dtype=np.int64)
    length[rows + 1] = words.counts * 4
    present = np.zeros(total, dtype=bool)
    present[rows] = True
    bits = pa.py_buffer(np.packbits(present, bitorder="little").tobytes())
    buffers = [bits, pa.py_buffer(np.cumsum(length).tobytes()), pa.py_buffer(words.codes.tobytes())]
    return pa.Array.from_buffers(pa.large_binary(), total, buffers)


def numbered(*columns: NDArray[Any]) -> tuple[Places, ...]:
    """The values of the columns as small numbers in the same order, the same value the same number in each."""
    numbers = np.unique(np.concatenate(columns), return_inverse=True)[1]
    return tuple(np.split(numbers.astype(np.int64), np.cumsum([len(c) for c in columns])[:-1]))
