"""Which kind of source a name is: a person's, a body's, an outlet's, a law's, a party's or a people's.

Numbers are those of the border rules in docs/kinds.md.
"""

import re
from collections.abc import Iterator

from reportedly.attribution import lexicon
from reportedly.attribution.lexicon import kind_words
from reportedly.attribution.nouns import WITHIN_NAMES
from reportedly.attribution.phrases import Phrase
from reportedly.model.voices import SourceKind

_IS_A = re.compile(r"[,—–(]+ (?:an?|the|one of the|his|her|their|its) (?P<what>[^,;:()]{2,120})")
_NOUNS = re.compile(
    r" (?:of|in|at|for|that|which|who|whose|based|run|led|with|to|on|by|from|founded|funded|owned|and)(?: |$)"
)
_PLAIN: dict[str, SourceKind] = {"organisation": "organisation", "media": "media", "document": "document"}
_SITE = re.compile(r"^[\w-]+\.(?:com|org|net|co\.uk|info|tv|news)$|^[\w-]+-(?:tv|fm|am)$")


def decided_name(phrase: Phrase, people: frozenset[str]) -> tuple[SourceKind, str]:
    """The kind of a source named, and why; ``people`` are surnames, lower-cased, of persons in this report."""
    return next((kind, why) for kind, why in _answers(phrase, people) if kind is not None)


def _answers(phrase: Phrase, people: frozenset[str]) -> Iterator[tuple[SourceKind | None, str]]:
    """Each rule's answer in order of precedence, None where it has none; the last always has one."""
    name = lexicon.bare(phrase.name).split(" and ")[0]
    words = name.split()
    given = words[0] in lexicon.given_names()
    company = phrase.head in kind_words("company") and not given
    yield _ORGANISATION if company else None, f"“{phrase.head}” is a company’s word"
    beside = _called(phrase) if phrase.form == "name" and not phrase.rest and "," in phrase.text else None
    yield beside, "what the words before it call it"  # "the charity, Open Harbour"
    person = phrase.titled or words[-1] in people
    yield _PERSON if person else None, "with a title or an office, or a surname that the report gives a person"
    yield _thing(phrase, name, words), "a law’s, or an outlet’s (outlets.csv, or of that form)"
    yield _people_of(phrase, words), "a party’s or a people’s, or part of it (6)"
    yield _ORGANISATION if phrase.rest.startswith(", which ") else None, "“which”, and not “who”, is said of it"
    yield _apposed_kind(phrase, words), "what the words beside it call it"
    both = len(words) == 2 and given and words[1] in kind_words("surname too")
    yield _PERSON if both else None, "a given name and a surname (given_names.csv)"
    caused = not WITHIN_NAMES.isdisjoint(words)
    yield _ORGANISATION if caused else None, "a preposition within it, with a capital"
    body = _names_body(name, words) or lexicon.bare(phrase.text.strip(" ,")) in lexicon.bodies()
    yield _ORGANISATION if body else None, "listed as a body or a place, or a word in it is an organisation’s"
    yield _PERSON if given and len(words) > 1 else None, "it begins with a given name (given_names.csv)"
    the = phrase.text.lower().startswith("the ") and not phrase.modifiers
    yield _ORGANISATION if the or _acronym(phrase.name) else None, "“the”, or an acronym"
    yield _PERSON, "in no list, and nothing says otherwise"


_ORGANISATION: SourceKind = "organisation"
_PERSON: SourceKind = "named-person"


def _thing(phrase: Phrase, name: str, words: list[str]) -> SourceKind | None:
    """A law or an outlet, by its name."""
    if words[-1] in kind_words("law") and len(words) > 1 and words[0] not in lexicon.given_names():
        return "document"
    whole = lexicon.bare(" ".join((*phrase.modifiers, phrase.name)))
    return "media" if _outlet(name, words) or whole in lexicon.outlets() else None


def _people_of(phrase: Phrase, words: list[str]) -> SourceKind | None:
    """ "Democrats", "some Republicans", "Mexicans", "one Republican": a party, a part of it, a people (6)."""
    last = words[-1]
    first = phrase.text.split()[0].lower()
    the = first == "the"
    if last in lexicon.party_members():
        return _of_party(phrase, words, first)
    if f"{last}s" in lexicon.party_members() and words[0] not in lexicon.given_names():
        return "unnamed-official"  # "a Carrow Democrat", "the Republican"
    if len(words) > 1 and last.removesuffix("s") not in lexicon.demonyms():
        return None
    if last.endswith("s") and last.removesuffix("s") in lexicon.demonyms():
        return "unnamed-person" if phrase.count == "number" else "organisation" if the else "vague"
    one = first in ("a", "an", "one", "another") or (first in ("the", "this") and last.endswith(("an", "er")))
    return "unnamed-person" if one and last in lexicon.demonyms() and len(words) == 1 else None


def _of_party(phrase: Phrase, words: list[str], first: str) -> SourceKind:
    if phrase.count == "number":
        return "unnamed-official"
    adjectives = {
        w for w in (*phrase.modifiers, *words[:-1]) if w not in lexicon.INDEFINITE and w not in lexicon.places()
    }
    adjectives -= kind_words("whole party") | {"and", "the", "of", "both"}
    if kind_words("high") & adjectives and not phrase.count:
        return "unnamed-official"
    part = phrase.count or first in ("these", "those") or phrase.rest.startswith(("who ", "that "))
    return "vague" if part or (adjectives and first != "the") else "organisation"


def _apposed_kind(phrase: Phrase, words: list[str]) -> SourceKind | None:
    """What the words beside a name call it: "Third Point, a hedge fund", "the newspaper Lisk Today"."""
    if words[0] in lexicon.given_names() and len(words) > 1:
        return None
    if (called := _called(phrase)) is not None:
        return called
    listed = lexicon.source_words()
    match = _IS_A.match(phrase.rest)
    if match is None:
        return None
    core = [w for w in _NOUNS.split(match["what"], maxsplit=1)[0].split() if w]
    found = (listed.get(" ".join(core[i:])) for i in range(max(0, len(core) - 3), len(core)))
    entry = next((one for one in found if one), None)
    return _PLAIN.get(entry.kind) if entry else None


def _called(phrase: Phrase) -> SourceKind | None:
    """What the noun right before a name calls it."""
    entry = lexicon.source_words().get(phrase.head)
    kind = _PLAIN.get(entry.kind) if entry and phrase.modifiers[-1:] == (phrase.head,) else None
    party = kind == "document" and set(phrase.name.lower().split()) & lexicon.organisation_words()
    return None if party else kind  # "the ruling Harvest Party"


def _outlet(name: str, words: list[str]) -> bool:
    """An outlet's name: listed or of that form, a site's address, a station's; "Fox News Jan Holt" is a person's."""
    if any(w in lexicon.given_names() for w in words[2:]) and lexicon.is_outlet(" ".join(words[:2])):
        return False
    return lexicon.is_outlet(name) or bool(_SITE.search(name) and name not in lexicon.bodies())


def _names_body(name: str, words: list[str]) -> bool:
    if name in lexicon.bodies() or name in lexicon.places():
        return True
    return any(word in lexicon.organisation_words() for word in words)


def _acronym(name: str) -> bool:
    """Six capitals and more are a name in a headline or a transcript, unless listed."""
    letters = name.replace(".", "")
    return len(letters) >= 2 and letters.isupper() and " " not in letters and len(letters) <= 5
