"""What the archive answers, as records for a language model: traces, figures, search, earlier checks, lists."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from reportedly.doors.mcp import names
from reportedly.doors.mcp.pages import Row
from reportedly.export import trace_words
from reportedly.export.outline import counted
from reportedly.model.reviews import Checked, Earlier, JudgedClaim
from reportedly.model.series import Figure, Series
from reportedly.model.trace import Edge, Mention, Trace

if TYPE_CHECKING:
    from reportedly.archive.listing import Article
    from reportedly.archive.search.results import FoundClaim

_SHOWN = 300  # code points of a sentence in an outline
_REPORTS = 4  # articles named under one figure in an outline


def trace_head(found: Trace) -> dict[str, object]:
    """The answer in a sentence, and what it was counted over."""
    return {
        "answer": f"{trace_words.answer(found)}; {trace_words.counts(found)}.",
        "low": found.low,
        "best": found.best,
        "high": found.high,
        "claim": _cut(found.claim),
        "doubts": found.doubts,
        "warnings": found.warnings,
    }


def trace_rows(found: Trace, *, full: bool) -> Iterator[Row]:
    """Origins, first voices, then each article: what it is to the claim and whom it has it from."""
    for origin in found.origins:
        fields = {"uri": names.report(origin.article), "publisher": origin.publisher, "sure": round(origin.sure, 2)}
        followers = [names.report(key) for key in origin.followers] if full else []
        told = {"followed_by": len(origin.followers), "followers": [{"uri": uri} for uri in followers]}
        yield "origins", {**fields, "heard": "; ".join(origin.voices), "why": "; ".join(origin.why), **told}
    for voice in found.voices:
        yield "first_voices", {"name": voice.name, "kind": voice.kind, "articles": voice.articles}
    ties: dict[str, list[Edge]] = {}
    for edge in found.edges:
        ties.setdefault(edge.later, []).append(edge)
    for mention in found.mentions:
        yield "mentions", _mention(mention, ties.get(mention.article, []), full=full)


def _mention(mention: Mention, ties: Sequence[Edge], *, full: bool) -> dict[str, object]:
    copies = any(edge.tie == "copies" for edge in ties)  # its words are those of another mention
    made: dict[str, object] = {
        "uri": names.report(mention.article),
        "publisher": mention.publisher,
        "published": mention.published_from or mention.published,
        "role": mention.role,
        "own": round(mention.own, 2),
        "words": mention.words if full else None if copies else _cut(mention.words),
        "span": mention.sentence,
        "heard": mention.voice,
        "from": [_tie(edge, full=full) for edge in ties],
    }
    if full:
        made |= {"title": mention.title, "through": mention.through, "voice_kind": mention.voice_kind}
        made |= {"low": mention.low, "high": mention.high, "unit": mention.unit, "why": mention.why}
    return made


def _tie(edge: Edge, *, full: bool) -> dict[str, object]:
    made: dict[str, object] = {"tie": edge.tie, "sure": round(edge.sure, 2)}
    made |= {"outlet": edge.earlier} if edge.outside else {"uri": names.report(edge.earlier)}
    if full:
        passages = [{"here": one.one, "there": one.other, "same_words": one.words} for one in edge.passages]
        made |= {"why": edge.why, "passages": passages, "credit": edge.credit}
    return made


def series_head(found: Series) -> dict[str, object]:
    """What is counted, over how many articles, and what a rule chose where one was asked for."""
    answer = f"{counted(len(found.figures), 'figure')} in {counted(found.articles, 'article')}, none chosen"
    choice: dict[str, object] = {}
    if found.choice is not None:
        chosen = found.choice
        answer = f"{answer.removesuffix(', none chosen')}; a rule was applied because you asked for it"
        choice = {"profile": chosen.profile, "says": chosen.says, "source": chosen.source, "why": chosen.why}
        choice |= {"low": chosen.low, "high": chosen.high, "best": chosen.best, "figures": chosen.figures}
    head: dict[str, object] = {"answer": f"{answer}.", "counts": found.counts, "places": found.names}
    return {**head, "unit": found.unit, "choice": choice, "warnings": found.warnings}


def series_rows(found: Series, *, full: bool) -> Iterator[Row]:
    """Each origin's figures, then the pairs of one time that no value fits, then what was set apart."""
    for origin in found.origins:
        fields = {"id": origin.id, "name": origin.name, "kind": origin.kind, "articles": origin.articles}
        yield "origins", {**fields, "heard_by": origin.heard_by, "outlet": origin.outlet or None}
    for figure in found.figures:
        yield "figures", _figure(figure, full=full)
    for pair in found.pairs:
        if full or not pair.meet:
            yield "pairs", {"one": pair.one, "other": pair.other, "meet": pair.meet, "when": pair.when}
    for apart in found.apart if full else ():
        uri = names.report(apart.article)
        yield "set_apart", {"uri": uri, "printed": apart.printed, "words": apart.words, "why": apart.why}


def _figure(figure: Figure, *, full: bool) -> dict[str, object]:
    reports: list[dict[str, object]] = []
    for one in figure.reports if full else figure.reports[:_REPORTS]:
        place: dict[str, object] = {"uri": names.claim(one.article, one.claim), "publisher": one.publisher}
        if full:
            place |= {"words": one.words, "span": one.span, "heard": one.voice, "through": one.through}
            place |= {"published": one.published, "copy_of": one.copy_of and names.report(one.copy_of)}
        reports.append(place)
    return {
        "id": figure.id,
        "origin_id": figure.origin,
        "printed": figure.printed,
        "least": figure.least,
        "most": figure.most,
        "counted": figure.counted,
        "of_from": figure.of_from,
        "of_to": figure.of_to,
        "first": figure.first,
        "articles": figure.articles,
        "copies": figure.copies,
        "changed_from": figure.changed and names.report(figure.changed),
        "reports": reports,
    }


def found_rows(found: "Sequence[FoundClaim]") -> Iterator[Row]:
    """The best claim of each sentence: one that is said to have been said holds two."""
    seen: set[object] = set()
    for one in found:
        if (one.key, one.span) in seen:
            continue
        seen.add((one.key, one.span))
        yield (
            "found",
            {
                "uri": names.claim(one.key, one.local),
                "words": _cut(one.sentence),
                "span": one.span,
                "heard": " → ".join(name or kind for name, kind in reversed(one.chain)) or None,
                "voice_kind": one.voice_kind,
                "publisher": one.publisher,
                "published": one.published,
                "score": one.score,
            },
        )


def checked_rows(found: Checked) -> Iterator[Row]:
    """Earlier checks, in their checkers' words; what differs stands under ``comparisons``."""
    for one in found.found:
        fields = {"rank": one.rank, "rating": one.says, **_subject(one)}
        yield "found", {**fields, "comparisons": [each.line for each in one.comparisons]}


def _subject(one: Earlier) -> dict[str, object]:
    if one.judged is not None:
        return {"uri": names.claim(one.judged.article, one.judged.local), "claim": _cut(one.judged.text)}
    check = one.check
    if check is None:
        return {}
    return {"claim": _cut(check.claim), "url": check.url, "claimant": check.claimant, "published": check.published}


def judged(claim: JudgedClaim) -> dict[str, object]:
    """What people of this desk said of a claim: every word is theirs, and the last of each person stands."""
    grades = [{"grade": one.grade, "label": one.label, "reviewer": one.by, "at": one.at} for one in claim.grades]
    reviews = [{"label": one.label, "reviewer": one.by, "at": one.at, "reasons": one.reasons} for one in claim.reviews]
    return {"grades": grades, "reviews": reviews, "reviewers_disagree": claim.disagree or None}


def article_row(article: "Article") -> Row:
    """One line of a list of reports."""
    newest = article.versions[-1]
    fields = {"uri": names.report(article.key), "title": newest.title, "publisher": newest.publisher}
    unread = None if newest.made_by is not None else "kept without a reading"
    return "reports", {**fields, "published": newest.published, "claims_made": newest.claims, "unread": unread}


def _cut(words: str) -> str:
    return f"{words[:_SHOWN]} […]" if len(words) > _SHOWN else words
