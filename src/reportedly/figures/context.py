"""What the words around a figure say about it: bound or hedge, change, denial, hypothesis.

Every function looks at a window of its sentence whose length is bounded by a constant.
"""

import re
from functools import cache

from reportedly.figures.cues import Cue, cue
from reportedly.intake.lines import longest_words
from reportedly.model.figures import Change, Modifier
from reportedly.model.span import Span
from reportedly.vocab import rows

_WINDOW = 48  # code points; the longest phrase of vocab/bounds.csv with an article fits
_CLAUSE = 90  # code points; about the clause before a figure
_AFTERWARDS = re.compile(
    r"\s?(?P<plus>\+)|[ -](?P<more>plus)\b|,? (?:or|and) (?P<over>more|above|over|older|up)\b(?! than)"
    r"|,? or (?P<under>less|fewer|under|younger|below)\b(?! than)|[ -](?P<so>odd)\b|,? or (?P<about>so|thereabouts)\b"
    r"|,? (?P<least>at least|minimum)\b|,? (?P<most>at most|maximum)\b"
)
_AFTERWARDS_SAY: dict[str, Modifier] = {
    "plus": "at-least",
    "more": "at-least",
    "over": "at-least",
    "least": "at-least",
    "under": "at-most",
    "most": "at-most",
    "so": "approximate",
    "about": "approximate",
}
_CHANGE_FILLER = (
    r"(?: (?:by|of|another|a|an|the|further|some|about|around|roughly|nearly|almost|more|less|than|as|much|over|"
    r"estimated|"
    r"at|least|up|down|only|just|whopping|mere|additional|sharply|slightly|in|value|approximately|to|under))"
)
_BEFORE_CHANGE = (
    r"(?: (?:year-on-year|annual|sharp|further|net|overall|average|pay|price|tax|salary|in))"  # "a 5 % pay rise"
)
_COMPARES = frozenset({"more", "fewer", "less", "higher", "lower"})  # a change only behind a figure: "30 more"
_CHANGED_BY = cue(
    r"((?:[\w’'-]{1,20} ){1,7})by (?:(?:about|around|nearly|almost|some|another|up to|at least|more than|less than|"
    r"roughly|over|a further|an estimated|as much as|just|only) ){0,2}[^\w\s]?\Z",
    needs="by",
    flags=0,
)
_ALSO_PREPOSITIONS = frozenset(("over", "under", "above", "below", "beyond"))
_ADDED = re.compile(r"\badd(?:s|ed|ing)?(?: it)? \Z", re.IGNORECASE)
"""“add up to 40” bounds nothing."""
_ROUGHLY = re.compile(r"\b(?:about|approximately|some|estimated)\b", re.IGNORECASE)
_LASTING = re.compile(
    r"(?:second|minute|hour|day|week|month|year|decade|kilomet(?:re|er)|met(?:re|er)|mile|km|inning|game|lap|round|hole)s?\Z"
)
"""Words over so many of which a thing goes on: "carried out over 10 kilometres"."""
_BOUND_BEFORE = re.compile(
    r"(?:\b(?:for|took|takes?|taken|lasted|lasts?|lasting|of|after|than|is|was|were|are|be|well|just|slightly|spent|spends?|"
    r"waited|waiting|a little|needs?|in|to|by|and|or|served|serving)|[.,;:(“\"]) \Z",
    re.IGNORECASE,
)
_NEGATED = cue(
    r"\b(?:not|n[’']t|never|no longer|neither|nor|without|rather than)"
    r"(?: (?:the|a|an|about|any|all|by|for|have|has))? [^\w\s]?\Z",
    "not n never no neither nor without rather",
)
_NOT_DENIED = re.compile(r"\b(?:not|no) (?:only|just|even|less|fewer|more|merely) ?\Z", re.IGNORECASE)
_SUPPOSED = cue(
    r"\b(?:if|unless|would|could|might|(?-i:may)|should|suppose|supposing|imagine|instead of|as if|even were|were to|"
    r"target(?:s|ed|ing)? (?:of|is)|goal of|aims? (?:for|to)|hop(?:es|ed|ing) (?:to|for)|plan(?:s|ned)? to|"
    r"had [^.;:]{1,40} been)\b|(?:^|[,“\"] ?)had (?:[\w-]{1,30} ){0,3}\Z",
    "if unless would could might may should suppose supposing imagine instead even were target targets targeted "
    "targeting goal aim aims hopes hoped hoping plan plans planned had",
)
_CLAUSE_ENDS = re.compile(r"[;:!?(—]|, (?=\w+ (?:and|were|was|is|are|have)\b)")
_BY_THE_WAY = re.compile(r", (?:which|who|whose) [^,.;:!?\n]{1,120}, ")
"""A clause about something else: "the paper, which could not be verified, tells of 40"."""
_THEN = re.compile(r"[^.;:!?]{0,40}?\b(?:would|could|might|(?-i:may))\b", re.IGNORECASE)


@cache
def _bounds() -> tuple[dict[str, Modifier], Cue]:
    table: dict[str, Modifier] = {row["phrase"].lower(): row["modifier"] for row in rows("bounds")}  # type: ignore[misc]
    names = "|".join(re.escape(phrase) for phrase in sorted(table, key=len, reverse=True))
    article = r"(?: (?:a|an|another|only|just|an estimated|approximately|about|some))?"
    before = re.compile(rf"(?<!\w)({names}){article}[ (]?[\"“‘']?[^\w\s,.;:)]?\Z", re.IGNORECASE)
    signs = frozenset(phrase for phrase in table if not any(map(str.isalpha, phrase)))
    return table, Cue(before, longest_words(table.keys() - signs), signs)


def modifier(text: str, span: Span, sentence: Span) -> Modifier:
    """The bound or hedge on a figure: "about 29,000" is approximate, "up to 40" at-most, "40 or more" at-least."""
    return bound(text, span, sentence)[0]


def bound(text: str, span: Span, sentence: Span) -> tuple[Modifier, Span | None]:
    """The bound or hedge on a figure, and the words that say so; None where none do."""
    table, before = _bounds()
    window = max(sentence.start, span.start - _WINDOW)
    match = before.search(text[window : span.start])
    if match and match[1].lower() == "up to" and _ADDED.search(match.string[: match.start()]):
        return "approximate" if _ROUGHLY.search(match.group()) else "exact", None
    if match and not _is_preposition(text, match, span):
        return table[match[1].lower()], Span(window + match.start(1), window + match.end(1))
    after = _AFTERWARDS.match(text, span.end, min(sentence.end, span.end + 16))
    if after and after.lastgroup:
        return _AFTERWARDS_SAY[after.lastgroup], Span(*after.span(after.lastgroup))
    return "exact", None


def _is_preposition(text: str, match: re.Match[str], span: Span) -> bool:
    """Whether "over", "under" and their like bound nothing: "quit over a £40,000 gift", "spread over 5 years"."""
    if match[1].lower() not in _ALSO_PREPOSITIONS:
        return False
    if match.group().rstrip("([\"“‘' ").lower().endswith((" a", " an", " the", " its")):
        return True
    before = match.string[: match.start()]
    return bool(_LASTING.search(span.of(text))) and before != "" and not _BOUND_BEFORE.search(before)


@cache
def _changes() -> tuple[dict[str, Change], Cue, re.Pattern[str]]:
    table: dict[str, Change] = {row["word"]: row["change"] for row in rows("changes")}  # type: ignore[misc]
    names = "|".join(sorted(table, key=len, reverse=True))
    before = re.compile(rf"(?<![\w-])({names})({_CHANGE_FILLER}{{0,5}}) ?[^\w\s.,;:]?\Z", re.IGNORECASE)
    after = re.compile(rf"{_BEFORE_CHANGE}{{0,2}}[ -]({names})\b", re.IGNORECASE)
    return table, Cue(before, longest_words(table)), after


def change(text: str, span: Span, sentence: Span) -> Change | None:
    """Whether the figure is the size of a rise or a fall; a level that was reached ("fell to 40") is neither."""
    table, before, after = _changes()
    if itself := table.get(span.of(text).lower()):
        return itself  # doubled, halved
    match = before.search(text[max(sentence.start, span.start - _WINDOW) : span.start])
    if match and match[1].lower() not in _COMPARES and " to" not in match[2].lower().replace(" up to", ""):
        return table[match[1].lower()]
    by = _CHANGED_BY.search(text[max(sentence.start, span.start - _CLAUSE) : span.start])
    for word in reversed(by[1].lower().split() if by else ()):
        if word in table and word not in _COMPARES:
            return table[word]  # "raised its key rate by 25 basis points"
    if not text[span.end + 1 : span.end + 2].isalpha():
        return None  # "40 % rise": a word follows at once
    following = after.match(text, span.end, min(sentence.end, span.end + _WINDOW))
    return table[following[1].lower()] if following and following[1].lower() != "contracts" else None  # 63 of them


def negated(text: str, span: Span, sentence: Span) -> bool:
    """Whether the figure itself is denied ("not 50"); "no fewer than 50" and "not only 50" are not."""
    left = text[max(sentence.start, span.start - _WINDOW) : span.start]
    return bool(_NEGATED.search(left)) and not _NOT_DENIED.search(left)


def hypothetical(text: str, span: Span, sentence: Span) -> bool:
    """Whether the figure is supposed, possible or aimed at, not reported: "if 500 came", "could reach 40"."""
    before = _BY_THE_WAY.sub(" ", text[max(sentence.start, span.start - _CLAUSE) : span.start])
    left = _CLAUSE_ENDS.split(before)[-1]
    then = _THEN.match(text, span.end, min(sentence.end, span.end + _CLAUSE // 2))
    return bool(_SUPPOSED.search(left)) or then is not None
