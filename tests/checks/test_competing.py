"""Passages for reportedly.checks.sources.competing."""

import pytest

from tests.checks.passages import verdict

PASSAGES = [
    ("The government said 120 people were killed. The opposition said 310 people were killed.", "not-checkable"),
    ("The government said 120 people were killed. The opposition said about 125 people were killed.", None),
    ("The government said 120 people were killed. The opposition said 310 people were arrested.", None),
    ("The government said 120 people were killed in Garth. The opposition said 310 people were killed in Velt.", None),
    ("The paper said thousands of soldiers had fled. The ministry said 12,000 soldiers had fled.", None),
    ("The paper said thousands of soldiers had fled. The ministry said 300 soldiers had fled.", "not-checkable"),
    ("“They go in groups of ten or twelve,” a deserter said. The ministry said 63 soldiers had gone.", None),
    ("She said most of the dead were children under five. The ministry said 86 people died.", None),
]


@pytest.mark.parametrize(("text", "expected"), PASSAGES)
def test_competing(text, expected):
    """Protects: figures of two voices are shown, not judged."""
    assert verdict("competing-figures", text) == expected
