"""A dossier in words: which verdicts stand, who is behind the claim, what is not said; for the page and the PDF."""

from reportedly.export.dossier_parts import Step
from reportedly.export.outline import shortened
from reportedly.export.trace_words import answer, day_words, kind_words, moment
from reportedly.model.dossier import Dossier
from reportedly.model.reviews import WITHDRAWN, Grade, Review, standing
from reportedly.version import __version__

UNKNOWN = "und"

NOT_SAID = (
    "The program gives no verdict: nothing here says by itself that the claim is true or false. Every verdict, grade "
    "and reason is that of the person named with it, as given at the time that stands beside it.",
    "It knows the reports of one archive. Whoever is not in it, or was heard and not named, is not seen here.",
    "Percentages say how sure the program is that an article copies, credits or begins the claim, not how likely the "
    "claim is. An article that begins it may still be wrong.",
    "Earlier checks stand here because their words are like the claim's. Whether they are of the same claim is for a "
    "person to see; their ratings are their checkers'.",
    "Words of reports are quoted as evidence, as the archive has them.",
)
"""What a reader might take a dossier to say, and it does not."""


def stamp(time: str | None) -> str:
    """``12 Jun 2031, 10:15 UTC``, ``12 Jun 2031`` where no hour is given; as it is where it can't be read."""
    found = moment(time)
    if found is None:
        return time or "no date"
    day = day_words(found)
    return f"{day}, {found:%H:%M} UTC" if time and len(time) > 10 else day


def judged(reviews: list[Review], *, disagree: bool) -> str:
    """The verdicts that stand, in one line; a conflict is said first."""
    stands = [review for review in standing(reviews).values() if review.verdict != WITHDRAWN]
    if not stands:
        return "Everybody who judged it took the verdict back" if reviews else "Nobody has judged it yet"
    people: dict[str, list[str]] = {}
    for review in stands:
        people.setdefault(_brief(review.label), []).append(_brief(review.by))
    said = "; ".join(f"“{label}” says {' and '.join(by)}" for label, by in people.items())
    return f"The reviewers disagree: {said}" if disagree else said


def graded(grades: list[Grade]) -> str:
    """The grades of credibility that stand, in one line."""
    said = "; ".join(
        f"{_brief(grade.grade)} “{_brief(grade.label)}” by {_brief(grade.by)}" for grade in standing(grades).values()
    )
    return said or "Nobody has graded it yet"


def _brief(words: str) -> str:
    return shortened(words, 120)


def begun(dossier: Dossier) -> str:
    """How many articles begin the claim, in one line."""
    return answer(dossier.trace) if dossier.trace else "It was not traced through the archive"


def steps(dossier: Dossier) -> list[Step]:
    """The hands the words went through: the report, the links, the first voice, where it names one."""
    found = [Step(dossier.publisher or dossier.title or dossier.claim.article, "the report")]
    found += [Step(link.name, kind_words(link.kind)) for link in dossier.chain]
    if dossier.voice and dossier.voice != found[-1].name:
        found.append(Step(dossier.voice, kind_words(dossier.voice_kind)))
    return found


def behind(dossier: Dossier) -> str:
    """Who is behind it, in one sentence."""
    found = steps(dossier)
    if len(found) == 1:
        return "The report says it in its own voice, and names nobody behind it."
    first, through = found[-1], [step.name for step in found[1:-1]]
    way = f", through {' and '.join(through)}" if through else ""
    return f"By the word of {first.name} ({first.kind}){way}."


def parted(sentence: str, claim: str) -> tuple[str, str, str]:
    """The sentence before, in and after the claim's words; the claim alone where they don't stand in it as one."""
    at = sentence.find(claim) if claim else -1
    return ("", claim or sentence, "") if at < 0 else (sentence[:at], claim, sentence[at + len(claim) :])


def made(dossier: Dossier, made_at: str) -> str:
    """By what, and when, it was put together."""
    when = f", on {stamp(made_at)}" if made_at else ""
    return f"Put together by reportedly {__version__}{when}. Record: {dossier.schema}, claim {dossier.name}."
