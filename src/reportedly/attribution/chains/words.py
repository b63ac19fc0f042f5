"""Words of a stretch of text, and where the noun phrase that begins at one of them ends.

No parser stands behind the rules of this package. A noun phrase is followed word by word, up to a mark, a verb of
saying, or a preposition that begins something else ("a source in the ministry | on Monday").
"""

import re
from collections.abc import Sequence, Set
from functools import cache, lru_cache
from typing import NamedTuple

from reportedly import vocab
from reportedly.attribution import lexicon
from reportedly.model.span import Span

_TOKEN = re.compile(r"[$€£]?[^\W_]+(?:[.,’'&/-][^\W_]+)*(?:%|[’'](?=\s))?|[“”\"„«»‘’'(),;:.!?—–…\n]")
_STOP = re.compile(r"[.!?][”\"’)]?\s+(?=[A-Z“\"])|\n")
MARKS = frozenset("“”\"„«»‘’'(),;:.!?—–…\n")
OPENING = frozenset("“\"„«‘'")
NOMINATIVES = frozenset("he she they it i we you".split())
OBJECTS = frozenset("him her them it me us you himself herself themselves".split())
DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your some many most no every each any all both "
    "another several few two three four five six seven eight nine ten one half".split()
)
AUXILIARIES = frozenset("has have had is are was were be been being".split())
FINITE = frozenset(
    "is are was were has have had will would can could may might must shall should does do did isn't aren't wasn't "
    "weren't hasn't haven't hadn't won't wouldn't can't cannot couldn't doesn't don't didn't".split()
)
PREPOSITIONS = frozenset(
    "of in on at by for from with to into about against after before during until within near over under through via "
    "between among as than since without across around behind inside outside off like per".split()
)
CONJUNCTIONS = frozenset("and or but because while when where if although though so after before since unless".split())
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight earlier late early last this "
    "january february march april may june july august september october november december next then later".split()
)
_BINDS = frozenset("of in at for from within near with inside behind".split())
_ON_SUBJECT = frozenset("briefed expert experts authority authorities analyst analysts specialist report based".split())


_DESCRIBES = frozenset("brief tell inform quote cite know suspect believe".split())  # "people briefed on the plan"


class Word(NamedTuple):
    """One word or mark; ``low`` is lower-cased, with straight apostrophes."""

    low: str
    start: int
    end: int
    capital: bool


class Verb(NamedTuple):
    """What a form of nested_cues.csv can be: tense is base, s, past, participle or ing."""

    lemma: str
    tense: str
    takes: str


def words(text: str, start: int, end: int) -> list[Word]:
    """Words and marks of ``text[start:end]``."""
    return [
        Word(m.group().lower().replace("’", "'"), m.start(), m.end(), m.group()[0].isupper())
        for m in _TOKEN.finditer(text, start, end)
    ]


@lru_cache(maxsize=1)  # chains look at the sentences of one report several times
def stops(text: str) -> tuple[int, ...]:
    """Where sentences and lines begin, the first apart: a quick split, for want of a better one."""
    return tuple(match.end() for match in _STOP.finditer(text))


@cache
def verbs() -> dict[str, Verb]:
    """Forms of verbs of saying and thinking; past forms that are also participles are listed once, as past."""
    return {row["form"]: Verb(row["lemma"], row["tense"], row["takes"]) for row in vocab.rows("nested_cues")}


def verbs_in(text: str, span: Span) -> list[Verb]:
    """The verbs of nested_cues.csv among the words of a short stretch."""
    known = verbs()
    return [known[low] for low in span.of(text).lower().replace("’", "'").split() if low in known]


def holds_any(text: str, start: int, end: int, wanted: Set[str]) -> bool:
    """Whether a ``wanted`` word, lower-cased, stands in ``text[start:end]``: a quick look before a slow one."""
    return not wanted.isdisjoint(_PLAIN.findall(text[start:end].lower()))


_PLAIN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")


@cache
def relays(role: str) -> frozenset[str]:
    """The words of one role in relays.csv."""
    return frozenset(row["word"] for row in vocab.rows("relays") if row["role"] == role)


def phrase_end(text: str, found: Sequence[Word], at: int, limit: int = 14) -> int:
    """The index after the last word of the noun phrase that begins at ``found[at]`` (``at`` itself if none does)."""
    here = at
    while here < len(found) and here - at < limit:
        word = found[here]
        if word.low in MARKS:
            end = _apposed(text, found, here)
            if end is None:
                break
            here = end
            continue
        if word.low in ("who", "which", "whose"):
            return _relative(found, here)
        if here > at and _ends(found, here):
            break
        here += 1
    while here > at and found[here - 1].low in PREPOSITIONS | CONJUNCTIONS | DETERMINERS:
        here -= 1
    return here


def _ends(found: Sequence[Word], here: int) -> bool:
    """Whether a phrase ends before the word at ``here``."""
    low, before = found[here].low, found[here - 1].low
    if low in ("it", "you") and before in PREPOSITIONS:
        return False  # "people briefed on it"
    if low in NOMINATIVES or low in FINITE or low in ("that", "to", "as", "saying", "telling"):
        return not (low == "to" and before in ("close", "adviser", "aide", "envoy", "ambassador", "linked", "loyal"))
    if low in _DAYS:
        return not found[here].capital or before in ("on", "in", "late", "early", "last")
    if low in verbs() and verbs()[low].tense in ("past", "s") and before not in DETERMINERS:
        following = found[here + 1].low if here + 1 < len(found) else ""
        if verbs()[low].tense == "s" and (
            not following or following in FINITE or (following in verbs() and verbs()[following].tense != "ing")
        ):
            return False  # "unconfirmed reports say"
        return not (verbs()[low].lemma in _DESCRIBES and following in PREPOSITIONS)
    if low in CONJUNCTIONS:
        return not (low in ("and", "or") and here + 1 < len(found) and _joins(found, here))
    if low == "on":
        return before not in _ON_SUBJECT
    if low in PREPOSITIONS - _BINDS:
        return not (low == "by" and is_document(before)) and before not in (
            "seen",
            "obtained",
            "reviewed",
            "issued",
            "published",
            "led",
            "run",
            "filed",
            "named",
        )
    following = found[here + 1].low if here + 1 < len(found) else ""
    return low in ("in", "at", "for", "from", "with") and following in _DAYS


def is_document(low: str) -> bool:
    """Whether a noun is listed as a document: "report", "video"."""
    entry = lexicon.source_words().get(low)
    return entry is not None and entry.kind == "document"


def _joins(found: Sequence[Word], here: int) -> bool:
    """Whether "and" at ``here`` joins two names or nouns, and no two clauses."""
    following = found[here + 1]
    clause = any(w.low in FINITE or w.low in verbs() for w in found[here + 1 : here + 4])
    return not clause and following.low not in MARKS | NOMINATIVES | PREPOSITIONS


def _apposed(text: str, found: Sequence[Word], comma: int) -> int | None:
    """Where a name in apposition ends: "the deputy governor, Oleg Marchenko, as saying"; None if there is none."""
    if found[comma].low != "," or found[comma - 1].capital:
        return None
    end = comma + 1
    while end < len(found) and found[end].capital and found[end].low not in DETERMINERS:
        end += 1
    if not 2 <= end - comma - 1 <= 4 or lexicon.is_outlet(text[found[comma + 1].start : found[end - 1].end]):
        return None
    closed = end == len(found) or found[end].low in MARKS or found[end].low == "as"
    return end if closed else None


def _relative(found: Sequence[Word], here: int) -> int:
    """The end of a relative clause: the next mark."""
    end = here
    while end < len(found) and found[end].low not in MARKS and found[end].low not in ("that", "as"):
        end += 1
    return end


def span_of(found: Sequence[Word], first: int, end: int) -> Span:
    """The code points of the words ``[first, end)``."""
    return Span(found[first].start, found[end - 1].end)
