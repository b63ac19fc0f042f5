"""Ages and births as a sentence tells them: whether a figure is somebody's age, and counted to which kind of day."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from msgspec.structs import replace

from reportedly.checks.case import Case
from reportedly.checks.masks import Masked
from reportedly.checks.times.calendar_days import add_years, interval
from reportedly.model.figures import Date, Quantity

_MERELY = r"(?:(?:only|just|still|barely|already|a mere|all of|today|now|then) ){0,2}"
_TODAY = re.compile(
    rf"(?:\b(?:is|are|now|turns?|turning|will be|becomes?|about to be|mak(?:es?|ing) (?:him|her))|[’']s|"
    rf"[’']m) {_MERELY}$",
    re.IGNORECASE,
)
_PAST = re.compile(
    rf"\b(?:was|were|then|at the time|(?:girl|boy|man|woman|youth|lad|child|teenager|conscript|student|apprentice|"
    rf"recruit|orphan|soldier|player) of) {_MERELY}$",
    re.IGNORECASE,
)
_ANY = re.compile(
    rf"(?:\b(?:aged?|at(?: (?:the )?age(?: of)?)?|turned|until|old age of),? {_MERELY}|(?:, (?:aged )?|\())$",
    re.IGNORECASE,
)
_FIRST = re.compile(rf"^\W*{_MERELY}$", re.IGNORECASE)
_LIVED = re.compile(r"\b(?:lived to(?: be)?|reached(?: the age of)?|made it to) $", re.IGNORECASE)
_CLOSES = re.compile(
    r"^(?: years(?: old| of age)?)?(?: ?[,;.)]|[”\"]| (?:in|on|when|and|but|he|she|is|was|the|to|by|of|as|at|"
    r"now|has|had|have|his|her|this|last|next|while|after|years)\b| ?[—–-] | ?$| ?\ue00b)"
)
_SHORT_OF = re.compile(
    r"\b(?:short of|shy of|(?:days?|weeks?|months?|just|shortly|hours?) before|off) (?:his|her|"
    r"their) $",
    re.IGNORECASE,
)
_ON_BIRTHDAY = re.compile(r"\b(?:on|celebrat\w+|mark\w+) (?:his|her) $", re.IGNORECASE)
_APPOSED = re.compile(r"(?:, (?:aged |now )?|\()$")
_BORN = re.compile(
    r"(?:\bborn\b(?! alive)|(?<!gave )(?<!giving )(?<!give )\bbirth\b(?! to)|\bb\.|"
    r"\binto the world\b)[^;!?\ue000-\ue00b]{0,50}$",
    re.IGNORECASE,
)
_AS_BIRTH = re.compile(r" (?:was|is|as) (?:his|her|the) (?:date of birth|birth|birthday)")
_YEAR = re.compile(r"\d{4}")
_BRACKET = re.compile(r"\((?:born |b\. ?|\*)?(?:(?:on|in) )?$", re.IGNORECASE)
_TO = re.compile(r"^\s?(?:[-–—]|,? ?(?:died|d\.)(?: on| in)?|to|,)\s?\ue00b\)")


@dataclass(frozen=True)
class Age:
    """A figure that is somebody's age: of today (``now``), of a past day (``then``), or either."""

    quantity: Quantity
    now: bool
    then: bool
    apposed: bool
    """Set off behind a name: "Maret, 57,"."""
    before: str
    """The masked words before it."""


def ages(masked: Masked) -> tuple[Age, ...]:
    """The figures of a sentence that are somebody's age, looked for once a sentence."""
    if "ages" not in masked.notes:
        masked.notes["ages"] = tuple(_ages(masked))
    found: tuple[Age, ...] = masked.notes["ages"]
    return found


def _ages(masked: Masked) -> Iterator[Age]:
    if "\ue009" in masked.slots or "\ue000" in masked.slots or "\ue008" in masked.slots:
        for quantity in masked.quantities():
            if (age := age_of(masked, quantity)) is not None:
                yield age


def age_of(masked: Masked, quantity: Quantity) -> Age | None:
    """How ``quantity`` of ``masked`` is an age; None where its words don't say that it is one."""
    if quantity.kind == "ordinal" and quantity.unit == "birthday":
        return _birthday(masked, quantity)
    if quantity.kind not in ("age", "count") or quantity.counted or quantity.low != quantity.high:
        return None
    if not 0 < quantity.low < 120 or quantity.per or not float(quantity.low).is_integer() or quantity.negated:
        return None
    before, after = masked.before(quantity), masked.after(quantity)
    if quantity.unit not in ("", "year", "year of age"):
        return None
    told = quantity.kind == "age"
    if not told and not _CLOSES.search(after):
        return None
    apposed = bool(_APPOSED.search(before) and re.match(r" ?[,;)]|$", after))
    for cue, now, then in ((_TODAY, True, False), (_PAST, False, True), (_LIVED, False, True)):
        if cue.search(before):
            return Age(quantity, now, then, apposed, before)
    if re.match(r" now\b", after):
        return Age(quantity, True, False, apposed, before)
    if told or _ANY.search(before) or (_FIRST.search(before) and _CLOSES.search(after)):
        return Age(quantity, True, True, apposed, before) if told or _plain(before, after, apposed) else None
    return None


def _birthday(masked: Masked, nth: Quantity) -> Age | None:
    """The age on, or shortly before, "his 80th birthday"."""
    before = _SHORT_OF.search(masked.before(nth))
    if not _ON_BIRTHDAY.search(masked.before(nth)) and not before:
        return None
    years = nth.low - 1 if before else nth.low
    return Age(replace(nth, low=years, high=years), now=not before, then=True, apposed=False, before="")


def _plain(before: str, after: str, apposed: bool) -> bool:
    """Whether a bare number after a comma or at the start is no score, list or count of something."""
    return apposed or not before.endswith((", ", "(")) or bool(re.match(r" (?:when|years)\b", after))


@dataclass(frozen=True)
class Birth:
    """When somebody was born, at the earliest and latest, and the date or the age of today that tells it."""

    first: date
    last: date
    item: Date | Quantity
    death: Date | None = None
    """The other date of a life in brackets: "(1940-2019)"."""


def births(case: Case, masked: Masked) -> tuple[Birth, ...]:
    """The births that a sentence tells by their dates, looked for once a sentence."""
    if "births" not in masked.notes:
        masked.notes["births"] = tuple(_births(case, masked))
    found: tuple[Birth, ...] = masked.notes["births"]
    return found


def _births(case: Case, masked: Masked) -> Iterator[Birth]:
    places = list(masked.items)
    for nth, place in enumerate(places):
        item = masked.items[place]
        if not isinstance(item, Date) or not re.match(r"\d{4}", item.value) or (days := interval(item)) is None:
            continue
        if not _YEAR.search(case.words(item.span)):
            continue
        before, after = masked.text[max(0, place - 70) : place], masked.text[place + 1 :][:24]
        if _BRACKET.search(before) and _TO.match(after):
            other = masked.items[places[nth + 1]]
            yield Birth(*days, item, other if isinstance(other, Date) else None)
        elif _BORN.search(before) or _AS_BIRTH.match(after):
            yield Birth(*days, item)


def from_age(case: Case, age: Age) -> Birth | None:
    """The birth that an age of today tells, where the day of publication is known."""
    if case.day is None or not age.now:
        return None
    years = int(age.quantity.low)
    return Birth(add_years(case.day, -years - 1), add_years(case.day, -years), age.quantity)


@cache
def relation() -> re.Pattern[str]:
    """Words that bring a relative into the sentence, whose age and birth may cross those of the person."""
    kin = (
        "father|mother|parents|brother|sister|sibling|sons?|daughters?|wife|husband|widow|widower|grand\\w+|uncle|aunt|"
        "twin|child|children|nephew|niece|cousin|partner|fianc\\w+|boyfriend|girlfriend|mentor|teacher|predecessor|"
        "successor|assistant|friend|rival|colleague"
    )
    word = r"[\w\ue000-\ue00b]+"
    return re.compile(
        rf"\b(?:(?i:his|her|their|whose|my|our)|[A-Z]\w+[’']s|the \w+(?:[’']s|s[’'])) (?:{word} ){{0,2}}?(?:{kin})\b|"
        rf"\b(?:has|have|had|leaves|with) (?:an?|{word}) (?:{word} )?(?:{kin})\b"
    )


def kin(masked: Masked, before: int | None = None) -> re.Match[str] | None:
    """The first relative of a sentence, or of its words up to the slot at ``before``, looked for once a sentence."""
    if "kin" not in masked.notes:
        masked.notes["kin"] = relation().search(masked.text)
    found: re.Match[str] | None = masked.notes["kin"]
    return found if found is None or before is None else relation().search(masked.text, 0, before)
