"""Percent breakdown: shares of one whole that are said to cover it must come to 100 %; of one whole, to no more."""

import re
from collections.abc import Iterator, Sequence

from reportedly.checks.case import Case
from reportedly.checks.interval import exactly, meant, printed, total
from reportedly.checks.linking import ACCUSES, Link, settle
from reportedly.checks.masks import slots
from reportedly.checks.rule import Rule
from reportedly.checks.shares.breakdown_parts import POLL, SENTENCES, Part, Run, pairs, runs
from reportedly.checks.shown import span_of
from reportedly.model.claims import Finding, Verdict
from reportedly.model.figures import Quantity
from reportedly.model.span import Span

_FOR = re.compile(
    r"\b(?:in favou?r|for it|for|favou?r(?:ed|s|abl[ey])?|support(?:ed|s)?|back(?:ed|s)?|approve[ds]?|yes|agree[ds]?|"
    r"satisfied|positive|better|good|they did(?! not|n[’']t))\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\b(?:oppos\w+|against|disapprove[ds]?|unfavou?rabl[ey]|otherwise|no\b(?! (?:opinion|answer|view|"
    r"preference|idea))|disagree[ds]?|reject\w*|"
    r"dissatisfied|negative|worse|bad|they did(?: not|n[’']t))",
    re.IGNORECASE,
)
_NEITHER = re.compile(
    r"\b(?:no (?:opinion|answer|view|preference|response|reply|idea)|undecided|(?:do|did|does)(?:n[’']t| not) know|"
    r"don[’']t knows?|unsure|uncertain|spoil\w*|invalid|(?:did|do|does)(?: not|n[’']t) (?:vote|answer|respond|"
    r"say|reply)|not sure|blank|declined|(?:refused to|would not|could not|"
    r"cannot|can[’']t) (?:say|answer|decide|choose)|undeclared|abstain\w*|neutral|had not decided|not decided|"
    r"no difference|(?:made|make) up (?:their|its) minds?|vote at all|indifferent|don[’']t care)",
    re.IGNORECASE,
)
_REST = re.compile(
    r"\b(?:(?:the|a) (?:rest|remaining|remainder|balance|last)|the other|all (?:the )?others?|everyone else|"
    r"everything else|"
    r"(?:all )?the other [\w-]+(?: [\w-]+){0,2})\b[^.;]{0,12}$",
    re.IGNORECASE,
)
_REST_AFTER = re.compile(r"^ (?:to|for|on|by|from|were|was|went to) (?:everything|everyone|all) else\b", re.IGNORECASE)
_SHARED = re.compile(
    r"\b(?:went to|came from|comes? from|(?:was|is) spent|goes to|made up of|makes? up|consist\w+ of|br(?:oken|"
    r"eaks?) down|as follows|"
    r"(?:is|are|was|were|be) (?:split|divided)|three ways|breakdown|comprise[ds]?|composed of)\b",
    re.IGNORECASE,
)
_NO_OTHER = re.compile(
    r"\b(?:(?:no|any) other \w+|no(?:body| one|ne) else|they alone|between them|none of the others?|nothing else)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:own(?:s|ed|ers?|ership)?|belong\w*|held|holds?|stakes?|shareholders?|shared?|controls?|control+ed|divided|"
    r"split|asked)\b",
    re.IGNORECASE,
)
"""What is shared out among some who are then said to be all: “There are no other shareholders”."""
_VOTE = re.compile(
    r"\b(?:of (?:the|all) votes?|run-?off|re-?elected|only (?:opponent|rival|challenger)|finished (?:first|"
    r"second|third|with)|candidates?|runner-up)\b",
    re.I,
)
_TO = re.compile(
    r"\s*(?:%|-|–|to|vs\.?|versus)\s*|(?: of [\w’' -]{1,40})?,? (?:to|against|compared with|"
    r"versus) (?:[A-Z][\w.’'-]+ ){0,3}"
)
_OF = re.compile(r"^ of (?:the |all |its |their )?(?P<noun>[\w-]+)", re.IGNORECASE)
_OWN_MATTER = re.compile(
    rf"(?:{_FOR.pattern}|{_AGAINST.pattern})(?: of| with| to)? (?:the|a|an|its|their|[\w-]+[’']s) (?P<noun>[\w-]+)",
    re.IGNORECASE,
)
_BALLOT = re.compile(
    r"\b(?:votes?d?|approved|rejected|passed|carried|beat|defeated|elections?|referendum|ballots?|won|split)\b",
    re.IGNORECASE,
)
_COMPARES = re.compile(r"\b(?:than|likely|respectively|compared)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(r"^(?: of [\w’' -]{0,30}?)? in (?-i:[A-Z])")
_SUBGROUPS = re.compile(
    r"\b(?:men|women|democrats|republicans|whites|blacks|each|overall|also|owners|renters)\b", re.IGNORECASE
)
_GROUPS = 2
"""Shares that stand in so many named places are of different wholes."""
_NEAR_100 = 1.0
_ALMOST = 95
"""Three shares and more that come to so much are taken for one whole; two must come to 100."""
_BESIDE = 60
"""Code points of words beside a share that tell of what group it is."""
_MUCH = 30
"""Answers that come to less of a whole bound nothing."""
_ANSWERS = 6
"""Answers to one question at most, where nothing but a poll's words tell that it is one."""
_FAR = 130
"""Shares that come to more are of several wholes, not of one told wrong."""
_SURE, _LIKELY, _MAY = 0.8, 0.72, 0.45
_POINTS = slots("points")


def _find(case: Case) -> Iterator[Finding]:
    told: set[Span] = set()
    for run in runs(case):
        if not case.comparable(*(p.figure for p in run.parts if not p.answered)):
            continue
        links = _links(run)
        for _ in range(SENTENCES):  # one a sentence at most: lists of shares stay cheap
            found = settle(links, "whether these shares are of one whole")
            if found is None:
                break
            told.update(found.spans)
            yield found
            links = [link for link in links if link.score >= _MAY and told.isdisjoint(_places(link))]
    for run in pairs(case):
        yield from _duels(case, run, told)


def _places(link: Link) -> set[Span]:
    return {item.span for item in link.figures if isinstance(item, Quantity)}


def _links(run: Run) -> list[Link]:
    """The ways in which a run's shares may cover one whole: to the last share named as the rest, or by other words."""
    parts = run.parts
    found = [
        _whole(parts[start : end + 1], _rest_score(run, start, end))
        for end, part in enumerate(parts)
        if end and (_REST.search(part.before) or _REST_AFTER.match(part.after))
        for start in range(end)
    ]
    found = found or list(_by_words(run, parts, everything=True))
    if any(link.score >= ACCUSES and link.verdict == "inconsistent" for link in found):
        return found
    neither = ["neither" in _sides(part) for part in parts]
    for start in range(len(parts)):
        for end in range(start + 1, min(len(parts), start + 8)):
            if _aligned(parts, start, end) and end - start + 1 < len(parts):
                found.extend(_by_words(run, parts[start : end + 1], everything=False))
            if end - start > 1 and any(neither[start : end + 1]) and _comes_to_100(parts[start : end + 1]):
                found.append(_at_most(parts[start : end + 1], _MAY))
    return found


def _comes_to_100(parts: Sequence[Part]) -> bool:
    """Whether three shares and more of one question come to a whole."""
    if parts[-1].sentence - parts[0].sentence > 1 or not total(meant(p.figure) for p in parts).meets(exactly(100)):
        return False
    return _all_signed(parts) and not _many_bases(parts)


def _aligned(parts: Sequence[Part], start: int, end: int) -> bool:
    """Whether a range of parts begins and ends with its sentences."""
    opens = start == 0 or parts[start - 1].sentence != parts[start].sentence
    return opens and (end + 1 == len(parts) or parts[end + 1].sentence != parts[end].sentence)


def _rest_score(run: Run, start: int, end: int) -> float:
    if start or not run.whole or _many_bases(run.parts[: end + 1]) or _of_another(run.parts[: end + 1]):
        return _MAY
    over = total(printed(p.figure) for p in run.parts[: end + 1]).low > 100
    together = run.parts[0].sentence == run.parts[end].sentence
    if not over and run.more:
        return 0.6
    return _SURE if over or end >= 2 or together else 0.6


def _of_another(parts: Sequence[Part]) -> bool:
    """Whether the last is of something that wasn't named before: “the remaining 20 percent of jobs”."""
    found = _OF.match(parts[-1].after)
    words = " ".join(p.before + p.after for p in parts[:-1]).lower()
    return found is not None and found["noun"] not in ("it", "them", "those", "that") and found["noun"] not in words


def _by_words(run: Run, parts: Sequence[Part], *, everything: bool) -> Iterator[Link]:
    sums = total(printed(p.figure) for p in parts)
    words = " ".join(p.before[-_BESIDE:] + p.after[:_BESIDE] for p in parts)
    apart = sum(1 for p in parts if _ELSEWHERE.match(p.after)) >= _GROUPS or bool(_SUBGROUPS.search(words))
    apart = apart or _many_bases(parts)
    apart = apart or _POINTS in words or sums.low > _FAR
    sure = 0.0 if apart or not run.whole or not everything or _SUBGROUPS.search(run.text) else 1.0
    sides = [_sides(p) for p in parts]
    polar = {"for", "against"} <= set().union(*sides)
    neither = any("neither" in side for side in sides)
    if everything and _NO_OTHER.search(run.text + run.beyond) and _HELD.search(run.text) and not apart:
        yield _whole(parts, _SURE * sure if not run.more else 0.6)
    elif len(parts) == 3 and polar and neither:
        yield _whole(parts, max(_MAY, _SURE * sure))
    elif len(parts) >= 3 and (neither or _SHARED.search(run.text)):
        yield _at_most(parts, max(_MAY, 0.75 * sure))
    elif (polar and len(parts) == 2 and _one_question(parts)) or (_VOTE.search(run.text) and not apart):
        yield _at_most(parts, max(_MAY if polar and len(parts) == 2 else 0.4, _LIKELY * sure))
    elif _all_signed(parts) and sums.low <= 100 + _NEAR_100 and not (apart and run.more):
        known = sums.low >= (_ALMOST if len(parts) > 2 else 100 - _NEAR_100)
        together = len(parts) > 2 or parts[0].sentence == parts[1].sentence
        poll = len(parts) <= _ANSWERS and not apart and sums.low >= _MUCH and POLL.search(run.text)
        if (together and known) or poll:
            yield _at_most(parts, _MAY if known else 0.4)


def _many_bases(parts: Sequence[Part]) -> bool:
    """Whether shares are said to be "of" different things: “70 percent of men and 60 percent of women”."""
    return len({found["noun"].lower() for p in parts if (found := _OF.match(p.after))}) > 1


def _one_question(parts: Sequence[Part]) -> bool:
    """Whether the second side names no matter of its own: “backed the ban while 43 percent opposed it”."""
    found = _OWN_MATTER.search(parts[1].after)
    return found is None or found["noun"].lower() in parts[0].after.lower()


def _all_signed(parts: Sequence[Part]) -> bool:
    """Whether every share has its sign, or its decimals tell that it is one."""
    return not any(p.bare and p.figure.low % 1 == 0 for p in parts)


def _sides(part: Part) -> set[str]:
    """On which sides of a question a share stands, by the words on either side of it."""
    words = f"{part.before[-40:]} | {part.after[:40]}"
    tests = {"for": _FOR, "against": _AGAINST, "neither": _NEITHER}
    return {name for name, test in tests.items() if test.search(words)}


def _duels(case: Case, run: Run, told: set[Span]) -> Iterator[Finding]:
    """Pairs such as “58 percent to 42 percent” or “64%-27%”, where nothing was found of more."""
    for left, right in zip(run.parts, run.parts[1:], strict=False):
        if {left.figure.span, right.figure.span} <= told or not case.comparable(left.figure, right.figure):
            continue
        if _TO.fullmatch(left.after) and " from " not in left.before[-12:]:
            sure = _LIKELY if run.whole and _BALLOT.search(run.text) and not _COMPARES.search(run.text) else _MAY
            found = settle([_at_most((left, right), sure)], "whether these shares are of one whole")
            if found is not None:
                yield found


def _whole(parts: Sequence[Part], score: float) -> Link:
    computed = total(meant(p.figure) for p in parts)
    verdict: Verdict = "consistent" if computed.meets(exactly(100)) else "inconsistent"
    return _link(parts, verdict, score, "of 100 %")


def _at_most(parts: Sequence[Part], score: float) -> Link:
    computed = total(meant(p.figure) for p in parts)
    return _link(parts, "inconsistent" if computed.low > 100 else "consistent", score, "of at most 100 %")


def _link(parts: Sequence[Part], verdict: Verdict, score: float, whole: str) -> Link:
    central = total(printed(p.figure) for p in parts)
    working = f"{' + '.join(p.shown for p in parts)} = {span_of(central, ' %')}, {whole}"
    return Link(tuple(p.figure for p in parts), verdict, working, score)


RULE = Rule(
    id="percent-breakdown",
    title="Percentages that cover a whole",
    needs=(
        "two or more percentages of one whole in one sentence or in a few that follow each other, with a sign "
        "that they "
        "cover it: for, against and undecided; “the rest”; a budget or body that is “made up of” them; a vote; numbers "
        "without a sign behind a first percentage are read as shares too"
    ),
    rule="their sum must come to 100 %; where something may be left out, to no more",
    tolerance="the roundings of all of them together (three whole percentages: 1.5 points)",
    example="48 percent in favour, 39 percent opposed, 13 percent had no opinion: 48 + 39 + 13 = 100 %: consistent",
    traps=(
        "more than one answer allowed, subgroups (“among renters”), several places, two points in time, “X percent of "
        "whom”: not summed; a list that may leave something out is not told to reach 100"
    ),
    apply=_find,
)
