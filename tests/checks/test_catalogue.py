"""The catalogue, its documentation, and whole reports."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.checks import CATALOGUE, run
from reportedly.checks.__main__ import markdown
from reportedly.vocab import rows
from tests.checks.passages import case_of, findings

REPORT = """Between 40,000 and 60,000 residents of Qarth have fled, relief officials told Radio Vell.
The estimate, given by an unidentified aid official, points to a collapse. “Nobody is left,” the official said.
A return programme began in May, but only 5,100 people came back, barely 15 percent of the displaced residents.
As the siege enters its fourth year, it is unclear how the city can survive the flight of hundreds of families.
The siege began on 9 May 2024, when the bridges were closed."""


def test_docs_are_up_to_date():
    """Protects: docs/checks.md says what the rules say (`python -m reportedly.checks > docs/checks.md`)."""
    docs = Path(__file__).parents[2] / "docs" / "checks.md"
    assert docs.read_text(encoding="utf-8") == markdown()


def test_every_rule_explains_itself():
    """Protects: a rule has an id of its own and every field of its description."""
    assert len({rule.id for rule in CATALOGUE}) == len(CATALOGUE)
    for rule in CATALOGUE:
        assert all((rule.title, rule.needs, rule.rule, rule.tolerance, rule.example, rule.traps)), rule.id


def test_a_whole_report():
    """Protects: the checks that a report built on one unnamed source calls for, all at once and numbered in order."""
    found = findings(REPORT, "2026-05-12")
    assert [f.id for f in found] == [f"f{n}" for n in range(1, len(found) + 1)]
    assert {(f.kind, f.verdict) for f in found} == {
        ("magnitude-drift", "inconsistent"),
        ("share-of-total", "inconsistent"),
        ("source-count-drift", "inconsistent"),
        ("ordinal-year-of-event", "inconsistent"),
    }
    share = next(f for f in found if f.kind == "share-of-total")
    assert share.working == "5,100 ÷ 40,000…60,000 = 8.5–12.8 %, stated 15 %"


def test_without_a_date_of_publication():
    """Protects: what can't be counted without a date says that the date is missing."""
    found = next(f for f in findings(REPORT, None) if f.kind == "ordinal-year-of-event")
    assert (found.verdict, found.needs) == ("not-checkable", "the date of publication")


def test_known_events_need_their_cues():
    """Protects: "the war" means a known war only in a text that speaks of its parties."""
    text = "The war enters its fifth year."
    asked = next(f for f in findings(text, "2026-02-24") if f.kind == "ordinal-year-of-event")
    assert asked.verdict == "not-checkable"
    told = next(f for f in findings(f"Kyiv and Moscow traded fire. {text}", "2026-02-24") if f.spans)
    assert told.verdict == "consistent"


def test_vocabulary_rows_name_their_source():
    """Protects: every fact a check rests on says where it comes from."""
    for name in ("events", "counted", "conversions"):
        assert all(row["source"] for row in rows(name)), name


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from([*REPORT.split(), "12", "50%", "of", "the", "from", "to", "\n", "—", "($3", "million)"]),
        max_size=60,
    )
)
def test_spans_lie_in_the_text(words):
    """Protects: whatever the text, findings have spans inside it and a confidence between 0 and 1."""
    case = case_of(" ".join(words))
    for found in run(case):
        assert found.spans
        assert all(0 <= span.start < span.end <= len(case.text) for span in found.spans)
        assert 0 < found.confidence <= 1
