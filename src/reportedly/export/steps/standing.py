"""Where a claim's words stand in the document, which origin it shares with others, who answers, what is warned of."""

from reportedly.export.steps.asked import Asked
from reportedly.export.witness import rule_line
from reportedly.model.span import any_overlap
from reportedly.model.steps import Fact, Step

_NO_ORIGIN = {"denial", "retracted"}


def words(asked: Asked) -> Step:
    """From bytes to words: the document, and the block that holds the claim."""
    document, told = asked.told.reading.document, asked.told
    bytes_of = f"; sha256 of its bytes {document.original_sha256}" if document.original_sha256 else ""
    where = document.place or document.url or document.id or "given as text"
    facts = [told.fact(f"{where}, {document.media_type}, language {document.language}{bytes_of}")]
    facts.append(told.fact(f"{len(told.text):,} code points of text, sha256 {document.sha256}"))
    number = len(document.blocks)
    for at, block in enumerate(document.blocks, 1):
        if any_overlap([block.span], asked.claim.spans):
            page = f", page {block.page}" if block.page else ""
            facts.append(told.fact(f"block {at} of {number}, a {block.kind}{page}, begins at {block.span.start}"))
            if block.selector:
                facts.append(told.fact("found again in the page by its words (W3C TextQuoteSelector)", block.span))
    facts += told.facts("the claim", asked.claim.spans, of=asked.claim.id)
    facts += [told.fact(f"warned while reading: {warning}") for warning in document.warnings]
    return Step(step="words", says="From bytes to words:", facts=facts)


def origin(asked: Asked) -> Step:
    """The origin group of the claim, and why others are in it."""
    told, claim = asked.told, asked.claim
    group = next((one for one in told.reading.origins.groups if claim.id in one.claims), None)
    if group is None:
        return Step(step="origin", says=_without(asked))
    said = asked.attribution
    end = said.chain[-1] if said and said.chain else None
    facts: list[Fact] = []
    if end:
        facts.append(told.fact(f"its chain ends in {end.voice}, {end.name}", of=end.voice))
    others = [one for one in group.claims if one != claim.id]
    joined = (
        f"the chains of {', '.join(others)} end in the same voice" if others else "no other claim’s chain ends there"
    )
    facts.append(told.fact(joined))
    if len(group.voices) > 1:
        facts.append(told.fact(f"voices put together in it: {', '.join(group.voices)}"))
    if group.through:
        facts.append(told.fact(f"it came through {', '.join(group.through)}"))
    facts += [told.fact(f"in doubt: {why}") for why in group.why.split("; ") if why]
    return Step(step="origin", says=f"Its origin is {group.name} ({group.kind.replace('-', ' ')}).", facts=facts)


def _without(asked: Asked) -> str:
    if asked.attribution is None:
        return "It has no origin but the report: nobody stands between it and the outlet."
    if _NO_ORIGIN & set(asked.claim.flags):
        return "Its source denies it, or took it back: who does not stand by a claim is no origin of it."
    return "Its chain ends in no voice, so it has no origin."


def answers(asked: Asked) -> Step | None:
    """Who denies it, confirms it, or was asked and did not answer."""
    found = [one for one in asked.told.reading.replies if asked.claim.id in one.claims]
    if not found:
        return None
    facts = [asked.told.fact(f"{one.kind}: {one.why}", one.span, of=one.id) for one in found]
    return Step(step="answers", says="Passages that answer it:", facts=facts)


def cautions(asked: Asked) -> Step:
    """What the newsroom's profile warns of on this claim."""
    found = [one for one in asked.told.reading.cautions if asked.claim.id in one.claims]
    if not found:
        return Step(step="cautions", says="The profile warns of nothing here.")
    facts: list[Fact] = []
    for one in found:
        says = f"{one.severity}: {one.says} Why: {one.why}. {rule_line(one)}"
        facts.append(asked.told.fact(says, rule=f"{one.profile}/{one.rule}", of=one.id))
        facts += [asked.told.fact("rests on", span, rule=f"{one.profile}/{one.rule}") for span in one.spans[:8]]
    return Step(step="cautions", says=f"The profile “{found[0].profile}” warns:", facts=facts)
