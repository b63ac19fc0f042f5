"""Runs textacy's direct quotations over articles, under the peer's own Python (see ``run`` for the protocol).

    … run_textacy.py --pipeline en_core_web_sm --pipeline .peers/pipeline/model-best --passes 3 < rows > predictions

The first pipeline that is there is used. Named entities are left out of it, since textacy asks for none of them.
With ``--by paragraph`` each paragraph is a document of its own, so that an odd quotation mark costs one paragraph.
"""

import argparse
import importlib.metadata
import json
import os
import re
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

BATCH = 32
LINE = re.compile(r"[^\n]*\S[^\n]*")


def main() -> None:
    """Reads rows from standard input, prints a line for each and one on the whole."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--pipeline", action="append", default=[], help="a name or folder; the first there is used")
    parser.add_argument("--passes", type=int, default=1)
    parser.add_argument("--by", choices=["document", "paragraph"], default="document")
    args = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    rows = [json.loads(line) for line in sys.stdin]
    nlp, about = load(args.pipeline)
    nlp("One sentence, so that nothing is loaded for the first article.")
    parts = [(row["id"], *part) for row in rows for part in units(row["text"], args.by)]
    seconds = []
    for _ in range(args.passes):
        started = time.process_time()
        parsed = nlp.pipe([text for *_, text in parts], batch_size=BATCH)
        found = [quotations(document, start) for document, (_, start, _) in zip(parsed, parts, strict=True)]
        seconds.append(time.process_time() - started)
    lines: dict[str, dict[str, Any]] = {
        row["id"]: {"id": row["id"], "attributions": [], "raised": None} for row in rows
    }
    for (id_, *_), (attributions, raised) in zip(parts, found, strict=True):
        lines[id_]["attributions"] += attributions
        lines[id_]["raised"] = lines[id_]["raised"] or raised
    for line in lines.values():
        print(json.dumps(line))
    print(json.dumps({"about": {**about, "unit": args.by}, "seconds": seconds}))


def units(text: str, by: str) -> list[tuple[int, str]]:
    """What textacy is given at a time, with where it begins: the text as it is, or its lines that hold anything."""
    if by == "document":
        return [(0, text)]
    return [(line.start(), line.group()) for line in LINE.finditer(text)]


def load(names: Sequence[str]) -> tuple[Any, dict[str, Any]]:
    """The first pipeline of ``names`` that is installed or a folder, and what there is to say of it."""
    import spacy

    for name in names:
        if spacy.util.is_package(name) or (Path(name) / "meta.json").exists():
            nlp = spacy.load(name, exclude=["ner"])
            about = {part: importlib.metadata.version(part) for part in ("textacy", "spacy")}
            made = Path(name).parent / "about.json"
            trained = json.loads(made.read_text(encoding="utf-8")) if made.exists() else {}
            return nlp, {**about, "pipeline": trained or f"{nlp.meta['name']} {nlp.meta['version']}"}
    raise SystemExit(f"no spaCy pipeline with tags and a parse: none of {', '.join(names)} is here")


def quotations(document: Any, start: int) -> tuple[list[dict[str, Any]], str | None]:  # noqa: ANN401  # spaCy's type
    """The direct quotations of a parsed text that begins at ``start``, as spans, and the error where textacy raised."""
    from textacy.extract import direct_quotations

    try:
        triples = list(direct_quotations(document))
    except Exception as error:  # whatever it raises is what is being counted
        return [], f"{type(error).__name__}: {error}"
    return [
        {
            "source": runs(triple.speaker, start),
            "cue": runs(triple.cue, start),
            "content": [[start + triple.content.start_char, start + triple.content.end_char]],
        }
        for triple in triples
    ], None


def runs(tokens: Iterable[Any], start: int) -> list[list[int]]:
    """Tokens of a text that begins at ``start`` as spans of characters; neighbours make one span."""
    spans: list[list[int]] = []
    last = None
    for token in sorted(tokens, key=lambda one: one.i):
        begin = start + token.idx
        end = begin + len(token.text)
        if last is not None and token.i <= last + 1:
            spans[-1][1] = end
        else:
            spans.append([begin, end])
        last = token.i
    return spans


if __name__ == "__main__":
    main()
