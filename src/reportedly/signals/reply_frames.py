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


def _frame(kind: ReplyKind, test: str, of: str, *parts: str) -> Frame:
    """A frame that matches nothing without a phrase of ``parts``."""
    needs = longest_words(phrase for part in parts for phrase in words(part))
    return Frame(kind, test, Search(re.compile(rf"(?<![\w-])(?:{of})(?![\w-])"), (needs,)))


def _denials() -> Iterator[Frame]:
    noun, rejects = pattern("noun"), pattern("rejects")
    lead = rf"{_MARK}(?:(?!not\b|n't)[\w'-]{{1,30}} ){{0,3}}?{_MARK}"
    false = rf"{lead}(?:{pattern('false')})"
    thing = rf"(?:it|this|that|them|these|{_DET} {_GAP}[\w'-]+)"
    yield _frame("denial", "deny", pattern("denies"), "denies")
    yield _frame("denial", "claim", rf"(?:{rejects}) (?P<about>{told()})(?! for\b)", "rejects")
    yield _frame("denial", "", rf"(?:{rejects}) (?P<about>{thing}) as {false}", "rejects")
    rejected = r"(?:denied|rejected|dismissed|disputed|refuted|contested)"
    yield _frame("denial", "", rf"(?P<about>{_DET} {_GAP}{noun}) {_BEEN} {rejected} (?:by|as)", "noun")
    yield _frame("denial", "", rf"(?:{pattern('calls')}) (?P<about>{_THESE}|them|{told()})(?: as)? {false}", "calls")
    yield _frame("denial", "own", rf"(?P<about>{_DET} {_GAP}{noun}{_OF}){_BE}{_ADVERBS} {false}", "noun")
    none = rf"(?:{_THESE}|none of (?:it|this|that)|nothing)"
    untrue = rf"{_MARK}(?:{pattern('untrue')}|true)"
    yield Frame("denial", "said", _needing(rf"{none}(?:{_BE}|{_BE}?n't)?{_ADVERBS} {untrue}", "true", *words("untrue")))
    verbs = "deny reject refute dispute dismiss".split()
    yield Frame("denial", "said", _needing(rf"(?:i|we)(?: \w+ly)? {either(verbs)}", *verbs))
    yield _frame("denial", "", pattern("denial"), "denial")


def _needing(of: str, *needs: str) -> Search:
    return Search(re.compile(rf"(?<![\w-])(?:{of})(?![\w-])"), (longest_words(needs),))


def _retractions() -> Iterator[Frame]:
    said = rf"(?:{pattern('noun')}|{pattern('record')})"
    full = rf"(?:{_DET} (?:of )?)?{_GAP}{said}"
    yield _frame("retraction", "", rf"(?:{pattern('retracts')}) (?P<about>{full})(?! for\b)", "retracts")
    back = r"(?:retracted|withdrawn|corrected|clarified|walked back)"
    yield _frame("retraction", "", rf"(?P<about>{_DET} {_GAP}{said}) {_BEEN} {back}", "noun", "record")
    yield _frame("retraction", "", pattern("retraction"), "retraction")


def _confirmations() -> Iterator[Frame]:
    confirms, fact = pattern("confirms"), rf"(?:{pattern('noun')}|{pattern('fact')})"
    yield _frame("confirmation", "near", rf"(?:{confirms}){_TO} that", "confirms")
    yield _frame("confirmation", "names", rf"(?:{pattern('concedes')}){_TO} (?:that|{_DET} {_GAP}{fact})", "concedes")
    yield _frame("confirmation", "", rf"(?:{confirms}) (?P<about>{_DET} (?:of )?{_GAP}{fact})(?! for\b)", "confirms")
    own = r"(?:the|his|her|its|their|[\w-]+'s) [\w'-]+"
    yield _frame("confirmation", "names", rf"(?:{confirms}) (?P<about>{own})", "confirms")
    yield _frame("confirmation", "", rf"(?P<about>{_DET} {_GAP}{fact}) {_BEEN} (?:{confirms}) by", "noun", "fact")
