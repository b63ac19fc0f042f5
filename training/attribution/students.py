"""A student of what ``said.py`` wrote down: ``python -m training.attribution.students --said FILE --out FILE``.

Half of every batch is labelled and learns the annotators' labels too. The table of word pieces stays as it is,
so that students can share it, and is left out of what is written.
"""

import json
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional

from reportedly.encoder.encoding import POINTERS
from training.attribution.corpus import SIZE, batch_of, read, width, windows
from training.attribution.distil import SOFT
from training.attribution.net import TABLE, Net, pointing, shape_of
from training.attribution.teachers import STARTED, Learner, arguments
from training.attribution.train import Batch, Outputs, answers, device, gold_loss, hide, rounded


def main() -> None:
    """Trains until ``--steps`` or ``--seconds`` are over; what there is is written every minute."""
    parser = arguments(__doc__.split("\n")[0])
    parser.add_argument("--said", type=Path, required=True)
    parser.add_argument("--start", type=Path, required=True, help="checkpoint of the student's own shape")
    parser.add_argument("--rate", type=float, default=5e-4)
    parser.add_argument("--dropout", type=float, default=0.0)
    parser.add_argument("--average", type=float, default=0.999)
    parser.add_argument("--steps", type=int, default=40_000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    state = {k: v.float() for k, v in torch.load(args.start, weights_only=True).items()}
    net = Net(shape_of(state), args.dropout)
    net.load_state_dict(state)
    net.words.requires_grad_(False)
    learner = Learner(net, args.rate, 1.0, args.average)
    pool = Pool(args.corpus, args.said, args.batch, args.seed)
    written, first = time.perf_counter(), time.perf_counter()
    while True:
        now = time.perf_counter()
        progress = max(learner.steps / args.steps, (now - first) / (args.seconds - (first - STARTED)))
        if progress >= 1 or now - written > 60:
            write(learner.average, args.out)
            written = now
        if progress >= 1:
            return
        chosen, taught = pool.draw()
        learner.net.train()
        outputs = answers(learner.net, chosen, hide(chosen["ids"], 0.05))
        half = args.batch // 2
        gold, parts = gold_loss(
            (outputs[0][:half], outputs[1][:half], outputs[2][:half]),
            learner.net.transitions,
            {name: x[:half] for name, x in chosen.items()},
        )
        apart = imitation(outputs, taught, chosen)
        learner.step(gold + apart, progress)
        if learner.steps % 200 == 0:
            line = {"net": args.out.stem, "step": learner.steps, "seconds": round(now - first, 1)}
            print(json.dumps(line | rounded(parts | {"apart": apart.detach()})), flush=True)


def write(net: Net, path: Path) -> None:
    """The network in half precision, without the table of word pieces."""
    state = {k: v.cpu().half() for k, v in net.state_dict().items() if k != TABLE}
    torch.save(state, path)


class Pool:
    """The windows with what the teachers say of them; batches of them without end."""

    def __init__(self, corpus: Path, said: Path, batch: int, seed: int) -> None:
        self.said: Batch = torch.load(said, weights_only=True)
        cuts = self.said.pop("cuts").numpy()
        labelled = self.said.pop("labelled").numpy()
        self.windows = windows(read(corpus), cuts, SIZE)
        self.said = {name: x.to(device()) for name, x in self.said.items()}
        self.lengths = cuts[:, 1] - cuts[:, 0]
        self.kinds = [np.flatnonzero(labelled), np.flatnonzero(~labelled)]
        self.rng = np.random.default_rng(seed)
        self.half = batch // 2
        self.waiting: list[np.ndarray] = []

    def draw(self) -> tuple[Batch, Batch]:
        """A batch, its first half labelled, and what the teachers say of it."""
        if not self.waiting:
            self.waiting = self._epoch()
        rows = self.waiting.pop()
        longest = width(self.lengths[rows])
        chosen = torch.from_numpy(rows).to(device(), non_blocking=True)
        taught = {name: x[chosen, :longest] for name, x in self.said.items()}
        return batch_of(self.windows, rows, longest), taught

    def _epoch(self) -> list[np.ndarray]:
        """Every labelled window once, as many of the others beside them, those of one length together."""
        number = len(self.kinds[0]) // self.half * self.half
        drawn = []
        for kind in self.kinds:
            rows = np.concatenate([self.rng.permutation(kind) for _ in range(-(-number // len(kind)))])[:number]
            near = rows[np.argsort(self.lengths[rows] + self.rng.normal(0, 8, number))]
            drawn.append(near.reshape(-1, self.half))
        together = np.concatenate(drawn, axis=1)
        return list(self.rng.permutation(together, axis=0))


def imitation(outputs: Outputs, taught: Batch, batch: Batch) -> torch.Tensor:
    """How far a student's distributions are from the teachers', weighed as ``distil.py`` does."""
    tags, queries, keys = outputs
    mask = batch["mask"]
    apart = functional.kl_div((tags / SOFT).log_softmax(-1), taught["tags"].float(), log_target=True, reduction="none")
    loss = 2.0 * SOFT**2 * (apart.sum(-1) * mask).sum() / mask.sum()
    for head in range(POINTERS):
        mine = pointing(queries, keys, head, mask).log_softmax(-1)
        mine = mine.gather(2, taught["pieces"][:, :, head].long())
        share, weight = taught["points"][:, :, head].float(), taught["weights"][:, :, head].float()
        apart = (share * (share.clamp(min=1e-6).log() - mine)).sum(-1)
        loss = loss + 0.5 * (apart * weight).sum() / weight.sum()
    return loss


if __name__ == "__main__":
    main()
