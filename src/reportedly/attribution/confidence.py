"""The probability that an attribution is right, from what the encoder was sure of.

A logistic function of the surest-to-least-sure parts, fitted on polnear_dev by
``training/attribution/calibrate.py``; "right" means that source, cue and content each share words with
one annotated attribution (the scorer's relation "any").

What a form of direct speech made is as sure as that form is (quote_forms.csv, which says what each was counted
on): the encoder's certainty says nothing of forms it was not trained on. What both found is as sure as the surer.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from reportedly.attribution.forms import sureness
from reportedly.attribution.said import Said

LEAST = 0.3
"""What the encoder finds with less is taken for no attribution: swept on polnear_dev from 0 to .5,
where it is worth 1.0 of relation F1 to the accurate model (2026-11-22)."""
FEATURES = ("source sure", "cue sure", "content sure", "source link", "content link", "no source")


def features(one: Said) -> list[float]:
    """Log-odds of the parts and log-probabilities of the links, in the order of FEATURES."""
    source, cue, content, source_link, content_link = one.features
    return [*map(_odds, (source, cue, content)), source_link, content_link, 0.0 if one.source else 1.0]


def confidence(one: Said, card: Mapping[str, Any]) -> float:
    """The calibrated probability; the geometric mean of the parts where the card has no calibration."""
    known = sureness()[one.form] if one.form else 0.0
    return known if one.made else max(known, _fitted(one, card))


def parts(one: Said, card: Mapping[str, Any]) -> list[tuple[str, float]]:
    """What each feature adds to the log-odds of an attribution that the encoder found; for explaining."""
    bias, *weights = card.get("calibration") or [0.0] * (len(FEATURES) + 1)
    added = [(name, w * x) for name, w, x in zip(FEATURES, weights, features(one), strict=True)]
    return [("to begin with", bias), *added]


def _fitted(one: Said, card: Mapping[str, Any]) -> float:
    fitted: Sequence[float] | None = card.get("calibration")
    if fitted is None:
        source, cue, content = one.features[:3]
        return float((source * cue * content) ** (1 / 3))
    bias, *weights = fitted
    return 1 / (1 + math.exp(-bias - sum(w * x for w, x in zip(weights, features(one), strict=True))))


def _odds(p: float) -> float:
    p = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p))
