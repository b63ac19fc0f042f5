"""``reference/events.md``: every event of the log and every field that it may carry, and where time is counted."""

from docs.making.words import cell, table
from reportedly.observed import EVENTS, FIELDS, STAGES

HEAD = """\
# Events of the log

You collect the logs of a desk or of long runs, and want to know what a line can say. How to switch the log on, and an
example: [logs, metrics, timings](../howto/watch-a-desk.md).

A line is one event with named values, as text or as JSON. No event carries words of a report, a title, a password, a
key, a cookie, or what somebody typed.
"""


def page() -> str:
    """The page."""
    parts = [HEAD]
    for title, head, rows in (("Events", "event", EVENTS), ("Fields", "field", FIELDS), ("Stages", "stage", STAGES)):
        known = rows.items() if isinstance(rows, dict) else [(one, "") for one in rows]
        parts.append(f"## {title}\n\n{table((head, 'is'), [(f'`{name}`', cell(str(is_))) for name, is_ in known])}")
    return "\n".join(parts)
