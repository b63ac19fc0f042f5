"""The model's files: what is shipped is what was measured, and a model reads nothing from outside its folder."""

import hashlib
import json

import numpy as np
import pytest

from reportedly.encoder.model import WEIGHTS
from reportedly.settings import MODELS

WORDS = "6f8e2be107bb1781dee1e93d2c25c21b6b6a6d2353b566d920b9a0e1ef9f7efa"
"""SHA-256 of the table of words that both encoders share, as it was trained."""


@pytest.mark.parametrize("name", MODELS)
def test_weights_are_the_ones_measured(name: str) -> None:
    """The card's hash is that of the file beside it."""
    card = json.loads((WEIGHTS / f"{name}.json").read_text(encoding="utf-8"))
    assert hashlib.sha256((WEIGHTS / f"{name}.onnx").read_bytes()).hexdigest() == card["sha256"]


def test_the_words_are_the_ones_measured() -> None:
    """They lie in a file of their own, which the card's hash doesn't cover."""
    assert hashlib.sha256((WEIGHTS / "words.bin").read_bytes()).hexdigest() == WORDS


@pytest.mark.parametrize("name", MODELS)
def test_models_read_from_their_folder_alone(name: str) -> None:
    """Every tensor that lies elsewhere lies in words.bin; no operator is of a library that would have to be loaded."""
    onnx = pytest.importorskip("onnx", reason="the extra 'vectors' is not installed")
    model = onnx.load_model(WEIGHTS / f"{name}.onnx", load_external_data=False)
    places = {entry.value for one in model.graph.initializer for entry in one.external_data if entry.key == "location"}
    assert places <= {"words.bin"}
    assert {node.domain for node in model.graph.node} <= {"", "com.microsoft"}
    assert not model.functions


@pytest.mark.parametrize("place", ["../secret.bin", "/etc/passwd"])
def test_onnxruntime_leaves_other_files_alone(tmp_path, place: str) -> None:  # type: ignore[no-untyped-def]
    """A model that names a file outside its folder is refused by the runtime itself."""
    onnx = pytest.importorskip("onnx", reason="the extra 'vectors' is not installed")
    import onnxruntime

    (tmp_path / "secret.bin").write_bytes(bytes(16))
    (tmp_path / "model").mkdir()
    tensor = onnx.numpy_helper.from_array(np.zeros(4, dtype=np.float32), "w")
    tensor.ClearField("raw_data")
    tensor.data_location = onnx.TensorProto.EXTERNAL
    tensor.external_data.add(key="location", value=place)
    tensor.external_data.add(key="length", value="16")
    out = onnx.helper.make_tensor_value_info("y", onnx.TensorProto.FLOAT, [4])
    graph = onnx.helper.make_graph([onnx.helper.make_node("Identity", ["w"], ["y"])], "g", [], [out], [tensor])
    made = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 17)])
    (tmp_path / "model" / "m.onnx").write_bytes(made.SerializeToString())
    with pytest.raises(Exception, match=r"(?i)external|directory|path"):
        onnxruntime.InferenceSession(str(tmp_path / "model" / "m.onnx"), providers=["CPUExecutionProvider"])
