"""Check-worthiness: how much a claim is worth checking, from facets that a reader can be shown.

A claim is worth checking where somebody could look it up and where it would matter: it gives a
figure or a date, points at a public record, names who or what, tells of a harm, a change or a
comparison. Questions, wishes, opinions, greetings and plans lower it (Hassan et al. 2015,
ClaimBuster; CheckThat! 2024, task 1). These facets are what a reader is shown; the score weighs them together
with what the encoder makes of the words, by a head that ``training/signals/worth.py`` trains.
"""

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

import numpy as np

from reportedly import vocab
from reportedly.encoder import Encoding
from reportedly.model.span import Span
from reportedly.observed import note
from reportedly.signals.phrases import Lexicon, folded

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_NAME = re.compile(r"(?<=[\w,;:] )(?!I\b)[A-Z][\w’'-]+|\b[A-Z]{2,}\b")
_DIGITS = re.compile(r"\d")
_MONEY = re.compile(r"[$€£¥₹]|\b(?:dollars|euros|pounds|rubles|roubles|hryvnias?|yuan|yen|rupees)\b")
_VERBLESS = 4  # a text of fewer words seldom asserts anything


def worth(encoding: Encoding, weights: Mapping[str, Any], spans: Sequence[Span], known: Mapping[str, float]) -> float:
    """How much a claim is worth checking: the probability of "check-worthy", 0 to 1; above a half it is.

    ``spans`` are the claim's, in the text that ``encoding`` is of; ``known`` its facets; ``weights`` the part
    ``worth`` of the encoder's card.
    """
    words = float(encoding.pooled(spans) @ np.asarray(weights["weights"])) + weights["bias"]
    parts = {name: weights["facets"].get(name, 0.0) * value for name, value in known.items()}
    likely = 1.0 / (1.0 + math.exp(-words - sum(parts.values())))
    note("worth", spans=spans, words=words, facets=parts, likely=likely)
    return likely


def facets(text: str, *, has_figure: bool, has_date: bool) -> dict[str, float]:
    """The facets of a claim by name, each from 0 to about 2; what ``worth`` weighs, and why it is as it is."""
    words = len(_WORD.findall(text))
    low, found = _named(text)
    counts = {name: math.log2(1.0 + count) for name, count in found.items()}
    names = len(_NAME.findall(text))
    return counts | {
        "figure": float(has_figure),
        "digits": float(_DIGITS.search(text) is not None),
        "money": float(_MONEY.search(low) is not None),
        "date": float(has_date),
        "named": math.log2(1.0 + names),
        "length": math.log2(1.0 + words) / 4.0,
        "short": float(words < _VERBLESS),
        "question": float("?" in text),
    }


@cache
def facet_names() -> tuple[str, ...]:
    """The facets that words of worth.csv and records.csv stand for."""
    return tuple(dict.fromkeys(["record", *(row["facet"] for row in vocab.rows("worth"))]))


def points_at_record(text: str) -> bool:
    """Whether words of ``text`` point at a record anyone can ask for: a law, a vote, a budget (records.csv)."""
    return _named(text)[1]["record"] > 0


def facet_words(text: str) -> list[tuple[Span, tuple[str, ...]]]:
    """The words of ``text`` that stand for facets, in order, each with the facets."""
    return [(Span(start, end), names) for start, end, names in _lexicon().found(folded(text))]


@lru_cache(maxsize=1)  # a claim's worth and whether it points at a record are asked one after the other
def _named(text: str) -> tuple[str, dict[str, int]]:
    """``text`` folded, and how many words in it stand for each facet."""
    low, counts = folded(text), dict.fromkeys(facet_names(), 0)
    for _, _, names in _lexicon().found(low):
        for name in names:
            counts[name] += 1
    return low, counts


@cache
def _lexicon() -> Lexicon[tuple[str, ...]]:
    entries: dict[str, tuple[str, ...]] = {}
    pairs = [(row["word"], row["facet"]) for row in vocab.rows("worth")]
    for word, facet in [*pairs, *((row["word"], "record") for row in vocab.rows("records"))]:
        entries[word.lower()] = (*entries.get(word.lower(), ()), facet)
    return Lexicon(entries)
