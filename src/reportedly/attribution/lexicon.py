"""The vocabulary files in the form attribution asks of them: one look-up a question."""

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from reportedly import vocab
from reportedly.model.voices import Stance

DEFINITE = frozenset("the this that these those its their his her our my your".split())
"""Words that begin a phrase whose bearer the reader is taken to know."""
INDEFINITE = frozenset(
    "a an another some several many most few one two three four five six seven eight nine ten eleven twelve dozens "
    "scores hundreds thousands both other others any every each no numerous various countless certain".split()
)
"""Words that begin a phrase whose bearer is new to the reader."""


class SourceWord(NamedTuple):
    """What the head noun of a source phrase says of it (source_words.csv).

    ``authority`` is false for a role whose holder speaks for no authority: a coach, an owner ("position" in the file).
    """

    kind: str
    plural: bool
    gender: str
    authority: bool = True


class Outlet(NamedTuple):
    """A news outlet (outlets.csv); ``state`` is yes, public or no."""

    name: str
    country: str
    state: str


class Body(NamedTuple):
    """A known organisation (organisations.csv); ``side`` is the party it belongs to, or empty."""

    name: str
    side: str


@cache
def source_words() -> dict[str, SourceWord]:
    """Head nouns, lower-cased; the first row of a word counts."""
    found: dict[str, SourceWord] = {}
    for row in vocab.rows("source_words"):
        kind = "role" if row["kind"] == "position" else row["kind"]
        word = SourceWord(kind, row["number"] == "pl", row["gender"], row["kind"] != "position")
        found.setdefault(row["word"].lower(), word)
    return found


@cache
def modifiers() -> dict[str, str]:
    """Words before a head noun that change its kind: captive, official, unnamed, former."""
    return {row["word"].lower(): row["effect"] for row in vocab.rows("modifiers")}


@cache
def outlets() -> dict[str, Outlet]:
    """Outlets by name and alias, lower-cased, without "the"."""
    found: dict[str, Outlet] = {}
    for row in vocab.rows("outlets"):
        outlet = Outlet(row["name"], row["country"], row["state"])
        for name in (row["name"], *row["aliases"].split("|")):
            if name:
                found.setdefault(bare(name), outlet)
    return found


def is_outlet(name: str) -> bool:
    """Whether a capitalised name is an outlet's: listed, or two words and more that end as outlets' names do."""
    name = bare(name)
    if name in outlets():
        return True
    words = name.split()
    if len(words) > 1 and words[0] in ("radio", "tv", "channel", "télé", "televizija"):
        return True
    if len(words) < 2 or words[-1] not in _outlet_ends():
        return False
    return words[-1] not in _SERVES or "news" in words or "press" in words


_SERVES = frozenset("agency service network networks group association bureau".split())


@cache
def _outlet_ends() -> frozenset[str]:
    return vocab.words("outlet_words", "word") | _SERVES


@cache
def bodies() -> dict[str, Body]:
    """Organisations by name and alias, lower-cased, without "the"."""
    found: dict[str, Body] = {}
    for row in vocab.rows("organisations"):
        for name in (row["name"], *row["aliases"].split("|")):
            if name:
                found.setdefault(bare(name), Body(row["name"], row["side"]))
    return found


@cache
def kind_words(what: str) -> frozenset[str]:
    """Words that decide between kinds of source (kind_words.csv), by what they do there: "mass", "work of media"."""
    return frozenset(row["word"].lower() for row in vocab.rows("kind_words") if row["what"] == what)


@cache
def party_members() -> frozenset[str]:
    """What the members of a listed party are called, lower-cased: "democrats", "tories"."""
    parties = (row for row in vocab.rows("organisations") if row["kind"] == "party")
    names = (bare(name) for row in parties for name in row["aliases"].split("|"))
    return frozenset(name for name in names if name.endswith("s") and " " not in name and len(name) > 4)


@cache
def demonyms() -> frozenset[str]:
    """What the people of a place are called, lower-cased, in the singular: "american"."""
    rows = vocab.rows("places")
    return frozenset(bare(name) for row in rows for name in row["demonym"].split("|") if name) - {
        bare(row["name"]) for row in rows
    }


@cache
def organisation_words() -> frozenset[str]:
    """Words that mark a capitalised name as an organisation's."""
    return vocab.words("org_words", "word")


@cache
def places() -> dict[str, str]:
    """Place names, demonyms and seats of government, lower-cased → the country or place they stand for."""
    found: dict[str, str] = {}
    for row in vocab.rows("places"):
        party = row["stands_for"] if row["kind"] == "seat" and row["stands_for"] else row["name"]
        for name in (row["name"], *row["demonym"].split("|")):
            if name:
                found.setdefault(bare(name), party)
    return found


@lru_cache(maxsize=64)
def is_surname_in(text: str, word: str) -> bool:
    """Whether a capitalised word that is also a common noun ("Dean", "Baker") ends a person's name in a text."""
    for match in re.finditer(rf"(?<![\w’'-])([A-Z][\w’'-]*\.?) {re.escape(word)}(?![\w-])", text):
        before = match.group(1).lower()
        if before in given_names() or (before.replace(".", "") in titles() and before not in source_words()):
            return True
    return False


@cache
def given_names() -> dict[str, str]:
    """Given names, lower-cased → m, f or n."""
    return {row["name"].lower(): row["gender"] for row in vocab.rows("given_names")}


@cache
def titles() -> dict[str, tuple[str, str]]:
    """Titles, lower-cased without stops → (gender, kind)."""
    return {row["title"].lower().replace(".", ""): (row["gender"], row["kind"]) for row in vocab.rows("titles")}


@cache
def title_nouns() -> dict[str, tuple[str, ...]]:
    """Titles, lower-cased without stops → nouns that take their bearer up: "sen" → "senator"; those that have any."""
    rows = (row for row in vocab.rows("titles") if row["nouns"])
    return {row["title"].lower().replace(".", ""): tuple(row["nouns"].lower().split("|")) for row in rows}


@cache
def cue_forms() -> dict[str, tuple[Stance, str]]:
    """Cue forms, lower-cased → (stance, kind)."""
    found: dict[str, tuple[Stance, str]] = {}
    for row in vocab.rows("cues"):
        found.setdefault(row["form"].lower(), (row["stance"], row["kind"]))  # type: ignore[arg-type]
    return found


_RANK: dict[Stance, int] = {"doubt": 4, "factive": 3, "intent": 2, "belief": 1, "neutral": 0}
_WORD = re.compile(r"[\w’'-]+")


def listed_in(cue: str) -> list[str]:
    """The forms of cues.csv that a cue holds: it as a whole if it is listed, else its words and pairs of words."""
    words = _WORD.findall(cue.lower().replace("’", "'"))
    if (whole := " ".join(words)) in cue_forms():
        return [whole]
    return [form for form in (*words, *map(" ".join, pairwise(words))) if form in cue_forms()]


def _listed(cue: str) -> list[tuple[Stance, str]]:
    """The (stance, kind) of each form that a cue holds."""
    return [cue_forms()[form] for form in listed_in(cue)]


def stance_of(cue: str, content: str = "") -> Stance:
    """The stance of a cue's words: its strongest phrase.

    A neutral cue with an infinitive tells of an intent: "are choosing | to flee", "asked | the ministry to stop".
    """
    neutral: Stance = "neutral"
    strongest = max((stance for stance, _ in _listed(cue)), key=_RANK.__getitem__, default=neutral)
    asked = _ASKS.search(cue) is not None and _TO_DO.match(content) is not None
    return "intent" if strongest == "neutral" and (asked or content.startswith(("to ", "not to "))) else strongest


_ASKS = re.compile(r"\b(?:ask(?:ed|s|ing)?|beg(?:ged|s)?|invit(?:ed|es?)|implor(?:ed|es?)|instruct(?:ed|s))\b", re.I)
_TO_DO = re.compile(r"(?!that\b|if\b|whether\b|wh\w+\b|how\b)(?:[\w’'-]+ ){1,7}?(?:not )?to [a-z]{2,}\b")


def is_speech(cue: str) -> bool:
    """Whether a word of the cue is listed as speaking, thinking or perceiving."""
    return any(kind not in ("noun", "endorsement") for _, kind in _listed(cue))


@cache
def cue_verbs() -> frozenset[str]:
    """Single verbs among the cues: words that call for an object or a clause."""
    kinds = ("speech", "cognition", "perception", "endorsement")
    return frozenset(form for form, (_, kind) in cue_forms().items() if kind in kinds and " " not in form)


def bare(name: str) -> str:
    """Lower-cased, without a leading "the", with straight apostrophes."""
    return name.lower().replace("’", "'").removeprefix("the ").strip()
