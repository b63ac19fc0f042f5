"""What a file states of attributions, in one form whichever format it has."""

from collections.abc import Sequence

from msgspec import Struct, field

from reportedly.export.annotations_in import Placed
from reportedly.export.brat_in import Marked
from reportedly.model.corrections import Roles
from reportedly.model.span import Span

ROLES = Roles.__struct_fields__


class Stated(Struct, frozen=True, kw_only=True):
    """One attribution as a file has it. ``parts`` are the roles that it speaks of; ``kind`` its source's, or "".

    ``words`` are for people; ``lost`` are the words of parts that could not be placed.
    """

    id: str = ""
    parts: dict[str, list[Span]] = field(default_factory=dict)
    kind: str = ""
    words: str = ""
    lost: list[str] = field(default_factory=list)


def of_brat(one: Marked) -> Stated:
    """Brat's record is stated whole: a part that it lacks is one that the words have not."""
    parts = {role: getattr(one.roles, role) for role in ROLES if role not in one.unanchored}
    words = next((said for role in ("content", "cue", "source") if (said := getattr(one.words, role))), one.id)
    lost = [getattr(one.words, role) for role in one.unanchored]
    return Stated(id=one.id, parts=parts, kind=one.kind, words=words, lost=lost)


def of_annotations(placed: Sequence[Placed], *, whole: bool) -> list[Stated]:
    """The annotations of parts of attributions, those of one record together; one without a record's id is alone.

    A part that has no annotation is not spoken of, unless the file is the ``whole`` of what there is.
    """
    records: dict[str, list[Placed]] = {}
    for at, one in enumerate(placed):
        records.setdefault(one.annotation.of or f"\0{at}", []).append(one)
    return [_record(of, parts, whole=whole) for of, parts in records.items()]


def _record(of: str, parts: Sequence[Placed], *, whole: bool) -> Stated:
    found: dict[str, list[Span]] = {role: [] for role in ROLES} if whole else {}
    lost, kind = list[str](), ""
    for one in parts:
        role = one.annotation.role
        found.setdefault(role, []).extend(one.spans)
        lost += [passage.exact or "" for passage in one.unanchored]
        if role == "source":
            kind = next((words for why, words in one.annotation.says if why == "classifying"), kind)
    broken = {one.annotation.role for one in parts if one.unanchored}
    words = next((passage.exact for one in parts for passage in one.annotation.passages if passage.exact), of)
    kept = {role: spans for role, spans in found.items() if role not in broken}
    return Stated(id=of, parts=kept, kind=kind, words=words, lost=lost)
