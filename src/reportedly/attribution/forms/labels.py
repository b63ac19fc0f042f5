"""Labels that open a line: "Jane Smith:", "HOLT:", "Q.", "@name:"; and those that name no speaker ("Note:")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.attribution.forms.clauses import is_verb
from reportedly.attribution.forms.passages import Page, furniture, is_role_label
from reportedly.attribution.phrases import parse
from reportedly.model.span import Span

_LABEL = re.compile(
    r"[>*_\s]*[\"“”«„‘]?(?:(?P<who>[^\W_a-z][^:\n]{0,78}|@\w[^:\n]{0,60}|the [^:\n]{3,60}?)[*_]{0,2}(?P<cue>:)[*_]{0,2}"
    r"|(?P<letter>[QA])(?P<stop>\.))(?=\s|$|[\"“«„‘])"
)
_WITHIN = re.compile(
    r"(?<=[.?!…”\"’)\]–—-]) {1,4}(?:(?P<who>[QA]|[A-Z][A-Z.’'-]{1,20}(?: [A-Z][A-Z.’'-]{1,20}){0,3})(?P<cue>:)"
    r"|(?P<letter>[QA])(?P<stop>\.))(?= )"
)
_LONGEST = 100  # code points of a label
_CAPS = re.compile(r"(?=.{0,20}[A-Z]{2})[A-ZÀ-ÖØ-ÞĆČŁŠŽ.’'& -]{2,40}(?:\([^)]{1,40}\))?")
_PASSED_ON = re.compile(r"(?:RT|MT) (?=@)")
_ASIDE = re.compile(r"(?:\s*\([^)]{1,40}\)){1,3}$")
_NOT_A_NAME = re.compile(r"[.!?;]\s+[a-z]|[!?;“”«»\"]|, (?:and|but|or|which|as)\b|\d{3}|https?$")
ASKS = frozenset(("q", "question", "interviewer", "questioner"))
ANSWERS = frozenset(("a", "answer"))


@dataclass(frozen=True, slots=True)
class Label:
    """A label, and the rest of its line or the part up to the next label; ``line`` is the number of its line.

    ``kind``: q, a, part (MODERATOR), caps (HOLT), or what Page.who says of its words. ``key`` is one speaker's.
    """

    line: int
    who: Span
    cue: Span
    body: Span
    kind: str
    key: str


def labels(page: Page) -> list[Label]:
    """The labels that may name a speaker, in text order, also those within a labelled line."""
    found: list[Label] = []
    kinds: dict[str, str] = {}  # by words: the same labels come back throughout a transcript
    for number, line in enumerate(page.lines):
        stop = page.text.find(":", line.start, min(line.end, line.start + _LONGEST))
        if stop < 0 and page.text[line.start : line.start + 4].strip('*_"“> ')[:2] not in ("Q.", "A."):
            continue
        match = _LABEL.match(page.text, line.start, line.end)
        if match is None:
            continue
        first = _label(page, number, line, match, kinds)
        if first is None:
            continue
        inner = list(_within(page, number, line, match.end(), kinds)) if first.kind in ("q", "a", "caps") else []
        ends = [label.who.start for label in inner] + [line.end]
        for label, end in zip([first, *inner], ends, strict=True):
            body = page.trimmed(label.body.start, end)
            found.append(Label(number, label.who, label.cue, body, label.kind, label.key))
    return found


def _within(page: Page, number: int, line: Span, start: int, kinds: dict[str, str]) -> Iterator[Label]:
    for match in _WITHIN.finditer(page.text, start, line.end):
        label = _label(page, number, line, match, kinds)
        if label is not None:
            yield label


def _label(page: Page, number: int, line: Span, match: re.Match[str], kinds: dict[str, str]) -> Label | None:
    letter = match.group("letter") is not None
    who = Span(*match.span("letter" if letter else "who"))
    who = page.trimmed(who.start, who.end - len(who.of(page.text)) + len(who.of(page.text).rstrip("*_ ")))
    if passed_on := _PASSED_ON.match(page.text, who.start, who.end):
        who = Span(passed_on.end(), who.end)
    cue = Span(*match.span("stop" if letter else "cue"))
    words = who.of(page.text)
    if words not in kinds:
        kinds[words] = _kind(page, who, words)
    if not (kind := kinds[words]):
        return None
    key = _ASIDE.sub("", words).lower().replace("’", "'").strip(" .")
    return Label(number, who, cue, Span(match.end(), line.end), kind, key)


def _kind(page: Page, who: Span, words: str) -> str:
    low = words.lower().strip(" .")
    if low in ASKS:
        return "q"
    if low in ANSWERS:
        return "a"
    if _NOT_A_NAME.search(words) or len(words.split()) > 10 or any(is_verb(word) for word in words.split()):
        return ""
    if is_role_label(words):
        return "part"
    if not _whole(page, who):
        return ""
    named = page.who(who)
    if named in ("person", "handle"):
        return named
    if furniture(_ASIDE.sub("", words)):
        return ""
    if _CAPS.fullmatch(words) and named in ("word", "name", "body", ""):
        return "caps"
    return named if named != "pronoun" else ""


def _whole(page: Page, who: Span) -> bool:
    """Whether a label is a name with an office at most: "Ilse Maret, engineer", not "Ilse Maret has one wish"."""
    phrase = parse(page.text, who)
    after = phrase.rest.split()
    return len(phrase.name.split()) <= 4 and (not after or after[0] in (",", "(", "of", "for", "at", "in", "from"))
