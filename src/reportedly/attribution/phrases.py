"""A source's words taken apart: head noun, modifiers, the name in it, whether it is definite or plural.

No parser is needed for this: a source phrase is short, and English puts the head last before the first
preposition, relative or comma ("an unnamed official | within Russia's intelligence community").
"""

import re
from dataclasses import dataclass, replace
from typing import Literal

from reportedly.attribution import lexicon
from reportedly.model.span import Span

Form = Literal["name", "pronoun", "definite", "indefinite", "bare"]

_TOKEN = re.compile(r"[^\W_]+(?:[.’'\-&][^\W_]+)*[’']?s?\.?|[,;:()—–]")
_STOP = frozenset(
    "of in at on from with by to for within inside near who which that whose whom where speaking about into over "
    "under against after before during as via through is was are were has have had not close familiar based "
    "working briefed involved".split()
)
_PARTICIPLES = frozenset(
    "given made issued passed provided released published carried obtained prepared compiled written leaked seen "
    "reviewed viewed drafted".split()
)
_DEFINITE = frozenset("the this that these those its their his her our my your".split())
_INDEFINITE = frozenset("a an another some several many most few two three four five both one other others any".split())
_ONE_OF = frozenset("one another some several many most few two three both each all".split())
PRONOUNS: dict[str, str] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
    **dict.fromkeys(("they", "them", "we", "us", "themselves"), "pl"),
    **dict.fromkeys(("it", "itself", "which", "this", "that", "these", "those"), "n"),
    **dict.fromkeys(("who", "whom"), "rel"),
    **dict.fromkeys(("i", "me", "you"), "1"),
}
_PARTICLES = frozenset("de da del della di du van von der den bin ibn al el la le bint ben abu dos".split())
_SUFFIX = frozenset("jr sr ii iii iv".split())


_APPOSED = re.compile(r",\s+([A-Z][\w’'-]+(?: (?:[A-Z]\.|de|van|von|bin|al|[A-Z][\w’'-]+)){1,3})(?=,|$)")

_OF_OFFICE = re.compile(
    r"^[^,]*? (?:of|for) (?:the )?(?:[A-Z][\w’'-]+ ){1,3}?((?:[A-Z][\w’'-]+|[A-Z]\.)(?: [A-Z][\w’'-]+|\s[A-Z]\.){1,2})$"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source phrase. ``head`` is its lower-cased head noun (empty for a name alone); ``name`` a proper name in it."""

    span: Span
    text: str
    form: Form
    head: str = ""
    modifiers: tuple[str, ...] = ()
    name: str = ""
    titled: bool = False
    plural: bool = False
    gender: str = ""
    rest: str = ""

    @property
    def words(self) -> frozenset[str]:
        """Every word of the phrase, lower-cased, possessive endings off."""
        return frozenset(w.lower().removesuffix("’s").removesuffix("'s") for w in re.findall(r"[\w’'-]+", self.text))


def parse(text: str, span: Span) -> Phrase:
    """The phrase that stands at ``span`` of ``text``."""
    words = span.of(text)
    tokens = [m.group() for m in _TOKEN.finditer(words)]
    low = [t.lower() for t in tokens]
    if not tokens:
        return Phrase(span, words, "bare")
    if len(tokens) == 1 and low[0] in PRONOUNS:
        gender = PRONOUNS[low[0]]
        return Phrase(span, words, "pronoun", head=low[0], plural=gender == "pl", gender=gender)
    if len(low) > 3 and low[0] in _ONE_OF and low[1] == "of" and low[2] in _DEFINITE:
        skipped = words.lower().index(low[2], len(low[0]))
        whole = parse(text, Span(span.start + skipped, span.end))  # "one of the two people": of those two
        return replace(whole, span=span, text=words)
    core = _core(low)
    name_at = _name(tokens, low, core)
    if name_at == core and (apposed := _apposed(words, low[core - 1])):
        rank = tuple(low[: core - 1])
        return Phrase(span, words, "name", low[core - 1], rank, apposed, True, gender=_gender(apposed, low[:core]))
    form: Form = "definite" if low[0] in _DEFINITE else "indefinite" if low[0] in _INDEFINITE else "bare"
    start = 1 if form != "bare" and not (low[0] in ("some", "many", "others", "most", "few") and core == 1) else 0
    name = " ".join(t.removesuffix("’s").removesuffix("'s") for t in tokens[name_at:core]) if name_at < core else ""
    before = low[start:name_at]
    titled = bool(before) and _gives_title(before[-1])
    return _phrase(span, words, form, name, titled, low, start, name_at, core)


def _apposed(words: str, head: str) -> str:
    """The name after a role: "the mayor of Carrow, Ilse Varga", "Secretary of State John Kerry"; empty if none."""
    entry = lexicon.source_words().get(head)
    if entry is None or entry.kind not in ("role", "official", "person"):
        return ""
    for pattern in (_APPOSED, _OF_OFFICE):
        found = pattern.search(words)
        if found and not _is_common(found.group(1).split()[0]):
            given = found.group(1).split()[0].lower() in lexicon.given_names()
            return found.group(1) if pattern is _APPOSED or given else ""
    return ""


def _phrase(
    span: Span, words: str, form: Form, name: str, titled: bool, low: list[str], start: int, name_at: int, core: int
) -> Phrase:
    rest = " ".join(low[core:])
    if name:
        before = low[start:name_at]
        head = next((w for w in reversed(before) if _is_role(w)), "")
        return Phrase(span, words, "name", head, tuple(before), name, titled, gender=_gender(name, before), rest=rest)
    head = low[core - 1] if core > start else low[0]
    head = head.removesuffix("'s").removesuffix("’s")
    entry = lexicon.source_words().get(head)
    plural = entry.plural if entry else head.endswith("s") and not head.endswith("ss")
    gender = entry.gender if entry else ""
    return Phrase(span, words, form, head, tuple(low[start : core - 1]), "", False, plural, gender, rest)


def _core(low: list[str]) -> int:
    """How many leading tokens belong to the phrase before its first preposition, relative or comma."""
    for i, word in enumerate(low):
        if i and (word in _STOP or word in ",;:()—–"):
            return i
        if i and word in _PARTICIPLES and (i + 1 == len(low) or low[i + 1] in _STOP):
            return i  # "a report obtained by", but "a leaked report"
    return len(low)


def _name(tokens: list[str], low: list[str], core: int) -> int:
    """Where the capitalised name that ends the core begins; ``core`` where there is none."""
    at = core
    while at > 0:
        token, word = tokens[at - 1], low[at - 1]
        capital = token[0].isupper() or (token[0].isdigit() and at < core)
        if not capital and not (word in _PARTICLES and 1 < at < core) and not word.startswith("al-"):
            break
        if word in _DEFINITE or word in _INDEFINITE or (at < core and _gives_title(word)):
            break
        at -= 1
    if at < core and low[at].endswith(("’s", "'s")) and core - at > 1:
        at = _after_possessive(low, at, core)
    if at == core - 1 and at == 0 and _is_common(tokens[0]):
        return core  # a capital that only begins the sentence: "Officials", "Reports"
    entry = lexicon.source_words().get(low[core - 1]) if at < core else None
    if entry and (core - at == 1 or entry.kind not in ("organisation", "media")):
        return core  # "the Prime Minister", "Reports": told by the head; "the Health Ministry" is a name
    return at


def _after_possessive(low: list[str], at: int, core: int) -> int:
    for i in range(core - 1, at, -1):
        if low[i - 1].endswith(("’s", "'s")):
            return i
    return at


def _is_role(word: str) -> bool:
    return word in lexicon.source_words()


def _gives_title(word: str) -> bool:
    """Whether a word before a name says that the name is a person's: "Mr", "spokesman"."""
    entry = lexicon.source_words().get(word)
    person = entry is not None and entry.kind in ("role", "official", "person", "captive")
    return person or word.replace(".", "") in lexicon.titles()


def _is_common(token: str) -> bool:
    low = token.lower()
    return _is_role(low) or low in _DEFINITE or low in _INDEFINITE


def _gender(name: str, before: list[str]) -> str:
    for word in reversed(before):
        title = lexicon.titles().get(word.replace(".", ""))
        if title and title[0] in ("m", "f"):
            return title[0]
        entry = lexicon.source_words().get(word)
        if entry and entry.gender in ("m", "f"):
            return entry.gender
    given = lexicon.given_names().get(name.split(maxsplit=1)[0].lower(), "")
    return given if given in ("m", "f") else ""


def surname(name: str) -> str:
    """The last word of a personal name, without Jr. and the like, lower-cased."""
    words = [w for w in name.lower().replace(",", " ").split() if w.strip(".") not in _SUFFIX]
    return words[-1] if words else ""
