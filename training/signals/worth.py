"""Trains the check-worthiness head on the frozen encoder: ``python -m training.signals.worth WEIGHTS --model NAME``.

The head reads the states of three layers, mixed; each word piece gives attention scores, values and peaks
(one linear layer, which goes into the ONNX graph as its output ``worth``); pooled over a claim's pieces they
meet the facets of ``reportedly.signals.worth`` in a logistic layer (kept in the model's card). Trained on the
``train`` split of ``data/signals/worth_train.jsonl`` (CheckThat! 2024 task 1, English; sentences of US presidential
debates, from ClaimBuster), half of the batches alone, half among other sentences. No text of the corpus is kept.
"""

import argparse
import copy
import hashlib
import json
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

from reportedly import figures
from reportedly.encoder.encoding import WORTH_HEADS, WORTH_VALUES
from reportedly.settings import MODELS
from reportedly.signals.worth import facets
from training.signals.states import States, layers

EPOCHS, BATCH, RATE, KEEP = 6, 64, 1e-3, 0.99
WIDE = WORTH_HEADS + 2 * WORTH_VALUES


class Head(nn.Module):
    """states (layers, B, T, width), mask (B, T), facets (B, F) → logits (B,)."""

    def __init__(self, depth: int, width: int, known: int) -> None:
        super().__init__()
        self.mix = nn.Parameter(torch.zeros(depth))
        self.norm = nn.LayerNorm(width)
        self.pieces = nn.Linear(width, WIDE)
        self.out = nn.Linear(2 * WORTH_VALUES, 1)
        self.facets = nn.Linear(known, 1, bias=False)

    def forward(self, states: Tensor, mask: Tensor, known: Tensor) -> Tensor:
        """See the class; dropout of .2 on the states' columns, .3 on what is pooled."""
        x = self.norm((states * self.mix.softmax(0)[:, None, None, None]).sum(0))
        if self.training:
            x = x * torch.empty(x.shape[0], 1, x.shape[2]).bernoulli_(0.8) / 0.8
        heads, values, peaks = self.pieces(x).split([WORTH_HEADS, WORTH_VALUES, WORTH_VALUES], dim=-1)
        weights = heads.masked_fill(~mask[..., None], -1e4).softmax(1)
        each = values.unflatten(2, (WORTH_HEADS, -1))
        mean = torch.einsum("bth,bthd->bhd", weights, each).flatten(1)
        top = peaks.masked_fill(~mask[..., None], -1e4).max(1)[0]
        pooled = nn.functional.dropout(torch.cat([mean, top], 1), 0.3, self.training)
        return (self.out(pooled) + self.facets(known))[:, 0]


class Sentences:
    """Labelled sentences with their states and facets."""

    def __init__(self, folder: Path, name: str, rows: Sequence[dict[str, Any]]) -> None:
        self.states = States(folder, name, [row["text"] for row in rows])
        self.labels = torch.tensor([row["label"] == "Yes" for row in rows], dtype=torch.float32)
        found = [row_facets(row["text"]) for row in rows]
        self.names = sorted(found[0])
        table = torch.tensor([[facet[name] for name in self.names] for facet in found])
        self.spread = table.std(0) + 1e-6
        self.known = table / self.spread

    def batch(self, chosen: Sequence[int], among: bool) -> tuple[Tensor, Tensor, Tensor]:
        """What Head takes, of the chosen sentences."""
        lengths = self.states.lengths[list(chosen)]
        kept = self.states.among if among else self.states.alone
        states = torch.zeros(len(kept), len(chosen), int(lengths.max()), kept.shape[2])
        mask = torch.zeros(states.shape[1:3], dtype=torch.bool)
        for row, (number, length) in enumerate(zip(chosen, lengths, strict=True)):
            end = int(self.states.ends[number])
            states[:, row, :length] = torch.from_numpy(kept[:, end - length : end].astype(np.float32))
            mask[row, :length] = True
        return states, mask, self.known[list(chosen)]


def row_facets(text: str) -> dict[str, float]:
    """The facets of one sentence, its figures and dates read as the product reads them."""
    dates = figures.dates(text, None)
    quantities = figures.quantities(text, dates)
    return facets(text, has_figure=any(q.kind != "ordinal" for q in quantities), has_date=bool(dates))


def train(data: Sentences, chosen: Sequence[int], seed: int) -> Head:
    """The running average of a head trained on the chosen sentences."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    depth, _, width = data.states.alone.shape
    head = Head(depth, width, len(data.names))
    average = copy.deepcopy(head).eval()
    optimiser = torch.optim.AdamW(head.parameters(), RATE, weight_decay=0.01)
    total = EPOCHS * len(chosen) // BATCH + EPOCHS
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: max(0.0, 1 - step / total))
    for _ in range(EPOCHS):
        near = np.array(chosen)[np.argsort(data.states.lengths[list(chosen)] + rng.normal(0, 4, len(chosen)))]
        batches = [near[at : at + BATCH].tolist() for at in range(0, len(near), BATCH)]
        for number in rng.permutation(len(batches)):
            answer = head(*data.batch(batches[number], bool(rng.random() < 0.5)))
            loss = nn.functional.binary_cross_entropy_with_logits(answer, data.labels[batches[number]])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            with torch.no_grad():
                for mine, theirs in zip(average.parameters(), head.parameters(), strict=True):
                    mine.lerp_(theirs, 1 - KEEP)
    return average


@torch.no_grad()
def f1(head: Head, data: Sentences, chosen: Sequence[int], among: bool) -> float:
    """F1 of "check-worthy" where it is more likely than not."""
    parts = [chosen[at : at + 256] for at in range(0, len(chosen), 256)]
    said = torch.cat([head(*data.batch(part, among)) > 0 for part in parts])
    gold = data.labels[list(chosen)] > 0
    return 2 * int((said & gold).sum()) / max(1, int(said.sum() + gold.sum()))


def attach(model: onnx.ModelProto, head: Head) -> None:
    """Puts the head's part for each word piece into the graph, as the output ``worth``, in place of an earlier one."""
    graph = model.graph
    for parts in (graph.node, graph.initializer, graph.output):
        for part in [p for p in parts if p.name.startswith("worth")]:
            parts.remove(part)
    weights = {
        "worth.norm": head.norm.weight,
        "worth.shift": head.norm.bias,
        "worth.pieces": head.pieces.weight.T,
        "worth.bias": head.pieces.bias,
    }
    parts = []
    for number, (state, share) in enumerate(zip(layers(model), head.mix.softmax(0).tolist(), strict=True)):
        weights[f"worth.share{number}"] = torch.tensor(share)
        parts.append(f"worth.part{number}")
        graph.node.append(helper.make_node("Mul", [state, f"worth.share{number}"], [parts[-1]], name=parts[-1]))
    steps = [
        ("Sum", parts, "worth.mixed"),
        ("LayerNormalization", ["worth.mixed", "worth.norm", "worth.shift"], "worth.even"),
        ("MatMul", ["worth.even", "worth.pieces"], "worth.plain"),
        ("Add", ["worth.plain", "worth.bias"], "worth"),
    ]
    graph.node.extend(helper.make_node(kind, inputs, [output], name=output) for kind, inputs, output in steps)
    for name, value in weights.items():
        graph.initializer.append(numpy_helper.from_array(value.detach().contiguous().numpy(), name))
    graph.output.append(helper.make_tensor_value_info("worth", TensorProto.FLOAT, ["windows", "pieces", WIDE]))


def main() -> None:
    """Prints F1 on a tenth of ``train`` held out and on ``dev``; writes graph and card."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("weights", type=Path, help="folder of exported weights")
    parser.add_argument("--model", choices=MODELS, required=True)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    path = args.shared / "data" / "signals" / "worth_train.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    data = Sentences(args.weights, args.model, rows)
    dev = [i for i, row in enumerate(rows) if row["split"] == "dev"]
    held = [i for i, row in enumerate(rows) if row["split"] == "train" and zlib.crc32(row["id"].encode()) % 10 == 0]
    rest = sorted(set(range(len(rows))) - {*dev, *held})
    head = train(data, rest, args.seed)
    for name, chosen in (("held out", held), ("dev", dev)):
        scores = ", ".join(
            f"{how} {f1(head, data, chosen, how == 'among others'):.3f}" for how in ("alone", "among others")
        )
        print(f"{args.model}, F1 {name}: {scores}")
    model = onnx.load(str(args.weights / f"{args.model}.onnx"), load_external_data=False)
    attach(model, head)
    content = model.SerializeToString()
    (args.weights / f"{args.model}.onnx").write_bytes(content)
    known = (head.facets.weight[0] / data.spread).tolist()
    card = json.loads((args.weights / f"{args.model}.json").read_text(encoding="utf-8"))
    card["sha256"] = hashlib.sha256(content).hexdigest()
    card["worth"] = {
        "weights": [round(w, 5) for w in head.out.weight[0].tolist()],
        "bias": round(head.out.bias.item(), 5),
        "facets": {name: round(w, 5) for name, w in zip(data.names, known, strict=True)},
        "made": f"worth_train.jsonl sha256 {hashlib.sha256(path.read_bytes()).hexdigest()[:8]}, seed {args.seed}",
    }
    (args.weights / f"{args.model}.json").write_text(json.dumps(card) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
