"""The acceptance case: ``python -m benchmarks.case --shared ../shared``.

Scores the product's reading of ``cases/desertion-report`` against its expected.json: attributions with
the right kind of source and chain, origins, own-voice flags, quantities, findings.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from reportedly import intake
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.model.voices import Attribution
from reportedly.reading import read

DATES = (None, "2025-09-05", "2026-02-24")


def main() -> None:
    """Prints each expectation with what was found."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    score(parser.parse_args().shared)


def score(shared: Path) -> dict[str, int]:
    """Reads the case, prints each expectation with what was found, and counts those that were met."""
    folder = shared / "cases" / "desertion-report"
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    readings = {day: read(intake.read_path(folder / "article.txt", published=day)) for day in DATES}
    reading = readings["2025-09-05"]
    counts = {
        "attributions": _attributions(expected["attributions"], reading),
        "origins": _origins(expected["report"], reading),
        "own voice": _own_voice(expected["own_voice"], reading),
        "quantities": _quantities(expected["quantities"], reading),
        "findings": _checks(expected["checks"], readings),
    }
    for key, found in (("no_reply", reading.no_reply), ("unverified", reading.unverified)):
        counts[key] = sum(any(Span(*gold).overlaps(n.span) for n in found) for gold in expected["report"][key])
        print(f"{key}: {counts[key]} of {len(expected['report'][key])}")
    return counts


def _attributions(gold: list[dict[str, Any]], reading: Reading) -> int:
    right = 0
    for row in gold:
        span = Span(*row["content"])
        found = max(reading.attributions, key=lambda a: _overlap(a, span), default=None)
        ok = found is not None and _overlap(found, span) > 0.5 * (span.end - span.start) and _right(row, found, reading)
        right += ok
        chain = " ← ".join(link.name for link in found.chain) if found else "not found"
        print(f"  {row['id']:4} {'ok ' if ok else 'NO '} {row['source_type']:17} {chain}")
    print(f"attributions with kind and chain: {right} of {len(gold)} (asked: 9)")
    return right


def _overlap(attribution: Attribution, span: Span) -> int:
    return sum(max(0, min(s.end, span.end) - max(s.start, span.start)) for s in attribution.content)


def _right(row: dict[str, Any], found: Attribution, reading: Reading) -> bool:
    voice = next((v for v in reading.voices if v.id == found.voice), None)
    links = len(row["chain"]) - 1
    media = "TASS" not in row["chain"] or any(link.name == "TASS" and link.kind == "media" for link in found.chain[:-1])
    return voice is not None and voice.kind == row["source_type"] and len(found.chain) == links and media


def _origins(gold: dict[str, Any], reading: Reading) -> int:
    print(
        f"origins: {reading.origins.best} ({reading.origins.low}–{reading.origins.high}), asked {len(gold['origins'])}"
    )
    for group in reading.origins.groups:
        print(f"  {len(group.claims)} claims: {group.name} [{group.kind}] through {group.through}")
    return reading.origins.best


def _own_voice(gold: list[dict[str, Any]], reading: Reading) -> int:
    flagged = 0
    for row in gold:
        mine = [
            c for c in reading.claims if c.attribution is None and any(Span(*row["span"]).overlaps(s) for s in c.spans)
        ]
        flags = {flag for claim in mine for flag in claim.flags}
        flagged += bool(flags)
        print(f"  {row['id']:4} {'ok ' if flags else 'NO '} asked {row['flags']}, found {sorted(flags)}")
    print(f"own-voice spans flagged: {flagged} of {len(gold)} (asked: 6)")
    return flagged


def _quantities(gold: list[dict[str, Any]], reading: Reading) -> int:
    right = 0
    for row in gold:
        low, high = row.get("low", row.get("ordinal")), row.get("high", row.get("ordinal"))
        near = [q for q in reading.quantities if q.span.overlaps(Span(*row["span"]))]
        shown = [(q.low / 100, q.high / 100) if q.unit.startswith("percent") else (q.low, q.high) for q in near]
        ok = any(abs(a - low) < 1e-9 and abs(b - high) < 1e-9 for a, b in shown)
        right += ok
        if not ok:
            print(f"  NO  {row} found {shown}")
    print(f"quantities with intervals: {right} of {len(gold)} (asked: all)")
    return right


def _checks(gold: list[dict[str, Any]], readings: dict[str | None, Reading]) -> int:
    right = 0
    for row in gold:
        wanted = {"2025-09-05": row.get("verdict")}
        if "verdicts" in row:
            wanted = {None: row["verdict_without_date"], **row["verdicts"]}
        got = {day: _verdict(row, readings[day]) for day in wanted}
        right += got == wanted
        print(f"  {'ok ' if got == wanted else 'NO '} {row['kind']}: {got}")
    print(f"findings with verdicts: {right} of {len(gold)} (asked: all)")
    return right


def _verdict(row: dict[str, Any], reading: Reading) -> str | None:
    for finding in reading.findings:
        anchored = all(any(Span(*anchor).overlaps(s) for s in finding.spans) for anchor in row["anchors"])
        if finding.kind == row["kind"] and anchored:
            return finding.verdict
    return None


if __name__ == "__main__":
    main()
