"""Where in a source phrase its head noun stands, and where the name in it begins.

No parser is needed for this: English puts the head last before the first preposition, relative, participle or comma
("an unnamed official | within Russia's intelligence community").
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from reportedly.attribution import lexicon
from reportedly.attribution.lexicon import DEFINITE, INDEFINITE

_STOP = frozenset(
    "of in at on from with by to for within inside near who which that whose whom where speaking about into over "
    "under against after before during as via through is was were are has have had not close familiar based "
    "working briefed involved among between across around without throughout behind amid despite when "
    "while because since including like called named known dubbed".split()
)
_PARTICIPLES = frozenset(
    "given made issued passed provided released published carried obtained prepared compiled written leaked seen "
    "reviewed viewed drafted taken conducted posted sent filed drawn done shown shared".split()
)
_TRAILING = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight alike himself herself itself "
    "themselves there here alone too also both and or out".split()
)
_THEN = _TRAILING | frozenset("last this earlier early late recently next".split())
_PARTICLES = frozenset("de da del della di du van von der den bin ibn al el la le bint ben abu dos".split())


def core_of(tokens: list[str], low: list[str]) -> int:
    """How many leading tokens belong to the phrase before its first preposition, relative or comma."""
    core = _cut([token if _within_name(tokens, i) else low[i] for i, token in enumerate(tokens)])
    while core > 1 and (low[core - 1] in _TRAILING or _is_adverb(tokens[core - 1])):
        core -= 1  # "officials Monday", "the agency itself", "guidelines recently issued"
    return core


def past_body(tokens: Sequence[str], low: Sequence[str], core: int) -> int:
    """The core's end where a body's name goes on to its speaker: "Ministry of Transport spokeswoman Lena Dorr"."""
    body = lexicon.source_words().get(low[core - 1]) if core else None
    if body is None or body.kind != "organisation" or not tokens[core - 1][0].isupper():
        return core
    for at in range(core + 1, min(len(tokens) - 2, core + _BODY)):
        if not (tokens[at][0].isalpha() or tokens[at] == "&"):
            return core  # a mark: another phrase
        who = lexicon.source_words().get(low[at]) if tokens[at].islower() else None
        if who is not None and who.kind in ("person", "official", "role") and not who.plural:
            end = at + 1
            while end < len(tokens) and tokens[end][0].isupper():
                end += 1
            return end if end > at + 2 else core
    return core


_BODY = 8  # words of a body's name behind its first noun
WITHIN_NAMES = frozenset(("without", "against", "for", "beyond", "across", "before"))
"""Prepositions that a body's name has with a capital: "Doctors Without Frontiers", "Parents For Peace"."""


def _within_name(tokens: Sequence[str], i: int) -> bool:
    """Whether a preposition has a capital, as its neighbours have, in words that are not all in capitals."""
    if not 0 < i < len(tokens) - 1 or tokens[i].lower() not in WITHIN_NAMES:
        return False
    return all(word[0].isupper() and not word.isupper() for word in tokens[i - 1 : i + 2])


def _is_adverb(token: str) -> bool:
    return token.endswith("ly") and token.islower() and not is_role(token)


def _cut(low: list[str]) -> int:
    for i, word in enumerate(low):
        if i and (word in _STOP or word in ",;:()—–--"):
            return i
        if i and word in _PARTICIPLES and (i + 1 == len(low) or low[i + 1] in _STOP or low[i + 1] in _THEN):
            return i  # "a report obtained by", but "a leaked report"
        if i and word.endswith(("ing", "ed")) and word not in lexicon.source_words() and _is_noun(low[i - 1]):
            does = word.endswith("ing") and i + 1 < len(low) and _does(low[i - 1]) and not gives_title(low[i + 1])
            then = i + 2 if i + 2 < len(low) and low[i + 1].endswith("ly") else i + 1  # "interviewed separately by"
            if then == len(low) or low[then] in _STOP or does:
                return i  # "residents displaced by", "a union representing workers"
        if i > 1 and _is_state(low, i):
            return i  # "two insurers active in the region"
    return len(low)


def _is_state(low: list[str], i: int) -> bool:
    """Whether a word between a plural and a preposition is what the people or bodies are, and no noun itself."""
    entry = lexicon.source_words().get(low[i - 1])
    plain = low[i].isalpha() and low[i] not in lexicon.source_words() and not low[i].endswith("s")
    return bool(entry and entry.plural) and plain and i + 1 < len(low) and low[i + 1] in ("in", "at", "on", "near")


def _does(noun: str) -> bool:
    """Whether a noun is one that acts, so that "-ing" after it is what it does."""
    entry = lexicon.source_words().get(noun)
    return entry is None or entry.plural or entry.kind not in ("document", "media")


def name_in(text: str, tokens: list[str], low: list[str], core: int) -> int:
    """Where the capitalised name that ends the core begins; ``core`` where there is none."""
    at, given = core, lexicon.given_names()
    while at > 0:
        token, word = tokens[at - 1], low[at - 1]
        capital = token[0].isupper() or (token[0].isdigit() and at < core)
        joins = word in _PARTICLES or (word in ("and", "&", "und", "et", "y") and tokens[at - 2][0].isupper())
        if not capital and not (joins and 1 < at < core) and not word.startswith("al-"):
            break
        title = at < core and gives_title(word) and not (word in given and is_role(word))
        title = title and not (at < core and _within_name(tokens, at))  # "Doctors Without Frontiers"
        title = title and not (at > 1 and len(word.rstrip(".")) == 1 and tokens[at - 2][0].isupper())  # "Ilse M. Varga"
        if word in DEFINITE or word in INDEFINITE or title:
            break
        at -= 1
    if core - at > 1 and any(word.endswith(("’s", "'s")) for word in low[at : core - 1]):
        at = _after_possessive(low, at, core)
    if at == core - 1 and _titled_before(low, at):
        return at  # "Mr Baker"
    if at == core - 1 and at == 0 and is_common(tokens[0]):
        return at if lexicon.is_surname_in(text, tokens[0]) else core  # "Dean", but "Officials", "Reports"
    if at == 0 and core == 1 and _AGENTS.fullmatch(tokens[0]) and is_plural_subject(text, tokens[0]):
        return core  # "Hauliers fear the worst"
    entry = lexicon.source_words().get(low[core - 1]) if at < core else None
    if entry and not _name_ends(low, at, core, entry.kind):
        return core  # "the Prime Minister", "Reports": told by the head; "the Health Ministry" is a name
    return at


_AGENTS = re.compile(r"[A-Z][a-z]{2,}(?:ers|ors|ists|ians|men|women|ees|ants)")
_DO = "are|were|have|do|say|fear|warn|believe|expect|hope|complain|argue|want|blame|claim|insist|think|worry|doubt|tell"


@lru_cache(maxsize=64)
def is_plural_subject(text: str, word: str) -> bool:
    """Whether a text has a capitalised word as people of a trade: with a verb in the plural, or in small letters."""
    return re.search(rf"\b{re.escape(word)} (?:{_DO})\b|\b{re.escape(word.lower())}\b", text) is not None


def _titled_before(low: list[str], at: int) -> bool:
    return at > 0 and low[at - 1].replace(".", "") in lexicon.titles() and low[at - 1] not in lexicon.source_words()


def _name_ends(low: list[str], at: int, core: int, kind: str) -> bool:
    """Whether a capitalised run that ends in a source word is a name all the same."""
    if core - at == 1:
        return False
    if kind in ("organisation", "media"):
        return True
    if low[at] in lexicon.given_names() and core - at < 4:  # "Brian Baker", "Dean Baker", but "Dean Emeritus"
        return kind == "person" or (low[at] not in lexicon.source_words() and kind in ("role", "official", "vague"))
    return lexicon.is_outlet(" ".join(low[at:core]))  # "the Carrow Post"


def _after_possessive(low: list[str], at: int, core: int) -> int:
    for i in range(core - 1, at, -1):
        if low[i - 1].endswith(("’s", "'s")):
            return i
    return at


def is_role(word: str) -> bool:
    """Whether a word is listed as the head noun of a source (source_words.csv)."""
    return word in lexicon.source_words()


def is_people(word: str) -> bool:
    """Whether a word is what members of a party or people of a place are called: "democrats", "mexicans"."""
    return word in lexicon.party_members() or (word.endswith("s") and word[:-1] in lexicon.demonyms())


def _is_noun(word: str) -> bool:
    return is_role(word) or is_people(word)


def gives_title(word: str) -> bool:
    """Whether a word before a name says that the name is a person's: "Mr", "spokesman"."""
    entry = lexicon.source_words().get(word)
    person = entry is not None and entry.kind in ("role", "official", "person", "captive")
    return person or word.replace(".", "") in lexicon.titles()


def is_common(token: str) -> bool:
    """Whether a word that is capitalised may be so only because it begins a sentence."""
    low = token.lower()
    return is_role(low) or low in DEFINITE or low in INDEFINITE
