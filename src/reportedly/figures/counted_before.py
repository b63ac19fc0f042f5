"""What a figure counts where the noun stands before it: "the number of dead rose to 300", "drones - 22"."""

import re

from reportedly.figures.phrases import Counted, noun_phrase, singular
from reportedly.model.span import Span
from reportedly.vocab import words

_REACH = 120  # code points before a figure in which its noun is looked for
_ITEM_REACH = 90  # code points before a figure in which its item of a list begins
_ITEM = re.compile(
    r"(?:\A|[:;,(•\n] ?|\band )(?P<noun>[A-Za-z][a-z-]{1,20}(?: [a-z][a-z-]{1,20}){0,3})(?: [-–—]| ?:) "
    r"(?:(?:up to|about|around|approximately|more than|over|at least|nearly|some) )?\Z"
)
_ITEM_ENDS = re.compile(r"\s*(?:[;,.)\n]|\Z)")
_HEDGED = (
    r"(?: (?:about|around|nearly|almost|roughly|some|just|only|over|under|more than|less than|fewer than|at least|"
    r"up to|as many as|an estimated|a record|well|still|now|already))*"
)
_NUMBER_OF = re.compile(
    r"\b(?:number|numbers|tally) of (?:(?:the|its|their|our|all|those) )?(?P<noun>[^\W\d_][^.,;:!?()—–\d]{2,100}?) "
    r"(?:at|to|from|is|was|were|be|reach(?:es|ed)|stands? at|stood at|total(?:s|led|ed)|exceed(?:s|ed)|hit|passed|"
    rf"topped|and at|and from){_HEDGED} ?\Z",
    re.IGNORECASE,
)
_PUT = re.compile(
    r"\b(?:put|puts|putting|placed|places|set|sets|estimated|estimates|reckoned|reckons|and) (?:the |its |their )"
    rf"(?P<noun>[a-z]{{3,20}}) at{_HEDGED} ?\Z",
    re.IGNORECASE,
)
"""“Put the wounded at 1,250”; a cost or a price that is put at something is no noun that is counted."""
_OF_PEOPLE = frozenset("dead wounded injured missing homeless displaced jobless unemployed sick disappeared".split())
_GOES_ON = re.compile(r"[^.;:!?]{0,40}?\b(?:at|to|from) \Z")
_UNDER_WAY = re.compile(r"\b(?:and|but|while|which|whose) (?:the|its|their|a|an)\b", re.IGNORECASE)


def counted_before(text: str, span: Span, sentence: Span) -> Counted | None:
    """What stands before a figure that nothing behind it names: of a list, "the number of …" or "put the … at"."""
    return _listed(text, span, sentence) or _numbered(text, span, sentence)


def _listed(text: str, span: Span, sentence: Span) -> Counted | None:
    """What stands before a figure in a list: "armoured vehicles - 7; drones - 22"."""
    if _ITEM_ENDS.match(text, span.end) is None:
        return None
    match = _ITEM.search(text, max(sentence.start, span.start - _ITEM_REACH), span.start)
    phrase = noun_phrase(text, match.start("noun"), one=True) if match else None
    return phrase if match and phrase and phrase.span.end == match.end("noun") else None


def _numbered(text: str, span: Span, sentence: Span) -> Counted | None:
    start = max(sentence.start, span.start - _REACH)
    match = _NUMBER_OF.search(text, start, span.start)
    if match is not None and not _UNDER_WAY.search(match["noun"]):
        return _named(text, match)
    match = _PUT.search(text, start, span.start)
    return _named(text, match) if match is not None and _is_of_people(match["noun"].lower()) else None


def _named(text: str, match: re.Match[str]) -> Counted | None:
    first = re.match(r"[\w’'-]+", match["noun"])
    if first is not None and first.group().lower() in _OF_PEOPLE:
        return Counted(first.group().lower(), Span(match.start("noun"), match.start("noun") + first.end()))
    return noun_phrase(text, match.start("noun"), one=True)


def _is_of_people(noun: str) -> bool:
    return noun in _OF_PEOPLE or (noun.endswith("s") and singular(noun) in words("counted", "word"))
