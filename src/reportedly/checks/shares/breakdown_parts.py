"""The shares that may break one whole down: runs of sentences with percentages, bare numbers read as such."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from dataclasses import replace as replaced

from msgspec.structs import replace

from reportedly.checks.case import Case
from reportedly.checks.masks import Masked, slots
from reportedly.checks.shares.share_claims import supposed
from reportedly.checks.shown import figure, number
from reportedly.model.figures import Quantity
from reportedly.model.span import Span

SENTENCES = 4
"""A breakdown runs over so many sentences at most."""
FRACTION = 0.06
"""A fraction in words among percentages stands for shares within 6 % of it (see fraction-figure)."""

BEYOND = 120
"""Code points of the sentence behind a run that may say that nobody else has a share."""
_NUMBER = re.compile(r"(?<![\w.,-])\d{1,2}(?:\.\d+)?(?![\w%-])")
_PERCENT, _FRACTION, _COUNT = slots("percent"), slots("fraction"), slots("count")
_BASES = re.compile(
    r"\b(?:(?<!split )(?<!divided )(?<!shared )(?:among|amongst)|more than one|multiple|several (?:answers|"
    r"options|replies)|(?:could|can|may|free to) (?:name|pick|"
    r"choose|select|give|tick)|up from|down from|compared (?:with|to)(?! (?:just |only |about )?[\ue004\ue007] who)|"
    r"from [^.;]{0,30}\ue004 to|than (?:in|last|a)|"
    r"last (?:year|month|week)|a year (?:ago|earlier)|previous(?:ly)?|earlier|increase\w*|rose|fell|rise[sn]?|"
    r"drop\w*|grew|"
    r"margin of error|error|respectively|turnout|of (?:those|them|these)(?! (?:polled|asked|surveyed|questioned|"
    r"interviewed|who answered))|of wh(?:om|ich)|\ue004[^.;]{1,120} while \ue004 of|both|including|"
    r"inflation|unemployment|interest)\b",
    re.IGNORECASE,
)
"""Words that set a share on another base than its neighbours: no run goes across them."""
_ERROR = r"(?:margins? of (?:sampling )?error|sampling (?:margin of )?error|error margin)"
_MARGIN = re.compile(
    rf"{_ERROR}\b[^,;.()—]{{0,40}}?[{slots('percent|points|count')}]|[{slots('percent|points|count')}]"
    rf"(?:[- ]\w+){{0,2}}?[- ]{_ERROR}\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?<![\w.,$€£¥:/+-])(?<!No\. )\d{1,2}(?:\.\d{1,2})?(?=\s*(?:$|[,;)]|\.(?!\d)|\s(?:for|to|and|with|per|"
    r"left|went|against|undecided|abstain\w*|opposed)\b))"
)
_BARE_HERE = re.compile(r"^\s*(?:$|[,.;)]|(?:for|to|and|with|left|went|against)\b)")
_BARE_PAIR = re.compile(r"\d to \ue004")
POLL = re.compile(
    r"\b(?:polls?|surve\w+|voters?|votes?|voted|respondents|adults|asked|support\w*|sa(?:y|id)|agree\w*|"
    r"disagree\w*|oppos\w+|"
    r"backed|favou?r\w*)\b",
    re.IGNORECASE,
)
"""Words of polls and ballots, whose answers share one whole."""
_NAMED = re.compile(r"(?:^|[^\w])[A-Z][\w’'-]+\s+$")
_COUNTED = re.compile(
    r"^ of (?:the |all )?(?:results|returns|precincts|districts|polling \w+|ballots|votes?) (?:are |"
    r"were )?(?:in|counted|"
    r"reporting|tallied)\b",
    re.IGNORECASE,
)
"""How much has been counted is no part of the result."""
_SAYS_AGAIN = re.compile(r"\W{0,3}(?:\s*or\s)?\s*")
"""Between a fraction and the percentage that restates it."""
_NEW = re.compile(
    rf"^\W*(?:(?:when )?asked\b|on (?:whether|the question)\b|(?:in |on |by |a |as of )?{slots('date')})", re.IGNORECASE
)
"""How a sentence of another question or another time begins."""
_UNREAD = re.compile(
    r"\b(?:half|an?\s+(?P<nth>third|quarter|fifth|sixth|tenth))(?=\s+(?:goes|go|went|is|are|was|were|comes|came|will|to|"
    r"belongs?|remains?|stays?)\b)",
    re.IGNORECASE,
)
"""Shares of what is split up, which aren't read as figures elsewhere: “half goes to the province”."""
_SPLIT = re.compile(r"\b(?:split|divided|shared|remaining|rest)\b", re.IGNORECASE)
_NTH = {None: 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "tenth": 10}
_ANSWERED = re.compile(r"^(?: of [^.;,]{1,60}?)? (?:said|say|says|told|answered|replied|claim(?:ed)?|report(?:ed)?)\b")
_SCORES = re.compile(r"\b(?:w[io]n\w*|los[et]\w*|losing|gain\w*|gets?|tak\w+|took)\b[^.;]{0,15}$", re.IGNORECASE)
_A_SCORE = re.compile(r"^,? (?:(?:to|against) $|of (?:the|all|all the) (?:[\w-]+ )?votes?\b)")
"""“Losing 54 percent to 46 percent”, “gaining 16 percent of the vote” are no changes."""
_MAKES_UP = re.compile(r"\b(?:ma(?:k\w+|de)|t(?:ak\w+|ook)) up\b[^.;]{0,20}$", re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """One share: its figure in percent, how it is shown, and the words before and behind it up to its neighbours."""

    figure: Quantity
    shown: str
    before: str
    after: str
    sentence: int
    bare: bool

    @property
    def answered(self) -> bool:
        """Whether the share is itself who says something: “66 percent said that it made no difference”."""
        return _ANSWERED.match(self.after) is not None


@dataclass(frozen=True)
class Run:
    """The shares of some sentences in order, and the words of the sentence behind them.

    ``whole`` where every percentage there is one of them; ``more`` where numbers stand there that are none of them.
    """

    parts: tuple[Part, ...]
    text: str
    whole: bool
    more: bool
    beyond: str = ""


def runs(case: Case) -> Iterator[Run]:
    """The runs of sentences that may break a whole down, none overlapping another."""
    index, sentences = 0, [_without_margin(masked) for masked in case.masked]
    while index < len(sentences):
        if not _starts(sentences[index]) or not _one_base(case, sentences[index]):
            index += 1
            continue
        end = index + 1
        while end < len(sentences) and end < index + SENTENCES and _goes_on(case, sentences[end]):
            end += 1
        found = _run(case, index, sentences[index:end])
        found = replaced(found, beyond=sentences[end].text[:BEYOND] if end < len(sentences) else "")
        if len(found.parts) >= 2:
            yield found
        index = end


def pairs(case: Case) -> Iterator[Run]:
    """Each sentence with two percentages by itself, whatever bases it names."""
    for index, masked in enumerate(case.masked):
        if masked.text.count(_PERCENT) >= 2 or (_PERCENT in masked.text and _BARE_PAIR.search(masked.text)):
            yield _run(case, index, [masked], one_base=_one_base(case, masked))


def _without_margin(masked: Masked) -> Masked:
    """A sentence without the words of its poll's margin of error, which is no share of anything."""
    if "error" not in masked.text:
        return masked
    kept: Masked | None = masked.notes.get("without margin")
    if kept is None:
        text = _MARGIN.sub(lambda found: " " * len(found.group()), masked.text)
        items = {at: item for at, item in masked.items.items() if text[at] != " "}
        kept = masked.notes["without margin"] = replaced(masked, text=text, items=items)
    return kept


def _starts(masked: Masked) -> bool:
    return _PERCENT in masked.text or (_FRACTION in masked.text and bool(POLL.search(masked.text)))


def _one_base(case: Case, masked: Masked) -> bool:
    return not _BASES.search(masked.text) and not case.disputed(masked.span)


def _goes_on(case: Case, masked: Masked) -> bool:
    shares = _PERCENT in masked.text or _FRACTION in masked.text or bool(_BARE.search(masked.text))
    return shares and not _NEW.match(masked.text) and _one_base(case, masked)


def _run(case: Case, first: int, sentences: Sequence[Masked], *, one_base: bool = True) -> Run:
    found: list[Part] = []
    whole = one_base and any(_PERCENT in masked.text for masked in sentences)
    for index, masked in enumerate(sentences, first):
        places = sorted(_places(masked, found).items())
        ends = [0, *(end for _, (end, _, _) in places)], [*(at for at, _ in places), len(masked.text)]
        for nth, (at, (end, share, shown)) in enumerate(places):
            before, after = masked.text[ends[0][nth] : at], masked.text[end : ends[1][nth + 1]]
            if _COUNTED.match(after) or (masked.text[at] == _FRACTION and _SAYS_AGAIN.fullmatch(after)):
                continue
            if _usable(case, share, before, after):
                found.append(Part(share, shown, before, after, index, bare=shown == ""))
            else:
                whole = False
    parts = tuple(p if p.shown else replaced(p, shown=f"{number(p.figure.low)} %") for p in found)
    return Run(parts, " ".join(masked.text for masked in sentences), whole, _more(sentences, parts))


def _more(sentences: Sequence[Masked], parts: Sequence[Part]) -> bool:
    """Whether there are numbers beside the parts; how many parts there are ("three ways") is none."""
    numbers = sum(len(_NUMBER.findall(masked.text)) for masked in sentences)
    counts = [q.low for masked in sentences for q in masked.quantities() if q.kind == "count"]
    return numbers + sum(count != len(parts) for count in counts) > sum(p.bare for p in parts)


def _usable(case: Case, share: Quantity, before: str, after: str) -> bool:
    if (
        share.modifier not in ("exact", "approximate")
        or share.negated
        or share.per
        or share.low > 100
        or supposed(case, share)
    ):
        return False
    return not share.change or bool(_MAKES_UP.search(before) or (_SCORES.search(before) and _A_SCORE.match(after)))


def _places(masked: Masked, before: Sequence[Part]) -> dict[int, tuple[int, Quantity, str]]:
    """Every share of a sentence by its place: where it ends, as a percentage, and how it is shown ("": bare)."""
    found: dict[int, tuple[int, Quantity, str]] = {}
    first = before[0].figure if before else None
    for at, item in masked.items.items():
        if not isinstance(item, Quantity):
            continue
        if item.kind == "percent":
            first = first or item
            found[at] = at + 1, item, figure(item)
        elif item.kind == "fraction" and 0 < item.low == item.high < 1:
            low, high = item.low * 100 * (1 - FRACTION), item.low * 100 * (1 + FRACTION)
            shares = replace(item, kind="percent", unit="percent", low=low, high=high, precision=0.0)
            found[at] = at + 1, shares, f"{number(item.low * 100)} %"
        elif first is not None and _is_bare(item, masked.text[at + 1 : at + 8], first):
            found[at] = at + 1, replace(item, kind="percent", unit="percent"), ""
    if found and _SPLIT.search(masked.text):
        found.update(_unread(masked, next(iter(found.values()))[1]))
    for match in _BARE.finditer(masked.text):
        start = next(iter(found), None)
        known = first if before else (found[start][1] if start is not None and start < match.start() else None)
        named = _NAMED.search(masked.text[max(0, match.start() - 25) : match.start()])
        if known is not None and ("." in match.group() or named or not _decimal(known)):
            found[match.start()] = match.end(), _read(masked, match, known), ""
    return found


def _unread(masked: Masked, like: Quantity) -> Iterator[tuple[int, tuple[int, Quantity, str]]]:
    for match in _UNREAD.finditer(masked.text):
        share = 100 / _NTH[match["nth"] and match["nth"].lower()]
        span = Span(masked.original(match.start()), masked.original(match.end() - 1) + 1)
        low, high = share * (1 - FRACTION), share * (1 + FRACTION)
        read = replace(like, id=f"{like.id}.{match.start()}", span=span, low=low, high=high, precision=0.0, change=None)
        yield match.start(), (match.end(), read, f"{number(share)} %")


def _is_bare(item: Quantity, after: str, first: Quantity) -> bool:
    plain = item.kind == "count" and not item.counted and not item.unit and 0 < item.low == item.high < 100
    return (
        plain
        and item.modifier == "exact"
        and bool(_BARE_HERE.match(after))
        and (not _decimal(first) or item.low % 1 > 0)
    )


def _decimal(share: Quantity) -> bool:
    return share.low % 1 > 0


def _read(masked: Masked, match: re.Match[str], like: Quantity) -> Quantity:
    value = float(match.group())
    half = 0.5 / 10 ** len(match.group().partition(".")[2])
    span = Span(masked.original(match.start()), masked.original(match.end() - 1) + 1)
    return replace(like, id=f"{like.id}.{match.start()}", span=span, low=value, high=value, precision=half, change=None)
