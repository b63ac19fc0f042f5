"""Checkpoints → ONNX int8: ``python -m training.attribution.export --accurate FILE --fast FILE --out DIR``.

Writes a graph and a card for each model, words.bin, which holds the table of word pieces that they share,
and tokenizer.json: together what the product loads. Of one model alone, its table must be the one that is there.
"""

import argparse
import hashlib
import json
import math
import shutil
import tempfile
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from reportedly.encoder.encoding import FLOOR, POINTER_WIDTH, POINTERS, TAGS
from reportedly.settings import MODELS
from training.attribution.net import TABLE, Net, shape_of
from training.attribution.weights import SHA256

WORDS = "words.bin"


class Fused(torch.autograd.Function):
    """Attention as onnxruntime's own fused operator; plain attention took a third of the encoder's time."""

    @staticmethod
    def forward(_: object, q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, heads: int) -> torch.Tensor:
        """(B, T, heads x width of a head) each → the same shape."""
        b, t, width = q.shape
        q, k, v = (x.view(b, t, heads, -1).transpose(1, 2) for x in (q, k, v))
        return torch.nn.functional.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(b, t, width)

    @staticmethod
    def symbolic(g: Any, q: Any, k: Any, v: Any, heads: int) -> Any:
        """The node in the graph."""
        return g.op("com.microsoft::MultiHeadAttention", q, k, v, num_heads_i=heads).setType(q.type())


class Product(torch.nn.Module):
    """The network as the product calls it: windows of one length, so no mask; attention fused."""

    def __init__(self, net: Net, size: int) -> None:
        super().__init__()
        self.net = net
        self.places = torch.nn.Parameter(net.places.weight[: size + 2].clone())
        self.parts = torch.nn.ModuleList(torch.nn.ModuleList(split(layer.qkv)) for layer in net.layers)

    def forward(self, ids: torch.Tensor, types: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """ids, types (windows, pieces) → tags, and the pointers' log-probabilities in half precision."""
        net = self.net
        x = net.norm(net.words(ids) + self.places[: ids.shape[1]] + net.types(types))
        for layer, (q, k, v) in zip(net.layers, self.parts, strict=True):
            x = layer.norm1(x + layer.out(Fused.apply(q(x), k(x), v(x), layer.heads)))
            x = layer.norm2(x + layer.down(torch.nn.functional.gelu(layer.up(x))))
        pointers = net.point(x).unflatten(2, (2, POINTERS, POINTER_WIDTH))
        scores = pointers[:, :, 0].transpose(1, 2) @ pointers[:, :, 1].permute(0, 2, 3, 1) / math.sqrt(POINTER_WIDTH)
        return net.tags(x), torch.log_softmax(scores, dim=-1).clamp(min=FLOOR).half()


def split(qkv: torch.nn.Linear) -> list[torch.nn.Linear]:
    """The query, key and value layers of one that gives all three."""
    made = [torch.nn.Linear(qkv.in_features, qkv.out_features // 3) for _ in range(3)]
    for one, weight, bias in zip(made, qkv.weight.chunk(3), qkv.bias.chunk(3), strict=True):
        one.load_state_dict({"weight": weight, "bias": bias})
    return made


def main() -> None:
    """Exports the models, each from one checkpoint or the mean of several; all share one table of word pieces."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    for name in MODELS:
        parser.add_argument(f"--{name}", type=Path, nargs="+", metavar="CHECKPOINT", default=[])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--size", type=int, default=190)
    parser.add_argument("--overlap", type=int, default=48)
    parser.add_argument("--table", type=Path, help="checkpoint whose table of word pieces stands in where one has none")
    parser.add_argument("--eager", type=float, default=0.0, help="taken off each piece's score for having no role")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    made = [name for name in MODELS if getattr(args, name)]
    tables = {(args.out / WORDS).read_bytes()} if len(made) < len(MODELS) else set()
    for name in made:
        net = loaded(getattr(args, name), args.table)
        with torch.no_grad():
            net.tags.bias[TAGS.index("O")] -= args.eager
        model = quantised(net, args.size)
        tables.add(share_words(model))
        (args.out / f"{name}.onnx").write_bytes(model.SerializeToString())
        card = {
            "layers": len(net.layers),
            "size": args.size,
            "overlap": args.overlap,
            "transitions": [[round(x, 4) for x in row] for row in net.transitions.tolist()],
            "from": SHA256["minilm"],
            "sha256": hashlib.sha256(model.SerializeToString()).hexdigest(),
        }
        (args.out / f"{name}.json").write_text(json.dumps(card) + "\n", encoding="utf-8")
    if len(tables) > 1:
        raise SystemExit("the models' word pieces differ: they must be students of one teacher, the table frozen")
    (args.out / WORDS).write_bytes(tables.pop())
    if args.tokenizer != args.out / "tokenizer.json":
        shutil.copy(args.tokenizer, args.out / "tokenizer.json")
    print(f"{args.out}: {sum(p.stat().st_size for p in args.out.iterdir()) / 1e6:.1f} MB")


def loaded(checkpoints: list[Path], table: Path | None) -> Net:
    """The network of a checkpoint, or of the mean of several; ``table`` stands in for one that they lack."""
    states = [torch.load(path, weights_only=True) for path in checkpoints]
    if TABLE not in states[0] and table:
        states = [state | {TABLE: torch.load(table, weights_only=True)[TABLE]} for state in states]
    net = Net(shape_of(states[0]))
    net.load_state_dict(mean(states))
    return net.eval()


def quantised(net: Net, size: int) -> onnx.ModelProto:
    """The network as an ONNX graph with int8 weights, for windows of ``size`` pieces at most."""
    with tempfile.TemporaryDirectory() as folder:
        plain, ready, small = (str(Path(folder) / f"{name}.onnx") for name in ("plain", "ready", "small"))
        to_onnx(net, size, Path(plain))
        quant_pre_process(plain, ready, skip_symbolic_shape=True)
        quantize_dynamic(ready, small, per_channel=True, reduce_range=True, weight_type=QuantType.QInt8)
        return onnx.load(small)


def share_words(model: onnx.ModelProto) -> bytes:
    """Takes the table of word pieces out of ``model``, which then reads it from the file WORDS beside it."""
    table = next(i for i in model.graph.initializer if i.name.endswith("words.weight_quantized"))
    content = bytes(table.raw_data)
    onnx.external_data_helper.set_external_data(table, location=WORDS)
    table.ClearField("raw_data")
    return content


def mean(states: list[dict[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """The mean of several checkpoints' weights."""
    return {k: torch.stack([s[k].float() for s in states]).mean(0) for k in states[0]}


def to_onnx(net: Net, size: int, path: Path) -> None:
    """The graph: ids, types int64 → tags (windows, pieces, 7) and links (windows, heads, pieces, pieces)."""
    ids = torch.zeros(2, 16, dtype=torch.int64)
    flat = {0: "windows", 1: "pieces"}
    torch.onnx.export(
        Product(net, size),
        (ids, ids),
        str(path),
        input_names=["ids", "types"],
        output_names=["tags", "links"],
        dynamic_axes={"ids": flat, "types": flat, "tags": flat, "links": {0: "windows", 2: "pieces", 3: "pieces"}},
        opset_version=17,
        dynamo=False,
        custom_opsets={"com.microsoft": 1},
    )


if __name__ == "__main__":
    main()
