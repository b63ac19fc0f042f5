"""The reading, top to bottom: Document → Reading.

1. quotations, by their marks        5. marks: hedges, loaded words, vague sources, silence
2. the encoder's one pass            6. claims: contents and own-voice assertions, with 4 and 5 attached
3. attributions, voices, chains      7. checks: findings
4. dates and quantities              8. what it stands on: origins and source kinds; only what was asked for
"""

from collections.abc import Sequence
from functools import partial

from reportedly import checks, encoder, figures, signals
from reportedly.attribution import Attributed, attribute, find_quotations
from reportedly.claims import Evidence, answered_by, claims, with_speakers
from reportedly.intake.sentences import sentences
from reportedly.model.claims import Claim, Mark
from reportedly.model.document import Document
from reportedly.model.reading import Notice, Reading
from reportedly.model.voices import Attribution
from reportedly.origins import origins, source_kinds
from reportedly.selection import SPEECH, only
from reportedly.settings import Settings, current
from reportedly.version import __version__


def read(document: Document, settings: Settings | None = None) -> Reading:
    """Everything ``document`` stands on. Of a report not in English only figures and dates are read."""
    settings = settings or current()
    text = document.text
    english = document.language in ("en", "und")
    made_by = f"reportedly {__version__}"
    split = sentences(text)
    quotations = find_quotations(text)
    quoted = [quotation.span for quotation in quotations]

    if english:
        model = encoder.load(settings.model)
        encoding = model.encode(text, quoted)
        attributed = attribute(document, quotations, encoding, model)
        worth = partial(signals.worth, encoding, model.card["worth"])
        marks = signals.marks(text, split, quoted)
        made_by += f", encoder {settings.model} {model.card['sha256'][:8]}"
    else:
        attributed, marks = Attributed([], []), []

    said = attributed.attributions
    dates = with_speakers(figures.dates(text, document.published, split), said)
    quantities = with_speakers(figures.quantities(text, dates, split), said)
    asserted = (
        claims(Evidence(document, split, said, attributed.voices, quantities, dates, marks, worth)) if english else []
    )
    findings = checks.run(
        checks.Case(
            text=text,
            published=document.published,
            quantities=quantities,
            dates=dates,
            sentences=split,
            attributions=said,
            voices=attributed.voices,
            title=document.title,
        )
    )
    whole = Reading(
        id=document.id,
        document=document,
        attributions=said,
        voices=attributed.voices,
        quantities=quantities,
        dates=dates,
        marks=marks,
        claims=asserted,
        findings=findings,
        origins=origins(asserted, said, attributed.voices),
        source_kinds=source_kinds(asserted, said),
        no_reply=_notices("no-reply", marks, attributed, asserted),
        unverified=_notices("unverified", marks, attributed, asserted),
        warnings=document.warnings,
        made_by=made_by,
    )
    return only(whole, lambda a: _wanted(a, settings))


def _wanted(attribution: Attribution, settings: Settings) -> bool:
    """Whether the settings ask for it."""
    speech = attribution.stance in SPEECH or not settings.speech_only
    return speech and attribution.confidence >= settings.min_confidence


def _notices(kind: str, marks: Sequence[Mark], attributed: Attributed, asserted: Sequence[Claim]) -> list[Notice]:
    """Who was silent, or what is unverified, each with the claims of the attribution it answers."""
    found = []
    for mark in marks:
        if mark.kind != kind:
            continue
        answered = answered_by(mark.span, attributed.attributions)
        about = [claim.id for claim in asserted if answered and claim.attribution == answered]
        voice = next((v.id for v in attributed.voices for m in v.mentions if mark.span.contains(m)), None)
        found.append(Notice(span=mark.span, voice=voice, claims=about))
    return found
