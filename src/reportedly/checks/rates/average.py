"""Average: a total over a number of holders, "an average of 300 each"."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from reportedly.checks.case import Case
from reportedly.checks.changes.pair_cues import IF, taken_up
from reportedly.checks.interval import alike, far_off, finely, judge_figure, meant, printed, unit_once
from reportedly.checks.linking import (
    ACCUSES,
    CONTEXT,
    Link,
    Seen,
    Window,
    around,
    opposed,
    settle,
    sizes,
    weighed,
    within_reach,
)
from reportedly.checks.masks import HEDGE, Masked, slots
from reportedly.checks.rates.per_capita import HEADS
from reportedly.checks.rates.rate_time import DAYS
from reportedly.checks.rule import Rule
from reportedly.checks.shown import figure, span_of
from reportedly.checks.things import stem
from reportedly.model.claims import Finding
from reportedly.model.figures import Quantity

_CUES = ("averag", "Averag", "each", "Each", "apiece", " mean ", "typical", "every", "Every", " per ", "Per ")
_MEAN = re.compile(
    rf"\b(?:an?|the|its|their) (?:average|typical|mean)\b[^,;:.()—–]{{0,50}}?(?:\bof|\bwas|\bis|\bat|\bcame to|"
    rf"\bto)\s+{HEDGE}$|\baverag(?:ing|ed|es?)(?: out)?(?: (?:of|at|to))?\s+{HEDGE}$|"
    rf"\b(?:the|an?|its|their) (?:average|mean)\b[^,;:.()—–]{{0,40}}[,(]\s*{HEDGE}$|"
    rf"(?:^|[.“\"])\s*(?:average|mean)\b[^,;:.()—–]{{0,50}}?(?:\bof|\bwas|\bis|\bat|\bto)\s+{HEDGE}$|"
    rf"\ba mean of\s+{HEDGE}$|\bon average,?\s+(?:[^\s,;:.()—–]+\s+){{0,8}}{HEDGE}$",
    re.IGNORECASE,
)
_EACH = re.compile(
    r"\s*(?:[^\s,;:.()—–]+\s+){0,4}?(?:each(?! other)|apiece|on average|to each|at a time on average|(?:per|(?:for|"
    r"to) each) (?P<per>[a-z-]+))\b|"
    r"\s*(?:(?!(?:from|of|in|with|to|by|on|for|at|as|than|is|was)\b)[^\s,;:.()—–]+\s+){0,2}?(?:a (?P<a>(?!half|lot|"
    r"few|bit|dozen|hundred|thousand|million|billion)[a-z]+))\b",
    re.IGNORECASE,
)
_PER_FIRST = re.compile(
    r"(?:^|[.;:])\s*(?:per|for (?:each|every)) (?P<per>[a-z]+),? (?:that|this|it)\b[^.;]{0,30}$", re.IGNORECASE
)
"""“Per worker, that was 45,000 crowns.”"""
_IN_ALL = re.compile(r"\s*(?:in all|in total|altogether|all told|overall|together)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\b(?:such|similar|comparable|other|national|nationwide|country|usual|normal|elsewhere|previous|regional|world|"
    r"global|industry|last (?:year|season))\b",
    re.IGNORECASE,
)
"""An average of others: "an average gift to such appeals"."""
_EACH_HAS = re.compile(r"\b(?:each|every) (?P<per>(?!one|other|of)[a-z-]+) [^,;:.()—–]{0,50}$", re.IGNORECASE)
"""“each teacher has on average 31 to look after”"""
_A_YEAR = re.compile(
    r"\s*(?:[^\s,;:.()—–]+\s+){0,4}?(?:annually|yearly|monthly|weekly|daily|(?:an?|per|each|every) (?:year|month|"
    r"week|day|hour))\b"
)
_EACH_OF = re.compile(
    r"\b(?:each|every(?: single)? one) of(?: (?:the|its|their|those|these|her|his|our))?\s+(?:[\w’'-]+\s+){0,2}$",
    re.IGNORECASE,
)
"""“each of the 12 schools”: the figure behind it is of holders, the next one what each has."""
_EACH_DOES = re.compile(rf"\beach (?!other|of)(?:[a-z]+ ){{0,5}}{HEDGE}$", re.IGNORECASE)
"""“each will take home $50,000”"""
_A_PIECE = re.compile(rf"[{slots('n|duration')}](?: [a-z]+)? an? [a-z]+\b")
_TIMES = re.compile(
    r"(?:minute|hour|day|night|week|fortnight|month|quarter|year|decade|century|season|second|time|lot|few|bit)s?$",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"(?:,|—|–|\(|;|:|\s-\s|\.\s*that) ?(?:(?:or|which|that|an?|the|for|works?|worked|out|at|is|was|comes?|came|"
    r"makes?|made|means?|with|to|giving|"
    r"averaging|average|averages|mean|of|just|about|only|some|roughly|nearly|who|can|expect|each)\s*)*$|"
    r"\b(?:averag\w+|works? out|comes? (?:to|out)|that (?:is|was|makes|means)|which (?:is|was|means))\b|\bor\s",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:total\w*|in all|altogether|combined|between them|together|overall|came to|comes to|makes?|made|raised|"
    r"pot|pool|fund|kitty|purse|pile|haul|in total|tally|split|shar\w+|divid\w+)\b",
    re.IGNORECASE,
)
NAMED = 0.35
"""What a figure said to be an average, or to be each one's, has for a start."""
_KINDS = ("count", "money", "measure", "rate", "duration")


def _find(case: Case) -> Iterator[Finding]:
    for index, masked in enumerate(case.masked):
        if not _may_claim(masked) or case.disputed(masked.span):
            continue
        window = around(case, index, back=2)
        for seen in window.quantities(*_KINDS):
            if seen.sentence == 0 and (cue := _cue(window, seen)):
                found = settle(_links(case, window, seen, *cue), "of which total and of how many it is the average")
                if found:
                    yield found


def _may_claim(masked: Masked) -> bool:
    """A quick look for a figure per something, or for a word of averages."""
    if not masked.items:
        return False
    text = masked.text
    return any(cue in text for cue in _CUES) or bool(_A_PIECE.search(text)) or any(q.per for q in masked.quantities())


def _cue(window: Window, seen: Seen) -> tuple[float, str] | None:
    """How plainly a figure is said to be an average, and for each of what ("" where that isn't said)."""
    quantity = seen.quantity
    if (
        quantity is None
        or quantity.negated
        or (quantity.hypothetical and IF.search(window.here.text))
        or quantity.low <= 0
        or _EACH_OF.search(seen.before)
    ):
        return None
    if found := _PER_FIRST.search(seen.before):
        return NAMED, found["per"]
    named = _MEAN.search(seen.before)
    each = _EACH.match(seen.after)
    per = quantity.per or ((each["per"] or each["a"] or "") if each else "")
    if named and not per and (holder := _EACH_HAS.search(seen.before)):
        per = holder["per"]
    timed = per[:1].isdigit() or _TIMES.match(per) or per.lower() in {*DAYS, *HEADS, "cent"}
    if timed or (quantity.change and not named) or (named and _A_YEAR.match(seen.after)):
        return None
    if named or per == "piece" or (each and not per):
        return NAMED, "" if per == "piece" else per
    return (0.2, per) if per else _of_each(window, seen)


def _of_each(window: Window, seen: Seen) -> tuple[float, str] | None:
    """The same for "each will take home $50,000" and "each of the 12 schools got 40"."""
    if _EACH_DOES.search(seen.before):
        return 0.3, ""
    last = next((s for s in window.quantities() if window.steps(s, seen) == 1), None)
    if last is None or last.quantity is None or last.sentence != 0 or not _EACH_OF.search(last.before):
        return None
    return NAMED, last.quantity.counted


def _links(case: Case, window: Window, mean: Seen, plain: float, per: str) -> Iterator[Link]:
    totals = [s for s in window.quantities(*_KINDS) if s is not mean and _may_be_total(mean, s, per)]
    holders = [s for s in window.quantities("count", "measure") if s is not mean and _may_hold(s, per)]
    pairs = [(t, h) for t in totals for h in holders if t is not h and _fits(case, mean, t, h)]
    whole, many = (sizes(pair[side] for pair in pairs) for side in (0, 1))
    for total, holder in pairs:
        whole_, many_, mean_ = total.quantity, holder.quantity, mean.quantity
        if whole_ is None or many_ is None or mean_ is None or not within_reach(whole_.low / many_.low, mean_.low):
            continue
        doubt = _doubt(window, mean, total, holder, crowded=whole > 1)
        noun = per and stem(per) in (stem(many_.counted), stem(many_.unit))
        told = _TOLD.search(mean.before)
        sure = weighed(
            (plain - doubt, True),
            (0.15, total.sentence == holder.sentence),
            (0.1, total.sentence == holder.sentence == 0),
            (0.15, whole == 1),
            (0.1, many == 1),
            (0.1, whole == many == 1),
            (0.15, noun),
            (-0.1, per and not noun),
            (0.1, told),
            (0.1, _summed(total)),
            (0.15, plain == NAMED and told and window.steps(holder, total) == window.steps(total, mean) == 1),
            (-0.25, per and plain < NAMED and not told),
        )
        link = _checked(whole_, many_, mean_, sure)
        if link.verdict != "strained" or sure >= ACCUSES:
            yield link


def _summed(total: Seen) -> bool:
    """Whether words say that a figure is a total."""
    return bool(_TOTAL.search(total.before[-40:]) or _TOTAL.search(total.after[:40]))


def _doubt(window: Window, mean: Seen, total: Seen, holder: Seen, *, crowded: bool) -> float:
    """What speaks against total and holders: other things counted, other sentences, several totals."""
    whole, many, average = total.quantity, holder.quantity, mean.quantity
    if whole is None or many is None or average is None:
        return 1.0
    together = total.sentence == holder.sentence == 0
    told, summed = _TOLD.search(mean.before), _summed(total)
    return weighed(
        (0.25, opposed(whole, average)),
        (0.15, whole.kind == "count" and many.counted and whole.counted and not opposed(many, whole)),
        (0.3, not (many.counted or many.unit) and not holder.before.endswith(" of ")),
        (0.25, not together and not summed and not ((told or taken_up(window.here.text)) and total.sentence < 0)),
        (0.3, total.sentence != 0 and _fuller(window, mean)),
        (0.4, total.sentence != 0 and _ELSEWHERE.search(mean.before[-CONTEXT:])),
        (0.15, crowded and not told and not summed),
        (0.2, ";" in total.before + holder.before and not told and not summed),
        (0.3, total.sentence > 0 and not _goes_on(window.masked(total).text)),
        (0.3, "including" in window.masked(total).after(whole, 60)),
        (0.2, abs(total.sentence - holder.sentence) > 1),
        (0.2, holder.after.startswith(" of the ") and not summed),
    )


def _goes_on(sentence: str) -> bool:
    """Whether a sentence after an average tells what it is of: "In all, …", "They …"."""
    return taken_up(sentence) or _IN_ALL.match(sentence) is not None


def _fuller(window: Window, mean: Seen) -> bool:
    """Whether the average's own sentence gives another figure of its kind before it, which it may be of."""
    own = [s for s in window.quantities(*_KINDS) if s.sentence == 0 and s.number < mean.number]
    return any(
        s.quantity
        and mean.quantity
        and s.quantity.low > mean.quantity.low
        and alike(s.quantity, replace(mean.quantity, per=""))
        for s in own
    )


def _may_be_total(mean: Seen, seen: Seen, per: str) -> bool:
    whole, average = seen.quantity, mean.quantity
    if (
        whole is None
        or average is None
        or _MEAN.search(seen.before)
        or (whole.per and (whole.per not in DAYS or average.per in DAYS))
        or whole.negated
        or whole.low <= average.high
    ):
        return False
    same = whole.unit == average.unit or (average.kind == "rate" and not average.unit and whole.kind == "count")
    same = (same and len({whole.kind, average.kind} - {"rate"}) <= 1) or (_summed(seen) and unit_once(whole, average))
    return same and not (per and whole.counted and stem(per) == stem(whole.counted))


def _may_hold(seen: Seen, per: str) -> bool:
    holders = seen.quantity
    if (
        holders is None
        or holders.per
        or (holders.unit and stem(holders.unit) != stem(per))
        or holders.negated
        or holders.change
        or holders.low < 2
    ):
        return False
    return not re.match(r"\s*(?:[a-z-]+\s+)?(?:each(?! other)|apiece|on average)\b", seen.after)


def _fits(case: Case, mean: Seen, total: Seen, holder: Seen) -> bool:
    whole, holders, average = total.quantity, holder.quantity, mean.quantity
    if whole is None or holders is None or average is None or holders.low >= whole.high:
        return False
    alone = not (holders.counted and whole.counted) or stem(holders.counted) != stem(whole.counted)
    return (alone or whole.kind != "count") and case.comparable(whole, holders, average)


def _checked(whole: Quantity, holders: Quantity, mean: Quantity, sure: float) -> Link:
    central = printed(whole).over(printed(holders))
    computed = meant(finely(whole, mean)).over(meant(finely(holders, mean)))
    verdict = judge_figure(computed, finely(mean, whole), central)
    if far_off(central, printed(mean), whole, holders, mean):
        verdict = "inconsistent"
    if verdict == "inconsistent" and abs(central.low - mean.low) < 1:
        verdict = "strained"
    working = f"{figure(whole)} ÷ {figure(holders)} = {span_of(central)}, stated {figure(mean)}"
    return Link((holders, whole, mean), verdict, working, sure)


RULE = Rule(
    id="average",
    title="Average",
    needs="a number of holders, their total, and the average “each”, in one sentence or its neighbours",
    rule="total ÷ holders, over both roundings, must meet the average",
    tolerance="the three roundings; less than one off (a count cut to whole numbers) is strained",
    example="16 clinics treated 4,800 patients, an average of 300 each: 4,800 ÷ 16 = 300: consistent",
    traps="an average of something else, a rate over time, more holders than the total",
    apply=_find,
)
