"""What people corrected in the machine's readings, kept beside them: the machine's own records are never touched."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, insert, select

from reportedly.archive.listing import find, version_of
from reportedly.archive.packing import reading_of
from reportedly.archive.reviews.history import Signature, plain
from reportedly.archive.reviews.tables import corrections
from reportedly.errors import SettingsError
from reportedly.model.corrections import Correction, Fault, Roles, Subject
from reportedly.model.reading import Reading
from reportedly.model.span import Span, words_of
from reportedly.model.voices import SourceKind

KINDS: tuple[str, ...] = SourceKind.__args__  # type: ignore[attr-defined]
"""What a voice can be called instead."""
_FAULTS: dict[Subject, tuple[Fault, ...]] = {
    "attribution": ("speaker", "cue", "content", "false-alarm", "missed", "right"),
    "voice": ("kind", "false-alarm", "right"),
    "claim": ("content", "false-alarm", "missed", "right"),
    "finding": ("false-alarm", "right"),
    "mark": ("false-alarm", "right"),
    "quantity": ("false-alarm", "right"),
    "date": ("false-alarm", "right"),
}
_ROLES: dict[Fault, str] = {"speaker": "source", "cue": "cue", "content": "content"}
_LONGEST = 1000


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """What a person says is wrong: of which record, in what, and what should be there (spans, or a kind)."""

    subject: Subject
    of: str = ""
    fault: Fault
    now: Roles | None = None
    value: str = ""


def correct(connection: Connection, article: str, wish: Wish, signed: Signature) -> Correction:
    """Record what a person corrected in the reading of the article's newest version.

    Of a wrong speaker, cue or content the parts of ``wish.now`` that are not given stay as the person's own last
    correction of the record has them, else as the machine had them.
    Raises SettingsError for a record there is not, a fault it can't have, or spans outside the text; NotInArchive.
    """
    return correct_each(connection, article, [wish], signed)[0]


def correct_each(connection: Connection, article: str, wishes: Sequence[Wish], signed: Signature) -> list[Correction]:
    """Record several at once, in their order: each builds on those before it."""
    reading = reading_of(connection, version_of(connection, article))
    article, sha256 = find(connection, article)[1], reading.document.sha256
    last = {_about(one): one for one in corrections_of(connection, article, sha256)}
    number, made = _next(connection, article, sha256), list[Correction]()
    for wish in wishes:
        earlier = last.get((signed.by.casefold(), wish.subject, wish.of)) if wish.of else None
        was = _parts(reading, wish)
        now = _now(reading, wish, was, earlier)
        said = Correction(
            number=number + len(made),
            article=article,
            sha256=sha256,
            subject=wish.subject,
            of=wish.of,
            fault=wish.fault,
            text=plain(words_of(_stands_on(reading, wish, was or now), reading.document.text), _LONGEST),
            was=was,
            now=now,
            value=_value(wish),
            succeeds=earlier.number if earlier else None,
            **signed._asdict(),
        )
        last[_about(said)] = said
        made.append(said)
    if made:
        connection.execute(insert(corrections), [_row(one) for one in made])
    return made


def corrections_of(connection: Connection, article: str, sha256: str | None = None) -> list[Correction]:
    """What was corrected in an article (of one text, or of all its versions), oldest first."""
    query = select(corrections).where(corrections.c.article == article).order_by(corrections.c.id)
    rows = connection.execute(query if sha256 is None else query.where(corrections.c.sha256 == sha256))
    return [_correction(row) for row in rows]


def all_corrections(connection: Connection, *, limit: int | None = None, skip: int = 0) -> list[Correction]:
    """Every correction, the latest first."""
    query = select(corrections).order_by(corrections.c.id.desc()).limit(limit).offset(skip)
    return [_correction(row) for row in connection.execute(query)]


def corrected_articles(connection: Connection) -> list[str]:
    """Keys of the articles that anybody corrected."""
    return list(connection.execute(select(corrections.c.article).distinct().order_by(corrections.c.article)).scalars())


def standing(said: Iterable[Correction]) -> list[Correction]:
    """Of each person's corrections of one record the last; those of missed records all."""
    last: dict[tuple[str, ...], Correction] = {}
    for one in said:
        key = (one.by.casefold(), one.subject, one.of) if one.of else (str(one.number), one.sha256)
        last.pop(key, None)
        last[key] = one
    return list(last.values())


def _about(one: Correction) -> tuple[str, str, str]:
    """Whose correction of which record it is."""
    return one.by.casefold(), one.subject, one.of


def _row(one: Correction) -> dict[str, Any]:
    parts = {"was": one.was, "now": one.now}
    return msgspec.structs.asdict(one) | {
        name: None if roles is None else msgspec.json.encode(roles).decode() for name, roles in parts.items()
    }


def _next(connection: Connection, article: str, sha256: str) -> int:
    mine = (corrections.c.article == article) & (corrections.c.sha256 == sha256)
    return 1 + int(
        connection.execute(select(func.coalesce(func.max(corrections.c.number), 0)).where(mine)).scalar_one()
    )


def _record(reading: Reading, wish: Wish) -> Any:  # noqa: ANN401 - one of seven kinds of record
    held: dict[Subject, Sequence[Any]] = {
        "attribution": reading.attributions,
        "voice": reading.voices,
        "claim": reading.claims,
        "finding": reading.findings,
        "mark": reading.marks,
        "quantity": reading.quantities,
        "date": reading.dates,
    }
    found = next((record for record in held[wish.subject] if record.id == wish.of), None)
    if found is None:
        raise SettingsError(f"the reading has no {wish.subject} {wish.of!r}", where=reading.id or "correction")
    return found


def _parts(reading: Reading, wish: Wish) -> Roles | None:
    """The attribution, or the claim's spans, as the machine has it; raises for what can't be corrected so."""
    if wish.fault not in _FAULTS[wish.subject]:
        allowed = ", ".join(_FAULTS[wish.subject])
        raise SettingsError(f"a {wish.subject} has no fault {wish.fault!r}", todo=f"Choose one of: {allowed}.")
    if wish.fault == "missed":
        if wish.of:
            raise SettingsError("what was missed has no id", where=wish.of, todo="Leave it out, and give the spans.")
        return None
    record = _record(reading, wish)
    if wish.subject == "attribution":
        return Roles(source=record.source, cue=record.cue, content=record.content)
    return Roles(content=record.spans) if wish.subject == "claim" else None


def _now(reading: Reading, wish: Wish, was: Roles | None, earlier: Correction | None) -> Roles | None:
    if wish.fault in ("false-alarm", "kind"):
        return None
    if wish.fault == "right":
        return was
    given = wish.now or Roles()
    if wish.fault == "missed":
        now = given
    else:
        role = _ROLES[wish.fault]
        others = (earlier.now if earlier else None) or was or Roles()
        now = msgspec.structs.replace(others, **{role: getattr(given, role)})
    now = Roles(
        **{role: _placed(getattr(now, role), len(reading.document.text)) for role in ("source", "cue", "content")}
    )
    if not now.content:
        raise SettingsError("nothing is said in it", where=wish.fault, todo="Mark the words that are said.")
    if now == was:
        raise SettingsError("is what the machine has", where=wish.of, todo="Mark other words, or say that it is right.")
    return now


def _placed(spans: Sequence[Span], length: int) -> list[Span]:
    """The spans in order, those that touch joined; raises SettingsError for one outside the text, or empty."""
    placed: list[Span] = []
    for start, end in sorted(spans):
        if not 0 <= start < end <= length:
            raise SettingsError(f"[{start}, {end}) is no stretch of the text", where=f"0 to {length}")
        if placed and start <= placed[-1].end:
            placed[-1] = Span(placed[-1].start, max(end, placed[-1].end))
        else:
            placed.append(Span(start, end))
    return placed


def _value(wish: Wish) -> str:
    if wish.fault != "kind":
        return ""
    if wish.value not in KINDS:
        raise SettingsError(f"no kind of source {wish.value!r}", todo=f"Choose one of: {', '.join(KINDS)}.")
    return wish.value


def _stands_on(reading: Reading, wish: Wish, parts: Roles | None) -> list[Span]:
    if parts is not None:
        return parts.content
    record = _record(reading, wish)
    if wish.subject == "voice":
        return list(record.mentions[:1])
    return list(record.spans) if wish.subject == "finding" else [record.span]


def _correction(row: Row[Any]) -> Correction:
    fields = {name: row._mapping[name] for name in Correction.__struct_fields__}
    for name in ("was", "now"):
        fields[name] = msgspec.json.decode(fields[name], type=Roles) if fields[name] is not None else None
    return Correction(**fields)
