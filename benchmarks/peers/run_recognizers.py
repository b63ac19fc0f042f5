"""Runs Microsoft's recognizers-text over texts, under the peer's own Python (see ``figures`` for the protocol).

Numbers, percentages and units come from a recognizer each; where two overlap the longer is kept. Of the two readings
it gives a weekday or a day without a year the one past is taken, as in news.
"""

import importlib.metadata
import json
import sys
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

UNITS = {"%": "percentage", "c": "celsius", "f": "fahrenheit", "pound": "pound-mass", "british pound": "pound sterling"}
SPELLED = {"meter": "metre", "kilometer": "kilometre", "centimeter": "centimetre", "liter": "litre"}


def main() -> None:
    """Reads rows, prints what recognizers-text finds in each, and last the seconds it took."""
    want = sys.argv[1]
    recognize = _dates() if want == "dates" else _quantities()
    recognize("Five km on Friday.", datetime(2020, 1, 1))  # compiles its patterns
    rows = [json.loads(line) for line in sys.stdin]
    start = time.process_time()
    found = [_found(recognize, row) for row in rows]
    seconds = time.process_time() - start
    for row, (items, raised) in zip(rows, found, strict=True):
        quantities, timexes = ([], items) if want == "dates" else (items, [])
        print(json.dumps({"id": row["id"], "quantities": quantities, "timexes": timexes, "raised": raised}))
    version = importlib.metadata.version("recognizers-text-suite")
    print(json.dumps({"about": {"name": f"recognizers-text {version}"}, "seconds": seconds}))


def _found(recognize: Callable[[str, datetime], list[dict[str, Any]]], row: Any) -> tuple[list[dict[str, Any]], Any]:  # noqa: ANN401
    day = datetime.fromisoformat((row.get("published") or "2020-01-01")[:10])
    try:
        return recognize(row["text"], day), None
    except Exception as error:  # whatever a peer raises counts as nothing found
        return [], repr(error)


def _dates() -> Callable[[str, datetime], list[dict[str, Any]]]:
    from recognizers_date_time import recognize_datetime

    def recognize(text: str, day: datetime) -> list[dict[str, Any]]:
        found = recognize_datetime(text, "en-us", reference=day)
        return [{"span": [one.start, one.end + 1], **_timex(one)} for one in found if one.resolution]

    return recognize


def _timex(one: Any) -> dict[str, str]:  # noqa: ANN401
    value = one.resolution["values"][0]
    kind = value["type"].removesuffix("range").upper()
    kind = {"DATETIME": "TIME", "DATE": "DATE", "TIME": "TIME"}.get(kind, kind)
    timex = str(value["timex"])
    if timex.endswith("_REF"):
        return {"type": "DATE", "value": timex}
    if timex.startswith("XXXX") and "start" in value:
        return {"type": kind, "value": value["start"][: len(timex)]}
    if "value" in value and value["type"] in ("date", "datetime"):
        return {"type": kind, "value": value["value"].replace(" ", "T")[: 10 if value["type"] == "date" else 16]}
    return {"type": kind, "value": timex}


def _quantities() -> Callable[[str, datetime], list[dict[str, Any]]]:
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import (
        recognize_age,
        recognize_currency,
        recognize_dimension,
        recognize_temperature,
    )

    kinds = (recognize_currency, recognize_dimension, recognize_age, recognize_temperature, recognize_percentage)

    def recognize(text: str, _day: datetime) -> list[dict[str, Any]]:
        found = [_quantity(one) for kind in kinds for one in kind(text, "en-us")]
        return _longest([one for one in [*found, *(_quantity(one) for one in recognize_number(text, "en-us"))] if one])

    return recognize


def _quantity(one: Any) -> dict[str, Any] | None:  # noqa: ANN401
    printed, unit = str((one.resolution or {}).get("value") or ""), (one.resolution or {}).get("unit")
    if one.type_name == "percentage":
        printed, unit = printed.removesuffix("%"), "%"
    name = str(unit or "").lower()
    if one.type_name == "age":
        name += " of age"
    try:
        value = float(printed.replace(",", ""))
    except ValueError:
        return None
    name = SPELLED.get(name, UNITS.get(name, name))
    return {"span": [one.start, one.end + 1], "low": value, "high": value, "unit": name}


def _longest(found: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    kept: list[dict[str, Any]] = []
    for one in sorted(found, key=lambda one: (one["span"][0] - one["span"][1], one["span"][0])):
        if all(one["span"][1] <= other["span"][0] or other["span"][1] <= one["span"][0] for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda one: one["span"])


if __name__ == "__main__":
    main()
