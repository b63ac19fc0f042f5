"""The network: MiniLM-L6 with a tag head, CRF transitions and two pointer heads.

Written out in plain torch so that the ONNX graph is the network and nothing else.
"""

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from reportedly.encoder.encoding import POINTER_WIDTH, POINTERS, TAGS
from reportedly.encoder.windows import TYPES

WIDTH, LAYERS, HEADS, INNER, VOCABULARY, POSITIONS = 384, 6, 12, 1536, 30522, 512


def drop(x: Tensor, rate: float, training: bool) -> Tensor:
    """Dropout with one mask for all positions of a row (Gal & Ghahramani 2016): its random numbers cost nothing.

    Element-wise dropout and dropout inside attention took over half of a step's time on CPU.
    """
    if not training or rate == 0.0:
        return x
    keep = torch.empty(x.shape[0], 1, x.shape[2], dtype=x.dtype, device=x.device).bernoulli_(1 - rate)
    return x * (keep / (1 - rate))


class Layer(nn.Module):
    """One BERT layer (post-norm)."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """(B, T, width) → the same shape."""
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        a = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        a = self.out(a.transpose(1, 2).reshape(b, t, WIDTH))
        x = self.norm1(x + drop(a, self.dropout, self.training))
        h = self.down(functional.gelu(self.up(x)))
        return self.norm2(x + drop(h, self.dropout, self.training))


class Net(nn.Module):
    """ids, types (B, T), mask (B, T) of 1/0 → tag emissions (B, T, 7), queries and keys (B, T, heads, width)."""

    def __init__(self, layers: int = LAYERS, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.types = nn.Embedding(TYPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(layers))
        self.tags = nn.Linear(WIDTH, len(TAGS))
        self.point = nn.Linear(WIDTH, 2 * POINTERS * POINTER_WIDTH)
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.dropout = dropout
        nn.init.normal_(self.types.weight, std=0.002)

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor, Tensor]:
        """See the class."""
        b, t = ids.shape
        x = self.words(ids) + self.places.weight[:t] + self.types(types)
        x = drop(self.norm(x), self.dropout, self.training)
        wide = None if mask is None else ((1.0 - mask.to(x.dtype)) * -10000.0)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, wide)
        pointers = self.point(x).view(b, t, 2, POINTERS, POINTER_WIDTH)
        return self.tags(x), pointers[:, :, 0], pointers[:, :, 1]


def start_from(net: Net, weights: Path) -> None:
    """Copies MiniLM's weights (safetensors, BERT names) into ``net``; its type rows all start as type 0."""
    old = {k.removeprefix("bert."): v.float() for k, v in load_file(str(weights)).items()}
    with torch.no_grad():
        net.words.weight.copy_(old["embeddings.word_embeddings.weight"])
        net.places.weight.copy_(old["embeddings.position_embeddings.weight"])
        net.types.weight.add_(old["embeddings.token_type_embeddings.weight"][0])
        net.norm.load_state_dict({k: old[f"embeddings.LayerNorm.{k}"] for k in ("weight", "bias")})
        for i, layer in enumerate(net.layers):
            base = f"encoder.layer.{i}."
            for kind in ("weight", "bias"):
                parts = [old[f"{base}attention.self.{part}.{kind}"] for part in ("query", "key", "value")]
                getattr(layer.qkv, kind).copy_(torch.cat(parts))
                for mine, theirs in (
                    ("out", "attention.output.dense"),
                    ("norm1", "attention.output.LayerNorm"),
                    ("up", "intermediate.dense"),
                    ("down", "output.dense"),
                    ("norm2", "output.LayerNorm"),
                ):
                    getattr(getattr(layer, mine), kind).copy_(old[f"{base}{theirs}.{kind}"])


def crf_loss(emissions: Tensor, transitions: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
    """Mean negative log-likelihood per piece of a linear-chain CRF. labels, mask: (B, T)."""
    t = emissions.shape[1]
    keep = mask.bool()
    gold = emissions.gather(2, labels[..., None]).squeeze(2)
    steps = transitions[labels[:, :-1], labels[:, 1:]]
    score = (gold * mask).sum(1) + (steps * mask[:, 1:]).sum(1)
    alpha = emissions[:, 0]
    for i in range(1, t):
        new = torch.logsumexp(alpha[:, :, None] + transitions, dim=1) + emissions[:, i]
        alpha = torch.where(keep[:, i, None], new, alpha)
    total = torch.logsumexp(alpha, dim=1)
    return (total - score).sum() / mask.sum()


def pointer_loss(queries: Tensor, keys: Tensor, targets: Tensor) -> Tensor:
    """Cross entropy of the pointers. targets (B, T, heads): column pointed at, 0 for none, -1 to leave out."""
    losses = []
    for head in range(POINTERS):
        rows = targets[:, :, head] >= 0
        scores = torch.bmm(queries[:, :, head], keys[:, :, head].transpose(1, 2))[rows] / math.sqrt(POINTER_WIDTH)
        losses.append(functional.cross_entropy(scores, targets[:, :, head][rows]))
    return torch.stack(losses).sum()


def imitation(student: tuple[Tensor, ...], teacher: tuple[Tensor, ...], batch: dict[str, Tensor]) -> Tensor:
    """How far a student's tag and pointer distributions are from a teacher's (Hinton et al. 2015, temperature 2)."""
    keep = batch["mask"].bool()
    loss = 2.0 * _divergence(student[0][keep], teacher[0][keep], 2.0)
    for head in range(POINTERS):
        rows = batch["targets"][:, :, head] >= 0
        mine, theirs = (
            torch.bmm(queries[:, :, head], keys[:, :, head].transpose(1, 2))[rows] / math.sqrt(POINTER_WIDTH)
            for _, queries, keys in (student, teacher)
        )
        loss = loss + 0.5 * _divergence(mine, theirs, 1.0)
    return loss


def _divergence(mine: Tensor, theirs: Tensor, temperature: float) -> Tensor:
    target = functional.log_softmax(theirs / temperature, dim=-1)
    return (
        functional.kl_div(
            functional.log_softmax(mine / temperature, dim=-1), target, log_target=True, reduction="batchmean"
        )
        * temperature**2
    )
