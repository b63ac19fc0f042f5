"""Pages: an answer is a head and as many records as fit; the rest is asked for with its cursor."""

import json
from collections.abc import Mapping, Sequence

from reportedly.doors.mcp.words import Fence, guarded
from reportedly.errors import SettingsError

Row = tuple[str, Mapping[str, object]]
"""A record, and the list of the answer that it goes into."""
SIZES = {"outline": 12_000, "full": 40_000, "text": 20_000}
"""Characters of JSON of one answer: an outline of some 3,000 tokens; one record always fits, however long."""


def page(head: Mapping[str, object], rows: Sequence[Row], cursor: str, detail: str = "outline") -> dict[str, object]:
    """The answer from ``cursor`` on ("" is the start), fenced. Raises SettingsError for a cursor of no answer."""
    fence = Fence()
    start = _place(cursor, len(rows))
    answer: dict[str, object] = {"fence": fence.nonce, "note": fence.note, **guarded(head, fence)}
    left = SIZES[detail] - len(encoded(answer))
    end = start
    for section, record in rows[start:]:
        kept = guarded(record, fence)
        left -= len(encoded(kept)) + 1
        if left < 0 and end > start:
            break
        held = answer.setdefault(section, [])
        if isinstance(held, list):
            held.append(kept)
        end += 1
    if end < len(rows):
        answer["cursor"] = str(end)
        answer["more"] = f"{len(rows) - end:,} more of {len(rows):,} records; ask again with this cursor."
    return answer


def encoded(answer: object) -> str:
    """The answer as JSON without a space to spare: every character costs whoever reads it."""
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


def _place(cursor: str, length: int) -> int:
    if not cursor:
        return 0
    if not (cursor.isascii() and cursor.isdigit()) or len(cursor) > 9 or int(cursor) >= max(length, 1):
        raise SettingsError("is no cursor of this answer", where="cursor", todo="Give the one an answer ended with.")
    return int(cursor)
