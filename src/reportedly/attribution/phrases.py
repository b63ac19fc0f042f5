"""A source's words taken apart: head noun, modifiers, the name in it, whether it is definite or plural.

No parser is needed for this: a source phrase is short, and English puts the head last before the first
preposition, relative or comma ("an unnamed official | within Russia's intelligence community").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from reportedly.attribution import lexicon
from reportedly.attribution.coordinated import Split, split_of
from reportedly.attribution.lexicon import DEFINITE, INDEFINITE
from reportedly.attribution.nouns import core_of, gives_title, is_common, is_people, is_role, name_in, past_body
from reportedly.attribution.quantified import Count, count_of, part_of
from reportedly.model.span import Span

Form = Literal["name", "pronoun", "definite", "indefinite", "bare"]

_TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+(?![\w,])|[^\W_]+(?:[.’'\-&][^\W_]+)*[’']?s?\.?|[,;:()—–&]|--")
_LEADING = frozenset(
    "even including especially particularly notably perhaps not among by from to for with on per via just about nearly "
    "almost virtually roughly practically only while as but like".split()
)
_SUBJECTS = frozenset("i we he she they it".split())
_ONE_OF = frozenset("one another some several many most few two three four five both each all".split())
PRONOUNS: dict[str, str] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
    **dict.fromkeys(("they", "them", "we", "us", "themselves", "their", "theirs", "our", "ours"), "pl"),
    **dict.fromkeys(("it", "its", "itself", "which", "this", "that", "these", "those"), "n"),
    **dict.fromkeys(("who", "whom", "whose"), "rel"),
    **dict.fromkeys(("i", "me", "you", "my", "mine", "myself"), "1"),
}
_OWN = {"my": "i", "mine": "i", "myself": "i", "our": "we", "ours": "we"}
_SUFFIX = frozenset("jr sr ii iii iv".split())
SELF_NAMED = re.compile(
    r",? (?:who (?:has |had |would |will )?)?(?:only |just )?"
    r"(?:(?:gave|gives?|identified|identifies|introduced|introduces|called|calls|names?|named)(?: only| just)? "
    r"(?:(?:his|her|their) (?:first |full |last |given |real )?name|himself|herself|themselves)|"
    r"(?:identified|named|known|introduced|(?:asked|wanted|asks|wants) to be (?:identified|named|called|known)))"
    r"(?: only| just| simply)? (?:as|by the name(?: of)?) (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})"
    r"(?![\w’'-])(?!,? \(?(?:not (?:his|her|their) real|a pseudonym|whose name|names? (?:has|have) been changed))"
)
"""A person named by nobody but himself, or only by some name: "a teacher who gave her name as Irina"."""
_BESIDE = re.compile(r"(?:,|—|–|--)[\s,]*+(?P<who>[^,—–]*[^,—–\s])")
_BODY_BESIDE = re.compile(
    r"^[^,—–]*(?:,|—|–|--)\s*(?:the )?"
    r"(?P<name>(?P<first>(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)[A-Z][\w’'&.-]+)"
    r"(?: (?:of |and |& |for |the ){0,2}[A-Z][\w’'&.-]*){0,4})[\s,—–-]*$"
)
"""A body's name that stands beside what it is: "the company, Sund Lines,"."""
_LONGEST = 600
"""Code points; the longest source span of PolNeAR's train and dev parts has 218."""
_HUMAN = ("role", "official", "person", "vague", "captive", "anaphor")
_OF_OFFICE = re.compile(
    r"^[^,]*? (?:of|for) (?:the )?(?:[A-Z][\w’'-]+ ){1,3}?((?:[A-Z][\w’'-]+|[A-Z]\.)(?: [A-Z][\w’'-]+|\s[A-Z]\.){1,2})$"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source phrase. ``head`` is its lower-cased head noun (empty for a name alone); ``name`` a proper name in it.

    ``count`` says whether a share, a number or a vague quantity of them speaks; ``joined`` is true where the phrase
    names several sources ("the EU and a diplomat") and the rest tells of the first. Several persons by name are one
    ``name``, in the plural ("Kovac and Holt").
    """

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
    count: Count = ""
    joined: bool = False

    @property
    def words(self) -> frozenset[str]:
        """Every word of the phrase, lower-cased, possessive endings off."""
        return frozenset(w.lower().removesuffix("’s").removesuffix("'s") for w in re.findall(r"[\w’'-]+", self.text))


def parse(text: str, span: Span) -> Phrase:
    """The phrase that stands at ``span`` of ``text``. Of a span longer than any phrase, its beginning is read."""
    words = span.of(text)
    if len(words) > _LONGEST:
        return replace(parse(text, Span(span.start, span.start + _LONGEST)), span=span, text=words)
    marks = list(_TOKEN.finditer(words))
    tokens = [m.group() for m in marks]
    low = [t.lower() for t in tokens]
    if not tokens:
        return Phrase(span, words, "bare")
    if low[0] in PRONOUNS and (len(tokens) == 1 or (low[0] in _SUBJECTS and low[1] in (",", "and"))):
        gender = PRONOUNS[low[0]]  # "she", "I, along with my husband,"
        head, alone = _OWN.get(low[0], low[0]), Span(span.start, span.start + marks[0].end())
        return Phrase(
            alone, tokens[0], "pronoun", head=head, plural=gender == "pl", gender=gender, joined=len(tokens) > 1
        )
    if low[0] in _LEADING and len(tokens) > 1 and not (low[0] == "per" and tokens[0] == "Per" and tokens[1].istitle()):
        whole = parse(text, Span(span.start + marks[1].start(), span.end))  # "even some Republicans", "among voters"
        return replace(whole, span=span, text=words)
    count = count_of(words)
    if (inner := _inner(words, low, count)) is not None:
        at, count, form = inner
        whole = parse(text, Span(span.start + at, span.end))  # "one of the two people": of those two
        form = whole.form if whole.form in ("definite", "name", "pronoun") else form or whole.form
        return replace(whole, span=span, text=words, count=count, form=form)
    core = past_body(tokens, low, core_of(tokens, low))
    split = split_of(tokens[:core], low[:core])
    if split is not None and (joined := _joined(text, span, split, marks)) is not None:
        return joined
    one = _one(text, words, span, tokens, low, core)
    return replace(one, count=count) if count else one


def _inner(words: str, low: Sequence[str], count: Count) -> tuple[int, Count, Form | None] | None:
    """Where "one of the officials", "dozens of residents" name those who speak; their count, and the form it gives."""
    if count == "share":
        return None
    several = len(low) > 3 and (low[0] in _ONE_OF or count == "number")
    if several and low[1] == "of" and (low[2] in DEFINITE or low[2] in INDEFINITE):
        return words.lower().index(low[2], len(low[0])), count or "some", None
    part = part_of(words)
    return (*part, "indefinite") if part is not None and part[0] < len(words) else None


def _joined(text: str, span: Span, split: Split, marks: Sequence[re.Match[str]]) -> Phrase | None:
    """The phrase of several sources: the first of them, or all where they are persons by name."""
    at = marks[split.at]
    words = span.of(text)
    left = parse(text, Span(span.start, span.start + len(words[: at.start()].rstrip())))
    start = span.start + marks[split.at + 1].start()
    if split.same:
        right = parse(text, Span(start, span.end))
        return replace(right, span=span, text=words) if right.name else None
    if split.names and left.name:
        end = next((m.start() for m in marks[split.at :] if m.group() in ",;:()—–"), len(words))
        right = parse(text, Span(start, span.start + end))
        if not right.name:
            return None
        name = f"{left.name} and {right.name}"
        return replace(left, span=span, text=words, name=name, plural=True, gender="", joined=True)
    return replace(left, span=span, text=words, joined=True)


def _one(text: str, words: str, span: Span, tokens: list[str], low: list[str], core: int) -> Phrase:
    name_at = name_in(text, tokens, low, core)
    told = name_at == core or (name_at == core - 1 and is_people(low[core - 1]))
    if told and (apposed := _apposed(text, span, words, low[core - 1])) is not None:
        name, plural, titled = apposed
        gender = "" if plural or not titled else _gender(name, low[:core])
        modifiers = tuple(low[: core - 1] if titled else low[:core])  # as in "the newspaper Carrow Post"
        return Phrase(span, words, "name", low[core - 1], modifiers, name, titled, plural, gender)
    form: Form = "definite" if low[0] in DEFINITE else "indefinite" if low[0] in INDEFINITE else "bare"
    start = 1 if form != "bare" and not (low[0] in ("some", "many", "others", "most", "few") and core == 1) else 0
    name = " ".join(t.removesuffix("’s").removesuffix("'s") for t in tokens[name_at:core]) if name_at < core else ""
    before = low[start:name_at]
    titled = bool(before) and gives_title(before[-1])
    return _phrase(span, words, form, name, titled, low, start, name_at, core)


def _apposed(text: str, span: Span, words: str, head: str) -> tuple[str, bool, bool] | None:
    """The name after a role or a body's noun ("the mayor of Carrow, Ilse Varga"), whether of several, of a person."""
    entry = lexicon.source_words().get(head)
    if entry is not None and entry.kind not in _HUMAN:
        found = _BODY_BESIDE.search(words) if entry.kind in ("organisation", "media") else None
        return (found["name"], False, False) if found and not _begins_person(found["first"].lower()) else None
    if (own := SELF_NAMED.search(words)) is not None:
        return own["name"], False, True
    if (beside := _BESIDE.search(words)) is not None:
        named = _one_name(text, Span(span.start + beside.start("who"), span.start + beside.end("who")))
        if named is not None:
            return named.name, named.plural, True
    body = _BODY_BESIDE.search(words)
    if body and set(body["name"].lower().split()) & _companies() and not _begins_person(body["first"].lower()):
        return body["name"], False, False  # "the owner, Lomond Shipping"
    found = _OF_OFFICE.search(words)
    if found and not is_common(found.group(1).split()[0]):
        given = found.group(1).split()[0].lower() in lexicon.given_names()
        return (found.group(1), False, True) if given else None
    return None


def _companies() -> frozenset[str]:
    return lexicon.organisation_words() | lexicon.kind_words("company")


def _begins_person(word: str) -> bool:
    entry = lexicon.source_words().get(word)
    return word in lexicon.given_names() or (gives_title(word) and not (entry and entry.plural))


def _one_name(text: str, span: Span) -> Phrase | None:
    """A span that is nothing but a person's name, with titles: what may stand in apposition."""
    words = span.of(text)
    if not words[:1].isalnum() or len(words) > 120:
        return None
    phrase = parse(text, span)
    low = phrase.name.lower().split()
    if (
        not low
        or phrase.form in ("definite", "indefinite")
        or (phrase.rest and not phrase.rest.startswith(("(", ",", "—", "–", "--", "of ")))
    ):
        return None
    if phrase.titled or low[0] in lexicon.given_names():
        return phrase if len(low) > 1 or phrase.titled else None
    known = any(w in lexicon.organisation_words() or w in lexicon.places() for w in low)
    return phrase if 1 < len(low) < 5 and not known and words.startswith(phrase.name.split()[0]) else None


def _phrase(
    span: Span, words: str, form: Form, name: str, titled: bool, low: list[str], start: int, name_at: int, core: int
) -> Phrase:
    rest = " ".join(low[core:])
    if name:
        before = low[start:name_at]
        head = next((w for w in reversed(before) if is_role(w)), "")
        return Phrase(span, words, "name", head, tuple(before), name, titled, gender=_gender(name, before), rest=rest)
    if low[core - 1].isdigit() and core - 2 >= start and is_role(low[core - 2]):
        core, rest = core - 1, " ".join(low[core - 1 :])  # "article 33"
    head = low[core - 1] if core > start else low[0]
    head = head.removesuffix("'s").removesuffix("’s")
    entry = lexicon.source_words().get(head)
    plural = entry.plural if entry else head.endswith("s") and not head.endswith("ss")
    gender = entry.gender if entry else ""
    return Phrase(span, words, form, head, tuple(low[start : core - 1]), "", False, plural, gender, rest)


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


@lru_cache(maxsize=1024)
def surname(name: str) -> str:
    """The last word of a personal name, without Jr. and the like, lower-cased; of several persons all the words."""
    if " and " in name:
        return name.lower()
    words = [w for w in name.lower().replace(",", " ").split() if w.strip(".") not in _SUFFIX]
    return words[-1] if words else ""
