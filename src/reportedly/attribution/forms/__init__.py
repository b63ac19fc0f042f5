"""Direct speech in the forms the press gives it besides running prose, found by rule.

The encoder was trained on newspaper prose. Where it finds nobody behind a passage that one of these forms
holds, the form does. How sure each is stands in quote_forms.csv.
"""

from bisect import bisect_left, insort
from collections.abc import Sequence
from functools import cache

from reportedly import vocab
from reportedly.attribution.forms.headlines import headlines
from reportedly.attribution.forms.introduced import introduced
from reportedly.attribution.forms.labels import Label, labels
from reportedly.attribution.forms.leads import leads
from reportedly.attribution.forms.passages import Page, Passage, is_sentence, speechlike
from reportedly.attribution.forms.signed import signed
from reportedly.attribution.forms.tags import tagged
from reportedly.attribution.forms.transcripts import transcripts
from reportedly.attribution.quotations import Quotation
from reportedly.model.span import Span


def passages(text: str, quotations: Sequence[Quotation], heard: Sequence[Span] = ()) -> list[Passage]:
    """The passages of ``text`` in a form of direct speech, in text order; no two share words of their contents.

    ``heard``: stretches, ascending and disjoint, whose speaker is known; no quotation is looked at that they touch.
    """
    page = Page(text, quotations)
    free = [quotation for quotation in quotations if not _overlaps(heard, quotation.span)]
    labelled = labels(page)
    found = [
        *transcripts(page, labelled),
        *signed(page),
        *leads(page),
        *_labelled(page, labelled),
        *tagged(page, free),
        *headlines(page, labelled),
        *introduced(page),
    ]
    taken: list[Span] = []
    kept = []
    for passage in (_trimmed(page, passage) for passage in found):
        if (
            passage.source
            and passage.content
            and not any(_overlaps(taken, span) for span in (*passage.content, *passage.source))
        ):
            kept.append(passage)
            for span in passage.content:
                insort(taken, span)
    return sorted(kept, key=lambda passage: passage.content[0])


def _trimmed(page: Page, passage: Passage) -> Passage:
    """A passage without white space, and without commas around its source, at the ends of its spans."""
    source = [page.trimmed(*_without_commas(page.text, span)) for span in passage.source]
    cue, content = ([page.trimmed(*span) for span in spans] for spans in (passage.cue, passage.content))
    source, cue, content = ([span for span in spans if span.end > span.start] for spans in (source, cue, content))
    return Passage(passage.form, source, cue, content, passage.speaker)


def _without_commas(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(" ,;"))
    return Span(start, max(start, span.start + len(words.rstrip(" ,;"))))


@cache
def sureness() -> dict[str, float]:
    """How often each form is right, 0…1 (quote_forms.csv)."""
    return {row["form"]: float(row["right"]) for row in vocab.rows("quote_forms")}


def _labelled(page: Page, found: Sequence[Label]) -> list[Passage]:
    """A single label that names a speaker, before a quotation or before words that speak: "Jane Smith: “…”"."""
    passages = []
    for label in found:
        if (
            label.kind not in ("person", "handle", "body", "role", "part", "name", "caps")
            or label.body.start == label.body.end
        ):
            continue
        if page.text[label.who.start - 1 : label.who.start] in tuple("\"“‘«„'"):
            continue  # words of a quotation
        words = label.body.of(page.text)
        quoted = [q.span for q in page.quotations_in(label.body) if q.span.start == label.body.start]
        handle = label.kind == "handle" or "@" in label.who.of(page.text)
        if quoted and (is_sentence(quoted[0].of(page.text)) or speechlike(words)):
            passages.append(Passage("label", [label.who], [label.cue], [quoted[0]]))
        elif handle or (label.kind == "person" and speechlike(words) and is_sentence(words) and words[-1] in '.?!…”"’'):
            form = "tweet" if handle else "label"
            passages.append(Passage(form, [label.who], [label.cue], [label.body], page.handles.get(label.key)))
    return passages


def _overlaps(taken: Sequence[Span], span: Span) -> bool:
    """Whether one of ``taken`` (ascending, disjoint) shares words with ``span``."""
    at = bisect_left(taken, span.end, key=lambda s: s.start)
    return at > 0 and taken[at - 1].end > span.start
