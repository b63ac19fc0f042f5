"""Subtitles (SubRip, WebVTT): cues become paragraphs; a pause after a sentence, or another speaker, begins one."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.errors import NoText
from reportedly.intake.build import Known, build, check_characters
from reportedly.intake.canonical import Piece, clean, collapse, lay_out
from reportedly.intake.charset import decode
from reportedly.model.document import Document

PAUSE = 4.0
"""Seconds without words after which a sentence's end ends a paragraph too."""
_TIMES = re.compile(
    r"\s*(?:(\d{1,3}):)?(\d\d):(\d\d)[,.](\d{3}) +--> +(?:(\d{1,3}):)?(\d\d):(\d\d)[,.](\d{3})(?:[ \t].*)?"
)
_VOICE = re.compile(r"<v(?:\.[^ >\t]{0,80})?[ \t]+([^>]{1,80})>")
_TAG = re.compile(r"</?[A-Za-z0-9:.][^<>]{0,80}>|\{\\[^{}]{0,80}\}")
_SOUND = re.compile(r"[\[(♪#][^\])]{0,80}[\])♪#]")
_SPEAKER = re.compile(r"(?:-|>>+|[A-Z][A-Z.’' -]{1,30}:|[A-Z][\w.’'-]{1,20}(?: [A-Z][\w.’'-]{1,20}){0,3}:)(?=\s|\w)")
_DASH = re.compile(r"(?:-|>>+)\s*")
_ENDS = re.compile(r"[.!?…][\"”’»)\]']*\Z")


@dataclass(frozen=True, slots=True)
class _Cue:
    start: float
    end: float
    lines: list[str]


def from_bytes(data: bytes, known: Known) -> Document:
    """A Document from a .srt or .vtt file; "[sirens]" and other sounds are no words. Raises NoText, TooLarge."""
    words, warnings = decode(data)
    check_characters(len(words))
    text, blocks = lay_out(Piece("paragraph", " ".join(lines)) for lines in _paragraphs(_cues(clean(words))))
    if not blocks:
        raise NoText("the subtitles hold no words")
    return build(text, blocks, known, media_type="text/vtt", warnings=warnings)


def _cues(text: str) -> Iterator[_Cue]:
    """The cues in order; what stands before a line of times (numbers, notes, styles) belongs to none."""
    current: _Cue | None = None
    for line in text.split("\n"):
        if times := _TIMES.fullmatch(line[:300]):
            if current:
                yield current
            start, end = (_seconds(times.groups(default="0")[at : at + 4]) for at in (0, 4))
            current = _Cue(start, end, [])
        elif not line.strip() and current:
            yield current
            current = None
        elif current and (words := _words(line)):
            current.lines.append(words)
    if current:
        yield current


def _seconds(parts: tuple[str, ...]) -> float:
    hours, minutes, seconds, thousandths = map(int, parts)
    return 3600 * hours + 60 * minutes + seconds + thousandths / 1000


def _words(line: str) -> str:
    voice = _VOICE.search(line)
    words = collapse(html.unescape(_SOUND.sub("", _TAG.sub("", _VOICE.sub("", line)))))
    return f"{collapse(voice[1])}: {words}" if voice and words else words


def _paragraphs(cues: Iterator[_Cue]) -> Iterator[list[str]]:
    held: list[str] = []
    before: list[str] = []
    end = 0.0
    for cue in cues:
        fresh = [line for line in cue.lines if line not in before]  # a line that rolls up is shown again
        for number, line in enumerate(fresh):
            paused = number == 0 and cue.start - end > PAUSE and held and _ENDS.search(held[-1])
            if held and (paused or _SPEAKER.match(line)):
                yield held
                held = []
            held.append(_DASH.sub("", line, count=1) if _DASH.match(line) else line)
        before, end = cue.lines or before, max(end, cue.end)
    if held:
        yield held
