"""Shipped weights → a checkpoint to go on from: ``python -m training.attribution.restored WEIGHTS --out FILE``.

Checkpoints are not kept in git; what is shipped is int8, and this is the network it stands for, in float32.
"""

import argparse
import json
from pathlib import Path

import onnx
import torch
from onnx import numpy_helper

LAYER = ("q", "k", "v", "out", "up", "down")
"""The order in which a layer's products were exported, by the numbers in their names."""


def restored(folder: Path, model: str) -> dict[str, torch.Tensor]:
    """The state of the network of ``model`` in ``folder``, as ``Net`` names it."""
    graph = onnx.load(str(folder / f"{model}.onnx")).graph
    found = {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()) for i in graph.initializer}
    card = json.loads((folder / f"{model}.json").read_text(encoding="utf-8"))
    state = {
        name.removeprefix("net."): x for name, x in found.items() if name.startswith("net.") and x.is_floating_point()
    }
    state = {name: x for name, x in state.items() if not name.endswith("_scale")}
    state["places.weight"] = found["places"]
    state["transitions"] = torch.tensor(card["transitions"])
    for name in ("words", "types"):
        state[f"{name}.weight"] = _float(found, f"net.{name}.weight")
    products = sorted(
        (n.removesuffix("_quantized") for n in found if n.startswith("onnx::MatMul") and n.endswith("_quantized")),
        key=lambda n: int(n.rsplit("_", 1)[1]),
    )
    for layer in range(card["layers"]):
        made = dict(zip(LAYER, (_float(found, n).T for n in products[layer * 6 : layer * 6 + 6]), strict=True))
        biases = [found[f"parts.{layer}.{part}.bias"] for part in range(3)]
        state |= {f"layers.{layer}.{name}.weight": made[name].contiguous() for name in ("out", "up", "down")}
        state[f"layers.{layer}.qkv.weight"] = torch.cat([made[name] for name in "qkv"])
        state[f"layers.{layer}.qkv.bias"] = torch.cat(biases)
    point, tags = (_float(found, n).T.contiguous() for n in products[card["layers"] * 6 :])
    return state | {"point.weight": point, "tags.weight": tags}


def _float(found: dict[str, torch.Tensor], name: str) -> torch.Tensor:
    small, zero = found[f"{name}_quantized"].float(), found[f"{name}_zero_point"].float()
    return (small - zero) * found[f"{name}_scale"]


def main() -> None:
    """Writes the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("--model", default="accurate")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(restored(args.weights, args.model), args.out)


if __name__ == "__main__":
    main()
