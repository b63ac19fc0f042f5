"""Many MPNets on one GPU, each without a fifth of PolNeAR: ``python -m training.attribution.teachers --out DIR``.

What a network says of an article that it was tuned on is little more than the annotators' labels; what those
say that never saw it is what a student can learn from (cross-fitting). So each teacher leaves one fold of the
articles out, and ``said.py`` asks of each article those that left it out. Several processes (``--members``) can
share a GPU.
"""

import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch

from training.attribution.corpus import OVERLAP, SIZE, Corpus, anywhere, batch_of, batches, paragraphs, read, windows
from training.attribution.net import MPNET, Net, start_from
from training.attribution.train import HEAD_RATE, HEADS, answers, device, gold_loss, hide, rounded

FOLDS = 5


def arguments(description: str) -> argparse.ArgumentParser:
    """The knobs of teachers and students."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--corpus", type=Path, required=True, help="what corpus.py wrote")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--seconds", type=float, default=600, help="the learning rate is nought by then, if not before")
    return parser


def main() -> None:
    """Writes ``MEMBER.pt`` in half precision; its last line says how far it is from the annotators on its fold."""
    parser = arguments(__doc__.split("\n")[0])
    parser.add_argument("--weights", type=Path, required=True, help="all-mpnet-base-v2's model.safetensors")
    parser.add_argument("--members", type=int, nargs="+", required=True, help="numbers; the fold left out is by FOLDS")
    parser.add_argument("--rates", type=float, nargs="+", default=[6e-5, 1e-4], help="one for each FOLDS members")
    parser.add_argument("--epochs", type=int, default=8)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    corpus = read(args.corpus)
    for done, member in enumerate(args.members):
        torch.manual_seed(member)
        left = args.seconds / len(args.members) * (done + 1)
        learner = Learner(start(args.weights), args.rates[member // FOLDS], 0.9, 0.995)
        tune(learner, corpus, member, args.epochs, args.batch, left - time.perf_counter() + STARTED)
        state = {
            k: v.cpu().half() if v.is_floating_point() else v.cpu() for k, v in learner.average.state_dict().items()
        }
        torch.save(state, args.out / f"{member}.pt")
        apart = {"member": member, **held_out(learner.average, corpus, member)}
        (args.out / f"{member}.json").write_text(json.dumps(apart), encoding="utf-8")
        print(json.dumps(apart), flush=True)


STARTED = time.perf_counter()


def start(weights: Path) -> Net:
    """MPNet as it was pre-trained, all of it to be tuned."""
    net = Net(MPNET)
    start_from(net, weights)
    return net


class Learner:
    """A network in training by time: its optimiser, the running average of its weights."""

    def __init__(self, net: Net, rate: float, decay: float, keep: float) -> None:
        self.net, self.keep = net.to(device()), keep
        self.average = Net(net.shape).to(device()).eval().requires_grad_(False)
        self.average.load_state_dict(net.state_dict())
        self.optimiser = torch.optim.AdamW(
            rates(net, rate, decay), weight_decay=0.01, fused=device().type == "cuda", betas=(0.9, 0.98)
        )
        self.tops = [group["lr"] for group in self.optimiser.param_groups]
        pairs = [*zip(self.average.parameters(), net.parameters(), strict=True)]
        self.mine = [mine for mine, theirs in pairs if theirs.requires_grad]
        self.theirs = [theirs for _, theirs in pairs if theirs.requires_grad]
        self.steps = 0

    def step(self, loss: torch.Tensor, progress: float) -> None:
        """One step down ``loss``; the rate falls to nought as ``progress`` rises from 0 to 1."""
        share = min(1.0, (self.steps + 1) / 100) * max(0.0, 1 - progress)
        for group, top in zip(self.optimiser.param_groups, self.tops, strict=True):
            group["lr"] = top * share
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.net.parameters(), 1.0)
        self.optimiser.step()
        self.steps += 1
        keep = min(self.keep, (1 + self.steps) / (10 + self.steps))
        with torch.no_grad():
            torch._foreach_lerp_(self.mine, self.theirs, 1 - keep)


def rates(net: Net, rate: float, decay: float) -> list[dict[str, object]]:
    """The optimiser's groups: a layer learns ``decay`` times as fast as the next, new heads at their own rate."""
    depth = len(net.layers)
    groups: dict[float, list[torch.nn.Parameter]] = {}
    for name, parameter in net.named_parameters():
        if not parameter.requires_grad:
            continue
        below = depth - int(name.split(".")[1]) - 1 if name.startswith("layers.") else depth
        own = max(HEAD_RATE, rate) if name.startswith(HEADS) else rate * decay**below
        groups.setdefault(own, []).append(parameter)
    return [{"params": parameters, "lr": own} for own, parameters in groups.items()]


def tune(learner: Learner, corpus: Corpus, member: int, epochs: int, batch: int, seconds: float) -> None:
    """Tunes on all labelled articles but those of the member's fold."""
    rng = np.random.default_rng(member)
    seen = [n for n in np.flatnonzero(corpus.labelled).tolist() if n % FOLDS != member % FOLDS]
    made = [anywhere(corpus, seen, SIZE, 158, rng) for _ in range(epochs)]
    total = sum(len(cuts) // batch for cuts in made)
    started = time.perf_counter()
    for cuts in made:
        all_windows = windows(corpus, cuts, SIZE)
        for at in range(len(cuts) // batch):
            chosen = batch_of(all_windows, np.arange(at * batch, (at + 1) * batch), SIZE + 2)
            learner.net.train()
            outputs = answers(learner.net, chosen, hide(chosen["ids"], 0.05))
            loss, parts = gold_loss(outputs, learner.net.transitions, chosen)
            spent = time.perf_counter() - started
            learner.step(loss, max(learner.steps / total, spent / max(1.0, seconds)))
            if learner.steps % 100 == 0:
                line = {"member": member, "step": learner.steps, "of": total, "seconds": round(spent, 1)}
                print(json.dumps(line | rounded(parts)), flush=True)
            if spent > seconds:
                return


@torch.no_grad()
def held_out(net: Net, corpus: Corpus, member: int) -> dict[str, float]:
    """The mean parts of the loss on the articles of the member's fold."""
    cuts, owners = paragraphs(corpus, SIZE, OVERLAP)
    cuts = cuts[corpus.labelled[owners] & (owners % FOLDS == member % FOLDS)]
    made = windows(corpus, cuts, SIZE)
    said = [gold_loss(answers(net, b, b["ids"]), net.transitions, b)[1] for _, b in batches(made, cuts, 64)]
    return rounded({name: torch.stack([one[name] for one in said]).mean() for name in said[0]})


if __name__ == "__main__":
    main()
