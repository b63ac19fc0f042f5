"""Which articles a question is asked of: by publisher, by time, and of each article its newest version."""

from typing import NamedTuple

from reportedly.archive.identity import bounds
from reportedly.errors import SettingsError

JOINED = "JOIN versions v ON v.id = c.version JOIN articles a ON a.id = v.article"
"""From claims or passages ``c`` to their versions ``v`` and articles ``a``, which conditions speak of."""


class Filter(NamedTuple):
    """A condition in SQL on ``c``, ``v`` and ``a``, its values bound by name; ``narrow`` where a user asked for it."""

    condition: str
    values: dict[str, object]
    narrow: bool


def filtered(publisher: str | None = None, since: str | None = None, until: str | None = None) -> Filter:
    """The newest version of each article, of ``publisher`` (any case), published in a time given in ISO 8601.

    An article without a time of publication is left out where a time is asked for. A date alone is its whole day.
    Raises SettingsError for what is no date.
    """
    parts = ["(a.current IS NULL OR a.current = v.id)"]
    values: dict[str, object] = {}
    if publisher is not None:
        parts.append("lower(v.publisher) = :publisher")
        values["publisher"] = publisher.lower()
    if since is not None:
        parts.append("v.published_to >= :since")
        values["since"] = _bound(since, "since")[0]
    if until is not None:
        parts.append("v.published_from <= :until")
        values["until"] = _bound(until, "until")[1]
    return Filter(" AND ".join(parts), values, bool(values))


def _bound(day: str, name: str) -> tuple[str | None, str | None]:
    found = bounds(day)
    if None in found:
        raise SettingsError(f"{day!r} is no date", where=name, todo="Write it as 2025-09-05 or 2025-09-05T14:30.")
    return found
