"""Dossiers: one of the deserters, read, traced and judged for real; one without anything; one that means harm."""

from pathlib import Path

import msgspec
from msgspec.structs import replace

from reportedly.archive.archive import Archive
from reportedly.archive.reviews import checked as earlier
from reportedly.archive.reviews import claims as judging
from reportedly.archive.reviews.history import Signature
from reportedly.archive.reviews.importing import keep_checks
from reportedly.model.corrections import Correction, Roles
from reportedly.model.dossier import Dossier
from reportedly.model.reviews import Check, Evidence, JudgedClaim, Review
from reportedly.model.span import Span
from tests.export import hostile, traces

DESERTERS = Path(__file__).parents[2] / "examples" / "deserters.jsonl"
NAME = "wire-1#c1"
MADE_AT = "2031-06-20T09:30:00+00:00"
ADA, BEN = "Ada Quint", "Ben Orrel"

_CHECKS = [
    Check(
        url="https://lintel.example/checks/12",
        claim="More than 6,000 soldiers have deserted from Korvia's northern army",
        checker="Lintel Press Checks",
        checker_url="https://lintel.example",
        rating="Lacks context",
        title="How many soldiers left Korvia's northern army?",
        claimant="an Ostian officer",
        published="2031-06-09",
        appearances=["https://wire.example/1"],
    ),
    Check(
        url="https://tarn.example/c/3",
        claim="Soldiers desert from Korvia's northern army in fishing boats",
        checker="Tarn Observer",
        value="2",
        best="5",
        worst="1",
        published="2031-06-12",
    ),
]


def real(place) -> tuple[Dossier, dict[int, str]]:
    """The deserters' first claim with all that an archive at ``place`` finds of it, and the texts of its mentions."""
    with Archive(place) as archive:
        archive.add(str(DESERTERS))
        with archive.writing() as connection:
            keep_checks(connection, _CHECKS, "Lintel feed")
            _judge(connection)
            claim = judging.judged_claim(connection, NAME)
            found = earlier.checked(connection, claim.text).found
        reading, trace = archive.reading("wire-1"), archive.trace(NAME)
        texts = archive.texts(mention.version for mention in trace.mentions)
        series = archive.figures(NAME)
    document, said = reading.document, reading.attributions[0]
    return Dossier(
        name=NAME,
        claim=claim,
        sentence=trace.mentions[0].words,
        url="https://wire.example/1",
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        authors=["Marta Ilves"],
        language=document.language,
        voice=said.chain[-1].name,
        voice_kind=said.chain[-1].kind,
        chain=said.chain,
        trace=trace,
        series=series,
        earlier=[each for each in found if each.judged is None],
        corrections=[_correction(claim)],
    ), texts


def _judge(connection):
    for person, at, verdict, reason, evidence in (
        (ADA, "2031-06-10T08:00:00+00:00", "unsupported", "The officer showed nobody the lists.", []),
        (
            ADA,
            "2031-06-12T10:15:00+00:00",
            "misleading",
            "The count is of all who left since March, and many came back after the harvest.",
            [Evidence(url="https://tarn.example/minutes", quote="By June 2,100 of the men were back.")],
        ),
        (BEN, "2031-06-13T16:40:00+00:00", "accurate-but", "Two hospitals confirm lists of this size.", []),
    ):
        judging.review_claim(connection, NAME, verdict, Signature(person, at, reason), evidence)
    for person, at, grade, reason in (
        (ADA, "2031-06-10T08:05:00+00:00", "6", "Nothing to compare it with yet."),
        (ADA, "2031-06-12T10:20:00+00:00", "3", "Field hospitals give figures of this order."),
        (BEN, "2031-06-13T16:41:00+00:00", "2", "The hospital lists bear it out."),
    ):
        signed = Signature(person, at, reason)
        judging.grade_claim(connection, NAME, grade, signed, lambda *_: (2, 2, 2))


def _correction(claim):
    was = Roles(source=[Span(80, 124)], cue=[Span(125, 129)], content=[Span(0, 78)])
    return Correction(
        number=1,
        article="wire-1",
        sha256=claim.sha256,
        subject="attribution",
        of="a1",
        fault="speaker",
        text=claim.text,
        was=was,
        now=msgspec.structs.replace(was, source=[Span(80, 90)]),
        by=ADA,
        at="2031-06-12T10:30:00+00:00",
        reason="The rank alone is the source; the staff is whom he serves.",
    )


def bare() -> Dossier:
    """A claim nobody judged, that nothing else is known of."""
    words = "The bridge at Veldmark is closed"
    claim = JudgedClaim(id=0, article="lp/1", local="c2", sha256="0" * 64, start=52, end=84, text=words)
    return Dossier(name="lp/1#c2", claim=claim, sentence=f"{words}.")


NASTY = (
    *hostile.NASTY,
    '#read("/etc/passwd")',
    "#{panic()} $ unclosed math",
    "``` raw ``` `#eval(1)` ```typ #panic()",
    "= heading\n- list // comment /* open",
    '*b* _i_ @label <label> \\ #include "/etc/passwd" ~ --- \'"',
)


def nasty(made: Dossier, turn: int = 0) -> Dossier:
    """``made`` with every string that a report or a person could have written made hostile; kinds and times stay."""
    count = iter(range(turn, 10**9))
    kept = {
        *("schema", "role", "tie", "kind", "voice_kind", "when", "of_from", "of_to", "modifier", "placed", "subject"),
        *("fault", "published_from", "published_to", "id", "origin", "how", "of", "one", "other", "figure"),
    }

    def worse(value, key=""):
        if isinstance(value, dict):
            return {name: worse(each, name) for name, each in value.items()}
        if isinstance(value, list):
            return [worse(each, key) for each in value]
        linked = key in ("article", "earlier", "later", "followers", "origins", "figures")
        return value if not isinstance(value, str) or key in kept or linked else NASTY[next(count) % len(NASTY)]

    return msgspec.convert(worse(msgspec.to_builtins(made)), Dossier)


def harmful() -> Dossier:
    """A dossier whose every field means harm, with a trace that does as well."""
    claim = JudgedClaim(
        id=1, article=NASTY[0], local="c1", sha256=NASTY[1], start=0, end=9, text="".join(NASTY[:6]) + NASTY[-1]
    )
    return replace(bare(), claim=claim, trace=hostile.trace(), name=NASTY[2], sentence="".join(NASTY))


def medium() -> Dossier:
    """A claim with the medium trace, nobody's judgement."""
    made = traces.medium().trace
    claim = JudgedClaim(id=0, article="tp/1", local="c1", sha256="1" * 64, start=0, end=42, text=traces.CLAIM)
    return replace(bare(), name="tp/1#c1", claim=claim, sentence=made.mentions[0].words, trace=made)


def review(by, verdict, reasons) -> Review:
    """A review made by hand."""
    return Review(number=1, verdict=verdict, label=verdict.title(), by=by, at=MADE_AT, reasons=reasons)
