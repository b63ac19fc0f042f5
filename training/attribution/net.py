"""The network: MiniLM (or, as a teacher, MPNet) with a tag head, CRF transitions and two pointer heads.

Written out in plain torch so that the ONNX graph is the network and nothing else.
"""

import math
from contextlib import nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from reportedly.encoder.encoding import POINTER_WIDTH, POINTERS, TAGS
from reportedly.encoder.windows import CLS, PAD, SEP, TYPES


@dataclass(frozen=True)
class Shape:
    """Sizes of a BERT-like encoder. ``frozen``: how many of its lower layers stay as they were pre-trained."""

    width: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    buckets: int = 0
    """Of relative distance, in MPNet's attention bias; 0: none, as in BERT."""
    frozen: int = 0
    """The types of word pieces come in above these layers."""
    tiny: float = 1e-12
    head: int = 32
    """Width of an attention head."""

    def cut_to(self, layers: int) -> "Shape":
        """The same with fewer layers."""
        return replace(self, layers=layers)


MINILM = Shape(384, 6, 12, 1536, 30522, 512)
MPNET = Shape(768, 12, 12, 3072, 30527, 514, buckets=32, tiny=1e-5, head=64)


def shape_of(state: dict[str, Tensor]) -> Shape:
    """The shape of a checkpoint: MPNet's by its width, else MiniLM's with the layers, heads and neurons it has left."""
    if state["norm.weight"].shape[0] == MPNET.width:
        return replace(MPNET, frozen=int(state["frozen"]))
    return replace(
        MINILM,
        layers=1 + max(int(name.split(".")[1]) for name in state if name.startswith("layers.")),
        heads=state["layers.0.out.weight"].shape[1] // MINILM.head,
        inner=state["layers.0.up.weight"].shape[0],
        positions=state["places.weight"].shape[0],
    )


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

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        width = shape.width
        self.heads, self.head = shape.heads, shape.head
        self.qkv = nn.Linear(width, 3 * shape.heads * shape.head)
        self.out = nn.Linear(shape.heads * shape.head, width)
        self.norm1 = nn.LayerNorm(width, eps=shape.tiny)
        self.up = nn.Linear(width, shape.inner)
        self.down = nn.Linear(shape.inner, width)
        self.norm2 = nn.LayerNorm(width, eps=shape.tiny)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        """(B, T, width) → the same shape."""
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, self.head).permute(2, 0, 3, 1, 4).unbind(0)
        a = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        a = self.out(a.transpose(1, 2).reshape(b, t, self.heads * self.head))
        x = self.norm1(x + drop(a, self.dropout, self.training))
        h = self.down(functional.gelu(self.up(x)))
        return self.norm2(x + drop(h, self.dropout, self.training))


class Net(nn.Module):
    """ids, types (B, T), mask (B, T) of 1/0 → tag emissions (B, T, 7), queries and keys (B, T, heads, width)."""

    def __init__(self, shape: Shape = MINILM, dropout: float = 0.1) -> None:
        super().__init__()
        width = shape.width
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, width)
        self.places = nn.Embedding(shape.positions, width)
        self.types = nn.Embedding(TYPES, width)
        self.norm = nn.LayerNorm(width, eps=shape.tiny)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.tags = nn.Linear(width, len(TAGS))
        self.point = nn.Linear(width, 2 * POINTERS * POINTER_WIDTH)
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.distance = nn.Embedding(shape.buckets, shape.heads) if shape.buckets else None
        self.dropout = dropout
        nn.init.normal_(self.types.weight, std=0.002)
        if shape.buckets:  # of a teacher: its checkpoint says how it was tuned
            self.register_buffer("frozen", torch.tensor(shape.frozen))
        if shape.frozen:
            for part in (self.words, self.places, self.norm, self.distance, *self.layers[: shape.frozen]):
                part.requires_grad_(False)

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor | None) -> tuple[Tensor, Tensor, Tensor]:
        """See the class."""
        b, t = ids.shape
        frozen = self.shape.frozen
        with torch.no_grad() if frozen else nullcontext():
            x, wide = self.embed(ids, types), self.bias(mask, t)
            for layer in self.layers[:frozen]:
                x = layer(x, wide)
        if frozen:
            x = x + self.types(types)
        for layer in self.layers[frozen:]:
            x = layer(x, wide)
        pointers = self.point(x).view(b, t, 2, POINTERS, POINTER_WIDTH)
        return self.tags(x), pointers[:, :, 0], pointers[:, :, 1]

    def embed(self, ids: Tensor, types: Tensor) -> Tensor:
        """Word pieces (B, T) → the lowest layer's input. Types come in above the layers that are frozen."""
        t = ids.shape[1]
        if self.distance is None:
            x = self.words(ids) + self.places.weight[:t] + self.types(types)
        else:
            x = self.words(to_mpnet(ids)) + self.places.weight[2 : t + 2]
            x = x if self.shape.frozen else x + self.types(types)
        return drop(self.norm(x), self.dropout, self.training and not self.shape.frozen)

    def bias(self, mask: Tensor | None, t: int) -> Tensor | None:
        """What is added to attention scores: padding's mask (B, 1, 1, T) and MPNet's distances (1, heads, T, T)."""
        wide = None if mask is None else ((1.0 - mask.float()) * -10000.0)[:, None, None, :]
        if self.distance is None:
            return wide
        places = torch.arange(t, device=self.distance.weight.device)
        far = self.distance(bucket(places[None, :] - places[:, None], self.shape.buckets)).permute(2, 0, 1)[None]
        return far if wide is None else far + wide


def to_mpnet(ids: Tensor) -> Tensor:
    """BERT's word piece numbers as MPNet's: four new ones stand before them, and its own begin, end, padding, mask."""
    out = ids + 4
    for old, new in ((CLS, 0), (PAD, 1), (SEP, 2), (MASK, 30526)):
        out = torch.where(ids == old, new, out)
    return out


def bucket(steps: Tensor, buckets: int, furthest: int = 128) -> Tensor:
    """Distances to a key → MPNet's (T5's) buckets: one each up to a quarter of them, logarithmic from there on."""
    half = buckets // 2
    away, exact = steps.abs(), half // 2
    log = torch.log(away.clamp(min=1).float() / exact) / math.log(furthest / exact) * (half - exact)
    return (steps > 0) * half + torch.where(away < exact, away, (exact + log.long()).clamp(max=half - 1))


TABLE = "words.weight"
MASK = 103  # of the BERT uncased vocabulary


def start_from(net: Net, weights: Path) -> None:
    """Copies pre-trained weights (safetensors, BERT's or MPNet's names) into ``net``; type rows start as type 0."""
    old = {k.removeprefix("bert."): v.float() for k, v in load_file(str(weights)).items()}
    with torch.no_grad():
        net.words.weight.copy_(old["embeddings.word_embeddings.weight"])
        net.places.weight.copy_(old["embeddings.position_embeddings.weight"])
        if "embeddings.token_type_embeddings.weight" in old:
            net.types.weight.add_(old["embeddings.token_type_embeddings.weight"][0])
        if net.distance is not None:
            net.distance.weight.copy_(old["encoder.relative_attention_bias.weight"])
        net.norm.load_state_dict({k: old[f"embeddings.LayerNorm.{k}"] for k in ("weight", "bias")})
        for i, layer in enumerate(net.layers):
            base = f"encoder.layer.{i}."
            for mine, theirs in BERT_NAMES.items() if net.distance is None else MPNET_NAMES.items():
                for kind in ("weight", "bias"):
                    parts = [old[f"{base}{name}.{kind}"] for name in theirs]
                    getattr(getattr(layer, mine), kind).copy_(torch.cat(parts))


BERT_NAMES = {
    "qkv": tuple(f"attention.self.{part}" for part in ("query", "key", "value")),
    "out": ("attention.output.dense",),
    "norm1": ("attention.output.LayerNorm",),
    "up": ("intermediate.dense",),
    "down": ("output.dense",),
    "norm2": ("output.LayerNorm",),
}
MPNET_NAMES = BERT_NAMES | {
    "qkv": tuple(f"attention.attn.{part}" for part in "qkv"),
    "out": ("attention.attn.o",),
    "norm1": ("attention.LayerNorm",),
}


def crf_loss(emissions: Tensor, transitions: Tensor, labels: Tensor, mask: Tensor) -> Tensor:
    """Mean negative log-likelihood per piece of a linear-chain CRF. labels, mask: (B, T).

    The steps are multiplied together by pairs, pairs of pairs, and so on: on a GPU one step after another takes
    longer than the network.
    """
    gold = emissions.gather(2, labels[..., None]).squeeze(2)
    steps = transitions[labels[:, :-1], labels[:, 1:]]
    score = (gold * mask).sum(1) + (steps * mask[:, 1:]).sum(1)
    still = torch.full_like(transitions, -1e4).fill_diagonal_(0.0)  # what padding does: nothing
    chain = torch.where(mask[:, 1:, None, None].bool(), transitions + emissions[:, 1:, None, :], still)
    while chain.shape[1] > 1:
        if chain.shape[1] % 2:
            chain = torch.cat([chain, still.expand(len(chain), 1, *still.shape)], dim=1)
        chain = torch.logsumexp(chain[:, 0::2, :, :, None] + chain[:, 1::2, None, :, :], dim=3)
    total = torch.logsumexp(emissions[:, 0, :, None] + chain[:, 0], dim=(1, 2))
    return (total - score).sum() / mask.sum()


def pointing(queries: Tensor, keys: Tensor, head: int, mask: Tensor) -> Tensor:
    """Scores (B, T, T) that a row's piece points at a column's, by one pointer head; padding is not pointed at."""
    scores = torch.bmm(queries[:, :, head], keys[:, :, head].transpose(1, 2)) / math.sqrt(POINTER_WIDTH)
    return scores.masked_fill(mask[:, None, :] == 0, -1e4)


def pointer_loss(queries: Tensor, keys: Tensor, targets: Tensor, mask: Tensor) -> Tensor:
    """Cross entropy of the pointers. targets (B, T, heads): column pointed at, 0 for none, -1 to leave out."""
    losses = []
    for head in range(POINTERS):
        scores = pointing(queries, keys, head, mask).transpose(1, 2)
        losses.append(functional.cross_entropy(scores, targets[:, :, head], ignore_index=-1))
    return torch.stack(losses).sum()
