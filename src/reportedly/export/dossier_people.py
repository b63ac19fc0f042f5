"""What people say in a dossier: the report's words, the verdicts and grades, checks made elsewhere, corrections."""

from collections.abc import Iterator

from reportedly.export.dossier_parts import (
    Card,
    Cards,
    Facts,
    Heading,
    Notes,
    Part,
    Quoted,
    Said,
    Section,
    Steps,
    Table,
)
from reportedly.export.dossier_words import (
    NOT_SAID,
    UNKNOWN,
    begun,
    behind,
    graded,
    judged,
    made,
    parted,
    stamp,
    steps,
)
from reportedly.export.outline import offsets
from reportedly.model.corrections import Correction, Roles
from reportedly.model.dossier import Dossier
from reportedly.model.reviews import Earlier, Grade, Review, standing

_FAULTS = {
    "speaker": "somebody else says it",
    "cue": "other words say so",
    "content": "other words are said",
    "kind": "another kind of source",
    "false-alarm": "nothing should stand here",
    "missed": "the program saw nothing here",
    "right": "looked at, and right",
}


def glance(dossier: Dossier) -> Facts:
    """The dossier in four lines."""
    checks = f"{len(dossier.earlier)} below, each in its checker's words" if dossier.earlier else "None is known here"
    claim = dossier.claim
    return Facts(
        [
            ("Verdicts", judged(claim.reviews, disagree=claim.disagree)),
            ("Credibility", graded(claim.grades)),
            ("Origins", begun(dossier)),
            ("Earlier checks", checks),
        ]
    )


def words(dossier: Dossier) -> Section:
    """The claim in its sentence and report, and where exactly it stands."""
    claim = dossier.claim
    is_within = claim.text in dossier.sentence
    facts = [
        ("Its sentence", "" if is_within else dossier.sentence),
        ("Report", dossier.title or claim.title or ""),
        ("Publisher", dossier.publisher or claim.publisher or ""),
        ("Published", stamp(dossier.published) if dossier.published else ""),
        ("By", ", ".join(dossier.authors)),
        ("Language", "" if dossier.language == UNKNOWN else dossier.language),
        ("Address", dossier.url or ""),
        ("In the archive", dossier.name),
        ("Place", f"characters {claim.start:,} to {claim.end:,} of the text, counted in Unicode code points from 0"),
        ("Text", f"SHA-256 {claim.sha256}"),
    ]
    quoted = Quoted(*parted(dossier.sentence, claim.text), dossier.language)
    return Section("words", "The words", [quoted, Facts([fact for fact in facts if fact[1]])])


def source(dossier: Dossier) -> Section:
    """Who is behind it and through whom it came."""
    found = steps(dossier)
    way = [Steps(found)] if len(found) > 1 else []
    return Section("source", "Who is behind it", [Said(behind(dossier), "lead"), *way])


def verdicts(dossier: Dossier) -> Section:
    """The verdicts that stand, a conflict said first; then those since succeeded; then the grades of credibility."""
    claim = dossier.claim
    stands = list(standing(claim.reviews).values())
    past = [review for review in claim.reviews if not any(review is one for one in stands)]
    says = Said(f"{judged(claim.reviews, disagree=claim.disagree)}.", "alarm" if claim.disagree else "lead")
    parts: list[Part] = [says]
    if claim.disagree:
        parts.append(Said("Each stands, and the program weighs none against another.", "soft"))
    if stands:
        parts.append(Cards([_review(review) for review in stands]))
    if past:
        parts += [Heading("Before that"), Cards([_review(review, past=True) for review in past])]
    parts.append(Heading("Credibility, by the Admiralty scale (1 to 6)"))
    parts.append(_grades(claim.grades) if claim.grades else Said("Nobody has graded it yet."))
    return Section("verdicts", "What people judged", parts)


def _review(review: Review, *, past: bool = False) -> Card:
    lines = [("because", review.reasons)]
    for shown in review.evidence:
        lines += [("evidence", f"“{shown.quote}”")] if shown.quote else []
        lines += [("from" if shown.quote else "evidence", shown.url)] if shown.url else []
    after = f"; it takes the place of {review.by}'s review {review.succeeds}" if review.succeeds else ""
    about = f"{review.by}, {stamp(review.at)} · review {review.number}{after}"
    return Card(review.label, about, lines, past=past)


def _grades(grades: list[Grade]) -> Table:
    stands = list(standing(grades).values())
    rows = []
    for grade in reversed(grades):
        now = "stands" if any(grade is one for one in stands) else "since succeeded"
        rows.append([f"{grade.grade}: {grade.label}", now, grade.by, stamp(grade.at), _reasons(grade)])
    return Table("Grades of the claim, newest first", ["Grade", "Now", "By", "When", "Why"], rows)


def _reasons(grade: Grade) -> str:
    parts = [grade.reason]
    if grade.origins:
        low, best, high = grade.origins
        parts.append(f"Independent origins in the archive then: {best} ({low} to {high}).")
    if grade.nonetheless:
        parts.append(f"Confirmed nonetheless: {grade.nonetheless}")
    return " ".join(parts)


def earlier(dossier: Dossier) -> Section:
    """Checks that may be of the same claim, in their checkers' words."""
    if not dossier.earlier:
        return Section("earlier", "Earlier checks by others", [Said("The archive knows of none.")])
    hint = Said("Found by their words. Whether one is of the same claim, and what differs, is for a reader.", "soft")
    return Section("earlier", "Earlier checks by others", [hint, Cards([_earlier(each) for each in dossier.earlier])])


def _earlier(each: Earlier) -> Card:
    lines: list[tuple[str, str]] = []
    if check := each.check:
        lines = [("of the claim", f"“{check.claim}”"), ("by", check.claimant), ("titled", check.title)]
        lines += [("at", check.url), *(("of what appeared at", place) for place in check.appearances[:5])]
    elif one := each.judged:
        lines = [("of the claim", f"“{one.text}”"), ("in", one.title or ""), ("of", one.publisher or "")]
        lines += [("because", f"{review.reasons} ({review.by})") for review in standing(one.reviews).values()]
    lines += [("beside this one", beside.line) for beside in each.comparisons]
    says = each.says[:1].upper() + each.says[1:]
    return Card(
        says, "published by others" if each.check else "by reviewers of this archive", [x for x in lines if x[1]]
    )


def corrections(dossier: Dossier) -> Section:
    """What people say the program read wrongly."""
    title = "Corrections of the program's reading"
    if not dossier.corrections:
        return Section("corrections", title, [Said("Nobody corrected the reading about this claim.")])
    hint = Said("What the program read stays as it was read; a correction stands beside it.", "soft")
    rows = [_correction(each) for each in dossier.corrections]
    heads = ["No.", "Of", "What is wrong", "Words", "By", "Why"]
    return Section("corrections", title, [hint, Table("Corrections, in the order they were made", heads, rows)])


def _correction(each: Correction) -> list[str]:
    of = f"{each.subject} {each.of}".strip()
    wrong = [_FAULTS[each.fault], each.value, *_changes(each.was, each.now)]
    number = str(each.number) + (f" (after {each.succeeds})" if each.succeeds else "")
    return [number, of, "; ".join(filter(None, wrong)), each.text, f"{each.by}, {stamp(each.at)}", each.reason]


def _changes(was: Roles | None, now: Roles | None) -> Iterator[str]:
    """Where a part stood and stands: ``source [80–124] → [80–90]``."""
    for role in ("source", "cue", "content"):
        before = getattr(was, role) if was else []
        after = getattr(now, role) if now else []
        if now and before != after:
            yield f"{role} {offsets(before) if before else 'none'} → {offsets(after) if after else 'none'}"


def doubts(dossier: Dossier) -> Section | None:
    """What is doubtful about all of the above; None where nothing is known to be."""
    trace, series = dossier.trace, dossier.series
    notes = [*(trace.doubts if trace else []), *(trace.warnings if trace else []), *(series.warnings if series else [])]
    return Section("doubts", "Doubts and warnings", [Notes(list(dict.fromkeys(notes)))]) if notes else None


def foot(dossier: Dossier, made_at: str) -> Section:
    """What the dossier does not say; when and by what it was made."""
    said = [Said(line) for line in NOT_SAID]
    return Section("not-said", "What this dossier does not say", [*said, Said(made(dossier, made_at), "soft")])
