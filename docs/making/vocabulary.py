"""``reference/vocabulary.md``: every vocabulary file, its columns and rows, and how to add one's own."""

import csv
from pathlib import Path

from docs.making.words import cell, table
from reportedly import vocab

HEAD = """\
# Vocabulary: the words and facts that rules use

Your paper's country has outlets, offices or loaded words that we lack, and you are no programmer. All are rows of
CSV files, and a folder of yours adds to them.

1. Make a folder, and in it a file with the name of the one you add to, such as `outlets.csv`.
2. Write the columns that ours has (the table below), and a row for each word. `source` is where you have it from:
   a style book, a law, "our desk, 2026". Save it as UTF-8; spreadsheets call it *CSV UTF-8*.
3. Say where the folder is: `REPORTEDLY_VOCAB_DIR=my/folder reportedly read report.html`.

Your rows come after ours, and columns of yours that we don't know are passed over. Where a file can't be read or
lacks a column, the program says which and stops (exit code 2). For standards editors there is
[an example](../howto/standards-editor.md#your-own-words). Of `verdicts.csv`, yours takes the place of ours.

A newsroom's rules (`profiles/*.csv`) are given by `--profile FILE` instead:
[what kind of witness?](../witness.md#how-it-is-told)
"""
_HERE = Path(__file__).parent
_FOLDER = Path(vocab.__file__).parent


def files() -> dict[str, tuple[str, str]]:
    """Of each file (without ``.csv``), what it is for, and what its rows are."""
    with (_HERE / "vocab_files.csv").open(encoding="utf-8", newline="") as lines:
        return {row["file"]: (row["for"], row["what"]) for row in csv.DictReader(lines)}


def page() -> str:
    """The page; raises ValueError where a file has no line, or a line no file."""
    told = files()
    there = {path.stem for path in _FOLDER.glob("*.csv")}
    if there != told.keys():
        raise ValueError(f"vocab_files.csv and vocab/ differ: {sorted(there ^ told.keys())}")
    parts = [HEAD]
    for part in dict.fromkeys(part for part, _ in told.values()):
        rows = [
            (f"`{name}.csv`", cell(what), ", ".join(f"`{column}`" for column in _columns(name)))
            for name, (of, what) in told.items()
            if of == part
        ]
        parts.append(f"## For {part}\n\n{table(('file', 'its rows', 'columns'), rows)}")
    return "\n".join(parts)


def _columns(name: str) -> list[str]:
    return [column for column in vocab.rows(name)[0] if column != "source"]
