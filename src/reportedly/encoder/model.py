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
from reportedly.errors import ModelError, TooLarge
from reportedly.model.span import Span
from reportedly.observed import stage
from reportedly.settings import MODELS, current

WEIGHTS = Path(__file__).parent / "weights"


class Encoder:
    """One pass over a text gives every learned answer. Use ``load()``; construction reads 18-23 MB."""

    def __init__(self, folder: Path = WEIGHTS, name: str = MODELS[0], threads: int = 1) -> None:
        import onnxruntime  # here, because importing it takes longer than the rest of the program
        from tokenizers import Tokenizer

        try:
            self.card: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
            if "worth" in self.card:  # asked once a claim
                self.card["worth"]["weights"] = np.array(self.card["worth"]["weights"], dtype=np.float32)
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = threads
            options.inter_op_num_threads = 1
            options.log_severity_level = 3
            self._session = onnxruntime.InferenceSession(
                str(folder / f"{name}.onnx"), options, providers=["CPUExecutionProvider"]
            )
            self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        except Exception as error:  # onnxruntime and tokenizers raise bare Exceptions of their own
            raise ModelError(
                f"the encoder's weights can't be loaded ({error})", where=str(folder), todo="Reinstall reportedly."
            ) from error
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self.transitions: Floats = np.array(self.card["transitions"], dtype=np.float32)

    @stage("encoder")
    def encode(self, text: str, quoted: Sequence[Span]) -> Encoding:
        """One pass over ``text``; ``quoted`` are its stretches inside quotation marks. Raises TooLarge."""
        pieces = to_pieces(text, self._tokenizer, quoted)
        _check_pieces(len(pieces.ids))
        windows = cut(pieces.ids, int(self.card["size"]), int(self.card["overlap"]))
        answers = (self._run(pieces, *window) for window in windows)  # on one core, batches of them are no faster
        return gather(pieces, windows, answers)

    def _run(self, pieces: Pieces, start: int, end: int) -> tuple[Floats, Halves, Floats]:
        """Tags, links and worth of one window; the links with its CLS and SEP."""
        ids: NDArray[np.int64] = np.full((1, end - start + 2), CLS, dtype=np.int64)
        types = np.zeros_like(ids)
        ids[0, 1:-1], ids[0, -1] = pieces.ids[start:end], SEP
        types[0, 1:-1] = pieces.types[start:end]
        tags, links, worth = self._session.run(["tags", "links", "worth"], {"ids": ids, "types": types})
        if tags.shape != (*ids.shape, len(TAGS)):
            raise ModelError(f"the encoder answered in the shape {tags.shape}", todo="Reinstall reportedly.")
        return tags[0, 1:-1], links[0], worth[0, 1:-1]


def _check_pieces(count: int) -> None:
    """Raises TooLarge where there are more than ``settings.max_pieces``: signs that are no words have one each."""
    limit = current().max_pieces
    if count > limit:
        raise TooLarge(
            f"has {count:,} word pieces, over the limit of {limit:,}", todo="Split it, or raise REPORTEDLY_MAX_PIECES."
        )


def sha256_of(name: str) -> str:
    """Of the weights of a shipped encoder, as its card says; "" where there is none."""
    try:
        return str(json.loads((WEIGHTS / f"{name}.json").read_text(encoding="utf-8"))["sha256"])
    except (OSError, ValueError, KeyError):
        return ""


@cache
@stage("load")
def load(name: str | None = None) -> Encoder:
    """A shipped encoder (of MODELS; by default the one in the settings), read once a process. Raises ModelError."""
    return Encoder(name=name or current().model, threads=current().threads)
