"""The names a report's voices go by, and whom a name means: full, short, with a title, as an acronym."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from reportedly.attribution import lexicon
from reportedly.attribution.gathered import Gathered
from reportedly.attribution.names import short_forms
from reportedly.model.span import Span

_SUFFIX = frozenset("jr sr ii iii iv esq".split())
_SMALL = frozenset("of the and for on in to de du la".split())
_ACRONYM = re.compile(r"\s*\(([A-Z][A-Za-z.&-]{1,8})\)")
_FAR = 20_000
"""Code points back that an acronym may have been spelled out; most reports are shorter."""
_LONG = 5
"""Letters from which on a name one letter off is taken for a slip; shorter ones are often two names."""
_COMPARED = 200
_NAMESAKES = 20
"""Of persons who share a name, the latest that are compared; no report known to us has more."""
_RECENT = 1500
"""Code points within which a namesake named in full is the one meant; about ten sentences."""


class Known:
    """Voices by name. Persons are found by any part of their name, organisations by their whole name or acronym."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._bodies: dict[str, Gathered] = {}
        self._persons: dict[str, list[Gathered]] = {}

    def add_person(self, voice: Gathered, name: str) -> None:
        """Lets ``voice`` be found by a personal name and its parts."""
        words = name_words(name)
        voice.names.add(words)
        for word in words:
            held = self._persons.setdefault(word, [])
            if voice not in held[-_NAMESAKES:]:
                held.append(voice)

    def add_body(self, voice: Gathered, name: str, end: int) -> None:
        """Lets ``voice`` be found by an organisation's name and acronym; ``end`` is where the name ends in the text."""
        name = lexicon.bare(name)
        self._bodies[name] = voice
        for short in acronyms(name):
            self._bodies.setdefault(short, voice)
        if bracketed := _ACRONYM.match(self._text, end):
            self._bodies.setdefault(bracketed.group(1).lower(), voice)

    def body(self, name: str) -> Gathered | None:
        """The organisation of a name; one known by its acronym so far is found by its full name."""
        name = lexicon.bare(name)
        found = self._bodies.get(name)
        if found is None:
            short = (self._bodies.get(letters) for letters in acronyms(name))
            found = next((voice for voice in short if voice is not None), None)
        return found

    def person(self, name: str, gender: str, at: int) -> Gathered | None:
        """The person whom a name with its title's ``gender`` (m, f or empty) means at ``at``.

        Two who share a surname are told apart by given name and by title; a bare surname is the one of them who was
        named in full or with a title just before, else the one the report names most.
        """
        words = name_words(name)
        if not words:
            return None
        held = [voice for voice in self._persons.get(words[-1], [])[-_NAMESAKES:] if not _clash(voice.gender, gender)]
        fitting = [voice for voice in held if any(_same(known, words) for known in voice.names)]
        if not fitting and len(words) == 1:
            fitting = held or [voice for voice in self._misspelt(words[0]) if not _clash(voice.gender, gender)]
        if not fitting and len(words) > 1:  # "Ban Ki-moon" of "Ban", "Xi Jinping" of "Xi": the family name first
            held = [
                voice for voice in self._persons.get(words[0], [])[-_NAMESAKES:] if not _clash(voice.gender, gender)
            ]
            fitting = [voice for voice in held if any(known == (words[0],) for known in voice.names)]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        return max(fitting, key=lambda voice: _rank(voice, words, at))

    def _misspelt(self, name: str) -> list[Gathered]:
        """The persons whose surname differs from ``name`` in one letter: papers misspell names they gave in full."""
        if len(name) < _LONG:
            return []
        alike = (known for known in islice(reversed(self._persons), _COMPARED) if _one_letter_off(known, name))
        held = [voice for known in alike for voice in self._persons[known][-_NAMESAKES:]]
        return [
            voice for voice in held if any(len(full) > 1 and _one_letter_off(full[-1], name) for full in voice.names)
        ]


def _one_letter_off(one: str, other: str) -> bool:
    """Whether a letter more, less or changed makes one word the other; the first letter is the same."""
    if one[0] != other[0] or abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = next((n for n, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), len(one))
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    return longer[start + 1 :] == shorter[start + (len(one) == len(other)) :]


def _rank(voice: Gathered, words: Sequence[str], at: int) -> tuple[bool, float]:
    """How likely a part of a name means a voice: its surname rather than its given name; named in full near; often."""
    last = any(known[-1] == words[-1] for known in voice.names)
    near = max(0.0, 1 - (at - voice.named_in_full) / _RECENT) if voice.named_in_full <= at else 0.0
    return last, len(voice.mentions) + 3 * near


def _clash(one: str, other: str) -> bool:
    return bool(one and other and one != other)


@lru_cache(maxsize=1024)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a personal name, lower-cased, without stops, initials' dots and Jr."""
    words = [word.strip(".,’'“”\"").lower().removesuffix("’s").removesuffix("'s") for word in name.split()]
    return tuple(word for word in words if word and word not in _SUFFIX)


def _same(known: Sequence[str], words: Sequence[str]) -> bool:
    """Whether two personal names may be one person's."""
    if len(words) == 1 or len(known) == 1:
        shorter, longer = (words, known) if len(words) == 1 else (known, words)
        return shorter[0] in (longer[-1], longer[0]) or (len(longer) > 2 and shorter[0] in longer)
    if known[-1] == words[-1]:
        return _same_given(known[0], words[0]) or set(words) <= set(known) or set(known) <= set(words)
    return len(words) > 1 and (set(words) <= set(known) or set(known) <= set(words))


def _same_given(one: str, other: str) -> bool:
    """The same given name, an initial of it, or a short form of it."""
    if one == other or other in short_forms().get(one, ()):
        return True
    return min(len(one), len(other)) == 1 and one[0] == other[0]


def acronyms(name: str) -> list[str]:
    """What a name of several words may be shortened to, lower-cased: its initials with and without small words."""
    words = [word for word in re.split(r"[\s-]+", name) if word and word[0].isalnum()]
    if len(words) < 2:
        return []
    large = "".join(word[0] for word in words if word not in _SMALL)
    return [short for short in dict.fromkeys((large, "".join(word[0] for word in words))) if len(short) > 1]


def spelled_out(text: str, acronym: str, before: int) -> Span | None:
    """The first capitalised words before a place whose initials are ``acronym``: "Razumov Institute of Shipping"."""
    letters = acronym.replace(".", "")
    if not (2 < len(letters) < 8 and letters.isalpha() and letters.isupper()):
        return None
    small = "(?:(?:of|the|and|for|on|in|de|du) ){0,2}"
    pattern = rf"\b{letters[0]}[\w’'-]+" + "".join(rf"(?: {small}|-){letter}[\w’'-]+" for letter in letters[1:])
    match = re.compile(pattern).search(text, max(0, before - _FAR), before)
    return Span(*match.span()) if match else None
