"""Tables of invented reports (``tables.toml``): what is found in each, from the page's bytes to the findings."""

import tomllib
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

import pytest

from reportedly import checks, figures
from reportedly.intake import read
from reportedly.intake.sentences import sentences
from reportedly.model.claims import Finding
from reportedly.model.document import Document

TABLES = tomllib.loads(Path(__file__).with_suffix("").with_name("tables.toml").read_text(encoding="utf-8"))["table"]
TOLD = "The ministry at Pell gave the figures on Friday, and said that they would be looked at again."
MORE = "The mayor of Lower Pell, Idris Toll, said that he had heard nothing of it until the evening."


def _page(one: dict[str, Any]) -> bytes:
    """A page with the table between two paragraphs."""
    rows = [[escape(cell.strip()) for cell in row.split("|")] for row in one["rows"].splitlines()]
    lines = [
        "".join(f"<{tag}>{cell}</{tag}>" for cell in row)
        for tag, row in zip(_tags(rows, one.get("head", True)), rows, strict=True)
    ]
    caption = f"<caption>{escape(one['caption'])}</caption>" if "caption" in one else ""
    table = f"<table>{caption}{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"
    told = f"<p>{escape(one.get('told', TOLD))}</p><p>{TOLD}</p>"
    head = "<!DOCTYPE html><html lang=en><title>News from Pell</title>"
    return f"{head}<article><h1>News from Pell</h1>{told}{table}<p>{MORE}</p></article></html>".encode()


def _tags(rows: list[list[str]], head: bool) -> list[str]:
    return ["th" if head else "td", *["td"] * (len(rows) - 1)]


def found(document: Document) -> list[Finding]:
    """The findings of tables, without the encoder."""
    text = document.prose
    quantities = figures.quantities(text, figures.dates(text, None))
    tables = figures.tables(document, len(quantities))
    case = checks.Case(text=text, quantities=quantities, sentences=sentences(text), tables=tables)
    return [one for one in checks.run(case) if one.kind.startswith("table-")]


@pytest.mark.parametrize("one", TABLES, ids=lambda one: one["why"][:50])
def test_a_table_is_told_of_as_a_careful_reader_would(one: dict[str, Any]) -> None:
    """Protects what a reader is shown of a table: the errors in it, and nothing that is none."""
    document = read.read_bytes(_page(one), name="pell.html")
    findings = found(document)
    lines = [f"{item.kind} {item.verdict}: {item.working}" for item in findings]
    for wanted in one["says"]:
        start, _, working = wanted.partition(": ")
        assert any(line.startswith(start) and working in line for line in lines), (wanted, lines)
    loud = [line for line in lines if "inconsistent" in line or "not-checkable" in line]
    told = [wanted for wanted in one["says"] if " inconsistent:" in wanted or " not-checkable:" in wanted]
    assert len(loud) == len(told), loud
    for item in findings:
        assert item.spans == sorted(item.spans)
        assert all(document.words(span).strip() for span in item.spans)
        assert item.needs or item.verdict != "not-checkable"


def test_there_are_enough_of_them() -> None:
    """Protects the weight of the silent ones: an accusation that is none costs more than one that is missed."""
    silent = [one for one in TABLES if not any("inconsistent" in line or "not-check" in line for line in one["says"])]
    assert len(TABLES) >= 35
    assert len(silent) >= 15


def test_a_headlines_figure_that_the_table_has_is_not_asked_for() -> None:
    """Protects headlines over reports whose figures stand in a table alone."""
    rows = "District | Dead\nOrlec | 12\nBrod | 26\nTotal | 38"
    document = read.read_bytes(
        _page({"rows": rows, "told": "Floods came, and 7 villages are cut off."}), name="pell.html"
    )
    text = document.prose
    quantities = figures.quantities(text)
    case = checks.Case(text=text, quantities=quantities, sentences=sentences(text), title="38 dead in floods at Pell")
    assert [one.verdict for one in checks.run(case) if one.kind == "headline-body"] == ["inconsistent"]
    case = replace(case, tables=figures.tables(document, len(quantities)))
    assert [one.verdict for one in checks.run(case) if one.kind == "headline-body"] == []
