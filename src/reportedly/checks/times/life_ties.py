"""Ties of an age to a birth: how surely both are of one person, by the words between and around them."""

import re

from reportedly.checks.case import Case
from reportedly.checks.masks import Masked
from reportedly.checks.times.ages import Age, Birth, kin
from reportedly.checks.times.life_names import namesake, owner, told_born
from reportedly.model.figures import Quantity

_PRONOUN = re.compile(
    r"^\W*(?:(?:and|but|now|today|only|just|still) )?(?:(?:he|she|his|her|born|aged)\b|at \ue000|the \ue009|"
    r"\ue000(?=,| and| now| when| at))",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![.!?] )\b[A-Z][\w’-]{3,}")
_HE = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
_IS_BORN = re.compile(r"^\W*(?:[A-Z][\w’.-]+ ){1,4}was born\b")
_BORN_SUBJECT = re.compile(
    r"\W*born\b[^;]{0,80}?, ((?-i:[A-Z])[\w’-]+) (?:(?-i:[A-Z])[\w’-]+ )?(?:was|is|has|had|[a-z]+ed)\b", re.IGNORECASE
)
_NAMED = re.compile(r"[A-Z][\w’.-]+(?:,? \(?)$")
_WHO_BORN = re.compile(r"\b(?:who|which|whose|that)\b[^\ue000-\ue00b]{0,20}\bborn\b")
_ONE_BORN = re.compile(r"\b(?:an?|the|another) (?:\w+ )?\w+ born\b")
_OF_NAMED = re.compile(
    r"\b(?:by|with|from|to|of|for|under|like|than|against|after) (?:the )?(?:\w+ )?(?:[A-Z][\w’.-]+,? )+"
    r"(?:(?:who|whose) [^\ue000-\ue00b]{0,20})?born\b"
)
_THEY = re.compile(r"\bthey (?:were|had been|are) born\b")
_OPENING = re.compile(r"\W*(?:(?:at|only|just|still|now|barely|aged|not|yet) )*", re.IGNORECASE)
"""What may stand before an age that opens a sentence, which is its subject's: "Fifty next month, the striker …"."""
_SAME, _LIKELY, _UNSURE = 0.85, 0.75, 0.5


def tie(case: Case, index: int, age: Age, at: int, birth: Birth) -> float:
    """How surely the birth told in sentence ``at`` is that of the person whose age sentence ``index`` tells."""
    first, last = case.masked[min(index, at)], case.masked[max(index, at)]
    name = owner(age)
    anothers = name is not None and namesake(case.masked[at].text, name)
    if anothers or _crossed(case, index, age, at) or _of_kin(case.masked[at], birth):
        return 0.0
    if index == at:
        return _tie_within(first, age, birth)
    if name is not None and told_born(case.masked[at], name):
        return _SAME
    if _anew(first.text, last.text):
        return _UNSURE
    if _PRONOUN.match(last.text) or _leans(last.text):
        return _SAME
    names = set(_NAME.findall(first.text)) & set(_NAME.findall(last.text))
    if names:
        return _SAME
    if _PRONOUN.match(first.text) or _leans(first.text):
        return _LIKELY
    if isinstance(birth.item, Quantity):
        return 0.0
    unnamed = index < at and not age.then and _NAME.search(first.text, 2) is None and _IS_BORN.match(last.text)
    return _LIKELY if unnamed else _UNSURE


def _crossed(case: Case, index: int, age: Age, at: int) -> bool:
    """Whether a relative in the age's sentence may own the age or the birth; not where the name at the age says not."""
    masked = case.masked[index]
    relative = kin(masked)
    if relative is None:
        return False
    name = owner(age)
    apart = index != at and relative.start() > masked.place(age.quantity)
    return not (apart and name is not None and re.search(rf"\b{re.escape(name.last)}\b", case.masked[at].text))


def _leans(words: str) -> bool:
    """Whether the first person of a sentence is "he" or "she", whom the sentence beside it names."""
    pronoun = _HE.search(words)
    return pronoun is not None and _NAME.search(words, 2, pronoun.start()) is None


def _anew(first: str, last: str) -> bool:
    """Whether "Born on …, Salustiano was" opens with a person whom the sentence before, of another, doesn't name."""
    subject = _BORN_SUBJECT.match(last)
    return subject is not None and bool(_NAME.search(first)) and subject[1] not in first


def _of_kin(masked: Masked, birth: Birth) -> bool:
    """Whether a relative is named before the words that tell the birth ("his daughter was born in 2004")."""
    return kin(masked, masked.place(birth.item)) is not None


def _tie_within(masked: Masked, age: Age, birth: Birth) -> float:
    mine, other = masked.place(age.quantity), masked.place(birth.item)
    between = masked.text[min(mine, other) + 1 : max(mine, other)]
    if other > mine:
        return 0.0 if not _OPENING.fullmatch(masked.text, 0, mine) and _anothers(between) else _SAME
    opens = re.match(r"\W*born\b", masked.text, re.IGNORECASE)
    if age.apposed and not opens and _NAMED.search(between):
        return 0.0
    return _SAME


def _anothers(between: str) -> bool:
    """Whether a birth behind an age is that of somebody named in between ("wrote of the painter, who was born in")."""
    for cue, words in ((_WHO_BORN, 1), (_ONE_BORN, 0), (_THEY, -1)):
        born = cue.search(between)
        if born is not None and len(re.findall(r"(?<![\w’])[a-z]+", between[: born.start()])) > words:
            return True
    return _OF_NAMED.search(between) is not None
