"""Where a mention stands: its sentence, whether within a quotation, and its part in the clause.

No parser is run: the part is told by the words beside the mention, as English order allows. It is used as evidence
only, never as a rule.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple

from reportedly.attribution import lexicon
from reportedly.intake.sentences import sentences
from reportedly.model.span import Span

Part = Literal["subject", "owner", "object"]
_BEFORE = re.compile(r"(?:[\w’'.-]+ ?){1,9}\Z")
_PREPOSITIONS = frozenset(
    "of in at on from with by to for within inside near about into over under against during via through like than "
    "between among without toward towards behind beside besides upon onto around including versus per".split()
)
_CLAUSE = frozenset(
    "that and but or when as because while after before if though although whether who which where since until unless "
    "so then yet nor what how why for meanwhile however once whereas".split()
)
"""Words after which a clause, and so its subject, begins."""
_SAYS = re.compile(r"(?:said|says|added|adds|wrote|asked|replied|explained|noted|recalled|continued|concluded)$")
_DETERMINERS = frozenset("the a an this that his her their its my our former then".split())


class Place(NamedTuple):
    """Where a mention stands. ``clause`` numbers the stretches of a text between marks and joining words."""

    sentence: int
    quoted: bool
    part: Part
    opening: bool
    paragraph: int


class Context:
    """A text's sentences and quotations, to place mentions in."""

    def __init__(self, text: str, quoted: Sequence[Span]) -> None:
        self._text = text
        self._sentences = [span.start for span in sentences(text)]
        self._paragraphs = [match.start() for match in re.finditer(r"\n", text)]
        self._quoted = sorted(quoted)
        self._opens = [span.start for span in self._quoted]

    def quotation(self, at: int) -> Span | None:
        """The quotation that a place lies in."""
        number = bisect_right(self._opens, at) - 1
        return self._quoted[number] if number >= 0 and self._quoted[number].end > at else None

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds a place."""
        return max(0, bisect_right(self._sentences, at) - 1)

    def start_of(self, sentence: int) -> int:
        """Where a sentence starts."""
        return self._sentences[sentence] if self._sentences else 0

    def place(self, span: Span) -> Place:
        """Where a mention stands."""
        sentence = self.sentence(span.start)
        start = self.start_of(sentence)
        part, opening = self._part(span, start)
        quoted = self.quotation(span.start) is not None
        return Place(sentence, quoted, part, opening, bisect_right(self._paragraphs, span.start))

    def _part(self, span: Span, start: int) -> tuple[Part, bool]:
        """Its part in the clause, and whether it opens its sentence."""
        text = self._text
        words = text[span.start : span.end]
        if words.lower() in ("his", "her", "hers", "their", "its") or words.endswith(("’s", "'s")):
            return "owner", False
        if text.startswith(("’s ", "'s "), span.end) and not text.startswith(("’s been", "'s been"), span.end):
            return "owner", False
        if words.lower() in ("him", "them", "himself", "herself"):
            return "object", False
        before = text[max(start, span.start - 90) : span.start]
        stripped = before.rstrip()
        if not stripped or stripped[-1] in '“"‘(':
            return "subject", not stripped
        if stripped[-1] in ",;:.—–-!?”’'\"":
            return "subject", False
        found = stripped.split()
        while found and _of_phrase(found[-1]):
            found.pop()
        if not found:
            return "subject", True
        last = found[-1].lower()
        if last[-1] in ',;:.—–!?”"’' or last in _CLAUSE or _SAYS.search(last):
            return "subject", False
        return "object", False


def _of_phrase(word: str) -> bool:
    """Whether a word before a name belongs to the same phrase: a title, a determiner, what describes a person."""
    low = word.lower()
    if low in _CLAUSE or low in _PREPOSITIONS or word[-1] in ',;:—”"':
        return False
    bare = low.rstrip(".")
    if low in _DETERMINERS or bare in lexicon.titles() or bare in lexicon.source_words():
        return True
    return word[0].isupper() or bare.removesuffix("’s").removesuffix("'s") in lexicon.modifiers()
