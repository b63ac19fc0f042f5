"""What follows a verb of saying: "that …", a clause, a person and a clause, quoted words, what it is said of."""

from collections.abc import Sequence

from reportedly.attribution.chains.words import (
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    MARKS,
    NOMINATIVES,
    OBJECTS,
    OPENING,
    PREPOSITIONS,
    Verb,
    Word,
    verbs,
)

_NOT_TOLD = frozenset("truth story stories fact lie lies tale tales news so such".split())  # "tells the truth that"
_NOUNS_TOO = frozenset(
    "state claim report fear estimate forecast doubt promise pledge charge note quote call hope post object guess "
    "brief caution stress complain reply suspect judge rule hint boast show find admit feel mention".split()
)  # verbs whose base form is as often a noun or an adjective


def complement(found: Sequence[Word], at: int, verb: Verb) -> int | None:
    """The index at which what the verb says begins; None where it says nothing ("he told them to go")."""
    if at >= len(found):
        return None
    that = past_that(found, at)
    if that is not None:
        told = verb.takes == "person" and any(word.low in _NOT_TOLD for word in found[at : that - 1])
        return None if told else that
    if _quotation(found, at):
        return at
    if verb.takes == "person":
        return _told(found, at)
    if verb.takes == "object" or verb.lemma in ("confess", "fear", "doubt"):
        return _object(found, at, verb)
    likely = verb.tense != "base" or verb.lemma not in _NOUNS_TOO or _begins_clause(found, at)
    return at if verb.takes in ("clause", "finding") and likely and _clause(found, at) else None


def _quotation(found: Sequence[Word], at: int) -> bool:
    """Whether quoted words follow, after a colon or a comma or none."""
    mark = found[at].low in (":", ",") and at + 1 < len(found)
    return found[at + 1 if mark else at].low in OPENING


def _object(found: Sequence[Word], at: int, verb: Verb) -> int | None:
    """Where the thing said begins: "admitted | falsifying the logs", "called | the deal a mistake"."""
    low, following = found[at].low, found[at + 1 : at + 9]
    if low == "to" and verb.lemma in ("confess", "admit"):
        return at + 1 if following and following[0].low.endswith("ing") else None
    if verb.lemma == "confess":
        return at if _clause(found, at) else None
    if verb.lemma == "call":  # "called the deal a mistake", and not "called his wife"
        return at if any(word.low in ("a", "an") or word.low in OPENING for word in following) else None
    return None if low in MARKS or low in PREPOSITIONS | CONJUNCTIONS | {"to"} else at


def _begins_clause(found: Sequence[Word], at: int) -> bool:
    """Whether a word looks like the first of a clause, and not like the noun that "state" describes."""
    low = found[at].low
    return low in NOMINATIVES | DETERMINERS or found[at].capital or any(w.low in FINITE for w in found[at : at + 4])


def past_that(found: Sequence[Word], at: int) -> int | None:
    """Past "that", where it follows at once or after a person or a time: "told them on Friday that"."""
    for here in range(at, min(len(found), at + 9)):
        low = found[here].low
        if low == "that":
            direct = here == at or found[here - 1].low not in PREPOSITIONS | CONJUNCTIONS
            return here + 1 if direct and here + 1 < len(found) else None
        if (
            low in MARKS
            or low in NOMINATIVES - {"it", "you"}
            or (low in FINITE and here > at)
            or is_finite(found[here])
        ):
            return None
    return None


def is_finite(word: Word) -> bool:
    """Whether a word is a form of a verb of saying other than its base form."""
    verb = verbs().get(word.low)
    return verb is not None and verb.tense != "base"


def _told(found: Sequence[Word], at: int) -> int | None:
    """Where the clause begins after a person: "told colleagues | he would resign"."""
    if found[at].low in OBJECTS:
        return at + 1 if at + 1 < len(found) and _clause(found, at + 1) else None
    for here in range(at + 1, min(len(found), at + 6)):
        low = found[here].low
        if low in MARKS or low in FINITE or low in PREPOSITIONS | {"to"}:
            return None
        if low in NOMINATIVES or low in DETERMINERS:
            return here if _clause(found, here) else None
    return None


def _clause(found: Sequence[Word], at: int) -> bool:
    """Whether a clause begins here: a subject, and within twelve words a sign of a finite verb."""
    low = found[at].low
    if low in MARKS or low in PREPOSITIONS - {"in", "after", "during", "by", "since", "before"}:
        return False
    if low in CONJUNCTIONS or low in ("to", "as", "so"):
        return False
    for word in found[at : at + 14]:
        if word.low in (".", ";", ":", "?", "!", "\n"):
            break
        if word.low in NOMINATIVES | FINITE or is_finite(word) or (word.low.endswith("ed") and word is not found[at]):
            return True
    return False


def quotes_saying(found: Sequence[Word], at: int) -> bool:
    """Whether "(quoted) an airline source as saying" follows."""
    pairs = zip(found[at + 1 : at + 14], found[at + 2 : at + 15], strict=False)
    return any(one.low == "as" and two.low in verbs() and verbs()[two.low].tense == "ing" for one, two in pairs)
