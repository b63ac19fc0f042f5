"""Checkpoint → ONNX int8 with per-channel weights: ``python -m training.attribution.export CHECKPOINT --out DIR``.

Writes encoder.onnx, card.json and tokenizer.json, which together are what the product loads.
"""

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from training.attribution.net import Net
from training.attribution.train import MINILM_SHA256


class Product(torch.nn.Module):
    """The network as the product calls it: windows of one length, so no mask."""

    def __init__(self, net: Net) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: torch.Tensor, types: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        tags, queries, keys = self.net(ids, types, None)
        return tags, queries.transpose(1, 2), keys.transpose(1, 2)


def main() -> None:
    """Exports one checkpoint, or the mean of several."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--size", type=int, default=190)
    parser.add_argument("--overlap", type=int, default=48)
    parser.add_argument("--float", action="store_true", help="keep fp32, for comparison")
    args = parser.parse_args()
    net = Net(layers=1 + max(int(k.split(".")[1]) for k in torch.load(args.checkpoints[0]) if k.startswith("layers.")))
    net.load_state_dict(mean([torch.load(path, weights_only=True) for path in args.checkpoints]))
    args.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        to_onnx(net.eval(), plain)
        target = args.out / "encoder.onnx"
        if args.float:
            shutil.copy(plain, target)
        else:
            ready = Path(folder) / "ready.onnx"
            quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
            quantize_dynamic(str(ready), str(target), per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
    card = {
        "size": args.size,
        "overlap": args.overlap,
        "transitions": [[round(x, 4) for x in row] for row in net.transitions.tolist()],
        "from": MINILM_SHA256,
    }
    (args.out / "card.json").write_text(json.dumps(card) + "\n", encoding="utf-8")
    shutil.copy(args.tokenizer, args.out / "tokenizer.json")
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")


def mean(states: list[dict[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """The mean of several checkpoints' weights."""
    return {k: torch.stack([s[k].float() for s in states]).mean(0) for k in states[0]}


def to_onnx(net: Net, path: Path) -> None:
    """ids, types (windows, pieces) int64 → tags (windows, pieces, 7), queries and keys (windows, heads, pieces, width)."""
    ids = torch.zeros(2, 16, dtype=torch.int64)
    flat, deep = {0: "windows", 1: "pieces"}, {0: "windows", 2: "pieces"}
    torch.onnx.export(
        Product(net),
        (ids, ids),
        str(path),
        input_names=["ids", "types"],
        output_names=["tags", "queries", "keys"],
        dynamic_axes={**dict.fromkeys(("ids", "types", "tags"), flat), **dict.fromkeys(("queries", "keys"), deep)},
        opset_version=17,
        dynamo=False,
    )


if __name__ == "__main__":
    main()
