"""The corpus job, written once: what is joined and grouped by what, top to bottom.

A unit is a sentence by its words, named by their hash; a family is named by the unit that leads it. No name depends on
how the work was divided, so every engine gives the same rows. ``docs/scale.md`` has what each step costs.
"""

import pyarrow as pa

from reportedly.archive.engines import comparing, documents, sharing, telling
from reportedly.archive.engines.frames import Frame
from reportedly.archive.engines.steps import Steps

_REPEAT = ("document", "place", "start", "end", "words")


def job(steps: Steps, parts: pa.Table, *, passages: bool = True) -> None:
    """From parts of files to ``articles``, ``repeats``, ``pairs`` and ``passages``; without ``passages``, to repeats."""
    parts = numbered(steps, parts)
    articles = steps.step("steps/documents", lambda: steps.engine.table(parts).map(documents.READ))
    found = steps.step("steps/sentences", lambda: steps.engine.table(parts).map(documents.FINGERPRINT))
    units = steps.step("steps/units", lambda: _picked(found, "unit", "document", "codes").group("unit", comparing.SPREAD))
    leaders = families(steps, units)
    repeated = repeats(steps, found, leaders)
    stock = steps.step("steps/stock", lambda: told(repeated, articles))
    told_apart = repeated.join(stock, "family", "left").pick(
        **_same(*_REPEAT, "family"), stock=("stock", False), barred=("barred", False)
    )
    steps.step("repeats.parquet", lambda: _picked(told_apart, *_REPEAT, "family", "stock"))
    shared = steps.step("steps/passages", lambda: shares(told_apart, passages=passages))
    clusters = connected(steps, shared)
    finish(steps, articles, shared, clusters)


def numbered(steps: Steps, parts: pa.Table) -> pa.Table:
    """The parts, each with the number of its first document."""
    steps.step("steps/parts", lambda: steps.engine.table(parts).map(documents.COUNT))
    counted = steps.rows("steps/parts", "number")
    many = counted["first"].to_numpy()
    return counted.set_column(counted.column_names.index("first"), "first", pa.array(many.cumsum() - many))


def families(steps: Steps, units: Frame) -> Frame:
    """Units that follow another, each with the one its family is named after. See ``copies.families``."""
    candidates = steps.step(
        "steps/candidates",
        lambda: units.map(comparing.SPLIT).group("run", comparing.MEET).group("one", comparing.OFTEN),
    )
    ones = units.pick(one="unit", codes="codes")
    others = units.pick(other="unit", spread="spread", other_codes="codes")
    led = steps.step(
        "steps/followed",
        lambda: candidates.join(ones, "one").join(others, "other").group("one", comparing.FOLLOW),
    )
    return _to_the_end(steps, led)


def _to_the_end(steps: Steps, led: Frame) -> Frame:
    """Leaders of leaders, until nothing changes: in the logarithm of the longest line of them."""
    turn = 0
    while True:
        turn += 1
        name, now = f"steps/leaders-{turn}", led
        further = now.pick(leader="unit", further="leader")
        led = _picked(
            steps.step(name, lambda now=now, further=further: now.join(further, "leader", "left").map(comparing.LEAD_ON)),
            "unit",
            "leader",
        )
        if not steps.any(name, "changed"):
            return led


def repeats(steps: Steps, found: Frame, leaders: Frame) -> Frame:
    """The sentences whose family stands in several documents. See ``copies.repeats``."""
    named = _picked(found, *_REPEAT, "unit").join(leaders, "unit", "left")
    named = named.pick(**_same(*_REPEAT), family=("leader", "unit"))
    return steps.step("steps/repeats", lambda: named.group("family", telling.REPEAT))


def told(repeated: Frame, articles: Frame) -> Frame:
    """The families that are stock. See ``copies.stock``."""
    asked = repeated.group("family", telling.ASK).join(_picked(articles, "document", "day"), "document")
    fellows = repeated.group("document", telling.ACCOMPANY)
    return asked.join(fellows, "document").group("family", telling.TELL)


def shares(told_apart: Frame, *, passages: bool) -> Frame:
    """The passages of every pair of documents that share enough. See ``copies.pairs``."""
    plain = told_apart.where("barred", is_=False)
    sides = {f"{side}_{name}": name for name in ("place", "start", "end", "words") for side in ("one", "other")}
    one = plain.pick(family="family", one="document", stock="stock", **_only(sides, "one"))
    other = plain.pick(family="family", other="document", **_only(sides, "other"))
    return one.join(other, "family").rising("one", "other").group("one", sharing.PASS)


def connected(steps: Steps, shared: Frame) -> Frame:
    """Documents connected by pairs, each with the lowest of its cluster; the lowest themselves are not rows."""
    links = steps.step("steps/links-0", lambda: _picked(shared.where("first", is_=True), "one", "other").map(sharing.CONTRACT))
    turn = 0
    while steps.any(f"steps/links-{turn}", "changed"):
        turn, now = turn + 1, links
        links = steps.step(
            f"steps/links-{turn}",
            lambda now=now: now.map(sharing.BOTH_WAYS).group("node", sharing.LARGE_STAR).group("node", sharing.SMALL_STAR),
        )
    return links


def finish(steps: Steps, articles: Frame, shared: Frame, clusters: Frame) -> None:
    """What is asked for, by the articles' own ids."""
    roots = clusters.pick(document="node", root="root")
    steps.step(
        "articles.parquet",
        lambda: articles.join(roots, "document", "left").pick(document="document", id="id", cluster=("root", "document")),
    )
    one, other = articles.pick(one="document", one_id="id"), articles.pick(other="document", other_id="id")
    steps.step(
        "pairs.parquet",
        lambda: shared.where("first", is_=True)
        .pick(one="one", other="other", words="pair_words", sentences="pair_sentences")
        .join(one, "one")
        .join(other, "other"),
    )
    edges = ("one_start", "one_end", "other_start", "other_end", "words")
    steps.step("passages.parquet", lambda: _picked(shared, "one", "other", *edges))


def _picked(frame: Frame, *names: str) -> Frame:
    return frame.pick(**_same(*names))


def _same(*names: str) -> dict[str, str]:
    return dict(zip(names, names, strict=True))


def _only(columns: dict[str, str], side: str) -> dict[str, str]:
    return {new: old for new, old in columns.items() if new.startswith(side + "_")}
