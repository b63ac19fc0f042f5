"""What the shipped encoder makes of each sentence: the states of its layers, alone and among other sentences."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import TensorProto, helper
from tokenizers import Tokenizer

from reportedly.attribution import find_quotations
from reportedly.encoder.windows import CLS, SEP, Ints, to_pieces

Halves = NDArray[np.float16]
LONGEST = 188
"""Pieces of a sentence that are read; the product's windows hold 190."""


def layers(model: onnx.ModelProto) -> list[str]:
    """The names of the states after the bottom, the middle and the top of the layers (every second of six)."""
    norms = [node.output[0] for node in model.graph.node if node.op_type == "LayerNormalization"]
    after = norms[2::2]  # the first is the embeddings'; of each layer the second
    return after[len(after) // 3 - 1 :: len(after) // 3]


class States:
    """The states (layers, pieces, width) of sentences; ``alone`` each in a window of its own, ``among`` packed."""

    def __init__(self, folder: Path, name: str, texts: Sequence[str]) -> None:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        found = [to_pieces(text, tokenizer, [q.span for q in find_quotations(text)]) for text in texts]
        self.pieces = [(p.ids[:LONGEST], p.types[:LONGEST]) for p in found]
        self.lengths = np.array([len(ids) for ids, _ in self.pieces])
        self.ends = np.cumsum(self.lengths)
        self.run = _session(folder, name)
        self.alone = self._states([i] for i in range(len(texts)))
        self.among = self._states(self._packs())

    def _packs(self) -> Iterator[list[int]]:
        """Sentences side by side that fill a window, as paragraphs do in an article."""
        pack: list[int] = []
        held = 0
        for number, length in enumerate(self.lengths.tolist()):
            if pack and held + 1 + length > LONGEST:
                yield pack
                pack, held = [], 0
            held += length + bool(pack)
            pack.append(number)
        yield pack

    def _states(self, packs: Iterator[list[int]]) -> Halves:
        out: Halves | None = None
        for pack in packs:
            ids, types, starts = [CLS], [0], []
            for number in pack:
                starts.append(len(ids))
                ids += [*self.pieces[number][0].tolist(), SEP]
                types += [*self.pieces[number][1].tolist(), 0]
            said = np.stack([state[0] for state in self.run(np.array([ids]), np.array([types]))])
            if out is None:
                out = np.zeros((len(said), int(self.ends[-1]), said.shape[2]), dtype=np.float16)
            for number, start in zip(pack, starts, strict=True):
                end, length = int(self.ends[number]), int(self.lengths[number])
                out[:, end - length : end] = said[:, start : start + length]
        assert out is not None
        return out


class _session:  # noqa: N801 - called like a function
    """The exported graph, answering with its layers' states."""

    def __init__(self, folder: Path, name: str) -> None:
        model = onnx.load(str(folder / f"{name}.onnx"))
        self.names = layers(model)
        for state in self.names:
            model.graph.output.append(helper.make_tensor_value_info(state, TensorProto.FLOAT, None))
        file = folder / f"states-of-{name}.onnx"  # beside words.bin, which it reads
        onnx.save(model, str(file))
        try:
            self.session = onnxruntime.InferenceSession(str(file), providers=["CPUExecutionProvider"])
        finally:
            file.unlink()

    def __call__(self, ids: Ints, types: Ints) -> list[NDArray[np.float32]]:
        """The states (1, pieces, width) of each layer."""
        return list(self.session.run(self.names, {"ids": ids, "types": types}))
