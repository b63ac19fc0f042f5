"""What the product finds on the articles, and how fast: a row of the benchmark for each model it ships."""

import os
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportedly import encoder, intake
from reportedly.attribution import attribute, find_quotations
from reportedly.model.document import Document
from reportedly.model.reading import Reading
from reportedly.reading import read
from reportedly.settings import Settings

Row = Mapping[str, Any]

WHOLE, PART = "whole reading", "encoder + attribution"
ASKED_SPEED = {PART: 12_000, WHOLE: 8_000}
"""Words a second on one core that issue 3 asks for."""


@dataclass(frozen=True, slots=True)
class Speed:
    """CPU seconds of each pass over the articles, on one core with one thread."""

    words: int
    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """Words a second in the median pass."""
        return self.words / statistics.median(self.seconds)

    @property
    def range(self) -> tuple[float, float]:
        """Words a second in the slowest and the fastest pass."""
        return self.words / max(self.seconds), self.words / min(self.seconds)


@dataclass(frozen=True, slots=True)
class Found:
    """What one system made of the articles, in the scorer's form, in their order.

    ``sure`` holds the confidence of each attribution, for systems that give one; ``raised`` the documents a
    system raised on, which count as empty, with the error; ``failed`` why a system could not be run at all.
    """

    name: str
    ours: bool
    about: dict[str, Any]
    predictions: list[dict[str, Any]] = field(default_factory=list)
    speeds: dict[str, Speed] = field(default_factory=dict)
    sure: list[list[float]] = field(default_factory=list)
    raised: dict[str, str] = field(default_factory=dict)
    failed: str = ""


def whole(document: Document, model: str) -> Reading:
    """A whole reading with the encoder of that name; the settings are otherwise the defaults, not the environment's."""
    return read(document, Settings(model=model))


def part(document: Document, loaded: encoder.Encoder) -> None:
    """What finding who said what takes alone: quotations, the encoder's pass, attributions, voices, chains."""
    quotations = find_quotations(document.text)
    attribute(document, quotations, loaded.encode(document.text, [q.span for q in quotations]), loaded)


def documents(rows: Sequence[Row]) -> list[Document]:
    """The articles as the product takes them in; their text must come through as it was annotated."""
    made = [intake.from_text(row["text"], id=row["id"], published=row.get("date")) for row in rows]
    for row, document in zip(rows, made, strict=True):
        if document.text != row["text"]:
            raise SystemExit(f"{row['id']}: the intake changed the text, so offsets no longer fit the annotation")
    return made


def predict(row: Row, reading: Reading) -> dict[str, Any]:
    """A reading's attributions in the scorer's form."""
    found = [{"source": a.source, "cue": a.cue, "content": a.content} for a in reading.attributions]
    return {"id": row["id"], "attributions": found}


def ours(rows: Sequence[Row], model: str, passes: int) -> Found:
    """The product's whole readings with one model, and its speed in ``passes`` passes (0: not measured)."""
    articles, loaded = documents(rows), encoder.load(model)
    readings = [whole(article, model) for article in articles]
    speeds = {}
    if passes:
        one_core()
        speeds[PART] = timed(articles, passes, lambda article: part(article, loaded))
        speeds[WHOLE] = timed(articles, passes, lambda article: whole(article, model))
    return Found(
        name=model,
        ours=True,
        about={"encoder": loaded.card["sha256"], "made by": readings[0].made_by if readings else ""},
        predictions=[predict(row, reading) for row, reading in zip(rows, readings, strict=True)],
        sure=[[a.confidence for a in reading.attributions] for reading in readings],
        speeds=speeds,
    )


def timed(articles: Sequence[Document], passes: int, step: Callable[[Document], object]) -> Speed:
    """The CPU time of ``step`` over all articles, several times; words are what whitespace parts."""
    seconds = []
    for _ in range(passes):
        started = time.process_time()
        for article in articles:
            step(article)
        seconds.append(time.process_time() - started)
    return Speed(sum(len(article.text.split()) for article in articles), tuple(seconds))


def one_core() -> None:
    """Keeps this process on one core, where the system lets it: the last it may use, as the first is often busy."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
