"""Whom "he" or "she" means: the person who fits best by gender, nearness, part in the clause, and who last spoke.

Every person the report names or describes is a candidate, not only those who speak. Each is given a score, a sum of
weighted features in the line of Lappin and Leass (1994) and of the mention-pair rankers after them; no parser is run.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.attribution.context import Context, Place
from reportedly.attribution.gathered import HUMAN, Gathered
from reportedly.attribution.trail import Seen, Trail
from reportedly.model.span import Span
from reportedly.observed.notes import asked as asked_for
from reportedly.observed.notes import note

REACH = 3000
"""Code points back that a pronoun may refer; about five paragraphs."""
_MENTIONS = 60  # mentions looked back over; more stand in five paragraphs only where a list of names does
GENDERS = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}
_PRONOUN = re.compile(r"[HhSs](?<![\w’'-][HhSs])(?i:(?<=h)(?:e(?:r(?:s(?:elf)?)?)?|is|im(?:self)?)|(?<=s)he)(?![\w-])")
"""The set of first letters comes first, which lets the search pass over the rest of a text fast."""
_JOINED = re.compile(
    r"[,;:.!?—–“”\"()]|\b(?:that|and|but|or|when|as|because|while|after|before|if|though|although|whether|who|which)\b"
)
WEIGHTS: dict[str, float] = {
    "sentences": -0.55,
    "same sentence": 0.3,
    "others nearer": -0.6,
    "subject": 0.9,
    "owner": -0.1,
    "by pronoun": 0.4,
    "unnamed": -0.5,
    "gender known": 1.2,
    "within quotation": -1.2,
    "within quotation, speaks": -1.5,
    "last speaker": 0.9,
    "last speaker, speaks again": 0.8,
    "mentions": 0.35,
    "opens a sentence": 0.3,
    "would be itself": -3.0,
    "paragraphs": -0.1,
    "subject near": 0.4,
    "same quotation": 1.0,
    "named after": 1.5,
}
"""Set by hand, not fitted. With each taken at random between 0.6 and 1.4 of its value, eleven times, GUM news stayed
within .827 to .857 (.857 as they are) and PolNeAR dev within .904 to .934 (.922), 2026-11-24."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A pronoun to be resolved. ``source`` is true where it is the source of an attribution."""

    span: Span
    gender: str
    place: Place
    source: bool
    speaker: Gathered | None
    quoted_by: Gathered | None


def found_in(text: str) -> list[Span]:
    """Every he, she, him, her, his … of a text."""
    return [Span(*match.span()) for match in _PRONOUN.finditer(text)]


_AHEAD = re.compile(
    r"\W*(?:in|on|at|after|before|while|when|as|during|despite|though|although|if|since|with|because|for|by|until|once|"
    r"asked|speaking|citing|throughout|following|from)\b[^,.;:!?\n“”\"]{0,80}\Z",
    re.IGNORECASE,
)


def looks_ahead(text: str, context: Context, span: Span) -> bool:
    """Whether a pronoun stands in an opening phrase that a name may follow: "In her speech, Varga …"."""
    start = context.start_of(context.sentence(span.start))
    return span.start - start < 90 and _AHEAD.match(text, start, span.start) is not None


def antecedent(text: str, asked: Asked, trail: Trail, follows: Sequence[Seen] = ()) -> Gathered | None:
    """The voice a pronoun stands for; ``follows`` are persons named after it ("In her speech, Varga …")."""
    latest = candidates(asked, trail)
    best, most = best_of(text, asked, latest)
    for one in follows:
        score = WEIGHTS["named after"] + WEIGHTS["gender known"] * (one.voice.gender == asked.gender)
        if one.voice not in latest and _fits(one.voice, asked) and score > most:
            best, most = one.voice, score
    if asked_for():
        fitting = enumerate(latest.items())
        scores = [(v, seen[0].span, _score(text, asked, v, seen, min(n, 4), -math.inf)) for n, (v, seen) in fitting]
        note("pronoun", span=asked.span, scores=scores, chosen=best)
    return best


def best_of(text: str, asked: Asked, latest: Mapping[Gathered, Sequence[Seen]]) -> tuple[Gathered | None, float]:
    """Which of some persons, latest first, fits best, and its score."""
    best, most = None, -math.inf
    for number, (voice, seen) in enumerate(latest.items()):
        score = _score(text, asked, voice, seen, min(number, 4), most)
        if score > most:
            best, most = voice, score
    return best, most


def candidates(asked: Asked, trail: Trail) -> dict[Gathered, list[Seen]]:
    """The persons who fit, latest first, each with its mentions, latest first."""
    found: dict[Gathered, list[Seen]] = {}
    others: set[Gathered] = set()
    here = asked.span.start
    for seen in trail.latest(here, _MENTIONS):
        voice, end = seen.voice, seen.span.end
        if here - end > REACH:
            break
        if voice in others or end > here:
            continue
        if voice in found:
            found[voice].append(seen)
        elif _fits(voice, asked):
            found[voice] = [seen]
        else:
            others.add(voice)
    return found


def _fits(voice: Gathered, asked: Asked) -> bool:
    if voice.kind not in HUMAN or voice.plural or voice is asked.quoted_by:
        return False
    return not voice.gender or not asked.gender or voice.gender == asked.gender


def _score(text: str, asked: Asked, voice: Gathered, seen: Sequence[Seen], nearer: int, most: float) -> float:
    """How well a person fits whose mentions are ``seen``, latest first, with ``nearer`` others mentioned after it.

    What the place of the last mention adds is left out where it could not lift the score above ``most``.
    """
    last, here, weigh = seen[0], asked.place, WEIGHTS
    apart = here.sentence - last.sentence
    score = weigh["sentences"] * min(apart, 6) + weigh["others nearer"] * nearer
    score += weigh["mentions"] * math.log(len(voice.mentions) or 1)
    if not apart:
        score += weigh["same sentence"]
    if last.form == "pronoun":
        score += weigh["by pronoun"]
    if voice.kind not in ("named-person", "named-role") and not voice.names:
        score += weigh["unnamed"]
    if voice.gender and asked.gender:
        score += weigh["gender known"]
    if voice is asked.speaker:
        score += weigh["last speaker"] + (weigh["last speaker, speaks again"] if asked.source else 0.0)
    return score + _by_place(text, asked, seen, apart) if score + _MOST_BY_PLACE > most else score


_MOST_BY_PLACE = sum(WEIGHTS[name] for name in ("subject", "opens a sentence", "same quotation", "subject near"))


def _by_place(text: str, asked: Asked, seen: Sequence[Seen], apart: int) -> float:
    """What the places of a person's mentions, the last of them ``apart`` sentences before, add to its score."""
    last, here, weigh = seen[0], asked.place, WEIGHTS
    there = last.place
    score = weigh["paragraphs"] * min(here.paragraph - there.paragraph, 4)
    if there.part != "object":
        score += weigh[there.part]
    if there.opening:
        score += weigh["opens a sentence"]
    if there.quoted:
        score += 0.0 if here.quoted and apart > 2 else weigh["same quotation" if here.quoted else "within quotation"]
        score += weigh["within quotation, speaks"] if asked.source and not here.quoted else 0.0
    for one in seen[:6]:
        place = one.place
        if here.sentence - place.sentence > 1:
            break  # latest first: the others are farther
        if place.part == "subject":
            score += weigh["subject near"]
            break
    if _would_be_itself(text, asked, last):
        score += weigh["would be itself"]
    return score


def _would_be_itself(text: str, asked: Asked, last: Seen) -> bool:
    """ "Holt thanked him": somebody else, or it would read "himself"."""
    words = asked.span.of(text).lower()
    if words not in ("him", "her") or asked.place.part != "object" or last.place.part != "subject":
        return False
    return asked.span.start - last.span.end < 60 and not _JOINED.search(text, last.span.end, asked.span.start)
