"""The persons a report names, wherever they stand: what surnames and pronouns refer back to.

A sequence of capitalised words names a person where a title or an office stands before it ("Sen. Holt", "coach Ilse
Varga"), where it begins with a known given name, or where what stands beside it is said of persons alone ("Ilse
Varga, 45,", "Varga Ilse, a farmer,", "Ilse Varga said"). A word of such a name names the same person again.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from reportedly import vocab
from reportedly.attribution import lexicon
from reportedly.attribution.capitals import LEADING, SUFFIX, Word, dotted, pieces
from reportedly.attribution.offices import APPOSED, is_role
from reportedly.attribution.phrases import surname
from reportedly.model.span import Span

_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)
_LOWER_PART = re.compile(r"-[a-z]")
_FAMILY_FIRST = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]+")
_ARTICLE = re.compile(r"(?<![\w’'-])[Aa]n? \Z")
_NOT_ALONE = LEADING | _CALENDAR
_OF_PERSONS = re.compile(r",? \(?(?:[DRI]-|[DRI]\)|[Rr]ep\b|[Dd]em\b)|, (?:aged )?\d{1,3}(?:,|\.| )|, wh(?:o|ose)\b")
_SPEAKS = re.compile(
    r",? (?:said|says|told|tells|added|adds|asked|asks|wrote|writes|tweeted|argued|argues|explained|noted|notes|"
    r"replied|testified|recalled|insisted|joked|responded|continued|concluded|recounted|laughed|smiled|shrugged)\b"
)
_SAID = re.compile(r"(?:^|[\s,”\"’'])(?:said|says|added|adds|wrote|asked|replied|explained|noted|recalled) $")
_GROUPS = frozenset(
    "campaign administration supporters supporter camp voters voter aide aides adviser advisers advisor advisors team "
    "family era ally allies spokesman spokeswoman spokesperson surrogate surrogates tower towers foundation "
    "organization rally rallies presidency white-house cabinet government loyalists donors backers fans critics "
    "estate doctrine university institute prize award street avenue plan plans strategist staff staffer staffers "
    "staffers' lawyer lawyers attorney attorneys operative operatives ad ads event events voting speech".split()
)
"""Nouns that a surname stands before without naming the person: "the Holt campaign"."""


@dataclass(frozen=True, slots=True)
class Named:
    """One mention of a person by name; ``gender`` is m, f or empty.

    ``name`` is the full name where the report gives one, ``roles`` the offices that stand before it, lower-cased,
    and ``short`` is true where the mention is a part of the name alone ("Varga", "Mr. Varga").
    """

    span: Span
    name: str
    gender: str
    roles: tuple[str, ...] = ()
    short: bool = False

    @property
    def surname(self) -> str:
        """Lower-cased last name."""
        return surname(self.name)


@lru_cache(maxsize=2)
def persons(text: str) -> list[Named]:
    """Mentions of persons by name, in text order; kept for the texts at hand, as forms and voices both ask for them."""
    found: list[Named] = []
    left: list[list[Word]] = []
    for words in pieces(text):
        alone = len(words) == 1
        if alone and words[0].low in _NOT_ALONE:
            continue
        named = None if alone and not _may_be_named(text, words[0]) else _full(text, words)
        if named is None:
            left.append(words)
        else:
            found.append(named)
    known = _Known(found)
    found += [named for words in left if words[-1].text in known.parts and (named := known.again(text, words))]
    return sorted(found, key=lambda person: person.span)


_has_digit = re.compile(r"\d").search


def _may_be_named(text: str, word: Word) -> bool:
    """Whether a single word could be a name by what stands before it; most cannot, and need no closer look."""
    before = text[max(0, word.start - 40) : word.start].split()
    return bool(before) and (is_role(before[-1].rstrip(".").lower()) or word.low in lexicon.given_names())


def _full(text: str, words: list[Word]) -> Named | None:
    """The person that a sequence names by title or in full, if it does."""
    first = words[0]
    words, roles, titled = _after_roles(text, words)
    if not titled:
        words = _after_context(words)
    while words and words[-1].low in SUFFIX:
        words = words[:-1]
    low = [word.low for word in words]
    if not words or low[0] in _NOT_ALONE or not _not_in_names().isdisjoint(low):
        return None
    if any(map(_has_digit, low)):
        return None
    span = Span(words[0].start, words[-1].end)
    noun = first.low in ("a", "an") or _ARTICLE.search(text, max(0, first.start - 4), first.start)
    if noun and not (titled and low[0] in lexicon.given_names()):
        return None  # "When A Guy Walks Up": a noun, though a name too
    if len(words) == 1:
        child = _child(text, span)
        known = (
            (titled or child)
            and low[0] not in lexicon.places()
            and len(low[0]) > 1
            and not _attributive(text, span.end)
        )
        gender = _gender(roles, _given(low[0]) or "" if child else "")
        return Named(span, words[0].text, gender, roles, True) if known else None
    given = _given(low[0])
    if given is None and not titled and not _said_of_persons(text, span, low):
        return None
    if " ".join(low) in _no_persons():
        return None
    return Named(span, span.of(text), _gender(roles, given or ""), roles)


def _after_roles(text: str, words: list[Word]) -> tuple[list[Word], tuple[str, ...], bool]:
    """The words after the last title or office, what offices there were, and whether there was any."""
    cut = 0
    last = len(words) - 1
    while last > 0 and words[last].low in SUFFIX:
        last -= 1
    for number in range(last, 0, -1):
        if number > 1 and len(words[number - 1].low) == 1:
            continue  # an initial, not "M." for Monsieur
        if is_role(words[number - 1].low) and not (number == 1 and _is_given(words, last)):
            cut = number
            break
    roles = [word.low for word in words[:cut] if word.low in lexicon.source_words()]
    before = text[max(0, words[0].start - 40) : words[0].start]
    titled = cut > 0
    if cut == 0:
        found = _roles_before(before)
        roles, titled = [*found, *roles], bool(found)
    return words[cut:], tuple(roles) or tuple(word.low for word in words[:cut]), titled


def _is_given(words: Sequence[Word], last: int) -> bool:
    """Whether the first word is rather a given name: "Dean Fowler", "Judge Reinhold" has none."""
    return last >= 1 and words[0].low in lexicon.given_names()


_WORDS_BEFORE = re.compile(r"[\w’'-]+\.?")


def _roles_before(before: str) -> list[str]:
    """Lower-cased offices that stand right before a name ("the economist and writer Ilse Varga")."""
    if not before.endswith(" ") or not (before[-2:-1].isalnum() or before[-2:-1] == "."):
        return []
    found: list[str] = []
    for word in reversed(_WORDS_BEFORE.findall(before)):
        low = word.rstrip(".").lower()
        if word.endswith(".") and not dotted(word):
            break
        if low == "and" and found:
            continue
        if not is_role(low):
            break
        found.append(low)
    return found


def _after_context(words: list[Word]) -> list[Word]:
    """Without what stands before a name in the same capitals: "When Ilse Varga", "Republican Ilse Varga"."""
    while len(words) > 1 and words[0].low in LEADING:
        words = words[1:]
    given = lexicon.given_names()
    if len(words) > 2 and words[0].low not in given:
        for number in range(1, min(4, len(words) - 1)):
            if words[number].low in given and all(_is_context(word) for word in words[:number]):
                return words[number:]
    return words


def _is_context(word: Word) -> bool:
    low = word.low
    acronym = len(low) > 1 and (word.text.isupper() or _LOWER_PART.search(word.text) is not None)
    return acronym or low in lexicon.places() or low in lexicon.source_words() or low in _not_in_names()


def _said_of_persons(text: str, span: Span, low: Sequence[str]) -> bool:
    """Whether what stands beside two capitalised words is said of persons alone."""
    words = lexicon.source_words()
    if len(low) > 4 or any(word in lexicon.places() or word in words for word in (low[0], low[-1])):
        return False
    if all(word.isupper() for word in span.of(text).split()):
        return False
    if len(low) == 2 and _FAMILY_FIRST.fullmatch(span.of(text)):
        return True  # "Wong Yeung-tat": the family name first
    after = text[span.end : span.end + 80]
    if _OF_PERSONS.match(after):
        return True
    if (match := APPOSED.match(after)) and any(is_role(word.lower()) for word in match.group(1).split()):
        return True
    beside = _SPEAKS.match(after) or _SAID.search(text[max(0, span.start - 12) : span.start])
    return bool(beside)


def _gender(roles: Sequence[str], given: str) -> str:
    for role in roles:
        title = lexicon.titles().get(role)
        entry = lexicon.source_words().get(role)
        for gender in (title[0] if title else "", entry.gender if entry else ""):
            if gender in ("m", "f"):
                return gender
    return given if given in ("m", "f") else ""


def _given(low: str) -> str | None:
    """The gender of a given name (m, f, n), of a hyphenated one by its parts; None where it is not known as one."""
    given = lexicon.given_names()
    if low in given or "-" not in low:
        return given.get(low)
    parts = [given[part] for part in low.split("-") if part in given]
    return next((gender for gender in parts if gender != "n"), "n") if parts else None


_CHILD = re.compile(r"(?:son|daughter|child|baby|wife|husband|brother|sister|mother|father|girl|boy|partner),? \Z")


def _child(text: str, span: Span) -> bool:
    """Whether a given name alone names a relative: "their daughter, Ilse"."""
    low = span.of(text).lower()
    return low in lexicon.given_names() and _CHILD.search(text[max(0, span.start - 12) : span.start]) is not None


_NEXT = re.compile(r" ([\w’'-]+)")


def _attributive(text: str, end: int) -> bool:
    """Whether a noun follows that the name only qualifies: "the Holt campaign"."""
    match = _NEXT.match(text, end)
    return match is not None and match.group(1).lower() in _GROUPS


class _Known:
    """Persons named in full or with a title, to be found again by a part of the name."""

    def __init__(self, found: Sequence[Named]) -> None:
        self.last: dict[str, Named] = {}
        self.first: dict[str, Named] = {}
        self.other: dict[str, Named] = {}
        for person in sorted(found, key=lambda one: one.short):
            words = person.name.split()
            self.last.setdefault(words[-1], person)
            if person.short:
                continue
            if words[0].lower() not in lexicon.places():
                self.first.setdefault(words[0], person)
            for word in words[1:-1]:
                if len(word) > 2 and word[0].isupper():
                    self.other.setdefault(word, person)
        self.parts = {*self.last, *self.first, *self.other}

    def again(self, text: str, words: list[Word]) -> Named | None:
        """The person whom part of a name names once more."""
        while len(words) > 1 and (words[0].low in LEADING or _is_context(words[0])):
            words = words[1:]
        if len(words) > 3 or _attributive(text, words[-1].end):
            return None
        if words[0].low in _CALENDAR and words[0].text not in self.last:
            return None
        person = self.last.get(words[-1].text)
        if person is None and len(words) == 1:
            person = self.first.get(words[0].text) or self.other.get(words[0].text)
        if person is None:
            return None
        whole = set(person.name.split())
        if not all(word.text in whole for word in words):
            return None
        return Named(Span(words[0].start, words[-1].end), person.name, person.gender, (), True)


@cache
def _not_in_names() -> frozenset[str]:
    return lexicon.organisation_words() | _CALENDAR | frozenset(("the", "a", "an", "this", "that", "but", "and", "in"))


@cache
def _no_persons() -> frozenset[str]:
    """Names of places, organisations and outlets, lower-cased: "San Juan", "Virginia Beach"."""
    return frozenset({*lexicon.places(), *lexicon.bodies(), *lexicon.outlets()})


@cache
def short_forms() -> dict[str, frozenset[str]]:
    """Given names and the names they are short for or may be shortened to, lower-cased (nicknames.csv)."""
    found: dict[str, set[str]] = {}
    for row in vocab.rows("nicknames"):
        found.setdefault(row["nickname"].lower(), set()).add(row["name"].lower())
        found.setdefault(row["name"].lower(), set()).add(row["nickname"].lower())
    return {name: frozenset(others) for name, others in found.items()}
