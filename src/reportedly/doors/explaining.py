"""``read --verbose``: how the program came to each claim, step by step, for people or as data."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from msgspec.structs import replace
from rich.padding import Padding
from rich.text import Text

from reportedly.doors import output, terminal
from reportedly.doors.batch import Order, put_bytes
from reportedly.doors.progress import say
from reportedly.doors.terminal import Part, Shown, row, section
from reportedly.doors.timings import lap
from reportedly.export import json
from reportedly.export.outline import offsets, outline, shortened
from reportedly.export.visible import one_line
from reportedly.model.reading import Reading
from reportedly.model.steps import ClaimSteps, Fact, Step, Steps
from reportedly.observed import stage
from reportedly.service.steps import read_explained

_DIM = "dim"
_UNMET = "not-applicable"


def run(order: Order, form: str, claims: Sequence[str], shown: Shown) -> None:
    """Read the one report of ``order`` and explain ``claims``, or those that are shown."""
    reading, steps = read_explained(order.places[0], claims, published=order.published, **order.choices)
    with stage("export"):
        if order.out:
            written = output.write(reading, Path(order.out), form)
            if not order.quiet:
                say(f"reportedly: wrote {written}")
        if not claims and not shown.every:
            steps = _without_plain(reading, steps)
        if order.as_json:
            put_bytes(json.encode(steps) + b"\n")
            return
        if not claims and not order.out:
            terminal.show(reading, shown.console, every=shown.every)
        terminal.put(_parts(steps), shown.console)
    lap(reading)


def _without_plain(reading: Reading, steps: Steps) -> Steps:
    """Without the plain assertions, which are not shown either."""
    plain = outline(reading).plain
    return replace(steps, claims=[one for one in steps.claims if one.claim not in plain])


def _parts(steps: Steps) -> Iterator[Part]:
    yield from section("Step by step")
    for claim in steps.claims:
        yield from _claim(claim)


def _claim(claim: ClaimSteps) -> Iterator[Part]:
    yield Text()
    yield Text(f"{claim.claim} ", "bold cyan").append(_quoted(claim.words, 300), "default not bold")
    for number, step in enumerate(claim.steps, 1):
        yield row(Text(f"{number}", "bold"), Text(one_line(step.says), "bold"), *_facts(step), left=1, wide=2)


def _facts(step: Step) -> list[Text | Padding]:
    met = [fact for fact in step.facts if fact.verdict != _UNMET]
    made: list[Text | Padding] = [Padding(_line(list(same)), (0, 0, 0, 2)) for _, same in groupby(met, _alike)]
    if unmet := [fact for fact in step.facts if fact.verdict == _UNMET]:
        names = ", ".join(fact.rule for fact in unmet)
        line = f"{len(unmet)} found nothing they need here (--json says what each needs): {names}"
        made.append(Padding(Text(line, _DIM), (0, 0, 0, 2)))
    return made


def _alike(fact: Fact) -> object:
    """Facts that say the same of several passages stand on one line."""
    return (fact.says, fact.rule, fact.of) if fact.span and fact.value is None else id(fact)


def _line(facts: Sequence[Fact]) -> Text:
    """One fact, with the passages of all."""
    line, fact = Text(), facts[0]
    if fact.verdict:
        line.append(f"{fact.verdict}: ", "bold")
    line.append(one_line(fact.says))
    if fact.value is not None:
        line.append(f" {_number(fact.value)}", "bold")
        if fact.least is not None:
            line.append(f" (at least {fact.least:g})", _DIM)
    for one in facts:
        if one.span is not None:
            line.append(f" {_quoted(one.words, 160)}").append(f" {offsets([one.span])}", _DIM)
    names = [name for name in (fact.rule, fact.of) if name]
    return line.append(f" · {' · '.join(one_line(name) for name in names)}", _DIM) if names else line


def _quoted(words: str, longest: int) -> str:
    """Words of the report, between quotation marks where they have none of their own."""
    shown = shortened(one_line(words), longest)
    return shown if shown[:1] in '“"«„' and shown[-1:] in '”"»' else f"“{shown}”"


def _number(value: float) -> str:
    return f"{value:.4f}" if abs(value) < 0.01 and value else f"{value:.2f}"
