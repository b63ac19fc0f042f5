"""Takes the least needed attention heads and neurons out of a tuned network, the same number of every layer.

``python -m training.attribution.prune --start FILE --heads 8 --inner 1024 --pruned FILE`` and train.py's knobs.

How much one is needed is what the loss would change by, to first order, were it gone (Michel et al. 2019, "Are
Sixteen Heads Really Better than One?"; Molchanov et al. 2017): gradient times activation, squared and summed over
batches of the training data. What is left is then taught by the whole network (``distil.py``).
"""

from pathlib import Path

import torch
from torch import Tensor

from training.attribution.distil import trained
from training.attribution.net import Net
from training.attribution.train import Windows, answers, arguments, gold_loss

BATCHES = 120


def main() -> None:
    """Writes the pruned checkpoint."""
    parser = arguments(__doc__.split("\n")[0])
    parser.add_argument("--start", type=Path, required=True)
    parser.add_argument("--heads", type=int, default=8, help="attention heads to keep in each layer")
    parser.add_argument("--inner", type=int, default=1024, help="neurons to keep in each layer")
    parser.add_argument("--pruned", type=Path, required=True)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    net = trained(args.start)
    heads, neurons = needed(net, Windows(args, fixed=True))
    args.pruned.parent.mkdir(parents=True, exist_ok=True)
    torch.save(kept(net, _best(heads, args.heads), _best(neurons, args.inner)), args.pruned)
    print(f"{args.pruned}: {args.heads} of {net.shape.heads} heads, {args.inner} of {net.shape.inner} neurons a layer")


def needed(net: Net, windows: Windows) -> tuple[Tensor, Tensor]:
    """How much each head (layers, heads) and each neuron (layers, inner) is needed."""
    gates = [(torch.ones(net.shape.heads), torch.ones(net.shape.inner)) for _ in net.layers]
    for layer, (head, inner) in zip(net.layers, gates, strict=True):
        for gate, product, wide in ((head, layer.out, layer.head), (inner, layer.down, 1)):
            gate.requires_grad_(True)
            product.register_forward_pre_hook(
                lambda _, given, gate=gate, wide=wide: given[0] * gate.repeat_interleave(wide)
            )
    heads, neurons = torch.zeros(len(gates), net.shape.heads), torch.zeros(len(gates), net.shape.inner)
    for number, (_, _, batch) in enumerate(windows):
        if number == BATCHES:
            break
        loss, _ = gold_loss(answers(net, batch, batch["ids"]), net.transitions, batch)
        found = torch.autograd.grad(loss, [gate for both in gates for gate in both])
        heads += torch.stack(found[0::2]) ** 2
        neurons += torch.stack(found[1::2]) ** 2
    return heads, neurons


def _best(needed: Tensor, number: int) -> Tensor:
    return needed.topk(number, dim=1).indices.sort(dim=1).values


def kept(net: Net, heads: Tensor, neurons: Tensor) -> dict[str, Tensor]:
    """The state of ``net`` with only these heads (layers, kept) and neurons (layers, kept) of each layer."""
    state = {name: x.clone() for name, x in net.state_dict().items()}
    for number, layer in enumerate(net.layers):
        inside = (heads[number][:, None] * layer.head + torch.arange(layer.head)).flatten()
        rows = torch.cat([inside + part * net.shape.heads * layer.head for part in range(3)])
        base = f"layers.{number}."
        for name in ("qkv.weight", "qkv.bias"):
            state[base + name] = state[base + name][rows]
        for name in ("up.weight", "up.bias"):
            state[base + name] = state[base + name][neurons[number]]
        state[base + "out.weight"] = state[base + "out.weight"][:, inside].contiguous()
        state[base + "down.weight"] = state[base + "down.weight"][:, neurons[number]].contiguous()
    return state


if __name__ == "__main__":
    main()
