"""What people judged, for people at a terminal: each line says who, when and why. Words of reports are data."""

from collections.abc import Iterable, Sequence

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly.archive.reviews import scales
from reportedly.archive.reviews.checked import day
from reportedly.doors import terminal
from reportedly.doors.batch import put_bytes
from reportedly.export.outline import counted
from reportedly.export.visible import one_line
from reportedly.model.reviews import Checked, Earlier, Grade, JudgedClaim, SourceRecord, Verified, standing

_DIM = "dim"
_SIGNS = {"agree": "=", "differ": "≠", "check-only": "+", "query-only": "−"}


def json_line(record: object) -> bytes:
    """``record`` as one line of JSON."""
    return msgspec.json.encode(record) + b"\n"


def put_source(record: SourceRecord, *, as_json: bool) -> None:
    """One source, as JSON or for people."""
    if as_json:
        put_bytes(json_line(record))
    else:
        show_source(record)


def put_claim(judged: JudgedClaim, *, as_json: bool) -> None:
    """One claim, as JSON or for people."""
    if as_json:
        put_bytes(json_line(judged))
    else:
        show_claim(judged)


def show_sources(records: Sequence[SourceRecord]) -> None:
    """A line a source: the grades that stand."""
    console, table = terminal.console_for(), _grid()
    for record in records:
        grades = [f"{one.grade} {one_line(one.by)}" for one in standing(record.grades).values()]
        table.add_row(Text(one_line(record.name)), Text("; ".join(grades) or "not graded"))
    if records:
        console.print(table, width=min(console.width, terminal.WIDEST))
    console.print(Text(counted(len(records), "source"), _DIM))


def show_source(record: SourceRecord) -> None:
    """The grades that stand, one an assessor; then the factors that stand; then what was said before."""
    table = _grid()
    labels = {"kind": "Kind", **scales.descriptors()}
    stand = standing(record.grades).values()
    table.add_row("reliability", _grades(stand) if record.grades else Text("not graded", _DIM))
    newest = {one.field: one for one in record.descriptors}
    for field, label in labels.items():
        if one := newest.get(field):
            table.add_row(label.lower(), _signed(one.value, one.by, one.at, one.reason))
        elif field != "kind":
            table.add_row(label.lower(), Text("not described", _DIM))
    earlier = [_line(g) for g in record.grades if g not in stand]
    earlier += [f"{labels.get(d.field, d.field).lower()}: {_signed(d.value, d.by, d.at, d.reason)}" for d in
                record.descriptors if d is not newest[d.field]]  # fmt: skip
    _page(one_line(record.name), table, earlier)


def show_claim(judged: JudgedClaim) -> None:
    """The claim's words and where they stand; grades and reviews that stand; what was said before."""
    table = _grid()
    place = f"{one_line(judged.article)}#{one_line(judged.local)}"
    table.add_row("in", Text(f"{one_line(judged.title or 'untitled')}, {one_line(judged.publisher or 'no publisher')}"))
    table.add_row("", Text(place, _DIM))
    grades, reviews = standing(judged.grades).values(), standing(judged.reviews).values()
    table.add_row("credibility", _grades(grades) if judged.grades else Text("not graded", _DIM))
    for review in reviews:
        said = _signed(f"“{review.label}”", review.by, review.at, review.reasons)
        for one in review.evidence:
            said.append(
                f"\n  {one_line(one.url)} {'“' + one_line(one.quote) + '”' if one.quote else ''}".rstrip(), _DIM
            )
        table.add_row("review", said)
    if judged.disagree:
        table.add_row("", Text("The reviewers disagree.", "bold yellow"))
    if not judged.reviews:
        table.add_row("review", Text("none", _DIM))
    earlier = [_line(g) for g in judged.grades if g not in grades]
    earlier += [f"{r.label}, {one_line(r.by)}, {day(r.at)}" for r in judged.reviews if r not in reviews]
    _page(f"“{one_line(judged.text)}”", table, earlier)


def show_claims(found: Sequence[JudgedClaim]) -> None:
    """A line a claim: what stands of it."""
    console, table = terminal.console_for(), _grid()
    for judged in found:
        verdicts = [f"“{r.label}” {one_line(r.by)}" for r in standing(judged.reviews).values()]
        verdicts += [f"{g.grade} {one_line(g.by)}" for g in standing(judged.grades).values()]
        said = Text("; ".join(verdicts))
        if judged.disagree:
            said.append(" (disagree)", "bold yellow")
        words = Text(one_line(judged.text)).append(f"\n{one_line(judged.article)}#{one_line(judged.local)}", _DIM)
        table.add_row(words, said)
    if found:
        console.print(table, width=min(console.width, terminal.WIDEST))
    console.print(Text(counted(len(found), "claim"), _DIM))


def show_checked(found: Checked) -> None:
    """Earlier checks, likeliest first: the claim as checked, the checker's words, what differs from the query."""
    console = terminal.console_for()
    for earlier in found.found:
        console.print(_earlier(earlier), width=min(console.width, terminal.WIDEST))
    if not found.found:
        console.print(Text("No earlier check has words of this claim. It may still have been checked elsewhere."))
    searched = f"searched {found.searched:,} earlier; likeness is no verdict: read the check."
    console.print(Text(searched, _DIM))


def show_verified(found: Verified) -> None:
    """How many versions are intact, and a line for each that is not."""
    console, table = terminal.console_for(), _grid()
    for state, number in sorted(found.states.items()):
        table.add_row(state.replace("-", " "), f"{number:,}")
    for note in found.notes:
        where = f"{one_line(note.article)} version {note.version}" if note.article else one_line(note.path)
        table.add_row(Text(note.state.replace("-", " "), "bold red"), Text(f"{where}: {one_line(note.what)}"))
    console.print(table, width=min(console.width, terminal.WIDEST))
    console.print(Text(f"looked at {found.versions:,} in all", _DIM))


def show_scale(rows: dict[str, str]) -> None:
    """A scale's codes and labels."""
    console, table = terminal.console_for(), _grid()
    for code, label in rows.items():
        table.add_row(Text(one_line(code), "bold"), Text(one_line(label)))
    console.print(table, width=min(console.width, terminal.WIDEST))


def _earlier(earlier: Earlier) -> Text:
    claim = earlier.check.claim if earlier.check else earlier.judged.text if earlier.judged else ""
    said = Text(f"{earlier.rank:>2}  “{one_line(claim)}”", "bold")
    said.append(f"\n    {one_line(earlier.says)}", "not bold")
    if earlier.check:
        by = f"said by {one_line(earlier.check.claimant)}; " if earlier.check.claimant else ""
        said.append(f"\n    {by}{one_line(earlier.check.url)}", "not bold dim")
    elif earlier.judged:
        said.append(f"\n    {one_line(earlier.judged.article)}#{one_line(earlier.judged.local)}", "not bold dim")
    for one in earlier.comparisons:
        style = "not bold yellow" if one.how == "differ" else "not bold"
        said.append(f"\n    {_SIGNS[one.how]} {one_line(one.line)}", style)
    return said


def _grades(grades: Iterable[Grade]) -> Text:
    return Text("\n").join([Text(_line(grade)) for grade in grades])


def _line(grade: Grade) -> str:
    line = f"{grade.grade} ({one_line(grade.label)}), {one_line(grade.by)}, {day(grade.at)}: {one_line(grade.reason)}"
    if grade.origins:
        low, best, high = grade.origins
        line += f" [origins then: {low} to {high}, likeliest {best}]"
    return line + (f" [nonetheless: {one_line(grade.nonetheless)}]" if grade.nonetheless else "")


def _signed(words: str, by: str, at: str, reason: str) -> Text:
    return Text(one_line(words)).append(f" {one_line(by)}, {day(at)}: {one_line(reason)}", _DIM)


def _page(head: str, table: Table, earlier: Sequence[str]) -> None:
    console: Console = terminal.console_for()
    width = min(console.width, terminal.WIDEST)
    console.print(Text(head, "bold"), width=width)
    console.print(table, width=width)
    if earlier:
        console.print(Text("succeeded:", _DIM))
        for line in earlier:
            console.print(Text(f"  {line}", _DIM), width=width)


def _grid() -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(overflow="fold")
    table.add_column(overflow="fold")
    return table
