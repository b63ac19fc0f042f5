"""The trained encoder: ONNX weights, tokenizer and card shipped with the package, run by onnxruntime."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.encoder.encoding import TAGS, Encoding, Floats, Halves, gather
from reportedly.encoder.windows import CLS, SEP, Pieces, cut, to_pieces
from reportedly.errors import ModelError
from reportedly.model.span import Span
from reportedly.settings import current

WEIGHTS = Path(__file__).parent / "weights"
BATCH = 8
"""Windows per run: past 8 the time per window no longer falls on one core (measured 2026-11)."""


class Encoder:
    """One pass over a text gives every learned answer. Use ``load()``; construction reads 25 MB."""

    def __init__(self, folder: Path = WEIGHTS, threads: int = 1) -> None:
        import onnxruntime  # here, because importing it takes longer than the rest of the program
        from tokenizers import Tokenizer

        try:
            self.card: dict[str, Any] = json.loads((folder / "card.json").read_text(encoding="utf-8"))
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = threads
            options.inter_op_num_threads = 1
            options.log_severity_level = 3
            self._session = onnxruntime.InferenceSession(
                str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
            )
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:  # onnxruntime and tokenizers raise bare Exceptions of their own
            raise ModelError(
                f"the encoder's weights can't be loaded ({error})", where=str(folder), todo="Reinstall reportedly."
            ) from error
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self.transitions: Floats = np.array(self.card["transitions"], dtype=np.float32)

    def encode(self, text: str, quoted: Sequence[Span]) -> Encoding:
        """One pass over ``text``; ``quoted`` are its stretches inside quotation marks."""
        pieces = to_pieces(text, self._tokenizer, quoted)
        windows = cut(pieces.ids, int(self.card["size"]), int(self.card["overlap"]))
        tags: list[Floats] = []
        links: list[Halves] = []
        full = len(windows) - 1  # the last is shorter, and is run on its own rather than padded
        batches = [windows[at : min(at + BATCH, full)] for at in range(0, full, BATCH)] + [windows[full:]]
        for batch in filter(None, batches):
            some_tags, some_links = self._run(pieces, batch)
            tags.extend(some_tags[:, 1:-1])
            links.extend(some_links)
        return gather(pieces, windows, tags, links)

    def _run(self, pieces: Pieces, windows: Sequence[tuple[int, int]]) -> tuple[Floats, Halves]:
        """Tags and links of windows that all have one length."""
        length = windows[0][1] - windows[0][0]
        ids: NDArray[np.int64] = np.zeros((len(windows), length + 2), dtype=np.int64)
        types = np.zeros_like(ids)
        ids[:, 0], ids[:, -1] = CLS, SEP
        for row, (start, end) in enumerate(windows):
            ids[row, 1:-1] = pieces.ids[start:end]
            types[row, 1:-1] = pieces.types[start:end]
        tags, links = self._session.run(["tags", "links"], {"ids": ids, "types": types})
        if tags.shape != (*ids.shape, len(TAGS)):
            raise ModelError(f"the encoder answered in the shape {tags.shape}", todo="Reinstall reportedly.")
        return tags, links


@cache
def load() -> Encoder:
    """The shipped encoder, read once a process. Raises ModelError."""
    return Encoder(threads=current().threads)
