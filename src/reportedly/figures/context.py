"""What the words around a figure say about it: bound or hedge, what is counted, change, denial, hypothesis.

Every function looks at a window of its sentence whose length is bounded by a constant.
"""

import re
from functools import cache
from typing import NamedTuple

from reportedly.model.figures import Change, Modifier
from reportedly.model.span import Span
from reportedly.vocab import rows, words

_WINDOW = 48
_CLAUSE = 90
_WORD = re.compile(r"[^\W\d_](?:[\w’'&/-]*\w)?")
_LINK = re.compile(r"(?:[ \u00a0]+|-)(?=\w)")
_OF = re.compile(r" of (?:(?:the|its|their|his|her|our|all|those|these|some|an?|estimated|about|around|roughly) )*")
_MOST_WORDS = 6

# Words that end a noun phrase: English function words and the commonest verb forms after a subject.
_STOPS = frozenset(
    "a about after against ago all alone already also although among an and any apart are as at away back be because been "
    "before behind being below between both but by can cannot could did do does down during each either else even ever every "
    "except for from further had has have he her here him his how however i if in inside instead into is it its just last "
    "later least less like made may me might more most must my near neither never next nor not now of off on once only onto "
    "or other our out outside over own per plus rather said same say says she should since so some still such than that the "
    "their them then there these they this those though through throughout thus till to together today tomorrow too toward "
    "towards under until up upon us versus very via was we were what when where whether which while who whom whose why will "
    "with within without would yesterday yet you your said told died killed left fled went came took got gave kept held "
    "remain remained deserted returned arrived voted work works worked live lived earlier old daily weekly monthly yearly "
    "annually comes goes says shows means remains includes represents makes takes gives needs puts leads rises stands plus according including strong long high wide deep tall apiece".split()
)
_PARTICIPLE = re.compile(r"\w{3,}(?:ed|ing)\Z")
_ES = re.compile(r"(?:ss|sh|ch|x|zz|o)es\Z")
_NOT_PLURAL = re.compile(r"(?:ss|us|is|'s|’s|as)\Z")
_INVARIANT = frozenset("previous various serious famous religious dangerous indigenous anonymous".split())


class Counted(NamedTuple):
    """The head noun of what is counted, singular and lower-case, and the words of its phrase."""

    noun: str
    span: Span


@cache
def _plurals() -> dict[str, str]:
    return {row["plural"]: row["singular"] for row in rows("plurals")}


def singular(noun: str) -> str:
    """The singular of a plural noun: "soldiers" → "soldier", "people" → "person", "cities" → "city"."""
    known = _plurals().get(noun)
    if known:
        return known
    for plural, one in _COMPOUND.items():
        if noun.endswith(plural):
            return noun[: -len(plural)] + one
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if _ES.search(noun):
        return noun[:-2]
    return noun[:-1] if is_plural(noun) else noun


_COMPOUND = {"women": "woman", "men": "man", "children": "child", "people": "person"}


def is_plural(noun: str) -> bool:
    """Whether a lower-case word has the form of a plural noun."""
    if noun in _plurals():
        return True
    return noun.endswith("s") and len(noun) > 3 and not _NOT_PLURAL.search(noun) and noun not in _INVARIANT


def counted_after(text: str, at: int, *, one: bool = False, of_only: bool = False) -> Counted | None:
    """The noun phrase that starts at ``at`` (after the numeral and its unit), or after "of the" there.

    The phrase runs to its first plural head; a singular head counts only for ``one``. With ``of_only`` the
    phrase must stand behind "of" ("10 % of the deserters").
    """
    of = _OF.match(text, at, at + _WINDOW)
    if of is None and of_only:
        return None
    position = of.end() if of else at
    if of is None:
        link = _LINK.match(text, at)
        if link is None:
            return None
        position = link.end()
    if of is not None and text[position : position + 1].isdigit():
        skipped = re.compile(r"[\d.,]+(?: (?:to|and|or|million|billion|thousand) ?(?:[\d.,]*\d)?){0,3} ").match(text, position)
        position = skipped.end() if skipped else position
    return _phrase(text, position, one=one or of is not None)


def _phrase(text: str, start: int, *, one: bool) -> Counted | None:
    spans: list[Span] = []
    position = start
    while len(spans) < _MOST_WORDS and (match := _WORD.match(text, position)):
        word = match.group().lower()
        if word in _STOPS or (spans and word.endswith("ly")):
            break
        span = Span(*match.span())
        if spans and is_plural(spans[-1].of(text).lower()) and not _extends(text, spans, word):
            break
        spans.append(span)
        link = _LINK.match(text, match.end())
        if link is None:
            break
        position = link.end()
    return _headed(text, spans, one=one)


def _extends(text: str, spans: list[Span], word: str) -> bool:
    """Whether a word after a plural still belongs to the phrase: another plural ("arms dealers"), not a verb."""
    return is_plural(word) and not text[spans[-1].end : spans[-1].end + 1] == ","


def _headed(text: str, spans: list[Span], *, one: bool) -> Counted | None:
    while spans and not is_plural(spans[-1].of(text).lower()):
        if one and not _PARTICIPLE.fullmatch(spans[-1].of(text).lower()):
            break
        spans.pop()
    if not spans:
        return None
    return Counted(singular(spans[-1].of(text).lower()), Span(spans[0].start, spans[-1].end))


@cache
def _bounds() -> tuple[dict[str, Modifier], re.Pattern[str], re.Pattern[str]]:
    table: dict[str, Modifier] = {}
    for row in rows("bounds"):
        table[row["phrase"].lower()] = row["modifier"]  # type: ignore[assignment]
    ordered = sorted(table, key=len, reverse=True)
    names = "|".join(re.escape(phrase) for phrase in ordered)
    before = re.compile(
        rf"(?<!\w)({names})(?: (?:the|a|an|another|only|just|its|an estimated|approximately|about|some))?[ (]?[\"“‘']?[^\w\s,.;:)]?\Z",
        re.IGNORECASE,
    )
    after = re.compile(
        r"(?:\s*(?P<plus>\+)|[ ,-]+(?:or |and )?(?P<more>more|above|over|older|up|plus)\b(?! than)|[ ,]+or (?P<less>less|fewer|under|younger)\b"
        r"|[ ,]+(?P<so>or so|or thereabouts|-odd|odd)\b|[ ,]+(?P<least>at least|minimum)\b|[ ,]+(?P<most>at most|maximum|tops)\b)"
    )
    return table, before, after


def modifier(text: str, span: Span, sentence: Span) -> Modifier:
    """The bound or hedge on a figure: "about 29,000" is approximate, "up to 40" at-most, "40 or more" at-least."""
    table, before, after = _bounds()
    left = text[max(sentence.start, span.start - _WINDOW) : span.start]
    if match := before.search(left):
        return table[match[1].lower()]
    if match := after.match(text, span.end, min(sentence.end, span.end + 16)):
        name = match.lastgroup
        if name == "more" and not re.match(r"[ ,-]+(?:or|and) |-plus|[ -]plus", match.group()):
            return "exact"
        found: dict[str | None, Modifier] = {"plus": "at-least", "more": "at-least", "less": "at-most", "so": "approximate"}
        return found.get(name, "at-least" if name == "least" else "at-most")
    return "exact"


@cache
def _changes() -> tuple[dict[str, Change], re.Pattern[str], re.Pattern[str]]:
    table: dict[str, Change] = {row["word"]: row["change"] for row in rows("changes")}  # type: ignore[misc]
    names = "|".join(sorted(words("changes", "word"), key=len, reverse=True))
    filler = r"(?: (?:by|of|another|a|an|the|further|some|about|around|roughly|nearly|almost|more|less|than|as|much|over|an|estimated|at|least|up|down|only|just|whopping|mere|additional|sharply|slightly|in|value|approximately|to|under))"
    before = re.compile(rf"(?<![\w-])({names})({filler}{{0,5}}) ?[^\w\s.,;:]?\Z", re.IGNORECASE)
    after = re.compile(rf"(?: (?:year-on-year|annual|sharp|further|net|overall|average|pay|price|tax|salary|in)){{0,2}}[ -]({names})\b", re.IGNORECASE)
    return table, before, after


def change(text: str, span: Span, sentence: Span) -> Change | None:
    """Whether the figure is the size of a rise or a fall; a level that was reached ("fell to 40") is neither."""
    table, before, after = _changes()
    left = text[max(sentence.start, span.start - _WINDOW) : span.start]
    match = before.search(left)
    if match and " to" not in match[2].lower().replace(" up to", ""):
        if not (match[1].lower() in ("more", "fewer", "less") and " than" in match[2].lower()):
            return table[match[1].lower()]
    following = after.match(text, span.end, min(sentence.end, span.end + _WINDOW))
    return table[following[1].lower()] if following else None


_NEGATED = re.compile(r"\b(?:not|n[’']t|never|no longer|neither|nor|without|rather than)(?: (?:the|a|an|about|any|all|by|for|have|has))? [^\w\s]?\Z", re.IGNORECASE)
_NOT_A_BOUND = re.compile(r"\b(?:not|no) (?:only|just|even|less|fewer|more|merely) ?\Z", re.IGNORECASE)
_HYPOTHETICAL = re.compile(
    r"\b(?:if|unless|would|could|might|may|should|suppose|supposing|imagine|instead of|as if|even were|were to|target(?:s|ed|ing)? (?:of|is)|"
    r"goal of|aims? (?:for|to)|hop(?:es|ed|ing) (?:to|for)|plan(?:s|ned)? to|had [^.;:]{1,40} been)\b|(?:^|[,“\"] ?)had (?:[\w-]+ ){0,3}\Z",
    re.IGNORECASE,
)
_CLAUSES = re.compile(r"[;:!?(—]|, (?=\w+ (?:and|were|was|is|are|have)\b)")
_THEN = re.compile(r"[^.;:!?]{0,40}?\b(?:would|could|might|may)\b", re.IGNORECASE)


def negated(text: str, span: Span, sentence: Span) -> bool:
    """Whether the figure itself is denied ("not 50"); "no fewer than 50" and "not only 50" are not."""
    left = text[max(sentence.start, span.start - _WINDOW) : span.start]
    return bool(_NEGATED.search(left)) and not _NOT_A_BOUND.search(left)


def hypothetical(text: str, span: Span, sentence: Span) -> bool:
    """Whether the figure is supposed, possible or aimed at, not reported: "if 500 came", "could reach 40".

    "May" as a month does not count.
    """
    left = text[max(sentence.start, span.start - _CLAUSE) : span.start]
    left = _CLAUSES.split(left)[-1].replace("May ", "")
    return bool(_HYPOTHETICAL.search(left)) or bool(_THEN.match(text, span.end, min(sentence.end, span.end + _CLAUSE // 2)))
