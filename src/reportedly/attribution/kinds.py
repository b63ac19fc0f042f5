"""Which kind of source a phrase names, by its head noun, its modifiers and the name lists of ``vocab/``.

The border rules are those of docs/kinds.md, whose numbers stand beside them here.
"""

import re

from reportedly.attribution import lexicon
from reportedly.attribution.lexicon import SourceWord, kind_words
from reportedly.attribution.named_kinds import decided_name
from reportedly.attribution.phrases import Phrase, parse
from reportedly.model.span import Span
from reportedly.model.voices import SourceKind

VEHICLES = frozenset(
    "report reports statement statements comment comments remarks announcement account claim information word "
    "words briefing details testimony message".split()
)
"""Documents that only carry somebody's word: the voice is the one they are "by" or "from"."""
_MEMBERS = frozenset("member members".split())
_HELD = re.compile(
    r"^[,\s]*(?:(?:who|that|now|currently|still|is|was|are|were|has|have|had|been|being|later|previously|both|,)\s+)*"
    r"(?:held|detained|jailed|imprisoned|incarcerated|arrested|captured|interned|taken (?:prisoner|hostage|captive)|"
    r"in (?:\w+ )?(?:custody|detention|captivity|prison|jail)|behind bars|on death row|under (?:house )?arrest)\b"
)


_WAS_HELD = re.compile(
    r"^[,\s]*(?:who|that) (?:was|were|had been) (?:held|detained|jailed|imprisoned|interned)\b"
    r"(?! (?:since|on|last|this))"
    r"[^,;]{0,60}? for (?:[\w-]+ ){1,3}?(?:days?|weeks?|months?|years?)\b"
)


def kind_of(phrase: Phrase, people: frozenset[str] = frozenset()) -> SourceKind:
    """The kind of source; ``people`` are surnames (lower-cased) known to be persons' in this report."""
    return decided(phrase, people)[0]


def decided(phrase: Phrase, people: frozenset[str] = frozenset()) -> tuple[SourceKind, str]:
    """The kind of source, and by which rule, in words; numbers are those of docs/kinds.md."""
    if phrase.count == "share":
        return "document", "a share of those who were asked: the survey’s word (8)"
    if _captive(phrase):
        return "captive", "held by somebody, by its noun or by what is said of it (1)"
    if phrase.name:
        kind, why = decided_name(phrase, people)
        return kind, f"a name (2): {why}"
    if phrase.form == "pronoun":
        return "vague" if phrase.count == "some" else "unnamed-person", "a pronoun for nobody met before"
    return _unnamed(phrase)


def _captive(phrase: Phrase) -> bool:
    effects = {lexicon.modifiers().get(word) for word in phrase.modifiers}
    if effects & {"free", "former"}:
        return False
    entry = lexicon.source_words().get(phrase.head)
    if entry and entry.kind == "captive":
        return True
    if phrase.name and (beside := _BESIDE.match(phrase.text)):  # "Anton Vel, a prisoner of war"
        return _captive(parse(beside["who"], Span(0, len(beside["who"]))))
    if _WAS_HELD.match(phrase.rest):
        return False  # "who was held for 14 months": and is no longer
    human = entry is None or entry.kind not in ("organisation", "media", "document")
    return human and ("captive" in effects or bool(phrase.head and _HELD.match(phrase.rest)))


def _entry(phrase: Phrase) -> SourceWord | None:
    """What the lists say of the head: as three words, two ("coast guard", "chief of staff") or one."""
    listed = lexicon.source_words()
    before = [*phrase.modifiers[-2:], phrase.head]
    after = " ".join((phrase.head, *phrase.rest.split()[:2]))
    ways = (*(" ".join(before[i:]) for i in range(len(before) - 1)), after, phrase.head)
    return next((listed[words] for words in ways if words in listed), None)


_BESIDE = re.compile(r"[^,—–]*(?:, \d{1,3})?[,—–]\s*(?=an? )(?P<who>[^,—–]{3,80})")
"""What is said beside a name or a noun: "Anton Vel, 24, a prisoner of war"."""


def _unnamed(phrase: Phrase) -> tuple[SourceKind, str]:
    kind, why = _by_head(phrase)
    beside = _BESIDE.match(phrase.text) if kind in ("unnamed-person", "vague") and not phrase.plural else None
    if beside is not None:  # "the source, an unnamed official in the ministry"
        other = parse(beside["who"], Span(0, len(beside["who"])))
        if not other.name and _by_head(other)[0] == "unnamed-official":
            return "unnamed-official", f"what the words beside it say: “{other.text}”"
    return kind, why


def _by_head(phrase: Phrase) -> tuple[SourceKind, str]:
    entry = _entry(phrase)
    kind = entry.kind if entry else _by_ending(phrase.head)
    listed = f"its noun “{phrase.head}” is " + (f"listed as {kind} (source_words.csv)" if entry else "in no list")
    if (told := _work_of_media(phrase)) is not None:
        return told, "an outlet’s report or article is the outlet’s word (9)"
    if (told := _either(phrase)) is not None:
        return told, f"“{phrase.head}” has two senses; the words around it tell which"
    if kind == "role":
        return _role(phrase, authority=entry is None or entry.authority), f"{listed}: one holder, or several (3, 4)"
    if kind in ("vague", "anaphor") or phrase.head in kind_words("somebody"):
        return _vague(phrase), f"{listed}: somebody in particular, by how it is described, or nobody (4, 5)"
    if kind == "document" or phrase.rest[:1].isdigit():  # "article 33"
        nobody = phrase.plural and phrase.form == "bare" and phrase.head in VEHICLES and not phrase.modifiers[1:]
        return "vague" if nobody else "document", listed
    if kind == "person":
        return _person(phrase), listed if entry else f"{listed}; by its ending it is a person"
    if phrase.head in ("officer", "scientist", "inspector", "adviser") and "chief" in phrase.modifiers:
        return _role(phrase, authority=True), f"a chief {phrase.head}: one holder, or several (3)"
    plain: dict[str, SourceKind] = {
        "official": "unnamed-official",
        "organisation": "organisation",
        "media": "media",
    }
    return plain.get(kind, "unnamed-person"), listed


def _role(phrase: Phrase, authority: bool) -> SourceKind:
    """One holder, or several (3); of an authority, or not (4)."""
    unique = phrase.form == "definite" or (phrase.form == "bare" and not phrase.plural) or _possessed(phrase)
    if unique and not phrase.plural:
        return "named-role"
    return "unnamed-official" if authority else "unnamed-person"


def _person(phrase: Phrase) -> SourceKind:
    first = phrase.text.split()[0].lower()
    if first in ("any", "every", "no"):
        return "vague"  # 11
    if first == "our" and phrase.head in kind_words("staff of media"):
        return "media"
    if phrase.head in _MEMBERS and set(phrase.rest.split()[:5]) & kind_words("chamber"):
        return "unnamed-official"
    official = phrase.head in ("employee", "employees") and _official(phrase.modifiers)
    return "unnamed-official" if official else "unnamed-person"


def _work_of_media(phrase: Phrase) -> SourceKind | None:
    """An outlet's report or article is the outlet's word (9): "press reports", "an article in the Lisk Times"."""
    if phrase.head not in kind_words("work of media"):
        return None
    before = [w.removesuffix("'s").removesuffix("’s") for w in phrase.modifiers]
    if before and before[-1] in kind_words("of media"):
        return "media"
    if any(lexicon.is_outlet(" ".join(before[i:])) for i in range(len(before))):
        return "media"
    after = re.match(r"(?:in|on|from|with) (?:the |an? )?(?P<who>[^,;:()]+)", phrase.rest)
    if after is None:
        return None
    who = after["who"].split()
    return "media" if any(lexicon.is_outlet(" ".join(who[:i])) for i in range(1, min(5, len(who)) + 1)) else None


def _either(phrase: Phrase) -> SourceKind | None:
    """Nouns of two senses: "the paper" and "a paper by …", "their website", "party figures", "the Post"."""
    if phrase.head in ("paper", "papers"):
        bare = phrase.form == "definite" and not any(
            w[:1].isdigit() or w in kind_words("of study") for w in phrase.modifiers
        )
        return "media" if bare and not phrase.rest.startswith(("by ", "from ", "on ")) else "document"
    if phrase.head in ("website", "websites", "site", "sites", "blog", "page"):
        own = _possessed(phrase) or phrase.text.split()[0].lower() in ("his", "her", "their", "its", "our", "my")
        return "document" if own else None
    if phrase.head == "figures" and (
        phrase.count or (kind_words("high") | kind_words("public")) & set(phrase.modifiers)
    ):
        return "unnamed-official"
    if phrase.head in ("post", "record", "sun", "observer", "examiner") and re.match(r"[Tt]he [A-Z]", phrase.text):
        return "media"
    return None


def _vague(phrase: Phrase) -> SourceKind:
    """ "sources", "experts": an official's, a person's, or nobody's in particular, by how they are described (4, 5)."""
    if phrase.head in kind_words("somebody") and (_official(phrase.modifiers) or _of_authority(phrase)):
        return "unnamed-official"
    definite = (
        phrase.form == "definite" and phrase.plural and phrase.count != "some" and phrase.head not in kind_words("mass")
    )
    met = phrase.count == "number" or definite
    if phrase.head in kind_words("finding"):
        return "document" if met or (phrase.modifiers and phrase.head != "reports" and not phrase.count) else "vague"
    if phrase.head == "people" and not phrase.rest and phrase.count != "number":
        return "vague"  # "the American people"
    if phrase.head in kind_words("somebody"):
        near = phrase.words & kind_words("knows") or _of_body(phrase)
        return "unnamed-person" if met or near or not phrase.plural else "vague"
    opinion = phrase.plural and phrase.head not in lexicon.INDEFINITE
    return "unnamed-person" if opinion and (met or _employed(phrase)) else "vague"


def _official(modifiers: tuple[str, ...]) -> bool:
    words = [w.removesuffix("'s").removesuffix("’s") for w in modifiers]
    pairs = (" ".join(words[i : i + 2]) for i in range(len(words) - 1))
    return any(lexicon.modifiers().get(w) == "official" for w in (*words, *pairs))


def _of_authority(phrase: Phrase) -> bool:
    """ "a source in the ministry": the words after the preposition name an authority."""
    words = phrase.rest.split()[:7]
    if not words or words[0] not in ("in", "within", "inside", "at", "from", "with"):
        return False
    if words[0] == "with" and kind_words("knows") & set(words):
        return False
    return _official(tuple(w for w in words[1:] if w not in ("senior", "top", "state", "party", "border")))


def _of_body(phrase: Phrase) -> bool:
    """ "Union sources": people of a body, not sources at large."""
    word = phrase.modifiers[-1] if phrase.modifiers else ""
    entry = lexicon.source_words().get(word.removesuffix("'s").removesuffix("’s"))
    return entry is not None and entry.kind == "organisation"


def _employed(phrase: Phrase) -> bool:
    """Opinion with an address was asked for there: "analysts at Meridian Bank"."""
    match = re.match(r"(?:at|from|with) (?:the )?(?P<who>.+)", phrase.rest)
    if match is None:
        return False
    listed = lexicon.source_words()
    who = match["who"].split()[:6]
    return any(w in lexicon.organisation_words() or (w in listed and listed[w].kind == "organisation") for w in who)


def _possessed(phrase: Phrase) -> bool:
    return any(word.endswith(("'s", "’s", "s’", "s'")) for word in phrase.modifiers)


def _by_ending(head: str) -> str:
    """A head noun that is in no list, by its suffix; agent nouns are persons."""
    if head in lexicon.organisation_words():
        return "organisation"
    if head.endswith(("er", "or", "ist", "ian", "ers", "ors", "ists", "ians", "man", "men", "woman", "women", "ant")):
        return "person"
    if head in lexicon.places():
        return "organisation"
    return "person" if head.endswith(("ee", "ees")) else ""
