"""Which kind of source a phrase names, by its head noun, its modifiers and the name lists of ``vocab/``."""

from reportedly.attribution import lexicon
from reportedly.attribution.phrases import Phrase
from reportedly.model.voices import SourceKind

VEHICLES = frozenset(
    "report reports statement statements comment comments remarks announcement account claim information word "
    "words briefing details testimony message".split()
)
"""Documents that only carry somebody's word: the voice is the one they are "by" or "from"."""
_COMPANIES = frozenset(
    "operator owner maker manufacturer publisher developer supplier contractor builder carrier".split()
)
_FAMILIAR = frozenset("familiar briefed knowledge close aware involved working".split())


def kind_of(phrase: Phrase, people: frozenset[str] = frozenset()) -> SourceKind:
    """The kind of source; ``people`` are surnames (lower-cased) known to be persons' in this report."""
    if _captive(phrase):
        return "captive"
    if phrase.name:
        return _named(phrase, people)
    if phrase.form == "pronoun":
        return "unnamed-person"
    return _unnamed(phrase)


def _captive(phrase: Phrase) -> bool:
    entry = lexicon.source_words().get(phrase.head)
    if entry and entry.kind == "captive":
        return True
    held = any(lexicon.modifiers().get(word) == "captive" for word in phrase.modifiers)
    return held and (entry is None or entry.kind not in ("organisation", "media", "document"))


def _named(phrase: Phrase, people: frozenset[str]) -> SourceKind:
    name = lexicon.bare(phrase.name)
    words = name.split()
    whole = lexicon.bare(" ".join((*phrase.modifiers, phrase.name)))
    if phrase.head in _COMPANIES and words[0] not in lexicon.given_names():
        return "organisation"
    if phrase.titled or words[-1] in people:
        return "named-person"
    if lexicon.is_outlet(name) or whole in lexicon.outlets():
        return "media"
    if _names_body(name, words):
        return "organisation"
    if words[0] in lexicon.given_names() and len(words) > 1:
        return "named-person"
    if phrase.form == "name" and phrase.text.lower().startswith("the ") and not phrase.head:
        return "organisation"
    if _acronym(phrase.name):
        return "organisation"
    return "named-person"


def _names_body(name: str, words: list[str]) -> bool:
    if name in lexicon.bodies() or name in lexicon.places():
        return True
    return any(word in lexicon.organisation_words() for word in words)


def _acronym(name: str) -> bool:
    letters = name.replace(".", "")
    return len(letters) >= 2 and letters.isupper() and " " not in letters and len(letters) <= 7


def _unnamed(phrase: Phrase) -> SourceKind:
    pair = " ".join((*phrase.modifiers[-1:], phrase.head))  # "coast guard", "general staff"
    entry = lexicon.source_words().get(pair) or lexicon.source_words().get(phrase.head)
    official = any(lexicon.modifiers().get(word.removesuffix("'s")) == "official" for word in phrase.modifiers)
    kind = entry.kind if entry else _by_ending(phrase.head)
    if kind == "role":
        unique = phrase.form == "definite" or (phrase.form == "bare" and not phrase.plural) or _possessed(phrase)
        return "named-role" if unique and not phrase.plural else "unnamed-official"
    if kind in ("vague", "anaphor"):
        return _vague(phrase, official)
    if kind == "document":
        nobody = phrase.plural and phrase.form == "bare" and phrase.head in VEHICLES
        return "vague" if nobody else "document"
    if kind == "person" and official and phrase.head in ("insider", "insiders", "employee", "employees"):
        return "unnamed-official"
    plain: dict[str, SourceKind] = {
        "official": "unnamed-official",
        "person": "unnamed-person",
        "captive": "captive",
        "organisation": "organisation",
        "media": "media",
    }
    return plain.get(kind, "unnamed-person")


def _vague(phrase: Phrase, official: bool) -> SourceKind:
    """ "sources": an official's, a person's, or nobody's in particular, by how they are described."""
    described = official or bool(phrase.words & _FAMILIAR)
    if phrase.head in ("source", "sources", "insider", "insiders"):
        return "unnamed-official" if official else "unnamed-person" if described or not phrase.plural else "vague"
    if phrase.head in ("person", "individual", "figure", "people"):
        described = described or not phrase.plural
        return "unnamed-official" if official else "unnamed-person" if described else "vague"
    return "vague"


def _possessed(phrase: Phrase) -> bool:
    return any(word.endswith(("'s", "’s")) for word in phrase.modifiers)


def _by_ending(head: str) -> str:
    """A head noun that is in no list, by its suffix; agent nouns are persons."""
    if head in lexicon.organisation_words():
        return "organisation"
    if head.endswith(("er", "or", "ist", "ian", "ers", "ors", "ists", "ians", "man", "men", "woman", "women", "ant")):
        return "person"
    if head in lexicon.places():
        return "organisation"
    return "person" if head.endswith(("ee", "ees")) else ""
