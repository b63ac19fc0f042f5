"""Credits: where a report says that another outlet had the matter, in the report's own words.

An outlet's name is a credit by what stands beside it: a verb of publishing after it, words of passing on before it,
a report of its that is meant, or the place alone (a dateline, a credit line). The words are ``vocab/credits.csv``'s;
where an outlet is spoken of and has published nothing ("the paper's offices were searched") there is none.
"""

import json
import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from reportedly.archive.origins.outlets import Named, Outlets
from reportedly.attribution import lexicon
from reportedly.attribution.chains.outlets import is_own
from reportedly.intake.sentences import sentences
from reportedly.model.span import Span
from reportedly.vocab import rows

_BEFORE = 500  # code points before the claim's sentence that are split into sentences, and as many after
_TOP, _TAIL = 500, 500  # code points of a text in which a credit line is looked for
_AFTER = 2  # sentences after the claim's in which its credit may stand
_OUTLET_NOUN = (
    r"(?:newspaper|paper|daily|weekly|tabloid|news ?site|website|site|portal|broadcaster|channel|station|network|"
    r"outlet|(?:news |press |wire )?agency|wire service|(?:news |press |wire )service|magazine|journal|colleagues|"
    r"partners?|friends|competitors?|rivals?|reporters?|journalists?|correspondents?|team|newsroom|staff|desk|editors)"
)
_LEAD = (
    rf"(?:(?:[Tt]he|an?|website of|site of|pages of|columns of|our|its|their|fellow|both|only|also|first|"
    rf"at|of|for|by|and|kind|excellent|[\w-]+(?:-run|-owned|-based|-language)|"
    rf"local|regional|national|state|independent|rival|sister|neighbouring|respected|(?-i:[A-Z][a-z]+)|"
    rf"{_OUTLET_NOUN}),? ?)"
)
_DAY = r"(?:(?:on|late|early|earlier|late on|early on) )?(?:\w+day|today|yesterday|this week|this morning|that day)"
_ADVERB = (
    rf"(?:has|had|have|was|is|also|first|since|already|earlier|then|later|itself|alone|originally|now|\w+ly|{_DAY}|"
    rf"in its (?:\w+ )?edition|,? ?which)"
)
_SELF = re.compile(
    r"(?:,? ?(?:that|in a statement|on its website))* ?(?:it|its|it had|the company|the paper|the newspaper|staff)\b"
)
_WEAK = frozenset("said says announced confirmed confirms stated states claimed claims noted notes put gave".split())
_NOT = re.compile(
    r"(?:\bnot|\bnothing of this|n['’]t|\bnever|\bno longer|\bno|\bdenied|\bunable to be) (?:\w+ ){0,3}$", re.IGNORECASE
)
_DATE_ONLY = re.compile(
    r"[\W\d]+|\b(?:on|of|at)\b|\b[A-Z][a-z]+day\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
)
_AND = re.compile(r",?(?: and| or|,)(?: (?:in|by|from|of))?(?: the)? ")
_NOT_AT_ALL = re.compile(r"\b(?:not|never|no longer|nothing|nobody|denied)\b|n['’]t\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"\b(?:this|the|our) (?:report|story|article|text|piece|page|item|account|dispatch|news|information|"
    r"material|figures?|details)\b|\bmore details\b|"
    r"\b(?:material|reporting|information|contribut\w+|original\w*|first (?:published|"
    r"reported|appeared|carried)|republished|reprinted|reproduced|syndicated|courtesy|credit|source|copyright)\b|©",
    re.IGNORECASE,
)
_SHORT = 12  # words of a sentence that is no more than its credit


class Credit(NamedTuple):
    """``outlet`` is said to have had the matter; ``words`` say so. ``near`` beside the claim, else of the whole text.

    Where it is not ``said``, an outlet that has the claim is merely named beside it, in words we do not know.
    """

    outlet: str
    known: bool
    words: Span | None
    near: bool
    said: bool = True


def credits_for(
    text: str, sentence: Span, chain: str, outlets: Outlets, publisher: str | None, others: Collection[str]
) -> list[Credit]:
    """Who is credited for the claim in ``sentence``: by its chain, beside it, and for the text as a whole.

    ``chain`` is the claim's, as JSON; ``others`` the outlets that have the claim, of which a short name is enough.
    """
    found = list(_by_chain(text, sentence, chain, outlets))
    for zone, near in _zones(text, sentence):
        last: Named | None = None
        for named in outlets.named(text, zone.start, zone.end, others):
            beside = last is not None and _AND.fullmatch(text, last.span.end, named.span.start)
            if (beside or is_credit(text, named, zone)) and (near or _of_whole(text, zone, named)):
                found.append(Credit(named.outlet, named.known, zone, near))
                last = named
            elif near and named.outlet in others and not is_other_matter(text, named, zone):
                found.append(Credit(named.outlet, named.known, zone, near, said=False))
    best: dict[str, Credit] = {}
    for credit in sorted(found, key=lambda one: (not one.said, not one.near)):
        if not is_own(credit.outlet, publisher):
            best.setdefault(credit.outlet, credit)
    return list(best.values())


def _by_chain(text: str, sentence: Span, chain: str, outlets: Outlets) -> Iterator[Credit]:
    """The media of the claim's chain: those known, and others by their form if a voice stands behind them.

    A first voice that only sounds like an outlet ("the monitoring group Plain Record") is not one.
    """
    links = json.loads(chain)
    for place, (name, kind) in enumerate(links, start=1):
        if kind == "media":
            outlet = outlets.called(name)
            if outlet or (place < len(links) and lexicon.is_outlet(name)):
                at = text.find(name, max(0, sentence.start - _BEFORE), sentence.end + _BEFORE)
                yield Credit(outlet or name, outlet is not None, Span(at, at + len(name)) if at >= 0 else None, True)


def _zones(text: str, sentence: Span) -> Iterator[tuple[Span, bool]]:
    """Sentences that may credit: those beside the claim's (true), and the text's first and last (false)."""
    paragraph = text.rfind("\n", 0, sentence.start) + 1
    start = max(paragraph, sentence.start - _BEFORE)
    end = min(len(text), sentence.end + _BEFORE)
    before = [Span(start + s.start, start + s.end) for s in sentences(text[start : sentence.start])]
    after = [Span(sentence.end + s.start, sentence.end + s.end) for s in sentences(text[sentence.end : end])]
    beside = before[-1:]
    for number, one in enumerate(after[:_AFTER]):
        if "\n" in text[sentence.end : one.start] and (number or not _WHOLE.search(one.of(text))):
            break
        beside.append(one)
    yield sentence, True
    yield from ((one, True) for one in beside)
    top = sentences(text[:_TOP])[:3]
    end = _told_until(text)
    from_ = max(0, end - _TAIL)
    tail = [Span(from_ + s.start, from_ + s.end) for s in sentences(text[from_:end])][-4:]
    yield from ((one, False) for one in dict.fromkeys((*top, *tail)) if one != sentence and one not in beside)


def _told_until(text: str) -> int:
    """Where the text ends without the rows of tables behind it (``intake.grids``): a credit stands before them."""
    end = len(text)
    while (at := text.rfind("\n", 0, end)) > 0 and (" |" in text[at:end] or not text[at:end].strip()):
        end = at
    return end


def _of_whole(text: str, zone: Span, named: Named) -> bool:
    """Whether a sentence apart from the claim speaks of the whole report, or is no more than a credit."""
    words = zone.of(text)
    alone = len(words.split()) - len(named.outlet.split()) <= 4
    return (
        alone or _bracketed(text, named.span) or (_WHOLE.search(words) is not None and len(words.split()) < 2 * _SHORT)
    )


def is_credit(text: str, named: Named, zone: Span) -> bool:
    """Whether the words beside an outlet's name make it one that had the matter."""
    before, after = text[zone.start : named.span.start], text[named.span.end : zone.end]
    if _stands_alone(text, named.span, before, after):
        return True
    rules = _rules()
    if rules.no.match(after):
        return False
    if (match := rules.after.match(after)) and not rules.business.match(after[match.end() :]):
        return match["verb"].split()[-1] not in _WEAK or _SELF.match(after[match.end() :]) is None
    if rules.work.match(after):
        return True
    if not _DATE_ONLY.sub("", f"{before}{after}").strip():
        return True
    if match := rules.before.search(before) or rules.passed.search(before) or rules.matter.search(before):
        return not _NOT.search(before[: match.start("words")])
    return rules.about.search(f"{before} {after}") is not None and not _NOT_AT_ALL.search(before + after)


def is_other_matter(text: str, named: Named, zone: Span) -> bool:
    """Whether an outlet is spoken of for its own sake: what it does, has or suffers that is no report."""
    before, after = text[zone.start : named.span.start], text[named.span.end : zone.end]
    rules = _rules()
    none = rules.no.match(after) or _NOT_AT_ALL.search(before + after)
    verb = rules.after.match(after)
    business = verb is not None and rules.business.match(after[verb.end() :])
    return bool(none or business or rules.owned.search(before))


def _stands_alone(text: str, span: Span, before: str, after: str) -> bool:
    """A dateline, byline, credit line or a name in brackets at a paragraph's end."""
    if _bracketed(text, span):
        line_end = re.match(r"[)\]/]\s*(?:[—–-]|\.?\s*(?:\n|$))", text[span.end : span.end + 8])
        line_start = re.search(r"(?:^|\n)[^\n]{0,40}[(\[/]$", text[max(0, span.start - 60) : span.start])
        return line_end is not None or line_start is not None
    opens = not before.strip() and re.match(r"\s*(?:—|–|--|-\s|:|\|)", after) is not None
    closes = not after.strip(" .") and re.search(r"(?:^|\s)(?:—|–|--|\||©)\s*(?:\d{4} )?(?:the )?$", before) is not None
    return opens or closes


def _bracketed(text: str, span: Span) -> bool:
    return text[max(0, span.start - 1) : span.start] in ("(", "[", "/") and text[span.end : span.end + 1] in (
        ")",
        "]",
        "/",
    )


class _Rules(NamedTuple):
    after: re.Pattern[str]
    before: re.Pattern[str]
    passed: re.Pattern[str]
    matter: re.Pattern[str]
    work: re.Pattern[str]
    about: re.Pattern[str]
    no: re.Pattern[str]
    business: re.Pattern[str]
    owned: re.Pattern[str]


@cache
def _rules() -> _Rules:
    noun = rf"(?:,? (?:a|the) [\w -]{{2,40}},| {_OUTLET_NOUN})?"
    between = rf"(?:[\"“‘]?{_LEAD}){{0,4}}[\"“‘]?"
    return _Rules(
        after=re.compile(rf"[\"”’]?{noun},?(?: {_ADVERB},?){{0,3}} (?P<verb>{_any('after')})\b"),
        before=re.compile(rf"(?:^|[^\w])(?P<words>{_any('before')})[: ]+{between}$", re.IGNORECASE),
        passed=re.compile(rf"\b(?P<words>{_any('passed')}) {between}$", re.IGNORECASE),
        matter=re.compile(
            rf"\b(?P<words>{_any('matter')}),? (?:[\w-]+ ){{0,3}}?(?:from|of|by|in) {between}$", re.IGNORECASE
        ),
        work=re.compile(rf"(?:['’]s?)?(?: [\w-]+){{0,2}}? (?:{_any('work')})\b"),
        about=re.compile(rf"\b(?:{_any('about')})\b", re.IGNORECASE),
        no=re.compile(
            rf"(?:['’]s?)?,?(?: (?:has|had|have|was|is|were|also|[\w]+ly|\w+day|former|chief|a|the)){{0,2}} "
            rf"(?:{_any('no')})\b"
        ),
        business=re.compile(rf",? (?:\w+ )?(?:{_any('business')})\b"),
        owned=re.compile(
            rf"\b(?:{_any('no')}|{_any('bond')}) (?:of|at|from|with|by|for|in|to)? ?{between}$", re.IGNORECASE
        ),
    )


def _any(place: str) -> str:
    return "|".join(sorted((re.escape(w) for w in _words(place)), key=len, reverse=True))


@cache
def _words(place: str) -> Sequence[str]:
    return [row["words"] for row in rows("credits") if row["place"] == place]
