"""Words that colour a passage one by one: hedges, loaded words, vague sources."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reportedly import vocab
from reportedly.model.claims import MarkKind
from reportedly.model.span import Span
from reportedly.signals.phrases import Lexicon, either

_REPORTING = " …"  # vague.csv: the phrase counts only before a reporting verb
_SMALL_IN_TITLES = re.compile(r"(?:an?|and|as|at|but|by|for|from|in|nor|of|on|or|over|the|to|up|via|vs|with)\Z")
_NOUNS = frozenset("like state phone text email e-mail fax cable wire post page".split())  # more often no verb
_SINGULAR = ("research", "the public", "public opinion")
_AHEAD = {  # what hedges.csv asks of the words after a hedge
    "figure": rf"(?= (?:an? |the )?(?:half\b|[$€£¥₹~]?\d|(?:{either(vocab.words('numbers', 'word'))})\b))",
    "noun": r"(?= (?!(?:that|the|an?|to|he|she|it|they|we|his|her|its|their|in|on|at|by|there|this|these)\b)\w)",
    "verb": r"(?! (?:not|of|and|or|is|was|in|to|\d+)\b)(?= \w)",
}
_NEXT = {name: re.compile(pattern) for name, pattern in _AHEAD.items()}
_GROUP = re.compile(r"\b(?:the|these|those|his|her|its|their|our|my|so-called|\w+(?:'s|s')) \Z")
_SPEAKS = re.compile(
    r"(?: (?:also|now|long|still|even|have|had|has|are|were|would|may|might|\w+ly)){0,3} (?P<verb>[a-z']+(?: out)?)\b"
)


class Coloured(NamedTuple):
    """A mark before it is numbered: its place, its kind, and the reason it is shown with."""

    span: Span
    kind: MarkKind
    why: str
    sort: str = ""
    plainer: str = ""


class _Entry(NamedTuple):
    kind: MarkKind
    why: str
    next: str = ""
    sort: str = ""
    plainer: str = ""


@cache
def _lexicon() -> Lexicon[tuple[_Entry, ...]]:
    """The three lists as one; a phrase may be in more than one ("it is rumoured")."""
    entries: dict[str, tuple[_Entry, ...]] = {}

    def add(phrase: str, entry: _Entry) -> None:
        entries[phrase.lower()] = (*entries.get(phrase.lower(), ()), entry)

    for row in vocab.rows("hedges"):
        add(row["word"], _Entry("hedge", f"{row['kind']}: {row['why']}", row["next"], row["kind"]))
    for row in vocab.rows("loaded"):
        plain = f"; plainer: {row['suggest']}" if row["suggest"] else ""
        add(row["word"], _Entry("loaded", row["why"] + plain, plainer=row["suggest"]))
    for row in vocab.rows("vague"):
        phrase = row["phrase"]
        add(
            phrase.removesuffix(_REPORTING),
            _Entry("vague", row["why"], "speaks" if phrase.endswith(_REPORTING) else ""),
        )
    return Lexicon(entries)


@cache
def _reporting_verbs() -> frozenset[str]:
    """Verbs of saying and thinking (cues.csv) in the forms that agree with a plural."""
    forms = {row["form"] for row in vocab.rows("cues") if row["kind"] in ("speech", "cognition")}
    return frozenset(form for form in forms if not re.search(r"ing$|[^s]s$", form) and form not in _NOUNS)


def wording(text: str, low: str) -> Iterator[Coloured]:
    """Hedges, loaded words and vague sources in ``text``; ``low`` is the same text folded."""
    for start, end, entries in _lexicon().found(low):
        for entry in entries:
            last = _end(low, start, end, entry)
            if last is None or (entry.kind != "vague" and _in_a_name(text, start)):
                continue
            yield Coloured(Span(start, last), entry.kind, entry.why, entry.sort, entry.plainer)


def _end(low: str, start: int, end: int, entry: _Entry) -> int | None:
    """Where the phrase ends, its reporting verb with it; None where what has to follow does not."""
    if entry.next == "speaks":
        hit = _SPEAKS.match(low, end)
        return hit.end() if hit and not _introduced(low, start) and _reports(low[start:end], hit["verb"]) else None
    if entry.kind == "vague" and " " not in low[start:end] and _introduced(low, start):
        return None
    if entry.next and not _NEXT[entry.next].match(low, end):
        return None
    return end


def _introduced(low: str, start: int) -> bool:
    """Whether a group is one that the report has introduced: "the researchers found", "its lawyers said"."""
    return _GROUP.search(low, max(0, start - 24), start) is not None


def _reports(subject: str, verb: str) -> bool:
    return verb in _reporting_verbs() or (subject in _SINGULAR and verb.removesuffix("s") in _reporting_verbs())


def _in_a_name(text: str, start: int) -> bool:
    """Whether a word is capitalised amid a sentence ("the Radical Party", "in May"): then it is part of a name.

    In a line set in title case (a headline) capitals tell nothing, and the word counts.
    """
    if not text[start].isupper():
        return False
    before = text[max(0, start - 3) : start].rstrip(" \"'“”‘’«(")
    if not before or before[-1] in ".!?:;\n…—–" or "\n" in text[max(0, start - 3) : start]:
        return text.startswith("May ", start) and text[start + 4 : start + 5].isdigit()
    reach = max(0, start - 200)
    line = text[max(reach, text.rfind("\n", reach, start) + 1) : start].split()[-8:]
    small = sum(word[0].islower() and not _SMALL_IN_TITLES.match(word) for word in line)
    return small > 0 or len(line) < 2
