"""How many mentions of planted claims `figures` puts into one series, how many strangers, and how long it takes.

    python -m benchmarks.series --archive a1000.db --claims a1000/claims.jsonl

The archive holds articles of shared/eval/make_archive.py, added with their readings; claims.jsonl says which articles
have which claim. Each claim is asked for twice: by words (its event and place) and by the claim of one of its mentions.
What is planted of the same event and place on another day is of the same series, and no stranger.
"""

import argparse
import json
import time
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, select

from reportedly.archive.archive import Archive
from reportedly.archive.series import series
from reportedly.archive.tables import articles, claims, figures, versions
from reportedly.errors import ReportedlyError

_ASKED = {"killed": "killed {}", "displaced": "displaced {}", "losses": "destroyed {}", "cost": "dam {}"}


class Score(NamedTuple):
    """Mentions found, strangers found, mentions there are, and seconds."""

    found: int
    strangers: int
    mentions: int
    seconds: float


def score(connection: Connection, query: str | None, mentions: set[str], kin: set[str]) -> Score:
    """One query against the articles that have the claim, and those of its event and place; no query finds nothing."""
    start = time.perf_counter()
    try:
        made = series(connection, query) if query else None
    except ReportedlyError:
        made = None
    seconds = time.perf_counter() - start
    got = {report.article for figure in made.figures for report in figure.reports} if made else set()
    return Score(len(got & mentions), len(got - mentions - kin), len(mentions), seconds)


def claim_of(connection: Connection, planted: dict[str, Any]) -> str | None:
    """The first claim with a figure that was read from a mention, as ``ARTICLE#c1``."""
    for mention in planted["mentions"]:
        start, end = mention["span"]
        chosen = (
            select(articles.c.key, claims.c.local)
            .join(versions, versions.c.article == articles.c.id)
            .join(claims, claims.c.version == versions.c.id)
            .join(figures, figures.c.claim == claims.c.id)
            .where(articles.c.key == mention["article"], figures.c.start >= start, figures.c.start < end)
        )
        if (row := connection.execute(chosen).first()) is not None:
            return f"{row.key}#{row.local}"
    return None


def shown(name: str, scores: list[Score]) -> str:
    """One line: recall of mentions, share of strangers, the slowest query."""
    found, strangers, mentions = (
        sum(getattr(s, field) for s in scores) for field in ("found", "strangers", "mentions")
    )
    times = sorted(s.seconds for s in scores)
    precision = found / (found + strangers) if found + strangers else 0.0
    return (
        f"{name:9} mentions {found}/{mentions} = {found / mentions:.2f}  precision {precision:.2f}  "
        f"median {times[len(times) // 2]:.3f} s  slowest {times[-1]:.3f} s"
    )


def main() -> None:
    """Print both scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archive", required=True)
    parser.add_argument("--claims", required=True, type=Path)
    options = parser.parse_args()
    planted = [json.loads(line) for line in options.claims.read_text(encoding="utf-8").splitlines()]
    by_words, by_claim = [], []
    kin: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in planted:
        kin[claim["event"], claim["place"]] |= {mention["article"] for mention in claim["mentions"]}
    with Archive(options.archive, create=False) as archive, archive.looking() as connection:
        for claim in planted:
            mentions = {mention["article"] for mention in claim["mentions"]}
            words = _ASKED[claim["event"]].format(claim["place"].split("-")[0])
            by_words.append(score(connection, words, mentions, kin[claim["event"], claim["place"]]))
            by_claim.append(
                score(connection, claim_of(connection, claim), mentions, kin[claim["event"], claim["place"]])
            )
    print(shown("by words", by_words))
    print(shown("by claim", by_claim))


if __name__ == "__main__":
    main()
