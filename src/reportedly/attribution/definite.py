"""Whom "the source", "the ministry", "police" take up: the latest voice of that noun, or one it can stand for."""

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.attribution import lexicon, variation
from reportedly.attribution.gathered import GROUP, HUMAN, Gathered
from reportedly.attribution.phrases import Phrase

_BODY = ("organisation", "media")
_GENERIC = {
    **dict.fromkeys(("source", "insider", "person", "individual", "figure", "man", "woman"), HUMAN),
    "interlocutor": HUMAN,
    **dict.fromkeys(("official", "officer", "spokesman", "spokeswoman", "spokesperson"), HUMAN),
    **dict.fromkeys(("sources", "officials", "people"), HUMAN),
    **dict.fromkeys(("group", "organisation", "organization", "agency", "company", "body", "firm"), _BODY),
    **dict.fromkeys(("outlet", "newspaper", "paper"), ("media",)),
    **dict.fromkeys(("report", "study", "statement", "document"), ("document",)),
}
_OFFICES = frozenset("official officer spokesman spokeswoman spokesperson".split())
_ANYBODY = frozenset("source sources interlocutor insider person individual people".split())
_OF_PERSON = ("his ", "her ", "my ")
_OWNED = frozenset("his her their my our its".split())


_ANOTHERS = re.compile(r"\b(?:another|a second|a third)\b")


def taken_up(
    phrase: Phrase, recent: Sequence[Gathered], before: Gathered | None, subject: Gathered | None = None
) -> Gathered | None:
    """The voice among ``recent`` (latest first) that a definite phrase means; ``before`` is the one that last spoke.

    ``subject`` is who opens the phrase's own sentence, and would be "he" or "she" in it rather than another noun.
    """
    if _ANOTHERS.search(phrase.rest):  # "the wife of another inmate" is nobody heard before
        return None
    same = [v for v in recent if phrase.head in v.heads and not _one_of_many(v, phrase) and not clash(v, phrase.gender)]
    if phrase.text.lower().startswith(_OF_PERSON):  # "his office" is no office named before
        same = [v for v in same if v.kind in HUMAN or v.phrase.text.lower().startswith(_OF_PERSON)]
    if phrase.form == "bare":
        said = (phrase.head, phrase.modifiers, phrase.rest)
        return next((v for v in same if (v.phrase.head, v.phrase.modifiers, v.phrase.rest) == said), None)
    described = {word for word in phrase.modifiers if lexicon.modifiers().get(word) != "mood"}
    described -= {"same", "unnamed", "anonymous"}
    described = {word for word in described if not _of_outlet(word)}  # "the agency's source"
    told = [v for v in same if not described or described & v.words]
    if told:
        return next((v for v in told if v.plural == phrase.plural), told[0])
    if variation.is_plain(phrase) and not _other_office(phrase):
        named = (v for v in same if v.kind == "named-person" and not v.plural)
        if (meant := next((v for v in named if not variation.contradicts(v, phrase)), None)) is not None:
            return meant
    kinds = ("captive",) if _captive(phrase.head) else _GENERIC.get(phrase.head)
    if kinds is None or described or phrase.text.split()[0].lower() in _OWNED:
        return None
    fitting = _fitting(phrase, recent, kinds, subject)
    return before if before in fitting else fitting[0] if fitting else _plural_for_one(phrase, recent)


def named_now(phrase: Phrase, recent: Sequence[Gathered], before: Gathered | None) -> Gathered | None:
    """The body heard without a name that is given one: "a medical charity said … The charity, Open Hands, said"."""
    the = phrase.text[:4].lower() == "the " and phrase.modifiers in ((phrase.head,), ("the", phrase.head))
    if not the or not phrase.head:
        return None
    noun = replace(phrase, form="definite", name="", modifiers=(), text=f"the {phrase.head}")
    unnamed = [voice for voice in recent if voice.phrase.form == "indefinite" and phrase.head in voice.heads]
    return taken_up(noun, [voice for voice in unnamed if voice.kind in GROUP and not voice.plural], before)


def _of_outlet(word: str) -> bool:
    """Whether a modifier is an outlet's: "the agency's interlocutor"."""
    noun = word.removesuffix("'s").removesuffix("’s")
    entry = lexicon.source_words().get(noun)
    return noun != word and (noun == "agency" or (entry is not None and entry.kind == "media"))


def _fitting(
    phrase: Phrase, recent: Sequence[Gathered], kinds: Sequence[str], subject: Gathered | None
) -> list[Gathered]:
    """Those who spoke and whom a noun for anybody of some ``kinds`` can mean."""
    spoke = [v for v in recent if v.spoke and v.kind in kinds and v.plural == phrase.plural]
    found = [v for v in spoke if v is not subject and not clash(v, phrase.gender)]
    if phrase.head in _OFFICES:
        return [v for v in found if not _known_as_other(v)]
    if phrase.head in _ANYBODY:
        return [v for v in found if v.kind.startswith("unnamed") or v.kind == "captive"]
    return found


def _known_as_other(voice: Gathered) -> bool:
    """Whether a named person is known by what they do, and by no office: a teacher is not "the minister"."""
    listed = lexicon.source_words()
    kinds = {listed[head].kind for head in voice.heads if head in listed}
    return voice.kind == "named-person" and bool(kinds) and not kinds & {"role", "official"}


def _plural_for_one(phrase: Phrase, recent: Sequence[Gathered]) -> Gathered | None:
    """The "sources" that turn out to be one: "security sources said … The source, an official in …, said"."""
    if phrase.plural or phrase.form != "definite" or phrase.head not in ("source", "official"):
        return None
    nameless = [v for v in recent if v.spoke and v.kind.startswith("unnamed")]
    found = [v for v in nameless if v.plural and f"{phrase.head}s" in v.heads]
    return found[0] if len(found) == 1 and nameless[0] is found[0] else None


def _other_office(phrase: Phrase) -> bool:
    """Whether noun and modifier are an office of their own: "the vice president" is no president."""
    return bool(phrase.modifiers) and f"{phrase.modifiers[-1]} {phrase.head}" in lexicon.source_words()


def clash(voice: Gathered, gender: str) -> bool:
    """Whether a voice is known to be of another gender."""
    return gender in ("m", "f") and voice.gender in ("m", "f") and voice.gender != gender


def _captive(head: str) -> bool:
    entry = lexicon.source_words().get(head)
    return entry is not None and entry.kind == "captive"  # "a captured soldier … the prisoner"


def _one_of_many(voice: Gathered, phrase: Phrase) -> bool:
    return voice.plural and not phrase.plural and phrase.form == "bare"
