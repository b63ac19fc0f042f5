"""The reading, top to bottom: Document → Reading.

1. quotations, by their marks        5. marks: hedges, loaded words, vague sources, silence
2. the encoder's one pass            6. claims: contents and own-voice assertions, with 4 and 5 attached
3. attributions, voices, chains,     7. checks: findings
   what kind of witness each is      8. what it stands on: origins and source kinds; only what was asked for
4. dates and quantities              9. cautions, by the newsroom's profile
"""

from collections.abc import Collection, Sequence
from functools import partial

from msgspec.structs import replace

from reportedly import cautions, checks, encoder, figures, signals, witness
from reportedly.attribution import Attributed, attribute, find_quotations
from reportedly.charged import charged
from reportedly.claims import Evidence, claims, with_speakers
from reportedly.intake.sentences import sentences
from reportedly.model.claims import Reply
from reportedly.model.document import Document
from reportedly.model.reading import Notice, Reading
from reportedly.model.voices import Attribution
from reportedly.observed import stage
from reportedly.origins import origins, source_kinds
from reportedly.replies import replies, with_denials, with_replies
from reportedly.selection import SPEECH, only
from reportedly.settings import Settings, current
from reportedly.version import __version__


@stage("reading")
def read(document: Document, settings: Settings | None = None) -> Reading:
    """Everything ``document`` stands on. Of a report not in English only figures and dates are read.

    The rows of its tables are no sentences: they are read for figures alone.
    """
    settings = settings or current()
    text = document.prose
    told = document if text is document.text else replace(document, text=text)
    english = document.language in ("en", "und")
    made_by = f"reportedly {__version__}"
    split = sentences(text)
    quotations = find_quotations(text)
    quoted = [quotation.span for quotation in quotations]

    if english:
        model = encoder.load(settings.model)
        encoding = model.encode(text, quoted)
        attributed = attribute(told, quotations, encoding, model)
        worth = partial(signals.worth, encoding, model.card["worth"])
        marks = signals.marks(text, split, quoted)
        answers = signals.replies(text, split, quoted)
        made_by += f", encoder {settings.model} {model.card['sha256'][:8]}"
    else:
        attributed, marks, answers = Attributed([], []), [], []

    said = with_denials(attributed.attributions, answers)
    matters = witness.matters(text, settings.parties) if attributed.voices else []
    voices = witness.described(text, split, attributed.voices, said, matters)
    marks = charged(marks, said, quoted)
    dates = with_speakers(figures.dates(text, document.published, split), said)
    quantities = with_speakers(figures.quantities(text, dates, split), said)
    tables = figures.tables(document, len(quantities))
    asserted = claims(Evidence(told, split, said, voices, quantities, dates, marks, worth)) if english else []
    replied = replies(answers, asserted, said, voices, text)
    asserted = with_replies(asserted, replied, said)
    findings = checks.run(
        checks.Case(
            text=text,
            published=document.published,
            quantities=quantities,
            dates=dates,
            sentences=split,
            attributions=said,
            voices=voices,
            title=document.title,
            tables=tables,
        )
    )
    whole = Reading(
        id=document.id,
        document=document,
        attributions=said,
        voices=voices,
        quantities=[*quantities, *(one for table in tables for one in table.quantities)],
        dates=dates,
        marks=marks,
        claims=asserted,
        findings=findings,
        origins=origins(asserted, said, voices),
        source_kinds=source_kinds(asserted, said),
        no_reply=_notices(replied, ("refusal", "unreached", "no-response")),
        unverified=_notices(replied, ("unverified",)),
        replies=replied,
        matters=matters,
        warnings=document.warnings,
        made_by=made_by,
    )
    wanted = only(whole, lambda a: _wanted(a, settings))
    return replace(wanted, cautions=cautions.run(wanted, cautions.profile(settings.profile)))


def _wanted(attribution: Attribution, settings: Settings) -> bool:
    """Whether the settings ask for it."""
    speech = attribution.stance in SPEECH or not settings.speech_only
    return speech and attribution.confidence >= settings.min_confidence


def _notices(replied: Sequence[Reply], kinds: Collection[str]) -> list[Notice]:
    """Who was silent, or what is unverified, each with the claims it answers."""
    return [Notice(span=one.span, voice=one.voice, claims=one.claims) for one in replied if one.kind in kinds]
