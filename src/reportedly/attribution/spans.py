"""Relations of word pieces → spans of text, brought into line with the quotation marks.

The encoder decides what belongs together; the marks decide where a quotation begins and ends. A
quotation that no relation holds goes to the speaker it continues (AP Stylebook, "quotation marks":
a running quotation is not attributed anew).
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise

from reportedly.attribution import lexicon
from reportedly.attribution.changes import saw
from reportedly.attribution.decode import Relation, Segment, span_of
from reportedly.attribution.formed import with_forms
from reportedly.attribution.quotations import Quotation
from reportedly.attribution.said import Said
from reportedly.encoder import Encoding
from reportedly.model.span import Span
from reportedly.model.voices import QuoteKind
from reportedly.observed import note

__all__ = ["WORD", "Said", "free_quotations", "keep_speaker", "quote_kind", "said", "tidy"]

WORD = re.compile(r"\w+(?:[.'’\-]\w+)*")
_GAP = re.compile(r"[\s\"“”„«»‘’'.,;:!?()\[\]—–-]*")
_MOSTLY = 0.6  # a content that holds this share of a quotation is taken to hold it all (swept .4 to .8 on dev)


def said(
    encoding: Encoding,
    relations: Sequence[Relation],
    quotations: Sequence[Quotation],
    text: str,
    likely: Callable[[Said], bool] = lambda _: True,
) -> list[Said]:
    """The relations that are ``likely``, as spans, in order of their cues; and what forms and marks add to them."""
    decoded = [_one(encoding, relation) for relation in relations]
    note("decoded", relations=relations, said=decoded)
    saw(_one, decoded)
    found = [one for one in decoded if likely(one)]
    taken = sorted(span.start for one in found for span in (*one.source, *one.cue, *one.content))
    for one in found:
        _fit(text, one, quotations, taken)
    saw(_fit, found)
    found = with_forms(text, found, quotations)  # direct speech in forms the encoder was not trained on
    saw(with_forms, found)
    free_quotations(text, found, quotations)
    saw(free_quotations, found)
    keep_speaker(text, found, quotations)
    saw(keep_speaker, found)
    return [one for one in found if one.content]


def _one(encoding: Encoding, relation: Relation) -> Said:
    """What the encoder's segments stand on."""

    def spans(segments: Sequence[Segment]) -> list[Span]:
        return sorted(span_of(encoding, segment) for segment in segments)

    source = [relation.source] if relation.source else []
    sure = [min(s.sure for s in part) if part else 1.0 for part in (source, relation.cues, relation.contents)]
    features = [*sure, relation.source_link if source else 0.0, relation.content_link]
    return Said(spans(source), spans(relation.cues), spans(relation.contents), features)


def _fit(text: str, one: Said, quotations: Sequence[Quotation], taken: Sequence[int]) -> None:
    """Fits spans to words and quotation marks: clauses to their end, quotations with their marks, no stray comma."""
    whole = [_whole(text, span, taken) for span in one.content]
    one.content = tidy(text, [_to_marks(text, span, quotations) for span in whole])
    one.source = [_whole(text, _trim(text, span), taken) for span in one.source]
    one.cue = [_trim(text, span) for span in one.cue]


def _trim(text: str, span: Span) -> Span:
    """Without white space and stray commas at the ends."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] in ",;"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    return Span(start, end) if start < end else span


_RELATIVE = re.compile(r",? (?:who|which|that)$")
_OPEN_WORDS = frozenset(
    "the a an of to in on at for with by from and or that which who as than into their his her its our very so such "
    "not no be been is are was were has have had will would could can may might must shall more less most broader "
    "wider greater larger bigger smaller higher lower longer shorter better worse other another".split()
)
_COMPLEMENT = re.compile(r" [^,;:.!?()\n“”\"—–]{1,199}(?=[,;:.!?()\n“”\"—–])")


def _whole(text: str, span: Span, taken: Sequence[int]) -> Span:
    """A span that stops at a word that calls for more ("a report by", "… reflects") goes on to the next mark.

    It stops short of what another span has ``taken`` (their starts, ascending). Worth 0.2 of content F1 on dev.
    """
    if relative := _RELATIVE.search(text, span.start, span.end):
        return Span(span.start, relative.start())
    last = "".join(text[max(span.start, span.end - 20) : span.end].lower().rsplit(None, 1)[-1:])
    more = _COMPLEMENT.match(text, span.end)
    if more is None or not (last in _OPEN_WORDS or last in lexicon.cue_verbs()):
        return span
    at = bisect_left(taken, span.end)
    return span if at < len(taken) and taken[at] < more.end() else Span(span.start, more.end())


def _to_marks(text: str, span: Span, quotations: Sequence[Quotation]) -> Span:
    """Takes in the marks of a quotation the span (nearly) holds, and lets go of a mark whose twin it lacks."""
    start, end = span
    at = bisect_left(quotations, start, key=lambda q: q.span.end)
    for quotation in quotations[max(0, at - 1) : at + 2]:
        q = quotation.span
        if q.start <= start < q.end and _inner(text, q.start, start) <= 1:
            start = q.start
        held = min(end, q.end) - max(start, q.start)
        if held > _MOSTLY * (q.end - q.start) and start <= q.start + 1:
            start, end = min(start, q.start), max(end, q.end)
    return Span(start, end)


def _inner(text: str, start: int, end: int) -> int:
    """Words between two places."""
    return len(WORD.findall(text, start, end))


def tidy(text: str, spans: Sequence[Span]) -> list[Span]:
    """Sorted; spans with nothing but punctuation between them are joined within a paragraph."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        elif out and _only_marks(text, out[-1].end, span.start):
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return out


def _only_marks(text: str, start: int, end: int) -> bool:
    match = _GAP.match(text, start, end)
    return end - start < 12 and match is not None and match.end() == end and "\n" not in text[start:end]


def free_quotations(text: str, found: Sequence[Said], quotations: Sequence[Quotation]) -> None:
    """Takes a quotation from a cue that cannot be its own, where it runs on from another speaker's.

    No "he said" follows a quotation that a full stop ends: with an attribution after it, it ends in a comma (AP
    Stylebook, "quotation marks").
    """
    held, starts = _held(found)
    for before, quotation in pairwise(quotations):
        speaker, owner = _owner(held, starts, before.span), _owner(held, starts, quotation.span)
        if speaker is None or owner is None or owner == speaker or not _stopped(text, found[owner], quotation.span):
            continue
        if _runs_on(text, found[speaker], before.span, quotation.span):
            kept = [span for span in found[owner].content if not span.overlaps(quotation.span)]
            found[owner].content = kept


def _stopped(text: str, one: Said, quotation: Span) -> bool:
    """A full stop ends the quotation before all that says who spoke."""
    said_by = [*one.source, *one.cue]
    after = all(span.start >= quotation.end for span in said_by)
    return bool(said_by) and after and text[quotation.start : quotation.end].rstrip("\"”»’' ").endswith(".")


def keep_speaker(text: str, found: list[Said], quotations: Sequence[Quotation]) -> None:
    """Gives each quotation that no relation holds to the speaker it runs on from, if there is one."""
    held, starts = _held(found)
    speaker: int | None = None  # of the quotation before
    before: Span | None = None
    for quotation in quotations:
        owner = _owner(held, starts, quotation.span)
        if owner is None and speaker is not None and before is not None:
            running = quotation.continues or _runs_on(text, found[speaker], before, quotation.span)
            if running and _inner(text, *quotation.span) >= 3:
                found[speaker].content = sorted([*found[speaker].content, quotation.span])
                owner = speaker
        speaker, before = owner, quotation.span


def _held(found: Sequence[Said]) -> tuple[list[tuple[Span, int]], list[int]]:
    """All contents in text order with the number of their relation, and where they start."""
    held = sorted((span, number) for number, one in enumerate(found) for span in one.content)
    return held, [span.start for span, _ in held]


def _owner(held: list[tuple[Span, int]], starts: list[int], span: Span) -> int | None:
    """The relation that holds part of ``span``."""
    at = bisect_right(starts, span.end) - 1
    for content, number in reversed(held[max(0, at - 3) : at + 1]):
        if content.overlaps(span):
            return number
    return None


def _runs_on(text: str, one: Said, before: Span, quotation: Span) -> bool:
    """Nothing but this speaker's source and cue stands between the two quotations, in one paragraph."""
    start, end = before.end, quotation.start
    if "\n" in text[start:end] or end - start > 200:
        return False
    rest, at = [], start
    for span in sorted([*one.source, *one.cue]):
        if span.start >= start and span.end <= end:
            rest.append(text[at : span.start])
            at = span.end
    rest.append(text[at:end])
    return at > start and len(WORD.findall(" ".join(rest))) <= 1  # "…,” Holt said Friday. “…"


def quote_kind(text: str, content: Sequence[Span], quotations: Sequence[Quotation]) -> QuoteKind:
    """``direct`` where all words (95 %) are inside quotation marks, ``mixed`` where some are."""
    quoted, words = words_quoted(text, content, quotations)
    return "direct" if words and quoted >= 0.95 * words else "mixed" if quoted else "indirect"


_LEADS_IN = re.compile(
    r"(?:only:? )?(?:that|as|if|whether|how|why|of|for|to be|them as|it as|it|only:?)\s+(?=[“\"«‘„'])", re.IGNORECASE
)


def words_quoted(text: str, content: Sequence[Span], quotations: Sequence[Quotation]) -> tuple[int, int]:
    """How many words of ``content`` are inside quotation marks, and how many there are."""
    words = quoted = 0
    for span in content:
        lead = _LEADS_IN.match(text, *span)  # "said that | “…”"
        for match in WORD.finditer(text, lead.end() if lead else span.start, span.end):
            words += 1
            at = bisect_right(quotations, match.start(), key=lambda q: q.span.start) - 1
            quoted += at >= 0 and match.start() < quotations[at].span.end
    return quoted, words
