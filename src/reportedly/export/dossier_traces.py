"""What the program found, as parts of a dossier: where the claim starts, the pictures, the mentions, the figures."""

from collections.abc import Iterator

from reportedly.errors import SettingsError
from reportedly.export import series_plot
from reportedly.export.dossier_parts import Card, Cards, Heading, Part, Picture, Said, Section, Table
from reportedly.export.outline import counted, shortened
from reportedly.export.series_table import Rows, choice_of, compared, heading, sources
from reportedly.export.trace_graph import PRINTED, graph
from reportedly.export.trace_svg import PAPER
from reportedly.export.trace_view import Node, View, follow_line, name_of, ties, view
from reportedly.export.trace_words import (
    answer,
    counts,
    heard,
    is_perhaps,
    kind_words,
    likely,
    publisher_of,
    role_words,
    sure_words,
    voice_line,
    when,
)
from reportedly.model.dossier import Dossier
from reportedly.model.series import Series
from reportedly.model.trace import Mention, ReportingOrigin, Trace

MOST_ROWS = 400
"""So many mentions are listed on paper; the page and the JSON list all."""
_LONGEST = 700


def found(dossier: Dossier) -> Iterator[Section]:
    """The sections of the trace and the figures, as far as there are any."""
    if dossier.trace:
        seen = view(dossier.trace)
        yield _starts(seen)
        if dossier.trace.mentions:
            yield _picture(dossier.trace)
            yield _mentions(seen)
    if dossier.series and dossier.series.figures:
        yield _figures(dossier.series)


def _starts(seen: View) -> Section:
    trace = seen.trace
    parts: list[Part] = [Said(f"{answer(trace)}.", "lead"), Said(counts(trace), "soft")]
    if trace.origins:
        parts.append(Cards([_origin(origin, seen) for origin in trace.origins]))
    if trace.voices:
        rows = [[voice.name, kind_words(voice.kind), voice_line(voice)] for voice in trace.voices]
        parts.append(Table("Whose words they are", ["Voice", "Kind", "Reports"], rows))
    return Section("starts", "Where it starts", parts)


def _origin(origin: ReportingOrigin, seen: View) -> Card:
    mention = seen.nodes[origin.article].mention
    perhaps = "perhaps: " if is_perhaps(origin) else ""
    about = f"{when(mention) if mention else 'not in the archive'} · {perhaps}{sure_words(origin.sure)}"
    voices = heard(origin, mention)
    lines = [("heard", voices) if voices else ("", "names nobody it heard")]
    lines += [("", reason) for reason in origin.why]
    title = f"{seen.letters[origin.article]} · {shortened(publisher_of(origin), 120)}"
    return Card(title, about, [*lines, ("", follow_line(origin, seen))])


def _picture(trace: Trace) -> Section:
    alt = f"Who has the claim from whom, over time: {answer(trace)}. The tables before and after it say the same."
    svg = graph(trace, alone=False, width=PRINTED).replace(PAPER, "#ffffff")
    return Section("picture", "Who has it from whom, over time", [Picture(svg, alt)])


def _mentions(seen: View) -> Section:
    nodes = [(node, lane.letter) for lane in seen.lanes for node in lane.nodes]
    rows = [[letter or "not known", *_row(node, seen)] for node, letter in nodes[:MOST_ROWS]]
    heads = ["Origin", "Outlet", "Published", "How it has it", "Its words"]
    parts: list[Part] = [Table("Every mention, by origin, then by whom it is from", heads, rows)]
    if (rest := len(nodes) - len(rows)) > 0:
        parts.append(Said(f"{counted(rest, 'more mention')} did not fit; the page and the JSON list them.", "soft"))
    return Section("mentions", "Every mention", parts)


def _row(node: Node, seen: View) -> list[str]:
    mention = node.mention
    if mention is None:
        return [name_of(node), "not in the archive", ties(node, seen), ""]
    outlet = f"{name_of(node)}: {mention.title}" if mention.title else name_of(node)
    how = [_start(node, mention) if not node.tie else "", ties(node, seen), *mention.why]
    line = "; ".join(filter(None, [*how, f"on its own: {likely(mention.own)}"]))
    voice = mention.voice or kind_words(mention.voice_kind)
    through = "".join(f", through {name}" for name in mention.through[:4])
    place = f"[{mention.span.start}–{mention.span.end}]"
    said = f"“{shortened(mention.words, _LONGEST)}” By the word of {shortened(voice, 120)}{through} {place}"
    return [outlet, when(mention), line, said]


def _start(node: Node, mention: Mention) -> str:
    if node.origin:
        return f"{'perhaps ' if is_perhaps(node.origin) else ''}reports it by itself"
    role = role_words(mention)
    return role if mention.role == "origin" else f"{role}; from whom, is not known"


def _figures(series: Series) -> Section:
    unless = "" if series.choice else ", and no figure is chosen"
    parts: list[Part] = [Said(heading(series), "lead"), Said(f"Nothing is summed{unless}.", "soft"), *_chart(series)]
    parts += map(_table, compared(series))
    if choice := series.choice:
        rests = f"Rests on {', '.join(choice.figures) or 'no figure'}: {choice.why}. Source: {choice.source}."
        parts += [Heading(f"{choice.title}: {choice_of(choice)}"), Said(choice.says), Said(rests, "soft")]
        rows = [[each.figure, each.why] for each in choice.left_out]
        parts += [Table("Passed over by that rule", ["Figure", "Why"], rows)] if rows else []
    parts += map(_table, sources(series))
    return Section("figures", "Competing figures", parts)


def _chart(series: Series) -> Iterator[Picture]:
    """The chart, where vl-convert is installed."""
    try:
        yield Picture(series_plot.svg(series), f"Chart of {heading(series)}; the tables after it say the same.")
    except SettingsError:
        return


def _table(rows: Rows) -> Table:
    return Table(rows.caption, list(rows.columns), [list(row) for row in rows.rows])
