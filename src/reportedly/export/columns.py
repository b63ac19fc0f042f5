"""The columns of each table, in order: name, type, meaning, and where the cell comes from."""

from collections.abc import Callable, Sequence
from typing import Any

from reportedly.export.tables import Column, Table, Type
from reportedly.model.span import Span

_OFFSETS = "in code points of the report's text"


def _of(name: str, type: Type, meaning: str, attribute: str = "") -> Column:
    """A column that is a field of the record."""
    return Column(name, type, meaning, lambda _seen, record: getattr(record, attribute or name))


def _placed(what: str, spans: Callable[[Any], Sequence[Span]], prefix: str = "") -> tuple[Column, ...]:
    """The words of a record, where the first of them stand, and all their spans."""

    def end(index: int) -> Callable[[Any, Any], object]:
        return lambda _seen, record: spans(record)[0][index] if spans(record) else None

    return (
        Column(f"{prefix}words", "text", f"{what}; “[…]” where they are interrupted", lambda s, r: s.words(spans(r))),
        Column(f"{prefix}start", "integer", f"where the first of these words begin, {_OFFSETS}", end(0)),
        Column(f"{prefix}end", "integer", "where they end", end(1)),
        Column(f"{prefix}spans", "spans", "all their spans, each [start, end)", lambda _s, r: list(spans(r))),
    )


def _report(name: str, meaning: str) -> Column:
    return Column(name, "text", meaning, lambda seen, _record: getattr(seen.reading.document, name))


_REPORT = (
    Column("article", "text", "the report's id, or its key in the archive", lambda seen, _record: seen.reading.id),
    _report("url", "where it was published; empty where not known"),
    _report("title", "its title"),
    _report("publisher", "its outlet"),
    _report("published", "when, ISO 8601"),
    _report("sha256", "of its text: offsets hold in this text only"),
)
_ID = _of("id", "text", "the record's id within the report")


def _behind(attribution: Callable[[Any], str | None]) -> tuple[Column, ...]:
    """Whose words: the stated source, and the first voice."""
    return (
        Column("voice", "text", "name of the stated source", lambda s, r: s.voice(attribution(r))[0]),
        Column("voice_kind", "text", "its kind, as docs/kinds.md", lambda s, r: s.voice(attribution(r))[1]),
        Column("first_voice", "text", "name of the far end of the chain", lambda s, r: s.first(attribution(r))[0]),
        Column("first_kind", "text", "its kind", lambda s, r: s.first(attribution(r))[1]),
    )


_CLAIMS = (
    *_REPORT,
    _ID,
    *_placed("what is claimed", lambda claim: claim.spans),
    _of("attribution", "text", "id of the attribution; empty in the report's own voice"),
    *_behind(lambda claim: claim.attribution),
    _of("quantities", "texts", "ids of the figures in it"),
    _of("dates", "texts", "ids of the dates in it"),
    _of("marks", "texts", "ids of the words in it that colour it"),
    _of("flags", "texts", "what a reader is warned of"),
    _of("facets", "texts", "what a check would hold on to"),
    _of("central", "number", "how central it is to the report, 0 to 1"),
    _of("worth", "number", "how much it is worth checking, 0 to 1"),
)
_ATTRIBUTIONS = (
    *_REPORT,
    _ID,
    *_placed("the words for the source", lambda said: said.source, "source_"),
    *_placed("the words that attribute", lambda said: said.cue, "cue_"),
    *_placed("what is attributed", lambda said: said.content, "content_"),
    _of("quote", "text", "direct, mixed or indirect"),
    _of("stance", "text", "neutral, factive, doubt, intent or belief"),
    _of("confidence", "number", "probability that source, cue and content are right"),
    _of("voice_id", "text", "id of the stated source within the report", "voice"),
    *_behind(lambda said: said.id),
    Column(
        "chain",
        "texts",
        "names of all who passed it on, nearest the reader first",
        lambda _s, r: [link.name for link in r.chain],
    ),
    _of("flags", "texts", "what a reader is warned of"),
)
_QUANTITIES = (
    *_REPORT,
    _ID,
    *_placed("the figure as printed", lambda quantity: [quantity.span]),
    _of("low", "number", "least value printed, in the unit as printed (10 % is 10)"),
    _of("high", "number", "greatest value printed"),
    _of("precision", "number", "half the last significant place as printed"),
    _of("modifier", "text", "exact, approximate, more-than, less-than, at-least or at-most"),
    _of("kind", "text", "count, percent, points, money, measure, multiple, fraction, ordinal, age, rate, duration"),
    _of("unit", "text", "the unit, in the singular"),
    _of("per", "text", "the unit a rate is taken over"),
    _of("counted", "text", "what is counted, as a noun in the singular"),
    _of("population", "text", "the group it is of, in the report's words"),
    _of("when", "text", "id of the date it is of"),
    _of("change", "text", "rise or fall, where it is the size of one"),
    _of("part", "text", "from, to or by, where it is a part of a change"),
    _of("negated", "truth", "whether it is denied"),
    _of("hypothetical", "truth", "whether it is supposed or possible"),
    _of("planned", "truth", "whether it is of what is to be"),
    Column("claims", "texts", "ids of the claims that hold it", lambda seen, r: seen.claims.get(r.id, [])),
    _of("attribution", "text", "id of the attribution; empty in the report's own voice"),
    *_behind(lambda quantity: quantity.attribution),
)
_FINDINGS = (
    *_REPORT,
    _ID,
    _of("rule", "text", "id of the check, as docs/checks.md", "kind"),
    _of("verdict", "text", "consistent, strained, inconsistent or not-checkable"),
    *_placed("the words it rests on", lambda finding: finding.spans),
    _of("working", "text", "the working, as a line"),
    _of("confidence", "number", "how sure the link between the figures is, 0 to 1"),
    _of("needs", "text", "what is missing, where it is not checkable"),
)

TABLES: dict[str, Table] = {
    one.name: one
    for one in (
        Table("claims", "One row a claim: what a check could be of.", lambda r: r.claims, _CLAIMS),
        Table(
            "attributions",
            "One row each time words are given a source.",
            lambda r: r.attributions,
            _ATTRIBUTIONS,
        ),
        Table("quantities", "One row a figure.", lambda r: r.quantities, _QUANTITIES),
        Table("findings", "One row for what each check says.", lambda r: r.findings, _FINDINGS),
    )
}
"""By name."""
