"""Runs quantulum3 over texts, under the peer's own Python (see ``figures`` for the protocol).

Without its classifier, as its manual's plain ``pip install quantulum3`` gives it.
"""

import json
import sys
import time
import warnings
from typing import Any


def main() -> None:
    """Reads rows, prints what quantulum3 finds in each, and last the seconds it took."""
    import importlib.metadata

    warnings.simplefilter("ignore")
    from quantulum3 import parser

    parser.parse("Five km.")  # loads its units
    rows = [json.loads(line) for line in sys.stdin]
    start = time.process_time()
    found = [_found(parser, row["text"]) for row in rows]
    seconds = time.process_time() - start
    for row, (quantities, raised) in zip(rows, found, strict=True):
        print(json.dumps({"id": row["id"], "quantities": quantities, "timexes": [], "raised": raised}))
    version = importlib.metadata.version("quantulum3")
    print(json.dumps({"about": {"name": f"quantulum3 {version}"}, "seconds": seconds}))


def _found(parser: Any, text: str) -> tuple[list[dict[str, Any]], str | None]:  # noqa: ANN401  # not installed here
    try:
        return [_quantity(one) for one in parser.parse(text)], None
    except Exception as error:  # whatever a peer raises counts as nothing found
        return [], repr(error)


def _quantity(one: Any) -> dict[str, Any]:  # noqa: ANN401
    spread = one.uncertainty or 0.0
    unit = "" if one.unit.name == "dimensionless" else one.unit.name
    return {"span": list(one.span), "low": one.value - spread, "high": one.value + spread, "unit": unit}


if __name__ == "__main__":
    main()
