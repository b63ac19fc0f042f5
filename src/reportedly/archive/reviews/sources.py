"""Sources by name: their Admiralty reliability and ICD 206's factors, set by people, with all that was said before."""

import unicodedata
from collections.abc import Mapping

from sqlalchemy import Connection, insert, select

from reportedly.archive.reviews import scales
from reportedly.archive.reviews.history import LONGEST, Signature, append, now, plain
from reportedly.archive.reviews.tables import source_descriptors, source_grades, sources
from reportedly.errors import SettingsError
from reportedly.model.reviews import Descriptor, Grade, SourceRecord

KINDS = ("outlet", "person", "role", "organisation", "document")
_KIND = "kind"
_LONGEST_NAME = 300


def grade_source(connection: Connection, name: str, grade: str, signed: Signature) -> SourceRecord:
    """Record a person's grade of a source's reliability (A to F), and give the source's whole record.

    Raises SettingsError for a grade the scale does not have. A claim's credibility is another thing, graded apart.
    """
    code, label = scales.chosen(scales.reliability(), grade, "grade of reliability")
    append(connection, source_grades, "source", _row(connection, name), grade=code, label=label, **signed._asdict())
    return source_record(connection, name)


def describe_source(
    connection: Connection, name: str, values: Mapping[str, str], signed: Signature, *, kind: str = ""
) -> SourceRecord:
    """Record what a person says of a source under ICD 206's factors (field → words), and give its whole record.

    ``kind`` is one of ``KINDS``, where it is to be said too. Raises SettingsError for a field or kind there is not.
    """
    if kind and kind not in KINDS:
        raise SettingsError(f"no kind {kind!r}", where="--kind", todo=f"Choose one of: {', '.join(KINDS)}.")
    said = {scales.chosen(scales.descriptors(), field, "factor")[0]: plain(words) for field, words in values.items()}
    said = {field: words for field, words in {_KIND: kind, **said}.items() if words}
    if not said:
        raise SettingsError("nothing is said of the source", where=name, todo="Give at least one factor its words.")
    source = _row(connection, name)
    for field, words in said.items():
        append(connection, source_descriptors, "source", source, field=field, value=words, **signed._asdict())
    return source_record(connection, name)


def source_record(connection: Connection, name: str) -> SourceRecord:
    """All that people said of a source, oldest first; an empty record of one nobody judged yet."""
    row = connection.execute(select(sources).where(sources.c.key == source_key(name))).first()
    if row is None:
        return SourceRecord(name=plain(name, _LONGEST_NAME))
    grades = connection.execute(
        select(source_grades).where(source_grades.c.source == row.id).order_by(source_grades.c.number)
    )
    told = connection.execute(
        select(source_descriptors).where(source_descriptors.c.source == row.id).order_by(source_descriptors.c.number)
    )
    return SourceRecord(
        name=row.name,
        grades=[
            Grade(number=g.number, grade=g.grade, label=g.label, by=g.by, at=g.at, reason=g.reason) for g in grades
        ],
        descriptors=[
            Descriptor(field=d.field, number=d.number, value=d.value, by=d.by, at=d.at, reason=d.reason) for d in told
        ],
    )


def source_names(connection: Connection) -> list[str]:
    """The names of all sources that were judged or described, in alphabetical order."""
    return list(connection.execute(select(sources.c.name).order_by(sources.c.key)).scalars())


def source_key(name: str) -> str:
    """The name as sources are told apart by: without case, white space at the ends, or a leading "the"."""
    folded = unicodedata.normalize("NFKC", plain(name, LONGEST)).casefold()
    return folded.removeprefix("the ").strip()


def _row(connection: Connection, name: str) -> int:
    """The number of the source's row, made where there is none."""
    key = source_key(name)
    if not key:
        raise SettingsError("the source has no name", todo="Give the name of an outlet, a person, a role or a body.")
    found = connection.execute(select(sources.c.id).where(sources.c.key == key)).scalar()
    if found is not None:
        return int(found)
    made = connection.execute(insert(sources).values(key=key, name=plain(name, _LONGEST_NAME), at=now()))
    return int(made.inserted_primary_key[0])  # type: ignore[index]
