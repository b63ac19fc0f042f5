"""One record of a reading explained: what it is, its words, why it is there, how surely, by which rule."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from reportedly import vocab
from reportedly.checks import CATALOGUE
from reportedly.checks.rule import Rule
from reportedly.export.outline import interval, stance_words
from reportedly.export.witness import rule_line
from reportedly.model.cautions import Caution
from reportedly.model.claims import OUTLET, QUOTED, Claim, Finding, Mark, Reply
from reportedly.model.figures import Date, Quantity
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.model.voices import Attribution, Link, Voice

_MOST = 40
"""So many places at most of one voice, or claims of one caution."""
_LEARNED = "learned from news that people annotated, and calibrated on news it had not seen"
_BY_RULE = "read by rule from the words alone; there is no number for how sure that is"
_VERDICTS = {
    "consistent": "the figures as printed fit",
    "strained": "the figures fit only at an extreme of what they can mean",
    "inconsistent": "no value that the figures can mean fits",
    "not-checkable": "something is missing that the check needs",
}


class Words(NamedTuple):
    """Words of the report that a record rests on: what they are to it, and where they stand."""

    role: str
    span: Span


class Line(NamedTuple):
    """One thing that is said of a record; ``of`` is the id of another record that explains it further."""

    label: str
    says: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A record explained. ``sure`` is a probability, and ``means`` says of what; ``rule`` is of the catalogue."""

    id: str
    noun: str
    what: str
    words: list[Words]
    lines: list[Line]
    sure: float | None = None
    means: str = ""
    rule: Rule | None = None
    chain: list[Link] = field(default_factory=list)


def explanation(reading: Reading, id: str) -> Explanation | None:
    """Of the record ``id``, whatever it is; None where the reading has no such record."""
    held: tuple[tuple[Iterable[Any], Callable[[Reading, Any], Explanation]], ...] = (
        (reading.claims, _claim),
        (reading.attributions, _attribution),
        (reading.voices, _voice),
        (reading.quantities, _quantity),
        (reading.dates, _date),
        (reading.marks, _mark),
        (reading.findings, _finding),
        (reading.cautions, _caution),
        (reading.replies, _reply),
    )
    for records, explain in held:
        for record in records:
            if record.id == id:
                return explain(reading, record)
    return None


def _claim(reading: Reading, claim: Claim) -> Explanation:
    said = next((one for one in reading.attributions if one.id == claim.attribution), None)
    lines = [Line("why", "somebody is said to have said it", said.id)] if said else []
    if not said:
        lines.append(Line("why", "the report asserts it in its own voice: nobody stands between it and the outlet"))
    lines += [Line("flags", _listed(claim.flags))] if claim.flags else []
    lines += [Line("a check would hold on to", _listed(claim.facets))] if claim.facets else []
    lines.append(Line("central", f"{claim.central:.2f} of 1: how central it is to its report"))
    wanted = {*claim.quantities, *claim.dates, *claim.marks}
    held = [("figure", one) for one in reading.quantities] + [("date", one) for one in reading.dates]
    of = reading.document.words
    lines += [Line(label, of(one.span), one.id) for label, one in held if one.id in wanted]
    lines += [Line(one.kind, of(one.span), one.id) for one in reading.marks if one.id in wanted]
    lines += [Line("answered", f"{one.kind}: {one.why}", one.id) for one in reading.replies if claim.id in one.claims]
    lines += [Line("warned of", one.says, one.id) for one in reading.cautions if claim.id in one.claims]
    means = f"how likely a fact-checker would pick it to check: {_LEARNED}"
    words = [Words("claim", span) for span in claim.spans]
    return Explanation(
        claim.id, "claim", "an assertion that can be checked", words, lines, claim.worth, means, None, _chain(said)
    )


def _attribution(_: Reading, said: Attribution) -> Explanation:
    lines = [
        Line("quotation", said.quote),
        Line("the cue", stance_words(said) or "neutral: only says that it was said"),
    ]
    lines += [Line("said by", "a voice", said.voice)] if said.voice else []
    lines += [Line("flags", _listed(said.flags))] if said.flags else []
    means = f"the probability that source, cue and content are all three right: {_LEARNED}"
    roles = (("source", said.source), ("cue", said.cue), ("content", said.content))
    words = [Words(role, span) for role, spans in roles for span in spans]
    what = "who said it, the word that says so, and what was said"
    return Explanation(said.id, "attribution", what, words, lines, said.confidence, means, None, _chain(said))


def _voice(reading: Reading, voice: Voice) -> Explanation:
    kind = _kinds().get(voice.kind, {})
    lines = [Line("kind", f"{voice.kind.replace('-', ' ')}: {kind.get('what', 'who speaks')}")]
    lines += [Line("an editor asks", kind["asks"])] if kind.get("asks") else []
    lines += [Line("speaks for", voice.side)] if voice.side else []
    lines += [
        Line(one.trait.replace("-", " "), f"{one.value}{f': {one.why}' if one.why else ''}") for one in voice.traits
    ]
    lines += [Line("flags", _listed(voice.flags))] if voice.flags else []
    lines += [Line("warned of", one.says, one.id) for one in reading.cautions if one.voice == voice.id]
    said = [one for one in reading.attributions if one.voice == voice.id]
    lines += [Line("says", f"{len(said)} of the report’s {len(reading.attributions)} attributions")]
    words = [Words("mention", span) for span in voice.mentions[:_MOST]]
    words += [Words(one.trait, one.span) for one in voice.traits if one.span]
    return Explanation(voice.id, "voice", voice.name, words, lines, means=_BY_RULE)


def _quantity(_: Reading, figure: Quantity) -> Explanation:
    lines = [Line("read as", interval(figure)), Line("kind", figure.kind)]
    if figure.precision:
        lines.append(
            Line("as printed", f"exact to within {figure.precision:g} either way, half the last place printed")
        )
    lines += [Line("of", figure.population)] if figure.population else []
    lines += [Line("as of", "a date", figure.when)] if figure.when else []
    lines += [Line("whose figure", "an attribution", figure.attribution)] if figure.attribution else []
    roles = (("figure", figure.span), ("counted", figure.counted_span), ("of", figure.population_span))
    words = [Words(role, span) for role, span in roles if span]
    return Explanation(figure.id, "figure", "a number, and what it counts", words, lines, means=_BY_RULE)


def _date(_: Reading, date: Date) -> Explanation:
    lines = [Line("read as", f"{date.value} ({date.type.lower()}, TIMEX3)")]
    if date.first or date.last:
        lines.append(Line("on the calendar", f"{date.first or '…'} to {date.last or '…'}"))
    lines += [Line("whose date", "an attribution", date.attribution)] if date.attribution else []
    words = [Words("date", date.span)]
    return Explanation(date.id, "date", "a time that the report names", words, lines, means=_BY_RULE)


def _mark(_: Reading, mark: Mark) -> Explanation:
    lines = [Line("why", mark.why)]
    lines += [Line("sort", mark.sort)] if mark.sort else []
    lines += [Line("plainer", mark.plainer)] if mark.plainer else []
    charged = {OUTLET: "the outlet’s own words", QUOTED: "words in quotation marks, of nobody who is named"}
    whose = charged.get(mark.charged_to)
    lines.append(Line("whose words", whose) if whose else Line("whose words", "a source’s", mark.charged_to))
    return Explanation(mark.id, mark.kind, _MARKS[mark.kind], [Words(mark.kind, mark.span)], lines, means=_BY_RULE)


_MARKS = {
    "hedge": "a word that keeps a distance from what is said",
    "loaded": "a word that colours what it tells",
    "vague": "nobody is named who could be asked",
    "agentless": "it does not say who did it",
    "endorsement": "the outlet takes a source’s word for true",
    "unverified": "the report says that it could not be verified",
    "no-reply": "the report says that somebody did not answer",
    "question": "a question that suggests its answer, or leaves it open",
}


def _finding(_: Reading, finding: Finding) -> Explanation:
    rule = next((one for one in CATALOGUE if one.id == finding.kind), None)
    lines = [Line("verdict", f"{finding.verdict.replace('-', ' ')}: {_VERDICTS[finding.verdict]}")]
    lines.append(Line("working", finding.working))
    lines += [Line("needs", finding.needs)] if finding.needs else []
    means = "how surely these figures belong together as the check takes them; it says nothing of what is true"
    words = [Words("rests on", span) for span in finding.spans]
    what = rule.title if rule else finding.kind
    return Explanation(finding.id, "finding", what, words, lines, finding.confidence, means, rule)


def _caution(_: Reading, caution: Caution) -> Explanation:
    lines = [Line("why", caution.why), Line("the newsroom’s rule", caution.asks), Line("stands in", rule_line(caution))]
    lines += [Line("about", "a voice", caution.voice)] if caution.voice else []
    lines += [Line("about", "a claim", one) for one in caution.claims[:_MOST]]
    words = [Words("rests on", span) for span in caution.spans[:_MOST]]
    return Explanation(caution.id, f"caution ({caution.severity})", caution.says, words, lines, means=_BY_RULE)


def _reply(_: Reading, reply: Reply) -> Explanation:
    lines = [Line("why", reply.why)] if reply.why else []
    lines += [Line("by", "a voice", reply.voice)] if reply.voice else []
    lines += [Line("answers", "a claim", one) for one in reply.claims[:_MOST]]
    words = [Words("reply", reply.span), *([Words("who", reply.who)] if reply.who else [])]
    what = f"an answer to a claim: {reply.kind.replace('-', ' ')}"
    return Explanation(reply.id, "reply", what, words, lines, means=_BY_RULE)


def _listed(words: Iterable[str]) -> str:
    return ", ".join(word.replace("-", " ") for word in words)


def _chain(said: Attribution | None) -> list[Link]:
    return said.chain if said else []


@cache
def _kinds() -> dict[str, dict[str, str]]:
    return {row["kind"]: row for row in vocab.rows("kinds")}
