"""Parts, totals and shares linked by how they stand to each other, in any wording: the common ground of two rules.

A share is a claim; of the figures around it, every pair of one kind may be its part and its total. What counts for a
pair: "part of total", "of the total, part", "part of them", nothing else of their kind nearby. What counts for the
share: that it is an aside to one of them, that its sentence restates them, that it names the noun they count.
"""

import re
from collections.abc import Callable, Iterator
from itertools import permutations

from reportedly.checks.case import Case
from reportedly.checks.interval import alike, unit_once
from reportedly.checks.linking import Link, Seen, Window
from reportedly.checks.masks import HEDGE, slots
from reportedly.checks.shares.part_cues import PART_OF, aboard, noun_bond, same_word, tie
from reportedly.checks.shares.share_claims import AT, SUBJECT, TAKES_UP, supposed
from reportedly.checks.things import classes, stem
from reportedly.model.claims import Verdict
from reportedly.model.figures import Quantity

Judged = tuple[Verdict, str]
"""A verdict and its working."""
_START = 0.15
"""What a share and two figures of one kind near it are worth by themselves."""
_IS = (
    r"(?:is|are|was|were|be|been|means?|makes?|made|making|(?:make|makes|made|making)\s+up|amount\w*\s+to|represent\w*|"
    r"account\w*\s+for|accounts|equal\w*|equivalent|correspond\w*|constitut\w+|compris\w+|com(?:es?|ing)\s+(?:out\s+)?"
    r"(?:to|at)|work(?:s|ed)?\s+out|translat\w+\s+(?:in)?to|put\w*|reach\w*|cover\w*|pay\s+for|paid\s+for|stands?\s+at)"
)
_VERB = re.compile(rf"\b(?!is|are|was|were|be|been){_IS}\s+(?:(?:at|to|as|into|only|just)\s+)?{HEDGE}$", re.IGNORECASE)
_RESTATES = re.compile(
    rf"(?:^|[;:,—–]|\b(?:and|but|so|or))\W*(?:(?:that|this|it)[’']s\s|(?:that|this|it|they|which|those|"
    rf"these)\b(?:\s+(?:figure|number|total|group|"
    rf"one))?[^.;]{{0,25}}?\b(?:{_IS}|say)\b|in\s+other\s+words|put\s+differently|i\.e\.|that\s+is|"
    rf"(?:the|an?|its|their|that|this)\s+(?:share|proportion|rate|percentage|ratio|portion)\b)[^.;]{{0,30}}$",
    re.IGNORECASE,
)
_HENCE = re.compile(r"\b(?:so(?:\s+that)?|meaning|therefore|thus|hence|which\s+means)\b[^.;]{0,40}$", re.IGNORECASE)
ASIDE = re.compile(
    r"(?:(?P<firm>[(—–:]|--|\s-|,\s+or|\bor|i\.e\.|,\s+(?:that\s+is|which\s+is|equal|equivalent|representing|meaning|"
    r"an?\s+(?:[\w-]+\s+)?(?:rate|share|turnout|proportion|ratio|level|percentage)\s+of|accounting\s+for|"
    r"making\s+up|amounting\s+to|in\s+other\s+words))|,)"
    rf"\s*(?:(?:or|which|i\.e\.|that|is|to|say|this|meaning|for|up|exactly|somewhere|anywhere),?\s+)*{HEDGE}$",
    re.IGNORECASE,
)
_CLOSES = re.compile(r"^\s*(?:$|[,.;:)—–?!”\"]|--|-\s|of\b|in\s+all\b|overall\b|altogether\b|and\b)")
_ITS_WHOLE = re.compile(
    r"^\s+(?:of\s+)?(?:the|its|their)\s+(?:house|chamber|assembly|parliament|membership|workforce|crew|fleet|herd|"
    r"garrison|total)\s*(?:$|[,.;:)—–])",
    re.IGNORECASE,
)
"""“62 of them, well over half the house, left”."""
_OF_WHAT = re.compile(
    r"^(?:\s+of)?\s+(?:(?:all|the|its|their|his|her|our|those|these|that|this|a|an|some|every|[\w-]+[’']s?)\s+){0,3}"
    r"(?P<noun>[\w’-]+(?:\s+[\w’-]+){0,2})",
    re.IGNORECASE,
)
_ANY = re.compile(
    r"^(?:them|those|these|whom|it|that|this|total|whole|number|figure|sum|amount|lot|overall|all|everyone|"
    r"everything)\b",
    re.IGNORECASE,
)
_OF_PART = re.compile(r"^\s+of\s+(?:them|whom|which|it)\b", re.IGNORECASE)
_OF_ELSE = re.compile(
    r"^\s+of\s+(?:the\s+|all\s+|its\s+|their\s+)?(?:[\w-]+\s+)?(?:votes?(?!\s+cast)|turnout|revenues?|income|"
    r"budget|costs?|land|area|output|gdp|gross\s+\w+|economy|sales|exports|imports|production|consumption|"
    r"profits?|wages)\b",
    re.IGNORECASE,
)
"""A share of the vote is no share of the seats."""
_OF_THOSE = re.compile(r"^\s+of\s+(?:those|these)\s+(?P<who>(?:[\w’'-]+\s*){1,4})", re.IGNORECASE)
_OF_THE_REST = re.compile(r"\b(?:rest|remainder|others)\b\W{0,3}(?:or\s+)?$", re.IGNORECASE)
"""“The rest, or 55 percent of those over 40”: of a figure that isn't told."""
_COMPARED = re.compile(r"^\s+(?:[\w’'-]+\s+)?(?:more|fewer|less|lower|higher)\b", re.IGNORECASE)
_EXPLAINS = re.compile(r"(?:[:(—–]|--|\s-|,\s+or)\s*[^:(—–]{0,30}$")
_COUNTS = frozenset({"count", "money", "measure", "rate"})
_TIMES = frozenset({"", "year", "month", "week", "day", "quarter", "season"})
_HALF_THE = re.compile(r"\s*(?:the|its|their)\s+(?:[\w-]+\s+)?")
AGED = re.compile(
    r"\b(?:is|are|was|were|aged|children|those)\s+(?:aged\s+)?(?:under|over|below|above)\s*$", re.IGNORECASE
)
_OPENS = re.compile(rf"\W*{HEDGE}", re.IGNORECASE)
_DATE = slots("date")
_OF_SOME = re.compile(r"^\s+of\s+(?:the|its|their|all)\b", re.IGNORECASE)
_LONG = re.compile(r"[\w-]{4,}")
_BY_VERB, _SAID_AT = 0.2, 0.15
_ASIDE_WITHIN = 90
"""An aside follows what it says again within so many code points."""
FIRM = 0.3
"""What a share that is an aside or a restatement adds."""
_ONLY_IF_FITS = 0.45
_OF_ANOTHER_VOICE = 0.65
"""How sure a link is at most whose total another voice tells: it is asked about, and accuses nobody."""
NAMED = 0.2
"""What the noun of "of the …" adds, where the figures have it."""


def links(case: Case, window: Window, share: Seen, judge: Callable[[Quantity, Quantity], Judged]) -> Iterator[Link]:
    """Every pair of part and total that ``share`` may be said of, scored; ``judge`` compares them with the share."""
    counts = [s for s in window.amounts if _countable(case, s)]
    claim = share.quantity
    if len(counts) < 2 or claim is None or case.disputed(claim.span):
        return
    for part, whole in permutations(counts, 2):
        one, two = part.quantity, whole.quantity
        if one is None or two is None or not _a_pair(one, two) or not case.comparable(one, claim):
            continue
        if _of_itself(share, part, whole):
            continue
        if whole.number == share.number + 1 and ASIDE.search(whole.before) and not _spliced(share, whole):
            continue  # "a quarter of the committee – 28 members": that is the part
        rivals = sum(1 for s in counts if s not in (part, whole) and _rival(s.item, one, two))
        verdict, working = judge(one, two)
        most = 1.0 if case.comparable(one, two, claim) else _OF_ANOTHER_VOICE
        score = min(most, _score(share, part, whole, rivals))
        if verdict == "consistent" and not rivals and _counted_next(share, part, whole):
            score = max(score, _ONLY_IF_FITS)
        yield Link((one, two, claim), verdict, working, score)


def _countable(case: Case, seen: Seen) -> bool:
    quantity = seen.quantity
    return (
        quantity is not None
        and quantity.kind in _COUNTS
        and not supposed(case, quantity)
        and not quantity.negated
        and quantity.high > 0
        and not _COMPARED.match(seen.after)
        and not AGED.search(seen.before)
    )


def _next(left: Seen, right: Seen) -> bool:
    """Whether ``left`` is the figure before ``right`` in its sentence."""
    return left.sentence == right.sentence and right.number == left.number + 1


def _of_itself(share: Seen, part: Seen, whole: Seen) -> bool:
    """Whether a share is of the figure just before it: “5,000 residents, 10 percent of them children”."""
    if not _OF_PART.match(share.after) or _VERB.search(share.before):
        return False
    return _next(part, share) or (_next(whole, share) and (_behind(share, part) or not tie(part, whole)))


def _behind(share: Seen, part: Seen) -> bool:
    """Whether a figure follows a share without being its aside: “half of them foreigners, and 45 were charged”."""
    return part.number > share.number and not (_next(share, part) and ASIDE.search(part.before))


def _a_pair(part: Quantity, whole: Quantity) -> bool:
    if not alike(part, whole) and not (unit_once(part, whole) and not (part.counted or whole.counted)):
        return False
    if {part.per, whole.per} - _TIMES or (part.low, part.high) == (whole.low, whole.high):
        return False
    return whole.high * 1e-4 < part.low <= whole.high


def _rival(other: object, part: Quantity, whole: Quantity) -> bool:
    """Whether a third figure could play a role too: of the unit, and of a noun that one of the two has, or of none."""
    if not isinstance(other, Quantity) or not (alike(other, whole) or alike(other, part)):
        return False
    return not other.counted or not whole.counted or stem(other.counted) in (stem(part.counted), stem(whole.counted))


def _score(share: Seen, part: Seen, whole: Seen, rivals: int) -> float:
    spliced = _spliced(share, whole)
    tied = 0.4 if spliced and part.sentence == whole.sentence else tie(part, whole)
    claimed, named = _claimed(share, part, whole), _named(share, part, whole)
    ahead = max(part.sentence, whole.sentence) > 0 and not aboard(share, whole)
    together = 0.1 if part.sentence == whole.sentence == share.sentence else 0.0
    apart = 0.1 * max(0, max(abs(part.sentence), abs(whole.sentence)) - 1) + (0.4 if ahead and claimed >= FIRM else 0.0)
    alone = 0.15 if not rivals else -0.05 * rivals
    nouns = noun_bond(part, whole)
    score = (
        _START + (tied or (max(0.15, nouns) if named == NAMED else nouns)) + claimed + named + together + alone - apart
    )
    unlike = not tied and named < NAMED and nouns < 0
    elsewhere = _OF_THE_REST.search(share.before) or _of_those_elsewhere(share, part, whole)
    weak = (
        (spliced and not tied)
        or _another_time(share, part)
        or unlike
        or elsewhere
        or (named < NAMED and not spliced and _OF_ELSE.match(share.after))
    )
    beside = _next(part, share) or _next(whole, share)
    firm = claimed >= FIRM or (claimed == _BY_VERB and beside) or (0 < claimed < _BY_VERB and tied)
    loose = named < NAMED and not firm
    most = 0.35 if weak or loose or not (claimed or tied) else 0.45 if not claimed else 0.95
    return max(0.0, min(most, score))


def _another_time(share: Seen, part: Seen) -> bool:
    """Whether the part stands in a sentence of another day or year, as in “Last year 90 of them were”."""
    return part.sentence > share.sentence and _DATE in part.before and _DATE not in share.before + share.after


def _of_those_elsewhere(share: Seen, part: Seen, whole: Seen) -> bool:
    """Whether a share is “of those who …”, of whom neither figure tells."""
    found = _OF_THOSE.match(share.after)
    if (
        found is None
        or aboard(share, whole)
        or (same_word(part, whole) and whole.quantity is not None and whole.quantity.counted)
    ):
        return False
    return not {stem(word) for word in _LONG.findall(found["who"])} & _words_near(share, part, whole)


def _spliced(share: Seen, whole: Seen) -> bool:
    """“27 % of the 70 terawatt-hours”, “half the 120 wells”."""
    if share.sentence != whole.sentence or whole.number != share.number + 1:
        return False
    return bool(PART_OF.match(f" {share.after}") or _HALF_THE.fullmatch(share.after))


def _counted_next(share: Seen, part: Seen, whole: Seen) -> bool:
    """Whether the sentence after "more than a third of the 4,800 pupils stayed at home" tells how many: "1,730"."""
    if part.sentence != share.sentence + 1 or not _spliced(share, whole) or part.quantity is None:
        return False
    return not part.quantity.counted or same_word(part, whole)


def _claimed(share: Seen, part: Seen, whole: Seen) -> float:
    """How surely the share is said of these figures, by its own words."""
    before = share.before
    aside = ASIDE.search(before)
    over_one = share.sentence == whole.sentence and share.number == whole.number + 2 and tie(part, whole) > 0
    beside = over_one or any(_next(s, share) for s in (part, whole))
    if (
        aside
        and beside
        and len(before) < _ASIDE_WITHIN
        and (aside["firm"] or _CLOSES.match(share.after) or _ITS_WHOLE.match(share.after))
    ):
        return FIRM
    if _explained(share, part, whole):
        return FIRM
    if share.number < min(part.number, whole.number):
        named, tied = _named(share, part, whole), tie(part, whole)
        told = named == NAMED or (named >= 0 and tied and _OF_SOME.match(share.after))
        first = part.sentence > 0 and _OPENS.fullmatch(before) and told
        return _SAID_AT if first or AT.search(before) else 0.0
    if _RESTATES.search(before) or _HENCE.search(before):
        return FIRM
    if AT.search(before):
        return _said_at(share, part, whole)
    return _BY_VERB if _VERB.search(before) else 0.0


def _said_at(share: Seen, part: Seen, whole: Seen) -> float:
    """“At 21 percent, they are …”: of the figures before, unless something else is what follows is said of."""
    if TAKES_UP.match(share.after):
        return FIRM
    subject = SUBJECT.match(share.after)
    if subject is None or {stem(w) for w in subject["words"].split()} & _words_near(share, part, whole):
        return _SAID_AT
    return 0.0


def _explained(share: Seen, part: Seen, whole: Seen) -> bool:
    """The figures come behind the share and a mark: “Seventy percent of tickets are gone – 5,200 of 13,000”."""
    if _spliced(share, whole) and whole.number == part.number - 1:
        return bool(ASIDE.search(part.before))
    first = min(part, whole, key=lambda s: s.number)
    if first.number != share.number + 1:
        return False
    return bool(_EXPLAINS.search(share.after)) or (
        first is part and tie(part, whole) > 0 and share.after.endswith(", ")
    )


def _named(share: Seen, part: Seen, whole: Seen) -> float:
    """Whether the share's own "of …" names what the figures count."""
    one, two, claim = part.quantity, whole.quantity, share.quantity
    if one is None or two is None or claim is None:
        return 0.0
    if aboard(share, whole):
        return NAMED
    found = _OF_WHAT.match(share.after) if share.after.lstrip().startswith("of") or claim.kind == "fraction" else None
    if found is None:
        return 0.0
    noun = claim.counted or found["noun"]
    if _ANY.match(noun):
        return 0.1
    nouns = {stem(w) for w in noun.split()}
    mine = {stem(q.counted) for q in (one, two) if q.counted}
    if nouns & (mine | _words_near(share, part, whole)) or classes(noun)[0] & classes(" ".join(mine))[0]:
        return NAMED
    unlike = -0.15 if mine and two.counted else 0.0
    return 0.1 if _ITS_WHOLE.match(share.after) else unlike


def _words_near(share: Seen, part: Seen, whole: Seen) -> set[str]:
    """The stems of the words on either side of both figures, without those behind the share."""
    sides = (("" if s.number == share.number + 1 else s.before[-60:]) + " " + s.after[:40] for s in (part, whole))
    return {stem(word) for words in sides for word in _LONG.findall(words)}
