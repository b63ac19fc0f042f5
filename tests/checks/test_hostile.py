"""Whatever a report says, no rule breaks on it, no span leaves the text, and time does not run away."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.checks import run
from tests.checks.passages import case_of

PIECES = (
    "12 of the 40|, or 45 percent|in 2011|3 years ago|the 15th edition|born in June 1978|57|aged 0|zero|0|"
    "$4.2 million|€0|a third|half|twice|three times|doubled|from 5 to 0|rose 5% to|fell|by|. The|a margin of 6 points|"
    "between 40 and 60|a day|per 100,000|each|on average|in all|the other|a total of|Thursday, 5 March 2026|5 March|"
    "31 December 9999|1 January 0001|from 3 January to 17 February|45 days|km (19 miles)|12 kilometers|310 adults|"
    "margin of error of 0 points|; |: | — |(|)|“|”|-5|150 percent|in its fifth year|the 0th|dozens|tens of thousands|"
    "Ilse Maret, 57,|was 61|died|crowns|300 million florins ($100 million)|for every|to 1|up from|compared with|"
    "the war that began in 2014|anniversary|of whom|, including|only 10 of|50-state|1e308|½|１２|\n\n|said|"
    "999,999,999,999,999,999,999|, the ministry said on Monday,|according to police"
).split("|")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.sampled_from(PIECES), min_size=3, max_size=40).map(" ".join),
    st.sampled_from(("2026-03-12", "0001-01-01", "9999-12-31", None)),
)
def test_no_text_breaks_a_rule(text: str, published: str | None):
    """Numbers, dates and words of all kinds in any order, at both ends of the calendar."""
    for finding in run(case_of(text, published)):
        assert finding.spans
        assert all(0 <= span.start < span.end <= len(text) for span in finding.spans)
        assert 0 <= finding.confidence <= 1
        assert (finding.verdict == "not-checkable") == (finding.needs is not None) or finding.verdict != "inconsistent"
