"""The parties to matters, as parties.csv and the user's own file list them, and the words each is known by."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from reportedly import vocab
from reportedly.attribution import lexicon
from reportedly.errors import SettingsError, VocabError
from reportedly.signals.phrases import Lexicon

COLUMNS = ("matter", "kind", "party", "words", "speakers", "triggers")
_COUNTRY = "@"


class Named(NamedTuple):
    """Which party of which listed matter a word names; ``cased``: only with its capital."""

    matter: int
    party: int
    cased: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """A matter of the lists; it is at hand where a trigger and two of its parties are in the text."""

    name: str
    kind: str
    parties: tuple[str, ...]
    triggers: frozenset[str]
    generic: bool


@dataclass(frozen=True, slots=True)
class Parties:
    """All listed matters, and their words."""

    matters: tuple[Listed, ...]
    words: Lexicon[tuple[Named, ...]]


@lru_cache(maxsize=4)
def listed(file: Path | None = None) -> Parties:
    """The matters of parties.csv, after those of the user's ``file``; raises SettingsError for a row that can't be."""
    own = _own(file) if file else []
    by_matter: dict[str, list[dict[str, str]]] = {}
    for row in (*own, *vocab.rows("parties")):
        by_matter.setdefault(row["matter"], []).append(row)
    matters, words = [], dict[str, tuple[Named, ...]]()
    for number, (name, rows) in enumerate(by_matter.items()):
        for place, row in enumerate(rows):
            for word in dict.fromkeys(_words(row)):
                one = Named(number, place, cased=word != word.lower())
                words[word] = (*words.get(word, ()), one)
        triggers = frozenset(t.strip().lower() for row in rows for t in row["triggers"].split("|") if t.strip())
        generic = not any(_COUNTRY in row["words"] or row["speakers"] for row in rows) and name[:2] in ("a ", "an")
        matters.append(Listed(name, rows[0]["kind"], tuple(row["party"] for row in rows), triggers, generic))
    return Parties(tuple(matters), Lexicon(_folded(words)))


def _folded(words: dict[str, tuple[Named, ...]]) -> dict[str, tuple[Named, ...]]:
    """By the lower-cased word and its possessive, since the text is looked through folded, word by word."""
    found: dict[str, tuple[Named, ...]] = {}
    for word, names in words.items():
        low = word.lower().replace("’", "'")
        for form in (low, f"{low}'" if low.endswith("s") else f"{low}'s"):
            found[form] = tuple(dict.fromkeys((*found.get(form, ()), *names)))
    return found


def _words(row: dict[str, str]) -> Iterator[str]:
    for word in (*row["words"].split("|"), *row["speakers"].split("|")):
        plain = word.strip()
        if plain.startswith(_COUNTRY):
            yield from of_country().get(plain[1:], (plain[1:],))
        elif plain:
            yield plain


@cache
def of_country() -> dict[str, list[str]]:
    """Country → its name, demonyms, capital and seats, its bodies, and the outlets its state owns."""
    found: dict[str, list[str]] = {}
    places = vocab.rows("places")
    for row in places:
        if row["kind"] == "country":
            words = (row["name"], *row["demonym"].split("|"))
            found.setdefault(row["stands_for"] or row["name"], []).extend(w for w in words if w)
    adjectives = {word: country for country, words in found.items() for word in words}
    for row in places:
        stands_for = row["stands_for"]
        if row["kind"] in ("capital", "seat") and stands_for:
            country = stands_for.removeprefix("the government of ")
            country = country if country in found else _first(stands_for, adjectives)
            if country in found:
                found[country].append(row["name"])
    for row in vocab.rows("organisations"):
        if row["side"] in found:
            found[row["side"]] += [w for w in (row["name"], *row["aliases"].split("|")) if w]
    for row in vocab.rows("outlets"):
        country = _first(row["owner"], adjectives) if row["state"] == "yes" else ""
        if country:
            found[country] += [w for w in (row["name"], *row["aliases"].split("|")) if w]
    return found


def _first(words: str, adjectives: dict[str, str]) -> str:
    return next((adjectives[w] for w in words.replace("'s", "").split() if w in adjectives), "")


@cache
def countries() -> dict[str, str]:
    """Names, demonyms, capitals and seats, bodies and state outlets, lower-cased → the country."""
    return {lexicon.bare(word): country for country, words in of_country().items() for word in words}


def _own(file: Path) -> list[dict[str, str]]:
    """The rows of the user's file; ``triggers``, ``kind`` and ``speakers`` may be empty."""
    try:
        rows = vocab.table(file)
    except VocabError as error:
        raise SettingsError(error.what, where=str(file), todo="Give a CSV file of parties.") from None
    for number, row in enumerate(rows, 2):
        if missing := [column for column in ("matter", "party", "words") if not row.get(column)]:
            what = f"row {number} lacks {' and '.join(missing)}"
            raise SettingsError(what, where=str(file), todo=f"The columns are {', '.join(COLUMNS)}.")
    return [{column: row.get(column, "") for column in COLUMNS} for row in rows]
