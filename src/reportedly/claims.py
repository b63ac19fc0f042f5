"""Claims: what each attribution asserts, and what the report asserts in its own voice, with its flags."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from msgspec.structs import replace

from reportedly.facets import names as facet_names
from reportedly.model.claims import OUTLET, Claim, Mark
from reportedly.model.document import Document
from reportedly.model.figures import Date, Quantity
from reportedly.model.span import Span, any_overlap
from reportedly.model.voices import Attribution, Voice
from reportedly.observed import note, stage
from reportedly.signals import facets, points_at_record
from reportedly.signals.central import Central
from reportedly.signals.content import content
from reportedly.signals.named_events import names_event

_Said = TypeVar("_Said", Quantity, Date)
_Placed = TypeVar("_Placed", Quantity, Date, Mark)

FLAGS = {
    "loaded-language": "value-laden words in the report's own voice",
    "source-loaded": "value-laden words that the report passes on as the source's",
    "hedged": "softened or kept at a distance (reportedly, may, apparently)",
    "no-source": "nobody is named as saying it",
    "figure-without-source": "a figure in the report's own voice",
    "agentless": "a passive that leaves out who thinks or says so",
    "unnamed-organisations": "bodies that are not named are called on",
    "checkable-public-record": "a law, vote, court or register would show it",
    "endorses-source": "the report's own voice takes a source's claim for true",
    "vague-source": "the source could be anybody",
    "unnamed-source": "the source is not named",
    "captive-source": "the source speaks under constraint",
    "factive-cue": "the cue takes the content for true, though nobody verified it",
    "unverified": "the report says that it could not verify this",
    "denial": "the source says that this is not so: no support of it",
    "denied": "somebody in the report denies this",
    "retracted": "whoever said it took it back, or corrected it",
    "institution-for-one-voice": "an institution is named where one unnamed person seems to speak",
}
_WORD = re.compile(r"\w+")
MANY = re.compile(r"\b(?:[Ss]ome|[Mm]any|[Ss]everal|[Mm]ost|[Nn]umerous|[Cc]ountless|[Ff]ew) (?!of\b)[a-z]")
UNNAMED_BODIES = re.compile(
    r"\b(?:by|from|to|among|with) (?:[a-z-]+ ){0,3}"
    r"(?:organi[sz]ations|groups|agencies|bodies|institutions|companies|charities|watchdogs|experts|"
    r"analysts|observers|activists|campaigners|officials|authorities|critics)\b"
)
_DEPENDENT = frozenset("who which that whose where when by of to in on at for with as and but or asked".split())
_MARK_FLAGS = {
    "loaded": "loaded-language",
    "hedge": "hedged",
    "agentless": "agentless",
    "endorsement": "endorses-source",
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What claims are made of, in text order. ``worth`` is the probability that spans with facets are check-worthy."""

    document: Document
    sentences: Sequence[Span]
    attributions: Sequence[Attribution]
    voices: Sequence[Voice]
    quantities: Sequence[Quantity]
    dates: Sequence[Date]
    marks: Sequence[Mark]
    worth: Callable[[Sequence[Span], Mapping[str, float]], float]


def with_speakers(items: Sequence[_Said], attributions: Sequence[Attribution]) -> list[_Said]:
    """Each quantity or date with the id of the attribution whose content holds it."""
    held = sorted((span, a.id) for a in attributions for span in a.content)
    starts = [span.start for span, _ in held]
    out = []
    for item in items:
        at = bisect_right(starts, item.span.start) - 1
        inside = at >= 0 and item.span.end <= held[at][0].end
        out.append(replace(item, attribution=held[at][1] if inside else None))
    return out


@stage("claims")
def claims(evidence: Evidence) -> list[Claim]:
    """Attributed and own-voice claims, in text order, numbered c1…; flags are explained in FLAGS."""
    nobody = [mark.span for mark in evidence.marks if mark.kind in ("no-reply", "agentless")]
    sourced = [a for a in evidence.attributions if carries(a, nobody)]
    pieces = [(group, a) for a in sourced for group in _assertions(evidence, a)]
    drafts = [*pieces, *((spans, None) for spans in _own_voice(evidence, sourced))]
    drafts.sort(key=lambda draft: (draft[0][0], draft[1] is None))
    voices = {voice.id: voice for voice in evidence.voices}
    text = evidence.document.text
    central = Central(content(text), len(text), _headline(evidence.document))
    return [
        _claim(f"c{number}", spans, attribution, evidence, voices, central)
        for number, (spans, attribution) in enumerate(drafts, 1)
    ]


def carries(attribution: Attribution, nobody: Sequence[Span]) -> bool:
    """Whether an attribution gives somebody's word for its content; ``nobody``: silences and agentless passives.

    It does not where nobody is its source ("is widely seen as"), where it tells of a wish or a plan ("refused
    to extend": that is the report's own assertion about an actor), or of a silence ("did not comment on").
    """
    if not attribution.voice or not attribution.chain:
        return False
    if attribution.stance == "intent" or "silence" in attribution.flags:
        return False
    near = bisect_right(nobody, attribution.cue[-1].end, key=lambda span: span.start) if attribution.cue else 0
    return not any_overlap(attribution.cue, nobody[max(0, near - 4) : near])


def _assertions(evidence: Evidence, attribution: Attribution) -> list[list[Span]]:
    """An attribution's content, cut where a piece begins a sentence of its own."""
    text = evidence.document.text
    groups: list[list[Span]] = []
    for span in attribution.content:
        last = groups[-1][-1] if groups else None
        if last and (not text[last.end : span.start].strip() or _sentence(evidence, last) == _sentence(evidence, span)):
            groups[-1].append(span)
        else:
            groups.append([span])
    return groups


def _sentence(evidence: Evidence, span: Span) -> int:
    return bisect_right(evidence.sentences, span.start, key=lambda s: s.start) - 1


def _own_voice(evidence: Evidence, sourced: Sequence[Attribution]) -> list[list[Span]]:
    """Sentences, or what attributions leave of them, that the report asserts itself: five words and more."""
    said = [role for a in sourced for role in (a.content, a.source, a.cue)]
    passed_on = [role for a in sourced for link in a.chain for role in (link.source, link.cue)]
    taken = sorted({span for role in (*said, *passed_on) for span in role})
    headlines = [block.span for block in evidence.document.blocks if block.kind == "headline"]
    text, at = evidence.document.text, 0
    out: list[list[Span]] = []
    for sentence in evidence.sentences:
        if any(headline.contains(sentence) for headline in headlines) or text[sentence.end - 1] == "?":
            continue
        while at < len(taken) and taken[at].end <= sentence.start:
            at += 1
        free = _left(text, sentence, taken[at : at + 40])
        out.extend([piece] for piece in free if _asserts(text, piece, sentence))
    return out


def _asserts(text: str, piece: Span, sentence: Span) -> bool:
    """Whether a piece of a sentence can stand as a claim: five words, or seven where attributions left it over."""
    words = _WORD.findall(text, *piece)
    if piece.start <= sentence.start and piece.end >= sentence.end - 2:
        return len(words) >= 5
    return len(words) >= 7 and words[0].lower() not in _DEPENDENT


def _left(text: str, sentence: Span, taken: Iterable[Span]) -> list[Span]:
    """What ``taken`` leaves of a sentence, trimmed."""
    here = sentence.start
    free: list[tuple[int, int]] = []
    for span in taken:
        if span.start >= sentence.end:
            break
        free.append((here, span.start))
        here = max(here, span.end)
    free.append((here, sentence.end))
    pieces = (_stripped(text, Span(start, end)) for start, end in free if end > start)
    return [piece for piece in pieces if piece.end > piece.start]


def _stripped(text: str, span: Span) -> Span:
    """Without white space, commas and dashes at the ends."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in ",;:—–-"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:—–-"):
        end -= 1
    return Span(start, end)


def _headline(document: Document) -> str:
    """The report's title, from the page or from its text."""
    found = next((block.span for block in document.blocks if block.kind == "headline"), None)
    return document.title or (document.words(found) if found else "")


def _claim(
    name: str,
    spans: list[Span],
    attribution: Attribution | None,
    evidence: Evidence,
    voices: dict[str, Voice],
    central: Central,
) -> Claim:
    text = evidence.document.text
    quantities, dates = _within(evidence.quantities, spans), _within(evidence.dates, spans)
    marks = _within(evidence.marks, spans)
    words = " ".join(text[s.start : s.end] for s in spans)
    flags = [flag for mark in marks if (flag := flag_of_mark(mark))]
    if points_at_record(words):
        flags.append("checkable-public-record")
    if attribution is None:
        flags += _own_flags(words, quantities, flags, any(mark.kind == "vague" for mark in marks))
    else:
        flags += _source_flags(attribution, voices)
    known = _facets(words, quantities, dates)
    note("claim", id=name)
    return Claim(
        id=name,
        spans=spans,
        attribution=attribution.id if attribution else None,
        quantities=[q.id for q in quantities],
        dates=[d.id for d in dates],
        marks=[m.id for m in marks],
        flags=list(dict.fromkeys(flags)),
        facets=facet_names(known, event=names_event(words, text)),
        central=round(central.of(spans), 4),
        worth=round(_worth(evidence, spans, known), 4),
    )


def _facets(words: str, quantities: Sequence[Quantity], dates: Sequence[Date]) -> dict[str, float]:
    return facets(words, has_figure=any(q.kind != "ordinal" for q in quantities), has_date=bool(dates))


def _worth(evidence: Evidence, spans: Sequence[Span], known: Mapping[str, float]) -> float:
    """How much a claim is worth checking: the mean of what its own words and its whole sentences tell.

    The head learned from whole sentences; on worth_train's dev split the claim alone has an F1 of .877, its sentence
    .905, the mean of both .898 (2026-11-24, benchmarks.worth).
    """
    first, last = (max(0, _sentence(evidence, span)) for span in (spans[0], spans[-1]))
    whole = Span(evidence.sentences[first].start, max(evidence.sentences[last].end, spans[-1].end))
    if spans == [whole]:  # as most of the report's own claims are
        return evidence.worth(spans, known)
    around = _facets(
        whole.of(evidence.document.text), _within(evidence.quantities, [whole]), _within(evidence.dates, [whole])
    )
    return (evidence.worth(spans, known) + evidence.worth([whole], around)) / 2


def _within(items: Sequence[_Placed], spans: Sequence[Span]) -> list[_Placed]:
    """The items, in text order, that lie in one of ``spans``."""
    found: list[_Placed] = []
    for span in spans:
        at = bisect_right(items, span.start - 1, key=lambda item: item.span.start)
        while at < len(items) and items[at].span.start < span.end:
            if items[at].span.end <= span.end:
                found.append(items[at])
            at += 1
    return found


def flag_of_mark(mark: Mark) -> str | None:
    """The flag that a mark gives its claim. Loaded words are the outlet's only where they are charged to it."""
    if mark.sort == "approximator":  # "about 300" softens the figure, and leaves nobody's word out
        return None
    if mark.kind == "loaded" and mark.charged_to != OUTLET:
        return "source-loaded"
    return _MARK_FLAGS.get(mark.kind)


def _own_flags(words: str, quantities: Sequence[Quantity], so_far: Sequence[str], vague: bool) -> list[str]:
    flags = []
    if any(q.kind not in ("ordinal", "duration", "age") for q in quantities):
        flags.append("figure-without-source")
    if vague or "hedged" in so_far or "agentless" in so_far or MANY.search(words):
        flags.append("no-source")
    if UNNAMED_BODIES.search(words):
        flags.append("unnamed-organisations")
    return flags


def _source_flags(attribution: Attribution, voices: dict[str, Voice]) -> list[str]:
    kind = attribution.chain[-1].kind if attribution.chain else voices[attribution.voice or ""].kind
    flags = {"vague": ["vague-source"], "captive": ["captive-source"]}.get(kind, [])
    if kind.startswith("unnamed"):
        flags = ["unnamed-source"]
    if attribution.stance == "factive" and (kind == "vague" or kind.startswith("unnamed")):
        flags.append("factive-cue")
    return [*flags, *(flag for flag in attribution.flags if flag in FLAGS)]  # the form it has is no caution
