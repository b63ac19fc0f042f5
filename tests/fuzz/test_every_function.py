"""Each public function of intake, attribution, figures, checks and export is fuzzed, or said here why not.

Functions of plain values are called with values made up from what their parameters are said to be. The others take
what only the program makes of a text: they are reached by the texts, files and records that the tests beside this one
make hostile, and here it is measured that they are.
"""

import json
import types
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import ReportedlyError
from reportedly.export import brat, docbin, explanation, ftm, polnear
from reportedly.export import json as json_out
from tests.fuzz import arguments, figuring, reaching, record_exports, records, tabling, taking, texts, valid, whole
from tests.fuzz.profiles import examples

PUBLIC = reaching.public()
PASSAGES = Path(__file__).parent / "passages.jsonl"
"""Texts that reach what the others don't, by the rules alone ("check") or by a whole reading ("read")."""
OWN_WORDS = {
    "attribution.nouns.core_of": "two lists of the same words",
    "attribution.nouns.name_in": "two lists of the same words",
    "attribution.coordinated.split_of": "two lists of the same words",
    "figures.number_words.digits_value": "what a numeral's pattern matched",
    "figures.timex.month_number": "a month's name, which a pattern matched",
    "figures.timex.feast": "a day as vocab/holidays.csv writes it",
    "checks.masks.slots": "kinds of figures as the rules' patterns name them",
    "checks.times.event_years.begins": "a unit that its rule knows",
    "export.cards.verdict_words": "a verdict",
    "export.claimreview.script": "JSON that claimreview.encode made",
    "export.sealed.text_of": "a file of the package",
    "export.sealed.head": "a style sheet of the package",
}
"""Not called with any words, since they are of a few that the program alone gives; they are reached with those."""
ELSEWHERE = {
    "figures.cues.cue": "a pattern of the program's own: tests/figures/test_gates.py",
    "intake.pdf_apart.serve": "the other process: bounds this one's memory and time",
    "intake.addresses.refusal": "addresses: tests/intake/test_fetch.py and tests/security",
    "intake.packed.unpacked": "fuzzed in tests/intake/test_packed.py",
    "intake.fetch.fetch": "opens a connection: tests/intake/test_fetch.py and tests/security",
    "intake.read.read_url": "fetches first, then as read_bytes",
    "intake.read.read_fetched": "of what was fetched, as read_bytes",
    "intake.read.read_stdin": "reads a stream, then as read_bytes",
    "intake.batch.open_input": "folders, standard input and URLs: tests/intake/test_batch.py; its files by open_file",
    "intake.batch.documents": "open_input with nothing stated",
    "intake.batch.is_batch": "looks at a path",
    "intake.batch.count": "looks at a path",
    "intake.batch.files": "lists a folder",
    "intake.detect.looks_feed": "asked of what was fetched; called here with any bytes",
    "intake.linked.json_of": "of pages with JSON-LD: tests/real/test_pages.py",
    "intake.parts.is_link": "of pages with lists of links: tests/real/test_pages.py",
    "intake.detect.looks_news": "asked of what was fetched: tests/real/test_formats.py",
    "intake.jsonfile.documents": "of a JSON file of many: tests/real/test_formats.py",
    "intake.odt.from_bytes": "tests/real/test_formats.py",
    "intake.pages.Line.height": "in the child process that reads PDFs",
    "intake.pages.paragraphs": "in the child process that reads PDFs",
    "intake.pages.printed_from": "in the child process that reads PDFs",
    "intake.pages.without_running_lines": "in the child process that reads PDFs",
    "export.dossier_pdf.encode": "0.3 s each: tests/export/test_dossier_pdf.py, hostile words too",
    "export.dossier_sheet.sheet": "of the PDF",
    "export.dossier_sheet.replaced": "of the PDF",
    "export.dossier_sheet.strings": "of the PDF",
    "export.series_plot.svg": "0.3 s each: tests/export/test_series_plot.py, hostile words too",
    "export.series_plot.png": "as svg",
    "export.trace_graph.png": "0.3 s each: tests/export/test_trace_graph.py, hostile words too",
    "export.tables_zip.write": "writes a folder: tests/export/test_tables.py; its bytes by Writing",
    "export.tables.Writer.add": "a protocol",
    "export.tables.Writer.end": "a protocol",
    "export.tables.described": "of no input",
    "figures.cells.Words.span": "a protocol",
    "figures.cells.Words.words": "a protocol",
    "export.schema.schema": "of no input",
    "export.schema.encode_schema": "of no input",
    "export.trace_json.schema": "of no input",
    "export.trace_json.encode_schema": "of no input",
    "export.dress.Dress.to": "the desk's links",
    "export.cards.Group.more_title": "of a report with hundreds of cards: tests/export/test_html_page.py",
    "export.dossier_dress.dressed": "by the type of a dossier's part; section calls it",
    "export.series_table.choice_of": "of a series over which a person chose: tests/export/test_series_plot.py",
    "intake.read.read_path": "reads a file, then as read_bytes",
    "export.csv.plain": "of each cell of every table: test_readings",
    "export.dossier_traces.found": "of a dossier with checks of others: tests/export/test_dossier_page.py",
    "export.series_places.Scale.ticks": "of the drawn picture: tests/export/test_series_plot.py",
    "export.trace_words.role_words": "tests/export/test_trace_words.py",
    "export.drain.Drain.tell": "zipfile's stream",
    "export.json.encode_failure": "of an error",
    "export.steps.schema.schema": "of no input",
    "export.steps.schema.encode_schema": "of no input",
}
"""Not fuzzed here, and where they are tested, or why they need not be."""
FEW = examples(3)
INNER = {
    "attribution.chains.steps.is_paper": "tests/attribution/test_chains.py",
    "attribution.gathering.Gathering.join": "tests/attribution/test_gathering.py",
    "attribution.gathering.Gathering.merge": "tests/attribution/test_gathering.py",
    "attribution.groups.hidden": "tests/attribution/test_gathering.py",
    "attribution.groups.together": "tests/attribution/test_gathering.py",
    "attribution.trail.Trail.replace": "tests/attribution/test_gathering.py",
    "attribution.variation.contradicts": "tests/attribution/test_gathering.py",
    "figures.day_values.week_of": "tests/figures/test_dates.py",
}
"""Called by what is fuzzed, of texts rarer than those here."""
CALLED = {
    name: made
    for name, function in PUBLIC.items()
    if name not in OWN_WORDS and name not in ELSEWHERE and not name.split(".")[-2][0].isupper()
    if (made := arguments.of(function)) is not None
}


def test_functions_of_plain_values():
    """Whatever words, bytes, figures and offsets within the text: they answer, or refuse in one line."""
    for name, made in CALLED.items():
        FEW(given(made)(answers(PUBLIC[name])))()


def answers(function):
    """A test that calls ``function`` with what is drawn for it."""

    def call(drawn):
        positional, named = drawn
        try:
            answer = function(*positional, **named)
            if isinstance(answer, types.GeneratorType):
                list(answer)
        except ReportedlyError as error:
            taking.check_line(error)

    return call


@FEW
@given(st.lists(texts.texts(3), min_size=5, max_size=9))
def test_any_words_in_traces_dossiers_and_series(words):
    """Every export of records whose names, titles and reasons are any words: made, well-formed, twice the same."""
    made = records.turned(words)
    for held, export in zip(made, RECORD_EXPORTS, strict=True):
        assert [export(one) for one in held] == [export(one) for one in held]
    record_exports.feed(words)


RECORD_EXPORTS = (record_exports.of_trace, record_exports.of_dossier, record_exports.of_series)


def work(folder):
    """One round of everything that is fuzzed."""
    for text in texts.PASSAGES[:-1]:
        reading = whole.read(text, "2025-09-05")
        if reading is not None:
            whole.check_reading(reading)
            whole.check_steps(reading)
            record_exports.of_corrections(reading, ["a", "b", "c", "d", "e", "f"])
    first = whole.read(texts.PASSAGES[0], "2025-09-05")
    whole.exports(first)
    assert json_out.decode(json_out.encode(first)) == first
    for module in (brat, docbin, ftm):
        assert b"".join(module.encode_many([first, first]))
    assert b"".join(polnear.encode_many([(first.document, first.attributions, [])])) == b""
    record_exports.feed(["a", "<b>"])
    for claim in whole.read(texts.PASSAGES[1]).claims:
        explanation.explanation(whole.read(texts.PASSAGES[1]), claim.id)
    for text in figuring.SEEDS:
        figuring.check(text, "2025-09-05")
    for rows in tabling.SEEDS:
        tabling.check(rows)
    for line in PASSAGES.read_text(encoding="utf-8").splitlines():
        passage = json.loads(line)
        if passage["by"] == "check":
            figuring.check(passage["text"], "2025-09-05")
        else:
            whole.read(passage["text"], "2025-09-05")
    for name, made in (valid.VALID | valid.FIXTURES).items():
        taking.take(name, made(), folder)
    for held, export in zip(records.made(), RECORD_EXPORTS, strict=True):
        for one in held:
            export(one)


def test_every_public_function_is_fuzzed(tmp_path):
    """A new public function must be reached by what is fuzzed, take values that can be made up, or be named above."""
    seen = reaching.reached(lambda: work(tmp_path))
    fuzzed = {name for name, function in PUBLIC.items() if function.__code__ in seen} | CALLED.keys()
    assert sorted(PUBLIC.keys() - fuzzed - ELSEWHERE.keys() - INNER.keys()) == []
    assert sorted((OWN_WORDS.keys() | ELSEWHERE.keys() | INNER.keys()) - PUBLIC.keys()) == []
