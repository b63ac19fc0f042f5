"""The scales people judge by, as data: Admiralty grades, ICD 206's factors of a source, the desk's own verdicts.

Scales of a standard (vocab/reliability.csv, credibility.csv, descriptors.csv) are its own; the verdicts are the desk's
to choose: a ``verdicts.csv`` in ``settings.vocab_dir`` takes the place of ours.
"""

import re
from collections.abc import Sequence
from functools import cache

from reportedly import vocab
from reportedly.errors import SettingsError, VocabError
from reportedly.settings import current

CONFIRMED = "1"
"""The credibility that asks for two independent origins."""
_NUMBER = re.compile(r"[+-]?\d{1,6}(\.\d{1,6})?", re.ASCII)


def reliability() -> dict[str, str]:
    """Of a source, A to F: code → label, in the scale's order."""
    return _labels("reliability", "code")


def credibility() -> dict[str, str]:
    """Of a claim, 1 to 6: code → label, in the scale's order."""
    return _labels("credibility", "code")


def descriptors() -> dict[str, str]:
    """ICD 206's factors of a source: field → label."""
    return _labels("descriptors", "field")


@cache
def verdicts() -> dict[str, str]:
    """The desk's verdicts: code → label. Raises VocabError where the desk's own file is not one."""
    return {row["verdict"]: row["label"] or row["verdict"] for row in _verdict_rows() if row["verdict"]}


@cache
def ratings() -> dict[str, float]:
    """The numbers of the desk's scale for ClaimReview: code → number, greatest best; ours gives none.

    A desk that rates in numbers has a column ``rating`` in its own ``verdicts.csv``, empty for verdicts that are no
    point of the scale. Raises VocabError where one is no number.
    """
    found: dict[str, float] = {}
    for row in _verdict_rows():
        if number := row.get("rating", ""):
            if not _NUMBER.fullmatch(number):
                what = f"rating {number!r} of {row['verdict']!r} is no number"
                raise VocabError(what, where="verdicts.csv", todo="Write a number, or leave it empty.")
            found[row["verdict"]] = float(number)
    return found


def _verdict_rows() -> Sequence[dict[str, str]]:
    folder = current().vocab_dir
    path = folder / "verdicts.csv" if folder else None
    if path is None or not path.exists():
        return vocab.rows("verdicts")
    rows = vocab.table(path)
    if not rows or not {"verdict", "label"} <= set(rows[0]):
        raise VocabError("columns missing: verdict, label", where=str(path))
    return rows


def meanings() -> dict[str, str]:
    """What each code of the scales of claims means, in a sentence: of the desk's verdicts, and of credibility."""
    means = {row["code"]: row["means"] for row in vocab.rows("credibility")}
    return means | {row["verdict"]: row.get("means", "") for row in _verdict_rows()}


def chosen(scale: dict[str, str], code: str, what: str) -> tuple[str, str]:
    """The code as the scale has it, and its label; raises SettingsError, naming the choices, where it has no such."""
    wanted = code.strip().casefold()
    for known, label in scale.items():
        if wanted in {known.casefold(), label.casefold()}:
            return known, label
    choices = ", ".join(f"{known} ({label})" for known, label in scale.items())
    raise SettingsError(f"no {what} {code!r}", todo=f"Choose one of: {choices}.")


def _labels(name: str, code: str) -> dict[str, str]:
    return {row[code]: row["label"] for row in vocab.rows(name)}
