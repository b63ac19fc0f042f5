"""Chats that WhatsApp exports as text: each message a turn under its writer's name, without times and notices."""

import re

from reportedly.intake.sent import Copy

_MESSAGE = re.compile(
    r"[\u200e\u200f]?\[?\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},? \d{1,2}:\d\d(?::\d\d)?"
    r"(?:[ \u202f][AaPp]\.?[Mm]\.?)?\]?(?: -)? "
    r"(?:(?P<who>[^:\n]{1,60}): )?(?P<words>.*)"
)
_LEFT_OUT = re.compile(
    r"[\u200e\u200f]?(?:<[^>]{3,40} omitted>|\w{3,12} omitted|This message was deleted\.?|<attached: [^>]{1,120}>"
    r"|.{1,120} \(file attached\))\s*"
)
LEAST = 3
"""Lines that begin a message, and at least half of all, make a chat."""


def read(text: str) -> Copy | None:
    """The chat as turns, without dates (which number is the month can't be told); None where ``text`` is no chat."""
    lines = [line for line in text.split("\n") if line.strip()]
    found = [_MESSAGE.fullmatch(line) for line in lines]
    begun = sum(match is not None for match in found)
    if begun < LEAST or 2 * begun < len(lines):
        return None
    kept: list[str] = []
    going = False
    for line, match in zip(lines, found, strict=True):
        if match is None:
            if going:
                kept.append(line)
            continue
        going = bool(match["who"]) and not _LEFT_OUT.fullmatch(match["words"])
        if going:
            kept.append(f"{match['who'].strip('~ ')}: {match['words']}")
    return Copy("\n".join(kept), warnings=["The text is a chat: times, files and notices are left out."])
