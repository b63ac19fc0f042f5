"""Archives made with a known derivation graph, as the fitting scripts read them: which statement is of which claim."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from reportedly.archive.origins.statements import Statement
from reportedly.archive.tables import articles


def gold_claims(folder: Path) -> list[dict[str, Any]]:
    """``claims.jsonl`` of an archive by ``make_archive.py``."""
    return [json.loads(line) for line in (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines()]


def labels(connection: Connection, folder: Path, found: list[Statement]) -> list[str]:
    """The gold claim of each statement, by the overlap of their sentences; empty where it is of none."""
    key = {row.current: row.key for row in connection.execute(select(articles))}
    spans = defaultdict(list)
    for claim in gold_claims(folder):
        for mention in claim["mentions"]:
            spans[mention["article"]].append((*mention["span"], claim["claim_id"]))
    return [
        next((c for s, e, c in spans[key[one.version]] if s < one.sentence.end and one.sentence.start < e), "")
        for one in found
    ]
