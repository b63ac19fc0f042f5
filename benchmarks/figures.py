"""Quantities and dates, ours and the peers that PyPI gives: ``python -m benchmarks.figures --shared ../shared``.

Three tables, as Markdown. Dates (TimeBank, AQUAINT, WikiWars): strict and relaxed span F1, value accuracy and value
F1. Quantities (CQE's and quantulum3's sets): F1 of found, value, value and unit. Both are scored by the scorers of
``shared/eval``, run by path; every system gets the same texts in the same run, and its speed is words per CPU second
on one core, without loading. The intervals are 95 % of a bootstrap over documents. Last our own sentences
(``figures.jsonl``, invented). ``dev`` was tuned on; ``held`` and then ``fresh`` were written afterwards and scored
before they were looked at: 34 sentences, value 96.6, unit 94.8, counted 93.1, modifier and change 96.6; and 28
sentences, value 99.1, unit 95.4, counted 93.6, modifier 95.4, change 99.1. All three are regression tests
since. ``blind a`` and ``b``, 120 sentences each of business, sport, technology, cars, science and health news, were
written and annotated by somebody who had not seen the code, by NewsQuant's published conventions. First scores, before
anybody looked (2026-11-26): a value 95.1, value and unit 84.4, modifier 93.3; b, after a's misses were mended, 94.5,
84.0, 91.6. The issue's goals are for sets scored outside; they stand beside ours here to show the distance.

The annotations name units as CQE and quantulum3 do: ``unit_as_annotated`` says ours in their words. Their files give
no modifiers, so none are scored there.
"""

import argparse
import functools
import json
import random
import time
from collections.abc import Callable, Mapping, Sequence
from importlib import util
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from benchmarks.peers.figures import DATE_PEERS, QUANTITY_PEERS, FiguresPeer, answers
from reportedly.figures import dates, quantities
from reportedly.figures.phrases import singular
from reportedly.model.figures import Quantity

Row = Mapping[str, Any]
DATE_SETS = ("timebank_te3", "aquaint_te3", "wikiwars_timex3_train")
NEWS = DATE_SETS[:2]
"""Peers run on these; on WikiWars' long articles recognizers-text and dateparser take more than ten minutes."""
QUANTITY_SETS = (
    "cqe_rtext_age",
    "cqe_rtext_currency",
    "cqe_rtext_dimension",
    "cqe_rtext_temperature",
    "quantulum3_tests",
)
OWN = Path(__file__).with_name("figures.jsonl")
GOALS = {"strict": 86.0, "relaxed": 92.0, "date value": 83.0, "value": 93.0, "unit": 87.0, "change": 89.0}
WORDS_A_SECOND = 10_000
ROUNDS = 200


class System(NamedTuple):
    """A system's name, what it found by row id, and its words a second; or why it was left out."""

    name: str
    found: dict[str, list[dict[str, Any]]]
    speed: float
    failed: str = ""


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


@functools.cache
def _scorer(path: Path) -> ModuleType:
    spec = util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path}: no scorer here")
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_CQE = {"person": "people", "tonne": "metric ton", "share": ""}
_QUANTULUM3 = {"celsius": "degree celsius", "fahrenheit": "degree fahrenheit", "share": ""}


def unit_as_annotated(text: str, quantity: Quantity, *, quantulum3: bool) -> str:
    """Our unit in the annotation's words: "barrel per day", for counts the counted phrase ("fighter jet").

    quantulum3's files name counts and shares "dimensionless", CQE's "-" where no noun is counted.
    """
    name = (_QUANTULUM3 if quantulum3 else _CQE).get(quantity.unit, quantity.unit)
    if not name and not quantulum3 and quantity.counted_span is not None and quantity.kind == "count":
        *before, head = quantity.counted_span.of(text).split() or [""]
        name = " ".join([*before, _CQE.get(singular(head.lower()), singular(head.lower()))])
    name = name or ("dimensionless" if quantulum3 else "-")
    return f"{name} per {quantity.per}" if quantity.per else name


def _our_dates(row: Row) -> list[dict[str, Any]]:
    found = dates(row["text"], row.get("dct"))
    return [{"span": d.span, "type": d.type, "value": d.value} for d in found]


def _our_quantities(row: Row, *, quantulum3: bool) -> list[dict[str, Any]]:
    text = row["text"]
    return [
        {"span": q.span, "low": q.low, "high": q.high, "unit": unit_as_annotated(text, q, quantulum3=quantulum3)}
        for q in quantities(text, dates(text, None))
    ]


def _ours(rows: Sequence[Row], read: Callable[[Row], list[dict[str, Any]]]) -> System:
    start = time.process_time()
    found = {row["id"]: read(row) for row in rows}
    return System("**reportedly**", found, _words(rows) / max(time.process_time() - start, 1e-6))


def _peer(peer: FiguresPeer, rows: Sequence[Row], key: str, unitless: str = "") -> System:
    sent = [{"id": row["id"], "text": row["text"], "published": row.get("dct")} for row in rows]
    answered = answers(peer, sent)
    if answered.failed:
        return System(answered.name, {}, 0.0, answered.failed)
    found = {row["id"]: row[key] for row in answered.rows}
    for one in (one for items in found.values() for one in items):
        if "unit" in one:
            one["unit"] = one["unit"].removeprefix("degree ") if unitless == "-" else one["unit"]
            one["unit"] = one["unit"] or unitless
    raised = sum(row["raised"] is not None for row in answered.rows)
    name = answered.name + (f" (raised on {raised})" if raised else "")
    return System(name, found, _words(rows) / max(answered.seconds, 1e-6))


def _words(rows: Sequence[Row]) -> int:
    return sum(len(row["text"].split()) for row in rows)


def _interval(rows: Sequence[Row], score: Callable[[Sequence[Row]], float]) -> str:
    """The bootstrap's 95 % interval over documents."""
    draw = random.Random(1)  # noqa: S311  # no secret
    drawn = sorted(score(draw.choices(rows, k=len(rows))) for _ in range(ROUNDS))
    return f"[{drawn[int(0.025 * ROUNDS)]:.1f}, {drawn[int(0.975 * ROUNDS)]:.1f}]"


def _date_table(shared: Path, *, peers: bool) -> None:
    scorer = _scorer(shared / "eval" / "eval_dates.py")
    print("| dates | system | gold | strict P R F1 | relaxed P R F1 | value acc. | value F1 | words/s | × ours |")
    print("|---" * 9 + "|")
    for name in DATE_SETS:
        rows = _rows(shared / "data" / "figures" / f"{name}.jsonl")
        systems = [
            _ours(rows, _our_dates),
            *(_peer(one, rows, "timexes") for one in DATE_PEERS if peers and name in NEWS),
        ]
        for one in systems:
            if one.failed:
                print(f"| {name} | {one.name}: left out, {one.failed} |" + " |" * 7)
                continue
            row = scorer.score(rows, one.found)
            strict, relaxed = (" ".join(map(str, row[key])) for key in ("strict", "relaxed"))
            value = str(row["value_F1"])
            if one is systems[0]:
                value += " " + _interval(rows, lambda drawn: float(scorer.score(drawn, systems[0].found)["value_F1"]))  # noqa: B023
            print(
                f"| {name} | {one.name} | {row['gold']} | {strict} | {relaxed} | {row['value_acc']} | {value} | "
                f"{one.speed:,.0f} | {one.speed / systems[0].speed:.3g} |"
            )


def _quantity_table(shared: Path, *, peers: bool) -> None:
    scorer = _scorer(shared / "eval" / "eval_figures.py")
    print("\n| quantities | system | gold | predicted | found F1 | value P R F1 | value+unit F1 | words/s | × ours |")
    print("|---" * 9 + "|")
    for name in QUANTITY_SETS:
        rows = _rows(shared / "data" / "figures" / f"{name}.jsonl")
        quantulum3 = name.startswith("quantulum")
        gold = {row["id"]: row["quantities"] for row in rows}
        ours = _ours(rows, functools.partial(_our_quantities, quantulum3=quantulum3))
        unitless = "dimensionless" if quantulum3 else "-"
        for one in (ours, *(_peer(one, rows, "quantities", unitless) for one in QUANTITY_PEERS if peers)):
            if one.failed:
                print(f"| {name} | {one.name}: left out, {one.failed} |" + " |" * 7)
                continue
            row = scorer.score(gold, one.found)
            print(
                f"| {name} | {one.name} | {row['gold']} | {row['predicted']} | {row['found'][2]} | "
                f"{' '.join(map(str, row['value']))} | {row['unit'][2]} | {one.speed:,.0f} | "
                f"{one.speed / ours.speed:.3g} |"
            )


def own(part: str) -> dict[str, float]:
    """F1 in percent over our own sentences of ``part``, of value, and of value with each other field."""
    hits = dict.fromkeys(("value", "unit", "counted", "modifier", "change"), 0)
    total = 0
    for row in (row for row in _rows(OWN) if row["part"] == part):
        found = quantities(row["text"], dates(row["text"], "2026-03-12"))
        total += len(found) + len(row["quantities"])
        for gold in row["quantities"]:
            start, end = gold["span"]
            near = next((q for q in found if q.span.start < end and start < q.span.end), None)
            if near is None or not _close(near.low, gold["low"]) or not _close(near.high, gold["high"]):
                continue
            hits["value"] += 1
            said = {"unit": near.unit, "counted": near.counted, "modifier": near.modifier, "change": near.change}
            for field, value in said.items():
                hits[field] += value == gold.get(field, value)  # the blind parts don't tell a change as we do
    return {field: 200 * hit / max(total, 1) for field, hit in hits.items()}


def _close(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-5 * max(abs(a), abs(b))


def _own_table() -> None:
    rows = _rows(OWN)
    print("\n| own sentences | sentences | quantities | value | unit | counted | modifier | change |")
    print("|---" * 8 + "|")
    for part in ("dev", "held", "fresh", "blind a", "blind b"):
        mine = [row for row in rows if row["part"] == part]
        cells = " | ".join(f"{value:.1f}" for value in own(part).values())
        print(f"| {part} | {len(mine)} | {sum(len(row['quantities']) for row in mine)} | {cells} |")


def _speed(shared: Path) -> None:
    rows = _rows(shared / "data" / "figures" / "timebank_te3.jsonl")
    both = _ours(rows, lambda row: [{"n": len(quantities(row["text"], dates(row["text"], row.get("dct"))))}])
    verdict = "met" if both.speed >= WORDS_A_SECOND else "MISSED"
    print(f"\n{both.speed:,.0f} words a second, quantities and dates together, one core; asked 10,000: {verdict}")
    print("Goals, scored outside: " + ", ".join(f"{name} {goal:g}" for name, goal in GOALS.items()))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--peers", action=argparse.BooleanOptionalAction, default=True, help="run the peers too")
    args = parser.parse_args()
    quantities("Ten of 20.", dates("On Friday.", None))  # compiles the patterns
    _date_table(args.shared, peers=args.peers)
    _quantity_table(args.shared, peers=args.peers)
    _own_table()
    _speed(args.shared)


if __name__ == "__main__":
    main()
