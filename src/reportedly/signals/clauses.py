"""The clause around a phrase: from its subject to where the next clause begins."""

import re

from reportedly.model.span import Span

_JOINT = (
    r"and|but|though|although|while|whereas|yet|so|because|which|who|when|even as|even though|saying|adding|despite"
)
_BEFORE = re.compile(rf", (?:(?:{_JOINT}) )|[;:—–] ?| - | (?:but|though|although|while|whereas|because|which) ")
_AFTER = re.compile(r",(?!\d)|;|:(?!\d)|—|–| - | (?:but|though|although|while|whereas|despite|according to|as of) ")
_OPENER = re.compile(
    r"(?:when|while|after|as|asked|if|despite|although|though|on|in|at|since|before|following|contacted|approached|"
    r"however|meanwhile|so far|to date|still|for (?:its|his|her|their) part)\b"
)
_ASIDES = frozenset(("when", "who", "which", "although", "though", "while", "because"))
_REACH = 600  # code points back to where a clause may begin
_TAIL = " .!?…\"'”’»)]"


def clause(low: str, sentence: Span, start: int, end: int) -> Span:
    """The clause of ``sentence`` that holds ``[start, end)`` of the folded text, without stops and quotation marks."""
    first = sentence.start
    if start - first > _REACH:
        first = low.find(" ", start - _REACH, start) + 1 or start
    for joint in _BEFORE.finditer(low, first, start):
        relative = joint[0].split()[-1] if joint[0].strip() else ""
        if relative in _ASIDES and not low[low.rfind(", ", joint.end(), start) + 2 : start].strip(" "):
            continue  # "the judge, when approached, had no comment": the aside has closed
        first = joint.end() - (len(relative) + 1 if relative in ("which", "who") else 0)
    if _OPENER.match(low, first) and (comma := low.find(", ", first, start)) >= 0:
        first = comma + 2
    after = _AFTER.search(low, end, sentence.end)
    last = after.start() if after else sentence.end
    while first < start and low[first] in " \"'“‘«([":
        first += 1
    while last > end and low[last - 1] in _TAIL:
        last -= 1
    return Span(first, last)
