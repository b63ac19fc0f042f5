"""The frames of denials, retractions and confirmations: verbs and nouns of replies.csv in the orders newsrooms print.

A frame's ``test`` says what more is asked around it (``reportedly.signals.replies``): ``deny`` that nothing is withheld
("denied bail"), ``said`` that somebody says it, ``near`` and ``names`` that there is a claim it can answer.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reportedly import vocab
from reportedly.intake.lines import Search, longest_words
from reportedly.model.claims import ReplyKind
from reportedly.signals.phrases import either

STOP = (
    r"(?!(?:as|after|for|and|that|which|who|by|in|on|at|to|with|from|over|but|when|while|because|amid|before|despite|"
    r"into|or)\b)"
)
"""Before a word of a noun phrase: these words end it."""
_GAP = rf"(?:{STOP}[\w'-]{{1,30}} ){{0,4}}?"
_DET = r"(?:the|this|that|these|those|such|any|all|his|her|its|their|our|my|both|earlier|[\w-]{2,30}(?:'s|s'))"
_OF = r"(?: of (?:the )?[\w'-]{1,30})?"  # "his version of events"
_ADVERBS = r"(?: (?:also|simply|just|all|entirely|totally|so|quite|clearly|both|\w{2,20}ly)){0,3}"
_MARK = r"[“\"'„«]?"
_BE = r"(?:'s|'re| is| are| was| were| be| had been| has been| have been)"
_BEEN = r"(?:was|were|has been|have been|had been|is|are)(?: later| since| also| \w+ly)?"
_TO = r"(?: (?:to|on|in|at)(?: [\w'-]+){1,4}?)?"  # "confirmed to reporters that"
_THESE = r"(?:it|this|that|these|those|they)"


class Frame(NamedTuple):
    """A pattern, the kind of reply it tells, and what is asked of its surroundings; ``about`` is its named group."""

    kind: ReplyKind
    test: str
    search: Search


def words(part: str) -> list[str]:
    """The phrases of one part of replies.csv."""
    return [row["phrase"] for row in vocab.rows("replies") if row["part"] == part]


@cache
def pattern(part: str) -> str:
    """A pattern of any phrase of one part of replies.csv."""
    return either(words(part))


@cache
def told() -> str:
    """A pattern of a noun phrase for something said: "the farmers' latest claim"."""
    return rf"(?:{_DET} )?{_GAP}{pattern('noun')}"


@cache
def frames() -> tuple[Frame, ...]:
    """All frames, of one kind from the surest on."""
    return (*_denials(), *_retractions(), *_confirmations())


def _frame(kind: ReplyKind, test: str, of: str, *needs: frozenset[str]) -> Frame:
    """A frame that matches nothing without a word of each of ``needs``, the rarest first."""
    return Frame(kind, test, Search(re.compile(rf"(?<![\w-])(?:{of})(?![\w-])"), needs))


def _any(*parts: str) -> frozenset[str]:
    """The words that phrases of these parts of replies.csv need."""
    return longest_words(phrase for part in parts for phrase in words(part))


def _denials() -> Iterator[Frame]:
    noun, rejects = pattern("noun"), pattern("rejects")
    lead = rf"{_MARK}(?:(?!not\b|n't)[\w'-]{{1,30}} ){{0,3}}?{_MARK}"
    false = rf"{lead}(?:{pattern('false')})"
    thing = rf"(?:it|this|that|them|these|{_DET} {_GAP}[\w'-]+)"
    yield _frame("denial", "deny", pattern("denies"), _any("denies"))
    yield _frame("denial", "claim", rf"(?:{rejects}) (?P<about>{told()})(?! for\b)", _any("rejects"), _any("noun"))
    yield _frame("denial", "", rf"(?:{rejects}) (?P<about>{thing}) as {false}", _any("rejects"), _any("false"))
    rejected = "denied rejected dismissed disputed refuted contested".split()
    passive = rf"(?P<about>{_DET} {_GAP}{noun}) {_BEEN} {either(rejected)} (?:by|as)"
    yield _frame("denial", "", passive, frozenset(rejected), _any("noun"))
    called = rf"(?:{pattern('calls')}) (?P<about>{_THESE}|them|{told()})(?: as)? {false}"
    yield _frame("denial", "", called, _any("calls"), _any("false"))
    own = rf"(?P<about>{_DET} {_GAP}{noun}{_OF}){_BE}{_ADVERBS} {false}"
    yield _frame("denial", "own", own, _any("false"), _any("noun"))
    none = rf"(?:{_THESE}|none of (?:it|this|that)|nothing)"
    untrue = rf"{_MARK}(?:{pattern('untrue')}|true)"
    yield _frame("denial", "said", rf"{none}(?:{_BE}|{_BE}?n't)?{_ADVERBS} {untrue}", _any("untrue") | {"true"})
    verbs = "deny reject refute dispute dismiss".split()
    yield _frame("denial", "said", rf"(?:i|we)(?: \w+ly)? {either(verbs)}", frozenset(verbs))
    yield _frame("denial", "", pattern("denial"), _any("denial"))


def _retractions() -> Iterator[Frame]:
    said = rf"(?:{pattern('noun')}|{pattern('record')})"
    full = rf"(?:{_DET} (?:of )?)?{_GAP}{said}"
    things = _any("noun", "record")
    yield _frame("retraction", "", rf"(?:{pattern('retracts')}) (?P<about>{full})(?! for\b)", _any("retracts"), things)
    back = ("retracted", "withdrawn", "corrected", "clarified", "walked back")
    passive = rf"(?P<about>{_DET} {_GAP}{said}) {_BEEN} {either(back)}"
    yield _frame("retraction", "", passive, longest_words(back), things)
    yield _frame("retraction", "", pattern("retraction"), _any("retraction"))


def _confirmations() -> Iterator[Frame]:
    confirms, fact = pattern("confirms"), rf"(?:{pattern('noun')}|{pattern('fact')})"
    needs, facts = _any("confirms"), _any("noun", "fact")
    yield _frame("confirmation", "near", rf"(?:{confirms}){_TO} that", needs, frozenset(["that"]))
    conceded = rf"(?:{pattern('concedes')}){_TO} (?:that|{_DET} {_GAP}{fact})"
    yield _frame("confirmation", "names", conceded, _any("concedes"), facts | {"that"})
    yield _frame("confirmation", "", rf"(?:{confirms}) (?P<about>{_DET} (?:of )?{_GAP}{fact})(?! for\b)", needs, facts)
    own = r"(?:the|his|her|its|their|[\w-]+'s) [\w'-]+"
    yield _frame("confirmation", "names", rf"(?:{confirms}) (?P<about>{own})", needs)
    yield _frame("confirmation", "", rf"(?P<about>{_DET} {_GAP}{fact}) {_BEEN} (?:{confirms}) by", needs, facts)
