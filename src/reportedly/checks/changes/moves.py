"""Moves: words of rise and fall beside a figure, and which way they say that something went."""

import re
from typing import Literal

from reportedly.checks.masks import HEDGE, Masked, slots
from reportedly.model.figures import Quantity

Way = Literal["up", "down", "either"]

UP = (
    r"rise[ns]?|rising|rose|increas\w*|gain\w*|grow(?:n|s|th|ing)?|grew|climb\w*|jump\w*|surg\w*|soar\w*|advanc\w*|"
    r"swell\w*|swollen|swelled|expan[ds]\w*|leap\w*|leapt|upturn|added|adds?|adding|rais(?:ed?|es|ing)|"
    r"lift(?:ed|ing|s)?|"
    r"boost\w*|improv\w*|balloon\w*|rocket\w*|spik\w*|mount(?:ed|ing)|accelerat\w*|widen\w*|"
    r"strengthen\w*|rebound\w*|recover(?:ed|y)|surplus|markup|hike[ds]?|put on|edged up|went up|gone up"
)
DOWN = (
    r"fall(?:en|ing|s)?|fell|drop\w*|declin\w*|decreas\w*|los(?:t|e|es|ing|s|ses)|slid\w*|slipp?\w*|shr[aiu]nk\w*|"
    r"plung\w*|tumbl\w*|s[aiu]nk\w*|cut(?:s|ting)?|reduc\w*|contract(?:ed|ion|ing)|dip(?:s|ped)?|plummet\w*|slump\w*|"
    r"eas(?:e[ds]?|ing)|narrow\w*|dwindl\w*|shed|sheds|slash\w*|lower(?:ed|ing)|downturn|retreat\w*|weaken\w*|"
    r"collaps\w*|slow(?:ed|ing|s)|crash\w*|tumble\w*|discount|edged down|went down|gone down|off"
)
HIGHER = (
    r"more|higher|larger|bigger|greater|dearer|longer|heavier|taller|faster|wider|older|costlier|richer|better|stronger"
)
LOWER = r"less|fewer|lower|smaller|cheaper|shorter|lighter|slower|narrower|younger|poorer|worse|weaker"
_OVER = r"above|ahead|up|over"
UNDER = (
    r"under(?! (?:contract|way|construction|arrest|treatment|control|pressure|water|cover|guard|"
    r"canvas|repair|review|investigation|siege|fire|threat|observation|consideration|discussion|occupation|quarantine)\b)"
)
"""Less than, not "under contract"."""
_UNDER = rf"below|down|short|behind|{UNDER}"
_EITHER = r"chang\w*|differen\w*|mov(?:e|ed|es)|went|gone"
_FILLER = (
    r"(?:,(?=\s+(?:of|at|about|some|by)\b))?"
    r"(?:\s+(?:\w+ly|by|of|at|is|was|were|are|has been|be|an?|the|another|in (?:value|price|all|total)|"
    r"comes? to|came to|"
    r"amount(?:s|ed|ing)? to|works? out at|some|put|stood|down|up|its|their|his|her|real-terms|year-on-year|"
    r"annual)){0,5}"
)
_ALL = slots("any|date")
_LEFT = re.compile(
    rf"\b(?:(?P<up>{UP}|up|higher)|(?P<down>{DOWN}|down|lower)|(?P<either>{_EITHER})){_FILLER}"
    rf"(?:\s+(?:about|around|roughly|nearly|almost|more than|less than|over|as much as|up to|at least|a further|only|"
    rf"just|whopping|mere|fully|exactly|well over|close to|an? estimated|slightly|under|approximately|barely|"
    rf"even)){{0,3}}"
    rf"\s*[(“\"]?$",
    re.IGNORECASE,
)
_RIGHT = re.compile(
    r"^(?:[-–]|\s+)(?!(?:of|in|on|by|to|and|or|for|from|at|who|that|the)\b)(?:(?P<over>"
    + _OVER
    + r")|(?P<under>"
    + _UNDER
    + r")|"
    r"(?:(?!of\b|in\b|and\b|or\b|to\b|is\b|was\b|are\b|were\b|has\b|have\b)[\w’'-]+[ -]){0,2}?"
    rf"(?:(?P<up>{UP}|{HIGHER})|(?P<down>{DOWN}|{LOWER})|(?P<either>{_EITHER})))\b",
    re.IGNORECASE,
)
_NOUNS = re.compile(
    r"\b(?:an?|the|this|that|its|their|his|her|of|was|is)\s+(?:[\w’'-]+\s+){0,2}?(?:rise|increase|gain|growth|"
    r"jump|surge|climb|"
    r"leap|drop|fall|decline|decrease|loss|cut|reduction|slump|dip|plunge|change|difference|improvement|slide|"
    r"up|down)\b|[,(—–]\s*(?:up|down|or)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(rf"[,(—–;:]\s*(?:or\s+|that is,?\s+|i\.e\.\s+)?(?:an?\s+)?{HEDGE}$|\s-\s*$", re.IGNORECASE)
_ASIDE_ENDS = re.compile(r"^\s*(?:[,.;:)—–]|-\s|$)")
_RANGE = re.compile(f"^ to [{slots('share|points')}](?![^.;]{{0,40}}\\bfrom\\b)")
_RANGE_FROM = re.compile(f"[{slots('share|points')}] to $")
_MOVED = re.compile(rf"\b(?:(?P<up>{UP}|up)|(?P<down>{DOWN}|down))\b", re.IGNORECASE)


def said(masked: Masked, figure: Quantity) -> Way | None:
    """Which way ``figure`` is said to be a change, by the words beside it; None where it is no change.

    "jumped 60 percent", "an increase of a third", "a 25-percent decline", "15 % more than", "to 9 from 12, or 25 %".
    """
    before, after = masked.before(figure), masked.after(figure)
    if _RANGE.match(after) or (_RANGE_FROM.search(before)):
        return None
    if found := _RIGHT.match(_first(after)):
        return _way(found)
    if found := _LEFT.search(_last(before)):
        return _way(found)
    if figure.change:
        return "up" if figure.change == "rise" else "down"
    if figure.kind in ("percent", "fraction") and _ASIDE.search(before) and _ASIDE_ENDS.match(after):
        moved = list(_MOVED.finditer(masked.before(figure, 160)))
        return _way(moved[-1]) if moved else None
    return None


def verbal(masked: Masked, figure: Quantity) -> bool:
    """Whether a change is said by a verb with a subject of its own ("the dividend rose 5 %"), not as "a rise"."""
    return not _RIGHT.match(_first(masked.after(figure))) and not _NOUNS.search(_last(masked.before(figure)))


def _first(words: str) -> str:
    """The words up to the next figure."""
    return re.split(f"[{_ALL}]", words, maxsplit=1)[0]


def _last(words: str) -> str:
    """The words behind the figure before."""
    return re.split(f"[{_ALL}]", words)[-1]


def _way(found: re.Match[str]) -> Way:
    groups = found.groupdict()
    if groups["up"] or groups.get("over"):
        return "up"
    return "down" if groups["down"] or groups.get("under") else "either"
