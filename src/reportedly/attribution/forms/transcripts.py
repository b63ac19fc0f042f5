"""Transcripts and interviews: turns under labels ("HOLT: …", "Jane Smith: …", "Q: …", "A: …").

A label alone proves nothing ("Note: …"). Labels make a transcript where two or more stand near one another,
name speakers that are known or come back, and what follows them speaks: a question, an I, a you.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from reportedly.attribution.forms.labels import Label
from reportedly.attribution.forms.passages import Page, Passage, speechlike
from reportedly.attribution.names import Named
from reportedly.attribution.phrases import surname
from reportedly.model.span import Span

_APART = 8  # lines from one label to the next, beyond which the transcript has ended
_INTRO = 4000  # code points before the first question in which the interviewee is named
_ASIDE = re.compile(
    r"[\"“]?[(\[][^)\]]*[)\]][\"”]?\.?|(?:Column|Page|Volume) \d{1,5}|(?:[01]?\d|2[0-3])[:.][0-5]\d(?: [ap]\.?m\.?)?"
)  # "(Laughter.)", and the columns and times of an official report
_FIRST_PERSON = re.compile(r"\b(?:I|we|my|our|me|us|I[’']\w+|we[’']\w+)\b")
_BYLINE = re.compile(r"(?:By|Interview(?:ed)? by|Words by|Text by|Reporting by)\b", re.IGNORECASE)
_ASKED = re.compile(
    r"(?:\b(?:reporter|correspondent|editor|presenter|host|journalist|interviewer|columnist|by)|[’']s)\s+$",
    re.IGNORECASE,
)


def transcripts(page: Page, found: Sequence[Label]) -> list[Passage]:
    """The turns of every transcript on the page, each with the paragraphs up to the next."""
    passages: list[Passage] = []
    for run in _runs(found):
        if not _speaks(page, run):
            continue
        answers = _interviewee(page, run)
        for turn, following in zip(run, [*run[1:], None], strict=True):
            content = _content(page, turn, following)
            if content:
                speaker = answers if turn.kind == "a" else None
                passages.append(Passage("transcript", [turn.who], [turn.cue], content, speaker))
    return passages


def _runs(found: Sequence[Label]) -> list[list[Label]]:
    """Labels in runs: each within reach of the next, and not a body's or a role's on its own."""
    runs: list[list[Label]] = []
    for label in found:
        if runs and label.line - runs[-1][-1].line <= _APART:
            runs[-1].append(label)
        else:
            runs.append([label])
    kept = (_turns(run) for run in runs)
    return [run for run in kept if len(run) > 1]


def _turns(run: list[Label]) -> list[Label]:
    """The labels of a run that can be a transcript's: known speakers, and others that come back."""
    times = Counter(label.key for label in run)
    certain = len({label.key for label in run if label.kind in ("caps", "part", "person")})
    both = {"q", "a"} <= {label.kind for label in run} or sum(label.kind in ("q", "a") for label in run) > 1

    def belongs(label: Label) -> bool:
        if label.kind in ("q", "a"):
            return both or label.kind == "q"
        if "@" in label.key:
            return False  # a post, which is no turn
        if label.kind == "person":
            return True
        if label.kind in ("caps", "part"):
            return times[label.key] > 1 or certain > 1
        return times[label.key] > 1

    return [label for label in run if belongs(label)]


def _speaks(page: Page, run: Sequence[Label]) -> bool:
    """Whether enough turns speak: one in four where all labels are known or letters, else every other one."""
    speaking = sum(speechlike(label.body.of(page.text)) for label in run)
    sure = all(label.kind in ("q", "a", "person", "caps", "part") for label in run)
    return speaking * (4 if sure else 2) >= len(run)


def _content(page: Page, turn: Label, following: Label | None) -> list[Span]:
    """What is said in a turn: the rest of its line and its further paragraphs, without "(Laughter.)"."""
    lines = [] if turn.body.start == turn.body.end else [turn.body]
    name = surname(turn.key)
    last = following.line if following else min(len(page.lines), turn.line + _APART)
    if following is None or last > turn.line:
        for line in page.lines[turn.line + 1 : last]:
            words = line.of(page.text)
            spoken = _FIRST_PERSON.search(words) is not None
            told = not spoken and len(name) > 2 and re.search(rf"\b{re.escape(name)}\b", words.lower()) is not None
            if told or words.endswith(":") or (following is None and not spoken):
                break
            lines.append(line)
    return [line for line in lines if not _ASIDE.fullmatch(line.of(page.text))]


def _interviewee(page: Page, run: Sequence[Label]) -> Span | None:
    """Whom "A:" stands for: the one person that the text before the first question names, interviewers left out."""
    if all(label.kind != "a" for label in run):
        return None
    before = run[0].who.start
    known: dict[str, Span] = {}
    asking: set[str] = set()
    people = page.persons
    for person in people[bisect_left(people, before - _INTRO, key=_at) : bisect_left(people, before, key=_at)]:
        line = page.text.rfind("\n", 0, person.span.start) + 1
        if _BYLINE.match(page.text, line):
            asking.add(person.surname)
            continue
        known.setdefault(person.surname, person.span)
        if _ASKED.search(page.text[max(0, person.span.start - 25) : person.span.start]):
            asking.add(person.surname)
    left = [span for name, span in known.items() if len(known) == 1 or name not in asking]
    return left[0] if len(left) == 1 else None


def _at(person: Named) -> int:
    return person.span.start
