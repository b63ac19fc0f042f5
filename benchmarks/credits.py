"""Credits found and false alarms, on sentences of our own: ``python -m benchmarks.credits``.

``credits.jsonl``: a claim about an invented place with one outlet named in or beside it, credited (``outlet``) or not
(null). ``dev`` was tuned on. ``held`` was written afterwards, by the same hand; its first score was .633 of 30 found
and 2 of 20 false alarms. Its misses were then added to the words, so that it is held out no longer.
"""

import json
from pathlib import Path

from reportedly.archive.origins.credits import credits_for
from reportedly.archive.origins.outlets import Outlets
from reportedly.intake.sentences import sentences

SET = Path(__file__).with_name("credits.jsonl")
PUBLISHERS = (
    "Kestrel Herald|Lowland Gazette|Pell Valley Tribune|Ostrava Bay Courier|Varnish Press Agency|Nordhaven Wire|"
    "Quarry Lane Post|Istria Monitor-Echo|Tidewater Dispatch"
).split("|")


def credited(text: str, *, named: bool = False) -> set[str]:
    """The outlets credited for the sentence of ``text`` that has the claim; with ``named`` also those merely named."""
    outlets = Outlets(PUBLISHERS)
    claim = next(one for one in sentences(text) if "214" in one.of(text))
    return {
        one.outlet for one in credits_for(text, claim, "[]", outlets, "Another Paper", PUBLISHERS) if one.said or named
    }


def main(verbose: bool = False) -> None:
    """Recall and false alarms a part."""
    every = [json.loads(line) for line in SET.read_text(encoding="utf-8").splitlines()]
    for part in dict.fromkeys(row["part"] for row in every):
        of_part = [row for row in every if row["part"] == part]
        yes = [row for row in of_part if row["outlet"]]
        no = [row for row in of_part if not row["outlet"]]
        missed = [row["text"] for row in yes if row["outlet"] not in credited(row["text"])]
        false = [row["text"] for row in no if credited(row["text"])]
        print(
            f"{part}: credits found {1 - len(missed) / len(yes):.3f} of {len(yes)}, "
            f"false alarms {len(false)} of {len(no)}"
        )
        found = sum(row["outlet"] in credited(row["text"], named=True) for row in yes)
        wrong = sum(bool(credited(row["text"], named=True)) for row in no)
        print(f"  where the outlet has the claim too: {found / len(yes):.3f}, false alarms {wrong} of {len(no)}")
        if verbose:
            print(*(f"  missed {text}" for text in missed), *(f"  false {text}" for text in false), sep="\n")


if __name__ == "__main__":
    import sys

    main("-v" in sys.argv)
