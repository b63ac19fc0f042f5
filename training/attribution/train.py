"""Fine-tunes MiniLM-L6 or MPNet on PolNeAR: ``python -m training.attribution.train --weights FILE --out DIR``.

Starts from the safetensors of all-MiniLM-L6-v2 or all-mpnet-base-v2, whose sha256 is pinned in ``weights.py``.
Runs on CPU alone (bfloat16 where the processor has it); uses a GPU when there is one. Keeps an exponential
moving average of the weights, which is what is saved after every epoch.
"""

import argparse
import copy
import json
import math
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from reportedly.encoder.windows import SEP
from training.attribution.data import Labelled, epoch, load, paragraphs, shuffled, window
from training.attribution.net import MASK, MINILM, MPNET, Net, crf_loss, pointer_loss, start_from
from training.attribution.weights import checked

Batch = dict[str, torch.Tensor]
Outputs = tuple[torch.Tensor, torch.Tensor, torch.Tensor]
Parts = dict[str, torch.Tensor]
SHAPES = {"minilm": MINILM, "mpnet": MPNET}
HEADS = ("tags", "point", "transitions", "types")
HEAD_RATE = 1e-3
NO_TAG = -100


def arguments(description: str) -> argparse.ArgumentParser:
    """The knobs that training and distillation share; CARD.md beside the weights says which made them."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear_train.jsonl")
    parser.add_argument("--tokenizer", type=Path, required=True, help="MiniLM's tokenizer.json")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--size", type=int, default=190)
    parser.add_argument("--stride", type=int, default=190, help="from one window to the next, where cut anywhere")
    parser.add_argument("--overlap", type=int, default=48, help="of the parts of a long paragraph")
    parser.add_argument("--average", type=float, default=0.996)
    parser.add_argument("--seed", type=int, default=1)
    return parser


def main() -> None:
    """Trains one network, saving ``epoch-N.pt`` and a log line every 25 steps."""
    parser = arguments(__doc__.split("\n")[0])
    parser.add_argument("--base", choices=SHAPES, default="minilm")
    parser.add_argument("--frozen", type=int, default=0, help="how many of MPNet's lower layers stay as they are")
    parser.add_argument("--weights", type=Path, required=True, help="the base's model.safetensors")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    net = Net(replace(SHAPES[args.base], frozen=args.frozen))
    start_from(net, checked(args.weights, args.base))
    windows = Windows(args)
    learner = Learner(net, args.rate, windows.total, args.average)
    for number, last, batch in windows:
        outputs = learner.forward(batch)
        learner.step(*gold_loss(outputs, net.transitions, batch))
        if last:
            torch.save(learner.average.state_dict(), args.out / f"epoch-{number}.pt")


def device() -> torch.device:
    """A GPU where there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


class Windows:
    """The batches of all epochs: (epoch, whether its last, batch).

    Windows are cut elsewhere in each epoch; or, if ``fixed``, as the product cuts them, in another order.
    """

    def __init__(self, args: argparse.Namespace, fixed: bool = False) -> None:
        tokenizer = Tokenizer.from_file(str(args.tokenizer))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        rng = np.random.default_rng(args.seed)
        self.batch = args.batch
        self.docs: list[Labelled] = load(args.data / "polnear_train.jsonl", tokenizer)
        whole = paragraphs(self.docs, args.size, args.overlap)
        self.cuts = [
            shuffled(whole, args.batch, rng) if fixed else epoch(self.docs, args.size, args.stride, rng)
            for _ in range(args.epochs)
        ]
        self.total = sum(math.ceil(len(c) / args.batch) for c in self.cuts)

    def __iter__(self) -> Iterator[tuple[int, bool, Batch]]:
        for number, cuts in enumerate(self.cuts, 1):
            for at in range(0, len(cuts), self.batch):
                chosen = cuts[at : at + self.batch]
                longest = max(end - start for _, start, end in chosen)
                rows = [window(self.docs[doc], start, end, longest) for doc, start, end in chosen]
                batch = {k: torch.from_numpy(np.stack([row[k] for row in rows])).to(device()) for k in rows[0]}
                batch["name"] = torch.tensor([cut[:2] for cut in chosen])
                yield number, at + self.batch >= len(cuts), batch


class Learner:
    """A network in training: its optimiser, its schedule, the running average of its weights, its log."""

    def __init__(self, net: Net, rate: float, total: int, keep: float, name: str = "") -> None:
        self.net, self.total, self.keep, self.name = net.to(device()), total, keep, name
        self.average = copy.deepcopy(net).eval().requires_grad_(False)
        self.optimiser, self.schedule = optimisers(net, rate, total)
        self.steps, self.started = 0, time.time()

    def forward(self, batch: Batch) -> Outputs:
        """The network's answers in training, some word pieces hidden from it."""
        self.net.train()
        return answers(self.net, batch, hide(batch["ids"], 0.05))

    def step(self, loss: torch.Tensor, parts: Parts) -> None:
        """One step down ``loss``; every 25th is logged with its ``parts``."""
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimiser.step()
        self.schedule.step()
        self.steps += 1
        follow(self.average, self.net, min(self.keep, (1 + self.steps) / (10 + self.steps)))
        if self.steps % 25 == 0:
            seconds = round(time.time() - self.started)
            line = {"net": self.name, "step": self.steps, "of": self.total, "seconds": seconds, **rounded(parts)}
            print(json.dumps(line), flush=True)


def answers(net: Net, batch: Batch, ids: torch.Tensor) -> Outputs:
    """``net`` on word pieces ``ids`` (B, T) with the batch's types and mask, in bfloat16; answers in float32."""
    on_cpu = ids.device.type == "cpu"  # a GPU would have to be waited for, to know whether anything is padding
    mask = None if on_cpu and bool(batch["mask"].all()) else batch["mask"]
    with torch.autocast(ids.device.type, dtype=torch.bfloat16):
        tags, queries, keys = net(ids, batch["types"], mask)
    return tags.float(), queries.float(), keys.float()


def gold_loss(outputs: Outputs, transitions: torch.Tensor, batch: Batch) -> tuple[torch.Tensor, Parts]:
    """How far the answers are from the annotators', and the parts of that by name."""
    tags, queries, keys = outputs
    wanted = batch["tags"].masked_fill(batch["mask"] == 0, NO_TAG)
    plain = torch.nn.functional.cross_entropy(tags.transpose(1, 2), wanted, ignore_index=NO_TAG)
    chain = crf_loss(tags, transitions, batch["tags"], batch["mask"].float())
    points = pointer_loss(queries, keys, batch["targets"], batch["mask"])
    parts = {"tags": plain, "crf": chain, "points": points}
    return 0.5 * plain + chain + 0.3 * points, {k: v.detach() for k, v in parts.items()}


def rounded(parts: Parts) -> dict[str, float]:
    """The parts of a loss, to be read; this waits for a GPU."""
    return {name: round(float(part), 4) for name, part in parts.items()}


def optimisers(net: Net, rate: float, total: int) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW with 100 warm-up steps and linear decay; the new heads learn at their own rate."""
    trained = [(n, p) for n, p in net.named_parameters() if p.requires_grad]
    new = [p for n, p in trained if n.startswith(HEADS)]
    old = [p for n, p in trained if not n.startswith(HEADS)]
    groups = [{"params": old, "lr": rate}, {"params": new, "lr": HEAD_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    rates = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1, (s + 1) / 100, (total - s) / max(1, total - 100))
    )
    return optimiser, rates


def hide(ids: torch.Tensor, rate: float) -> torch.Tensor:
    """Replaces a share of the word pieces by MASK, so that no single word is leaned on too much."""
    chosen = (torch.rand(ids.shape, device=ids.device) < rate) & (ids > SEP)
    return torch.where(chosen, torch.full_like(ids, MASK), ids)


@torch.no_grad()
def follow(average: Net, net: Net, keep: float) -> None:
    """Moves the averaged weights a step towards the trained ones."""
    for mine, theirs in zip(average.parameters(), net.parameters(), strict=True):
        if theirs.requires_grad:
            mine.lerp_(theirs, 1 - keep)


if __name__ == "__main__":
    main()
