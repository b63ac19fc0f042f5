"""What the forms of direct speech are found on and found as: the page in lines, and passages of speech."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from reportedly import vocab
from reportedly.attribution import lexicon
from reportedly.attribution.kinds import kind_of
from reportedly.attribution.names import Named, persons
from reportedly.attribution.phrases import PRONOUNS, parse
from reportedly.attribution.quotations import Quotation
from reportedly.model.span import Span

HANDLE = re.compile(r"(?:(?:RT|MT|via) )?@\w{1,30}")
_WITH_HANDLE = re.compile(r"\s*\(?@\w{1,30}\)?$")
_NAMED_HANDLE = re.compile(
    r"(?P<who>[^\W\d_a-z][\w.’'-]{0,40}(?: [^\W\d_a-z][\w.’'-]{0,40}){0,4}) {0,2}\((?P<handle>@\w{1,30})\)"
)
_SPEECHLIKE = re.compile(
    r"\b(?:I|we|you|my|our|your|us|me|let’s|let's|don’t|don't|yes|thanks|thank)\b|\?|!", re.IGNORECASE
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|am|has|have|had|do|does|did|will|would|can|could|may|might|must|shall|should|"
    r"\w+n[’']t|\w+[’'](?:s|re|ve|ll|d|m)|need|needs|want|wants|know|knows|think|\w{2,}ed)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_ENDED = re.compile(r"[.?!…][\"”’'»«“)\]]*$")


@dataclass(frozen=True, slots=True)
class Passage:
    """Speech found by its form; ``speaker`` are the words that name the voice where the source's own do not."""

    form: str
    source: list[Span]
    cue: list[Span]
    content: list[Span]
    speaker: Span | None = None


@dataclass(frozen=True)
class Page:
    """A report's text with its quotations, cut into lines: trimmed, none empty."""

    text: str
    quotations: Sequence[Quotation]

    @cached_property
    def lines(self) -> list[Span]:
        """The lines that hold anything, without the white space at their ends."""
        found, at = [], 0
        for line in self.text.split("\n"):
            if words := line.strip():
                start = at + line.index(words[0])
                found.append(Span(start, start + len(words)))
            at += len(line) + 1
        return found

    @cached_property
    def persons(self) -> list[Named]:
        """The persons the report names in full or with a title, and later by their last names, in text order."""
        return persons(self.text)

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The last names of those persons, lower-cased."""
        return frozenset(person.surname for person in self.persons)

    @cached_property
    def handles(self) -> dict[str, Span]:
        """The names that stand before a handle in brackets: "Anna Kovac (@annakovac)"."""
        found: dict[str, Span] = {}
        for match in _NAMED_HANDLE.finditer(self.text):
            found.setdefault(match.group("handle").lower(), Span(*match.span("who")))
        return found

    def quotations_in(self, span: Span) -> list[Quotation]:
        """The quotations that begin within ``span``."""
        at = bisect_left(self.quotations, span.start, key=lambda q: q.span.start)
        found = []
        while at < len(self.quotations) and self.quotations[at].span.start < span.end:
            found.append(self.quotations[at])
            at += 1
        return found

    def trimmed(self, start: int, end: int) -> Span:
        """``[start, end)`` without white space at its ends; empty where there is nothing else."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        return Span(start, start + len(words.strip()))

    def who(self, span: Span) -> str:
        """What the words at ``span`` name, if they can name a speaker, else nothing.

        handle, pronoun, person (title, known given name, or surname met in full elsewhere), body (organisation,
        outlet, document), role ("the mayor"), name (two or more unknown capitalised words), word (one).
        """
        words = span.of(self.text).strip()
        if HANDLE.fullmatch(words):
            return "handle"
        named = _WITH_HANDLE.sub("", words)
        phrase = parse(self.text, Span(span.start, span.start + len(named)))
        if phrase.form == "pronoun":
            return "pronoun" if PRONOUNS[phrase.head] in ("m", "f", "pl", "n", "1") else ""
        if phrase.name:
            low = phrase.name.lower().split()
            given = low[0] in lexicon.given_names() and len(low) > 1
            if phrase.titled or given or low[-1] in self.surnames:
                return "person"
            if kind_of(phrase) in ("organisation", "media"):
                return "body"
            return "name" if len(low) > 1 else "word"
        entry = lexicon.source_words().get(phrase.head)
        if entry is None:
            return ""
        return "role" if entry.kind in ("person", "role", "official", "captive") else "body"


def speechlike(words: str) -> bool:
    """Whether somebody speaks in ``words``: a first or second person, a question, an exclamation."""
    return _SPEECHLIKE.search(words) is not None


def is_sentence(words: str) -> bool:
    """Whether ``words`` can stand as a sentence, and are no title, name or phrase taken up: three words and more."""
    found = _WORD.findall(words)
    if len(found) < 3:
        return False
    small = [word for word in found[1:] if not word[0].isupper() and not word[0].isdigit()]
    if len(small) * 3 < len(found):  # capitalised As Titles Are
        return _SPEECHLIKE.search(words) is not None and len(found) > 3
    if _FINITE.search(words) is not None or "?" in words or "!" in words:
        return True
    return _ENDED.search(words.strip()) is not None or (len(found) > 4 and speechlike(words))


def is_spoken(words: str) -> bool:
    """Whether a quotation is a sentence, or fewer words with a stop, and no title: "Never." but not "The Long Way,"."""
    found = _WORD.findall(words)
    titled = len(found) > 1 and not any(word.islower() for word in found)
    return is_sentence(words) or (bool(found) and not titled and _ENDED.search(words) is not None)


def furniture(words: str) -> bool:
    """Whether a label is a page's own ("Note", "Photo credit", "Step 2") and no speaker's (label_words.csv)."""
    low = [word.lower() for word in _WORD.findall(words)]
    if not low or any(word[0].isdigit() for word in low):
        return True
    listed = _label_words("furniture")
    return low[0] in listed or low[-1] in listed or " ".join(low) in listed


def is_role_label(words: str) -> bool:
    """Whether a label is one transcripts use for a speaker who isn't named: MODERATOR, Reporter, Caller."""
    low = [word.lower() for word in _WORD.findall(words)]
    return bool(low) and (low[-1] in _label_words("speaker") or " ".join(low) in _label_words("speaker"))


@cache
def _label_words(what: str) -> frozenset[str]:
    return frozenset(row["word"].lower() for row in vocab.rows("label_words") if row["what"] == what)
