"""Whose words they are: how the voice was gathered, why it is of its kind, through whom it came, how it said it."""

from collections.abc import Iterator

from reportedly.attribution import lexicon
from reportedly.attribution.gathered import Gathered
from reportedly.attribution.kinds import decided
from reportedly.attribution.spans import words_quoted
from reportedly.export.outline import stance_words
from reportedly.export.steps.asked import Asked
from reportedly.model.span import Span, words_of
from reportedly.model.steps import Fact, Step
from reportedly.model.voices import Link

_MOST = 12
"""Mentions of one voice, and persons a pronoun might mean, at most."""


def voice(asked: Asked) -> Step:
    """How the source's words were taken for a voice, and that voice's other mentions."""
    said = asked.attribution
    if said is None:
        return Step(step="voice", says="The report’s own voice: no attribution’s content holds these words.")
    if asked.owner is None:
        return Step(step="voice", says="Nobody is named as its source.", facts=asked.told.facts("cue", said.cue))
    known = next((one for one in asked.told.reading.voices if one.id == said.voice), None)
    facts = list(_mentions(asked, asked.owner, said.source))
    return Step(step="voice", says=f"The source is {said.voice}, {known.name if known else ''}:", facts=facts)


def _mentions(asked: Asked, owner: Gathered, source: list[Span]) -> Iterator[Fact]:
    """The voice's mentions in text order, each with why it was taken for this voice; first that of the source."""
    told = asked.told
    why = {facts["span"]: facts["why"] for facts in told.whose if facts["voice"] is owner}
    here = [span for span in owner.mentions if any(span.overlaps(one) for one in source)]
    others = [span for span in owner.mentions if span not in here]
    for span in [*here, *others[:_MOST]]:
        form = told.mentions.get((id(owner), span), "mention")
        says = f"{'the source here, ' if span in here else ''}{form}{f': {why[span]}' if span in why else ''}"
        yield told.fact(says, span)
        yield from _persons(asked, span)
    if (more := len(others) - _MOST) > 0:
        yield told.fact(f"and {more} mentions more")


def _persons(asked: Asked, pronoun: Span) -> Iterator[Fact]:
    """Whom a pronoun might mean, with the score of each (attribution/pronouns.py has the weights)."""
    known = asked.told.pronouns.get(pronoun)
    if known is None:
        return
    for person, last, score in sorted(known["scores"], key=lambda one: -one[2])[:_MOST]:
        chosen = "meant" if person is known["chosen"] else "not meant"
        yield asked.told.fact(f"{chosen}, by its last mention before: score of fit", last, value=score)


def kind(asked: Asked) -> Step | None:
    """Why the voice is of its kind: by rule and by word lists, no probability in it."""
    owner, gathered = asked.owner, asked.told.gathered
    if owner is None or gathered is None or asked.attribution is None:
        return None
    by_rule, why = decided(owner.phrase, gathered["gathering"].surnames)
    facts = [asked.told.fact(f"{by_rule}, {why}", owner.phrase.span, rule="docs/kinds.md")]
    if by_rule != owner.kind:
        facts.append(asked.told.fact(f"then {owner.kind}: the words of the chain, or a name met later, tell more"))
    known = next((one for one in asked.told.reading.voices if one.id == asked.attribution.voice), None)
    for flag in known.flags if known else ():
        facts.append(asked.told.fact(f"flag: {flag.replace('-', ' ')}", of=known.id if known else ""))
    for trait in known.traits if known else ():
        facts.append(asked.told.fact(f"witness: {trait.trait.replace('-', ' ')} {trait.value} {trait.why}", trait.span))
    return Step(step="kind", says=f"It is of the kind {owner.kind}, by rule:", facts=facts)


def chain(asked: Asked) -> Step | None:
    """Each link from the report to the first voice, with the words that show it."""
    said = asked.attribution
    if said is None:
        return None
    facts = [fact for number, link in enumerate(said.chain) for fact in _link(asked, number, link)]
    if not facts:
        return Step(step="chain", says="It has no chain: nobody is named as its source.")
    names = " ← ".join(["report", *(link.name for link in said.chain)])
    return Step(step="chain", says=f"{names}; nearest the reader first.", facts=facts)


def _link(asked: Asked, number: int, link: Link) -> Iterator[Fact]:
    says = f"link {number + 1}, {link.kind.replace('-', ' ')}: {_part(asked, number)}"
    yield from asked.told.facts(says, link.source, of=link.voice)
    yield from asked.told.facts(f"link {number + 1}: the cue", link.cue, of=link.voice)
    if not link.source and not link.cue:
        yield asked.told.fact(f"{says}; it came this way before, and is taken to again", of=link.voice)


def _part(asked: Asked, number: int) -> str:
    """Which part of the chain’s making found a link."""
    step, facts = asked.way[number], asked.told.chains.get(id(asked.said), {})
    if any(step is one for one in facts.get("before", ())):
        return "passed the words on (a relay beside the source, or the way its words came before)"
    if step is facts.get("own") or any(step is one for one in facts.get("known", ())[:1]):
        return "the stated source"
    parts = (
        ("outer", "passes on the whole attribution"),
        ("told", "named within what is said"),
        ("known", "the stated source, or whom it cites"),
    )
    found = (says for name, says in parts if any(step is one for one in facts.get(name, ())))
    return next(found, "the unnamed voice for which an institution seems to be named")


def stance(asked: Asked) -> Step | None:
    """What the cue does to the content, by the rows of cues.csv that it holds."""
    said, text = asked.attribution, asked.told.text
    if said is None:
        return None
    forms = lexicon.cue_forms()
    cue = words_of(said.cue, text)
    facts = [
        asked.told.fact(f"“{form}” is listed as {forms[form][0]} ({forms[form][1]})", rule="vocab/cues.csv")
        for form in lexicon.listed_in(cue)
    ]
    facts += asked.told.facts("the cue", said.cue)
    if not cue:
        facts.append(asked.told.fact("there is no cue"))
    says = stance_words(said) or "neutral: only says that it was said"
    if said.stance == "intent" and all(forms[form][0] != "intent" for form in lexicon.listed_in(cue)):
        facts.append(asked.told.fact("a neutral cue before “to …” tells of an intent"))
    return Step(step="stance", says=f"{says[:1].upper()}{says[1:]}.", facts=facts)


def quotation(asked: Asked) -> Step | None:
    """How much of the content stands in quotation marks."""
    said, heard = asked.attribution, asked.told.heard
    if said is None or heard is None:
        return None
    quoted, words = words_quoted(asked.told.text, said.content, heard["quotations"])
    share = quoted / words if words else 0.0
    says = f"{quoted} of {words} words of the content stand in quotation marks; from 0.95 it is direct, above 0 mixed"
    facts = [asked.told.fact(says, value=share, least=0.95)]
    return Step(step="quotation", says=f"{said.quote[:1].upper()}{said.quote[1:]}.", facts=facts)
