"""Source count: "sources", several, that turn out to be one unnamed voice."""

import re
from collections.abc import Iterator
from functools import cache

from reportedly.checks.case import Case
from reportedly.checks.rule import Rule
from reportedly.checks.shown import finding
from reportedly.intake.lines import folded
from reportedly.model.claims import Finding
from reportedly.model.span import Span
from reportedly.model.voices import Voice

_NOUNS = re.findall(
    r"[\w’'-]+",
    "source official insider witness diplomat commander officer aide employee worker soldier resident "
    "doctor medic adviser advisor lawyer executive manager analyst expert investigator prosecutor "
    "activist eyewitness staffer negotiator minister lawmaker engineer nurse teacher rescuer fighter "
    "survivor economist trader banker person",
)
_IRREGULAR = {"person": "people", "witness": "witnesses", "eyewitness": "eyewitnesses"}
_SAYING = (
    r"(?:said|says|say|told|tell|claim(?:s|ed)?|state[sd]?|report(?:s|ed)?|confirm(?:s|ed)?|add(?:s|ed)|"
    r"reveal(?:s|ed)?|alleg(?:e|es|ed)|insist(?:s|ed)?|warn(?:s|ed)?|suggest(?:s|ed)?|explain(?:s|ed)?|"
    r"note[sd]?|describe[sd]?|disclose[sd]?|spoke|speaks|asked|declined|requested)"
)
_REPORT = (
    r"(?:claim|report|figure|estimate|information|statement|allegation|number|account|assertion|assessment|"
    r"tally|count|toll|accusation|revelation|disclosure|remark|comment|data|warning|leak|story|tip)s?"
)
_GIVEN = (
    r"(?:made|provided|given|issued|offered|supplied|voiced|shared|attributed|came|comes?|leaked|disclosed|"
    r"passed on|released|cited|originat\w+|traced|rest(?:s|ed)|rel(?:y|ies|ied)|hangs?|based|depends?|stem(?:s|med))"
)
_HIDDEN = r"(?:unnamed|anonymous|unidentified|single|lone|sole|undisclosed)"
_WAS_GIVEN = rf",?\s+(?:(?:which|that)\s+)?(?:(?:was|were|has been|is|are|all)\s+)?{_GIVEN}"
_THE_SINGLE = rf"(?:the|this|that|the same|a single)\s+(?:{_HIDDEN}\s+)?"
_SOLE = re.compile(r"\b(?:single|lone|sole)\b", re.IGNORECASE)
WINDOW = 1500
"""How far after "sources" the single voice may stand, in code points: further on, it is another matter's."""


@cache
def _singular() -> str:
    return "|".join(_NOUNS)


@cache
def _plural() -> str:
    named = "|".join(_IRREGULAR.get(noun, f"{noun}s") for noun in _NOUNS if noun != "person")
    return rf"{named}|people(?=\s+(?:familiar|briefed|close to|with (?:direct )?knowledge|aware|involved in))"


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str], tuple[re.Pattern[str], ...]]:
    some = r"(?:(?:several|multiple|many|various|unnamed|anonymous|senior|local|numerous|two|three|four|some|its)\s+)?"
    phrase = (
        rf"(?P<phrase>{some}(?:(?!(?:by|from|to|of|with|the|and|that|in|on|for|as|a|"
        rf"an)\b)[\w’'-]+\s+){{0,3}}(?P<noun>{_plural()}))"
    )
    plurals = (
        re.compile(rf"\b(?:according to|citing|quoting|reported by|told by|sourced to|cited by|report by|"
            rf"by)\s+(?:[\w’'-]+\s+){{0,6}}?{phrase}\b", re.IGNORECASE),
        re.compile(rf"\b{phrase}(?:\s+[^\s.,;!?]+){{0,8}}?\s+{_SAYING}\b", re.IGNORECASE),
    )  # fmt: skip
    made_by = re.compile(
        rf"\b(?P<what>(?:the|this|that|these|those|both)\s+(?:[\w’'-]+\s+){{0,2}}{_REPORT}){_WAS_GIVEN}\s+"
        rf"(?:entirely |solely |only )?(?:by|from|to|with|on)\s+(?:just |only )?(?P<one>(?:an?|one|"
        rf"the)\s+(?:[\w’'-]+\s+){{0,4}}?(?P<noun>{_singular()}))\b",
        re.IGNORECASE,
    )
    one = rf"(?P<one>{_THE_SINGLE}(?P<noun>{_singular()}))"
    the_one = (
        re.compile(
            rf"\b{one}(?:,\s+(?:who|speaking|citing|asking|requesting|insisting|whose|on)\b[^.,;!?”]{{1,90}},)?,?\s+"
            rf"(?:(?:also|then|further|later|who)\s+)?{_SAYING}\b",
            re.IGNORECASE,
        ),
        re.compile(rf"[,!?]?[”\"’'],?\s+{_SAYING}\s+{one}\b", re.IGNORECASE),
    )
    return plurals, made_by, the_one


@cache
def _may_tell_of_one() -> re.Pattern[str]:
    """A part of each pattern of one voice, for folded text: faster to look for, and missing from most reports."""
    return re.compile(rf"{_THE_SINGLE}(?:{_singular()})\b|{_REPORT}{_WAS_GIVEN}\s")


@cache
def _introduced() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\b(?i:an?|one|another|one of (?:the|these|those|its)|each|every|the (?:first|second|other)|"
        rf"some|his|her|whose)\s+|[A-Z][\w.’-]+,\s+)"
        rf"(?:(?!(?:by|from|to|of|with|and|that|in|on|for|said|told)\b)[\w’'-]+\s+){{0,4}}?"
        rf"(?P<noun>{_singular()}|{_plural()})\b"
    )


def _find(case: Case) -> Iterator[Finding]:
    found = _from_text(case) or next((f for voice in case.voices if (f := _of_voice(case, voice))), None)
    if found is not None:
        yield found


def _from_text(case: Case) -> Finding | None:
    if not _may_tell_of_one().search(folded(case.text)):
        return None
    plurals, made_by, the_one = _patterns()
    if not any(pattern.search(case.text) for pattern in (*the_one, made_by)):
        return None
    many = sorted((m for p in plurals for m in p.finditer(case.text)), key=lambda m: m.start("phrase"))
    introduced = _first_introduced(case) if many else {}
    for plural in many:
        noun = _single(plural["noun"])
        start, stop = plural.end("phrase"), min(len(case.text), plural.end("phrase") + WINDOW)
        one = next((m for m in made_by.finditer(case.text, start, stop) if _follows(case, plural, m, noun)), None)
        after = one.end() if one else start
        told = (m for pattern in the_one for m in pattern.finditer(case.text, after, stop))
        ones = sorted((m for m in told if one is not None or _of_noun(m, noun)), key=lambda m: m.start())
        if one is None and (not ones or introduced.get(noun, len(case.text)) < ones[0].start()):
            continue
        if one is None and _another(case, noun, start, ones[0].start()):
            continue
        return _drift(
            case,
            plural,
            one,
            [m for m in ones if one is None or m["noun"].lower() in (noun, one["noun"].lower(), "source")],
        )
    return None


def _of_noun(one: re.Match[str], noun: str) -> bool:
    return one["noun"].lower() == noun or (one["noun"].lower() == "source" and bool(_SOLE.search(one["one"])))


def _another(case: Case, noun: str, start: int, stop: int) -> bool:
    """Whether "the source" can be somebody brought in between: "one of two witnesses said …, the source recalled"."""
    return noun == "source" and bool(_introduced().search(case.text, start, stop))


def _follows(case: Case, plural: re.Match[str], one: re.Match[str], noun: str) -> bool:
    """Whether "the claim, made by an unnamed official" can be the claim of the plural: next to it, of one sort."""
    apart = case.sentence_of(Span(one.start(), one.end())) - case.sentence_of(Span(plural.start(), plural.end()))
    sort = noun in ("source", "official", "insider") or one["noun"].lower() == noun
    sure = bool(re.search(_HIDDEN, one["one"], re.IGNORECASE)) or one["one"].lower().startswith(("one ", "a "))
    return 1 <= apart <= 2 and sort and sure and not re.match(r"the ", one["one"], re.IGNORECASE)


def _single(plural: str) -> str:
    plural = plural.lower()
    return next((one for one, many in _IRREGULAR.items() if many == plural), plural.removesuffix("s"))


def _first_introduced(case: Case) -> dict[str, int]:
    """Where a source of each noun is first introduced by itself ("one of the sources", "an army source")."""
    first: dict[str, int] = {}
    for match in _introduced().finditer(case.text):
        for noun in (match["noun"].lower(), _single(match["noun"])):
            first.setdefault(noun, match.start())
    return first


def _drift(case: Case, plural: re.Match[str], one: re.Match[str] | None, ones: list[re.Match[str]]) -> Finding:
    spans = [Span(*plural.span("phrase"))]
    if one is not None:
        spans.append(Span(one.start("what"), one.end("one")))
    spans += [Span(*m.span("one")) for m in ones[:3]]
    single = case.words(Span(*(one or ones[0]).span("one")))
    working = f"several: “{plural['phrase']}”; one: “{single}”"
    return finding("inconsistent", spans, working, sure=0.8 if one is not None else 0.65)


@cache
def _of_mentions() -> tuple[re.Pattern[str], re.Pattern[str]]:
    single = rf"^(?:the|this|that|an?|one)\s+(?:[\w’'-]+\s+){{0,4}}?(?P<noun>{_singular()})\b"
    return re.compile(rf"\b(?:{_plural()})\b", re.IGNORECASE), re.compile(single, re.IGNORECASE)


def _of_voice(case: Case, voice: Voice) -> Finding | None:
    """A voice whose mentions were gathered from a plural first and a definite singular later."""
    plural_noun, single_noun = _of_mentions()
    mentions = sorted(voice.mentions)
    many = [span for span in mentions if plural_noun.search(case.words(span))]
    ones = [span for span in mentions if many and span.start > many[0].start and single_noun.search(case.words(span))]
    if not ones or re.search(r"\bone of\b", case.words(ones[0]), re.IGNORECASE):
        return None
    noun = single_noun.match(case.words(ones[0]))
    if noun and _first_introduced(case).get(noun["noun"].lower(), len(case.text)) < ones[0].start:
        return None
    working = f"several: “{case.words(many[0])}”; one: “{case.words(ones[0])}”"
    return finding("inconsistent", (many[0], *ones[:3]), working, sure=0.6)


RULE = Rule(
    id="source-count-drift",
    title="Drift of the number of sources",
    needs=(
        "a plural source (“security sources”) and, for the same claim, one voice (“the claim, made by an "
        "unnamed official”, "
        "“the source added”)"
    ),
    rule="a claim of several voices can't be one voice's: the number of origins is what the least count says",
    tolerance="none; only a source of the same noun, or one that “the claim” is said to come from within two sentences",
    example=(
        "“according to Russian security sources”, then “the claim, made by an unnamed official”, “the source "
        "stated”: inconsistent"
    ),
    traps=(
        "“one of the sources”, “another source”, “a ministry official” introduced in between, other claims' "
        "sources further on"
    ),
    apply=_find,
)
