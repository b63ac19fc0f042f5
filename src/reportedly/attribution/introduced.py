"""Outlets that a report introduces by what they are: "the newspaper Zeit und Land", "the Orvia news agency".

No list can hold every outlet. One that a report calls a newspaper once is that newspaper wherever the report names it.
"""

import re
from functools import lru_cache
from itertools import chain

from reportedly.attribution import lexicon
from reportedly.model.span import Span

_NOUNS = (
    "newspaper|news agency|state agency|newswire|wire service|broadcaster|TV channel|television channel|radio station|"
    "TV station|television station|channel|outlet|magazine|website|web site|news site|site|portal|daily|weekly|tabloid|"
    "paper|podcast|newsletter|blog|news service|press agency"
)
_INTRODUCED = re.compile(
    r"\b(?P<what>(?:[Tt]he|[Aa]n?|[Aa]nother|[Ii]ts|[Ll]ocal|[Ss]tate|[Ii]ndependent|[\w-]{1,40}[’']s) "
    rf"(?:[\w-]{{1,40}} ){{0,3}}?(?P<noun>{_NOUNS}),? "
    r"(?P<name>[A-Z][\w’-]{1,40}(?:(?: (?:of|und|and|de|du|la|le|der|die|y|i|&))? [A-Z][\w’-]{1,40}){0,3}))"
    r"(?![\w’'-])"
)
_NAMED_BEFORE = re.compile(
    r"\b(?P<what>[Tt]he (?P<name>[A-Z][\w’-]{1,40}(?: [A-Z][\w’-]{1,40}){0,2})) "
    r"(?P<noun>news agency|newswire|wire service|news site|news service|newspaper|TV channel|radio station)\b"
)
_LONGEST = 60


@lru_cache(maxsize=2)
def outlets(text: str) -> dict[str, tuple[Span, str]]:
    """The names, bare, of the outlets that ``text`` introduces, with the words that first do, and their noun."""
    found: dict[str, tuple[Span, str]] = {}
    for match in chain(_INTRODUCED.finditer(text), _NAMED_BEFORE.finditer(text)):
        name = _name(match)
        first = name.split()[0].lower()
        person = first in lexicon.given_names() and " " in name
        if person or (name.isupper() and len(name) < _SHORT) or lexicon.bare(name) in lexicon.places():
            continue
        if match["noun"] == "channel" and first in ("tunnel", "islands", "four", "five"):
            continue
        span = Span(match.start("what"), match.start("name") + len(name))
        if span.end - span.start < _LONGEST + len(name):
            found.setdefault(lexicon.bare(name), (span, match["noun"].lower().split()[-1]))
    return found


_SHORT = 2


def _name(match: re.Match[str]) -> str:
    return re.sub(r"[’']s$", "", match["name"])


def introduced_at(text: str, start: int) -> Span | None:
    """The words at ``start`` that introduce an outlet by what it is: "the state agency UPA"."""
    found = _INTRODUCED.match(text, start)
    if found is None or lexicon.bare(_name(found)) not in outlets(text):
        return None
    return Span(start, found.start("name") + len(_name(found)))


def is_outlet(text: str, name: str) -> bool:
    """Whether a name is an outlet's: by the lists and forms, or as the report introduces it."""
    return lexicon.is_outlet(name) or lexicon.bare(name) in outlets(text)
