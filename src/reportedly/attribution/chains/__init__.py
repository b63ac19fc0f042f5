"""Chains: through whom a voice's words came to the report, nearest the reader first.

A chain runs from the report back to the first voice: those who passed the words on (``relays``), the source of the
attribution, whom it cites (``cited``), and the attributions that its content begins with (``nested``), to any depth.

The outer attribution carries the whole chain: "Bild says | the New York Times reported that diplomats fear war" is one
attribution, of Bild, and its chain ends with the diplomats. What is nested makes no attribution of its own (PolNeAR
marks none within a content), so no claim is counted twice, and its origin is the chain's last link.
"""

from collections.abc import Sequence

from reportedly.attribution.chains.around import around
from reportedly.attribution.chains.cited import cited, cited_next
from reportedly.attribution.chains.mended import mended, names_source
from reportedly.attribution.chains.nested import nested, told_after
from reportedly.attribution.chains.outlets import is_own
from reportedly.attribution.chains.relays import Relay, relayed
from reportedly.attribution.chains.routes import Routes
from reportedly.attribution.chains.steps import Step, Steps, author, named_as_outlet
from reportedly.attribution.chains.words import verbs_in
from reportedly.attribution.chains.zones import Zones
from reportedly.attribution.gathered import Gathered
from reportedly.attribution.kinds import VEHICLES, kind_of
from reportedly.attribution.phrases import parse
from reportedly.attribution.said import Said
from reportedly.attribution.voices import Gathering
from reportedly.model.span import Span
from reportedly.observed import note, stage

__all__ = ["Step", "follow", "mended"]

_PASS_ON = ("media", "document")
_MOST = 4  # who cites whom who cites whom
_REACH = 120  # code points between two stretches of a content that begin as one ("…, according to a memo, …")


@stage("chains")
def follow(
    gathering: Gathering, found: Sequence[Said], owners: Sequence[Gathered | None], publisher: str | None
) -> list[list[Step]]:
    """The chain of each attribution, nearest the reader first; empty where nobody is named as its source.

    A voice that came through an outlet once is taken to come through it again, unless told otherwise. An attribution
    that only names whom an outlet cites has no chain: it says nothing, and is a link of the chain beside it.
    """
    for voice in owners:
        if voice is not None:
            named_as_outlet(voice)
    naming = {number for number, one in enumerate(found) if names_source(gathering.text, one)}
    zones, routes, steps = Zones(gathering.text, found, naming), Routes(gathering.text), Steps(gathering)
    chains: list[list[Step]] = []
    for number, (one, voice) in enumerate(zip(found, owners, strict=True)):
        if voice is None or (number in naming and voice.kind in ("media", "document")):
            chains.append([])
            continue
        area = zones.of(number)
        own = Step(voice, one.source, one.cue)
        before = _quoting(steps, one, publisher) or _relays(steps, own, area, publisher)
        own = Step(voice, _own_words(gathering.text, one, voice, before), one.cue)
        before = before or routes.to(voice, one, area)
        known = [*before, own, *_cited(steps, own, area, zones.sentence(number).end)]
        told = _nested(steps, own, one)
        outer = [] if before or told else _outer(steps, own, one, zones.sentence(number), zones.others(number))
        chain = _in_order([*outer, *known, *told], own)
        routes.note([*known, *told], len(known))
        note("chain", said=one, own=own, before=before, known=known, told=told, outer=outer)
        chains.append(chain)
    return chains


def _quoting(steps: Steps, one: Said, publisher: str | None) -> list[Step]:
    """Who quotes the source as saying it."""
    if one.through is None or is_own(one.through[0].of(steps.text), publisher):
        return []
    return [steps.of(one.through[0], [one.through[1]])]


def _own_words(text: str, one: Said, voice: Gathered, relays: Sequence[Step]) -> list[Span]:
    """The source's words; of "a report by union sources to the agency", those of the voice."""
    source = one.source[0]
    through = any(source.contains(span) for relay in relays for span in relay.source)
    if len(one.source) > 1 or not through or parse(text, source).head not in VEHICLES:
        return one.source
    inside = [m for m in voice.mentions if source.contains(m) and m.start > source.start]
    return inside[:1] or one.source


def _relays(steps: Steps, own: Step, area: Sequence[Span], publisher: str | None) -> list[Step]:
    """Those through whom the words passed: outlets, then whoever recorded them, then who spoke for the voice."""
    text, made = steps.text, list[tuple[int, Step]]()
    for relay in relayed(text, area):
        if any(relay.who.start - span.start < 5 and relay.who.overlaps(span) for span in own.source):
            continue  # the source itself
        if relay.media and (is_own(relay.who.of(text), publisher) or _is_study(text, own)):
            continue  # a study comes out in a journal as a report does in its own paper
        one = _relay(steps, relay)
        if one.voice is not own.voice and all(one.voice is not other.voice for _, other in made):
            made.append((0 if relay.agent is None and relay.media else 1, one))
    return [one for _, one in sorted(made, key=lambda pair: pair[0])]


def _is_study(text: str, own: Step) -> bool:
    return parse(text, own.source[0]).head in _STUDIES


def _relay(steps: Steps, relay: Relay) -> Step:
    if relay.agent is None:
        return steps.of(relay.who, relay.cue, "media" if relay.media else None)
    if parse(steps.text, relay.who).head in _STUDIES:
        return steps.of(relay.who, relay.cue, "document")
    made = steps.of(relay.agent, relay.cue, "media" if relay.media else None)
    return Step(made.voice, [relay.who], made.cue)


_STUDIES = frozenset("survey surveys poll polls study studies research paper analysis".split())


def _cited(steps: Steps, own: Step, area: Sequence[Span], next_sentence: int) -> list[Step]:
    """Whom the source cites, in its clause or, an outlet, in the next sentence."""
    found, text, made = cited(steps.text, area), steps.text, list[Step]()
    if found is not None and own.voice.phrase.head == "agency":
        own.voice.kind = "media"  # "the agency said, quoting the governor"
    if found is None and own.voice.kind == "media":
        found = cited_next(text, next_sentence)
    before = own.voice
    while found is not None and len(made) < _MOST and not any(found.who.overlaps(span) for span in own.source):
        phrase = parse(text, found.who)
        if before.kind not in _PASS_ON and kind_of(phrase) not in (*_PASS_ON, "unnamed-official", "unnamed-person"):
            break  # a minister who cites the constitution, a budget, another minister
        step = steps.of(author(text, phrase) or found.who, [found.cue])
        if step.voice is before:
            break
        made.append(Step(step.voice, [found.who], step.cue))
        before = step.voice
        rest = [Span(found.who.end, span.end) for span in area if span.start < found.who.end < span.end]
        found = cited(text, rest) if before.kind in _PASS_ON else None  # "citing the Gazette, which quoted an official"
    return made


def _nested(steps: Steps, own: Step, one: Said) -> list[Step]:
    """The voices that the content itself names, outermost first."""
    text = steps.text
    outer = next((found[-1].lemma for span in reversed(one.cue) if (found := verbs_in(text, span))), "")
    said = Span(one.content[0].start, max(s.end for s in one.content if s.start < one.content[0].end + _REACH))
    sayings = nested(text, said, outer, own.voice.gender, [*one.source, *one.cue])
    if not sayings and outer in ("quote", "cite"):
        sayings = [s for span in one.content[1:] for s in nested(text, span, outer)]
    if not sayings:
        sayings = told_after(text, _gap(one))
    made: list[Step] = []
    for saying in sayings:
        step = steps.of(saying.who, saying.cue)
        if step.voice is not own.voice and all(step.voice is not other.voice for other in made):
            made.append(step)
    return made


def _outer(steps: Steps, own: Step, one: Said, sentence: Span, others: Sequence[Span]) -> list[Step]:
    """A voice that passes on the whole attribution, where the encoder found only the inner one."""
    made = [steps.of(saying.who, saying.cue) for saying in around(steps.text, one, sentence, others)]
    return [step for step in made if step.voice is not own.voice and step.voice.kind != "own-voice"]


def _gap(one: Said) -> Span:
    """What stands between the content and the source or cue that follow it."""
    after = [s.start for s in (*one.source, *one.cue) if s.start >= one.content[-1].end]
    return Span(one.content[-1].end, min(after, default=one.content[-1].end))


def _in_order(steps: list[Step], own: Step) -> list[Step]:
    """An outlet that the content begins with comes before its source: "Bild said …, according to an officer"."""
    media = [s for s in steps[steps.index(own) + 1 :][:1] if s.voice.kind == "media"]
    if not media or own.voice.kind == "media" or not own.cue or own.cue[0].start < media[0].source[0].start:
        return steps
    rest = [s for s in steps if s is not media[0]]
    return [media[0], *rest]
