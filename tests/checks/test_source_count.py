"""Passages for reportedly.checks.source_count."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    (
        "source-count-drift",
        "Hundreds were hurt, according to hospital sources in Vell. The figure, provided by an unnamed doctor at "
        "the hospital, could not be confirmed. “We are full,” the doctor said.",
        "2026-03-12",
        "inconsistent",
    ),
    (
        "source-count-drift",
        "Security sources told the Ostrava Post that the bridge was mined. “It is not safe,” the source said.",
        "2026-03-12",
        "inconsistent",
    ),
    (
        "source-count-drift",
        "Security sources told the Ostrava Post that the bridge was mined. One of the sources spoke by phone. “It "
        "is not safe,” the source said.",
        "2026-03-12",
        None,
    ),
    (
        "source-count-drift",
        "Officials said the road was closed. A ministry official met reporters. The official said it would open soon.",
        "2026-03-12",
        None,
    ),
    (
        "source-count-drift",
        "Officials said the road was closed. Another official said it was open. The official was tired.",
        "2026-03-12",
        None,
    ),
]


@pytest.mark.parametrize(("rule", "text", "published", "expected"), PASSAGES)
def test_source_count(rule, text, published, expected):
    """Protects: several sources that turn out to be one are caught, a second source introduced by itself is not."""
    assert verdict(rule, text, published) == expected
