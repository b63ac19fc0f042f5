"""Correcting the machine: other words, another kind of source, a false alarm, what it missed; or that it is right.

What a person says stands beside the machine's answer and never takes its place.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from reportedly.archive.reviews.corrections import KINDS, Wish
from reportedly.doors.desk.aside import aside, check_newest, may_review
from reportedly.doors.desk.complaints import status_of
from reportedly.doors.desk.filters import tokens_of
from reportedly.doors.desk.pages import Who, is_partial, render
from reportedly.doors.desk.report import Report, open_report
from reportedly.doors.desk.sheet import Card
from reportedly.errors import NotInArchive, ReportedlyError, SettingsError
from reportedly.export.explanation import explanation
from reportedly.model.corrections import Fault, Roles, Subject
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.model.voices import Voice


async def _form(request: Request) -> FormData:
    return await request.form()


FormOf = Annotated[FormData, Depends(_form)]
"""The fields of a form as they were sent; handlers run in threads, and can't wait for them."""
router = APIRouter()
ROLES = ("source", "cue", "content")
_FAULTS: dict[str, Fault] = {"source": "speaker", "cue": "cue", "content": "content"}
_REASONS = {"right": "Looked at: so it is.", "false-alarm": "Looked at: nothing should stand here."}
_MOST_SPANS = 200


@dataclass(frozen=True, slots=True)
class Target:
    """A record that is corrected, what the machine had of it, and the voices whose kind may be wrong."""

    subject: Subject
    of: str
    was: Roles
    roles: tuple[str, ...]
    voices: list[Voice]


@router.get("/reports/{number}/corrections")
def corrections(request: Request, who: Who, number: int) -> Response:
    """All that was corrected in the report's newest text, the latest first."""
    report = open_report(request, number)
    said = list(reversed(report.corrections))
    standing = {one.number for some in report.corrected.values() for one in some}
    return render(
        request,
        "reading_corrections.html",
        report=report,
        sheet=report.sheet,
        said=said,
        standing=standing,
        is_print=False,
        may_review=may_review(who) and report.is_newest,
    )


@router.get("/reports/{number}/correct/{record:path}")
def look(request: Request, who: Who, number: int, record: str) -> Response:
    """The form to correct a record, or to say that it is right."""
    report = open_report(request, number)
    return _panel(request, who, report, record, target_of(report.sheet.reading, record))


@router.post("/reports/{number}/correct/{record:path}")
def correct(request: Request, who: Who, number: int, record: str, form: FormOf) -> Response:
    """Keep what a person says of a record."""
    report = open_report(request, number)
    check_newest(report)
    target = target_of(report.sheet.reading, record)
    try:
        wishes = _wishes(form, target)
        reason = str(form.get("reason", "")).strip() or _REASONS.get(str(form.get("is", "")), "")
        for wish in wishes:
            request.app.state.office.desk.correct(who.actor, report.article.key, wish, reason)
    except ReportedlyError as error:
        return _panel(request, who, report, record, target, error=error, form=form)
    said = "Confirmed." if wishes[0].fault == "right" else "Corrected."
    return _done(request, who, number, record, said)


@router.get("/reports/{number}/missed")
def look_missed(request: Request, who: Who, number: int) -> Response:
    """The form to mark a statement that the machine did not see."""
    return _panel(request, who, open_report(request, number), "", MISSED)


@router.post("/reports/{number}/missed")
def missed(request: Request, who: Who, number: int, form: FormOf) -> Response:
    """Keep a statement that the machine did not see."""
    report = open_report(request, number)
    check_newest(report)
    try:
        wish = Wish(subject="attribution", fault="missed", now=_roles(form))
        request.app.state.office.desk.correct(who.actor, report.article.key, wish, str(form.get("reason", "")))
    except ReportedlyError as error:
        return _panel(request, who, report, "", MISSED, error=error, form=form)
    return _done(request, who, number, "", "Marked.")


MISSED = Target("attribution", "", Roles(), ROLES, [])


def target_of(reading: Reading, record: str) -> Target:
    """What is corrected where a record is: of a claim that somebody made, the attribution. Raises NotInArchive."""
    claim = next((one for one in reading.claims if one.id == record), None)
    if claim and claim.attribution:
        record = claim.attribution
    elif claim:
        return Target("claim", claim.id, Roles(content=claim.spans), ("content",), [])
    for said in reading.attributions:
        if said.id == record:
            ids = dict.fromkeys(filter(None, [*(link.voice for link in reversed(said.chain)), said.voice]))
            voices = [voice for id in ids for voice in reading.voices if voice.id == id]
            was = Roles(source=said.source, cue=said.cue, content=said.content)
            return Target("attribution", said.id, was, ROLES, voices)
    others: tuple[tuple[Subject, Any], ...] = (
        ("voice", reading.voices),
        ("finding", reading.findings),
        ("mark", reading.marks),
        ("quantity", reading.quantities),
        ("date", reading.dates),
    )
    for subject, records in others:
        for one in records:
            if one.id == record:
                return Target(subject, record, Roles(), (), [one] if subject == "voice" else [])
    raise NotInArchive("the reading has no such record", where=record)


def _wishes(form: FormData, target: Target) -> list[Wish]:
    """What a form says is wrong. Each part that has other words is a correction of its own."""
    match str(form.get("is", "")):
        case "right":
            return [Wish(subject=target.subject, of=target.of, fault="right")]
        case "false-alarm":
            return [Wish(subject=target.subject, of=target.of, fault="false-alarm")]
        case "kind":
            voice = str(form.get("voice", "")) or (target.voices[0].id if target.voices else "")
            return [Wish(subject="voice", of=voice, fault="kind", value=str(form.get("kind", "")))]
        case "words" if target.roles:
            now = _roles(form)
            wrong = [role for role in target.roles if getattr(now, role) != getattr(target.was, role)]
            if wrong:
                faults = [_FAULTS[role] for role in wrong]
                return [Wish(subject=target.subject, of=target.of, fault=fault, now=now) for fault in faults]
            raise SettingsError(
                "the words are those the machine has", todo="Mark other words, or say that it is right."
            )
    raise SettingsError("nothing is said to be wrong", todo="Choose what is wrong, or that it is right.")


def _roles(form: FormData) -> Roles:
    """The spans of a form: two numbers each, rows without any left out. Raises SettingsError."""
    found: dict[str, list[Span]] = {}
    for role in ROLES:
        rows = zip(form.getlist(f"{role}_start"), form.getlist(f"{role}_end"), strict=False)
        pairs = [(str(start).strip(), str(end).strip()) for start, end in rows][:_MOST_SPANS]
        found[role] = sorted(_span(role, start, end) for start, end in pairs if start or end)
    return Roles(**found)


def _span(role: str, start: str, end: str) -> Span:
    if not (start.isdecimal() and end.isdecimal() and len(start) < 10 and len(end) < 10):
        raise SettingsError(f"{start!r} to {end!r} is no stretch of the text", where=role, todo="Give two numbers.")
    return Span(int(start), int(end))


def _done(request: Request, who: Who, number: int, record: str, said: str) -> Response:
    report = open_report(request, number)
    card = _card(report, record)
    if not is_partial(request):
        return RedirectResponse(f"{report.path}/corrections" if card is None else f"{report.path}#{card.place}", 303)
    target = target_of(report.sheet.reading, record) if record else MISSED
    return _panel(request, who, report, record, target, said=said)


def _card(report: Report, record: str) -> Card | None:
    return report.sheet.card(record) or next((one for one in report.sheet.cards() if record in one.of), None)


def _panel(
    request: Request,
    who: Who,
    report: Report,
    record: str,
    target: Target,
    *,
    error: ReportedlyError | None = None,
    form: FormData | None = None,
    said: str = "",
) -> Response:
    told = explanation(report.sheet.reading, target.of) if target.of else None
    card = _card(report, record) if record else None
    at = report.sheet.card(record) if record else None
    values: Mapping[str, Any] = form or {}
    return aside(
        request,
        "reading_correct_part.html",
        report,
        heading=f"Correct: {told.noun} {target.of}" if told else "Mark what was missed",
        tab="correct",
        card=at,
        back=card.place if card else "",
        error=error,
        status=status_of(error) if error else 200,
        said=said,
        tokens={"place": card.place, "tokens": " ".join(sorted(card.tokens | tokens_of(report, card)))}
        if said and card
        else None,
        target=target,
        told=told,
        record=record,
        rows=_rows(target, form),
        filled={name: str(values.get(name, "")) for name in ("is", "kind", "voice", "reason")},
        kinds=KINDS,
        corrections=report.corrected.get(target.of, []) if target.of else report.missed(),
        about=card,
        judged=report.judged.get(card.id) if card else None,
        around=_around(report, target),
        may_review=may_review(who) and report.is_newest,
    )


def _rows(target: Target, form: FormData | None) -> dict[str, list[tuple[str, str]]]:
    """The number fields of each part: as sent, else as the machine has it; and an empty row."""
    rows: dict[str, list[tuple[str, str]]] = {}
    for role in target.roles:
        if form is not None:
            sent = zip(form.getlist(f"{role}_start"), form.getlist(f"{role}_end"), strict=False)
            rows[role] = [(str(start), str(end)) for start, end in sent if start or end]
        else:
            rows[role] = [(str(start), str(end)) for start, end in getattr(target.was, role)]
        rows[role].append(("", ""))
    return rows


def _around(report: Report, target: Target) -> list[tuple[int, str]]:
    """The words around what is corrected, each with its offset: to count by, where no script runs."""
    spans = [*target.was.source, *target.was.cue, *target.was.content]
    text = report.sheet.reading.document.text
    if not spans:
        return []
    start, end = max(min(span.start for span in spans) - 200, 0), max(span.end for span in spans) + 200
    found, at = [], start
    for word in text[start : min(end, start + 4000)].split(" "):
        if word.strip():
            found.append((at, word))
        at += len(word) + 1
    return found
