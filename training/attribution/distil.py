"""Students of teachers: ``python -m training.attribution.distil --teachers A B --start A --students fast=0,2,5``.

Each student starts with some layers of ``--start`` (a tuned MiniLM) and learns the annotators' labels and, more
than those, the mean of the teachers' distributions (Hinton et al. 2015). The teachers see every window once;
their answers are kept. All students keep the table of word pieces as it is, so that they can share it.
"""

from pathlib import Path

import torch
from torch.nn import functional
from torch.nn.utils.rnn import pad_sequence

from reportedly.encoder.encoding import POINTERS
from training.attribution.net import Net, pointing, shape_of
from training.attribution.train import Batch, Learner, Outputs, Windows, answers, arguments, device, gold_loss

SOFT = 2.0
"""Temperature of the tags' distributions."""


def main() -> None:
    """Trains all students side by side, saving ``NAME-N.pt`` after every epoch."""
    parser = arguments(__doc__.split("\n")[0])
    parser.add_argument("--teachers", type=Path, nargs="+", required=True)
    parser.add_argument("--start", type=Path, required=True, help="the tuned MiniLM that students are cut from")
    parser.add_argument("--students", nargs="+", required=True, metavar="NAME=LAYERS[@RATE]")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    windows = Windows(args, fixed=True)
    teacher = Teachers([trained(path) for path in args.teachers])
    learners = []
    for wanted in args.students:
        name, _, layers = wanted.partition("=")
        layers, _, rate = layers.partition("@")
        net = student(args.start, [int(x) for x in layers.split(",")])
        learners.append(Learner(net, float(rate or args.rate), windows.total, args.average, name))
    for number, last, batch in windows:
        taught = teacher(batch)
        for learner in learners:
            outputs = learner.forward(batch)
            gold, parts = gold_loss(outputs, learner.net.transitions, batch)
            apart = imitation(outputs, taught, batch)
            learner.step(gold + apart, parts | {"apart": apart.detach()})
            if last:
                torch.save(learner.average.state_dict(), args.out / f"{learner.name}-{number}.pt")


def trained(checkpoint: Path) -> Net:
    """The network of a checkpoint, for use alone."""
    state = torch.load(checkpoint, weights_only=True)
    net = Net(shape_of(state))
    net.load_state_dict(state)
    return net.to(device()).eval().requires_grad_(False)


def student(checkpoint: Path, layers: list[int]) -> Net:
    """A network of some of a checkpoint's layers, its table of word pieces frozen."""
    state = torch.load(checkpoint, weights_only=True)
    net = Net(shape_of(state).cut_to(len(layers)))
    kept = {k: v for k, v in state.items() if not k.startswith("layers.")}
    for new, old in enumerate(layers):
        kept |= {k.replace(f"layers.{old}.", f"layers.{new}."): v for k, v in state.items() if f"layers.{old}." in k}
    net.load_state_dict(kept)
    net.words.requires_grad_(False)
    return net


class Teachers:
    """The mean of several networks' distributions; what they said of a window is kept."""

    def __init__(self, nets: list[Net]) -> None:
        self.nets = nets
        self.kept: dict[tuple[int, int], list[tuple[torch.Tensor, ...]]] = {}

    @torch.no_grad()
    def __call__(self, batch: Batch) -> tuple[torch.Tensor, list[torch.Tensor]]:
        """Log-probabilities of the tags at temperature SOFT (B, T, 7), and of each pointer head (B, T, T)."""
        names = [tuple(name) for name in batch["name"].tolist()]
        if any(name not in self.kept for name in names):
            said = [[x.half() for x in answers(net, batch, batch["ids"])] for net in self.nets]
            for row, (name, length) in enumerate(zip(names, batch["mask"].sum(1).tolist(), strict=True)):
                self.kept[name] = [tuple(x[row, :length].clone() for x in outputs) for outputs in said]
        said: list[list[torch.Tensor]] = []
        for number in range(len(self.nets)):
            rows = (self.kept[name][number] for name in names)
            said.append([pad_sequence(x, batch_first=True).float() for x in zip(*rows, strict=True)])
        tags = _mean([functional.log_softmax(tags / SOFT, dim=-1) for tags, _, _ in said])
        scores = [[pointing(q, k, head, batch["mask"]) for _, q, k in said] for head in range(POINTERS)]
        return tags, [_mean([functional.log_softmax(x, dim=-1) for x in head]) for head in scores]


def _mean(logs: list[torch.Tensor]) -> torch.Tensor:
    """The logarithm of the mean of several distributions."""
    return torch.logsumexp(torch.stack(logs), dim=0) - torch.log(torch.tensor(float(len(logs))))


def imitation(outputs: Outputs, taught: tuple[torch.Tensor, list[torch.Tensor]], batch: Batch) -> torch.Tensor:
    """How far a student's distributions are from the teachers' (Kullback-Leibler, in nats a piece)."""
    tags, queries, keys = outputs
    keep = batch["mask"].bool()
    mine = functional.log_softmax(tags / SOFT, dim=-1)
    loss = 2.0 * SOFT**2 * _divergence(mine[keep], taught[0][keep])
    for head in range(POINTERS):
        rows = batch["targets"][:, :, head] >= 0
        mine = functional.log_softmax(pointing(queries, keys, head, batch["mask"])[rows], dim=-1)
        loss = loss + 0.5 * _divergence(mine, taught[1][head][rows])
    return loss


def _divergence(mine: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    return functional.kl_div(mine, target, log_target=True, reduction="batchmean")


if __name__ == "__main__":
    main()
