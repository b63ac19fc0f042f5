"""Check-worthiness on the dev split: ``python -m benchmarks.worth --shared ../shared``.

Each sentence is read as the product reads a report of one sentence. Prints, for both models, precision, recall, F1 of
"check-worthy" (more likely than not; no threshold is tuned) with a bootstrap interval, and the area under the ROC
curve; the same with the sentences read by the dozen, as paragraphs of one text, which is how an article's claims come;
and the F1 of the highest worth among the claims that the whole reading finds in a sentence.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.shared import rows
from reportedly import encoder, figures, intake
from reportedly.attribution import find_quotations
from reportedly.encoder import Encoder
from reportedly.model.span import Span
from reportedly.reading import read
from reportedly.settings import MODELS, current
from reportedly.signals.worth import facets, worth

ASKED = 0.89
DOZEN = 12
Scored = list[tuple[float, bool]]


def main() -> None:
    """Scores the dev split of signals/worth_train.jsonl."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    args = parser.parse_args()
    dev = [row for row in rows(args.shared / "data" / "signals" / "worth_train.jsonl") if row["split"] == "dev"]
    gold = [row["label"] == "Yes" for row in dev]
    texts = [" ".join(row["text"].split()) for row in dev]
    print(f"{len(dev)} sentences, {sum(gold)} check-worthy; asked: F1 {ASKED}")
    for model in MODELS:
        loaded = encoder.load(model)
        print(f"{model}: {loaded.card['worth']['made']}")
        alone = [score for text in texts for score in scores(loaded, [text])]
        among = [s for at in range(0, len(texts), DOZEN) for s in scores(loaded, texts[at : at + DOZEN])]
        shown("alone", list(zip(alone, gold, strict=True)))
        shown("as paragraphs", list(zip(among, gold, strict=True)))
        shown("whole reading", list(zip((highest(text, model) for text in texts), gold, strict=True)))


def scores(model: Encoder, texts: Sequence[str]) -> list[float]:
    """The worth of each of ``texts``, read as the paragraphs of one document."""
    text = "\n".join(texts)
    encoding = model.encode(text, [quotation.span for quotation in find_quotations(text)])
    found, at = [], 0
    for one in texts:
        dates = figures.dates(one, None)
        quantities = figures.quantities(one, dates)
        known = facets(one, has_figure=any(q.kind != "ordinal" for q in quantities), has_date=bool(dates))
        found.append(worth(encoding, model.card["worth"], [Span(at, at + len(one))], known))
        at += len(one) + 1
    return found


def highest(text: str, model: str) -> float:
    """The highest worth among the claims of a whole reading; 0 where it finds none."""
    reading = read(intake.from_text(text, id="sentence"), current().having(model=model))
    return max((claim.worth for claim in reading.claims), default=0.0)


def shown(what: str, scored: Scored) -> None:
    """Prints one line of figures."""
    said, gold = np.array([s >= 0.5 for s, _ in scored]), np.array([label for _, label in scored])
    rng = np.random.default_rng(0)
    draws = [rng.integers(0, len(gold), len(gold)) for _ in range(1000)]
    low, high = np.percentile([f1(said[draw], gold[draw]) for draw in draws], [2.5, 97.5])
    precision, recall, best = (said & gold).sum() / said.sum(), (said & gold).sum() / gold.sum(), f1(said, gold)
    met = "met" if best >= ASKED else "MISSED"
    print(
        f"  {what:14} precision {precision:.3f} recall {recall:.3f} F1 {best:.3f} ({low:.3f}-{high:.3f}) {met}"
        f", area under ROC {auc(scored):.3f}"
    )


def f1(said: NDArray[np.bool_], gold: NDArray[np.bool_]) -> float:
    """F1 of two boolean arrays."""
    return float(2 * (said & gold).sum() / max(1, said.sum() + gold.sum()))


def auc(scored: Scored) -> float:
    """The chance that a check-worthy sentence scores above one that is not (ties by order; scores make them rare)."""
    ranked = sorted(scored)
    above = sum(rank for rank, (_, label) in enumerate(ranked, 1) if label)
    yes = sum(label for _, label in ranked)
    return (above - yes * (yes + 1) / 2) / (yes * (len(ranked) - yes))


if __name__ == "__main__":
    main()
