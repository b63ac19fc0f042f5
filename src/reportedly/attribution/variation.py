"""Elegant variation: "the Vermont senator", "the GOP nominee", "the businessman" for somebody named before.

Newsrooms avoid a name they have just used. The person meant is one who carries the noun, else, for nouns that stand for
a name far more often than for anybody new (kind_words.csv), the one whom "he" or "she" would mean in the same place,
unless what the report says of that person speaks against it: another place, another party, another office.
"""

from functools import cache

from reportedly import vocab
from reportedly.attribution import lexicon
from reportedly.attribution.gathered import Gathered
from reportedly.attribution.lexicon import kind_words
from reportedly.attribution.phrases import Phrase

_OFFICES = frozenset("president senator governor congressman congresswoman mayor judge premier chancellor pope".split())
"""Of these a person holds one at a time; who is known by one is not meant by another, unless it is a former one."""
_SITTING = frozenset("president pope judge".split())
_PAST = frozenset("former ex late onetime then".split())


def is_plain(phrase: Phrase) -> bool:
    """Whether a phrase is one person with "the", and so may stand for somebody named."""
    return phrase.form == "definite" and not phrase.plural and phrase.text[:4].lower() == "the "


def as_noun(phrase: Phrase) -> Phrase | None:
    """ "The Republican", "the Texan": a noun for a person, though it has the look of a name."""
    low = phrase.name.lower()
    if phrase.text[:4].lower() != "the " or phrase.plural or not (low + "s" in lexicon.party_members() or _people(low)):
        return None
    words = tuple(word for word in phrase.modifiers if word != low)
    return Phrase(phrase.span, phrase.text, "definite", low, words, rest=phrase.rest)


def _people(low: str) -> bool:
    return low in lexicon.demonyms() and not low.endswith(("ese", "sh", "ch"))


def stands_for_name(phrase: Phrase) -> str:
    """How sure its noun is to stand for a name: "salient", "alone" (only of one who alone fits), or not at all."""
    words = set(phrase.modifiers)
    if phrase.head in kind_words("stands for a name") or as_member(phrase.head):
        return "salient"
    if phrase.head in kind_words("office for a name"):
        region = any(mark.startswith("place:region") for mark in marks(phrase.modifiers))
        return "salient" if (words & _PAST or region) and not _elsewhere(phrase) else ""
    aged = any(word.endswith("-year-old") for word in words) or phrase.head.endswith("-year-old")
    return "alone" if aged or phrase.head in kind_words("stands for a name alone") else ""


def as_member(head: str) -> bool:
    """Whether a noun is what a member of a party or the people of a place are called: "republican", "texan"."""
    return head + "s" in lexicon.party_members() or _people(head)


def _elsewhere(phrase: Phrase) -> bool:
    """ "The former president of Ostravia" says itself who is meant."""
    return phrase.rest.startswith("of ") and not phrase.rest.startswith("of state")


def marks(words: tuple[str, ...] | list[str]) -> frozenset[str]:
    """The places and parties among lower-cased words: "place:vermont", "party:republican party"."""
    found = set()
    bare = [word.removesuffix("'s").removesuffix("’s").rstrip(".") for word in words]
    for number, word in enumerate(bare):
        pair = f"{word} {bare[number + 1]}" if number + 1 < len(bare) else ""
        for one in (word, pair):
            if one in _parties():
                found.add("party:" + _parties()[one])
            elif one in _places():
                found.add("place:" + _places()[one])
    return frozenset(found)


def contradicts(voice: Gathered, phrase: Phrase) -> bool:
    """Whether what is known of a person tells that another is meant: place, party or office."""
    told = marks(phrase.modifiers)
    if phrase.head in _parties():
        told |= {"party:" + _parties()[phrase.head]}
    for sort in ("place:", "party:"):
        ours, theirs = ({mark for mark in some if mark.startswith(sort)} for some in (voice.marks, told))
        if ours and theirs and not ours & theirs:
            return True
    past = bool(_PAST & set(phrase.modifiers))
    held = voice.heads & _OFFICES
    if past:
        return phrase.head in held and not voice.words & _PAST
    if phrase.head in _OFFICES:
        return bool(held) and phrase.head not in held
    return bool(held & _SITTING) and phrase.head in kind_words("stands for a name") and phrase.head not in voice.heads


@cache
def _places() -> dict[str, str]:
    """Regions and their demonyms, lower-cased → the region, lower-cased (places.csv); continents are none."""
    found: dict[str, str] = {}
    for row in vocab.rows("places"):
        if row["kind"] in ("region", "country"):
            for name in (row["name"], *row["demonym"].split("|")):
                if name:
                    found.setdefault(lexicon.bare(name), f"{row['kind']} {lexicon.bare(row['name'])}")
    return found


@cache
def _parties() -> dict[str, str]:
    """What a party and its members are called before a noun, lower-cased → the party (organisations.csv)."""
    found = {"r": "republican party", "d": "democratic party"}
    for row in vocab.rows("organisations"):
        if row["kind"] == "party":
            party = lexicon.bare(row["name"])
            for name in (party.removesuffix(" party"), *map(lexicon.bare, row["aliases"].split("|"))):
                if name and " " not in name:
                    found.setdefault(name, party)
                    found.setdefault(name.removesuffix("s"), party)
    return found
