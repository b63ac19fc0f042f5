"""The corpus job, written once: what is joined and grouped by what, top to bottom.

A unit is a sentence by its words, named by their hash; a family is named by the unit that leads it. No name depends on
how the work was divided, so every engine gives the same rows. ``docs/scale.md`` has what each step costs.
"""

from itertools import count

import pyarrow as pa

from reportedly.archive.engines import comparing, documents, sharing, telling
from reportedly.archive.engines.frames import Frame, Source
from reportedly.archive.engines.steps import Steps

_REPEAT = ("document", "place", "start", "end", "words")


def job(steps: Steps, parts: pa.Table, *, folded: bool = False) -> None:
    """From parts of files to ``articles``, ``repeats``, ``pairs`` and ``passages``.

    ``folded``: a repeat is put beside that of the first document with its family alone, so that the work does not grow
    with the square of a family's documents.
    """
    given = steps.engine.table(numbered(steps, parts))
    articles = steps.step("steps/documents", given.map(documents.READ))
    found = steps.step("steps/sentences", given.map(documents.FINGERPRINT))
    units = steps.step("steps/units", _picked(found, "unit", "document", "codes").group("unit", comparing.SPREAD))
    repeated = repeats(steps, found, families(steps, units))
    stock = steps.step("steps/stock", told(repeated, articles))
    told_apart = repeated.join(stock, "family", "left").pick(
        **_same(*_REPEAT, "family"), stock=("stock", False), barred=("barred", False)
    )
    steps.step("repeats.parquet", _picked(told_apart, *_REPEAT, "family", "stock"))
    shared = steps.step("steps/passages", shares(told_apart, folded=folded))
    finish(steps, articles, shared, connected(steps, shared))


def numbered(steps: Steps, parts: pa.Table) -> pa.Table:
    """The parts, each with the number of its first document."""
    steps.step("steps/parts", steps.engine.table(parts).map(documents.COUNT))
    counted = steps.rows("steps/parts", "number")
    many = counted["first"].to_numpy()
    return counted.set_column(counted.column_names.index("first"), "first", pa.array(many.cumsum() - many))


def families(steps: Steps, units: Frame) -> Frame:
    """Units that follow another, each with the one its family is named after. See ``copies.families``."""
    meetings = units.map(comparing.SPLIT).group("run", comparing.MEET).group("one", comparing.OFTEN)
    candidates = steps.step("steps/candidates", meetings)
    ones = units.pick(one="unit", codes="codes")
    others = units.pick(other="unit", spread="spread", other_codes="codes")
    compared = candidates.join(ones, "one").join(others, "other").group("one", comparing.FOLLOW)
    return _to_the_end(steps, steps.step("steps/followed", compared))


def _to_the_end(steps: Steps, led: Frame) -> Frame:
    """Leaders of leaders, until nothing changes: in the logarithm of the longest line of them."""
    for turn in count():
        further = led.pick(leader="unit", further="leader")
        name = f"steps/leaders-{turn}"
        led = _picked(
            steps.step(name, led.join(further, "leader", "left").map(comparing.LEAD_ON)), *comparing.FOLLOWED.names
        )
        if not steps.any(name, "changed"):
            break
    return led


def repeats(steps: Steps, found: Frame, leaders: Frame) -> Frame:
    """The sentences whose family stands in several documents. See ``copies.repeats``."""
    named = _picked(found, *_REPEAT, "unit").join(leaders, "unit", "left")
    named = named.pick(**_same(*_REPEAT), family=("leader", "unit"))
    return steps.step("steps/repeats", named.group("family", telling.REPEAT))


def told(repeated: Frame, articles: Frame) -> Frame:
    """The families that are stock. See ``copies.stock``."""
    asked = repeated.group("family", telling.ASK).join(_picked(articles, "document", "day"), "document")
    fellows = repeated.group("document", telling.ACCOMPANY)
    return asked.join(fellows, "document").group("family", telling.TELL)


def shares(told_apart: Frame, *, folded: bool) -> Frame:
    """The passages of every pair of documents that share enough. See ``copies.pairs``."""
    plain = told_apart.where("barred", is_=False)
    named = [_renamed(side, ("place", "start", "end", "words")) for side in ("one", "other")]
    first = plain.group("family", telling.HEAD) if folded else plain
    one = first.pick(family="family", one="document", stock="stock", **named[0])
    other = plain.pick(family="family", other="document", **named[1])
    return one.join(other, "family").rising("one", "other").group("one", sharing.PASS)


def connected(steps: Steps, shared: Frame) -> Frame:
    """Documents connected by pairs, each with the lowest of its cluster; the lowest themselves are not rows."""
    links = _picked(shared.where("first", is_=True), "one", "other").map(sharing.CONTRACT)
    for turn in count():
        name = f"steps/links-{turn}"
        links = steps.step(name, links)
        if not steps.any(name, "changed"):
            break
        links = links.map(sharing.BOTH_WAYS).group("node", sharing.LARGE_STAR).group("node", sharing.SMALL_STAR)
    return links


def finish(steps: Steps, articles: Frame, shared: Frame, clusters: Frame) -> None:
    """What was asked for, by the articles' own ids."""
    roots = clusters.pick(document="node", root="root")
    clustered = articles.join(roots, "document", "left")
    steps.step("articles.parquet", clustered.pick(document="document", id="id", cluster=("root", "document")))
    one, other = articles.pick(one="document", one_id="id"), articles.pick(other="document", other_id="id")
    paired = shared.where("first", is_=True).pick(
        one="one", other="other", words="pair_words", sentences="pair_sentences"
    )
    paired = _picked(
        paired.join(one, "one").join(other, "other"), "one", "other", "one_id", "other_id", "words", "sentences"
    )
    steps.step("pairs.parquet", paired)
    edges = ("one_start", "one_end", "other_start", "other_end", "words")
    steps.step("passages.parquet", _picked(shared, "one", "other", *edges))


def _picked(frame: Frame, *names: str) -> Frame:
    return frame.pick(**_same(*names))


def _same(*names: str) -> dict[str, Source]:
    return {name: name for name in names}


def _renamed(side: str, names: tuple[str, ...]) -> dict[str, Source]:
    return {f"{side}_{name}": name for name in names}
