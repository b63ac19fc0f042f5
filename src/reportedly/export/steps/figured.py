"""What is tied to a claim's figures and dates, and what each check made of them."""

from bisect import bisect_right
from collections.abc import Iterator

from reportedly.checks.rule import Rule
from reportedly.export.outline import interval
from reportedly.export.steps.asked import Asked
from reportedly.figures.context import bound
from reportedly.intake.sentences import sentences
from reportedly.model.claims import Finding
from reportedly.model.figures import Date, Quantity
from reportedly.model.span import Span, any_overlap
from reportedly.model.steps import Fact, Step

_BEFORE = 48
"""Code points before a figure that are shown where they say something of it (figures/context.py looks so far)."""


def figures(asked: Asked) -> Step | None:
    """Each quantity and date of the claim, with what it counts, of whom, when, and by whose word."""
    reading, claim = asked.told.reading, asked.claim
    held = [one for one in reading.quantities if one.id in claim.quantities]
    days = [one for one in reading.dates if one.id in claim.dates]
    if not held and not days:
        return None
    lines = sentences(asked.told.text)
    facts = [fact for one in held for fact in _quantity(asked, one, _sentence(lines, one.span))]
    facts += [fact for one in days for fact in _date(asked, one)]
    return Step(step="figures", says="Figures and dates are read by rule; each with what is tied to it:", facts=facts)


def _sentence(lines: list[Span], span: Span) -> Span:
    at = bisect_right(lines, span.start, key=lambda line: line.start) - 1
    return lines[max(at, 0)]


def _quantity(asked: Asked, one: Quantity, sentence: Span) -> Iterator[Fact]:
    told, text = asked.told, asked.told.text
    yield told.fact(f"{one.id} is {interval(one)}: {one.kind}", one.span, of=one.id)
    if one.precision:
        yield told.fact(f"{one.id} as printed is exact to within this, either way", value=one.precision, of=one.id)
    if one.counted:
        where = one.counted_span
        how = "the noun phrase behind it" if where else "the noun said for the figure before it, of which it goes on"
        yield told.fact(f"{one.id} counts “{one.counted}”: {how}", where, of=one.id)
    modifier, words = bound(text, one.span, sentence)
    if modifier != "exact":
        yield told.fact(f"{one.id} is {modifier.replace('-', ' ')}, by this word", words, of=one.id)
    if one.population_span:
        yield told.fact(f"{one.id} is of this group", one.population_span, of=one.id)
    if one.when:
        day = next((date for date in told.reading.dates if date.id == one.when), None)
        yield told.fact(
            f"{one.id} is of {one.when}, the nearest date of its clause", day.span if day else None, of=one.id
        )
    yield from _said_of(asked, one, sentence)
    yield told.fact(_by(one.id, one.attribution), of=one.attribution or one.id)


def _said_of(asked: Asked, one: Quantity, sentence: Span) -> Iterator[Fact]:
    """What the words around a figure say of it."""
    around = Span(max(sentence.start, one.span.start - _BEFORE), min(sentence.end, one.span.end + _BEFORE // 3))
    says = [f"the size of a {one.change}"] * bool(one.change) + [f"“{one.part} so much” of a change"] * bool(one.part)
    says += (
        ["denied"] * one.negated + ["supposed, not reported"] * one.hypothetical + ["of what is to be"] * one.planned
    )
    if says:
        yield asked.told.fact(f"{one.id} is {', '.join(says)}, by the words around it", around, of=one.id)


def _date(asked: Asked, one: Date) -> Iterator[Fact]:
    published = asked.told.reading.document.published
    against = f", against the day of publication, {published[:10]}" if published else ", without a day of publication"
    days = f": {one.first or '…'} to {one.last or '…'}" if one.first or one.last else ""
    yield asked.told.fact(f"{one.id} is {one.value} ({one.type.lower()}, TIMEX3){days}{against}", one.span, of=one.id)
    yield asked.told.fact(_by(one.id, one.attribution), of=one.attribution or one.id)


def _by(name: str, attribution: str | None) -> str:
    return f"{name} is by the word of {attribution}" if attribution else f"{name} is by the report’s own word"


def checks(asked: Asked) -> Step:
    """Every rule of the catalogue: its findings on the claim's figures and words, or why it had none."""
    spans = _looked_at(asked)
    met = [fact for facts in asked.told.checks for fact in _found(asked, facts["rule"], facts["found"], spans)]
    unmet = [fact for facts in asked.told.checks for fact in _not(asked, facts["rule"], facts["found"], spans)]
    number = len({fact.rule for fact in met})
    says = f"{number} of {number + len(unmet)} checks had something to say of its figures, dates or words."
    return Step(step="checks", says=says, facts=[*met, *unmet])


def _looked_at(asked: Asked) -> list[Span]:
    """The claim's words, and its source's: a count of sources is about those."""
    said = asked.attribution
    return [*asked.claim.spans, *(said.source if said else ())]


def _found(asked: Asked, rule: Rule, found: list[Finding], spans: list[Span]) -> Iterator[Fact]:
    for item in found:
        if not any_overlap(item.spans, spans):
            continue
        kept = next((f for f in asked.told.reading.findings if f.kind == rule.id and f.spans == item.spans), None)
        dropped = "" if kept else "; another rule tells more of the same figures, so it is left out"
        yield asked.told.fact(
            f"{item.working}{f' (needs {item.needs})' if item.needs else ''}{dropped}",
            value=item.confidence,
            rule=rule.id,
            of=kept.id if kept else "",
            verdict=item.verdict,
        )
        for span in item.spans:
            yield asked.told.fact("rests on", span, rule=rule.id)


def _not(asked: Asked, rule: Rule, found: list[Finding], spans: list[Span]) -> Iterator[Fact]:
    if any(any_overlap(item.spans, spans) for item in found):
        return
    elsewhere = f" ({len(found)} elsewhere in the report)" if found else ""
    yield asked.told.fact(f"not here{elsewhere}: it needs {rule.needs}", rule=rule.id, verdict="not-applicable")
