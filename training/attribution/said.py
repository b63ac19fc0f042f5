"""What the teachers say of every window, written down once: ``python -m training.attribution.said --out FILE``.

Of a labelled article those teachers are asked that never saw it, of any other all. Kept is the mean of their
distributions: of the tags, whole; of the pointers, the likeliest pieces.
"""

import json
from pathlib import Path
from statistics import median

import numpy as np
import torch

from reportedly.encoder.encoding import POINTERS, TAGS
from training.attribution.corpus import OVERLAP, SIZE, Corpus, batches, paragraphs, read, windows
from training.attribution.distil import SOFT, trained
from training.attribution.net import Net, pointing
from training.attribution.teachers import FOLDS, arguments
from training.attribution.train import Batch, Outputs, answers, device

LIKELIEST = 8
WORST = 1.15
"""A teacher this much further than the median from the annotators on its fold has failed and is not asked."""


def main() -> None:
    """Writes what is said of several views of the corpus, and of polnear_dev (``dev-…``), for ``measure`` alone."""
    parser = arguments(__doc__.split("\n")[0])
    parser.add_argument("--teachers", type=Path, required=True, help="folder of MEMBER.pt")
    parser.add_argument("--views", type=int, default=4, help="ways in which labelled articles are cut")
    parser.add_argument("--plain-views", type=int, default=2, help="ways in which the others are")
    args = parser.parse_args()
    nets = teachers(args.teachers)
    corpus = read(args.corpus)
    views = [view(nets, corpus, number, number < args.plain_views) for number in range(args.views)]
    torch.save({name: torch.cat([v[name] for v in views]) for name in views[0]}, args.out)
    print(f"{args.out}: {sum(len(v['cuts']) for v in views):,} windows")
    dev = args.corpus.with_name(f"dev-{args.corpus.name}")
    if dev.exists():
        of_dev(list(nets.values()), read(dev), args.out.with_name(f"dev-{args.out.stem}.npz"))


def teachers(folder: Path) -> dict[int, Net]:
    """The teachers that have not failed, by number."""
    apart = {int(path.stem): json.loads(path.read_text(encoding="utf-8"))["crf"] for path in folder.glob("*.json")}
    good = sorted(number for number, loss in apart.items() if loss < WORST * median(apart.values()))
    print(f"teachers asked: {good} of {sorted(apart)}")
    return {number: trained(folder / f"{number}.pt") for number in good}


def view(nets: dict[int, Net], corpus: Corpus, number: int, plain: bool) -> Batch:
    """What is said of the windows of one way to cut the articles; number 0 is the product's own."""
    cuts, owners = paragraphs(corpus, SIZE, OVERLAP, np.random.default_rng(number) if number else None)
    labelled = corpus.labelled[owners]
    groups = [(labelled & (owners % FOLDS == f), [n for m, n in nets.items() if m % FOLDS == f]) for f in range(FOLDS)]
    groups += [(~labelled, [])] if plain else []
    made = []
    for chosen, unseen in groups:
        said = everything(unseen or list(nets.values()), corpus, cuts[chosen])
        said["cuts"] = torch.from_numpy(cuts[chosen])
        said["labelled"] = torch.from_numpy(labelled[chosen])
        made.append(said)
    return {name: torch.cat([one[name] for one in made]) for name in made[0]}


def everything(nets: list[Net], corpus: Corpus, cuts: np.ndarray) -> Batch:
    """What the nets say of these windows, in the windows' order."""
    shape = (len(cuts), SIZE + 2)
    said = {
        "tags": torch.zeros(*shape, len(TAGS), dtype=torch.half, device=device()),
        "weights": torch.zeros(*shape, POINTERS, dtype=torch.half, device=device()),
        "pieces": torch.zeros(*shape, POINTERS, LIKELIEST, dtype=torch.uint8, device=device()),
        "points": torch.zeros(*shape, POINTERS, LIKELIEST, dtype=torch.half, device=device()),
    }
    for rows, batch in batches(windows(corpus, cuts, SIZE), cuts, 128):
        at = torch.from_numpy(rows).to(device())
        for name, x in mean(nets, batch).items():
            said[name][at, : x.shape[1]] = x.to(said[name].dtype)
    return {name: x.cpu() for name, x in said.items()}


@torch.no_grad()
def mean(nets: list[Net], batch: Batch) -> Batch:
    """The nets' mean, by name.

    ``tags``: log-probabilities at temperature SOFT (B, T, 7); ``weights`` (B, T, heads): how likely a pointer of the
    piece is asked for; ``pieces`` (B, T, heads, LIKELIEST): what it points at, and ``points``: how likely at each.
    """
    said = [answers(net, batch, batch["ids"]) for net in nets]
    sure = torch.stack([tags.softmax(-1) for tags, _, _ in said]).mean(0)
    soft = torch.stack([(tags / SOFT).softmax(-1) for tags, _, _ in said]).mean(0)
    best = links(said, batch).topk(LIKELIEST, dim=-1)
    cue = sure[..., TAGS.index("B-cue")] + sure[..., TAGS.index("I-cue")]
    weights = torch.stack([1 - sure[..., 0], cue], dim=-1) * batch["mask"][..., None]
    pieces = best.indices.masked_fill(best.values == 0, 0)  # where fewer can be pointed at
    return {"tags": soft.log(), "weights": weights, "pieces": pieces, "points": best.values}


def links(said: list[Outputs], batch: Batch) -> torch.Tensor:
    """The mean probability (B, T, heads, T) that a piece points at another."""
    heads = [[pointing(q, k, h, batch["mask"]).softmax(-1) for _, q, k in said] for h in range(POINTERS)]
    return torch.stack([torch.stack(head).mean(0) for head in heads], dim=2)


@torch.no_grad()
def of_dev(nets: list[Net], corpus: Corpus, path: Path) -> None:
    """What all nets say of every window of polnear_dev, small enough to be carried home (npz)."""
    cuts, owners = paragraphs(corpus, SIZE, OVERLAP)
    transitions = torch.stack([net.transitions for net in nets]).mean(0).cpu().numpy()
    kept = {"cuts": cuts, "owners": owners, "transitions": transitions}
    for rows, batch in batches(windows(corpus, cuts, SIZE), cuts, 64):
        said = [answers(net, batch, batch["ids"]) for net in nets]
        tags, points = torch.stack([t for t, _, _ in said]).mean(0), packed(links(said, batch))
        for place, row in enumerate(rows.tolist()):
            length = int(cuts[row, 1] - cuts[row, 0]) + 2
            kept[f"tags{row}"] = tags[place, :length].half().cpu().numpy()
            kept[f"links{row}"] = points[place, :length, :, :length].cpu().numpy()
    np.savez_compressed(path, **kept)


def packed(share: torch.Tensor) -> torch.Tensor:
    """Probabilities as bytes: the root of the negative logarithm, finest where they are high."""
    return ((-share.clamp(min=1e-13).log()).sqrt() * 46).round().clamp(max=255).to(torch.uint8)


if __name__ == "__main__":
    main()
