"""The reading for people at a terminal: what it stands on, the claims by origin, the findings.

Words of the report are data: they go into ``rich.text.Text`` and are never parsed as markup, and
``visible`` has taken out what a terminal would act on. No line rests on colour alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.console import Console, Group
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from reportedly.export.outline import (
    SYMBOLS,
    Entry,
    Origin,
    Outline,
    by_verdict,
    counted,
    flag_words,
    heading,
    interval,
    name_of,
    offsets,
    outline,
    shortened,
    stance_words,
    worth_words,
)
from reportedly.export.visible import one_line
from reportedly.export.witness import SIGNS, rule_line
from reportedly.model.cautions import Caution
from reportedly.model.claims import Finding, Reply
from reportedly.model.document import Document
from reportedly.model.reading import Reading

Part = Text | Rule | Padding

WIDEST = 110
"""Longer lines than this are hard to read, however wide the terminal."""
_VERDICT_STYLES = {
    "consistent": "green",
    "strained": "yellow",
    "inconsistent": "bold red",
    "not-checkable": "cyan",
}
_SEVERITIES = {"stop": "bold red", "warn": "yellow", "note": "cyan"}
_DIM = "dim"
_FLAG = "yellow"


@dataclass(frozen=True, slots=True)
class Shown:
    """How a person wants it shown: with every plain assertion, so many columns wide, without colours."""

    every: bool = False
    width: int | None = None
    no_color: bool = False

    @property
    def console(self) -> Console:
        """A console on standard output that does so."""
        return console_for(width=self.width, no_color=self.no_color)


def show(reading: Reading, console: Console, *, every: bool = False) -> None:
    """Print ``reading``; ``every`` also lists the plain assertions in the report's own voice."""
    put(_parts(outline(reading), every=every), console)


def put(parts: Iterable[Part], console: Console) -> None:
    """Print the parts of a page; where nobody watches, without blanks at the ends of lines."""
    width = min(console.width, WIDEST)
    page = Group(*parts)
    if console.is_terminal:
        console.print(page, width=width)
        return
    with console.capture() as printed:
        console.print(page, width=width)
    for line in printed.get().splitlines():
        console.out(line.rstrip(), highlight=False)


def summary(reading: Reading) -> str:
    """One line for a batch: title or id · claims · origins · findings that don't hold."""
    found = reading.origins
    origins = f"{found.low}–{found.high} origins" if found.low != found.high else counted(found.best, "origin")
    verdicts = [finding.verdict for finding in reading.findings]
    tally = [f"{verdicts.count(verdict)} {verdict}" for verdict in SYMBOLS if verdict in verdicts]
    findings = counted(len(verdicts), "finding") + (f" ({', '.join(tally)})" if tally else "")
    name = shortened(name_of(reading), 60)
    return f"{name} · {counted(len(reading.claims), 'claim')} · {origins} · {findings}"


def _parts(seen: Outline, *, every: bool) -> Iterator[Part]:
    yield from _title(seen.reading.document)
    yield from _stands_on(seen)
    yield from _claims(seen, every=every)
    yield from _findings(seen)
    warnings = [*seen.reading.document.warnings, *seen.reading.warnings]
    if warnings:
        yield from section("Warnings")
        for warning in dict.fromkeys(warnings):
            yield row(Text("!", _FLAG), Text(one_line(warning)), wide=1)


def _title(document: Document) -> Iterator[Text]:
    if document.title:
        yield Text(one_line(document.title), "bold")
    facts = [document.publisher, ", ".join(document.authors), document.published, document.url]
    if line := " · ".join(one_line(fact) for fact in facts if fact):
        yield Text(line, _DIM)


def section(name: str) -> Iterator[Text | Rule]:
    """A heading, with a line to the edge."""
    yield Text()
    yield Rule(Text(name, "bold"), align="left", style=_DIM, characters="─")


def row(label: Text | str, *lines: Text | Padding, left: int = 0, wide: int = 4) -> Padding:
    """``lines``, wrapped, beside a label ``wide`` columns across; the whole set in by ``left``."""
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=wide, no_wrap=True, overflow="fold")
    grid.add_column(overflow="fold")
    grid.add_row(label, Group(*lines))
    return Padding(grid, (0, 0, 0, left))


def _stands_on(seen: Outline) -> Iterator[Part]:
    yield from section("What it stands on")
    yield Text(seen.headline, "bold")
    for origin in seen.origins:
        yield from _origin(origin, seen)
    yield Text()
    kinds = Text(" · ").join(Text(f"{label} {count}", "" if count else _DIM) for label, count in seen.kinds)
    yield row(Text("claims by", _DIM), kinds, wide=13)
    if seen.warned:
        yield row(Text("the report", _DIM), *(line for one in seen.warned for line in _caution(one, seen)), wide=13)
    for group in seen.answered:
        yield row(Text(group.label, _FLAG), *(_reply(reply, seen) for reply in group.replies), wide=13)


def _origin(origin: Origin, seen: Outline) -> Iterator[Part]:
    first = Text(origin.name, "bold").append(f" · {origin.kind.replace('-', ' ')}", "not bold")
    first.append(f" · {counted(len(origin.entries), 'claim')}", "not bold")
    lines: list[Text | Padding] = [first]
    lines += [Text(" ← ".join(route), _DIM) for route in origin.routes if len(route) > 2]
    if origin.cautions:
        lines.append(Text(f"! {'; '.join(origin.cautions)}", _FLAG))
    if origin.why:
        lines.append(Text(origin.why, _DIM))
    lines += [Text(line) for line in origin.witness]
    for one in origin.warned:
        lines += _caution(one, seen)
    yield row(Text(origin.letter, "bold"), *lines, left=2, wide=2)


def _caution(caution: Caution, seen: Outline) -> list[Text | Padding]:
    """A caution: its severity and sentence; then why, on which claims, by which rule."""
    says = f"{SIGNS[caution.severity]} {caution.severity}: {one_line(caution.says)}"
    parts = [one_line(caution.why)]
    if caution.claims and len(caution.claims) < len(seen.reading.claims):
        parts.append(f"on {', '.join(caution.claims[:6])}{' …' if len(caution.claims) > 6 else ''}")
    why = Text(" · ".join([*parts, rule_line(caution)]), _DIM)
    return [Text(says, _SEVERITIES[caution.severity]), Padding(why, (0, 0, 0, 2))]


def _reply(reply: Reply, seen: Outline) -> Text:
    """A passage that answers, its place, and the claims it is about."""
    line = Text(f"“{shortened(seen.words([reply.span]))}”").append(f" {offsets([reply.span])}", _DIM)
    return line.append(f" on {', '.join(reply.claims)}", _DIM) if reply.claims else line


def _claims(seen: Outline, *, every: bool) -> Iterator[Part]:
    yield from section("Claims")
    if not seen.reading.claims:
        yield Text("No claims were found.", _DIM)
    for origin in seen.origins:
        if origin.entries:
            yield from _group(f"{origin.letter}  {' ← '.join(heading(origin))}", origin.entries, seen)
    if seen.denied:
        yield from _group("Denied or taken back", seen.denied, seen)
    if seen.unplaced:
        yield from _group("Attributed, first voice not placed", seen.unplaced, seen)
    if seen.own:
        shown = [entry for entry in seen.own if every or not entry.is_plain]
        yield from _group("In the report’s own voice", shown, seen)
        if hidden := len(seen.own) - len(shown):
            yield Padding(
                Text(f"… and {counted(hidden, 'more plain assertion')} (--all shows them)", _DIM), (0, 0, 0, 2)
            )


def _group(heading: str, entries: list[Entry], seen: Outline) -> Iterator[Part]:
    yield Text()
    yield Text(heading, "bold")
    wide = max((len(entry.claim.id) for entry in entries), default=2)
    for entry in entries:
        words = Text(shortened(seen.words(entry.claim.spans)))
        details = Padding(Group(*_details(entry, seen)), (0, 0, 0, 2))
        yield row(Text(entry.claim.id, "bold cyan"), words, details, left=2, wide=wide)


def _details(entry: Entry, seen: Outline) -> Iterator[Text]:
    parts: list[str] = []
    if said := entry.attribution:
        source, cue = seen.words(said.source), seen.words(said.cue)
        parts += [f"source “{shortened(source, 90)}”"] if source else ["no source stated"]
        parts += [f"cue “{shortened(cue, 40)}”"] if cue else ["no cue"]
        parts += [said.quote, *filter(None, [stance_words(said)])]
    parts.append(offsets(entry.claim.spans))
    yield Text(" · ".join(parts), _DIM)
    figures = [f"figure “{seen.words([q.span])}” = {interval(q)}" for q in entry.quantities]
    figures += [f"date “{seen.words([d.span])}” = {one_line(d.value)}" for d in entry.dates]
    if figures:
        yield Text(" · ".join(figures), _DIM)
    if worth := worth_words(entry.claim):
        yield Text(worth, _DIM)
    if flags := flag_words(entry):
        yield Text(f"! {'; '.join(flags)}", _FLAG)
    for mark in entry.marks:
        yield Text(f"{mark.kind}: “{seen.words([mark.span])}”, {one_line(mark.why)}", _DIM)


def _findings(seen: Outline) -> Iterator[Part]:
    yield from section("Findings")
    if not seen.reading.findings:
        yield Text("No check applied.", _DIM)
    for finding in by_verdict(seen.reading.findings):
        yield _finding(finding, seen)


def _finding(finding: Finding, seen: Outline) -> Part:
    if finding.verdict == "consistent":
        return _fitting(finding)
    head = Text(finding.verdict, _VERDICT_STYLES[finding.verdict])
    head.append(f" · {one_line(finding.kind)} · confidence {finding.confidence:.2f} · {finding.id}", _DIM)
    lines = [head, Text(one_line(finding.working))]
    if finding.needs:
        lines.append(Text(f"needs: {one_line(finding.needs)}"))
    places = (f"“{shortened(seen.words([span]), 90)}” {offsets([span])}" for span in finding.spans)
    lines.append(Text(" · ".join(places), _DIM))
    return row(Text(SYMBOLS[finding.verdict], _VERDICT_STYLES[finding.verdict]), *lines, wide=1)


def _fitting(finding: Finding) -> Part:
    """What adds up takes a line: people look for what does not."""
    line = Text(one_line(finding.working))
    line.append(f" · {one_line(finding.kind)} · {finding.id} {offsets(finding.spans)}", _DIM)
    return row(Text(SYMBOLS[finding.verdict], _VERDICT_STYLES[finding.verdict]), line, wide=1)


def console_for(*, width: int | None = None, no_color: bool = False) -> Console:
    """A console on standard output that takes nothing for markup; rich itself honours ``NO_COLOR``."""
    return Console(width=width, no_color=no_color or None, highlight=False, markup=False, emoji=False)
