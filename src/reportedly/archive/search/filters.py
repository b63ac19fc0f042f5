"""Which articles a question is asked of: by publisher, by time, and of each article its newest version."""

from typing import NamedTuple

JOINED = "JOIN versions v ON v.id = c.version JOIN articles a ON a.id = v.article"
"""From claims or passages ``c`` to their versions ``v`` and articles ``a``, which conditions speak of."""


class Filter(NamedTuple):
    """A condition in SQL on ``c``, ``v`` and ``a``, its values bound by name; ``narrow`` where a user asked for it."""

    condition: str
    values: dict[str, object]
    narrow: bool


def filtered(publisher: str | None = None, since: str | None = None, until: str | None = None) -> Filter:
    """The newest version of each article, of ``publisher`` (any case), published in a time given in ISO 8601.

    An article without a time of publication is left out where a time is asked for. A date alone as ``until`` is
    its whole day.
    """
    parts = ["(a.current IS NULL OR a.current = v.id)"]
    values: dict[str, object] = {}
    if publisher is not None:
        parts.append("lower(v.publisher) = lower(:publisher)")
        values["publisher"] = publisher
    if since is not None:
        parts.append("v.published_to >= :since")
        values["since"] = since
    if until is not None:
        parts.append("v.published_from <= :until")
        values["until"] = until if "T" in until else f"{until}T23:59:59Z"
    return Filter(" AND ".join(parts), values, bool(values))
